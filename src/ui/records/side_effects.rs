//! What can go wrong, as large as what can go well.

use super::{Cite, Shelf};
use crate::domain::message::Msg;
use crate::domain::quantity::Percent;
use crate::domain::treatment::{Slug, Treatment};
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
            let rate = effect.percent.map(|p| in_both_framings(&shelf, p));
            view! {
                <li class="tx-effect">
                    <p class="tx-effect__head">
                        <strong>{effect.name}</strong>
                        " "
                        <span class="tx-effect__rate">{effect.frequency}</span>
                    </p>
                    {rate.map(|rate| view! { <p class="tx-effect__rate">{rate}</p> })}
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
        <Urgent shelf=shelf.clone() slug=treatment.slug />
    }
}

/// A rate as a natural frequency, what happens and what does not: "Of 100, about 5 had it and 95 did not."
fn in_both_framings(shelf: &Shelf, percent: Percent) -> String {
    let with = percent.rounded();
    if with == 0 {
        return shelf.text(Msg::SiteFewerThanOne);
    }
    let (with, without) = (with.to_string(), (100 - with).to_string());
    shelf.catalog.messages.fill(Msg::SiteOfHundred, &[("with", &with), ("without", &without)])
}

/// The signs with which nobody should wait, and the clinic's phone number.
#[component]
fn Urgent(shelf: Shelf, slug: Slug) -> impl IntoView {
    let signs = shelf
        .catalog
        .urgent
        .iter()
        .filter(|sign| sign.after.contains(&slug))
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
    if !shelf.catalog.urgent.iter().any(|sign| sign.after.contains(&slug)) {
        return None;
    }
    let phone = shelf.catalog.clinic.phone.clone();
    Some(view! {
        <aside class="tx-callout tx-callout--urgent" id="urgent">
            <p class="tx-callout__word">{shelf.text(Msg::SiteUrgent)}</p>
            <ul>{signs}</ul>
            <p>
                {shelf.text(Msg::SiteCallClinic)}
                " "
                <a href=format!("tel:{phone}")>{phone.clone()}</a>
            </p>
        </aside>
    })
}
