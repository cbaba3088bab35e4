//! `heading-unanswered`: the first two sentences under a heading answer what it asks.
//!
//! Bad: “How long does it last? It varies. You may need four sessions.”
//! Good: “How long does it last? How long a result lasts is not known.”
//! “How long” is answered by a span of time in a sentence that does not count sessions, “how many sessions” by a count
//! of them, “how much” by a price; each also by saying that it is not known or that there is none.

use super::{ARTICLES, Found, Page, Rule};
use crate::content::finding::Severity;
use crate::content::lint::phrase::{find, has_any};
use crate::content::lint::text::{Kind, Sentence};

pub const RULE: Rule = Rule { name: "heading-unanswered", severity: Severity::Error, on: ARTICLES, check };

/// What a heading may ask, how an answer looks, and what to write where there is none.
struct Asked {
    question: &'static str,
    answers: &'static [&'static str],
    not: Option<&'static str>,
    advice: &'static str,
}

const COUNT: &str = "#|one|single|set ~ session|sessions|treatment|treatments|peel|peels|visit|visits";

const QUESTIONS: [Asked; 3] = [
    Asked {
        question: "how long",
        answers: &[
            "#|a|an|one|half|few|some|several ~ minute|minutes|hour|hours|day|days|week|weeks|month|months|year|years",
            "as long as",
        ],
        not: Some(COUNT),
        advice: "begin with a span of time and its source, or with “How long … is not known”",
    },
    Asked {
        question: "how many sessions|treatments|visits",
        answers: &[COUNT, "no|none|without ~ sessions|course", "daily|every day"],
        not: None,
        advice: "begin with a number of sessions and its source, or with “How many … is not known”",
    },
    Asked {
        question: "how much",
        answers: &["# ~"],
        not: None,
        advice: "begin with an amount and its source, or with “How much … is not known”",
    },
];

/// Words that say openly that there is no answer.
const NOT_KNOWN: [&str; 3] = ["not|never ~ known|found|measured|studied|named", "nobody|none|nothing|no", "unknown"];

fn check(page: &Page<'_>) -> Vec<Found> {
    let headings = page.passages.iter().filter(|passage| passage.kind == Kind::Heading);
    let found = headings.filter_map(|heading| {
        let asks = |asked: &&Asked| heading.sentences.iter().any(|s| find(s, asked.question).is_some());
        let asked = QUESTIONS.iter().find(asks)?;
        let below = page.section(&heading.section).filter(|passage| passage.span.start > heading.span.end);
        let mut first = below.flat_map(|passage| &passage.sentences).take(2);
        let answered = first.any(|sentence| answers(sentence, asked));
        (!answered).then(|| Found::new(heading.span.clone(), "this heading is not answered below it", asked.advice))
    });
    found.collect()
}

fn answers(sentence: &Sentence, asked: &Asked) -> bool {
    let other = asked.not.is_some_and(|pattern| find(sentence, pattern).is_some());
    has_any(sentence, &NOT_KNOWN) || (has_any(sentence, asked.answers) && !other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lint::example::{by, found, hold};

    #[test]
    fn a_duration_answered_with_sessions_is_found() {
        hold(
            &RULE,
            "## How long does it last? {#lasts}\n\nIt varies. Some have four sessions and go on for 3 months [@X].",
            "How long does it last?",
            "## How long does it last? {#lasts}\n\nHow long a result lasts is not known.",
        );
    }

    #[test]
    fn a_count_of_sessions_may_be_one_or_none() {
        let heading = "## How many sessions? {#sessions}\n\n";
        for answer in ["One session is usual.", "There are no sessions.", "Studies used 3 to 6 sessions [@X]."] {
            assert_eq!(found(&format!("{heading}{answer}")), [], "{answer}");
        }
        assert_eq!(by(&RULE, &format!("{heading}It depends on your skin.")), ["How many sessions?"]);
    }
}
