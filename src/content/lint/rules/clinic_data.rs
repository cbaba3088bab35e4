//! `clinic-data`: an article holds nothing of the clinic's: no names, places, numbers or invitations.
//!
//! Bad: “Find a dermatologist near you.” Good: “You can book a visit to talk first, and decide later.”
//! What is the clinic's stands in `content/clinic.toml` and is shown by `::booking`.

use super::{ARTICLES, Found, Page, Rule};
use crate::content::finding::Severity;
use crate::content::lint::phrase::find_all;
use crate::content::lint::text::{Passage, Sentence};
use std::ops::Range;

pub const RULE: Rule = Rule { name: "clinic-data", severity: Severity::Error, on: ARTICLES, check };

const INVITATIONS: [&str; 12] = [
    "new location|locations",
    "near you|me",
    "book|schedule now|today|online|your",
    "appointment now|today",
    "free consultation|consult|visit|talk",
    "call now|today|us",
    "visit us",
    "our clinic|office|practice|team|doctors|dermatologist|dermatologists|experts|specialists|locations",
    "our in-house",
    "in-house",
    "walk-in",
    "immediate appointment",
];
const NAMES: [&str; 2] = ["dr _ _", "dr _"];
const STREETS: [&str; 2] = [
    "# _ street|avenue|boulevard|road|lane|drive|suite|blvd|ave",
    "# _ _ street|avenue|boulevard|road|lane|drive|suite|blvd|ave",
];

fn check(page: &Page<'_>) -> Vec<Found> {
    let mut places = Vec::new();
    for passage in &page.passages {
        for sentence in &passage.sentences {
            let patterns = INVITATIONS.iter().chain(&NAMES).chain(&STREETS);
            let hits = patterns.flat_map(|pattern| find_all(sentence, pattern));
            places.extend(hits.map(|hit| sentence.span_of(hit.from, hit.to)));
            places.extend(telephone_numbers(sentence));
        }
        places.extend(page.known.clinic.iter().flat_map(|name| named(page, passage, name)));
    }
    places.sort_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
    let mut until = 0;
    places.retain(|place| {
        let first = place.start >= until;
        until = until.max(place.end);
        first
    });
    let found = places.into_iter().map(|place| {
        let message = format!("“{}” belongs to the clinic and not to an article", page.quote(&place));
        Found::new(place, message, "write it into content/clinic.toml, from where `::booking` shows it")
    });
    found.collect()
}

/// Words of digits that end as telephone numbers do: 555-0100, with or without what stands before.
fn telephone_numbers(sentence: &Sentence) -> impl Iterator<Item = Range<usize>> {
    let words = sentence.words.iter();
    words.filter(|word| word.is_number()).filter_map(|word| {
        let parts: Vec<_> = word.text.split(['-', '.']).collect();
        let ends = matches!(parts.as_slice(), [.., middle, last] if middle.len() == 3 && last.len() == 4);
        let digits = parts.iter().all(|part| part.chars().all(|c| c.is_ascii_digit()));
        (ends && digits).then(|| word.span.clone())
    })
}

/// Where a name stands in the passage, in whatever letters.
fn named(page: &Page<'_>, passage: &Passage, name: &str) -> Vec<Range<usize>> {
    // Same length in small letters: only ASCII is changed.
    let (text, name) = (page.quote(&passage.span).to_ascii_lowercase(), name.to_ascii_lowercase());
    if name.is_empty() {
        return Vec::new();
    }
    let starts = text.match_indices(&name).map(|(at, _)| passage.span.start + at);
    starts.map(|start| start..start + name.len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lint::example::{by, hold};

    #[test]
    fn an_invitation_is_found() {
        let good = "You can book a visit to talk first, and decide later.";
        hold(&RULE, "Find a dermatologist near you.", "near you", good);
    }

    #[test]
    fn names_numbers_and_streets_are_found() {
        let found = by(
            &RULE,
            "New Location. Ask Dr. Ann Example at Example dermatology, 100 Example Street, (213) 555-0100 or 213.555.0100.",
        );
        let all = [
            "New Location",
            "Dr. Ann Example",
            "Example dermatology",
            "100 Example Street",
            "555-0100",
            "213.555.0100",
        ];
        assert_eq!(found, all);
        assert_eq!(by(&RULE, "Call 911 now. Call the clinic. It costs $200 to $1,000 [@X]."), Vec::<String>::new());
    }
}
