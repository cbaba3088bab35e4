//! `cargo xtask test`: the layers, their order, and the sum at the end.
//!
//! Owns which layer runs which program and when a run counts as whole; leaves counting to `totals`.

mod totals;

use std::path::PathBuf;
use std::time::Instant;

use crate::run::{Runner, describe_span, say};
use crate::tools::{Need, Tools};
use crate::{build, fetch};
use totals::Totals;

/// One kind of proof; the cheap ones come first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layer {
    Format,
    Lint,
    Test,
    Content,
    Build,
    Browser,
}

impl Layer {
    const ALL: [Self; 6] = [Self::Format, Self::Lint, Self::Test, Self::Content, Self::Build, Self::Browser];

    fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Lint => "lint",
            Self::Test => "test",
            Self::Content => "content",
            Self::Build => "build",
            Self::Browser => "browser",
        }
    }

    fn describe(self) -> &'static str {
        match self {
            Self::Format => "every file is formatted",
            Self::Lint => "clippy, on the host and for WebAssembly, finds nothing",
            Self::Test => "unit, property, golden, doc and tidy tests",
            Self::Content => "the content compiles without a finding",
            Self::Build => "the release builds, within its budgets, with every link good",
            Self::Browser => "what was built works in a real browser",
        }
    }

    fn need(self) -> Option<Need> {
        match self {
            Self::Format => Some(Need::Lints),
            // Clippy for WebAssembly needs the target, which comes with what bundles.
            Self::Lint | Self::Build => Some(Need::Bundle),
            Self::Browser => Some(Need::Browser),
            Self::Test => Some(Need::Readers),
            Self::Content => None,
        }
    }

    fn run(self, runner: &Runner, filter: Option<&str>, totals: &mut Totals) -> Result<(), String> {
        match self {
            Self::Format => runner.run("cargo", &["fmt", "--all", "--check"]),
            Self::Lint => {
                let deny = ["--", "-D", "warnings"];
                let host = ["clippy", "--workspace", "--all-targets", "--locked"];
                let wasm = ["clippy", "--target", "wasm32-unknown-unknown", "--locked"];
                runner.run("cargo", &[&host[..], &deny].concat())?;
                runner.run("cargo", &[&wasm[..], &deny].concat())
            }
            Self::Test => {
                let packages = ["test", "--locked", "-p", "treatment-explorer", "-p", "xtask"];
                tests(runner, self, &packages, filter, totals)
            }
            Self::Content => runner.run("cargo", &["run", "--quiet", "--locked", "--", "check"]),
            Self::Build => build(runner, &[]),
            Self::Browser => {
                built(runner)?;
                tests(runner, self, &["test", "--locked", "-p", "browser-tests"], filter, totals)
            }
        }
    }
}

/// Runs the layers that the arguments ask for, and stops at the first that fails.
pub fn test(root: PathBuf, arguments: &[String]) -> Result<(), String> {
    let (layers, filter) = wanted(arguments)?;
    let start = Instant::now();
    let mut needs: Vec<Need> = layers.iter().filter_map(|layer| layer.need()).collect();
    if layers.contains(&Layer::Lint) || layers.contains(&Layer::Browser) {
        // Clippy comes with the formatter, and the accessibility checker with what bundles.
        needs.extend([Need::Bundle, Need::Lints]);
    }
    if layers.contains(&Layer::Build) {
        needs.push(Need::Release);
    }
    let runner = Tools::new(root)?.ready(&needs)?;
    let mut totals = Totals::default();
    let mut spans = Vec::new();
    for (index, layer) in layers.iter().enumerate() {
        say(&format!("\n== {} of {}: {} ({})", index + 1, layers.len(), layer.name(), layer.describe()));
        let begun = Instant::now();
        layer.run(&runner, filter.as_deref(), &mut totals).map_err(|error| {
            format!("the layer `{}` failed after {}.\n{error}", layer.name(), describe_span(begun.elapsed()))
        })?;
        let span = describe_span(begun.elapsed());
        say(&format!("== {}: good, after {span}", layer.name()));
        spans.push((*layer, span));
    }
    say(&format!("\nEverything asked for is good, after {}:", describe_span(start.elapsed())));
    for (layer, span) in &spans {
        let count = totals.of(layer.name()).map_or(String::new(), |count| format!(", {count} tests"));
        say(&format!("   {:8} {span}{count}", layer.name()));
    }
    let left_out: Vec<&str> =
        Layer::ALL.iter().filter(|layer| !layers.contains(layer)).map(|layer| layer.name()).collect();
    if !left_out.is_empty() {
        say(&format!("PARTIAL RUN: not run: {}.", left_out.join(", ")));
    }
    if let Some(filter) = &filter {
        say(&format!("PARTIAL RUN: only tests whose name contains `{filter}`."));
    }
    say(&totals.last_line(left_out.is_empty() && filter.is_none()));
    Ok(())
}

