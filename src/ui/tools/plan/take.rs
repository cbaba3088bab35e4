//! What to take along: the calendar file, the printed sheet, the plan as text and as Markdown.

use super::Planner;
use crate::domain::message::Msg;
use crate::domain::plan::{Block, PlanRecord, Stamp, calendar_file, plan_document, to_markdown, to_text};
use crate::platform::{clock, hand_over};
use leptos::prelude::*;
use std::sync::Arc;

/// How long before a session its reminder comes, in hours.
const REMINDER: u8 = 24;

/// The buttons, and what became of the last one.
#[component]
pub fn Take(planner: Planner, record: Arc<PlanRecord>) -> impl IntoView {
    let done = RwSignal::new(None::<Msg>);
    let by_hand = RwSignal::new(None::<String>);
    let reminder = RwSignal::new(false);
    let copy = |write: fn(&[Block]) -> String| {
        let (planner, record) = (planner.clone(), Arc::clone(&record));
        move |_| {
            let plan = planner.planned();
            let text = untrack(|| planner.with_input(&record, plan.as_ref(), |input| write(&plan_document(input))));
            let Some(text) = text else { return };
            by_hand.set(None);
            hand_over::copy(&text.clone(), move |copied| {
                done.set(Some(if copied { Msg::PlanCopied } else { Msg::PlanCopyFailed }));
                by_hand.set((!copied).then_some(text));
            });
        }
    };
    let save = {
        let (planner, record) = (planner.clone(), Arc::clone(&record));
        move |_| {
            let stamp = clock::unix_seconds().and_then(Stamp::from_unix_seconds);
            let (Some(plan), Some(stamp)) = (planner.planned(), stamp) else { return };
            let fragment = planner.visit.selection.with_untracked(|s| s.to_fragment(None));
            let before = reminder.get_untracked().then_some(REMINDER);
            let file = calendar_file(&planner.facts.messages, &record.facts, &plan, &fragment, stamp, before);
            if let Some(file) = file {
                hand_over::save(&format!("plan-{}.ics", record.facts.slug), "text/calendar;charset=utf-8", &file);
                done.set(Some(Msg::PlanSaved));
            }
        }
    };
    let planned = planner.made;
    let has_steps = move || {
        planned.with(|made| {
            made.as_ref()
                .is_some_and(|made| made.as_ref().is_ok_and(|plan| !crate::domain::plan::steps(plan).is_empty()))
        })
    };
    let calendar = {
        let planner = planner.clone();
        move || {
            has_steps().then(|| {
                view! {
                    <div class="tx-plan__calendar">
                        <button type="button" class="tx-button tx-button--primary" data-export="calendar" data-testid="plan-calendar" on:click=save.clone()>
                            {planner.text(Msg::PlanTakeCalendar)}
                        </button>
                        <label class="tx-area__name">
                            <input
                                type="checkbox"
                                id="plan-reminder"
                                data-testid="plan-reminder"
                                autocomplete="off"
                                prop:checked=move || reminder.get()
                                on:change=move |event| reminder.set(event_target_checked(&event))
                            />
                            <span>{planner.text(Msg::PlanTakeReminder)}</span>
                        </label>
                    </div>
                }
            })
        }
    };
    let said = {
        let planner = planner.clone();
        move || done.get().map(|msg| planner.text(msg))
    };
    let field = {
        let planner = planner.clone();
        move || {
            by_hand.get().map(|text| {
                view! {
                    <textarea class="tx-plan__by-hand" readonly="" rows="8" aria-label=planner.text(Msg::PlanCopyField) data-testid="plan-by-hand">
                        {text}
                    </textarea>
                }
            })
        }
    };
    view! {
        <div class="tx-plan__take">
            <h3>{planner.text(Msg::PlanTake)}</h3>
            {calendar}
            <p class="tx-plan__ways">
                <button type="button" class="tx-button" data-export="print" data-testid="plan-print" on:click=|_| hand_over::print()>
                    {planner.text(Msg::PlanTakePrint)}
                </button>
                <button type="button" class="tx-button" data-export="text" data-testid="plan-copy-text" on:click=copy(to_text)>
                    {planner.text(Msg::PlanTakeText)}
                </button>
                <button type="button" class="tx-button" data-export="markdown" data-testid="plan-copy-markdown" on:click=copy(to_markdown)>
                    {planner.text(Msg::PlanTakeMarkdown)}
                </button>
            </p>
            <p role="status" class="tx-plan__done" data-testid="plan-done">{said}</p>
            {field}
            <p class="tx-plan__hint">{planner.text(Msg::PlanTakeSheet)}</p>
        </div>
    }
    .into_any()
}
