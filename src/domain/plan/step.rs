//! The plan as one list of steps in the order of their days, for whatever shows or exports it.

use super::course::{OpenDates, Plan};
use super::span::DateRange;
use crate::domain::course::CourseKind;
use crate::domain::date::CivilDate;
use crate::domain::treatment::Without;

/// What a step is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// Precare before a session.
    Precare {
        /// Its place in the treatment's precare.
        index: usize,
        /// The session.
        session: u8,
        /// Whether it should have begun before today.
        late: bool,
    },
    /// A session.
    Session {
        /// Its number.
        number: u8,
    },
    /// A session and the days until usual activity.
    Healing {
        /// The session.
        session: u8,
    },
    /// Days without something around a session.
    Without {
        /// Without what.
        what: Without,
        /// The session.
        session: u8,
        /// Which stretch of such days it is, from 0.
        part: usize,
    },
    /// Home care begins.
    Use,
    /// First signs of a change may show.
    FirstSigns {
        /// Its place among the onsets.
        index: usize,
    },
    /// The change can be judged.
    Judge {
        /// Its place among the onsets.
        index: usize,
    },
    /// The day that matters.
    Event,
}

/// A step with its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it is about.
    pub kind: StepKind,
    /// Its days, of which those of a change may have an open end.
    pub dates: OpenDates,
}

impl Step {
    fn new(kind: StepKind, days: DateRange) -> Self {
        Self { kind, dates: OpenDates { from: Some(days.from), to: Some(days.to) } }
    }

    fn on(kind: StepKind, day: CivilDate) -> Self {
        Self::new(kind, DateRange { from: day, to: day })
    }

    /// The days of the step; a step with an open end is the one day that is known.
    pub fn days(&self) -> Option<DateRange> {
        Some(DateRange { from: self.dates.first()?, to: self.dates.last()? })
    }
}

/// All steps that have a day, in the order of their days; on one day in the order of a session's life.
pub fn steps(plan: &Plan) -> Vec<Step> {
    let mut steps = Vec::new();
    for session in &plan.sessions {
        let number = session.number;
        steps.extend(session.precare.iter().map(|care| {
            Step::new(StepKind::Precare { index: care.index, session: number, late: care.late }, care.days)
        }));
        steps.extend(session.date.map(|day| Step::on(StepKind::Session { number }, day)));
        steps.extend(session.healing.map(|days| Step::new(StepKind::Healing { session: number }, days)));
        for what in Without::ALL {
            let stretches = session.without.iter().filter(|stretch| stretch.what == what).enumerate();
            steps.extend(
                stretches
                    .map(|(part, stretch)| Step::new(StepKind::Without { what, session: number, part }, stretch.days)),
            );
        }
    }
    if plan.kind == CourseKind::AtHome {
        steps.extend(plan.start.map(|day| Step::on(StepKind::Use, day)));
    }
    for change in &plan.changes {
        let index = change.index;
        steps.extend(change.first_signs.map(|dates| Step { kind: StepKind::FirstSigns { index }, dates }));
        steps.extend(change.judge.map(|dates| Step { kind: StepKind::Judge { index }, dates }));
    }
    steps.extend(plan.event().map(|day| Step::on(StepKind::Event, day)));
    steps.retain(|step| step.days().is_some());
    // A stable sort: on one day the order above stands.
    steps.sort_by_key(|step| step.dates.first());
    steps
}
