//! What stands behind the days of a plan: the rule for each kind of step, what it read of the choices, its sources.

use super::Planner;
use crate::domain::date::describe_date;
use crate::domain::message::Msg;
use crate::domain::plan::{Goal, Plan as Planned, PlanRecord, Spacing};
use crate::domain::source::SourceId;
use crate::ui::kit::why::{Ground, Why, sources_of};
use leptos::prelude::*;
use std::sync::Arc;

/// The fold below the steps.
pub fn why(planner: &Planner, record: &Arc<PlanRecord>, plan: &Planned) -> AnyView {
    let facts = planner.facts.clone();
    let grounds = grounds(planner, record, plan);
    view! { <Why facts=facts id="plan-why" grounds=move || grounds.clone() /> }.into_any()
}

fn grounds(planner: &Planner, record: &PlanRecord, plan: &Planned) -> Vec<Ground> {
    let (facts, messages) = (&record.facts, &planner.facts.messages);
    let from_fact = |about: Msg, rule: Msg, answer: Option<String>, text: Option<&String>, ids: Vec<SourceId>| Ground {
        about: planner.text(about),
        rule: planner.text(rule),
        answer,
        record: text.cloned(),
        sources: sources_of(&record.sources, &ids),
    };
    let (goal, day) = match plan.ask.goal {
        Goal::From(day) => (Msg::PlanGoalFrom, day),
        Goal::Before(day) => (Msg::PlanGoalBefore, day),
    };
    let day = format!("{}: {}", planner.text(goal), describe_date(messages, day));
    let mut grounds = Vec::new();
    if let Some(fact) = facts.sessions.as_ref().filter(|_| !plan.sessions.is_empty()) {
        let count = plan.ask.sessions.map(|count| count.get().to_string());
        let (text, ids) = (Some(&fact.text), fact.sources.clone());
        grounds.push(from_fact(Msg::PlanCount, Msg::PlanWhyCount, count, text, ids));
    }
    if let Some(fact) = facts.interval.as_ref().filter(|_| plan.sessions.len() > 1) {
        let end = if plan.ask.spacing == Spacing::Longest { Msg::PlanWhyLongest } else { Msg::PlanWhyShortest };
        let answer = format!("{}; {day}", planner.text(end));
        let ids = fact.sources.clone();
        grounds.push(from_fact(Msg::PlanSpacing, Msg::PlanWhySpacing, Some(answer), Some(&fact.text), ids));
    }
    if let Some(fact) = &facts.downtime {
        let ids = fact.sources.clone();
        grounds.push(from_fact(Msg::PlanWhyHealing, Msg::PlanWhyHealingRule, Some(day.clone()), Some(&fact.text), ids));
    }
    if !facts.precare.is_empty() || !facts.aftercare.is_empty() {
        let before = facts.precare.iter().flat_map(|care| &care.sources);
        let ids = unique(before.chain(facts.aftercare.iter().flat_map(|row| &row.sources)));
        grounds.push(from_fact(Msg::PlanWhyCare, Msg::PlanWhyCareRule, Some(day.clone()), None, ids));
    }
    if !plan.changes.is_empty() {
        let ids = unique(facts.onsets.iter().flat_map(|fact| &fact.sources));
        grounds.push(from_fact(Msg::PlanWhyChange, Msg::PlanWhyChangeRule, Some(day), None, ids));
    }
    grounds
}

fn unique<'a>(ids: impl Iterator<Item = &'a SourceId>) -> Vec<SourceId> {
    let mut seen: Vec<SourceId> = Vec::new();
    for id in ids {
        if !seen.contains(id) {
            seen.push(id.clone());
        }
    }
    seen
}
