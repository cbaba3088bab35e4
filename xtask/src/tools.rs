//! The programs that this project needs: which, in which version, whether they are there, and how they come.
//!
//! A program of the right version on `PATH` is used; what is missing is installed into a cache outside the
//! working tree, one folder for each program and version. The recipes themselves are in `install`.

mod install;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::run::{Runner, describe_span, is_program, say, timed};

/// Trunk 0.22 needs a newer compiler than the oldest that we support.
const TRUNK: &str = "0.21.14";

/// What cuts a release into the parts that load by themselves; it must fit `wasm_split_helpers` in `Cargo.toml`.
const WASM_SPLIT: &str = "0.2.4";

/// The driver of Firefox, which Debian does not have.
const GECKODRIVER: &str = "0.37.1";

/// Where Debian puts the files of WordPress.
const WORDPRESS: &str = "/usr/share/wordpress";

/// Where it puts the server of its database, and what makes one; `PATH` leaves the first out for most people.
const MARIADB: [&str; 2] = ["/usr/sbin/mariadbd", "/usr/bin/mariadb-install-db"];

/// What a command needs from the machine.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// To compile and bundle the explorer.
    Bundle,
    /// To cut a release into the parts that load by themselves.
    Release,
    /// To look at the code: the formatter and the linter.
    Lints,
    /// To look at the explorer: a browser and its driver.
    Browser,
    /// To read what the explorer writes, with programs that are not ours: calendars and codes to be scanned.
    Readers,
}

/// One program, or one set of programs that comes together.
#[derive(Clone, PartialEq, Eq)]
enum Tool {
    WasmTarget,
    Components,
    Trunk,
    WasmBindgen(String),
    WasmSplit,
    Packages,
    Chromium,
    Firefox,
    Geckodriver,
    WordPress,
    Scanner,
}

impl Tool {
    fn needs(&self) -> &'static [Need] {
        match self {
            Self::Components => &[Need::Lints],
            Self::Chromium | Self::Firefox | Self::Geckodriver | Self::WordPress => &[Need::Browser],
            Self::Scanner => &[Need::Readers],
            Self::WasmSplit => &[Need::Release],
            Self::Packages => &[Need::Bundle, Need::Readers],
            Self::WasmTarget | Self::Trunk | Self::WasmBindgen(_) => &[Need::Bundle],
        }
    }

    fn name(&self) -> String {
        match self {
            Self::WasmTarget => "the compiler's WebAssembly target".to_owned(),
            Self::Components => "rustfmt and clippy".to_owned(),
            Self::Trunk => format!("trunk {TRUNK}"),
            Self::WasmBindgen(version) => format!("wasm-bindgen {version}"),
            Self::WasmSplit => format!("wasm-split {WASM_SPLIT}"),
            Self::Packages => "wasm-opt, terser, axe-core and readers of calendars".to_owned(),
            Self::Chromium => "Chromium and its driver".to_owned(),
            Self::Firefox => "Firefox".to_owned(),
            Self::WordPress => "WordPress with PHP and MariaDB".to_owned(),
            Self::Geckodriver => format!("geckodriver {GECKODRIVER}"),
            Self::Scanner => "the scanner zbarimg".to_owned(),
        }
    }

    /// How long an install took on two ordinary cores, rounded up.
    fn patience(&self) -> &'static str {
        match self {
            Self::Trunk => "compiled here: about 4 minutes",
            Self::WasmBindgen(_) => "compiled here: about 2 minutes, at the same time",
            Self::WasmSplit | Self::Geckodriver => "compiled here: about 1 minute",
            Self::Chromium | Self::Firefox | Self::WordPress => "about 1 minute",
            Self::WasmTarget | Self::Components | Self::Packages | Self::Scanner => "seconds",
        }
    }

    fn is_compiled(&self) -> bool {
        matches!(self, Self::Trunk | Self::WasmBindgen(_) | Self::WasmSplit | Self::Geckodriver)
    }
}

/// The cache of installed programs, and the way to it.
pub struct Tools {
    runner: Runner,
    cache: PathBuf,
}

