//! The session estimator: what is asked, and beside it the honest answer, at once and without a button.
//!
//! What the answer is belongs to `domain::estimator`; here are its words and its picture.

mod answer;
mod course;
mod curve;
mod figures;
mod people;
mod trials;
mod unknown;

use crate::domain::catalog::PageData;
use crate::domain::concern::ConcernId;
use crate::domain::estimator::{Estimate, EvidenceFit, estimate};
use crate::domain::message::Msg;
use crate::domain::quantity::Sessions;
use crate::domain::treatment::FitzpatrickType;
use crate::ui::kit::live::{Announcer, LiveRegion};
use crate::ui::tools::target_areas::names_of_areas;
use crate::ui::visit::{Facts, Visit};
use answer::{Answer, sentence};
use leptos::prelude::*;
use std::sync::Arc;
use trials::Trials;

/// The facts of the page, and the evidence that travels beside them.
#[derive(Clone)]
pub struct StudyFacts {
    /// The facts of the page.
    pub page: Facts,
    /// The fitted model and its trials.
    pub evidence: Arc<EvidenceFit>,
}

impl std::ops::Deref for StudyFacts {
    type Target = PageData;

    fn deref(&self) -> &PageData {
        &self.page
    }
}

/// Concern, areas, skin type and sessions; sentence, curve, frequencies, course and trials.
///
/// Without scripts: the answer for the first concern and its commonest number of sessions.
#[component]
pub fn Estimator(
    /// The facts of the page, with the evidence.
    facts: StudyFacts,
    /// The visit.
    visit: Visit,
) -> impl IntoView {
    let selection = visit.selection;
    let announcer = Announcer::new();
    let start = first_concern(&facts.evidence);
    let usual = usual_sessions(&facts.evidence, start.as_ref());
    let most = facts.evidence.groups.iter().map(|group| group.studied.1).max().unwrap_or(Sessions::MOST);
    let sessions = move || selection.with(|s| s.sessions).unwrap_or(usual);
    let concern = {
        let start = start.clone();
        Memo::new(move |_| selection.with(|s| s.concern.clone()).or_else(|| start.clone()))
    };
    let result = {
        let facts = facts.clone();
        Memo::new(move |_| {
            let areas: Vec<_> = selection.with(|s| s.areas().map(|placed| placed.area).collect());
            concern.get().map(|concern| estimate(&facts.evidence, &concern, &areas, sessions()))
        })
    };
    let say = {
        let facts = facts.clone();
        move || {
            if let Some(estimate) = result.get_untracked() {
                announcer.say(sentence(&facts, &estimate));
            }
        }
    };
    let on_concern = {
        let say = say.clone();
        move |event| {
            let chosen = ConcernId::new(&event_target_value(&event)).ok();
            selection.update(|s| s.concern = chosen);
            say();
        }
    };
    let on_sessions = move |event| {
        let count = event_target_value(&event).parse().ok().and_then(|n| Sessions::new(n).ok());
        selection.update(|s| s.sessions = count);
        say();
    };
    let m = |msg| facts.messages.get(msg).to_owned();
    let options: Vec<_> = facts
        .concerns
        .iter()
        .map(|c| {
            let (id, first) = (c.id.clone(), start.as_ref() == Some(&c.id));
            view! {
                <option value=id.to_string() selected=first prop:selected=move || concern.get().as_ref() == Some(&id)>
                    {c.name.clone()}
                </option>
            }
            .into_any()
        })
        .collect();
    let areas = {
        let facts = facts.clone();
        move || {
            let names = selection.with(|s| names_of_areas(&facts.page, s));
            if names.is_empty() {
                facts.messages.get(Msg::EstimatorNoArea).to_owned()
            } else {
                facts.messages.fill(Msg::EstimatorAreas, &[("areas", &names)])
            }
        }
    };
    let count = {
        let facts = facts.clone();
        move || sessions_in_words(&facts, sessions())
    };
    let answered = {
        let facts = facts.clone();
        move || result.get().map(|estimate| view! { <Answer facts=facts.clone() estimate=estimate /> })
    };
    view! {
        <div class="tx-estimator">
            <div class="tx-estimator__asked">
                <label class="tx-field">
                    <span>{m(Msg::EstimatorConcern)}</span>
                    <select id="estimator-concern" autocomplete="off" on:change=on_concern>
                        {options}
                    </select>
                </label>
                <p class="tx-estimator__areas">{areas}</p>
                <SkinType facts=facts.page.clone() visit=visit />
                <label class="tx-field">
                    <span>{m(Msg::EstimatorSessions)} ": " <span class="tx-estimator__count">{count}</span></span>
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
            </div>
            <div class="tx-estimator__answer">{answered}</div>
            <Trials facts=facts result=result />
            <LiveRegion announcer=announcer />
        </div>
    }
}

/// Fitzpatrick skin type: asked only if the reader wants to say it, and it changes no figure.
#[component]
fn SkinType(facts: Facts, visit: Visit) -> impl IntoView {
    let selection = visit.selection;
    let m = |msg| facts.messages.get(msg).to_owned();
    let options: Vec<_> = FitzpatrickType::ALL
        .iter()
        .map(|skin| {
            let skin = *skin;
            let chosen = move || selection.with(|s| s.fitzpatrick == Some(skin));
            view! { <option value=skin.as_str() prop:selected=chosen>{skin.as_str()}</option> }.into_any()
        })
        .collect();
    let (label, none) = (m(Msg::EstimatorSkin), m(Msg::EstimatorSkinNone));
    let (why, because) = (m(Msg::EstimatorSkinWhy), m(Msg::EstimatorSkinBecause));
    let known = move || {
        let skin = selection.with(|s| s.fitzpatrick)?;
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

/// The concern that the estimator begins with: the first that the trials can say most about.
fn first_concern(evidence: &EvidenceFit) -> Option<ConcernId> {
    evidence.groups.first().map(|group| group.concern.clone())
}

/// The commonest number of sessions in the trials of a concern.
fn usual_sessions(evidence: &EvidenceFit, concern: Option<&ConcernId>) -> Sessions {
    match concern.map(|concern| estimate(evidence, concern, &[], Sessions::ONE)) {
        Some(Estimate::Curve(curve)) => curve.common_sessions,
        _ => Sessions::ONE,
    }
}

/// "1 session", "4 sessions".
fn sessions_in_words(facts: &StudyFacts, sessions: Sessions) -> String {
    let n = usize::from(sessions.get());
    facts.messages.count(Msg::EstimatorOneSession, Msg::EstimatorManySessions, n, &[])
}
