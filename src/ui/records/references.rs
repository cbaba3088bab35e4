//! Source chips, and the list they lead to.

use super::Shelf;
use crate::domain::message::Msg;
use crate::domain::source::SourceId;
use leptos::prelude::*;

/// Chips for a record's sources: small numbers that lead to the list of references.
#[component]
pub fn Cite(
    /// Catalogue and numbers.
    shelf: Shelf,
    /// The sources.
    ids: Vec<SourceId>,
) -> impl IntoView {
    let advice = shelf.rests_on_tier_d_alone(&ids).then(|| {
        let word = shelf.text(Msg::SiteCommonAdvice);
        view! { <span class="tx-advice">{word}</span> }
    });
    let chips = ids
        .into_iter()
        .filter_map(|id| {
            let number = shelf.references.iter().position(|r| *r == id)? + 1;
            let label = shelf.catalog.messages.fill(Msg::SiteSourceNumber, &[("n", &number.to_string())]);
            Some(view! { <a href=format!("#ref-{number}") aria-label=label>{number}</a> })
        })
        .collect_view();
    view! {
        {advice}
        <sup class="tx-cite">{chips}</sup>
    }
}

/// Every source of the page: title, publisher, year, address and tier.
#[component]
pub fn References(
    /// Catalogue and numbers.
    shelf: Shelf,
) -> impl IntoView {
    let tier = shelf.text(Msg::SiteTier);
    let rows = shelf
        .references
        .iter()
        .enumerate()
        .filter_map(|(place, id)| Some((place + 1, shelf.catalog.source(id)?)))
        .map(|(number, source)| {
            let tier = format!("{tier} {}", source.tier.as_str());
            view! {
                <li id=format!("ref-{number}")>
                    <a href=source.url.clone() rel="noopener external">{source.title.clone()}</a>
                    ". "
                    {source.publisher.clone()}
                    ", "
                    {source.year.clone()}
                    ". "
                    <span class="tx-tier">{tier}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="tx-references">{rows}</ol> }
}
