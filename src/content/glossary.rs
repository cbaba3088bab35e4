//! The glossary, and the everyday words of the search.

use super::lists::declare;
use super::names::{Names, nearest, one_of};
use super::pages::SECTIONS;
use super::reading_grade::{HARDEST, grade};
use super::source_file::{At, SourceFile};
use super::table::{Table, read};
use crate::domain::concern::ConcernId;
use crate::domain::site_search::Everyday;
use crate::domain::source::SourceId;
use crate::domain::term::{Term, TermId};
use crate::domain::words::cut;
use std::collections::BTreeMap;

/// `content/glossary.toml`
pub fn terms(file: &SourceFile, names: &Names, sources: &Names) -> Vec<Term> {
    read(file, file.text(), 0, "the file", |top| {
        let rows = top.tables("term", "this term");
        let read_one = |row: &Table<'_>| {
            let id = declare(row, names, TermId::new);
            let (term, meaning) = (row.text("term"), row.text("meaning"));
            let also = row.texts("also").into_iter().map(|a| a.value).collect();
            let cited = row.known("sources", sources);
            check_grade(row, &meaning);
            if cited.is_empty() && meaning.value.contains(|c: char| c.is_ascii_digit()) {
                row.file.report(
                    meaning.span.clone(),
                    "this meaning has a number and no source",
                    "add `sources = [\"…\"]`, or leave the number out",
                );
            }
            row.finish();
            Some(Term {
                id: id?,
                term: term.value,
                also,
                meaning: meaning.value,
                sources: cited.iter().filter_map(|s| SourceId::new(&s.value).ok()).collect(),
            })
        };
        rows.iter().filter_map(read_one).collect()
    })
}

/// A meaning may not ask for more school than an article. The grade of a text does not change when it is read several
/// times, which makes a short one long enough to tell.
fn check_grade(row: &Table<'_>, meaning: &At<String>) {
    let long = format!("{} ", meaning.value).repeat(8);
    if let Some(grade) = grade(&long).filter(|g| *g > HARDEST) {
        row.file.report(
            meaning.span.clone(),
            format!("this meaning asks for reading grade {grade:.1}"),
            format!("use shorter sentences and plainer words, to grade {HARDEST} at most"),
        );
    }
}

/// `content/everyday.toml`
pub fn everyday(file: &SourceFile, concerns: &Names) -> Everyday {
    read(file, file.text(), 0, "the file", |top| {
        let sections = top.tables("section", "this section");
        let sections = sections.iter().map(|row| {
            let id = row.text("id");
            let known = SECTIONS.map(|(section, _)| section);
            if !known.contains(&id.value.as_str()) {
                let advice = format!("write one of {}", one_of(&known));
                let message = format!("no article has a section `{}`", id.value);
                file.report_near(id.span.clone(), message, advice, nearest(&id.value, known));
            }
            (id.value, also(row))
        });
        let sections = sections.collect();
        let rows = top.tables("concern", "this concern");
        let concerns = rows.iter().filter_map(|row| {
            let id = row.text("id");
            concerns.check(file, &id);
            let also = also(row);
            Some((ConcernId::new(&id.value).ok()?, also))
        });
        let concerns = concerns.collect();
        Everyday { alike: alike(top), sections, concerns }
    })
}

/// What else people call something.
fn also(row: &Table<'_>) -> Vec<String> {
    let also = row.texts("also").into_iter().map(|a| a.value).collect();
    row.finish();
    also
}

/// The groups of words that mean the same.
fn alike(top: &Table<'_>) -> Vec<Vec<String>> {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let rows = top.tables("alike", "this group");
    rows.iter()
        .map(|row| {
            let mut words = Vec::new();
            for word in row.texts("words") {
                let parts = cut(&word.value.replace('-', ""));
                if parts.len() != 1 {
                    row.file.report(
                        word.span,
                        format!("“{}” is not one word", word.value),
                        "write one word for each entry",
                    );
                    continue;
                }
                let line = row.file.text().get(..word.span.start).map_or(0, |t| t.matches('\n').count()) + 1;
                if let Some(first) = known.insert(parts.concat(), line) {
                    row.file.report(
                        word.span,
                        format!("“{}” stands twice", word.value),
                        format!("the first is on line {first}: join the groups, or take it out of one"),
                    );
                }
                words.extend(parts);
            }
            if words.len() < 2 {
                row.file.report(
                    row.span.clone(),
                    "this group has fewer than two words",
                    "give at least two words that mean the same, or remove the group",
                );
            }
            row.finish();
            words
        })
        .collect()
}
