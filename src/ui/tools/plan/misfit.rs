//! Why there is no plan, and what would fit: each way out is a button that takes it.

use super::{Planner, today};
use crate::domain::message::Msg;
use crate::domain::plan::{Goal, Misfit, Spacing, describe_misfit};
use crate::domain::quantity::Sessions;
use crate::platform::focus;
use crate::ui::kit::icon::{Icon, Sign};
use leptos::prelude::*;

/// What a button changes.
#[derive(Clone, Copy)]
enum WayOut {
    Spacing,
    Sessions(Sessions),
    Day(Goal),
}

/// By how much it does not fit, and the ways out.
#[component]
pub fn DoesNotFit(planner: Planner, misfit: Misfit) -> impl IntoView {
    let mut sentences = describe_misfit(&planner.facts.messages, misfit).into_iter();
    let why = sentences.next();
    let rows: Vec<_> = sentences
        .zip(ways_out(misfit))
        .enumerate()
        .map(|(n, (sentence, way))| {
            let id = format!("plan-way-{n}");
            view! {
                <li>
                    <span id=id.clone()>{sentence}</span>
                    <Apply planner=planner.clone() way=way word=Msg::PlanApply described_by=id />
                </li>
            }
            .into_any()
        })
        .collect();
    let from_today = matches!(misfit, Misfit::Past { .. }).then(today).flatten();
    let from_today = from_today.map(|today| {
        let way = WayOut::Day(Goal::From(today));
        view! { <Apply planner=planner.clone() way=way word=Msg::PlanApplyToday described_by="plan-misfit" /> }
    });
    view! {
        <div class="tx-plan__misfit" data-testid="plan-misfit">
            <p id="plan-misfit">
                <Icon sign=Sign::Wait />
                " "
                <strong>{why}</strong>
            </p>
            {from_today}
            {(!rows.is_empty()).then(|| view! { <ul>{rows}</ul> })}
        </div>
    }
    .into_any()
}

/// In the order of their sentences.
fn ways_out(misfit: Misfit) -> Vec<WayOut> {
    let Misfit::TooNear { remedies, .. } = misfit else {
        return Vec::new();
    };
    let mut ways = Vec::new();
    ways.extend(remedies.shortest_interval.map(|_| WayOut::Spacing));
    ways.extend(remedies.fewer_sessions.map(WayOut::Sessions));
    ways.push(WayOut::Day(Goal::Before(remedies.later_event)));
    ways
}

#[component]
fn Apply(planner: Planner, way: WayOut, word: Msg, #[prop(into)] described_by: String) -> impl IntoView {
    let name = match way {
        WayOut::Spacing => "spacing",
        WayOut::Sessions(_) => "sessions",
        WayOut::Day(_) => "day",
    };
    let label = planner.text(word);
    let apply = move |_| {
        let visit = planner.visit;
        // The button goes away with the misfit: the reader goes on at the heading.
        focus::go_to(planner.heading);
        match way {
            WayOut::Spacing => visit.plan.update(|plan| plan.spacing = Spacing::Shortest),
            WayOut::Sessions(sessions) => visit.selection.update(|s| s.sessions = Some(sessions)),
            WayOut::Day(goal) => visit.plan.update(|plan| plan.goal = Some(goal)),
        }
        planner.say();
    };
    view! {
        <button
            type="button"
            class="tx-button tx-button--small"
            data-testid=format!("plan-apply-{name}")
            aria-describedby=described_by
            on:click=apply
        >
            {label}
        </button>
    }
    .into_any()
}
