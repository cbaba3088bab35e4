//! `unequal-detail`: treatments are told in equal detail, so that none looks better for what is left out.
//!
//! Bad: an article without a fact for `pain`, or one half as long as the others. Good: the same facts for each, and
//! “not known” where nothing was found.
//! A missing fact is an error. How long the prose of the sections is that every article has is a warning, from three
//! articles on: it stays within a quarter of their median.

use super::{Found, Page};
use crate::content::finding::Severity;
use crate::content::names::one_of;
use crate::content::skeleton::FACTS;
use std::collections::BTreeMap;

pub const NAME: &str = "unequal-detail";

/// The sections that every article has, without those that hold tools and links only.
const SECTIONS: [&str; 9] = ["what", "facts", "benefits", "areas", "how", "safety", "aftercare", "sessions", "lasts"];

pub fn check(articles: &[Page<'_>]) {
    for page in articles {
        if let Some(found) = missing_facts(page) {
            page.file.report_rule(NAME, Severity::Error, found.span, found.message, found.advice);
        }
    }
    let lengths: Vec<_> = articles.iter().map(words).collect();
    if articles.len() < 3 {
        return;
    }
    let all = median(lengths.iter().map(|sections| sections.values().sum()).collect());
    for (page, sections) in articles.iter().zip(&lengths) {
        let own: usize = sections.values().sum();
        if own * 4 >= all * 3 && own * 4 <= all * 5 {
            continue;
        }
        let farthest = SECTIONS.iter().max_by_key(|section| {
            let usual = median(lengths.iter().map(|other| other.get(**section).copied().unwrap_or(0)).collect());
            sections.get(**section).copied().unwrap_or(0).abs_diff(usual)
        });
        let (name, section) = (name_of(page), farthest.copied().unwrap_or_default());
        page.file.report_rule(
            NAME,
            Severity::Warning,
            name,
            format!("this article has {own} words, and half of all have more than {all}"),
            format!(
                "bring it to between {} and {} words; it differs most in {{#{section}}}",
                (all * 3).div_ceil(4),
                all * 5 / 4
            ),
        );
    }
}

fn missing_facts(page: &Page<'_>) -> Option<Found> {
    let stated: Vec<_> = page.table("fact").map(|fact| fact.text("key")).collect();
    let missing: Vec<_> = FACTS.into_iter().map(|(key, _)| key).filter(|key| !stated.contains(key)).collect();
    (!missing.is_empty()).then(|| {
        Found::new(
            name_of(page),
            format!("this treatment does not state each fact that the others state: no {}", one_of(&missing)),
            "add a `[[fact]]` with that `key`; where nothing was found, say so and set found = false",
        )
    })
}

/// Where the article says what it is about.
fn name_of(page: &Page<'_>) -> std::ops::Range<usize> {
    let name = page.table("").find_map(|top| top.field("name"));
    name.map_or(0..0, |field| field.span.clone())
}

/// The words of each section.
fn words(page: &Page<'_>) -> BTreeMap<&'static str, usize> {
    let count = |section| page.section(section).flat_map(|p| &p.sentences).map(|s| s.words.len()).sum();
    SECTIONS.iter().map(|section| (*section, count(section))).collect()
}

/// The middle value; of an even number of values, the lower of the two in the middle.
fn median(mut values: Vec<usize>) -> usize {
    values.sort_unstable();
    values.get(values.len().saturating_sub(1) / 2).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lint::example::together;

    fn article(facts: &[(&str, &str)], words: usize) -> String {
        let facts: Vec<_> =
            facts.iter().map(|(key, _)| format!("[[fact]]\nkey = \"{key}\"\nsources = [\"X\"]\n")).collect();
        let facts = facts.concat();
        format!("+++\nname = \"A\"\n{facts}+++\n\n## What {{#what}}\n\n{}.\n", "word ".repeat(words).trim())
    }

    #[test]
    fn a_missing_fact_and_another_length_are_found() {
        let found = together(&[article(&FACTS, 100), article(&FACTS, 120), article(&FACTS[1..], 60)]);
        let messages: Vec<_> = found.iter().map(|f| (f.severity, f.message.as_str())).collect();
        let expected = [
            (Severity::Error, "this treatment does not state each fact that the others state: no `regulatory`"),
            (Severity::Warning, "this article has 60 words, and half of all have more than 100"),
        ];
        assert_eq!(messages, expected);
        assert!(found.iter().all(|f| f.rule == Some(NAME)));
    }

    #[test]
    fn equal_detail_is_let_pass_and_two_articles_have_no_median() {
        assert_eq!(together(&[article(&FACTS, 100), article(&FACTS, 120), article(&FACTS, 80)]), []);
        assert_eq!(together(&[article(&FACTS, 100), article(&FACTS, 20)]), []);
    }
}
