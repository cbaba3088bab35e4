//! The answer for a treatment of which the tables hold no trial: what its records say, and no percentage.

use super::cost::Cost;
use super::{StudyFacts, sessions_in_words, span};
use crate::domain::course::{Course, CourseFact, CourseKind, TimeSpan};
use crate::domain::message::Msg;
use crate::domain::quantity::{Days, Sessions};
use crate::ui::kit::source_names::SourceNames;
use leptos::prelude::*;

/// The sentence, and each row of the course with its sources.
#[component]
pub fn Records(facts: StudyFacts, sessions: Sessions) -> impl IntoView {
    let course = facts.treatment.course.clone();
    let m = |msg| facts.messages.get(msg).to_owned();
    let why = (course.kind() == CourseKind::Sessions).then(|| view! { <p>{m(Msg::EstimatorRecordsWhy)}</p> });
    let length = length(&course, sessions).map(|(least, most)| {
        let weeks = span(&facts, &least.to_string(), &most.to_string());
        let sessions = sessions_in_words(&facts, sessions);
        let text = facts.messages.fill(Msg::EstimatorRecordsSpan, &[("sessions", &sessions), ("weeks", &weeks)]);
        view! { <p>{text}</p> }
    });
    let sessions_row = course.sessions.as_ref().map(|known| row(&facts, m(Msg::EstimatorRecordsSessions), known));
    // Where several things may change at different times, each says which it is.
    let onset = |fact: &CourseFact<TimeSpan>| match course.onsets.as_slice() {
        [_] => m(Msg::EstimatorRecordsOnset),
        _ => fact.label.clone(),
    };
    let mut rows = Vec::new();
    rows.extend(course.interval.iter().map(|fact| row(&facts, m(Msg::EstimatorRecordsInterval), fact)));
    rows.extend(course.downtime.iter().map(|fact| row(&facts, m(Msg::EstimatorRecordsHealing), fact)));
    rows.extend(course.onsets.iter().map(|fact| row(&facts, onset(fact), fact)));
    rows.extend(course.lasts.iter().map(|fact| row(&facts, m(Msg::EstimatorRecordsLasts), fact)));
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
    if course.kind() != CourseKind::Sessions {
        return facts.messages.fill(Msg::EstimatorRecordsNone, &[treatment]);
    }
    let Some(range) = course.sessions_known() else {
        return facts.messages.fill(Msg::EstimatorRecordsOpen, &[treatment]);
    };
    let (min, max) = (range.min().get().to_string(), sessions_in_words(facts, range.max()));
    let sessions = if range.min() == range.max() { max } else { span(facts, &min, &max) };
    let interval =
        course.interval_range().and_then(|interval| interval.in_days()).filter(|_| range.max() > Sessions::ONE);
    let interval = interval.map_or_else(String::new, |interval| {
        let (min, max) = (weeks(interval.min()).to_string(), weeks(interval.max()).to_string());
        facts.messages.fill(Msg::EstimatorInterval, &[("weeks", &span(facts, &min, &max))])
    });
    facts.messages.fill(Msg::EstimatorRecords, &[treatment, ("span", &sessions), ("interval", &interval)])
}

fn row<T>(facts: &StudyFacts, label: String, known: &CourseFact<T>) -> AnyView {
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
    let interval = course.interval_range()?.in_days().filter(|_| sessions > Sessions::ONE)?;
    let gaps = u16::from(sessions.get() - 1);
    Some((weeks(Days(interval.min().0.saturating_mul(gaps))), weeks(Days(interval.max().0.saturating_mul(gaps)))))
}

/// Days in weeks, to the nearest.
fn weeks(days: Days) -> u16 {
    (days.0.saturating_add(3)) / 7
}
