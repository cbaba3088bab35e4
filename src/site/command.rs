//! The command line of the host program: `check` the content, `build` the site, or `publish` a release.

use super::publish::publish;
use super::today::today;
use super::write::{Purpose, build};
use crate::content::{self, CompiledSite, Severity};
use crate::domain::estimator::leave_one_trial_out;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

/// Runs `check`, `new`, `build` or `publish`; with anything else, says what there is.
///
/// `build` is called by Trunk after it has written its files: it reads `TRUNK_STAGING_DIR` (else `dist`),
/// `TRUNK_PUBLIC_URL` (else `/`) and `TRUNK_PROFILE`.
pub fn run(arguments: Vec<String>) -> ExitCode {
    let outcome =
        match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["check"] => compile("/").map(|site| {
                format!(
                    "Content is in order: {} treatments, {} areas, {} sources.",
                    site.catalog.treatments.len(),
                    site.catalog.areas.len(),
                    site.catalog.sources.len()
                )
            }),
            ["build"] => build_from_environment(),
            ["new", "treatment", slug] => new_treatment(slug),
            ["publish", to] => publish(Path::new("dist"), Path::new(to)).map(|files| format!("{files} files are new in {to}.")),
            _ => Err("Say `check` (content only), `new treatment <slug>`, `build` (after Trunk; see README.md), or `publish <folder>`."
                .to_owned()),
        };
    match outcome {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(said) => {
            eprintln!("{said}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the skeleton of a treatment that is not there yet.
fn new_treatment(slug: &str) -> Result<String, String> {
    let text = content::skeleton::treatment(slug, &today())?;
    let path = format!("content/treatments/{slug}.md");
    let mut file = std::fs::File::create_new(&path).map_err(|e| match e.kind() {
        std::io::ErrorKind::AlreadyExists => format!("{path} is there already; edit it, or choose another slug."),
        _ => format!("{path} cannot be written ({e})."),
    })?;
    file.write_all(text.as_bytes()).map_err(|e| format!("{path}: {e}"))?;
    Ok(format!("{path} is written. Fill in each line that holds ✎, then run `cargo xtask check`."))
}

fn build_from_environment() -> Result<String, String> {
    let variable = |name: &str, otherwise: &str| std::env::var(name).unwrap_or_else(|_| otherwise.to_owned());
    let dist = variable("TRUNK_STAGING_DIR", "dist");
    let mut base = variable("TRUNK_PUBLIC_URL", "/");
    if !base.ends_with('/') {
        base.push('/');
    }
    let purpose = match variable("TRUNK_PROFILE", "release").as_str() {
        "release" => Purpose::Release,
        _ => Purpose::Development,
    };
    let mut site = compile(&base)?;
    if purpose == Purpose::Release {
        site.catalog.quality = leave_one_trial_out(&site.evidence).map_err(|e| e.to_string())?;
    }
    build(&site, Path::new(&dist), &base, purpose)
}

/// Compiles `content/`, printing every finding.
fn compile(base: &str) -> Result<CompiledSite, String> {
    let compiled = content::compile_on(Path::new("content"), base, Some(&today()));
    for finding in &compiled.findings {
        eprintln!("{}", content::render(finding, false));
    }
    let errors = compiled.findings.iter().filter(|f| f.severity == Severity::Error).count();
    let findings = if errors == 1 { "finding" } else { "findings" };
    compiled.site.ok_or_else(|| format!("{errors} {findings} to mend in content/."))
}
