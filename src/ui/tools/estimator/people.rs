//! Natural frequencies: of 100 people, how many reach a quarter, a half, three quarters; in dots and in words.

use super::{StudyFacts, sessions_in_words};
use crate::domain::estimator::{CurveEstimate, Target};
use crate::domain::message::Msg;
use crate::ui::kit::hundred::Hundred;
use leptos::prelude::*;

/// The three rows.
#[component]
pub fn People(
    facts: StudyFacts,
    curve: CurveEstimate,
    /// The change that the reader would call worth it, if they said so.
    worth: RwSignal<Option<Target>>,
) -> impl IntoView {
    let heading = facts.messages.get(Msg::EstimatorPeople).to_owned();
    let counts = [
        (Msg::EstimatorQuarter, curve.frequencies.quarter),
        (Msg::EstimatorHalf, curve.frequencies.half),
        (Msg::EstimatorThreeQuarters, curve.frequencies.three_quarters),
    ];
    let rows: Vec<_> = counts
        .into_iter()
        .zip(curve.reach)
        .map(|((msg, n), reach)| {
            let words = facts.messages.fill(msg, &[("n", &n.to_string()), ("rest", &(100 - n).to_string())]);
            let average = match reach.from {
                Some(sessions) => {
                    let sessions = sessions_in_words(&facts, sessions);
                    facts.messages.fill(Msg::EstimatorReached, &[("sessions", &sessions)])
                }
                None => facts.messages.get(Msg::EstimatorNotReached).to_owned(),
            };
            let yours = facts.messages.get(Msg::EstimatorWorthYours).to_owned();
            let asked = move || worth.get() == Some(reach.target);
            view! {
                <li class:tx-people--asked=asked>
                    <Hundred marked=n />
                    <p>
                        {move || asked().then(|| view! { <strong class="tx-people__yours">{yours.clone()} ": "</strong> })}
                        {words} " " <span class="tx-people__average">{average}</span>
                    </p>
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <h3>{heading}</h3>
        <ul class="tx-estimator__people">{rows}</ul>
    }
}
