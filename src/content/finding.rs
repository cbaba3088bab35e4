//! A problem found in content, in words for the person who edits it, and how it is shown.
//!
//! What counts as a problem is decided where each kind of content is read.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use std::ops::Range;
use std::sync::Arc;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not built while it stands.
    Error,
    /// The site is built; somebody should look at it.
    Warning,
}

/// A problem found in content: where it is, what was found, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it weighs.
    pub severity: Severity,
    /// The file, from the folder above `content`: `content/areas.toml`.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// The offending text, in bytes of the file.
    pub span: Range<usize>,
    /// What was found, in a sentence without an end mark.
    pub message: String,
    /// The rule of the claim linter that found it; `None` where the content could not be read.
    pub rule: Option<&'static str>,
    /// What was expected.
    pub advice: String,
    /// The known word that is nearest to what was written.
    pub suggestion: Option<String>,
    /// Further lines of the file on which the same was found.
    pub also: Vec<usize>,
    /// The text of the file, to show the offending line.
    source: Arc<str>,
}

impl Finding {
    /// A finding about `span` of `source`. A span outside the text is moved to its nearest place inside.
    pub fn new(
        severity: Severity,
        file: &str,
        source: &Arc<str>,
        span: Range<usize>,
        message: String,
        advice: String,
    ) -> Self {
        let start = floor_to_char(source, span.start);
        let end = floor_to_char(source, span.end).max(start);
        let (line, column) = line_and_column(source, start);
        Self {
            severity,
            file: file.to_owned(),
            line,
            column,
            span: start..end,
            message,
            rule: None,
            advice,
            suggestion: None,
            also: Vec::new(),
            source: Arc::clone(source),
        }
    }

    /// The same finding with the rule that found it.
    #[must_use]
    pub fn by_rule(self, rule: &'static str) -> Self {
        Self { rule: Some(rule), ..self }
    }

    /// The same finding with the word that may have been meant.
    #[must_use]
    pub fn with_suggestion(self, suggestion: Option<String>) -> Self {
        Self { suggestion, ..self }
    }
}

/// The finding as a person reads it: what and where, the offending text underlined, what was expected,
/// and the word that may have been meant.
pub fn render(finding: &Finding, color: bool) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let shown = only_first_line(&finding.source, &finding.span);
    let snippet = Snippet::source(finding.source.as_ref())
        .path(finding.file.as_str())
        .annotation(AnnotationKind::Primary.span(shown));
    let title = level.primary_title(finding.message.as_str());
    let title = match finding.rule {
        Some(rule) => title.id(rule),
        None => title,
    };
    let mut group = title.element(snippet).element(Level::HELP.message(finding.advice.as_str()));
    if let Some(suggestion) = &finding.suggestion {
        group = group.element(Level::HELP.message(format!("did you mean `{suggestion}`?")));
    }
    if let Some(lines) = describe_lines(&finding.also) {
        group = group.element(Level::NOTE.message(lines));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group])
}

/// The further lines in words; a long list is cut short.
fn describe_lines(lines: &[usize]) -> Option<String> {
    let shown: Vec<_> = lines.iter().take(6).map(ToString::to_string).collect();
    match (lines.len(), shown.len()) {
        (0, _) => None,
        (1, _) => Some(format!("the same stands on line {}", shown.join(""))),
        (all, few) if all > few => {
            Some(format!("the same stands on lines {} and {} more", shown.join(", "), all - few))
        }
        _ => Some(format!("the same stands on lines {}", shown.join(", "))),
    }
}

/// A span over several lines is shown by its first one: the start is what an author looks for.
fn only_first_line(source: &str, span: &Range<usize>) -> Range<usize> {
    let text = source.get(span.clone()).unwrap_or("");
    let line = text.split(['\n', '\r']).next().unwrap_or("");
    span.start..span.start + line.len()
}

fn floor_to_char(source: &str, offset: usize) -> usize {
    let mut at = offset.min(source.len());
    while !source.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn line_and_column(source: &str, offset: usize) -> (usize, usize) {
    let before = source.get(..offset).unwrap_or(source);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.matches('\n').count() + 1;
    let column = before.get(line_start..).map_or(0, |text| text.chars().count()) + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(source: &str, span: Range<usize>) -> Finding {
        let source = Arc::from(source);
        Finding::new(Severity::Error, "a.toml", &source, span, "found".into(), "expected".into())
    }

    #[test]
    fn lines_and_columns_count_from_one_in_characters() {
        let at = |offset| {
            let found = finding("é = 1\nname = 2\n", offset..offset);
            (found.line, found.column)
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(3), (1, 3));
        assert_eq!(at(7), (2, 1));
        assert_eq!(at(99), (3, 1));
    }

    #[test]
    fn a_span_inside_a_letter_or_past_the_end_can_be_shown() {
        for span in [1..1, 1..2, 0..99, 50..60] {
            let shown = render(&finding("é", span), false);
            assert!(shown.contains("found") && shown.contains("expected"), "{shown}");
        }
        assert!(render(&finding("", 0..0), true).contains("a.toml"));
    }
}
