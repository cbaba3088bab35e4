//! From which day the plan is counted: from a first day on, or back from a day that matters.

use super::{Planner, today};
use crate::domain::date::CivilDate;
use crate::domain::message::Msg;
use crate::domain::plan::Goal;
use leptos::prelude::*;

/// The two ways to count, and the browser's own field for the day.
///
/// Without scripts: the same, counted forward and without a day.
#[component]
pub fn DayChoice(planner: Planner) -> impl IntoView {
    let plan = planner.visit.plan;
    // Which way is chosen while there is no day, and the day of the other way.
    let back_without_day = RwSignal::new(false);
    let other_day = RwSignal::new(None::<CivilDate>);
    let back = move || match plan.with(|plan| plan.goal) {
        Some(Goal::From(_)) => false,
        Some(Goal::Before(_)) => true,
        None => back_without_day.get(),
    };
    let day = move || plan.with(|plan| plan.goal).map(day_of);
    let goal = move |back: bool, day: CivilDate| if back { Goal::Before(day) } else { Goal::From(day) };
    let turn = {
        let planner = planner.clone();
        move |to_back: bool| {
            if untrack(back) == to_back {
                return;
            }
            let (left, taken) = (untrack(day), other_day.get_untracked());
            other_day.set(left);
            back_without_day.set(to_back);
            plan.update(|plan| plan.goal = taken.map(|day| goal(to_back, day)));
            planner.say();
        }
    };
    let way = |to_back: bool, msg: Msg| {
        let word = if to_back { "before" } else { "from" };
        let turn = turn.clone();
        let id = format!("plan-{word}");
        view! {
            <label class="tx-segment__option">
                <input
                    type="radio"
                    name="plan-goal"
                    id=id.clone()
                    data-testid=id
                    value=word
                    autocomplete="off"
                    checked=!to_back
                    prop:checked=move || back() == to_back
                    on:change=move |_| turn(to_back)
                />
                <span>{planner.text(msg)}</span>
            </label>
        }
    };
    let on_day = {
        let planner = planner.clone();
        move |event| {
            let typed = event_target_value(&event);
            let read = CivilDate::parse(&typed);
            // A year that is still being typed is no day yet, and takes none back.
            if read.is_some() || typed.is_empty() {
                let back = untrack(back);
                back_without_day.set(back);
                plan.update(|plan| plan.goal = read.map(|day| goal(back, day)));
                planner.say();
            }
        }
    };
    let label = {
        let planner = planner.clone();
        move || planner.text(if back() { Msg::PlanDayBefore } else { Msg::PlanDayFrom })
    };
    let hint = {
        let planner = planner.clone();
        move || {
            back().then(|| view! { <p class="tx-plan__hint" id="plan-day-hint">{planner.text(Msg::PlanDayHint)}</p> })
        }
    };
    view! {
        <fieldset class="tx-field">
            <legend>{planner.text(Msg::PlanGoal)}</legend>
            <div class="tx-segment">
                {way(false, Msg::PlanGoalFrom)}
                {way(true, Msg::PlanGoalBefore)}
            </div>
        </fieldset>
        <div>
            <label class="tx-field">
                <span>{label}</span>
                <input
                    type="date"
                    id="plan-day"
                    data-testid="plan-day"
                    autocomplete="off"
                    min=move || today().map(|day| day.to_string())
                    max="2999-12-31"
                    aria-describedby=move || back().then_some("plan-day-hint")
                    prop:value=move || day().map(|day| day.to_string()).unwrap_or_default()
                    on:input=on_day
                />
            </label>
            {hint}
        </div>
    }
    .into_any()
}

fn day_of(goal: Goal) -> CivilDate {
    match goal {
        Goal::From(day) | Goal::Before(day) => day,
    }
}
