//! The answer for a treatment of which the tables hold no trial: what its records say, and no percentage.

use super::cost::Cost;
use super::{StudyFacts, sessions_in_words, span};
use crate::domain::course::{Course, Known};
use crate::domain::message::Msg;
use crate::domain::quantity::{Days, Sessions};
use crate::ui::kit::source_names::SourceNames;
use leptos::prelude::*;

/// The sentence, and each row of the course with its sources.
#[component]
pub fn Records(facts: StudyFacts, sessions: Sessions) -> impl IntoView {
    let course = facts.treatment.course.clone();
    let m = |msg| facts.messages.get(msg).to_owned();
    let why = course.has_sessions.then(|| view! { <p>{m(Msg::EstimatorRecordsWhy)}</p> });
    let length = length(&course, sessions).map(|(least, most)| {
        let weeks = span(&facts, &least.to_string(), &most.to_string());
        let sessions = sessions_in_words(&facts, sessions);
        let text = facts.messages.fill(Msg::EstimatorRecordsSpan, &[("sessions", &sessions), ("weeks", &weeks)]);
        view! { <p>{text}</p> }
    });
    let sessions_row = course.sessions.as_ref().map(|known| row(&facts, Msg::EstimatorRecordsSessions, known));
    let rows: Vec<_> = [
        (Msg::EstimatorRecordsInterval, course.interval),
        (Msg::EstimatorRecordsHealing, course.healing),
        (Msg::EstimatorRecordsOnset, course.onset),
        (Msg::EstimatorRecordsLasts, course.lasts),
    ]
    .into_iter()
    .filter_map(|(msg, known)| Some(row(&facts, msg, &known?)))
    .collect();
    let said = sentence(&facts);
    view! {
        <p class="tx-estimator__value" data-testid="estimate-value">{said}</p>
        {why}
        {length}
        <dl class="tx-estimator__records">{sessions_row} {rows}</dl>
        <Cost facts=facts sessions=sessions />
    }
}

/// What is shown, and what a screen reader hears.
pub fn sentence(facts: &StudyFacts) -> String {
    let course = &facts.treatment.course;
    let treatment = ("treatment", facts.treatment.name.as_str());
    if !course.has_sessions {
        return facts.messages.fill(Msg::EstimatorRecordsNone, &[treatment]);
    }
    let Some(range) = course.sessions.as_ref().and_then(|known| known.range) else {
        return facts.messages.fill(Msg::EstimatorRecordsOpen, &[treatment]);
    };
    let (min, max) = (range.min().get().to_string(), sessions_in_words(facts, range.max()));
    let sessions = if range.min() == range.max() { max } else { span(facts, &min, &max) };
    let interval = course.interval.as_ref().and_then(|known| known.range).filter(|_| range.max() > Sessions::ONE);
    let interval = interval.map_or_else(String::new, |interval| {
        let (min, max) = (weeks(interval.min()).to_string(), weeks(interval.max()).to_string());
        facts.messages.fill(Msg::EstimatorInterval, &[("weeks", &span(facts, &min, &max))])
    });
    facts.messages.fill(Msg::EstimatorRecords, &[treatment, ("span", &sessions), ("interval", &interval)])
}

fn row<T>(facts: &StudyFacts, msg: Msg, known: &Known<T>) -> AnyView {
    let label = facts.messages.get(msg).to_owned();
    view! {
        <dt>{label}</dt>
        <dd>
            <p>{known.text.clone()}</p>
            <SourceNames facts=facts.page.clone() ids=known.sources.clone() />
        </dd>
    }
    .into_any()
}

/// The least and the most weeks from the first session to the last; nothing for one session.
fn length(course: &Course, sessions: Sessions) -> Option<(u16, u16)> {
    let interval = course.interval.as_ref()?.range.filter(|_| sessions > Sessions::ONE)?;
    let gaps = u16::from(sessions.get() - 1);
    Some((weeks(Days(interval.min().0.saturating_mul(gaps))), weeks(Days(interval.max().0.saturating_mul(gaps)))))
}

/// Days in weeks, to the nearest.
fn weeks(days: Days) -> u16 {
    (days.0.saturating_add(3)) / 7
}
