//! How the treatment works, in drawn steps.

use super::{Cite, Shelf};
use crate::domain::treatment::{Drawing, Treatment};
use leptos::prelude::*;

/// The steps, with a drawing of a section through the skin where a step has one.
#[component]
pub fn HowItWorks(
    /// Catalogue and numbers.
    shelf: Shelf,
    /// The treatment.
    treatment: Treatment,
) -> impl IntoView {
    let steps = treatment
        .steps
        .into_iter()
        .enumerate()
        .map(|(n, step)| {
            view! {
                <li class="tx-step">
                    {step.drawing.map(|drawing| view! { <SkinSection drawing=drawing /> })}
                    <h3>{format!("{}. {}", n + 1, step.title)}</h3>
                    <p>
                        {step.text}
                        <Cite shelf=shelf.clone() ids=step.sources />
                    </p>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="tx-steps">{steps}</ol> }
}

/// The skin cut through: needles going in, the repair under way, more fibers than before.
#[component]
fn SkinSection(drawing: Drawing) -> impl IntoView {
    let channels = [34, 66, 98, 130, 162];
    let needles = (drawing == Drawing::Needles).then(|| {
        channels.map(|x| {
            view! { <path class="tx-skin__needle" d=format!("M{x} 4V26L{} 66L{} 26V4Z", x + 3, x + 6) /> }
        })
    });
    let wounds = (drawing == Drawing::Repair).then(|| {
        channels.map(|x| {
            view! {
                <path class="tx-skin__channel" d=format!("M{x} 42C{} 58 {} 70 {} 82C{} 70 {} 58 {} 42Z", x + 1, x + 2, x + 3, x + 4, x + 5, x + 6) />
                <circle class="tx-skin__cell" cx=x - 8 cy="72" r="3.5" />
                <circle class="tx-skin__cell" cx=x + 12 cy="84" r="3.5" />
            }
        })
    });
    let rows: &[(u16, u16)] = if drawing == Drawing::Fibers {
        &[(66, 8), (78, 7), (90, 8), (102, 7), (114, 8)]
    } else {
        &[(90, 5), (110, 5)]
    };
    let fibers = rows
        .iter()
        .map(|(y, bend)| {
            let d = format!("M8 {y}C40 {} 60 {} 96 {y}S160 {} 192 {y}", y - bend, y + bend, y - bend);
            view! { <path class="tx-skin__fiber" d=d /> }
        })
        .collect_view();
    let surface = if drawing == Drawing::Fibers {
        "M0 42C50 40 150 40 200 42"
    } else {
        "M0 42C30 40 50 40 66 42C80 48 92 54 104 48C112 44 130 40 200 42"
    };
    view! {
        <svg class="tx-skin" viewBox="0 0 200 128" aria-hidden="true" focusable="false">
            <path class="tx-skin__deep" d=format!("{surface}V128H0Z") />
            <path class="tx-skin__top" d=format!("{surface}V54C150 52 112 56 104 60C92 66 80 60 66 54C50 52 30 52 0 54Z") />
            <path class="tx-skin__surface" d=surface />
            {fibers}
            {wounds}
            {needles}
        </svg>
    }
}
