//! What is asked of a plan, what it holds, and why there may be none. How it is made is left to `make`.

use super::span::DateRange;
use crate::domain::course::CourseKind;
use crate::domain::course::TimeSpan;
use crate::domain::date::CivilDate;
use crate::domain::quantity::Sessions;
use crate::domain::treatment::Without;

/// From which day the dates are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// Forward: the first session, or the first day of home care, is on this day.
    From(CivilDate),
    /// Backward: everything is healed before this day, which matters to the visitor.
    Before(CivilDate),
}

/// Which end of the studied range of intervals is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Spacing {
    /// The longest studied time between sessions: how a plan starts.
    #[default]
    Longest,
    /// The shortest.
    Shortest,
}

/// What is asked of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanAsk {
    /// Forward or backward.
    pub goal: Goal,
    /// How many sessions; `None` for the least that was studied.
    pub sessions: Option<Sessions>,
    /// How close together.
    pub spacing: Spacing,
}

/// Days around a session that are without something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WithoutDays {
    /// Without what.
    pub what: Without,
    /// The days.
    pub days: DateRange,
}

/// Precare with its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DatedPrecare {
    /// Its place in the treatment's precare.
    pub index: usize,
    /// From the first day of it to the day before the session.
    pub days: DateRange,
    /// Whether it should have begun before today.
    pub late: bool,
}

/// A session of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedSession {
    /// Its number, from 1.
    pub number: u8,
    /// Its day; `None` when the time between sessions is not known.
    pub date: Option<CivilDate>,
    /// From the shortest to the longest studied interval after the first session; `None` for the first session,
    /// and when the two are the same or not known.
    pub studied: Option<DateRange>,
    /// What to do before it, where the record says from which day.
    pub precare: Vec<DatedPrecare>,
    /// The session's day and the days until usual activity; `None` when the downtime is not known.
    pub healing: Option<DateRange>,
    /// Days without make-up and sun after it.
    pub without: Vec<WithoutDays>,
}

/// Days of which one end may be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenDates {
    /// The first day, where known.
    pub from: Option<CivilDate>,
    /// The last day, where known.
    pub to: Option<CivilDate>,
}

impl OpenDates {
    /// The first day that is known.
    pub fn first(&self) -> Option<CivilDate> {
        self.from.or(self.to)
    }

    /// The last day that is known.
    pub fn last(&self) -> Option<CivilDate> {
        self.to.or(self.from)
    }
}

/// When a change may show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChangeWindow {
    /// The place of its fact among the onsets.
    pub index: usize,
    /// Counted from the first session, as the sources count; `None` when nothing is known.
    pub first_signs: Option<OpenDates>,
    /// The same time counted from the last session, so that this one has had its time too; `None` when it is not
    /// known, and when there is only one session.
    pub judge: Option<OpenDates>,
    /// Whether the first signs may show on the day that matters or before; `None` without such a day.
    pub by_event: Option<bool>,
}

/// The plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The day on which it was made.
    pub today: CivilDate,
    /// What was asked.
    pub ask: PlanAsk,
    /// What it is made of.
    pub kind: CourseKind,
    /// The first session or the first day of home care; `None` when it cannot be counted back to, and where nothing
    /// begins.
    pub start: Option<CivilDate>,
    /// The last day on which the first session, or home care, still makes sense before the day that matters.
    pub latest_start: Option<CivilDate>,
    /// The time between sessions that was used; `None` when it is not known or there is only one session.
    pub interval: Option<TimeSpan>,
    /// The sessions; empty for home care and "no treatment for now".
    pub sessions: Vec<PlannedSession>,
    /// When change may show.
    pub changes: Vec<ChangeWindow>,
    /// Whether studies give a number of sessions at all.
    pub sessions_known: bool,
    /// Whether the number of sessions lies outside what was studied.
    pub outside_studied: bool,
    /// Whether days without sun reach the day that matters.
    pub sun_on_event: bool,
}

impl Plan {
    /// The day that matters, if the plan was counted back from one.
    pub fn event(&self) -> Option<CivilDate> {
        match self.ask.goal {
            Goal::Before(event) => Some(event),
            Goal::From(_) => None,
        }
    }

    /// The day of the last session, where known.
    pub fn last_session(&self) -> Option<CivilDate> {
        self.sessions.last().and_then(|session| session.date)
    }
}

/// What would fit instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remedies {
    /// The shortest studied interval, where with it the same sessions fit.
    pub shortest_interval: Option<TimeSpan>,
    /// The most sessions that fit at the same interval, where any do.
    pub fewer_sessions: Option<Sessions>,
    /// Whether so few sessions lie within what was studied.
    pub fewer_is_studied: bool,
    /// The first day that matters for which everything asked fits.
    pub later_event: CivilDate,
}

/// Why there is no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The first day lies so many days before today.
    Past {
        /// How many.
        days: u32,
    },
    /// The first session, or the start of home care, would have had to be so many days before today.
    TooNear {
        /// How many.
        days: u32,
        /// What would fit.
        remedies: Remedies,
    },
    /// The downtime is not known, so nothing can be counted back from a day that matters.
    HealingUnknown,
    /// When home care may show is not known, so nothing can be counted back from a day that matters.
    OnsetUnknown,
}