/// Draws the pages of `dist/` at every width and theme, into a folder of the caller's choice.
pub fn screens(root: PathBuf, arguments: &[String]) -> Result<(), String> {
    let into = match arguments {
        [] => "target/browser/screens",
        [folder] => folder.as_str(),
        _ => return Err("name one folder for the pictures, or none.".to_owned()),
    };
    // Relative to where the command was typed, not to where cargo runs the program.
    let into = std::path::absolute(into).map_err(|error| format!("`{into}` is no folder: {error}"))?;
    let runner = Tools::new(root)?.ready(&[Need::Browser])?;
    built(&runner)?;
    fetch(&runner)?;
    let into = into.to_string_lossy();
    runner.run("cargo", &["run", "--quiet", "--locked", "-p", "browser-tests", "--bin", "screens", "--", &into])
}

/// Runs a test program of cargo, counts what it says, and refuses a run in which something was skipped.
fn tests(
    runner: &Runner,
    layer: Layer,
    arguments: &[&str],
    filter: Option<&str>,
    totals: &mut Totals,
) -> Result<(), String> {
    let mut line: Vec<&str> = arguments.to_vec();
    line.extend(filter.map(|filter| ["--", filter]).into_iter().flatten());
    let outcome = runner.watch("cargo", &line, |said| totals.read(layer.name(), said));
    outcome.and_then(|()| totals.whole(layer.name(), filter.is_some()))
}

/// Refuses to look at nothing.
fn built(runner: &Runner) -> Result<(), String> {
    if runner.root().join("dist/index.html").is_file() {
        Ok(())
    } else {
        Err("there is no dist/ to look at: run `cargo xtask test --only build` first.".to_owned())
    }
}

/// The layers and the filter that the arguments name; all layers where they name none.
fn wanted(arguments: &[String]) -> Result<(Vec<Layer>, Option<String>), String> {
    let mut layers = Vec::new();
    let mut rest = arguments.iter();
    let mut filter = None;
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--only" => {
                let name = rest.next().map_or("", String::as_str);
                let layer = Layer::ALL.into_iter().find(|layer| layer.name() == name);
                layers.push(layer.ok_or_else(|| {
                    let names = Layer::ALL.map(Layer::name).join(", ");
                    format!("there is no layer `{name}`; write one of {names}.")
                })?);
            }
            "--" => {
                filter = rest.next().cloned();
                if let Some(more) = rest.next() {
                    return Err(format!("one filter is enough; `{more}` is too much."));
                }
            }
            other => {
                return Err(format!("`{other}` is not known here; see `cargo xtask help`."));
            }
        }
    }
    let layers = match (layers.is_empty(), &filter) {
        (false, _) => Layer::ALL.into_iter().filter(|layer| layers.contains(layer)).collect(),
        // A filter names tests: the other layers have none.
        (true, Some(_)) => vec![Layer::Test, Layer::Browser],
        (true, None) => Layer::ALL.to_vec(),
    };
    Ok((layers, filter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(arguments: &[&str]) -> Result<Vec<&'static str>, String> {
        let arguments: Vec<String> = arguments.iter().map(|word| (*word).to_owned()).collect();
        Ok(wanted(&arguments)?.0.into_iter().map(Layer::name).collect())
    }

    #[test]
    fn nothing_asked_is_everything() {
        assert_eq!(names(&[]).unwrap(), Layer::ALL.map(Layer::name));
    }

    #[test]
    fn layers_run_in_their_own_order_and_once() {
        assert_eq!(names(&["--only", "browser", "--only", "build", "--only", "build"]).unwrap(), ["build", "browser"]);
    }

    #[test]
    fn a_filter_is_for_the_layers_that_have_tests() {
        assert_eq!(names(&["--", "slider"]).unwrap(), ["test", "browser"]);
        assert_eq!(names(&["--only", "browser", "--", "slider"]).unwrap(), ["browser"]);
    }

    #[test]
    fn a_wrong_word_is_named_with_what_would_be_right() {
        assert!(names(&["--only", "lints"]).unwrap_err().contains("format, lint, test"));
        assert!(names(&["slider"]).unwrap_err().contains("`slider`"));
        assert!(names(&["--", "one", "two"]).unwrap_err().contains("`two`"));
    }
}
