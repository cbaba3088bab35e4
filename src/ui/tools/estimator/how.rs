//! How the answer came about, in a fold: what was fitted to what, and what is not known.

use super::StudyFacts;
use crate::domain::message::Msg;
use leptos::prelude::*;

/// The fold; `used` is the number of rows behind the answer.
#[component]
pub fn How(facts: StudyFacts, used: usize) -> impl IntoView {
    let m = |msg| facts.messages.get(msg).to_owned();
    let rows = facts.messages.fill(
        Msg::EstimatorHowRows,
        &[("rows", &facts.evidence.rows.to_string()), ("date", &facts.evidence.read), ("used", &used.to_string())],
    );
    view! {
        <details class="tx-estimator__how">
            <summary>{m(Msg::EstimatorHow)}</summary>
            <p>{m(Msg::EstimatorHowCurve)}</p>
            <p>{rows}</p>
            <p>{m(Msg::EstimatorHowUnknown)}</p>
            <p><a href=facts.how_we_know.clone()>{m(Msg::EstimatorHowMore)}</a></p>
        </details>
    }
}
