//! `two-strengths`: one claim has one strength, wherever it is made.
//!
//! Bad: `grade = "weak"` for pores, and “Strong evidence for pores” in the text. Good: “Weak evidence for pores”.
//! Found are a second `[[indication]]` of one concern, a grade in the text that differs from that of the record, and
//! a benefit that is stated flatly and without a source where another sentence hedges it. Sections that set the
//! treatment beside another one are left out, as their grades may be the other's.

use super::{ARTICLES, Found, Page, Rule};
use crate::content::finding::Severity;
use crate::content::lint::phrase::{Hit, find, find_all, has_any};
use crate::content::lint::text::{Kind, Passage, Sentence};
use std::ops::Range;

pub const RULE: Rule = Rule { name: "two-strengths", severity: Severity::Error, on: ARTICLES, check };

/// How a text says a grade.
const GRADES: [(&str, &str); 6] = [
    ("strong evidence", "strong"),
    ("some evidence", "some"),
    ("weak evidence", "weak"),
    ("evidence ~ is|was ~ strong", "strong"),
    ("evidence ~ is|was ~ weak", "weak"),
    ("evidence ~ is|was ~ mixed", "some"),
];

const BENEFITS: &str = "boost|boosts|improve|improves|promote|promotes|reduce|reduces|decrease|decreases|lower|lowers|\
                        smooth|smooths|treat|treats|grow|grows|restore|restores|fade|fades|soften|softens";

const HEDGES: &str = "can|may|might|could|suggest|suggests|some|weak|study|studies|trial|trials|review|reviews|\
                      evidence|proof|known|shown|if|not";

const COMPARING: [&str; 2] = ["laser", "botox"];

fn check(page: &Page<'_>) -> Vec<Found> {
    let mut found = twice(page);
    for passage in page.passages.iter().filter(|p| p.kind != Kind::Heading && is_own(page, p)) {
        for sentence in &passage.sentences {
            found.extend(other_grade(page, passage, sentence));
        }
    }
    found.extend(flat_and_hedged(page));
    found
}

/// Whether the passage speaks of this treatment.
fn is_own(page: &Page<'_>, passage: &Passage) -> bool {
    !COMPARING.contains(&passage.section.as_str()) && !page.table_of(passage).starts_with("comparison")
}

fn twice(page: &Page<'_>) -> Vec<Found> {
    let fields: Vec<_> = page.table("indication").filter_map(|record| record.field("concern")).collect();
    let seconds = fields.iter().enumerate().filter_map(|(at, field)| {
        let first = fields.iter().take(at).find(|earlier| earlier.text == field.text)?;
        let line = page.file.line(first.span.start);
        Some(Found::new(
            field.span.clone(),
            format!("`{}` has a grade already", field.text),
            format!("the first is on line {line}: join the two"),
        ))
    });
    seconds.collect()
}

/// The name of a concern in a sentence, with the grade and line of each indication that it may stand for.
struct Named {
    place: Range<usize>,
    graded: Vec<(String, usize)>,
}

/// A grade in the sentence that differs from those of all records it may be about.
fn other_grade(page: &Page<'_>, passage: &Passage, sentence: &Sentence) -> Vec<Found> {
    let grades: Vec<(Hit, &str)> = GRADES
        .iter()
        .flat_map(|(pattern, grade)| find_all(sentence, pattern).into_iter().map(move |hit| (hit, *grade)))
        .collect();
    let mut found = Vec::new();
    for (hit, grade) in &grades {
        // A name belongs to the grade before it; names before the first grade belong to that.
        let first = grades.iter().all(|(other, _)| other.from >= hit.from);
        let until = grades.iter().map(|(other, _)| other.from).filter(|from| *from > hit.from).min();
        let of_this = |name: &Hit| (first || name.from > hit.to) && until.is_none_or(|until| name.from < until);
        let mut named = concerns_named(page, sentence, of_this);
        if named.is_empty() && passage.kind == Kind::Item && grades.len() == 1 {
            named = passage.sentences.first().map(|title| concerns_named(page, title, |_| true)).unwrap_or_default();
        }
        let other = named.iter().find(|named| named.graded.iter().all(|(graded, _)| graded != grade));
        if let Some((other, (graded, line))) = other.and_then(|other| Some((other, other.graded.first()?))) {
            let name = page.quote(&other.place);
            found.push(Found::new(
                sentence.span_of(hit.from, hit.to),
                format!("the evidence for “{name}” is called {grade} here, and `{graded}` on line {line}"),
                "write the grade that the sources support, here and there",
            ));
        }
    }
    found
}

