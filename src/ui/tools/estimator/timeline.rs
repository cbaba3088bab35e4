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

/// The line, with a text that says the same; the list of weeks stands under it.
#[component]
pub fn Timeline(
    /// The facts, which hold the healing time.
    facts: StudyFacts,
    /// How many sessions.
    sessions: Sessions,
    /// The time between them.
    interval: Weeks,
    /// Weeks from the last session to the time to judge it.
    judge: Weeks,
) -> impl IntoView {
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
    let (from, to) = (x(f64::from(last)), x(f64::from(end)));
    let m = |msg| facts.messages.get(msg).to_owned();
    let alt = facts.messages.fill(
        Msg::EstimatorTimelineAlt,
        &[("sessions", &sessions_in_words(&facts, sessions)), ("last", &last.to_string()), ("judge", &end.to_string())],
    );
    let heal_word = healing.map(|_| view! { <text x="10" y="52">{m(Msg::EstimatorTimelineHealing)}</text> });
    view! {
        <svg class="tx-timeline" viewBox="0 0 360 58" role="img" aria-label=alt focusable="false">
            <path class="tx-timeline__line" d="M10 26H350" />
            <path class="tx-timeline__builds" d=format!("M{from} 26L{to} 14V26Z") />
            <path class="tx-timeline__heals" d=heals />
            <path class="tx-timeline__sessions" d=dots />
            <path class="tx-timeline__judge" d=format!("M{to} 8V32") />
            {heal_word}
            <text class="tx-timeline__middle" x=(i32::midpoint(from, to) - 20).to_string() y="52">{m(Msg::EstimatorTimelineBuilds)}</text>
            <text class="tx-timeline__end" x="350" y="52">{m(Msg::EstimatorTimelineJudge)}</text>
        </svg>
    }
}
