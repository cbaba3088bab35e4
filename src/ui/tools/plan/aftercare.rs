//! Care day by day: what to expect, and what to do and avoid as boxes to tick. Ticks are in memory only.

use super::Planner;
use crate::domain::date::{CivilDate, describe_date};
use crate::domain::message::Msg;
use crate::domain::plan::{ChecklistDay, CourseKind, PlanFacts, PlanRecord, checklist, urgent_rows};
use crate::domain::treatment::Aftercare;
use crate::ui::kit::icon::{Icon, Sign};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is ticked: the session, the day after it, and the place of the box.
type Ticks = RwSignal<BTreeSet<(u8, u16, usize)>>;

/// The urgent signs, and the checklist of one session.
#[component]
pub fn Care(planner: Planner, record: Arc<PlanRecord>) -> impl IntoView {
    let ticks: Ticks = RwSignal::new(BTreeSet::new());
    let session = RwSignal::new(1_u8);
    let made = planner.made;
    let days = {
        let (planner, record) = (planner.clone(), Arc::clone(&record));
        move || {
            let plan = made.get()?.ok()?;
            let dated: Vec<_> = plan.sessions.iter().filter_map(|s| Some((s.number, s.date?))).collect();
            let wanted = session.get();
            let chosen = dated.iter().find(|(n, _)| *n == wanted).or(dated.first()).copied();
            let (number, day) = chosen.or_else(|| Some((0, plan.start?)))?;
            let next = dated.iter().find(|(n, _)| *n == number + 1).map(|(_, day)| *day);
            let which = (dated.len() > 1).then(|| which(&planner, &dated, number, session));
            let list = checklist(&record.facts, day, next);
            let rows: Vec<_> = list.iter().map(|day| day_row(&planner, number, day, ticks)).collect();
            Some(view! {
                {which}
                <p class="tx-plan__hint">{planner.text(Msg::PlanCareMemory)}</p>
                <ol class="tx-checklist" data-testid="plan-checklist">{rows}</ol>
            })
        }
    };
    let heading = match record.facts.kind() {
        CourseKind::Sessions => Msg::PlanAfter,
        CourseKind::AtHome => Msg::PlanAfterUse,
        CourseKind::NoTreatment => Msg::PlanAfterWait,
    };
    let before = before(&planner, &record.facts);
    let undated = {
        let (planner, record) = (planner.clone(), Arc::clone(&record));
        // Without a day there is nothing to tick yet, and still something to read.
        move || {
            let dated = made.with(|made| {
                made.as_ref().is_some_and(|m| m.as_ref().is_ok_and(|p| p.start.or(p.last_session()).is_some()))
            });
            (!dated).then(|| undated(&planner, &record.facts))
        }
    };
    view! {
        {before}
        <div class="tx-plan__care">
            <h3>{planner.text(heading)}</h3>
            {urgent(&planner, &record.facts)}
            {days}
            {undated}
        </div>
    }
    .into_any()
}

/// What to do before, where the records give no day for it.
fn before(planner: &Planner, facts: &PlanFacts) -> Option<AnyView> {
    let msg = match facts.kind() {
        CourseKind::Sessions => Msg::PlanBefore,
        CourseKind::AtHome => Msg::PlanBeforeUse,
        CourseKind::NoTreatment => Msg::PlanBeforeWait,
    };
    let rows: Vec<_> = facts.precare.iter().map(|care| view! { <li>{care.text.clone()}</li> }.into_any()).collect();
    let heading = planner.text(msg);
    (!rows.is_empty()).then(|| {
        view! {
            <div class="tx-plan__before">
                <h3>{heading}</h3>
                <ul>{rows}</ul>
            </div>
        }
        .into_any()
    })
}

/// Signs with which nobody should wait, and the clinic's number.
fn urgent(planner: &Planner, facts: &PlanFacts) -> Vec<AnyView> {
    let phone = &planner.facts.phone;
    // The days are told below; which day it is does not matter here.
    let rows = CivilDate::new(2000, 1, 1).map(|any| urgent_rows(facts, any)).unwrap_or_default();
    rows.into_iter()
        .map(|(row, _)| {
            let call = planner.facts.messages.fill(Msg::PlanCall, &[("phone", phone)]);
            view! {
                <aside class="tx-callout tx-callout--urgent" data-testid="plan-urgent">
                    <p class="tx-callout__word">
                        <Icon sign=Sign::Urgent />
                        " "
                        {row.title.clone()}
                    </p>
                    <p>{row.expect.clone()}</p>
                    <p>{row.doing.clone()}</p>
                    <p><a href=format!("tel:{phone}")>{call}</a></p>
                </aside>
            }
            .into_any()
        })
        .collect()
}

