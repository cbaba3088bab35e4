//! The course in time: the sessions, the weeks between them, and how the change builds up after the last.

use super::figures::whole;
use super::timeline::Timeline;
use super::{StudyFacts, sessions_in_words};
use crate::domain::estimator::CurveEstimate;
use crate::domain::message::{Msg, join_names};
use crate::domain::quantity::Weeks;
use leptos::prelude::*;

/// The course as a list of weeks.
#[component]
pub fn Course(facts: StudyFacts, curve: CurveEstimate) -> impl IntoView {
    let interval = curve.common_interval?;
    let m = &facts.messages;
    let sessions = curve.at.get();
    let last = interval.0 * u16::from(sessions - 1);
    let text = if sessions == 1 {
        m.get(Msg::EstimatorTimeOne).to_owned()
    } else {
        let sessions = sessions_in_words(&facts, curve.at);
        m.fill(Msg::EstimatorTimeText, &[("sessions", &sessions), ("weeks", &last.to_string())])
    };
    let mut stops = vec![(0, m.get(Msg::EstimatorTimeFirst).to_owned())];
    if sessions > 1 {
        stops.push((last, m.get(Msg::EstimatorTimeLast).to_owned()));
    }
    for point in facts.evidence.maturation.points.iter().filter(|point| point.weeks > 0) {
        let text = if point.share < 1.0 {
            let named = |id: &String| facts.evidence.trials.iter().find(|t| &t.id == id).map(|t| t.label.clone());
            let trials: Vec<_> = point.trials.iter().filter_map(named).collect();
            let share = whole(point.share * 100.0).to_string();
            m.fill(Msg::EstimatorTimeShare, &[("share", &share), ("trials", &join_names(m, &trials))])
        } else {
            m.get(Msg::EstimatorTimeJudge).to_owned()
        };
        stops.push((last + point.weeks, text));
    }
    let stops: Vec<_> = stops
        .into_iter()
        .map(|(week, text)| {
            let week = m.fill(Msg::EstimatorWeek, &[("n", &week.to_string())]);
            view! { <li><strong>{week}</strong> " " {text}</li> }.into_any()
        })
        .collect();
    let heading = m.get(Msg::EstimatorTime).to_owned();
    let judge = facts.evidence.maturation.points.last().map(|point| point.weeks);
    Some(view! {
        <h3>{heading}</h3>
        <p>{text}</p>
        {judge.map(|judge| view! { <Timeline facts=facts.clone() sessions=curve.at interval=interval judge=Weeks(judge) /> })}
        <ol class="tx-course">{stops}</ol>
    })
}
