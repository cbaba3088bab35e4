//! What can go wrong, as large as what can go well.

use super::{Cite, Shelf};
use crate::domain::message::Msg;
use crate::domain::treatment::Treatment;
use crate::ui::kit::words::suitability_word;
use leptos::prelude::*;

/// Unwanted effects with how often, what the sources say for each Fitzpatrick skin type, and the urgent signs.
#[component]
pub fn SideEffects(
    /// Catalogue and numbers.
    shelf: Shelf,
    /// The treatment.
    treatment: Treatment,
) -> impl IntoView {
    let effects = treatment
        .side_effects
        .into_iter()
        .map(|effect| {
            let rate = effect.percent.map(|p| format!("{} of 100", p.get()));
            view! {
                <li class="tx-effect">
                    <p class="tx-effect__head">
                        <strong>{effect.name}</strong>
                        " "
                        <span class="tx-effect__rate">{rate.unwrap_or(effect.frequency)}</span>
                    </p>
                    <p>
                        {effect.text}
                        {effect.group.map(|g| format!(" ({g})"))}
                        <Cite shelf=shelf.clone() ids=effect.sources />
                    </p>
                </li>
            }
        })
        .collect_view();
    let types = treatment
        .skin_types
        .into_iter()
        .map(|record| {
            let names: Vec<_> = record.types.iter().map(|t| t.as_str()).collect();
            let word = shelf.text(suitability_word(record.suitability));
            view! {
                <div class="tx-fact">
                    <dt>{names.join(", ")}</dt>
                    <dd>
                        <strong class="tx-fact__figure">{word}</strong>
                        <span>{shelf.text(Msg::SitePih)}" "{record.pih}". "{record.text}</span>
                        <Cite shelf=shelf.clone() ids=record.sources />
                    </dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <ul class="tx-effects">{effects}</ul>
        <h3>{shelf.text(Msg::SiteSkinTypes)}</h3>
        <dl class="tx-facts">{types}</dl>
        <Urgent shelf=shelf.clone() />
    }
}

/// The signs with which nobody should wait, and the clinic's phone number.
#[component]
fn Urgent(shelf: Shelf) -> impl IntoView {
    let signs = shelf
        .catalog
        .urgent
        .iter()
        .map(|sign| {
            view! {
                <li>
                    <strong>{sign.sign.clone()}</strong>
                    ": "
                    {sign.action.clone()}
                    <Cite shelf=shelf.clone() ids=sign.sources.clone() />
                </li>
            }
        })
        .collect_view();
    let phone = shelf.catalog.clinic.phone.clone();
    view! {
        <aside class="tx-callout tx-callout--urgent" id="urgent">
            <p class="tx-callout__word">{shelf.text(Msg::SiteUrgent)}</p>
            <ul>{signs}</ul>
            <p>
                {shelf.text(Msg::SiteCallClinic)}
                " "
                <a href=format!("tel:{phone}")>{phone.clone()}</a>
            </p>
        </aside>
    }
}
