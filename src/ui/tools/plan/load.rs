//! The records of the chosen treatment: fetched when it is chosen.

use crate::domain::plan::PlanRecord;
use crate::platform::fetch;
use crate::ui::visit::{Facts, Visit};
use leptos::prelude::*;
use std::sync::Arc;

/// Where the records are on their way.
#[derive(Clone, Debug, PartialEq)]
pub enum Loaded {
    /// No treatment is chosen.
    Nothing,
    /// They are being fetched.
    Waiting,
    /// They did not come.
    Missing,
    /// They are here.
    Here(Arc<PlanRecord>),
}

impl Loaded {
    /// The records, where they are here.
    pub fn here(self) -> Option<Arc<PlanRecord>> {
        match self {
            Self::Here(record) => Some(record),
            Self::Nothing | Self::Waiting | Self::Missing => None,
        }
    }
}

/// Fetches the records whenever another treatment is chosen. A treatment of a shared link that is not on this site is
/// taken back, and said like any other part that could not be read.
pub fn load_when_chosen(facts: &Facts, visit: Visit, loaded: RwSignal<Loaded>) {
    let chosen = Memo::new(move |_| visit.selection.with(|s| s.plan.clone()));
    let facts = Arc::clone(facts);
    Effect::new(move |_| {
        let chosen = chosen.get();
        if let Some(slug) = chosen.as_ref().filter(|slug| !facts.plans.iter().any(|plan| &plan.slug == *slug)) {
            visit.unread.update(|unread| unread.push(slug.to_string()));
            visit.selection.update(|s| s.plan = None);
            return;
        }
        load(&facts, visit, loaded);
    });
}

/// Fetches the records of the chosen treatment.
pub fn load(facts: &Facts, visit: Visit, loaded: RwSignal<Loaded>) {
    let chosen = visit.selection.with_untracked(|s| s.plan.clone());
    let address = chosen.as_ref().and_then(|slug| facts.plans.iter().find(|plan| &plan.slug == slug));
    let Some(address) = address.map(|plan| plan.address.clone()) else {
        loaded.set(Loaded::Nothing);
        return;
    };
    // Until others are here the present ones stand, so that nothing flashes.
    if !matches!(loaded.get_untracked(), Loaded::Here(_)) {
        loaded.set(Loaded::Waiting);
    }
    fetch::bytes_then(&address, move |bytes| {
        let record = bytes.and_then(|bytes| postcard::from_bytes::<PlanRecord>(&bytes).ok());
        // The first records build half of the plan; others take the place of what stands there, at once.
        let first = !matches!(loaded.get_untracked(), Loaded::Here(_));
        // What was chosen in the meantime brings its own.
        let wanted = |record: &PlanRecord| Some(&record.facts.slug) == chosen.as_ref();
        match record {
            Some(record) if wanted(&record) => {
                let here = move || loaded.set(Loaded::Here(Arc::new(record)));
                if first { visit.turns.spread(here) } else { here() }
            }
            _ => loaded.set(Loaded::Missing),
        }
    });
}
