//! What the estimator asks: concern, skin type, what would be worth it, and the number of sessions.

use super::{Asked, sessions_in_words};
use crate::domain::concern::ConcernId;
use crate::domain::course::CourseKind;
use crate::domain::estimator::Target;
use crate::domain::message::Msg;
use crate::domain::quantity::Sessions;
use crate::domain::selection::Selection;
use crate::domain::treatment::FitzpatrickType;
use crate::ui::tools::target_areas::names_of_areas;
use crate::ui::visit::{Facts, Visit, part_of};
use leptos::prelude::*;

/// All that is asked. Where the tables hold no trial, only what still changes the answer.
#[component]
pub fn Controls(asked: Asked) -> impl IntoView {
    let facts = asked.facts.clone();
    let studied = facts.treatment.trials.is_some();
    let part = |part: fn(Asked) -> AnyView| {
        let asked = asked.clone();
        asked.visit.turns.part(move || part(asked))
    };
    let concern = studied.then(|| part(|asked| view! { <ConcernChoice asked=asked /> }.into_any()));
    let skin = part(|asked| view! { <SkinType facts=asked.facts.page visit=asked.visit /> }.into_any());
    let worth = studied.then(|| part(|asked| view! { <Worth asked=asked /> }.into_any()));
    let slider = (facts.treatment.course.kind() == CourseKind::Sessions)
        .then(|| part(|asked| view! { <Slider asked=asked /> }.into_any()));
    view! {
        <div class="tx-estimator__asked">
            {concern}
            {skin}
            {worth}
            {slider}
        </div>
    }
}

#[component]
fn ConcernChoice(asked: Asked) -> impl IntoView {
    let selection = asked.visit.selection;
    let (facts, concern) = (asked.facts.clone(), asked.concern);
    let label = facts.messages.get(Msg::EstimatorConcern).to_owned();
    let start = concern.get_untracked();
    let first = start.clone();
    let shown = part_of(selection, move |s| s.concern.clone().or_else(|| first.clone()));
    let options: Vec<_> = facts
        .concerns
        .iter()
        .map(|c| {
            let (id, first) = (c.id.clone(), start.as_ref() == Some(&c.id));
            view! {
                <option value=id.to_string() selected=first prop:selected=move || shown.with(|shown| shown.as_ref() == Some(&id))>
                    {c.name.clone()}
                </option>
            }
            .into_any()
        })
        .collect();
    let on_concern = move |event| {
        let chosen = ConcernId::new(&event_target_value(&event)).ok();
        selection.update(|s| s.concern = chosen);
        asked.say();
    };
    let places = part_of(selection, Selection::places);
    let areas = move || {
        let names = places.with(|s| names_of_areas(&facts.page, s));
        if names.is_empty() {
            facts.messages.get(Msg::EstimatorNoArea).to_owned()
        } else {
            facts.messages.fill(Msg::EstimatorAreas, &[("areas", &names)])
        }
    };
    view! {
        <label class="tx-field">
            <span>{label}</span>
            <select id="estimator-concern" autocomplete="off" on:change=on_concern>
                {options}
            </select>
        </label>
        <p class="tx-estimator__areas">{areas}</p>
    }
}

/// What would be worth it: it changes no figure, only which of them is pointed out.
#[component]
fn Worth(asked: Asked) -> impl IntoView {
    let m = |msg| asked.facts.messages.get(msg).to_owned();
    let worth = asked.worth;
    let options: Vec<_> = [
        (Target::Quarter, "quarter", Msg::EstimatorWorthQuarter),
        (Target::Half, "half", Msg::EstimatorWorthHalf),
        (Target::ThreeQuarters, "more", Msg::EstimatorWorthMore),
    ]
    .into_iter()
    .map(|(target, word, msg)| {
        view! {
            <label class="tx-segment__option">
                <input
                    type="radio"
                    name="estimator-worth"
                    id=format!("estimator-worth-{word}")
                    value=word
                    autocomplete="off"
                    prop:checked=move || worth.get() == Some(target)
                    on:change=move |_| worth.set(Some(target))
                />
                <span>{m(msg)}</span>
            </label>
        }
        .into_any()
    })
    .collect();
    view! {
        <fieldset class="tx-field">
            <legend>{m(Msg::EstimatorWorth)}</legend>
            <div class="tx-segment">{options}</div>
        </fieldset>
    }
}

#[component]
fn Slider(asked: Asked) -> impl IntoView {
    let selection = asked.visit.selection;
    let facts = asked.facts.clone();
    let label = facts.messages.get(Msg::EstimatorSessions).to_owned();
    let usual = asked.usual;
    let most = match facts.treatment.trials {
        Some(kind) => facts.evidence.groups.iter().filter(|g| g.kind == kind).map(|g| g.studied.1).max(),
        None => facts.treatment.course.sessions_known().map(|range| range.max().get()),
    };
    // One session alone is a slider with nothing to slide to: the next few stand for coming again.
    let most = most.unwrap_or(Sessions::MOST).max(usual.get() + 1);
    let sessions = move || selection.with(|s| s.sessions).unwrap_or(usual);
    let count = move || sessions_in_words(&facts, sessions());
    let on_sessions = move |event| {
        let count = event_target_value(&event).parse().ok().and_then(|n| Sessions::new(n).ok());
        selection.update(|s| s.sessions = count);
        asked.say();
    };
    view! {
        <label class="tx-field">
            <span>{label} ": " <span class="tx-estimator__count">{count}</span></span>
            <input
                type="range"
                id="sessions-slider"
                data-testid="sessions-slider"
                min="1"
                max=most.to_string()
                step="1"
                autocomplete="off"
                value=usual.get().to_string()
                prop:value=move || sessions().get().to_string()
                on:input=on_sessions
            />
        </label>
    }
}

/// Fitzpatrick skin type: asked only if the reader wants to say it, and it changes no figure.
#[component]
fn SkinType(facts: Facts, visit: Visit) -> impl IntoView {
    let selection = visit.selection;
    let given = part_of(selection, |s| s.fitzpatrick);
    let m = |msg| facts.messages.get(msg).to_owned();
    let options: Vec<_> = FitzpatrickType::ALL
        .iter()
        .map(|skin| {
            let skin = *skin;
            let chosen = move || given.get() == Some(skin);
            view! { <option value=skin.as_str() prop:selected=chosen>{skin.as_str()}</option> }.into_any()
        })
        .collect();
    let (label, none) = (m(Msg::EstimatorSkin), m(Msg::EstimatorSkinNone));
    let (why, because) = (m(Msg::EstimatorSkinWhy), m(Msg::EstimatorSkinBecause));
    let known = move || {
        let skin = given.get()?;
        let record = facts.skin_type(skin);
        let text = record
            .map_or_else(|| facts.messages.get(Msg::EstimatorSkinUnknown).to_owned(), |record| record.text.clone());
        Some(view! { <p class="tx-estimator__skin">{text}</p> })
    };
    view! {
        <label class="tx-field">
            <span>{label}</span>
            <select
                id="estimator-skin"
                autocomplete="off"
                on:change=move |event| {
                    let skin = FitzpatrickType::from_numeral(&event_target_value(&event));
                    selection.update(|s| s.fitzpatrick = skin);
                }
            >
                <option value="">{none}</option>
                {options}
            </select>
        </label>
        <details id="estimator-skin-why">
            <summary>{why}</summary>
            <p>{because}</p>
        </details>
        {known}
    }
}
