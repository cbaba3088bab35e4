//! The plan in words: steps, days, notes, and why it does not fit. The words themselves are the locale's.

use super::change::Measured;
use super::course::{Misfit, OpenDates, Plan, PlannedSession};
use super::facts::PlanFacts;
use super::step::{Step, StepKind};
use crate::domain::course::{OpenRange, TimeSpan};
use crate::domain::date::{CivilDate, describe_date};
use crate::domain::message::{Messages, Msg};
use crate::domain::treatment::Without;

/// What a step is: "Session 2 of 4".
pub fn describe_step(messages: &Messages, facts: &PlanFacts, plan: &Plan, step: &Step) -> String {
    let total = plan.sessions.len();
    let of_session = |several: Msg, only: Msg, session: u8, values: &[(&str, &str)]| {
        let (n, total_text) = (session.to_string(), total.to_string());
        let mut all = vec![("n", n.as_str()), ("total", total_text.as_str())];
        all.extend_from_slice(values);
        messages.fill(if total == 1 { only } else { several }, &all)
    };
    let onset = |msg: Msg, index: usize| {
        let label = facts.onsets.get(index).map_or("", |onset| onset.label.as_str());
        messages.fill(msg, &[("label", label)])
    };
    match step.kind {
        StepKind::Precare { index, session, late } => {
            let text = facts.precare.get(index).map_or("", |care| care.text.as_str());
            let mut said = of_session(Msg::PlanPrecare, Msg::PlanPrecareOnly, session, &[("text", text)]);
            if late {
                said.push(' ');
                said.push_str(messages.get(Msg::PlanPrecareLate));
            }
            said
        }
        StepKind::Session { number } => of_session(Msg::PlanSession, Msg::PlanSessionOnly, number, &[]),
        StepKind::Healing { session } => of_session(Msg::PlanHealing, Msg::PlanHealingOnly, session, &[]),
        StepKind::Without { what: Without::MakeUp, session, .. } => {
            of_session(Msg::PlanWithoutMakeup, Msg::PlanWithoutMakeupOnly, session, &[])
        }
        StepKind::Without { what: Without::Sun, session, .. } => {
            of_session(Msg::PlanWithoutSun, Msg::PlanWithoutSunOnly, session, &[])
        }
        StepKind::Use => messages.get(Msg::PlanUse).to_owned(),
        StepKind::FirstSigns { index } => onset(Msg::PlanFirstSigns, index),
        StepKind::Judge { index } => onset(Msg::PlanJudge, index),
        StepKind::Event => messages.get(Msg::PlanEvent).to_owned(),
    }
}

/// The days of a step: "3 March 2027", "3 March 2027 to 10 March 2027", "From 3 March 2027 on".
pub fn describe_when(messages: &Messages, dates: OpenDates) -> String {
    let day = |date: CivilDate| describe_date(messages, date);
    match (dates.from, dates.to) {
        (Some(from), Some(to)) if from == to => day(from),
        (Some(from), Some(to)) => messages.fill(Msg::DateSpan, &[("from", &day(from)), ("to", &day(to))]),
        (Some(from), None) => messages.fill(Msg::DateFrom, &[("date", &day(from))]),
        (None, Some(to)) => messages.fill(Msg::DateUntil, &[("date", &day(to))]),
        (None, None) => String::new(),
    }
}

/// What a plan does not say by its dates: the last sensible start, what is not known, what the day that matters meets.
pub fn describe_notes(messages: &Messages, facts: &PlanFacts, plan: &Plan) -> Vec<String> {
    let mut notes = Vec::new();
    let has_sessions = !plan.sessions.is_empty();
    if let Some(latest) = plan.latest_start {
        let msg = if has_sessions { Msg::PlanLatest } else { Msg::PlanLatestUse };
        notes.push(messages.fill(msg, &[("date", &describe_date(messages, latest))]));
    }
    if has_sessions && !plan.sessions_known {
        let n = plan.sessions.len().to_string();
        notes.push(unknown(messages.fill(Msg::PlanSessionsUnknown, &[("n", &n)]), facts.sessions.as_ref()));
    }
    if plan.outside_studied {
        notes.push(messages.get(Msg::PlanOutsideStudied).to_owned());
    }
    if plan.sessions.len() > 1 && plan.interval.is_none() {
        notes.push(unknown(messages.get(Msg::PlanIntervalUnknown).to_owned(), facts.interval.as_ref()));
    }
    for session in plan.sessions.iter().filter(|session| session.date.is_none()) {
        let (n, total) = (session.number.to_string(), plan.sessions.len().to_string());
        notes.push(messages.fill(Msg::PlanSessionUndated, &[("n", &n), ("total", &total)]));
    }
    if has_sessions && facts.longest_downtime().is_none() {
        notes.push(unknown(messages.get(Msg::PlanHealingUnknown).to_owned(), facts.downtime.as_ref()));
    }
    if facts.onsets.is_empty() {
        notes.push(messages.get(Msg::PlanOnsetUnknown).to_owned());
    }
    for (onset, change) in facts.onsets.iter().zip(&plan.changes) {
        if onset.range.is_none() {
            notes.push(unknown(messages.get(Msg::PlanOnsetUnknown).to_owned(), Some(onset)));
        } else if change.by_event == Some(false) {
            notes.push(messages.fill(Msg::PlanNotByEvent, &[("label", &onset.label)]));
        }
    }
    if plan.sun_on_event {
        notes.push(messages.get(Msg::PlanSunOnEvent).to_owned());
    }
    notes
}

