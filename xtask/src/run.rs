//! Starts programs: where they run, what they find on `PATH`, how their time is told.
//!
//! Leaves to the callers which programs are started and what their failure means.

use std::env;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Prints a line at once, also when the output goes to a file.
pub fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // A closed pipe is the reader's choice; the work goes on.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// A span for people: `0.4 s`, `38 s`, `4 min 02 s`.
pub fn describe_span(span: Duration) -> String {
    let seconds = span.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", span.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

/// Does a piece of work and says how long it took.
pub fn timed<T>(what: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    let start = Instant::now();
    let outcome = work();
    let verdict = if outcome.is_ok() { "done" } else { "failed" };
    say(&format!("   {what}: {verdict} after {}", describe_span(start.elapsed())));
    outcome
}

/// Starts programs in the workspace, with our tools first on `PATH`.
#[derive(Clone)]
pub struct Runner {
    root: PathBuf,
    /// Folders of programs, looked at before those of `PATH`.
    bins: Vec<PathBuf>,
    variables: Vec<(String, OsString)>,
}

impl Runner {
    pub fn new(root: PathBuf) -> Self {
        Self { root, bins: Vec::new(), variables: Vec::new() }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The same runner, finding programs in `folder` first.
    pub fn with_bin(mut self, folder: PathBuf) -> Self {
        if !self.bins.contains(&folder) {
            self.bins.insert(0, folder);
        }
        self
    }

    /// The same runner, with an environment variable for what it starts.
    pub fn with_variable(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.variables.push((name.to_owned(), value.into()));
        self
    }

    /// The folders that come first on `PATH`, as a shell writes them.
    pub fn describe_bins(&self) -> String {
        let folders: Vec<String> = self.bins.iter().map(|folder| folder.display().to_string()).collect();
        folders.join(":")
    }

    /// The variables that what is started finds in its environment, as a shell sets them.
    pub fn describe_variables(&self) -> String {
        let set = self.variables.iter().map(|(name, value)| format!("export {name}=\"{}\"", value.to_string_lossy()));
        set.collect::<Vec<_>>().join("; ")
    }

    /// Runs a program to its end; its output goes where ours goes.
    pub fn run(&self, program: &str, arguments: &[&str]) -> Result<(), String> {
        let status = self.command(program, arguments)?.status();
        judge(program, arguments, status.map(|status| status.code()))
    }

    /// Runs a program to its end, shows each line of its output as it comes, and hands it to `look` too.
    pub fn watch(&self, program: &str, arguments: &[&str], mut look: impl FnMut(&str)) -> Result<(), String> {
        let mut child = self
            .command(program, arguments)?
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("`{program}` could not be started: {error}"))?;
        if let Some(stdout) = child.stdout.take() {
            let mut reader = BufReader::new(stdout);
            let mut bytes = Vec::new();
            while reader.read_until(b'\n', &mut bytes).is_ok_and(|read| read > 0) {
                let line = String::from_utf8_lossy(&bytes);
                let line = line.trim_end_matches(['\n', '\r']);
                say(line);
                look(line);
                bytes.clear();
            }
        }
        judge(program, arguments, child.wait().map(|status| status.code()))
    }

    /// What a program prints, or nothing if it is not there or fails.
    pub fn read(&self, program: &str, arguments: &[&str]) -> Option<String> {
        let output = self.command(program, arguments).ok()?.stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    fn command(&self, program: &str, arguments: &[&str]) -> Result<Command, String> {
        let path = env::var_os("PATH").unwrap_or_default();
        let folders: Vec<PathBuf> = self.bins.iter().cloned().chain(env::split_paths(&path)).collect();
        let path = env::join_paths(&folders).map_err(|error| format!("a folder of tools has an odd name: {error}"))?;
        // Looked up here: the standard library's own search would use our PATH, not the child's.
        let file = folders.iter().map(|folder| folder.join(program)).find(|file| is_program(file));
        let mut command = Command::new(file.unwrap_or_else(|| PathBuf::from(program)));
        command.args(arguments).current_dir(&self.root).env("PATH", path);
        for (name, value) in env::vars_os() {
            let text = name.to_string_lossy();
            // What cargo tells us about this crate is not about the next one; left in place it rebuilds crates.
            if ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"].iter().any(|own| text.starts_with(own)) {
                command.env_remove(name);
            } else if text == "NO_COLOR" && !value.is_empty() {
                // Trunk takes only the word `true` here and stops at the usual `1`.
                command.env(name, "true");
            }
        }
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        Ok(command)
    }
}

/// Whether this is a file that may be executed.
pub fn is_program(file: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
    }
    #[cfg(not(unix))]
    {
        file.is_file()
    }
}

fn judge(program: &str, arguments: &[&str], code: std::io::Result<Option<i32>>) -> Result<(), String> {
    let said = format!("`{program} {}`", arguments.join(" "));
    match code {
        Ok(Some(0)) => Ok(()),
        Ok(Some(code)) => Err(format!("{said} ended with code {code}; the lines above say why.")),
        Ok(None) => Err(format!("{said} was interrupted.")),
        Err(error) => Err(format!("{said} could not be started: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_told_in_the_unit_a_person_would_use() {
        assert_eq!(describe_span(Duration::from_millis(440)), "0.4 s");
        assert_eq!(describe_span(Duration::from_secs(38)), "38 s");
        assert_eq!(describe_span(Duration::from_secs(242)), "4 min 02 s");
    }

    #[test]
    fn a_program_that_fails_is_named_with_its_code() {
        let runner = Runner::new(env::temp_dir());
        let message = runner.run("sh", &["-c", "exit 3"]).unwrap_err();
        assert!(message.contains("code 3") && message.contains("`sh -c exit 3`"), "{message}");
    }

    #[test]
    fn lines_are_watched_as_they_come() {
        let mut lines = Vec::new();
        let runner = Runner::new(env::temp_dir()).with_variable("TE_WORD", "two");
        runner
            .watch("sh", &["-c", "echo one; echo $TE_WORD"], |line| {
                lines.push(line.to_owned());
            })
            .unwrap();
        assert_eq!(lines, ["one", "two"]);
    }
}
