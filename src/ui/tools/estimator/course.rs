//! The course in time: the sessions, the weeks between them, and how the change builds up after the last.

use super::figures::whole;
use super::timeline::Timeline;
use super::{Shown, StudyFacts, sessions_in_words};
use crate::domain::message::{Msg, join_names};
use crate::domain::quantity::{Sessions, Weeks};
use leptos::prelude::*;

/// The course as a list of weeks; nothing where the trials give no time between sessions.
#[component]
pub fn Course(facts: StudyFacts, shown: Shown) -> impl IntoView {
    let interval = Memo::new(move |_| shown.read(|curve| curve.common_interval).flatten());
    let sessions = Memo::new(move |_| shown.read(|curve| curve.at).unwrap_or(Sessions::ONE));
    move || interval.get().map(|interval| course(&facts, sessions, interval))
}

fn course(facts: &StudyFacts, sessions: Memo<Sessions>, interval: Weeks) -> AnyView {
    let m = &facts.messages;
    let last = move || interval.0 * u16::from(sessions.get().get() - 1);
    let text = {
        let facts = facts.clone();
        move || match sessions.get() {
            Sessions::ONE => facts.messages.get(Msg::EstimatorTimeOne).to_owned(),
            several => {
                let words = sessions_in_words(&facts, several);
                facts.messages.fill(Msg::EstimatorTimeText, &[("sessions", &words), ("weeks", &last().to_string())])
            }
        }
    };
    // A week that lies so many after the last session.
    let stop = |after: u16, text: String| {
        let facts = facts.clone();
        let week = move || facts.messages.fill(Msg::EstimatorWeek, &[("n", &(last() + after).to_string())]);
        view! { <li><strong>{week}</strong> " " {text}</li> }.into_any()
    };
    let points = &facts.evidence.maturation.points;
    let after: Vec<_> = points
        .iter()
        .filter(|point| point.weeks > 0)
        .map(|point| {
            let text = if point.share < 1.0 {
                let named = |id: &String| facts.evidence.trials.iter().find(|t| &t.id == id).map(|t| t.label.clone());
                let trials: Vec<_> = point.trials.iter().filter_map(named).collect();
                let share = whole(point.share * 100.0).to_string();
                m.fill(Msg::EstimatorTimeShare, &[("share", &share), ("trials", &join_names(m, &trials))])
            } else {
                m.get(Msg::EstimatorTimeJudge).to_owned()
            };
            stop(point.weeks, text)
        })
        .collect();
    let judge = points.last().map(|point| point.weeks);
    let first = m.fill(Msg::EstimatorWeek, &[("n", "0")]);
    let several = Memo::new(move |_| sessions.get() > Sessions::ONE);
    let at_last = {
        let facts = facts.clone();
        move || {
            let facts = facts.clone();
            several.get().then(|| {
                let text = facts.messages.get(Msg::EstimatorTimeLast).to_owned();
                let week = move || facts.messages.fill(Msg::EstimatorWeek, &[("n", &last().to_string())]);
                view! { <li><strong>{week}</strong> " " {text}</li> }
            })
        }
    };
    view! {
        <h3>{m.get(Msg::EstimatorTime).to_owned()}</h3>
        <p>{text}</p>
        {judge.map(|judge| view! { <Timeline facts=facts.clone() sessions=sessions interval=interval judge=Weeks(judge) /> })}
        <ol class="tx-course">
            <li><strong>{first}</strong> " " {m.get(Msg::EstimatorTimeFirst).to_owned()}</li>
            {at_last}
            {after}
        </ol>
    }
    .into_any()
}
