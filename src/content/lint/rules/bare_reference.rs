//! `bare-reference`: the section of references names no source by hand.
//!
//! Bad: “- American Academy of Dermatology” Good: `::references`
//! A name alone does not say which page was read; a source has an id, an address, a year and a tier.

use super::{ARTICLES, Found, Page, Rule};
use crate::content::finding::Severity;
use crate::content::lint::text::{Kind, Passage};

pub const RULE: Rule = Rule { name: "bare-reference", severity: Severity::Error, on: ARTICLES, check };

fn check(page: &Page<'_>) -> Vec<Found> {
    let found = page.section("references").filter(|passage| is_bare(page, passage)).map(|passage| {
        Found::new(
            passage.span.clone(),
            "this names a source without saying which page was read",
            "add it to content/sources.toml with address, year and tier, and let `::references` list it",
        )
    });
    found.collect()
}

/// An item, or a line that is no sentence.
fn is_bare(page: &Page<'_>, passage: &Passage) -> bool {
    let ends = page.quote(&passage.span).trim_end().ends_with(['.', '?', '!']);
    !passage.cited && (passage.kind == Kind::Item || !ends)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lint::example::hold;

    #[test]
    fn a_name_without_an_address_is_found() {
        let heading = "## References {#references}\n\nThese are the sources of this page.\n\n";
        hold(
            &RULE,
            &format!("{heading}- American Academy of Dermatology"),
            "American Academy of Dermatology",
            &format!("{heading}::references"),
        );
    }
}
