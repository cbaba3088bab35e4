//! `safe-without-harms`: nothing is called safe without a source that counted harms.
//!
//! Bad: “It is safe for most people.” Good: “Two reviews rate the risk as fairly low [@CHU21; @GOWDA21].”
//! “No side effects” says the same. A question may ask whether it is safe, and a sentence may say that it is not.

use super::{Found, Page, Rule, TEXTS};
use crate::content::finding::Severity;
use crate::content::lint::phrase::find;

pub const RULE: Rule = Rule { name: "safe-without-harms", severity: Severity::Error, on: TEXTS, check };

const SAFE: [&str; 3] = [
    "safe|safely|safer|safest|harmless",
    "no|without|zero|minimal side effects",
    "no|without|zero|minimal risk|risks|complications|downtime",
];

fn check(page: &Page<'_>) -> Vec<Found> {
    let sentences = page.passages.iter().flat_map(|passage| &passage.sentences);
    let found = sentences.filter(|sentence| !sentence.cited && !sentence.question).filter_map(|sentence| {
        let hits = SAFE.iter().filter_map(|pattern| find(sentence, pattern));
        let hit = hits.filter(|hit| !sentence.denies(hit.from)).min_by_key(|hit| hit.from)?;
        Some(Found::new(
            sentence.span_of(hit.from, hit.to),
            "this calls something safe without a source that counted harms",
            "name the harms, how often they were seen and among whom, with the source",
        ))
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lint::example::{by, found, hold};

    #[test]
    fn a_blanket_word_is_found() {
        let good = "Two reviews rate the risk as fairly low [@CHU21; @GOWDA21].";
        hold(&RULE, "It is safe for most people who are in good health.", "safe", good);
    }

    #[test]
    fn a_question_and_a_denial_are_let_pass() {
        assert_eq!(by(&RULE, "It has no side effects."), ["no side effects"]);
        assert_eq!(found("Is it safe? No treatment is safe in all cases."), []);
    }
}
