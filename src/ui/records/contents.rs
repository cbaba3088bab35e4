//! Everything that the search can lead to, as one list: for readers without scripts, and for looking around.

use super::Shelf;
use crate::domain::message::Msg;
use crate::domain::site_search::{Entry, Kind};
use leptos::prelude::*;

/// The treatments with their parts, the concerns, the areas and the words, each a link.
#[component]
pub fn Contents(
    /// Catalogue and numbers.
    shelf: Shelf,
) -> impl IntoView {
    let link = |entry: &Entry| view! { <a href=format!("{}{}", shelf.base, entry.path)>{entry.title.clone()}</a> };
    let pages = shelf.contents.chunk_by(|a, b| page(a) == page(b) && b.kind == Kind::Section);
    let pages = pages
        .filter(|entries| entries.iter().any(|e| matches!(e.kind, Kind::Treatment | Kind::Page)))
        .map(|entries| {
            let (first, rest) = entries.split_first()?;
            let parts = rest.iter().map(|entry| view! { <li>{link(entry)}</li> }).collect_view();
            Some(view! {
                <li>
                    {link(first)}
                    <ul class="tx-contents__parts">{parts}</ul>
                </li>
            })
        })
        .collect_view();
    let of = |kind: Kind| {
        let entries = shelf.contents.iter().filter(move |e| e.kind == kind);
        entries.map(|entry| view! { <li>{link(entry)}</li> }).collect_view()
    };
    view! {
        <div class="tx-contents">
            <h3>{shelf.text(Msg::SiteContentsTreatments)}</h3>
            <ul class="tx-contents__pages">{pages}</ul>
            <h3>{shelf.text(Msg::SiteContentsConcerns)}</h3>
            <ul>{of(Kind::Concern)}</ul>
            <h3>{shelf.text(Msg::SiteContentsAreas)}</h3>
            <ul>{of(Kind::Area)}</ul>
            <h3>{shelf.text(Msg::SiteContentsTerms)}</h3>
            <ul>{of(Kind::Term)}</ul>
        </div>
    }
}

/// The page of an entry, without the place on it.
fn page(entry: &Entry) -> &str {
    entry.path.split('#').next().unwrap_or_default()
}
