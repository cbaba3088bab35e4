//! What to ask at the visit: benefits, risks, alternatives, nothing, and cost.

use crate::domain::message::Msg;
use crate::ui::visit::Facts;
use leptos::prelude::*;

/// The five questions, the same for every treatment.
///
/// Without scripts: the same.
#[component]
pub fn Questions(facts: Facts) -> impl IntoView {
    let questions: Vec<_> = [
        Msg::PlanSheetBenefits,
        Msg::PlanSheetRisks,
        Msg::PlanSheetAlternatives,
        Msg::PlanSheetNothing,
        Msg::PlanSheetCost,
    ]
    .into_iter()
    .map(|question| {
        let text = facts.messages.get(question).to_owned();
        // "Benefits: how likely …": the word before the colon leads.
        let (word, rest) = text
            .split_once(": ")
            .map_or((String::new(), text.clone()), |(word, rest)| (format!("{word}: "), rest.to_owned()));
        view! {
            <li>
                <strong>{word}</strong>
                {rest}
            </li>
        }
        .into_any()
    })
    .collect();
    let heading = facts.messages.get(Msg::PlanSheetQuestions).to_owned();
    view! {
        <div class="tx-plan__questions">
            <h3>{heading}</h3>
            <ul>{questions}</ul>
        </div>
    }
    .into_any()
}
