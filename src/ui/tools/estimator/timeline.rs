//! The course as a picture: sessions on a line of weeks, healing after each, and the weeks in which change builds.

use super::figures::whole;
use super::{StudyFacts, sessions_in_words};
use crate::domain::message::Msg;
use crate::domain::quantity::{Sessions, Weeks};
use leptos::prelude::*;
use std::fmt::Write as _;

// The line in units of the viewBox.
const LEFT: f64 = 10.0;
const RIGHT: f64 = 350.0;

/// Where everything stands for a number of sessions.
#[derive(PartialEq)]
struct Places {
    /// The last session, and the time to judge, in weeks.
    weeks: (u16, u16),
    /// The last session in the picture.
    from: i32,
    sessions: String,
    healing: String,
}

fn places(facts: &StudyFacts, sessions: Sessions, interval: Weeks, judge: Weeks) -> Places {
    let last = interval.0 * u16::from(sessions.get() - 1);
    let end = last + judge.0;
    let x = move |weeks: f64| whole(LEFT + (RIGHT - LEFT) * weeks / f64::from(end.max(1)));
    let healing = facts.treatment.course.downtime_in_days().map(|range| range.max());
    let mut heals = String::new();
    let mut dots = String::new();
    for n in 0..sessions.get() {
        let week = f64::from(interval.0 * u16::from(n));
        // Writing to a string cannot fail.
        let _ = write!(dots, "M{} 26h0", x(week));
        if let Some(days) = healing {
            let _ = write!(heals, "M{} 26H{}", x(week), x(week + f64::from(days.0) / 7.0));
        }
    }
    Places { weeks: (last, end), from: x(f64::from(last)), sessions: dots, healing: heals }
}

/// The line, with a text that says the same; the list of weeks stands under it.
#[component]
pub fn Timeline(
    /// The facts, which hold the healing time.
    facts: StudyFacts,
    /// How many sessions.
    sessions: Memo<Sessions>,
    /// The time between them.
    interval: Weeks,
    /// Weeks from the last session to the time to judge it.
    judge: Weeks,
) -> impl IntoView {
    let m = |msg| facts.messages.get(msg).to_owned();
    let to = whole(RIGHT);
    let heal_word = facts
        .treatment
        .course
        .downtime_in_days()
        .map(|_| view! { <text x="10" y="52">{m(Msg::EstimatorTimelineHealing)}</text> });
    let (builds, judged) = (m(Msg::EstimatorTimelineBuilds), m(Msg::EstimatorTimelineJudge));
    let at = {
        let facts = facts.clone();
        Memo::new(move |_| places(&facts, sessions.get(), interval, judge))
    };
    let alt = move || {
        let words = sessions_in_words(&facts, sessions.get());
        at.with(|at| {
            let (last, judge) = at.weeks;
            let values = [("sessions", &*words), ("last", &last.to_string()), ("judge", &judge.to_string())];
            facts.messages.fill(Msg::EstimatorTimelineAlt, &values)
        })
    };
    view! {
        <svg class="tx-timeline" viewBox="0 0 360 58" role="img" aria-label=alt focusable="false">
            <path class="tx-timeline__line" d="M10 26H350" />
            <path class="tx-timeline__builds" d=move || format!("M{} 26L{to} 14V26Z", at.with(|at| at.from)) />
            <path class="tx-timeline__heals" d=move || at.with(|at| at.healing.clone()) />
            <path class="tx-timeline__sessions" d=move || at.with(|at| at.sessions.clone()) />
            <path class="tx-timeline__judge" d=format!("M{to} 8V32") />
            {heal_word}
            <text class="tx-timeline__middle" x=move || (i32::midpoint(at.with(|at| at.from), to) - 20).to_string() y="52">{builds}</text>
            <text class="tx-timeline__end" x="350" y="52">{judged}</text>
        </svg>
    }
}
