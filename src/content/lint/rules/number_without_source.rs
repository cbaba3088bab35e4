//! `number-without-source`: every number stands in a sentence that names its source.
//!
//! Bad: “The redness fades in 3 days.” Good: “The redness fades in 3 days [@CHU21].”
//! In a list or table, a chip anywhere in the item or row is enough. A number that is a word counts when something is
//! counted in it: “two sessions”; so does “most people”. The emergency number 911 is no claim, and neither is what was not found: “no trial of
//! two sessions”.

use super::{Found, Page, Rule, TEXTS};
use crate::content::finding::Severity;
use crate::content::lint::phrase::find;
use crate::content::lint::text::{Kind, Sentence};

pub const RULE: Rule = Rule { name: "number-without-source", severity: Severity::Error, on: TEXTS, check };

const COUNTED: [&str; 4] = [
    "# session*|day|days|week|weeks|month|months|year|years|minute|minutes|hour|hours|people|patients|study|studies|trials|percent|times",
    "# _ session*|day|days|week|weeks|month|months|year|years|minute|minutes|hour|hours|people|patients|study|studies|trials|percent|times",
    "most|half|majority people|patients|women|men",
    "half|third|quarter|majority of ~ people|patients|women|men",
];

fn check(page: &Page<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for passage in page.passages.iter().filter(|p| p.kind != Kind::Heading) {
        // A record of another table names its sources, or was refused where it was read.
        let elsewhere = passage.kind == Kind::Field && !["", "comparison"].contains(&page.table_of(passage));
        if elsewhere || (passage.cited && passage.kind != Kind::Paragraph) {
            continue;
        }
        for sentence in passage.sentences.iter().filter(|s| !s.cited) {
            if let Some(at) = number(sentence) {
                found.push(Found::new(
                    sentence.span_of(at, at),
                    "this number has no source",
                    if passage.kind == Kind::Field {
                        "no source can stand here: say it without the number"
                    } else {
                        "name the source behind the sentence, as in [@ALAM14], or leave the number out"
                    },
                ));
            }
        }
    }
    found
}

/// The first word of the sentence that states a number.
fn number(sentence: &Sentence) -> Option<usize> {
    let digits = sentence.words.iter().position(|word| word.is_number() && word.text != "911");
    let counted = COUNTED.iter().filter_map(|pattern| find(sentence, pattern)).map(|hit| hit.from).min();
    digits.into_iter().chain(counted).filter(|at| !sentence.denies(*at)).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lint::example::{by, hold};

    #[test]
    fn a_number_needs_its_source_in_the_same_sentence() {
        hold(&RULE, "The redness fades in 3 days.", "3", "The redness fades in 3 days [@CHU21].");
    }

    #[test]
    fn items_and_table_rows_need_one_too_and_counted_words_are_numbers() {
        assert_eq!(by(&RULE, "- Most had two small sessions."), ["two"]);
        assert_eq!(by(&RULE, "Most people saw a gain, and a third of the patients a large one."), ["Most"]);
        assert_eq!(by(&RULE, "| a | b |\n|---|---|\n| Days | 7 |\n| Weeks | 2 [@X] |"), ["7"]);
        assert_eq!(by(&RULE, "One of 10 had it [@X]. The other 9 did not."), ["9"]);
        assert_eq!(
            by(&RULE, "Call 911 now. They treat two things. We found no trial of two sessions."),
            Vec::<String>::new()
        );
        assert_eq!(by(&RULE, "- **Day 3:** it peels. That passes [@X]."), Vec::<String>::new());
    }
}
