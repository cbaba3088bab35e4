//! What a course costs, from the clinic's own prices only; nothing where it gives none.

use super::{StudyFacts, sessions_in_words, span};
use crate::domain::message::Msg;
use crate::domain::quantity::Sessions;
use leptos::prelude::*;

/// The price of a session and of the chosen number of sessions.
#[component]
pub fn Cost(facts: StudyFacts, #[prop(into)] sessions: Signal<Sessions>) -> impl IntoView {
    let price = facts.treatment.price?;
    let times = move |facts: &StudyFacts, n: u32| {
        span(facts, &usd(price.min().0.saturating_mul(n)), &usd(price.max().0.saturating_mul(n)))
    };
    let heading = facts.messages.get(Msg::EstimatorCost).to_owned();
    let one = facts.messages.fill(Msg::EstimatorCostOne, &[("span", &times(&facts, 1))]);
    let course = move || {
        let sessions = sessions.get();
        let span = times(&facts, u32::from(sessions.get()));
        let words = [("sessions", &*sessions_in_words(&facts, sessions)), ("span", &span)];
        (sessions > Sessions::ONE)
            .then(|| view! { <strong>{facts.messages.fill(Msg::EstimatorCostCourse, &words)}</strong> })
    };
    Some(view! {
        <h3>{heading}</h3>
        <p data-testid="estimate-cost">{one} " " {course}</p>
    })
}

/// "$1,200".
fn usd(amount: u32) -> String {
    let digits = amount.to_string();
    let mut text = String::from("$");
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::usd;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(usd(7), "$7");
        assert_eq!(usd(350), "$350");
        assert_eq!(usd(1_200), "$1,200");
        assert_eq!(usd(1_234_567), "$1,234,567");
    }
}
