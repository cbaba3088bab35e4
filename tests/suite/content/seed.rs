//! The article that started the project, put into our format as it was: the claim linter finds what is wrong with it.
//!
//! Its prose stands in `tests/fixtures/seed/micro-needling.md` word for word; the records hold what it states, and no
//! more. All that is said of it stands in `findings.txt` beside it (`RENEW=1` renews it).

use super::golden::Golden;
use super::slips::with_slips;
use std::fs;
use treatment_explorer::content::{self, Finding, Severity};

/// A defect that a content lint must find (`design: honesty`): its number there, the rule, the line and the words.
const DEFECTS: &[(u8, &str, usize, &str)] = &[
    (1, "scrape-token", 114, "Trusted Source"),
    (2, "benefit-and-caution", 76, "active-acne-area"),
    (2, "benefit-and-caution", 158, "active acne"),
    (3, "benefit-and-caution", 160, "history of skin scars"),
    (4, "mixed-list", 130, "Lowers"),
    (5, "uncited-comparative", 136, "less expensive"),
    (6, "skin-tone-directive", 138, "should"),
    (7, "forbidden-word", 138, "each one"),
    (7, "outcome-promise", 138, "great results"),
    (8, "safe-without-harms", 114, "safe"),
    (9, "two-strengths", 134, "Boost hair growth in alopecia patients"),
    (10, "off-scope-use", 133, "stretch marks"),
    (10, "off-scope-use", 144, "Stretch marks"),
    (11, "heading-unanswered", 183, "How long does a micro-needling result last?"),
    (12, "unmeasured-outcome", 181, "glow"),
    (13, "unnamed-study", 120, "2021 study"),
    (13, "bare-reference", 199, "American Academy of Dermatology"),
    (14, "clinic-data", 106, "New Location"),
    (14, "clinic-data", 138, "Dr. Trisha Khanna"),
    (14, "clinic-data", 195, "near you"),
];

const ARTICLE: &str = "tests/fixtures/seed/micro-needling.md";

fn findings(folder: &str) -> Vec<Finding> {
    let root = with_slips(folder, []);
    fs::copy(ARTICLE, root.join("treatments/micro-needling.md")).unwrap();
    let compiled = content::compile(&root, "/");
    assert!(compiled.site.is_none());
    compiled.findings.into_iter().filter(|f| f.file.ends_with("treatments/micro-needling.md")).collect()
}

#[test]
fn each_defect_of_the_seed_article_is_found_by_its_rule_with_line_column_and_advice() {
    let text = fs::read_to_string(ARTICLE).unwrap();
    let findings = findings("seed-defects");
    for (number, rule, line, words) in DEFECTS {
        let found =
            findings.iter().find(|f| f.rule == Some(rule) && f.line == *line && text[f.span.clone()] == **words);
        let found = found.unwrap_or_else(|| panic!("{number}: {rule} does not find “{words}” on line {line}"));
        let from_column: String = text.lines().nth(line - 1).unwrap().chars().skip(found.column - 1).collect();
        assert!(from_column.starts_with(words), "{number}: “{words}” does not stand in column {}", found.column);
        assert!(found.advice.len() > 10, "{number}: {}", found.advice);
    }
    let numbers: std::collections::BTreeSet<_> = DEFECTS.iter().map(|(number, ..)| number).collect();
    assert_eq!(numbers.len(), 14);
}

#[test]
fn all_that_is_said_of_the_seed_article_is_this() {
    // How long it is beside our other articles says nothing about the article itself, and changes with every one of them.
    let own = |f: &&Finding| f.rule != Some("unequal-detail") || f.severity == Severity::Error;
    let shown: Vec<_> = findings("seed-words").iter().filter(own).map(|f| content::render(f, false)).collect();
    let seed = Golden { folder: "tests/fixtures/seed" };
    assert_eq!(seed.compare("findings", &(shown.join("\n\n") + "\n")), None);
}
