//! What a course of a treatment asks, as its records say: sessions, the time between them, healing, when change may show.
//!
//! Owns how a fact of the fact card becomes a quantity; what a fact says is the content's. The estimator and the plan
//! both read a treatment through this, and through nothing else.

mod span;

pub use span::{OpenRange, TimeSpan};

use super::quantity::{Days, MinMax, Sessions};
use super::source::SourceId;
use super::treatment::{Amount, Fact, Treatment};
use serde::{Deserialize, Serialize};

/// A fact of the treatment with its number, if one was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CourseFact<T> {
    /// The label for people.
    pub label: String,
    /// The number or range; `None` when none was found, and then `text` says what is not known.
    pub range: Option<OpenRange<T>>,
    /// The fact in a sentence or two.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

impl<T> CourseFact<T> {
    /// Reads a fact; `range` reads its amount.
    pub fn read(fact: &Fact, range: impl Fn(&Amount) -> Option<OpenRange<T>>) -> Self {
        Self {
            label: fact.label.clone(),
            range: fact.amount.as_ref().filter(|_| fact.found).and_then(range),
            text: fact.text.clone(),
            sources: fact.sources.clone(),
        }
    }
}

/// What a course is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CourseKind {
    /// Sessions; also where their number is not known.
    Sessions,
    /// Use at home, without sessions: the records have a time between uses.
    AtHome,
    /// Neither: "no treatment for now".
    NoTreatment,
}

/// What a course asks. `None` where a treatment has no such row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Course {
    /// Sessions; a range of 0 to 0 is a treatment without sessions, such as home care.
    pub sessions: Option<CourseFact<u16>>,
    /// Time between sessions.
    pub interval: Option<CourseFact<TimeSpan>>,
    /// Time until usual activity.
    pub downtime: Option<CourseFact<TimeSpan>>,
    /// When change may show, from the first session or use: one fact for each thing that may change.
    pub onsets: Vec<CourseFact<TimeSpan>>,
    /// How long the result lasts.
    pub lasts: Option<CourseFact<TimeSpan>>,
}

impl Course {
    /// The course of a treatment.
    pub fn of(treatment: &Treatment) -> Self {
        let fact = |key: &str| treatment.facts.iter().find(|fact| fact.key == key);
        let time = |fact: &Fact| CourseFact::read(fact, OpenRange::of_time);
        Self {
            sessions: fact("sessions").map(|fact| CourseFact::read(fact, OpenRange::of_count)),
            interval: fact("interval").map(time),
            downtime: fact("downtime").map(time),
            onsets: treatment.facts.iter().filter(|fact| is_onset(&fact.key)).map(time).collect(),
            lasts: fact("duration").map(time),
        }
    }

    /// What kind of course the records lead to.
    pub fn kind(&self) -> CourseKind {
        let without_sessions = self.session_range().is_some_and(|range| range.longest() == Some(0));
        match (without_sessions, self.interval_range()) {
            (false, _) => CourseKind::Sessions,
            (true, Some(_)) => CourseKind::AtHome,
            (true, None) => CourseKind::NoTreatment,
        }
    }

    /// Sessions, where known; zero where there are none.
    pub fn session_range(&self) -> Option<OpenRange<u16>> {
        self.sessions.as_ref()?.range
    }

    /// The fewest and the most sessions, where there are any and they are known.
    pub fn sessions_known(&self) -> Option<MinMax<Sessions>> {
        self.session_range()?.in_sessions()
    }

    /// Time between sessions, where known.
    pub fn interval_range(&self) -> Option<OpenRange<TimeSpan>> {
        self.interval.as_ref()?.range
    }

    /// The longest downtime, where known. A source that gives only the least leaves the most unknown.
    pub fn longest_downtime(&self) -> Option<TimeSpan> {
        self.downtime.as_ref()?.range?.most
    }

    /// The downtime in days, where known.
    pub fn downtime_in_days(&self) -> Option<MinMax<Days>> {
        self.downtime.as_ref()?.range?.in_days()
    }

    /// Every fact about time, in the order of a course.
    pub fn times(&self) -> impl Iterator<Item = &CourseFact<TimeSpan>> {
        self.interval.iter().chain(&self.downtime).chain(&self.onsets).chain(&self.lasts)
    }

    /// Every source that the course names, some more than once.
    pub fn sources(&self) -> impl Iterator<Item = &SourceId> {
        self.sessions.iter().flat_map(|fact| &fact.sources).chain(self.times().flat_map(|fact| &fact.sources))
    }
}

/// `onset`, and its kin such as `onset-scars`.
fn is_onset(key: &str) -> bool {
    key == "onset" || key.starts_with("onset-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(range: Option<(f64, f64)>, unit: &str) -> Fact {
        Fact {
            key: "interval".into(),
            label: "Time between".into(),
            amount: range.map(|(min, max)| Amount { min: Some(min), max: Some(max), unit: unit.into() }),
            found: true,
            text: "two to four weeks".into(),
            sources: Vec::new(),
        }
    }

    #[test]
    fn what_was_not_found_has_its_sentence_and_no_number() {
        let unknown = Fact { found: false, ..fact(Some((1.0, 2.0)), "days") };
        let read = CourseFact::read(&unknown, OpenRange::of_time);
        assert_eq!((read.range, read.text.as_str()), (None, "two to four weeks"));
    }

    #[test]
    fn a_course_without_sessions_is_told_by_its_zero() {
        let sessions = |n| Some(CourseFact::read(&fact(Some((0.0, n)), "sessions"), OpenRange::of_count));
        let interval = Some(CourseFact::read(&fact(Some((2.0, 4.0)), "weeks"), OpenRange::of_time));
        let course = Course { sessions: sessions(0.0), interval, ..Course::default() };
        assert_eq!((course.kind(), course.sessions_known()), (CourseKind::AtHome, None));
        let waiting = Course { sessions: sessions(0.0), ..Course::default() };
        assert_eq!(waiting.kind(), CourseKind::NoTreatment);
        assert_eq!(Course::default().kind(), CourseKind::Sessions);
    }
}
