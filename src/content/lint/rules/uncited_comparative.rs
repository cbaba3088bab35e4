//! `uncited-comparative`: a comparison names its source in the same sentence.
//!
//! Bad: “It works better than laser.” Good: “In studies the two do about equally well [@CO2MN26].”
//! A question may compare. “More than two weeks” is an amount and no comparison (its number needs a source anyway),
//! and so are “more than usual” and “more about this than about that”.

use super::{ARTICLES, Found, Page, Rule};
use crate::content::finding::Severity;
use crate::content::lint::phrase::{Hit, find, find_all, is_number};
use crate::content::lint::text::{Kind, Sentence, Word};

pub const RULE: Rule = Rule { name: "uncited-comparative", severity: Severity::Error, on: ARTICLES, check };

const COMPARISONS: [&str; 5] = [
    "works|work|worked|does|do ~ better|worse",
    "more|less|most|least effective|expensive|painful|invasive|costly",
    "superior|inferior|preferable to",
    "better|worse results|option|choice",
    "compared with|to",
];

/// Words before “than” that compare, beside those that end in -er.
const COMPARING: &str = "more|less|fewer|better|worse";

fn check(page: &Page<'_>) -> Vec<Found> {
    let passages = page.passages.iter().filter(|passage| passage.kind != Kind::Heading);
    let sentences = passages.flat_map(|passage| &passage.sentences).filter(|s| !s.cited && !s.question);
    let found = sentences.filter_map(|sentence| {
        let plain = COMPARISONS.iter().filter_map(|pattern| find(sentence, pattern));
        let hit = plain.chain(with_than(sentence)).min_by_key(|hit| hit.from)?;
        let span = sentence.span_of(hit.from, hit.to);
        Some(Found::new(
            span.clone(),
            format!("“{}” compares without a source", page.quote(&span)),
            "name the source that compared the two in this sentence, or leave the comparison out",
        ))
    });
    found.collect()
}

/// A comparing word with “than” soon behind it, unless an amount follows.
fn with_than(sentence: &Sentence) -> Option<Hit> {
    find_all(sentence, "_ ~ than").into_iter().find_map(|hit| {
        let compares = |at: &usize| {
            sentence.words.get(*at).is_some_and(|word| {
                COMPARING.split('|').any(|comparing| comparing == word.text)
                    || (word.text.ends_with("er")
                        && !["rather", "other", "later", "older"].contains(&word.text.as_str()))
            })
        };
        let from = (hit.from..hit.to).find(compares)?;
        let others = ["about", "usual", "before", "planned", "needed"];
        let amount = |word: &Word| is_number(word) || others.contains(&word.text.as_str());
        let amount = sentence.words.get(hit.to + 1).is_some_and(amount);
        (!amount).then_some(Hit { from, to: hit.to })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lint::example::{by, found, hold};

    #[test]
    fn a_comparison_without_a_source_is_found() {
        let good = "In studies the two do about equally well [@CO2MN26].";
        hold(&RULE, "It costs less than laser therapy.", "less than", good);
        assert_eq!(by(&RULE, "It is a less expensive procedure and usually works better."), ["less expensive"]);
        assert_eq!(by(&RULE, "It is gentler on the skin than laser."), ["gentler on the skin than"]);
    }

    #[test]
    fn questions_and_amounts_compare_nothing() {
        assert_eq!(
            found("## Is it better than laser? {#laser}\n\nRather than guess, ask. It takes more than 2 weeks [@X]."),
            []
        );
    }
}
