//! What a plan needs of a treatment, taken from its records as they stand.

use super::span::{OpenRange, TimeSpan};
use crate::domain::quantity::Days;
use crate::domain::source::SourceId;
use crate::domain::treatment::{Aftercare, Fact, Precare, Slug, Treatment, Without};
use serde::{Deserialize, Serialize};

/// A fact of the treatment with its number, if one was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanFact<T> {
    /// The label for people.
    pub label: String,
    /// The number or range; `None` when none was found, and then `text` says what is not known.
    pub range: Option<OpenRange<T>>,
    /// The fact in a sentence or two.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

impl<T> PlanFact<T> {
    fn read(fact: &Fact, range: impl Fn(&crate::domain::treatment::Amount) -> Option<OpenRange<T>>) -> Self {
        Self {
            label: fact.label.clone(),
            range: fact.amount.as_ref().filter(|_| fact.found).and_then(range),
            text: fact.text.clone(),
            sources: fact.sources.clone(),
        }
    }
}

/// What a plan is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CourseKind {
    /// Sessions; also where their number is not known.
    Sessions,
    /// Use at home, without sessions: the records have a time between uses.
    AtHome,
    /// Neither: "no treatment for now".
    NoTreatment,
}

/// The facts of one treatment that a plan is made from. Travels with the plan's own data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanFacts {
    /// The treatment.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// Sessions; a range of 0 to 0 is a treatment without sessions, such as home care.
    pub sessions: Option<PlanFact<u16>>,
    /// Time between sessions.
    pub interval: Option<PlanFact<TimeSpan>>,
    /// Time until usual activity.
    pub downtime: Option<PlanFact<TimeSpan>>,
    /// When change may show, one fact for each thing that may change.
    pub onsets: Vec<PlanFact<TimeSpan>>,
    /// Published prices.
    pub cost: Option<PlanFact<u16>>,
    /// What to do before a session.
    pub precare: Vec<Precare>,
    /// What comes after one.
    pub aftercare: Vec<Aftercare>,
    /// When the sources were read, `YYYY-MM-DD`.
    pub facts_read: String,
}

impl PlanFacts {
    /// The facts of a treatment.
    pub fn of(treatment: &Treatment) -> Self {
        let fact = |key: &str| treatment.facts.iter().find(|fact| fact.key == key);
        let time = |fact: &Fact| PlanFact::read(fact, OpenRange::of_time);
        Self {
            slug: treatment.slug.clone(),
            name: treatment.name.clone(),
            sessions: fact("sessions").map(|fact| PlanFact::read(fact, OpenRange::of_count)),
            interval: fact("interval").map(time),
            downtime: fact("downtime").map(time),
            onsets: treatment.facts.iter().filter(|fact| is_onset(&fact.key)).map(time).collect(),
            cost: fact("cost").map(|fact| PlanFact::read(fact, OpenRange::of_count)),
            precare: treatment.precare.clone(),
            aftercare: treatment.aftercare.clone(),
            facts_read: treatment.review.facts_read.clone(),
        }
    }

    /// What kind of plan the records lead to.
    pub fn kind(&self) -> CourseKind {
        let without_sessions = self.session_range().is_some_and(|range| range.longest() == Some(0));
        match (without_sessions, self.interval_range()) {
            (false, _) => CourseKind::Sessions,
            (true, Some(_)) => CourseKind::AtHome,
            (true, None) => CourseKind::NoTreatment,
        }
    }

    /// Sessions, where known.
    pub fn session_range(&self) -> Option<OpenRange<u16>> {
        self.sessions.as_ref()?.range
    }

    /// Time between sessions, where known.
    pub fn interval_range(&self) -> Option<OpenRange<TimeSpan>> {
        self.interval.as_ref()?.range
    }

    /// The longest downtime, where known. A source that gives only the least leaves the most unknown.
    pub(super) fn longest_downtime(&self) -> Option<TimeSpan> {
        self.downtime.as_ref()?.range?.most
    }

    /// The last day after a session (day 0) that goes without `what`, where the aftercare says so.
    pub(super) fn last_day_without(&self, what: Without) -> Option<Days> {
        self.aftercare.iter().filter(|row| row.without.contains(&what)).map(|row| row.days.max()).max()
    }
}

/// `onset`, and its kin such as `onset-scars`.
fn is_onset(key: &str) -> bool {
    key == "onset" || key.starts_with("onset-")
}
