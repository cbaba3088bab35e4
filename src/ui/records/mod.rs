//! The records of a treatment as a page shows them: the same rows for every treatment, each with its sources.

mod aftercare;
mod benefits;
mod booking;
mod choices;
mod comparison;
mod concern_list;
mod contents;
mod criteria;
mod fact_card;
mod glossary;
mod how_it_works;
mod model_figures;
mod references;
mod side_effects;
mod treatment_list;
mod trial_table;
mod vocabulary;

pub use aftercare::AftercareDays;
pub use benefits::Benefits;
pub use booking::Booking;
pub use choices::{ASKED, Choices};
pub use comparison::ComparisonTable;
pub use concern_list::ConcernList;
pub use contents::Contents;
pub use criteria::Criteria;
pub use fact_card::FactCard;
pub use glossary::{Glossary, Notes};
pub use how_it_works::HowItWorks;
pub use model_figures::ModelFigures;
pub use references::{Cite, References};
pub use side_effects::SideEffects;
pub use treatment_list::TreatmentList;
pub use trial_table::TrialTable;
pub use vocabulary::{Grades, Tiers};

use crate::domain::catalog::Catalog;
use crate::domain::message::Msg;
use crate::domain::site_search::Entry;
use crate::domain::source::{SourceId, Tier};
use std::sync::Arc;

/// What every record needs to be shown: the catalogue, and the numbers of the page's references.
#[derive(Clone)]
pub struct Shelf {
    /// All compiled content.
    pub catalog: Arc<Catalog>,
    /// The references of the page, in their order.
    pub references: Arc<Vec<SourceId>>,
    /// Everything that the search can lead to.
    pub contents: Arc<Vec<Entry>>,
    /// The path under which the site stands, with a slash at both ends.
    pub base: Arc<str>,
}

impl Shelf {
    /// A text of the interface.
    pub fn text(&self, msg: Msg) -> String {
        self.catalog.messages.get(msg).to_owned()
    }

    /// Whether nothing better than a clinic's hand-out supports this, which the page then says.
    pub fn rests_on_tier_d_alone(&self, ids: &[SourceId]) -> bool {
        !ids.is_empty() && ids.iter().all(|id| self.catalog.source(id).is_some_and(|s| s.tier == Tier::D))
    }
}
