//! Natural frequencies: of 100 people, how many reach a quarter, a half, three quarters; in dots and in words.

use super::{StudyFacts, sessions_in_words};
use crate::domain::estimator::{CurveEstimate, Target};
use crate::domain::message::Msg;
use leptos::prelude::*;
use std::fmt::Write as _;

/// Dots in one row of the picture.
const ROW: u32 = 25;

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
                    <svg class="tx-people" viewBox="0 0 250 40" aria-hidden="true" focusable="false">
                        <path class="tx-people__rest" d=dots(u32::from(n), 100) />
                        <path class="tx-people__reach" d=dots(0, u32::from(n)) />
                    </svg>
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

/// The dots from `from` to before `to`, row by row: points that the style's round pen makes visible.
fn dots(from: u32, to: u32) -> String {
    let mut path = String::new();
    for n in from..to {
        // Writing to a string cannot fail.
        let _ = write!(path, "M{} {}h0", 5 + 10 * (n % ROW), 5 + 10 * (n / ROW));
    }
    path
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_hundred_people_are_drawn_in_two_kinds() {
        assert_eq!(super::dots(0, 69).matches('M').count() + super::dots(69, 100).matches('M').count(), 100);
        assert_eq!(super::dots(25, 26), "M5 15h0");
    }
}
