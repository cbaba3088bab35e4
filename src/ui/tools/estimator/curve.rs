//! The picture: the curve with its two bands, each trial a dot, and the chosen number of sessions marked.

use super::figures::whole;
use super::{StudyFacts, curve_of};
use crate::domain::estimator::{Band, CurveEstimate, CurvePoint, Dot, Estimate};
use crate::domain::message::Msg;
use crate::domain::quantity::{MinMax, Percent, Sessions};
use leptos::prelude::*;
use std::fmt::Write as _;

// The frame in units of the viewBox.
const LEFT: f64 = 36.0;
const RIGHT: f64 = 352.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 192.0;

/// Places in the frame.
#[derive(Clone, Copy)]
struct Scale {
    most: f64,
}

impl Scale {
    fn x(self, sessions: f64) -> i32 {
        whole(LEFT + (RIGHT - LEFT) * sessions / self.most)
    }

    fn y(percent: Percent) -> i32 {
        whole(BOTTOM - (BOTTOM - TOP) * percent.get() / 100.0)
    }
}

/// What of an answer is drawn; the same for every number of sessions.
#[derive(Clone)]
struct Drawn {
    curve: Vec<CurvePoint>,
    trials: Vec<Dot>,
    studied: MinMax<Sessions>,
}

impl Drawn {
    fn of(curve: &CurveEstimate) -> Self {
        Self { curve: curve.curve.clone(), trials: curve.trials.clone(), studied: curve.studied }
    }

    fn is_of(&self, curve: &CurveEstimate) -> bool {
        self.studied == curve.studied && self.curve == curve.curve && self.trials == curve.trials
    }
}

/// The chart with its text equivalent; nothing where the trials allow no percentage.
#[component]
pub fn Curve(facts: StudyFacts, result: Memo<Option<Estimate>>) -> impl IntoView {
    // Most steps leave it as it is, so it is compared where it stands, and copied only when it changed.
    let drawn = Memo::new_owning(move |before: Option<Option<Drawn>>| {
        let before = before.flatten();
        result.with(|estimate| match (before, curve_of(estimate.as_ref())) {
            (Some(before), Some(now)) if before.is_of(now) => (Some(before), false),
            (_, now) => (now.map(Drawn::of), true),
        })
    });
    move || drawn.get().map(|drawn| picture(&facts, &drawn, result))
}

