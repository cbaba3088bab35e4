//! The steps with their dates, on a line from the first to the last.

use super::Planner;
use super::sources::Sources;
use super::why::why;
use crate::domain::message::Msg;
use crate::domain::plan::{
    Plan as Planned, PlanRecord, Step, StepKind, describe_notes, describe_step, describe_when, describe_window, steps,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The steps, and what the plan does not say by its dates.
#[component]
pub fn Steps(planner: Planner, record: Arc<PlanRecord>, plan: Planned) -> impl IntoView {
    let (messages, facts) = (&planner.facts.messages, &record.facts);
    let all = steps(&plan);
    let lines: Vec<_> = all
        .iter()
        .filter(|step| session_of(step.kind).is_none())
        .map(|step| {
            let care = match step.kind {
                StepKind::Session { number } => all.iter().filter(|s| session_of(s.kind) == Some(number)).collect(),
                _ => Vec::new(),
            };
            line(&planner, &record, &plan, step, &care)
        })
        .collect();
    let notes: Vec<_> =
        describe_notes(messages, facts, &plan).into_iter().map(|note| view! { <li>{note}</li> }.into_any()).collect();
    let why = why(&planner, &record, &plan);
    let heading = planner.text(Msg::PlanNotes);
    let lines = (!lines.is_empty()).then(|| view! { <ol class="tx-line-up" data-testid="plan-steps">{lines}</ol> });
    let notes = (!notes.is_empty()).then(|| {
        view! {
            <div class="tx-plan__notes" data-testid="plan-notes">
                <h4>{heading}</h4>
                <ul>{notes}</ul>
            </div>
        }
    });
    view! {
        {lines}
        {notes}
        {why}
        <Sources planner=planner.clone() record=Arc::clone(&record) />
    }
    .into_any()
}

/// The session that a step belongs to, for care around one.
fn session_of(kind: StepKind) -> Option<u8> {
    match kind {
        StepKind::Precare { session, .. } | StepKind::Healing { session } | StepKind::Without { session, .. } => {
            Some(session)
        }
        StepKind::Session { .. }
        | StepKind::Use
        | StepKind::FirstSigns { .. }
        | StepKind::Judge { .. }
        | StepKind::Event => None,
    }
}

fn line(planner: &Planner, record: &PlanRecord, plan: &Planned, step: &Step, care: &[&Step]) -> AnyView {
    let (messages, facts) = (&planner.facts.messages, &record.facts);
    let kind = match step.kind {
        StepKind::Event => "event",
        StepKind::FirstSigns { .. } | StepKind::Judge { .. } => "change",
        _ => "session",
    };
    let window = match step.kind {
        StepKind::Session { number } => {
            let session = plan.sessions.iter().find(|session| session.number == number);
            session.and_then(|session| describe_window(messages, session))
        }
        _ => None,
    };
    let care: Vec<_> = care
        .iter()
        .map(|step| {
            let (what, when) = (describe_step(messages, facts, plan, step), describe_when(messages, step.dates));
            view! {
                <li>
                    <span class="tx-line-up__care-when">{when}</span>
                    " "
                    <span>{what}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    let care = (!care.is_empty()).then(|| view! { <ul class="tx-line-up__care">{care}</ul> });
    let day = step.dates.first().map(|day| day.to_string());
    let (when, what) = (describe_when(messages, step.dates), describe_step(messages, facts, plan, step));
    view! {
        <li class=format!("tx-line-up__step tx-line-up__step--{kind}") data-day=day>
            <p class="tx-line-up__when">{when}</p>
            <p class="tx-line-up__what">{what}</p>
            {window.map(|window| view! { <p class="tx-line-up__window">{window}</p> })}
            {care}
        </li>
    }
    .into_any()
}
