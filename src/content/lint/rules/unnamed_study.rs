//! `unnamed-study`: what a study or an authority says stands with its source.
//!
//! Bad: “A 2021 study suggests more hair.” Good: “A 2021 review saw gains [@ENGLISH21].”
//! Saying that we found no study names none; a question names none either, and “what studies saw” only announces it.

use super::{ARTICLES, Found, Page, Rule};
use crate::content::finding::Severity;
use crate::content::lint::phrase::find;

pub const RULE: Rule = Rule { name: "unnamed-study", severity: Severity::Error, on: ARTICLES, check };

const UNNAMED: [&str; 5] = [
    "# study|trial|review",
    "experts|scientists|doctors|dermatologists|specialists ~ say|agree|recommend|advise|suggest|believe",
    "study|studies|trial|trials|research|review|reviews|experts|scientists|doctors ~ show|shows|showed|shown|suggest|suggests|suggested|find|finds|found|prove|proves|proved|proven|report|reports|reported|indicate|indicates|demonstrate|demonstrates|demonstrated|confirm|confirms|confirmed|saw",
    "according to",
    "it is said|believed|thought|known to",
];

fn check(page: &Page<'_>) -> Vec<Found> {
    let sentences = page.passages.iter().flat_map(|passage| &passage.sentences);
    let found = sentences.filter(|sentence| !sentence.cited && !sentence.question).filter_map(|sentence| {
        let hit = UNNAMED.iter().filter_map(|pattern| find(sentence, pattern)).min_by_key(|hit| hit.from)?;
        let before = hit.from.checked_sub(1).and_then(|at| sentence.words.get(at));
        let announces = before.is_some_and(|word| ["what", "how", "which", "whether"].contains(&word.text.as_str()));
        if announces || sentence.denies(hit.from) {
            return None;
        }
        let span = sentence.span_of(hit.from, hit.to);
        Some(Found::new(
            span.clone(),
            format!("“{}” does not say where this can be read", page.quote(&span)),
            "name the source behind the sentence, as in [@ENGLISH21]",
        ))
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lint::example::{by, found, hold};

    #[test]
    fn a_study_without_a_source_is_found() {
        hold(&RULE, "Research has shown that it helps.", "Research has shown", "A 2021 review saw gains [@ENGLISH21].");
        assert_eq!(by(&RULE, "A 2021 study suggests more hair."), ["2021 study"]);
        assert_eq!(by(&RULE, "According to the academy, it helps."), ["According to"]);
    }

    #[test]
    fn no_study_and_a_question_name_none() {
        assert_eq!(
            found(
                "We found no trial that tested it. Which study shows that? Small studies can miss rare harm. What trials show is this."
            ),
            []
        );
    }
}
