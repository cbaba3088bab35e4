//! `unmeasured-outcome`: an outcome that nobody measured is not named.
//!
//! Bad: “It brings back your glow.” Good: “In one study, the surface became smoother [@ABLON18].”
//! Saying that nobody measured it is let pass.

use super::{Found, Page, Rule, TEXTS};
use crate::content::finding::Severity;
use crate::content::lint::phrase::find_all;

pub const RULE: Rule = Rule { name: "unmeasured-outcome", severity: Severity::Error, on: TEXTS, check };

const OUTCOMES: [&str; 13] = [
    "glow|glows|glowing|glowy",
    "radiance|radiant|radiantly",
    "luminous|luminosity",
    "dewy",
    "youthful*",
    "younger-looking",
    "look|looks|looking younger",
    "plump|plumps|plumping|plumper",
    "flawless*",
    "vitality|revitaliz*",
    "healthy-looking",
    "brighter|brightening|brightens",
    "supple|suppler",
];

fn check(page: &Page<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for sentence in page.passages.iter().flat_map(|passage| &passage.sentences) {
        for hit in OUTCOMES.iter().flat_map(|pattern| find_all(sentence, pattern)) {
            if sentence.denies(hit.from) {
                continue;
            }
            let span = sentence.span_of(hit.from, hit.to);
            found.push(Found::new(
                span.clone(),
                format!("“{}” is no outcome that a study measured", page.quote(&span)),
                "name what was measured, such as lines, texture, firmness or color, with the source",
            ));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lint::example::{found, hold};

    #[test]
    fn an_outcome_that_nobody_measured_is_found() {
        hold(&RULE, "It brings back your glow.", "glow", "In one study, the surface became smoother [@ABLON18].");
    }

    #[test]
    fn saying_that_nobody_measured_it_is_let_pass() {
        assert_eq!(found("No trial has measured glow."), []);
    }
}
