//! The treatments there are, grouped by how they work.

use super::Shelf;
use crate::domain::treatment::Treatment;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// A heading for each modality with a line for each treatment; both in alphabetical order, never in the clinic's.
#[component]
pub fn TreatmentList(
    /// Catalogue and numbers.
    shelf: Shelf,
) -> impl IntoView {
    let mut groups: BTreeMap<String, Vec<Treatment>> = BTreeMap::new();
    for treatment in &shelf.catalog.treatments {
        groups.entry(treatment.modality.to_lowercase()).or_default().push(treatment.clone());
    }
    groups
        .into_iter()
        .map(|(modality, mut treatments)| {
            treatments.sort_by_cached_key(|t| t.name.to_lowercase());
            let rows = treatments
                .into_iter()
                .map(|treatment| {
                    let href = format!("{}treatments/{}/", shelf.base, treatment.slug);
                    view! {
                        <li>
                            <a href=href>{treatment.name}</a>
                            ": "
                            {treatment.plain}
                        </li>
                    }
                })
                .collect_view();
            view! {
                <h3>{capitalized(&modality)}</h3>
                <ul class="tx-lines">{rows}</ul>
            }
        })
        .collect_view()
}

fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