/// The general sentence about something not known, and behind it what the record says.
fn unknown<T>(sentence: String, fact: Option<&crate::domain::course::CourseFact<T>>) -> String {
    match fact {
        Some(fact) if !fact.text.is_empty() => format!("{sentence} {}", fact.text),
        _ => sentence,
    }
}

/// Between which days a session could be with the times that studies used; `None` where they leave no choice.
pub fn describe_window(messages: &Messages, session: &PlannedSession) -> Option<String> {
    let days = session.studied?;
    let (from, to) = (describe_date(messages, days.from), describe_date(messages, days.to));
    Some(messages.fill(Msg::PlanSessionWindow, &[("from", &from), ("to", &to)]))
}

/// Why there is no plan, and then, a sentence each, what would fit instead.
pub fn describe_misfit(messages: &Messages, misfit: Misfit) -> Vec<String> {
    let days = |n: u32| count(messages, Msg::PlanDaysOne, Msg::PlanDaysOther, n);
    let one = |msg: Msg| vec![messages.get(msg).to_owned()];
    match misfit {
        Misfit::Past { days: n } => vec![messages.fill(Msg::PlanMisfitPast, &[("days", &days(n))])],
        Misfit::HealingUnknown => one(Msg::PlanMisfitHealing),
        Misfit::OnsetUnknown => one(Msg::PlanMisfitOnset),
        Misfit::TooNear { days: n, remedies } => {
            let mut said = vec![messages.fill(Msg::PlanMisfitTooNear, &[("days", &days(n))])];
            if let Some(span) = remedies.shortest_interval {
                said.push(messages.fill(Msg::PlanMisfitShortest, &[("span", &describe_span(messages, span))]));
            }
            if let Some(sessions) = remedies.fewer_sessions {
                let msg = if remedies.fewer_is_studied { Msg::PlanMisfitFewer } else { Msg::PlanMisfitFewerUnstudied };
                said.push(messages.fill(msg, &[("n", &sessions.get().to_string())]));
            }
            let date = describe_date(messages, remedies.later_event);
            said.push(messages.fill(Msg::PlanMisfitLater, &[("date", &date)]));
            said
        }
    }
}

fn count(messages: &Messages, one: Msg, other: Msg, n: u32) -> String {
    messages.count(one, other, usize::try_from(n).unwrap_or(usize::MAX), &[])
}

/// A length of time in words: "30 days".
pub fn describe_span(messages: &Messages, span: TimeSpan) -> String {
    match span {
        TimeSpan::Days(n) => count(messages, Msg::PlanDaysOne, Msg::PlanDaysOther, n.into()),
        TimeSpan::Months(n) => count(messages, Msg::PlanMonthsOne, Msg::PlanMonthsOther, n.into()),
    }
}

/// A range in words: "3 to 6", "14 to 30 days", "at least 90 days".
pub(super) fn describe_measured(messages: &Messages, measured: Measured) -> String {
    let ends = |least: Option<String>, most: Option<String>| match (least, most) {
        (Some(least), Some(most)) if least == most => most,
        (Some(least), Some(most)) => messages.fill(Msg::PlanSpan, &[("least", &least), ("most", &most)]),
        (Some(least), None) => messages.fill(Msg::PlanAtLeast, &[("least", &least)]),
        (None, Some(most)) => messages.fill(Msg::PlanAtMost, &[("most", &most)]),
        (None, None) => messages.get(Msg::PlanUnknown).to_owned(),
    };
    match measured {
        Measured::Count(OpenRange { least, most }) => ends(least.map(|n| n.to_string()), most.map(|n| n.to_string())),
        Measured::Time(OpenRange { least, most }) => {
            let said = |span: Option<TimeSpan>| span.map(|span| describe_span(messages, span));
            // "14 to 30 days": the unit stands once where both ends have it.
            let least = match (least, most) {
                (Some(TimeSpan::Days(n)), Some(TimeSpan::Days(m))) if n != m => Some(n.to_string()),
                (Some(TimeSpan::Months(n)), Some(TimeSpan::Months(m))) if n != m => Some(n.to_string()),
                _ => said(least),
            };
            ends(least, said(most))
        }
    }
}
