//! How each program comes onto the machine.
//!
//! Every install is made in a folder beside its place and renamed at its end; leaves to the parent module
//! whether an install is needed at all.

use std::fs;
use std::path::Path;

use super::{GECKODRIVER, TRUNK, Tool, Tools, WASM_SPLIT};
use crate::run::Runner;

/// What `wasm-bindgen` spends its time in: reading and writing modules.
const BUSY_IN_WASM_BINDGEN: [&str; 6] =
    ["walrus", "wasmparser", "wasm-encoder", "gimli", "id-arena", "wasm-bindgen-cli-support"];

impl Tools {
    /// Installs one tool, whatever is there already.
    pub(super) fn install(&self, tool: &Tool) -> Result<(), String> {
        match tool {
            Tool::WasmTarget => self.runner.run("rustup", &["target", "add", "wasm32-unknown-unknown"]),
            Tool::Components => self.runner.run("rustup", &["component", "add", "rustfmt", "clippy"]),
            // Without features trunk has no way to an encrypted connection: it serves on this machine only,
            // and its downloads are ours to make.
            Tool::Trunk => self.crate_program("trunk", "trunk", TRUNK, None, &[]),
            Tool::WasmBindgen(version) => {
                self.crate_program("wasm-bindgen-cli", "wasm-bindgen", version, None, &BUSY_IN_WASM_BINDGEN)
            }
            Tool::WasmSplit => self.crate_program(
                "wasm_split_cli_support",
                "wasm-split-cli",
                WASM_SPLIT,
                Some("build-binary"),
                &["wasmparser", "wasm-encoder", "wasm_split_cli_support"],
            ),
            Tool::Packages => self.npm_packages(),
            Tool::Chromium => self.debian_packages(&["chromium", "chromium-driver"]),
            Tool::Firefox => self.debian_packages(&["firefox-esr"]),
            Tool::WordPress => self.debian_packages(&[
                "wordpress",
                "wordpress-theme-twentytwentythree",
                "php-cli",
                "php-mysql",
                // Without the package around them, which would start a server of the machine.
                "mariadb-server-core",
                "mariadb-client-core",
            ]),
            Tool::Geckodriver => self.crate_program("geckodriver", "geckodriver", GECKODRIVER, None, &[]),
            Tool::Scanner => self.debian_packages(&["zbar-tools"]),
            Tool::PdfReader => self.debian_packages(&["poppler-utils"]),
        }
    }

    /// Compiles a program of the crates registry, in the profile that is done soonest.
    ///
    /// Most of a program of this kind reads arguments and copies files; optimizing that takes longer than it ever
    /// gives back. Only the crates in `busy` are optimized: they run at each build of the explorer.
    fn crate_program(
        &self,
        package: &str,
        program: &str,
        version: &str,
        feature: Option<&str>,
        busy: &[&str],
    ) -> Result<(), String> {
        let done = self.folder(program, version);
        let part = self.cache.join(format!("{program}-{version}.part"));
        let build = self.cache.join(format!("{program}-{version}.build.part"));
        let runner = Runner::new(self.cache.clone())
            .with_variable("CARGO_TARGET_DIR", &build)
            .with_variable("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .with_variable("CARGO_PROFILE_RELEASE_LTO", "off")
            .with_variable("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "64")
            .with_variable("CARGO_PROFILE_RELEASE_DEBUG", "0");
        let root = part.to_string_lossy().into_owned();
        let optimized: Vec<String> = busy
            .iter()
            .flat_map(|name| ["--config".to_owned(), format!("profile.release.package.{name}.opt-level=1")])
            .collect();
        let mut line =
            vec!["install", package, "--version", version, "--no-default-features", "--bin", program, "--root", &root];
        line.extend(feature.map(|feature| ["--features", feature]).into_iter().flatten());
        line.extend(optimized.iter().map(String::as_str));
        let locked = [&line[..], &["--locked"]].concat();
        if program == "trunk" {
            runner.run("cargo", &locked)?;
        } else {
            // In silence: it is compiled beside trunk, whose progress it would write over.
            line.push("--quiet");
            // The lockfile that some versions are published with names crates that were withdrawn since.
            if runner.read("cargo", &locked).is_none() {
                runner.run("cargo", &line)?;
            }
        }
        finish(&part, &done)?;
        // What stays behind costs disk space only.
        let _ = fs::remove_dir_all(build);
        Ok(())
    }

    fn npm_packages(&self) -> Result<(), String> {
        let done = self.packages().ok_or("xtask/npm/package-lock.json could not be read.")?;
        let part = self.cache.join("npm.part");
        fs::create_dir_all(&part).map_err(|error| format!("{} could not be made: {error}", part.display()))?;
        for name in ["package.json", "package-lock.json"] {
            fs::copy(self.runner.root().join("xtask/npm").join(name), part.join(name))
                .map_err(|error| format!("xtask/npm/{name} could not be copied: {error}"))?;
        }
        let runner = Runner::new(part.clone());
        if runner.read("npm", &["--version"]).is_none() {
            return Err("npm is not there: install Node.js 20 or newer.".to_owned());
        }
        runner.run("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"])?;
        finish(&part, &done)
    }

    fn debian_packages(&self, packages: &[&str]) -> Result<(), String> {
        let by_hand = format!("apt-get install {}", packages.join(" "));
        let is_root = self.runner.read("id", &["-u"]).is_some_and(|id| id == "0");
        let prefix: &[&str] = if is_root {
            &[]
        } else if self.runner.read("sudo", &["-n", "true"]).is_some() {
            &["sudo", "-n"]
        } else {
            return Err(format!("this needs an administrator: run `{by_hand}` as root, then start again."));
        };
        let apt = |arguments: &[&str]| {
            let quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"];
            let line = [prefix, &quiet, arguments].concat();
            self.runner.run(line[0], &line[1..])
        };
        apt(&["update"])?;
        apt(&[&["install", "-y", "--no-install-recommends"], packages].concat())
            .map_err(|error| format!("{error}\nOn a system other than Debian, put these on PATH yourself: {by_hand}"))
    }
}

/// Moves a whole install to its place.
fn finish(part: &Path, done: &Path) -> Result<(), String> {
    if done.exists() {
        fs::remove_dir_all(done).map_err(|error| format!("{} could not be replaced: {error}", done.display()))?;
    }
    fs::rename(part, done).map_err(|error| format!("{} could not be moved into place: {error}", part.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn an_interrupted_install_is_not_taken_for_a_finished_one() {
        let cache = std::env::temp_dir().join(format!("te-tools-{}", std::process::id()));
        let tools = Tools { runner: Runner::new(std::env::temp_dir()), cache: cache.clone() };
        let part = cache.join("gizmo-1.part");
        fs::create_dir_all(part.join("bin")).unwrap();
        fs::write(part.join("bin/gizmo"), "#!/bin/sh\n").unwrap();
        fs::set_permissions(part.join("bin/gizmo"), fs::Permissions::from_mode(0o755)).unwrap();
        assert!(!tools.is_cached("gizmo", "1"));
        // Left over from a copy that was cut off in the middle.
        fs::create_dir_all(tools.folder("gizmo", "1")).unwrap();
        assert!(!tools.is_cached("gizmo", "1"));
        finish(&part, &tools.folder("gizmo", "1")).unwrap();
        assert!(tools.is_cached("gizmo", "1"));
        fs::remove_dir_all(cache).unwrap();
    }
}
