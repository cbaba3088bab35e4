//! The facts at a glance.

use super::{Cite, Shelf};
use crate::domain::message::Msg;
use crate::domain::treatment::{Amount, Treatment};
use leptos::prelude::*;

/// The fact card: label, number, sentence, sources. What was not found says so.
#[component]
pub fn FactCard(
    /// Catalogue and numbers.
    shelf: Shelf,
    /// The treatment.
    treatment: Treatment,
) -> impl IntoView {
    let rows = treatment
        .facts
        .into_iter()
        .map(|fact| {
            let figure = match (&fact.amount, fact.found) {
                (_, false) => Some(shelf.text(Msg::SiteNotKnown)),
                (Some(amount), true) => describe_amount(amount),
                (None, true) => None,
            };
            view! {
                <div class="tx-fact">
                    <dt>{fact.label}</dt>
                    <dd>
                        {figure.map(|f| view! { <strong class="tx-fact__figure">{f}</strong> })}
                        <span>{fact.text}</span>
                        <Cite shelf=shelf.clone() ids=fact.sources />
                    </dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="tx-facts">{rows}</dl> }
}

/// "3–6 sessions", "1 session", "from 22 years", "up to 90 days".
pub fn describe_amount(amount: &Amount) -> Option<String> {
    let unit = &amount.unit;
    Some(match (amount.min, amount.max) {
        // The same number twice, written once; both ends come from the same text.
        (Some(min), Some(max)) if (max - min).abs() < f64::EPSILON => {
            let one = (min - 1.0).abs() < f64::EPSILON;
            format!("{min} {}", unit.strip_suffix('s').filter(|_| one).unwrap_or(unit))
        }
        (Some(min), Some(max)) => format!("{min}–{max} {unit}"),
        (Some(min), None) => format!("from {min} {unit}"),
        (None, Some(max)) => format!("up to {max} {unit}"),
        (None, None) => return None,
    })
}
