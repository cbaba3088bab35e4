//! `outcome-promise`: no sentence promises an outcome.
//!
//! Bad: “You will notice firmer skin.” Good: “In one study, skin looked a little firmer [@ABLON18].”
//! Questions may ask with “will”, and what is said not to happen is no promise.

use super::{Found, Page, Rule, TEXTS};
use crate::content::finding::Severity;
use crate::content::lint::phrase::find_all;

pub const RULE: Rule = Rule { name: "outcome-promise", severity: Severity::Error, on: TEXTS, check };

const PROMISES: &[(&str, &str)] = &[
    ("will !not|never", "write “can” or “may”, or what a study saw, with its source"),
    ("you'll|it'll|they'll|we'll !not|never", "write “can” or “may”, or what a study saw, with its source"),
    (
        "great|amazing|excellent|fantastic|stunning|dramatic|beautiful|perfect|lasting result|results",
        "say what was measured, among how many people, with the source",
    ),
    ("all ~ patients|clients", "say how many of how many people, with the source"),
    ("every|each patient|client", "say how many of how many people, with the source"),
    ("clinically proven", "name the study and what it measured"),
    ("proven|guaranteed|sure to", "name the study and what it measured"),
    ("always works|work", "say how many of how many people it helped, with the source"),
    ("works for most", "say how many of how many people it helped, with the source"),
];

fn check(page: &Page<'_>) -> Vec<Found> {
    let sentences = page.passages.iter().flat_map(|passage| &passage.sentences);
    let mut found = Vec::new();
    for sentence in sentences.filter(|sentence| !sentence.question) {
        for (pattern, advice) in PROMISES {
            for hit in find_all(sentence, pattern).into_iter().filter(|hit| !sentence.denies(hit.from)) {
                let span = sentence.span_of(hit.from, hit.to);
                found.push(Found::new(span.clone(), format!("“{}” promises an outcome", page.quote(&span)), *advice));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lint::example::{by, found, hold};

    #[test]
    fn a_promise_is_found() {
        hold(&RULE, "You will notice firm skin.", "will", "In one study, skin looked a little firmer [@ABLON18].");
        assert_eq!(by(&RULE, "Our people saw Great Results."), ["Great Results"]);
    }

    #[test]
    fn questions_and_denials_promise_nothing() {
        assert_eq!(found("Will it hurt? It will not fill hollow cheeks. Nobody knows if it will last."), []);
    }
}