impl Tools {
    pub fn new(root: PathBuf) -> Result<Self, String> {
        let cache = cache_folder(|name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from))?;
        Ok(Self { runner: Runner::new(root), cache })
    }

    /// Installs what is missing, and returns a runner that finds everything.
    pub fn ready(self, needs: &[Need]) -> Result<Runner, String> {
        let tools = [
            Tool::WasmTarget,
            Tool::Components,
            Tool::Packages,
            Tool::Chromium,
            Tool::Firefox,
            Tool::WordPress,
            Tool::Scanner,
            Tool::WasmBindgen(locked_version(&self.runner.root().join("Cargo.lock"), "wasm-bindgen")?),
            Tool::WasmSplit,
            Tool::Geckodriver,
            Tool::Trunk,
        ];
        let wanted: Vec<Tool> =
            tools.into_iter().filter(|tool| tool.needs().iter().any(|need| needs.contains(need))).collect();
        let missing: Vec<&Tool> = wanted.iter().filter(|tool| !self.is_there(tool)).collect();
        if !missing.is_empty() {
            self.install_all(&missing)?;
        }
        Ok(wanted.iter().fold(self.runner.clone(), |runner, tool| self.equip(runner, tool)))
    }

    fn install_all(&self, missing: &[&Tool]) -> Result<(), String> {
        say(&format!("To be installed, once for this machine, into {}:", self.cache.display()));
        for tool in missing {
            say(&format!("   {} ({})", tool.name(), tool.patience()));
        }
        let start = Instant::now();
        fs::create_dir_all(&self.cache)
            .map_err(|error| format!("the folder {} could not be made: {error}", self.cache.display()))?;
        let (compiled, ready_made): (Vec<&Tool>, Vec<&Tool>) =
            missing.iter().copied().partition(|tool| tool.is_compiled());
        for tool in ready_made {
            say(&format!("\nInstalling {}.", tool.name()));
            self.install_one(tool)?;
        }
        if !compiled.is_empty() {
            let names: Vec<String> = compiled.iter().map(|tool| tool.name()).collect();
            say(&format!("\nCompiling {}. Fans may turn.", names.join(" and ")));
        }
        // Together, because each of them has long stretches that keep only one core busy.
        std::thread::scope(|scope| {
            let installs: Vec<_> =
                compiled.into_iter().map(|tool| scope.spawn(move || self.install_one(tool))).collect();
            let outcomes: Vec<_> = installs.into_iter().map(std::thread::ScopedJoinHandle::join).collect();
            outcomes
                .into_iter()
                .try_for_each(|outcome| outcome.unwrap_or_else(|_| Err("an install broke off.".to_owned())))
        })?;
        say(&format!("Everything is installed, after {}.\n", describe_span(start.elapsed())));
        Ok(())
    }

    fn install_one(&self, tool: &Tool) -> Result<(), String> {
        timed(&tool.name(), || self.install(tool))?;
        if self.is_there(tool) { Ok(()) } else { Err(format!("{} was installed, but does not start.", tool.name())) }
    }

    fn is_there(&self, tool: &Tool) -> bool {
        match tool {
            Tool::WasmTarget => self
                .runner
                .read("rustc", &["--print", "target-libdir", "--target", "wasm32-unknown-unknown"])
                .is_some_and(|folder| Path::new(&folder).is_dir()),
            Tool::Components => {
                ["fmt", "clippy"].iter().all(|name| self.runner.read("cargo", &[name, "--version"]).is_some())
            }
            Tool::Trunk => self.is_cached("trunk", TRUNK) || self.says("trunk", &format!("trunk {TRUNK}")),
            Tool::WasmBindgen(version) => {
                self.is_cached("wasm-bindgen", version) || self.says("wasm-bindgen", &format!("wasm-bindgen {version}"))
            }
            Tool::WasmSplit => self.is_cached("wasm-split-cli", WASM_SPLIT),
            // Always our own: a lockfile pins what is minified and checked with, byte for byte.
            Tool::Packages => self.packages().is_some_and(|folder| folder.join("node_modules").is_dir()),
            Tool::Chromium => browser(&self.runner).is_some(),
            Tool::Firefox => firefox(&self.runner).is_some(),
            Tool::WordPress => {
                let php = self.runner.read("php", &["--modules"]);
                php.is_some_and(|modules| modules.lines().any(|line| line == "mysqli"))
                    && MARIADB.iter().all(|program| is_program(Path::new(program)))
                    && Path::new(WORDPRESS).join("wp-content/themes/twentytwentythree").is_dir()
            }
            Tool::Geckodriver => {
                self.is_cached("geckodriver", GECKODRIVER)
                    || self.says("geckodriver", &format!("geckodriver {GECKODRIVER}"))
            }
            Tool::Scanner => self.runner.read("zbarimg", &["--version"]).is_some(),
        }
    }

    /// Adds to the runner what a tool brings.
    fn equip(&self, runner: Runner, tool: &Tool) -> Runner {
        match tool {
            Tool::Trunk if self.is_cached("trunk", TRUNK) => runner.with_bin(self.folder("trunk", TRUNK).join("bin")),
            Tool::WasmBindgen(version) if self.is_cached("wasm-bindgen", version) => {
                runner.with_bin(self.folder("wasm-bindgen", version).join("bin"))
            }
            Tool::WasmSplit if self.is_cached("wasm-split-cli", WASM_SPLIT) => {
                runner.with_bin(self.folder("wasm-split-cli", WASM_SPLIT).join("bin"))
            }
            Tool::Packages => match self.packages() {
                Some(folder) => {
                    let modules = folder.join("node_modules");
                    runner
                        .with_bin(modules.join(".bin"))
                        .with_variable("TE_AXE", modules.join("axe-core/axe.min.js"))
                        .with_variable("TE_NODE_MODULES", modules)
                }
                None => runner,
            },
            Tool::Chromium => match browser(&runner) {
                Some((browser, driver)) => {
                    runner.with_variable("TE_CHROMIUM", browser).with_variable("TE_CHROMEDRIVER", driver)
                }
                None => runner,
            },
            Tool::Firefox => match firefox(&runner) {
                Some(browser) => runner.with_variable("TE_FIREFOX", browser),
                None => runner,
            },
            Tool::WordPress => runner.with_variable("TE_WORDPRESS", WORDPRESS),
            Tool::Geckodriver if self.is_cached("geckodriver", GECKODRIVER) => {
                runner.with_variable("TE_GECKODRIVER", self.folder("geckodriver", GECKODRIVER).join("bin/geckodriver"))
            }
            _ => runner,
        }
    }

    fn says(&self, program: &str, expected: &str) -> bool {
        self.runner
            .read(program, &["--version"])
            .is_some_and(|line| line == expected || line.starts_with(&format!("{expected} ")))
    }

    /// Invariant: a folder of this name is whole, for installs are made beside it and renamed at their end
    /// (`an_interrupted_install_is_not_taken_for_a_finished_one`).
    fn folder(&self, tool: &str, version: &str) -> PathBuf {
        self.cache.join(format!("{tool}-{version}"))
    }

    fn is_cached(&self, tool: &str, version: &str) -> bool {
        is_program(&self.folder(tool, version).join("bin").join(tool))
    }

    /// The folder of the npm packages, named after the contents of their lockfile.
    fn packages(&self) -> Option<PathBuf> {
        let lock = fs::read(self.runner.root().join("xtask/npm/package-lock.json")).ok()?;
        Some(self.folder("npm", &format!("{:016x}", fingerprint(&lock))))
    }
}

