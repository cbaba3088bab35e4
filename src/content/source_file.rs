//! A content file being read, with what was found in it so far.

use super::finding::{Finding, Severity};
use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

/// A value with the place in the file where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its place, in bytes of the file.
    pub span: Range<usize>,
}

/// A content file with the findings about it.
///
/// Findings are collected behind a shared reference, so that readers of its parts can all report.
pub struct SourceFile {
    path: String,
    text: Arc<str>,
    findings: RefCell<Vec<Finding>>,
    muted: Cell<bool>,
}

impl SourceFile {
    /// A file with this text, called `content/<name>` in findings.
    pub fn new(name: &str, text: &str) -> Self {
        Self {
            path: format!("content/{name}"),
            text: Arc::from(text),
            findings: RefCell::default(),
            muted: Cell::new(false),
        }
    }

    /// Reads `name` in the content folder `root`. A file that is missing or unreadable is an empty one with a
    /// finding; nothing else is reported about it.
    pub fn read(root: &Path, name: &str) -> Self {
        let bytes = match std::fs::read(root.join(name)) {
            Ok(bytes) => bytes,
            Err(error) => {
                let file = Self::new(name, "");
                let message = if error.kind() == std::io::ErrorKind::NotFound {
                    "this file is missing".to_owned()
                } else {
                    format!("this file cannot be read ({error})")
                };
                file.report(0..0, message, "put it back, or undo its removal");
                file.mute();
                return file;
            }
        };
        match String::from_utf8(bytes) {
            Ok(text) => Self::new(name, &text),
            Err(error) => {
                let good = error.utf8_error().valid_up_to();
                let file = Self::new(name, &String::from_utf8_lossy(error.as_bytes()));
                file.report(
                    good..good + '\u{fffd}'.len_utf8(),
                    "this character is damaged",
                    "save the file with the encoding UTF-8",
                );
                file.mute();
                file
            }
        }
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Reports what must be changed before the site can be built.
    pub fn report(&self, span: Range<usize>, message: impl Into<String>, advice: impl Into<String>) {
        self.report_near(span, message, advice, None);
    }

    /// Reports as [`Self::report`] does, with the known word that may have been meant.
    pub fn report_near(
        &self,
        span: Range<usize>,
        message: impl Into<String>,
        advice: impl Into<String>,
        suggestion: Option<String>,
    ) {
        if self.muted.get() {
            return;
        }
        let finding = Finding::new(Severity::Error, &self.path, &self.text, span, message.into(), advice.into());
        self.findings.borrow_mut().push(finding.with_suggestion(suggestion));
    }

    /// Reports as [`Self::report_near`] does, but once for the file: where the same was reported before, only
    /// its line is noted. For names that are used in many places and go wrong in one.
    pub fn report_once(&self, span: Range<usize>, message: String, advice: String, suggestion: Option<String>) {
        if let Some(first) = self.findings.borrow_mut().iter_mut().find(|f| f.message == message) {
            let line = self.line(span.start);
            if first.line != line && first.also.last() != Some(&line) {
                first.also.push(line);
            }
            return;
        }
        self.report_near(span, message, advice, suggestion);
    }

    /// The line on which the byte `offset` stands, counted from 1.
    pub fn line(&self, offset: usize) -> usize {
        self.text.get(..offset).map_or(0, |before| before.matches('\n').count()) + 1
    }

    /// Reports what a rule of the claim linter found.
    pub fn report_rule(
        &self,
        rule: &'static str,
        severity: Severity,
        span: Range<usize>,
        message: String,
        advice: String,
    ) {
        if !self.muted.get() {
            let finding = Finding::new(severity, &self.path, &self.text, span, message, advice);
            self.findings.borrow_mut().push(finding.by_rule(rule));
        }
    }

    /// From here on nothing is reported: what follows would only repeat a finding that is there.
    pub fn mute(&self) {
        self.muted.set(true);
    }

    /// Whether the file could be read as far as findings about missing parts make sense.
    pub fn is_whole(&self) -> bool {
        !self.muted.get()
    }

    /// All findings, in the order of the file.
    pub fn into_findings(self) -> Vec<Finding> {
        let mut findings = self.findings.into_inner();
        findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
        findings
    }
}
