//! `mixed-list` (style, a warning): the items under a lead-in are built alike.
//!
//! Bad: “It can: - decrease lines - lowers pores” Good: “It can: - soften lines - lighten marks”
//! Told apart are: a verb in its plain form, with -s, with -ing, a form of “have” or “be”, and all else. A word counts
//! as a verb when it is in the list below, so an unknown verb passes for a noun. Only lists behind a colon are looked at.

use super::{Found, Page, Rule, TEXTS};
use crate::content::finding::Severity;
use crate::content::lint::text::{Kind, Passage};

pub const RULE: Rule = Rule { name: "mixed-list", severity: Severity::Warning, on: TEXTS, check };

const VERBS: [&str; 40] = [
    "ask",
    "avoid",
    "boost",
    "bring",
    "call",
    "choose",
    "clean",
    "control",
    "cool",
    "decrease",
    "drink",
    "ease",
    "encourage",
    "fade",
    "fill",
    "firm",
    "help",
    "improve",
    "keep",
    "lighten",
    "lower",
    "make",
    "promote",
    "put",
    "reduce",
    "relax",
    "remove",
    "restore",
    "rinse",
    "shrink",
    "smooth",
    "soften",
    "stay",
    "stimulate",
    "stop",
    "take",
    "tighten",
    "tone",
    "treat",
    "use",
];

/// How an item begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beginning {
    Verb,
    VerbWithS,
    VerbWithIng,
    HaveOrBe,
    Other,
}

fn check(page: &Page<'_>) -> Vec<Found> {
    let body: Vec<_> = page.body().collect();
    let mut found = Vec::new();
    for (at, lead) in body.iter().enumerate().filter(|(_, passage)| passage.leads_in) {
        let Some(list) = body.get(at + 1).filter(|next| next.kind == Kind::Item).and_then(|next| next.group) else {
            continue;
        };
        let items: Vec<_> = body[at + 1..].iter().take_while(|item| item.group == Some(list)).collect();
        let Some(first) = items.first().map(|item| beginning(item)) else { continue };
        if let Some(other) = items.iter().find(|item| beginning(item) != first) {
            let words = |item: &Passage| item.sentences.first().and_then(|s| s.words.first()).map(|w| w.span.clone());
            let lead_end = page.quote(&lead.span).trim_end().rsplit(' ').next().unwrap_or("").to_owned();
            found.push(Found::new(
                words(other).unwrap_or(other.span.clone()),
                format!("the items below “{lead_end}” are not built alike"),
                "begin each item as the first one begins, so that it reads on from the lead-in",
            ));
        }
    }
    found
}

fn beginning(item: &Passage) -> Beginning {
    let word = item.sentences.first().and_then(|s| s.words.first()).map_or("", |word| word.text.as_str());
    if ["have", "has", "had", "is", "are", "was", "were", "be"].contains(&word) {
        return Beginning::HaveOrBe;
    }
    let stem = |ending: &str| word.strip_suffix(ending).unwrap_or("");
    if VERBS.contains(&word) {
        return Beginning::Verb;
    }
    if VERBS.contains(&stem("s")) || VERBS.contains(&stem("es")) {
        return Beginning::VerbWithS;
    }
    let with_ing = stem("ing");
    let known = |verb: &str| verb == with_ing || verb.strip_suffix('e') == Some(with_ing);
    if !with_ing.is_empty() && VERBS.iter().any(|verb| known(verb)) {
        return Beginning::VerbWithIng;
    }
    Beginning::Other
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lint::example::{by, found, hold};

    #[test]
    fn items_of_different_grammar_are_found() {
        hold(
            &RULE,
            "It can:\n\n- decrease lines\n- lowers pores",
            "lowers",
            "It can, in some people:\n\n- soften lines\n- lighten marks",
        );
        assert_eq!(by(&RULE, "Not for people with:\n\n- psoriasis\n- have open wounds"), ["have"]);
    }

    #[test]
    fn lists_without_a_colon_and_lists_of_nouns_are_let_pass() {
        assert_eq!(found("Take these along.\n\n- Ask about pain\n- A list"), []);
        assert_eq!(found("Bring:\n\n- your list\n- a friend"), []);
    }
}
