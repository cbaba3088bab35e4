//! `off-scope-use`: a use outside the regulator's scope carries its label where it is named.
//!
//! Bad: “- Fades stretch marks.” Good: “- Stretch marks. Some evidence; outside the authorized uses [@SUN24-SD].”
//! Looked at are the sections `what`, `benefits` and `areas`, for concerns whose `[[indication]]` has the scope
//! `outside`. One labeled item speaks for all items of its section on that concern; for a paragraph, any labeled
//! paragraph of its section is enough, too.

use super::{ARTICLES, Found, Page, Rule};
use crate::content::finding::Severity;
use crate::content::lint::phrase::{Hit, find, has_any};
use crate::content::lint::text::{Kind, Passage, Sentence};

pub const RULE: Rule = Rule { name: "off-scope-use", severity: Severity::Error, on: ARTICLES, check };

const SECTIONS: [&str; 3] = ["what", "benefits", "areas"];

const LABELS: [&str; 5] = [
    "outside",
    "off-label",
    "off label",
    "not|nor|never ~ authorized|cleared|allowed|approved|labeled",
    "only|three|two|one ~ authorized|cleared",
];

fn check(page: &Page<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for section in SECTIONS {
        for passage in page.section(section).filter(|passage| !is_labeled(passage)) {
            let named = passage.sentences.iter().filter(|s| !s.question).find_map(|sentence| {
                let (concern, hit) = first_use(page, sentence)?;
                (!is_labeled_beside(page, section, passage.kind, concern)).then(|| sentence.span_of(hit.from, hit.to))
            });
            if let Some(span) = named {
                found.push(Found::new(
                    span.clone(),
                    format!("“{}” is a use outside the regulator’s scope, and nothing here says so", page.quote(&span)),
                    "add “outside the authorized uses”, or leave the use out",
                ));
            }
        }
    }
    found
}

/// The first concern named in a sentence whose use is outside the scope, under whatever name.
fn first_use<'p>(page: &'p Page<'_>, sentence: &Sentence) -> Option<(&'p str, Hit)> {
    let uses = |outside: bool| {
        let records = page.table("indication").filter(move |record| (record.text("scope") == "outside") == outside);
        records.map(|record| record.text("concern"))
    };
    let hits = |concern: &'p str| page.known.names(concern).filter_map(|name| find(sentence, name));
    // A name that stands for an authorized use too, such as “scars”, is not held against the author.
    let inside: Vec<_> = uses(false).flat_map(hits).collect();
    let outside = uses(true).flat_map(|concern| hits(concern).map(move |hit| (concern, hit)));
    let outside = outside.filter(|(_, hit)| !inside.contains(hit) && !sentence.denies(hit.from));
    outside.min_by_key(|(_, hit)| hit.from)
}

/// Whether the section labels the concern in a passage that may speak for one of this kind.
fn is_labeled_beside(page: &Page<'_>, section: &str, kind: Kind, concern: &str) -> bool {
    let names: Vec<_> = page.known.names(concern).collect();
    page.section(section).filter(|other| is_labeled(other)).any(|other| {
        let names_it = other.sentences.iter().any(|sentence| has_any(sentence, &names));
        if kind == Kind::Paragraph { names_it || other.kind == Kind::Paragraph } else { names_it && other.kind == kind }
    })
}

fn is_labeled(passage: &Passage) -> bool {
    passage.sentences.iter().any(|sentence| has_any(sentence, &LABELS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lint::example::hold;

    #[test]
    fn a_use_without_its_label_is_found() {
        let page = |item: &str| {
            format!(
                "+++\n[[indication]]\nconcern = \"stretch-marks\"\ngrade = \"some\"\nscope = \"outside\"\nsources = [\"X\"]\n\
                 +++\n\n## Benefits {{#benefits}}\n\n- {item}\n"
            )
        };
        hold(
            &RULE,
            &page("Fades stretch marks [@SUN24-SD]."),
            "stretch marks",
            &page("Stretch marks. Some evidence; outside the authorized uses [@SUN24-SD]."),
        );
    }
}
