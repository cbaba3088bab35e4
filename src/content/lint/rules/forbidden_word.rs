//! `forbidden-word`: words that promise, absolve or judge the reader are not used.
//!
//! Bad: “The result is permanent.” Good: “How long the result lasts is not known.”
//! A word that its own clause denies is let pass, as “no treatment is risk-free” promises nothing; so are “at best”,
//! “if you have” (a condition and no diagnosis) and “removes” with a layer of skin (what is done, no outcome).

use super::{ALL, Found, Page, Rule};
use crate::content::finding::Severity;
use crate::content::lint::phrase::{find, find_all};
use crate::content::lint::text::Sentence;

pub const RULE: Rule = Rule { name: "forbidden-word", severity: Severity::Error, on: ALL, check };

/// Each word of `design: honesty`, and others that say the same, as a pattern, with what to write instead.
const WORDS: &[(&str, &str)] = &[
    ("diagnose|diagnoses", "leave the diagnosis to a doctor: say what the reader can see, and when to show it to one"),
    ("you have !to|had|been", "do not tell readers what they have: write what the skin looks like, or “if you have …”"),
    ("you are|you're a _ candidate", "leave that to the visit: name what speaks for it and what against it"),
    ("you are|you're a candidate", "leave that to the visit: name what speaks for it and what against it"),
    ("good|ideal|right|perfect candidate|candidates", "name what speaks for the treatment and what against it"),
    ("safe for you", "name the harms, how often they were seen and among whom"),
    ("you qualify|deserve", "name what speaks for it and what against it"),
    ("right|perfect for you", "name what speaks for the treatment and what against it"),
    ("eligible", "name what speaks for the treatment and what against it"),
    ("guarantee*", "write “can” or “may”, with the source that saw it"),
    ("permanent|permanently", "say how long people were followed, with the source, or “not known”"),
    ("painless|painlessly", "say how people rated the pain, with the source"),
    ("miracle*|miraculous*", "say what was measured, with the source"),
    ("rejuvenat*", "say what was measured: lines, texture or firmness, with the source"),
    (
        "erase|erases|eliminate|eliminates|cure|cures|cured",
        "write “can soften” or “can lighten”, with the source that saw it",
    ),
    ("get|gets|getting rid of", "write “can soften” or “can lighten”, with the source that saw it"),
    ("removes", "write “can soften” or “can lighten”, with the source that saw it"),
    ("everyone|everybody", "say how many of how many people, with the source"),
    ("each|every one", "say how many of how many people, with the source"),
    ("risk-free", "name the harms, how often they were seen and among whom"),
    ("risk free", "name the harms, how often they were seen and among whom"),
    ("game-changer|game-changing|revolutionary|breakthrough", "say what was compared with what, with the source"),
    ("game changer", "say what was compared with what, with the source"),
    ("gold standard", "say what was compared with what, with the source"),
    ("best", "say what was compared with what, with the source"),
    ("fda-approved", "write “authorized” or “cleared” for a device, and what the label names for a drug"),
    ("fda approved", "write “authorized” or “cleared” for a device, and what the label names for a drug"),
    ("approved by the fda", "write “authorized” or “cleared” for a device, and what the label names for a drug"),
];

fn check(page: &Page<'_>) -> Vec<Found> {
    let sentences = page.passages.iter().flat_map(|passage| &passage.sentences);
    let mut found = Vec::new();
    for sentence in sentences {
        for (pattern, advice) in WORDS {
            for hit in find_all(sentence, pattern).into_iter().filter(|hit| !is_let_pass(sentence, pattern, hit.from)) {
                let span = sentence.span_of(hit.from, hit.to);
                let message = format!("“{}” is a word we do not use", page.quote(&span));
                found.push(Found::new(span, message, *advice));
            }
        }
    }
    found
}

fn is_let_pass(sentence: &Sentence, pattern: &str, at: usize) -> bool {
    let before = |count: usize, words: &[&str]| {
        let from = at.saturating_sub(count);
        sentence.words.get(from..at).unwrap_or_default().iter().any(|word| words.contains(&word.text.as_str()))
    };
    let layer = || find(sentence, "removes ~ skin|layer|layers|cells").is_some_and(|hit| hit.from == at);
    sentence.denies(at)
        || (pattern == "best" && before(1, &["at"]))
        || (pattern.starts_with("you have")
            && before(3, &["if", "when", "whether", "unless", "until", "once", "while"]))
        || (pattern == "removes" && layer())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lint::example::{by, found, hold};

    #[test]
    fn a_word_that_promises_is_found() {
        hold(&RULE, "The result is Permanent.", "Permanent", "How long the result lasts is not known.");
    }

    #[test]
    fn every_forbidden_word_is_found_as_a_whole_word_only() {
        for words in ["you have", "each one", "FDA-approved", "Best", "you are a good candidate", "risk-free"] {
            assert!(by(&RULE, &format!("So {words} there.")).iter().any(|w| words.contains(w)), "{words}");
        }
        assert_eq!(by(&RULE, "The bestseller is an impermanent thing [@BEST]."), Vec::<String>::new());
    }

    #[test]
    fn what_is_denied_or_no_claim_is_let_pass() {
        for text in [
            "No treatment is risk-free.",
            "It does not work for everyone.",
            "It is not painless, and nobody can guarantee a result.",
            "Tell the clinic if you often have cold sores or if you have a fever.",
            "The proof is weak at best.",
            "The laser removes thin layers of skin.",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
        assert_eq!(by(&RULE, "It is not known, but the best clinics do it."), ["best"]);
        assert_eq!(by(&RULE, "It removes scars."), ["removes"]);
    }
}
