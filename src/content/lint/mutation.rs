//! Defects put back into our own article, one at a time: each is found by the rule that is meant to find it.

use super::example::{article, in_article};
use std::collections::BTreeSet;

/// In our article, `from` becomes `to`; then `rule` underlines `words`.
struct Mutation {
    rule: &'static str,
    from: &'static str,
    to: &'static str,
    words: &'static str,
}

const MUTATIONS: &[Mutation] = &[
    Mutation {
        rule: "number-without-source",
        from: "are known from single cases [@CHU21; @HARRIS15]",
        to: "are known from 12 cases",
        words: "12",
    },
    Mutation {
        rule: "number-without-source",
        from: "Small studies can miss rare harm.",
        to: "They lasted three months.",
        words: "three",
    },
    Mutation {
        rule: "benefit-and-caution",
        from: "An old scar is not a reason to stay away",
        to: "A history of scars is a reason to stay away",
        words: "history of scars",
    },
    Mutation {
        rule: "benefit-and-caution",
        from: "concern = \"keloid\"\ngrade = \"none\"",
        to: "concern = \"keloid\"\ngrade = \"weak\"",
        words: "keloid-history",
    },
    Mutation { rule: "forbidden-word", from: "report little pain", to: "call it painless", words: "painless" },
    Mutation {
        rule: "forbidden-word",
        from: "authorized three uses only",
        to: "only FDA-approved uses",
        words: "FDA-approved",
    },
    Mutation { rule: "forbidden-word", from: "One maker lists this", to: "Everyone lists this", words: "Everyone" },
    Mutation {
        rule: "outcome-promise",
        from: "It can soften acne scars",
        to: "It will soften acne scars",
        words: "will",
    },
    Mutation {
        rule: "skin-tone-directive",
        from: "So skin tone alone does not settle it.",
        to: "So people with dark skin should have needling.",
        words: "should",
    },
    Mutation {
        rule: "off-scope-use",
        from: "Some evidence; outside the authorized uses. In 11",
        to: "Some evidence. In 11",
        words: "Stretch marks",
    },
    Mutation {
        rule: "off-scope-use",
        from: "Weak evidence; outside the authorized uses. Yale",
        to: "Weak evidence. Yale",
        words: "pores",
    },
    Mutation {
        rule: "heading-unanswered",
        from: "Most studies of acne scars used 3 to 6 sessions, with 2 to 4 weeks between them",
        to: "Plans differ a lot",
        words: "How many sessions for acne scars?",
    },
    Mutation {
        rule: "heading-unanswered",
        from: "How long a result lasts is not known.\nThe longest follow-up we read is 6 months after the last session",
        to: "Results differ.\nMost people have four sessions in 6 months",
        words: "How long do results last?",
    },
    Mutation {
        rule: "clinic-data",
        from: "You can book a visit to talk first",
        to: "You can visit Example Dermatology first",
        words: "Example Dermatology",
    },
    Mutation { rule: "clinic-data", from: "ask who would treat you", to: "call (213) 555-0100", words: "555-0100" },
    Mutation {
        rule: "scrape-token",
        from: "Ask whether the needles",
        to: "Medically reviewed by us. Ask whether the needles",
        words: "Medically reviewed by",
    },
    Mutation {
        rule: "two-strengths",
        from: "**Large pores.** Weak evidence",
        to: "**Large pores.** Strong evidence",
        words: "Strong evidence",
    },
    Mutation {
        rule: "two-strengths",
        from: "concern = \"melasma\"",
        to: "concern = \"dark-marks\"",
        words: "dark-marks",
    },
    Mutation {
        rule: "uncited-comparative",
        from: "These sources are weak, and courses",
        to: "It is cheaper than laser, and courses",
        words: "cheaper than",
    },
    Mutation {
        rule: "unnamed-study",
        from: "Small studies can miss rare harm.",
        to: "Studies show that harm is rare.",
        words: "Studies show",
    },
    Mutation {
        rule: "bare-reference",
        from: "These are the sources of this page",
        to: "- American Academy of Dermatology\n\nThese are the sources of this page",
        words: "American Academy of Dermatology",
    },
    Mutation {
        rule: "unmeasured-outcome",
        from: "What is known is how change builds.",
        to: "What is known is how the glow builds.",
        words: "glow",
    },
    Mutation {
        rule: "safe-without-harms",
        from: "State rules differ, so ask",
        to: "It is safe in most hands, so ask",
        words: "safe",
    },
    Mutation { rule: "mixed-list", from: "- What good can it do", to: "- Ask what good it can do", words: "What" },
    Mutation {
        rule: "overdue-review",
        from: "next_review = \"2027-11-23\"",
        to: "next_review = \"2026-11-23\"",
        words: "2026-11-23",
    },
    Mutation { rule: "unequal-detail", from: "key = \"pain\"", to: "key = \"ache\"", words: "Micro-needling" },
];

#[test]
fn each_defect_put_back_into_our_article_is_found() {
    let own = std::fs::read_to_string("content/treatments/micro-needling.md").unwrap();
    assert_eq!(in_article(&own), []);
    for Mutation { rule, from, to, words } in MUTATIONS {
        assert_eq!(own.matches(from).count().min(1), 1, "our article has no “{from}”");
        let found = in_article(&own.replacen(from, to, 1));
        assert!(found.iter().any(|(by, what)| by == rule && what == words), "{rule}, “{to}”: {found:?}");
    }
    assert!(MUTATIONS.len() >= 10);
}

#[test]
fn each_rule_finds_a_defect_of_our_article() {
    let found: BTreeSet<_> = MUTATIONS.iter().map(|mutation| mutation.rule).collect();
    let all: BTreeSet<_> = super::names().collect();
    assert_eq!(found, all);
}

#[test]
fn a_text_without_front_matter_is_read_as_a_section() {
    assert!(article("Hello.").contains("## What is it? {#what}\n\nHello."));
}
