//! The words of the field: all of them on their own page, and those of a section as notes on paper.

use super::{Cite, Shelf};
use crate::domain::term::TermId;
use leptos::prelude::*;

/// Every word with its meaning and its sources, in alphabetical order.
#[component]
pub fn Glossary(
    /// Catalogue and numbers.
    shelf: Shelf,
) -> impl IntoView {
    let mut terms = shelf.catalog.glossary.clone();
    terms.sort_by_key(|term| term.term.to_lowercase());
    let rows = terms
        .into_iter()
        .map(|term| {
            let cited = !term.sources.is_empty();
            view! {
                <div class="tx-fact" id=term.id.to_string()>
                    <dt>{term.term}</dt>
                    <dd>
                        {term.meaning}
                        {cited.then(|| view! { <Cite shelf=shelf.clone() ids=term.sources /> })}
                    </dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="tx-facts">{rows}</dl> }
}

/// What the words of a section mean, for a reader on paper, where nothing can be pressed. Not on a screen.
#[component]
pub fn Notes(
    /// Catalogue and numbers.
    shelf: Shelf,
    /// The words that the section explains.
    terms: Vec<TermId>,
) -> impl IntoView {
    let notes = terms
        .iter()
        .filter_map(|id| shelf.catalog.term(id))
        .map(|term| {
            view! {
                <li>
                    <b>{term.term.clone()}</b>
                    ": "
                    {term.meaning.clone()}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="tx-notes">{notes}</ul> }
}
