//! What a plan needs of a treatment, taken from its records as they stand.

use crate::domain::course::{Course, CourseFact, OpenRange};
use crate::domain::quantity::Days;
use crate::domain::treatment::{Aftercare, Precare, Slug, Treatment, Without};
use serde::{Deserialize, Serialize};

/// The facts of one treatment that a plan is made from. Travels with the plan's own data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanFacts {
    /// The treatment.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// Sessions and times.
    pub course: Course,
    /// Published prices.
    pub cost: Option<CourseFact<u16>>,
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
        Self {
            slug: treatment.slug.clone(),
            name: treatment.name.clone(),
            course: Course::of(treatment),
            cost: fact("cost").map(|fact| CourseFact::read(fact, OpenRange::of_count)),
            precare: treatment.precare.clone(),
            aftercare: treatment.aftercare.clone(),
            facts_read: treatment.review.facts_read.clone(),
        }
    }

    /// The last day after a session (day 0) that goes without `what`, where the aftercare says so.
    pub(super) fn last_day_without(&self, what: Without) -> Option<Days> {
        self.aftercare.iter().filter(|row| row.without.contains(&what)).map(|row| row.days.max()).max()
    }
}

impl std::ops::Deref for PlanFacts {
    type Target = Course;

    fn deref(&self) -> &Course {
        &self.course
    }
}