/// A browser and a driver of one major version on `PATH`.
fn browser(runner: &Runner) -> Option<(String, String)> {
    let (driver, driver_version) =
        ["chromedriver"].iter().find_map(|name| Some((*name, major(&runner.read(name, &["--version"])?)?)))?;
    ["chromium", "chromium-browser", "google-chrome"].iter().find_map(|name| {
        let version = major(&runner.read(name, &["--version"])?)?;
        (version == driver_version).then(|| ((*name).to_owned(), driver.to_owned()))
    })
}

/// A Firefox on `PATH`; its driver fits every version of the last years.
fn firefox(runner: &Runner) -> Option<&'static str> {
    ["firefox-esr", "firefox"].into_iter().find(|name| runner.read(name, &["--version"]).is_some())
}

/// The first whole number in a line such as `Chromium 156.0.8078.79 built on Debian`.
fn major(line: &str) -> Option<u32> {
    line.split_whitespace().find_map(|word| word.split_once('.')?.0.parse().ok())
}

/// Where installed programs are kept, from the environment that `read` gives.
fn cache_folder(read: impl Fn(&str) -> Option<PathBuf>) -> Result<PathBuf, String> {
    if let Some(folder) = read("TREATMENT_EXPLORER_TOOLS") {
        return Ok(folder);
    }
    read("XDG_CACHE_HOME")
        .or_else(|| Some(read("HOME")?.join(".cache")))
        .map(|folder| folder.join("treatment-explorer/tools"))
        .ok_or_else(|| {
            "neither HOME nor TREATMENT_EXPLORER_TOOLS names a folder for the installed programs.".to_owned()
        })
}

/// The version of a package in a `Cargo.lock`.
fn locked_version(lock: &Path, package: &str) -> Result<String, String> {
    let text = fs::read_to_string(lock).map_err(|error| format!("{} could not be read: {error}", lock.display()))?;
    version_in(&text, package).ok_or_else(|| format!("{} does not name {package}.", lock.display()))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

/// FNV-1a, 64 bits: tells two lockfiles apart; it guards against nothing.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cache_is_where_the_environment_says() {
        let with = |pairs: &'static [(&str, &str)]| {
            cache_folder(move |name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| PathBuf::from(value)))
        };
        assert_eq!(with(&[("TREATMENT_EXPLORER_TOOLS", "/t"), ("HOME", "/h")]), Ok("/t".into()));
        assert_eq!(with(&[("XDG_CACHE_HOME", "/x"), ("HOME", "/h")]), Ok("/x/treatment-explorer/tools".into()));
        assert_eq!(with(&[("HOME", "/h")]), Ok("/h/.cache/treatment-explorer/tools".into()));
        assert!(with(&[]).is_err());
    }

    #[test]
    fn the_locked_version_is_that_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "wasm"), None);
    }

    #[test]
    fn the_major_version_is_read_from_what_browsers_print() {
        assert_eq!(major("Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)"), Some(156));
        assert_eq!(major("ChromeDriver 156.0.8078.79 (abc)"), Some(156));
        assert_eq!(major("no number"), None);
    }
}
