//! The repository's own content; what the compiler says of slips in it is in `slips`.

mod golden;
mod seed;
pub mod slips;

use std::path::Path;
use std::sync::OnceLock;
use treatment_explorer::content::{self, Compiled};
use treatment_explorer::domain::area_search::search;
use treatment_explorer::domain::catalog::Catalog;

/// A day on which no review is overdue: the tests have no clock.
const DAY: &str = "2026-11-25";

/// Our own content, compiled once for all tests.
pub fn own() -> &'static Compiled {
    static OWN: OnceLock<Compiled> = OnceLock::new();
    OWN.get_or_init(|| content::compile_on(Path::new("content"), "/", Some(DAY)))
}

/// All that our own content says.
pub fn catalog() -> &'static Catalog {
    &own().site.as_ref().unwrap().catalog
}

#[test]
fn our_own_content_has_no_finding() {
    let compiled = own();
    let shown: Vec<_> = compiled.findings.iter().map(|f| content::render(f, false)).collect();
    assert!(shown.is_empty(), "{}", shown.join("\n\n"));
    assert!(compiled.site.is_some());
}

#[test]
fn every_area_of_the_list_is_there_and_everyday_words_find_it() {
    let areas = &catalog().areas;
    assert_eq!(areas.len(), 50);
    let phrases = [
        ("smile lines", "face.nasolabial"),
        ("11s", "face.glabella"),
        ("love handles", "flank"),
        ("love handels", "flank"),
        ("double chin", "neck.under"),
        ("crows feet", "face.eye.outer"),
        ("my chin", "face.chin"),
        ("bald spot", "scalp.crown"),
        ("forhead", "face.forehead"),
        ("dark circles", "face.eye.under"),
        ("knees", "knee"),
        ("armpits", "arm.pit"),
        ("smokers lines", "face.lip.upper"),
        ("jowls", "face.jaw"),
        ("cleavage lines", "chest.decolletage"),
        ("turkey neck", "neck.front"),
        ("back of hand", "hand.back"),
        ("calves", "leg.calf"),
        ("receding hairline", "scalp.front"),
        ("tech neck", "neck.front"),
    ];
    let right = phrases
        .iter()
        .filter(|(phrase, id)| search(areas, phrase, 3).first().is_some_and(|f| f.area.id.as_str() == *id))
        .count();
    // The bar of the design: the top hit is right in nine of ten everyday phrases.
    assert!(right * 10 >= phrases.len() * 9, "{right} of {}", phrases.len());
}
