//! Natural frequencies: of 100 people, how many reach a quarter, a half, three quarters; in dots and in words.

use super::{Shown, StudyFacts, sessions_in_words};
use crate::domain::estimator::{Frequencies, Target};
use crate::domain::message::Msg;
use crate::ui::kit::hundred::Hundred;
use leptos::prelude::*;

/// The three rows.
#[component]
pub fn People(
    facts: StudyFacts,
    shown: Shown,
    /// The change that the reader would call worth it, if they said so.
    worth: RwSignal<Option<Target>>,
) -> impl IntoView {
    let heading = facts.messages.get(Msg::EstimatorPeople).to_owned();
    let all = |of: &Frequencies| [of.quarter, of.half, of.three_quarters];
    let targets = [Msg::EstimatorQuarter, Msg::EstimatorHalf, Msg::EstimatorThreeQuarters];
    let rows: Vec<_> = targets
        .into_iter()
        .enumerate()
        .map(|(row, msg)| {
            let n = Memo::new(move |_| shown.read(|curve| all(&curve.frequencies)[row]).unwrap_or(0));
            let reach = Memo::new(move |_| shown.read(|curve| curve.reach[row]));
            let words = {
                let facts = facts.clone();
                move || facts.messages.fill(msg, &[("n", &n.get().to_string()), ("rest", &(100 - n.get()).to_string())])
            };
            let average = {
                let facts = facts.clone();
                move || match reach.get().and_then(|reach| reach.from) {
                    Some(sessions) => {
                        let sessions = sessions_in_words(&facts, sessions);
                        facts.messages.fill(Msg::EstimatorReached, &[("sessions", &sessions)])
                    }
                    None => facts.messages.get(Msg::EstimatorNotReached).to_owned(),
                }
            };
            let yours = facts.messages.get(Msg::EstimatorWorthYours).to_owned();
            let asked = move || worth.get().is_some() && worth.get() == reach.get().map(|reach| reach.target);
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
