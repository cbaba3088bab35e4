//! The claim linter: what may be said, and how (`design: honesty`), held rule by rule.
//!
//! Each rule stands in its own file in `rules`, with one example that it finds and one that it lets pass. A rule
//! looks at one [`Page`]; only `unequal-detail` looks at all articles at once. Rules have no clock: the day on which
//! the content is read is handed in. How records and Markdown are read into the catalog is not decided here.

#[cfg(test)]
mod example;
mod known;
#[cfg(test)]
mod mutation;
mod page;
mod phrase;
mod record;
mod rules;
mod text;

pub use known::{Known, claims, clinic_words};
pub use page::{Page, Sort};

use super::finding::Severity;
use rules::RULES;
use std::ops::Range;

/// A rule for one page.
pub struct Rule {
    /// Its name, as findings and the content guide give it.
    pub name: &'static str,
    /// How much its findings weigh.
    pub severity: Severity,
    /// The sorts of pages for which it holds.
    pub on: &'static [Sort],
    /// What it finds.
    pub check: fn(&Page<'_>) -> Vec<Found>,
}

/// What a rule found.
pub struct Found {
    /// The offending words, in bytes of the file.
    pub span: Range<usize>,
    /// What is wrong, in a sentence without an end mark.
    pub message: String,
    /// What to write instead.
    pub advice: String,
}

impl Found {
    /// A finding about the words at `span`.
    pub fn new(span: Range<usize>, message: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { span, message: message.into(), advice: advice.into() }
    }
}

/// Reports to its file what the rules find on one page.
pub fn lint(page: &Page<'_>) {
    for rule in RULES.iter().filter(|rule| rule.on.contains(&page.sort)) {
        for found in (rule.check)(page) {
            page.file.report_rule(rule.name, rule.severity, found.span, found.message, found.advice);
        }
    }
}

/// Reports to their files what the rules find that need all articles at once.
pub fn lint_together(articles: &[Page<'_>]) {
    rules::unequal_detail::check(articles);
}

/// The names of all rules.
#[cfg(test)]
fn names() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.name).chain([rules::unequal_detail::NAME])
}

#[cfg(test)]
mod tests {
    use super::names;
    use std::collections::BTreeSet;

    #[test]
    fn the_content_guide_tells_of_each_rule_and_of_no_other() {
        let guide = std::fs::read_to_string("docs/content-guide.md").unwrap();
        let rules = guide.split("## What may be said").nth(1).unwrap().split("\n## ").next().unwrap();
        let told: BTreeSet<_> = rules.split("\n- `").skip(1).map(|line| line.split('`').next().unwrap()).collect();
        assert_eq!(told, names().collect());
        assert_eq!(told.len(), names().count());
    }
}