fn picture(facts: &StudyFacts, curve: &Drawn, result: Memo<Option<Estimate>>) -> AnyView {
    let m = |msg| facts.messages.get(msg).to_owned();
    let scale = Scale { most: f64::from(curve.studied.max().get()) };
    let line: Vec<_> = curve.curve.iter().map(|p| (scale.x(f64::from(p.sessions)), Scale::y(p.band.mean))).collect();
    let area = |edge: fn(&Band) -> (Percent, Percent)| {
        let ends = curve.curve.iter().map(|p| (scale.x(f64::from(p.sessions)), edge(&p.band)));
        let mut points: Vec<_> = ends.clone().map(|(x, (_, high))| (x, Scale::y(high))).collect();
        points.extend(ends.rev().map(|(x, (low, _))| (x, Scale::y(low))));
        format!("{}Z", path(&points))
    };
    let (person, trial) = (area(|b| (b.person.min(), b.person.max())), area(|b| (b.trial.min(), b.trial.max())));
    let dots: Vec<_> = curve.trials.iter().filter_map(|trial| dot(scale, trial)).collect();
    let (count, dots) = (dots.len(), dots.concat());
    // Where the mark is: the chosen sessions, and their mean.
    let mark = move || {
        let of = |curve: &CurveEstimate| (scale.x(f64::from(curve.at.get())), Scale::y(curve.band.mean));
        result.with(|estimate| curve_of(estimate.as_ref()).map_or((0, 0), of))
    };
    let grid: Vec<_> = [0_u8, 25, 50, 75, 100]
        .into_iter()
        .map(|percent| {
            let y = Scale::y(Percent::clamped(f64::from(percent)));
            let text = facts.messages.fill(Msg::EstimatorPercent, &[("n", &percent.to_string())]);
            view! {
                <path class="tx-chart__grid" d=format!("M36 {y}H352") />
                <text class="tx-chart__tick tx-chart__tick--y" x="32" y=(y + 4).to_string()>{text}</text>
            }
            .into_any()
        })
        .collect();
    let step = if curve.studied.max().get() > 8 { 2 } else { 1 };
    let ticks: Vec<_> = (0..=curve.studied.max().get())
        .step_by(step)
        .map(|n| {
            let x = scale.x(f64::from(n)).to_string();
            view! { <text class="tx-chart__tick" x=x y="206">{n.to_string()}</text> }.into_any()
        })
        .collect();
    let alt = {
        let facts = facts.clone();
        move || result.with(|estimate| curve_of(estimate.as_ref()).map(|curve| alternative(&facts, curve, count)))
    };
    // Each band is named at its upper edge, where it ends.
    let named = |text: String, percent: Percent| {
        let y = (Scale::y(percent) + 11).to_string();
        view! { <text class="tx-chart__band" x="350" y=y>{text}</text> }.into_any()
    };
    let end = curve.curve.last().map(|p| p.band);
    view! {
        <h3>{m(Msg::EstimatorCurve)}</h3>
        <svg class="tx-chart" viewBox="0 0 360 224" role="group" aria-label=alt focusable="false">
            <g aria-hidden="true">
                {grid}
                <path class="tx-chart__person" d=person />
                <path class="tx-chart__trial" d=trial />
                <path class="tx-chart__at" d=move || format!("M{} 12V192", mark().0) />
                <path class="tx-chart__mean" d=path(&line) />
            </g>
            <g inner_html=dots></g>
            <g aria-hidden="true">
                <path class="tx-chart__here" d=move || { let (at, mean) = mark(); format!("M{at} {}l7 7-7 7-7-7z", mean - 7) } />
                {end.map(|end| named(m(Msg::EstimatorBandPerson), end.person.max()))}
                {end.map(|end| named(m(Msg::EstimatorBandTrial), end.trial.max()))}
                {end.map(|end| named(m(Msg::EstimatorBandMean), end.mean))}
                {ticks}
                <text class="tx-chart__axis" x="194" y="221">{m(Msg::EstimatorAxisX)}</text>
            </g>
        </svg>
        <p class="tx-estimator__legend">{m(Msg::EstimatorDots)}</p>
    }
    .into_any()
}

/// A trial as SVG. A pointer on it opens the trial; with a keyboard, the table below has the same links.
///
/// As text, for in a view `a` and `title` would be elements of HTML, which SVG does not show.
fn dot(scale: Scale, trial: &Dot) -> Option<String> {
    let (x, y) = (scale.x(trial.sessions?), Scale::y(trial.improvement?));
    let radius = whole(2.0 + libm::sqrt(f64::from(trial.people.unwrap_or(1))) * 0.6);
    let class = if trial.used { "tx-chart__dot" } else { "tx-chart__dot tx-chart__dot--unused" };
    let (url, label) = (escaped(&trial.url), escaped(&trial.label));
    Some(format!(
        "<a href=\"{url}\" rel=\"noopener external\" tabindex=\"-1\"><title>{label}</title>\
         <circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/></a>"
    ))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn path(points: &[(i32, i32)]) -> String {
    let mut path = String::new();
    for (n, (x, y)) in points.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = write!(path, "{}{x} {y}", if n == 0 { 'M' } else { 'L' });
    }
    path
}

/// What the picture says, in words.
fn alternative(facts: &StudyFacts, curve: &CurveEstimate, dots: usize) -> String {
    let at = |sessions: usize| curve.curve.get(sessions).map_or(0, |p| p.band.mean.rounded()).to_string();
    let most = usize::from(curve.studied.max().get());
    facts.messages.fill(
        Msg::EstimatorCurveAlt,
        &[
            ("first", &at(1)),
            ("last", &at(most)),
            ("most", &most.to_string()),
            ("at", &curve.at.get().to_string()),
            ("trial_low", &curve.band.trial.min().rounded().to_string()),
            ("trial_high", &curve.band.trial.max().rounded().to_string()),
            ("low", &curve.band.person.min().rounded().to_string()),
            ("high", &curve.band.person.max().rounded().to_string()),
            ("dots", &dots.to_string()),
        ],
    )
}
