//! The answer in words, and around it its picture, its frequencies and its course.

use super::cost::Cost;
use super::course::Course;
use super::curve::Curve;
use super::how::How;
use super::people::People;
use super::unknown::{NoStudyFound, Protocol};
use super::{Shown, StudyFacts, sessions_in_words, span};
use crate::domain::area::AreaId;
use crate::domain::catalog::PageData;
use crate::domain::estimator::{AreaBasis, CurveEstimate, Estimate, Target};
use crate::domain::message::{Msg, join_names};
use crate::domain::quantity::{MinMax, Sessions, Weeks};
use crate::ui::turns::Turns;
use leptos::prelude::*;

/// The whole answer. The picture stands while the number of sessions changes; only its mark moves.
#[component]
pub fn Answer(
    facts: StudyFacts,
    result: Memo<Option<Estimate>>,
    worth: RwSignal<Option<Target>>,
    turns: Turns,
) -> impl IntoView {
    let said = {
        let facts = facts.clone();
        move || result.with(|estimate| estimate.as_ref().map(|estimate| sentence(&facts, estimate)))
    };
    let shown = Shown(result);
    let notes = {
        let facts = facts.clone();
        Memo::new(move |_| shown.read(|curve| notes(&facts, curve)))
    };
    let noted = move || {
        let notes: Vec<_> = notes.get()?.into_iter().map(|note| view! { <p>{note}</p> }.into_any()).collect();
        Some(view! { <div class="tx-estimator__notes">{notes}</div> })
    };
    let picture = {
        let facts = facts.clone();
        turns.part(move || view! { <Curve facts=facts result=result /> }.into_any())
    };
    let is_curve = Memo::new(move |_| shown.read(|_| ()).is_some());
    let rest = move || {
        if is_curve.get() {
            let facts = facts.clone();
            return Some(
                turns.part(move || view! { <Rest facts=facts shown=shown worth=worth turns=turns /> }.into_any()),
            );
        }
        result.get().map(|estimate| without_curve(&facts, estimate))
    };
    view! {
        <p class="tx-estimator__value" data-testid="estimate-value">{said}</p>
        {noted}
        {picture}
        {rest}
    }
}

/// What stands below the picture. It is made once, and only what changes with the number of sessions is written anew:
/// a phone has few milliseconds for each step of the slider.
#[component]
fn Rest(facts: StudyFacts, shown: Shown, worth: RwSignal<Option<Target>>, turns: Turns) -> impl IntoView {
    let used = Memo::new(move |_| shown.0.with(|estimate| estimate.as_ref().map_or(0, |e| e.rows().len())));
    let sessions = Memo::new(move |_| shown.read(|curve| curve.asked).unwrap_or(Sessions::ONE));
    let (course, cost, how) = (facts.clone(), facts.clone(), facts.clone());
    let people = turns.part(move || view! { <People facts=facts shown=shown worth=worth /> }.into_any());
    let course = turns.part(move || view! { <Course facts=course shown=shown /> }.into_any());
    let cost = turns.part(move || view! { <Cost facts=cost sessions=sessions /> }.into_any());
    let how = turns.part(move || (move || view! { <How facts=how.clone() used=used.get() /> }).into_any());
    view! {
        {people}
        {course}
        {cost}
        {how}
    }
}

/// What stands there where no trial allows a curve.
fn without_curve(facts: &StudyFacts, estimate: Estimate) -> AnyView {
    let facts = facts.clone();
    match estimate {
        Estimate::Curve(_) => ().into_any(),
        Estimate::Protocol(protocol) => view! { <Protocol facts=facts protocol=protocol /> }.into_any(),
        Estimate::NoStudyFound(nothing) => view! { <NoStudyFound facts=facts nothing=nothing /> }.into_any(),
    }
}

/// The answer in a sentence: what is shown, and what a screen reader hears when something is changed.
pub fn sentence(facts: &PageData, estimate: &Estimate) -> String {
    match estimate {
        Estimate::Curve(curve) => facts.messages.fill(
            Msg::EstimatorAnswer,
            &[
                ("sessions", &sessions_in_words(facts, curve.asked)),
                ("mean", &curve.band.mean.rounded().to_string()),
                ("low", &curve.band.person.min().rounded().to_string()),
                ("high", &curve.band.person.max().rounded().to_string()),
                ("span", &sessions_span(facts, curve.usual_sessions)),
                ("interval", &interval(facts, curve.common_interval.map(|weeks| MinMax::spanning(weeks, weeks)))),
            ],
        ),
        Estimate::Protocol(protocol) => match protocol.sessions {
            Some(sessions) => facts.messages.fill(
                Msg::EstimatorProtocol,
                &[("span", &sessions_span(facts, sessions)), ("interval", &interval(facts, protocol.interval))],
            ),
            None => facts.messages.get(Msg::EstimatorProtocolOpen).to_owned(),
        },
        Estimate::NoStudyFound(nothing) => {
            let msg = if nothing.areas.is_empty() { Msg::EstimatorNone } else { Msg::EstimatorNoneHere };
            facts.messages.get(msg).to_owned()
        }
    }
}

fn notes(facts: &StudyFacts, curve: &CurveEstimate) -> Vec<String> {
    let m = &facts.messages;
    let mut notes = Vec::new();
    if curve.beyond_studied {
        let (most, asked) = (curve.studied.max().get().to_string(), sessions_in_words(facts, curve.asked));
        notes.push(m.fill(Msg::EstimatorBeyond, &[("most", &most), ("asked", &asked)]));
    }
    if curve.below_studied {
        notes.push(m.fill(Msg::EstimatorBelow, &[("least", &curve.studied.min().get().to_string())]));
    }
    match &curve.level {
        Some(why) => notes.push(why.clone()),
        None => notes.push(m.fill(Msg::EstimatorPlateau, &[("plateau", &curve.plateau.rounded().to_string())])),
    }
    notes.extend(place_notes(facts, &curve.area_basis));
    notes
}

/// Whether the trials were done where the visitor means.
pub fn place_notes(facts: &StudyFacts, basis: &AreaBasis) -> Vec<String> {
    let AreaBasis::Studied { elsewhere, not_studied, .. } = basis else {
        return Vec::new();
    };
    let mut notes = Vec::new();
    if *elsewhere > 0 {
        notes.push(facts.messages.fill(Msg::EstimatorElsewhere, &[("n", &elsewhere.to_string())]));
    }
    if !not_studied.is_empty() {
        notes.push(facts.messages.fill(Msg::EstimatorNotStudied, &[("areas", &plain_names(facts, not_studied))]));
    }
    notes
}

fn plain_names(facts: &StudyFacts, areas: &[AreaId]) -> String {
    let names: Vec<_> = facts.areas.iter().filter(|a| areas.contains(&a.id)).map(|a| a.plain.clone()).collect();
    join_names(&facts.messages, &names)
}

/// "3 to 6", or one number; the word "sessions" is the message's.
fn sessions_span(facts: &PageData, sessions: MinMax<Sessions>) -> String {
    span(facts, &sessions.min().get().to_string(), &sessions.max().get().to_string())
}

fn interval(facts: &PageData, weeks: Option<MinMax<Weeks>>) -> String {
    weeks.map_or_else(String::new, |weeks| {
        let text = span(facts, &weeks.min().0.to_string(), &weeks.max().0.to_string());
        facts.messages.fill(Msg::EstimatorInterval, &[("weeks", &text)])
    })
}
