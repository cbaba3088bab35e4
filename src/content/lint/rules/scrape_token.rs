//! `scrape-token`: nothing is left of a page that a text was copied from.
//!
//! Bad: “It may not be a Trusted Source for people with acne.” Good: “It is not for skin with active acne [@AMIEA-MAN].”

use super::{ALL, Found, Page, Rule};
use crate::content::finding::Severity;
use crate::content::lint::phrase::find_all;
use crate::content::lint::text::Passage;
use std::ops::Range;

pub const RULE: Rule = Rule { name: "scrape-token", severity: Severity::Error, on: ALL, check };

const TOKENS: [&str; 16] = [
    "trusted source|sources",
    "learn|read|see|show more",
    "medically|clinically|fact reviewed|checked by",
    "click|tap here",
    "share on|this",
    "skip to content|main",
    "table of contents",
    "last updated|reviewed on",
    "image|photo|picture credit|courtesy",
    "getty images",
    "sign up",
    "subscribe|newsletter",
    "related|recommended articles|posts|reading",
    "advertisement|sponsored",
    "accept cookies",
    "healthline|webmd",
];

fn check(page: &Page<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for passage in &page.passages {
        let hits = passage.sentences.iter().flat_map(|sentence| {
            let hits = TOKENS.iter().flat_map(|pattern| find_all(sentence, pattern));
            hits.map(|hit| sentence.span_of(hit.from, hit.to)).collect::<Vec<_>>()
        });
        for span in hits.chain(left_marks(page, passage)) {
            found.push(Found::new(
                span.clone(),
                format!("“{}” is left over from another page", page.quote(&span)),
                "read what the source says, and write it in our own words with a chip, as in [@ALAM14]",
            ));
        }
    }
    found
}

/// Numbers of footnotes, such as `[1]`, and signs written for a browser, such as `&nbsp;`.
fn left_marks(page: &Page<'_>, passage: &Passage) -> Vec<Range<usize>> {
    let text = page.quote(&passage.span);
    let mut places = Vec::new();
    for (open, close) in [('[', ']'), ('&', ';')] {
        for (at, _) in text.match_indices(open) {
            let inner = text[at + 1..].split(close).next().unwrap_or("");
            let left = !inner.is_empty()
                && inner.len() < 8
                && at + 1 + inner.len() < text.len()
                && inner
                    .chars()
                    .all(|c| if open == '[' { c.is_ascii_digit() } else { c.is_ascii_alphanumeric() || c == '#' });
            if left {
                let start = passage.span.start + at;
                places.push(start..start + inner.len() + 2);
            }
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lint::example::{by, hold};

    #[test]
    fn what_is_left_of_another_page_is_found() {
        hold(
            &RULE,
            "It may not be a Trusted Source for people with active acne.",
            "Trusted Source",
            "It is not for skin with active acne [@AMIEA-MAN].",
        );
    }

    #[test]
    fn footnotes_and_links_of_other_pages_are_found() {
        assert_eq!(by(&RULE, "It helps[1] some&nbsp;people. Read more"), ["[1]", "&nbsp;", "Read more"]);
        assert_eq!(by(&RULE, "[Read about it](/treatments/) & see [@X; @Y]; it helps."), Vec::<String>::new());
    }
}
