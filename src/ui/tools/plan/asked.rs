//! What the plan asks: the treatment, how many sessions, how far apart, and the day.

use super::Planner;
use super::day::DayChoice;
use crate::domain::message::Msg;
use crate::domain::plan::{CourseKind, PlanFacts, Spacing, describe_span};
use crate::domain::quantity::Sessions;
use crate::domain::treatment::Slug;
use leptos::prelude::*;

/// The most sessions that the list offers, unless more are chosen already or were studied.
const OFFERED: u8 = 12;

/// All that is asked.
#[component]
pub fn Controls(planner: Planner) -> impl IntoView {
    let of_course = {
        let planner = planner.clone();
        move || {
            let record = planner.loaded.get().here()?;
            let sessions = record.facts.kind() == CourseKind::Sessions;
            let (turns, facts) = (planner.visit.turns, record.facts.clone());
            let (of_count, of_span) = ((planner.clone(), facts.clone()), (planner.clone(), facts));
            let count = sessions
                .then(|| turns.part(move || view! { <Count planner=of_count.0 facts=of_count.1 /> }.into_any()));
            let apart = turns.part(move || view! { <Apart planner=of_span.0 facts=of_span.1 /> }.into_any());
            Some(view! {
                {count}
                {apart}
            })
        }
    };
    let turns = planner.visit.turns;
    let of_treatment = planner.clone();
    let treatment = turns.part(move || view! { <TreatmentChoice planner=of_treatment /> }.into_any());
    let day = turns.part(move || view! { <DayChoice planner=planner /> }.into_any());
    view! {
        <div class="tx-plan__asked">
            {treatment}
            {of_course}
            {day}
        </div>
    }
    .into_any()
}

#[component]
fn TreatmentChoice(planner: Planner) -> impl IntoView {
    let visit = planner.visit;
    let option = |slug: &Slug, name: &str| {
        let (own, shown) = (slug.to_string(), slug.clone());
        let chosen = move || visit.selection.with(|s| s.plan.as_ref() == Some(&shown));
        view! { <option value=own prop:selected=chosen>{name.to_owned()}</option> }.into_any()
    };
    let options: Vec<_> = planner.facts.plans.iter().map(|plan| option(&plan.slug, &plan.name)).collect();
    let on_choose = move |event| {
        let chosen = Slug::new(&event_target_value(&event)).ok();
        // What another plan was made with says nothing about this one.
        visit.plan.update(|plan| plan.made_with = crate::domain::plan::MadeWith::default());
        visit.selection.update(|s| s.plan = chosen);
    };
    let about = {
        let planner = planner.clone();
        move || {
            let slug = visit.selection.with(|s| s.plan.clone())?;
            let plan = planner.facts.plans.iter().find(|plan| plan.slug == slug)?;
            let label = planner.facts.messages.fill(Msg::PlanAbout, &[("treatment", &plan.name)]);
            let href = format!("{}treatments/{slug}/", planner.facts.base);
            Some(view! { <p class="tx-plan__about"><a href=href>{label}</a></p> })
        }
    };
    let (label, none) = (planner.text(Msg::PlanTreatment), planner.text(Msg::PlanTreatmentNone));
    view! {
        <div>
            <label class="tx-field">
                <span>{label}</span>
                <select id="plan-treatment" data-testid="plan-treatment" autocomplete="off" on:change=on_choose>
                    <option value="" selected="" prop:selected=move || visit.selection.with(|s| s.plan.is_none())>{none}</option>
                    {options}
                </select>
            </label>
            {about}
        </div>
    }
    .into_any()
}

/// How many sessions, for a treatment that has some.
#[component]
fn Count(planner: Planner, facts: PlanFacts) -> impl IntoView {
    let selection = planner.visit.selection;
    let range = facts.session_range();
    let least = range.and_then(|range| range.shortest());
    let most = range.and_then(|range| range.longest()).and_then(|most| u8::try_from(most).ok()).unwrap_or(1);
    let chosen = selection.with_untracked(|s| s.sessions).map_or(1, Sessions::get);
    let most = OFFERED.max(most).max(chosen).min(Sessions::MOST);
    let usual = least.map(|n| {
        let words = planner.facts.messages.fill(Msg::PlanCountUsual, &[("n", &n.to_string())]);
        view! { <option value="" prop:selected=move || selection.with(|s| s.sessions.is_none())>{words}</option> }
    });
    let options: Vec<_> = (1..=most)
        .map(|n| {
            let shown = move || selection.with(|s| s.sessions).map_or(least.is_none() && n == 1, |s| s.get() == n);
            view! { <option value=n.to_string() prop:selected=shown>{n.to_string()}</option> }.into_any()
        })
        .collect();
    let label = planner.text(Msg::PlanCount);
    let on_choose = move |event| {
        let count = event_target_value(&event).parse().ok().and_then(|n| Sessions::new(n).ok());
        selection.update(|s| s.sessions = count);
        planner.say();
    };
    view! {
        <label class="tx-field">
            <span>{label}</span>
            <select id="plan-sessions" data-testid="plan-sessions" autocomplete="off" on:change=on_choose>
                {usual}
                {options}
            </select>
        </label>
    }
    .into_any()
}

/// How far apart, where studies leave a choice and there is more than one session.
#[component]
fn Apart(planner: Planner, facts: PlanFacts) -> impl IntoView {
    let visit = planner.visit;
    let ends = facts.interval_range().and_then(|range| Some((range.longest()?, range.shortest()?)));
    let least = facts.session_range().and_then(|range| range.shortest()).unwrap_or(1);
    let several = move || visit.selection.with(|s| s.sessions).map_or(least, |s| s.get().into()) > 1;
    let choice = ends.filter(|(longest, shortest)| longest != shortest && facts.kind() == CourseKind::Sessions);
    move || {
        let (longest, shortest) = choice.filter(|_| several())?;
        let option = |spacing: Spacing, word: &'static str, msg: Msg, span| {
            let span = describe_span(&planner.facts.messages, span);
            let words = planner.facts.messages.fill(msg, &[("span", &span)]);
            let chosen = move || visit.plan.with(|plan| plan.spacing == spacing);
            view! { <option value=word prop:selected=chosen>{words}</option> }
        };
        let said = planner.clone();
        let on_choose = move |event| {
            let shortest = event_target_value(&event) == "shortest";
            visit.plan.update(|plan| plan.spacing = if shortest { Spacing::Shortest } else { Spacing::Longest });
            said.say();
        };
        Some(view! {
            <label class="tx-field">
                <span>{planner.text(Msg::PlanSpacing)}</span>
                <select id="plan-spacing" data-testid="plan-spacing" autocomplete="off" on:change=on_choose>
                    {option(Spacing::Longest, "longest", Msg::PlanSpacingLongest, longest)}
                    {option(Spacing::Shortest, "shortest", Msg::PlanSpacingShortest, shortest)}
                </select>
            </label>
        })
    }
}