fn concerns_named(page: &Page<'_>, sentence: &Sentence, counts: impl Fn(&Hit) -> bool) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    for record in page.table("indication") {
        let graded = (record.text("grade").to_owned(), page.file.line(record.span.start));
        for name in page.known.names(record.text("concern")) {
            for hit in find_all(sentence, name).into_iter().filter(|hit| counts(hit)) {
                let place = sentence.span_of(hit.from, hit.to);
                let overlaps = |named: &&mut Named| named.place.start < place.end && place.start < named.place.end;
                match found.iter_mut().find(overlaps) {
                    Some(named) => named.graded.push(graded.clone()),
                    None => found.push(Named { place, graded: vec![graded.clone()] }),
                }
            }
        }
    }
    found
}

/// A benefit stated flatly and without a source, of a concern that is hedged in another sentence.
fn flat_and_hedged(page: &Page<'_>) -> Vec<Found> {
    let own = || page.body().filter(|passage| is_own(page, passage)).flat_map(|passage| &passage.sentences);
    let mut found: Vec<Found> = Vec::new();
    for record in page.table("indication") {
        let names: Vec<_> = page.known.names(record.text("concern")).collect();
        let about: Vec<_> = own().filter(|s| has_any(s, &names) && find(s, BENEFITS).is_some()).collect();
        let Some(hedged) = about.iter().find(|s| find(s, HEDGES).is_some()) else { continue };
        let flat = about.iter().filter(|s| !s.cited && !s.question && find(s, HEDGES).is_none());
        for sentence in flat {
            if found.iter().any(|f| f.span == sentence.span) {
                continue;
            }
            let line = page.file.line(hedged.span.start);
            found.push(Found::new(
                sentence.span.clone(),
                format!("this is stated flatly here, and with a doubt on line {line}"),
                "make the claim once, as strong as its sources, and name them",
            ));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lint::example::{by, found, hold};

    fn page(body: &str) -> String {
        let record = |concern: &str, grade: &str| {
            format!(
                "[[indication]]\nconcern = \"{concern}\"\ngrade = \"{grade}\"\nscope = \"authorized\"\nsources = [\"X\"]\n"
            )
        };
        let records = record("large-pores", "weak") + &record("melasma", "some") + &record("pattern-hair-loss", "some");
        format!("+++\n{records}+++\n\n## Benefits {{#benefits}}\n\n{body}\n")
    }

    #[test]
    fn a_grade_that_differs_from_the_record_is_found() {
        hold(&RULE, &page("There is strong evidence for pores."), "strong evidence", &page("Weak evidence for pores."));
    }

    #[test]
    fn each_name_belongs_to_its_own_grade() {
        assert_eq!(found(&page("There is some evidence for melasma, and only weak evidence for pores.")), []);
        assert_eq!(by(&RULE, &page("For pores and for melasma the evidence is weak.")), ["evidence is weak"]);
        assert_eq!(by(&RULE, &page("- **Large pores.** Some evidence.")), ["Some evidence"]);
    }

    #[test]
    fn one_concern_has_one_indication() {
        let twice = page("None.").replace("melasma", "large-pores");
        assert_eq!(by(&RULE, &twice), ["large-pores"]);
    }

    #[test]
    fn a_flat_claim_beside_a_hedged_one_is_found() {
        let hedged = "It may promote hair growth in some people [@X].";
        assert_eq!(by(&RULE, &page(&format!("{hedged}\n\n- Boost hair growth"))), ["Boost hair growth"]);
        assert_eq!(found(&page(hedged)), []);
    }
}