fn which(planner: &Planner, dated: &[(u8, CivilDate)], chosen: u8, session: RwSignal<u8>) -> AnyView {
    let messages = &planner.facts.messages;
    let total = dated.len().to_string();
    let options: Vec<_> = dated
        .iter()
        .map(|(n, day)| {
            let (n, day) = (*n, describe_date(messages, *day));
            let name = messages.fill(Msg::PlanSession, &[("n", &n.to_string()), ("total", &total)]);
            view! { <option value=n.to_string() prop:selected=n == chosen>{format!("{name}, {day}")}</option> }
                .into_any()
        })
        .collect();
    let on_choose = move |event| session.set(event_target_value(&event).parse().unwrap_or(1));
    view! {
        <label class="tx-field tx-plan__which">
            <span>{planner.text(Msg::PlanCareSession)}</span>
            <select id="plan-care" data-testid="plan-care" autocomplete="off" on:change=on_choose>{options}</select>
        </label>
    }
    .into_any()
}

fn day_row(planner: &Planner, session: u8, day: &ChecklistDay<'_>, ticks: Ticks) -> AnyView {
    let messages = &planner.facts.messages;
    let mut boxes: Vec<String> = Vec::new();
    let mut expect = Vec::new();
    for row in &day.begins {
        expect.push(view! { <p><strong>{row.title.clone()}</strong>" "{row.expect.clone()}</p> }.into_any());
        boxes.push(messages.fill(Msg::PlanDo, &[("text", &row.doing)]));
        boxes.push(messages.fill(Msg::PlanAvoid, &[("text", &row.avoid)]));
    }
    boxes.extend(day.goes_on.iter().map(|row| messages.fill(Msg::PlanCareStill, &[("title", &row.title)])));
    let nothing = boxes.is_empty().then(|| view! { <p class="tx-plan__hint">{planner.text(Msg::PlanCareNothing)}</p> });
    let boxes: Vec<_> =
        boxes.into_iter().enumerate().map(|(n, text)| tick(text, (session, day.day, n), ticks)).collect();
    let n = messages.fill(Msg::PlanAfterDay, &[("day", &day.day.to_string())]);
    view! {
        <li class="tx-checklist__day">
            <p class="tx-checklist__when"><strong>{n}</strong>" "{describe_date(messages, day.date)}</p>
            <div>{expect} {nothing} {boxes}</div>
        </li>
    }
    .into_any()
}

fn tick(text: String, key: (u8, u16, usize), ticks: Ticks) -> AnyView {
    let (session, day, n) = key;
    view! {
        <label class="tx-checklist__box">
            <input
                type="checkbox"
                id=format!("plan-tick-{session}-{day}-{n}")
                autocomplete="off"
                prop:checked=move || ticks.with(|ticks| ticks.contains(&key))
                on:change=move |event| {
                    let ticked = event_target_checked(&event);
                    ticks.update(|ticks| {
                        let _ = if ticked { ticks.insert(key) } else { ticks.remove(&key) };
                    });
                }
            />
            <span>{text}</span>
        </label>
    }
    .into_any()
}

/// The same rows by their days, to be read.
fn undated(planner: &Planner, facts: &PlanFacts) -> AnyView {
    let messages = &planner.facts.messages;
    let when = |row: &Aftercare| {
        let (from, to) = (row.days.min().0.to_string(), row.days.max().0.to_string());
        if from == to {
            messages.fill(Msg::PlanAfterDay, &[("day", &from)])
        } else {
            messages.fill(Msg::PlanAfterDays, &[("from", &from), ("to", &to)])
        }
    };
    let rows: Vec<_> = facts
        .aftercare
        .iter()
        .filter(|row| !row.alert)
        .map(|row| {
            let parts = [(Msg::PlanExpect, &row.expect), (Msg::PlanDo, &row.doing), (Msg::PlanAvoid, &row.avoid)];
            let parts: Vec<_> = parts
                .into_iter()
                .map(|(msg, text)| view! { <p>{messages.fill(msg, &[("text", text)])}</p> }.into_any())
                .collect();
            view! {
                <li class="tx-checklist__day">
                    <p class="tx-checklist__when"><strong>{when(row)}</strong></p>
                    <div><p><strong>{row.title.clone()}</strong></p>{parts}</div>
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ol class="tx-checklist">{rows}</ol> }.into_any()
}
