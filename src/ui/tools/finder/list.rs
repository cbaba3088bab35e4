//! The head of the result, and the list: options by the printed rule, no treatment for now at its end, then what is
//! not listed.

use super::card::card;
use super::left_out::{not_listed, relaxations};
use super::{FinderTool, words};
use crate::domain::comparison::MOST;
use crate::domain::concern::First;
use crate::domain::finder::{find, in_order};
use crate::domain::message::Msg;
use leptos::prelude::*;

/// How many are listed.
pub fn count(tool: &FinderTool) -> String {
    let facts = &tool.facts;
    tool.asked.with(|asked| words::count(facts, find(&facts.options, asked).listed.len()))
}

/// Whether the concern does harm, and whether a doctor should see it first; without a concern, what the list is.
pub fn doctor_first(tool: &FinderTool) -> AnyView {
    let facts = &tool.facts;
    let asked = tool.asked.get();
    let concern = facts.concerns.iter().find(|c| Some(&c.id) == asked.concern.as_ref()).cloned();
    let (text, class) = match concern {
        Some(concern) if concern.first == First::SeeADoctorFirst => {
            (concern.first_text, "tx-callout tx-callout--caution")
        }
        Some(concern) => (concern.first_text, "tx-finder__first"),
        None => (facts.text(Msg::FinderOpen), "tx-finder__first"),
    };
    view! { <p class=class data-testid="finder-first">{text}</p> }.into_any()
}

/// The list.
pub fn list(tool: &FinderTool) -> AnyView {
    let facts = &tool.facts;
    let asked = tool.asked.get();
    let found = find(&facts.options, &asked);
    let none = found.listed.is_empty().then(|| relaxations(tool, &asked, &found));
    let left_out = not_listed(facts, &asked, &found.not_listed);
    let listed = in_order(found.listed, tool.order_now());
    let cards = listed.iter().chain(&found.waiting).map(|weighed| {
        let card = card(tool, &asked, weighed);
        tool.visit.turns.part(move || card)
    });
    let cards: Vec<_> = cards.collect();
    view! {
        {none}
        <ul class="tx-options">{cards}</ul>
        <p class="tx-finder__always">{facts.text(Msg::FinderWaiting)}</p>
        {to_comparison(tool)}
        {left_out}
    }
    .into_any()
}

/// The way to the comparison, once something is chosen for it.
fn to_comparison(tool: &FinderTool) -> AnyView {
    let (facts, selection) = (tool.facts.clone(), tool.visit.selection);
    let link = move || {
        let chosen = selection.with(|s| s.treatments.len());
        (chosen > 0).then(|| {
            let words =
                facts.messages.fill(Msg::FinderToCompare, &[("n", &chosen.to_string()), ("most", &MOST.to_string())]);
            view! {
                <p>
                    <a class="tx-button" href=format!("{}compare/", facts.base) data-testid="finder-to-compare">
                        {words}
                    </a>
                </p>
            }
        })
    };
    link.into_any()
}
