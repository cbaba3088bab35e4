//! What travels to the browser when a treatment is chosen for a plan.

use super::facts::PlanFacts;
use crate::domain::catalog::Catalog;
use crate::domain::estimator::ArmKind;
use crate::domain::quantity::{MinMax, Usd};
use crate::domain::safety::Caution;
use crate::domain::source::{Source, SourceId};
use crate::domain::treatment::Treatment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The records of one treatment that its plan and its visit sheet show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanRecord {
    /// What the plan is made from.
    pub facts: PlanFacts,
    /// Its cautions, for the cards of the visit sheet.
    pub cautions: Vec<Caution>,
    /// The clinic's own price for a session, where it gives one.
    pub price: Option<MinMax<Usd>>,
    /// Which arms of the evidence are trials of it; `None` where the tables hold none.
    pub trials: Option<ArmKind>,
    /// The sources that these name.
    pub sources: Vec<Source>,
}

impl PlanRecord {
    /// The records of a treatment.
    pub fn of(catalog: &Catalog, treatment: &Treatment) -> Self {
        let facts = PlanFacts::of(treatment);
        let mut named: BTreeSet<&SourceId> = BTreeSet::new();
        named.extend(facts.course.sources().chain(facts.cost.iter().flat_map(|fact| &fact.sources)));
        named.extend(facts.precare.iter().flat_map(|care| &care.sources));
        named.extend(facts.aftercare.iter().flat_map(|row| &row.sources));
        named.extend(treatment.cautions.iter().flat_map(|caution| &caution.sources));
        let sources = catalog.sources.iter().filter(|source| named.contains(&source.id)).cloned().collect();
        Self {
            cautions: treatment.cautions.clone(),
            price: catalog.clinic.prices.iter().find(|p| p.treatment == treatment.slug).map(|p| p.range),
            trials: treatment.trials,
            sources,
            facts,
        }
    }
}
