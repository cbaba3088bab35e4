//! The project's commands, run as `cargo xtask <command>`.
//!
//! Owns what each command is made of and how it is called; leaves finding and installing programs to `tools`,
//! starting them to `run`, and the steps of `cargo xtask test` to `suite`.

mod run;
mod suite;
mod tools;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use run::{Runner, say};
use tools::{Need, Tools};

const HELP: &str = "\
The commands of this project. Each installs the programs that it needs and that are missing.

  cargo xtask serve [-- <trunk arguments>]   the explorer on this machine, rebuilt when a file changes
  cargo xtask test  [--only <layer>]...      everything that must hold before a merge
                    [-- <filter>]            only the tests whose name contains the filter
  cargo xtask build [-- <trunk arguments>]   the release, into dist/
  cargo xtask publish <folder>               dist/ into a folder; never changes a version of the element that is there
  cargo xtask check                          the content only, in seconds
  cargo xtask new treatment <slug>           the skeleton of an article, to be filled in
  cargo xtask scale                          what sites of 12, 100 and 1,000 treatments cost, built into target/scale/
  cargo xtask screens [<folder>]             a picture of each page in dist/, width and theme, to be looked at
  cargo xtask tools                          install everything now, so that later commands start at once

Layers of the test: format, lint, test, content, build, browser.
Installed programs are kept in $TREATMENT_EXPLORER_TOOLS, or else in ~/.cache/treatment-explorer/tools.";

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let arguments: Vec<String> = arguments.collect();
    let outcome = root().and_then(|root| dispatch(&command, &arguments, root));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            say(&format!("\ncargo xtask {command} stopped: {message}"));
            ExitCode::FAILURE
        }
    }
}

/// The folder of the workspace: the parent of this crate's own.
fn root() -> Result<PathBuf, String> {
    let own = env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    PathBuf::from(own).parent().map(PathBuf::from).ok_or_else(|| "the xtask crate has no parent folder".to_owned())
}

fn dispatch(command: &str, arguments: &[String], root: PathBuf) -> Result<(), String> {
    match command {
        "serve" => {
            let runner = Tools::new(root)?.ready(&[Need::Bundle])?;
            fetch(&runner)?;
            say("Starting the explorer; trunk prints its address when the first build is done.");
            runner.run("trunk", &[&["serve", "--offline"], &after_dashes(arguments)?[..]].concat())
        }
        "build" => {
            let runner = Tools::new(root)?.ready(&[Need::Bundle, Need::Release])?;
            build(&runner, &after_dashes(arguments)?)
        }
        "check" => Runner::new(root).run("cargo", &["run", "--quiet", "--locked", "--", "check"]),
        "new" | "publish" => {
            let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
            let line = [&["run", "--quiet", "--locked", "--", command], &words[..]].concat();
            Runner::new(root).run("cargo", &line)
        }
        "scale" => {
            Runner::new(root).run("cargo", &["test", "--quiet", "--locked", "--profile", "bench", "--test", "scale"])
        }
        "test" => suite::test(root, arguments),
        "screens" => suite::screens(root, arguments),
        "tools" => {
            let runner =
                Tools::new(root)?.ready(&[Need::Bundle, Need::Release, Need::Browser, Need::Lints, Need::Readers])?;
            say("Everything is there. To call trunk yourself, without `cargo xtask`:");
            say(&format!("   export PATH=\"{}:$PATH\"", runner.describe_bins()));
            say("And to call cargo test yourself:");
            say(&format!("   {}", runner.describe_variables()));
            Ok(())
        }
        "" | "help" | "--help" | "-h" => {
            say(HELP);
            Ok(())
        }
        other => Err(format!("there is no command `{other}`.\n\n{HELP}")),
    }
}

/// The release in `dist/`: trunk compiles and bundles, its hook starts our own program for the pages.
fn build(runner: &Runner, extra: &[&str]) -> Result<(), String> {
    fetch(runner)?;
    runner.run("trunk", &[&["build", "--release", "--offline"], extra].concat())
}

/// Fetches the crates of the lockfile first, because trunk is told to stay offline:
/// it would otherwise look for programs of other versions by itself.
fn fetch(runner: &Runner) -> Result<(), String> {
    runner.run("cargo", &["fetch", "--quiet"])
}

/// The arguments behind `--`, for the program that is started.
fn after_dashes(arguments: &[String]) -> Result<Vec<&str>, String> {
    match arguments.split_first() {
        None => Ok(Vec::new()),
        Some((dashes, rest)) if dashes == "--" => Ok(rest.iter().map(String::as_str).collect()),
        Some((other, _)) => Err(format!("`{other}` is not known here; write `-- {other}` to hand it to trunk.")),
    }
}
