//! Examples for the tests of rules: a short article, and what the rules say of it.

use super::{Known, Page, Rule, Sort, claims, lint, lint_together};
use crate::content::finding::Finding;
use crate::content::names::Names;
use crate::content::source_file::SourceFile;

/// The conditions of our own content, a clinic, and a day.
fn known() -> Known {
    let file = SourceFile::new("claims.toml", &std::fs::read_to_string("content/claims.toml").unwrap());
    let names = |kind| Names::new(kind, "", false);
    let (conditions, contraries) = claims(&file, &names("concern"), &names("question"));
    let clinic = vec!["Example Dermatology".to_owned(), "100 Example Street".to_owned()];
    Known { conditions, contraries, clinic, today: Some("2026-11-25".to_owned()) }
}

/// A whole article: a text without front matter gets an empty one, and one without a heading is its section `what`.
pub fn article(text: &str) -> String {
    if text.starts_with("+++\n") {
        text.to_owned()
    } else if text.starts_with("## ") {
        format!("+++\n\n+++\n\n{text}\n")
    } else {
        format!("+++\n\n+++\n\n## What is it? {{#what}}\n\n{text}\n")
    }
}

/// What all rules find in these articles, those included that need all articles at once.
pub fn together(texts: &[String]) -> Vec<Finding> {
    read(texts, true)
}

/// The same for one article, as the name of the rule and the words it underlines.
pub fn in_article(text: &str) -> Vec<(String, String)> {
    in_words(text, read(&[text.to_owned()], true))
}

/// What the rules for one page find in an example, as the name of the rule and the words it underlines.
pub fn found(text: &str) -> Vec<(String, String)> {
    let text = article(text);
    let findings = read(std::slice::from_ref(&text), false);
    in_words(&text, findings)
}

/// The words that one rule underlines in an example.
pub fn by(rule: &Rule, text: &str) -> Vec<String> {
    found(text).into_iter().filter(|(name, _)| name == rule.name).map(|(_, words)| words).collect()
}

/// The rule finds these words in the bad example; in the good one no rule finds anything.
pub fn hold(rule: &Rule, bad: &str, words: &str, good: &str) {
    assert_eq!(by(rule, bad), [words], "{}", rule.name);
    assert_eq!(found(good), [], "{}", rule.name);
}

fn read(texts: &[String], at_once: bool) -> Vec<Finding> {
    let known = known();
    let files: Vec<_> = texts.iter().map(|text| SourceFile::new("treatments/example.md", text)).collect();
    let pages: Vec<_> = files.iter().map(|file| page(file, &known)).collect();
    pages.iter().for_each(lint);
    if at_once {
        lint_together(&pages);
    }
    drop(pages);
    files.into_iter().flat_map(SourceFile::into_findings).collect()
}

fn page<'a>(file: &'a SourceFile, known: &'a Known) -> Page<'a> {
    let text = file.text();
    let end = text[3..].find("\n+++\n").unwrap() + 3;
    Page::of_article(file, Sort::Article, (&text[4..=end], 4), (&text[end + 5..], end + 5), known)
}

fn in_words(text: &str, findings: Vec<Finding>) -> Vec<(String, String)> {
    findings.into_iter().map(|f| (f.rule.unwrap_or_default().to_owned(), text[f.span].to_owned())).collect()
}
