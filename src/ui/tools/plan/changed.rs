//! What changed in the content since a shared plan was made.

use super::Planner;
use crate::domain::message::Msg;
use crate::domain::plan::{PlanRecord, describe_difference, differences};
use leptos::prelude::*;
use std::sync::Arc;

/// The differences; nothing where there are none.
#[component]
pub fn Changed(planner: Planner, record: Arc<PlanRecord>) -> impl IntoView {
    move || {
        let found = planner.visit.plan.with(|plan| differences(&plan.made_with, &record.facts));
        (!found.is_empty()).then(|| {
            let lines: Vec<_> = found
                .iter()
                .map(|found| {
                    let line = describe_difference(&planner.facts.messages, found);
                    view! { <li>{line}</li> }.into_any()
                })
                .collect();
            view! {
                <div class="tx-notice tx-plan__changed" role="status" data-testid="plan-changed">
                    <p><strong>{planner.text(Msg::PlanChangedHeading)}</strong></p>
                    <ul>{lines}</ul>
                </div>
            }
        })
    }
}
