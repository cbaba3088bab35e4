//! All compiled content, and the part of it that the tools of one page need.

use super::area::{AreaGroup, TargetArea};
use super::clinic::Clinic;
use super::concern::{Concern, ConcernId};
use super::estimator::{EvidenceFit, LeftOut};
use super::figure::Figure;
use super::message::Messages;
use super::safety::{Caution, ScreeningQuestion, UrgentSign};
use super::site_search::Everyday;
use super::source::{Source, SourceId};
use super::term::{Term, TermId};
use super::treatment::{AreaRecord, Grade, SkinTypeRecord, Slug, Treatment};
use serde::{Deserialize, Serialize};

/// All compiled content. Read-only; one per release.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // Each field is a list of the type that documents it.
pub struct Catalog {
    pub groups: Vec<AreaGroup>,
    pub areas: Vec<TargetArea>,
    pub figure: Figure,
    pub concerns: Vec<Concern>,
    pub questions: Vec<ScreeningQuestion>,
    pub urgent: Vec<UrgentSign>,
    pub sources: Vec<Source>,
    pub clinic: Clinic,
    pub treatments: Vec<Treatment>,
    pub glossary: Vec<Term>,
    pub everyday: Everyday,
    pub messages: Messages,
    pub evidence: EvidenceFit,
    /// Each arm as the trials without it made expect it: how good the model is. It takes ten seconds, so it is
    /// measured for a release and empty before.
    pub quality: Vec<LeftOut>,
}

impl Catalog {
    /// The source with this id.
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.iter().find(|s| &s.id == id)
    }

    /// The concern with this id.
    pub fn concern(&self, id: &ConcernId) -> Option<&Concern> {
        self.concerns.iter().find(|c| &c.id == id)
    }

    /// The word of the glossary with this id.
    pub fn term(&self, id: &TermId) -> Option<&Term> {
        self.glossary.iter().find(|t| &t.id == id)
    }
}

/// What the tools know of one treatment's use for a concern.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicationSummary {
    /// The concern.
    pub concern: ConcernId,
    /// Strength of the evidence.
    pub grade: Grade,
}

/// What the tools of one page need, and no more. Travels in a compact form without names (`postcard`) beside the page, from the same
/// build as the program that reads it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // Each field is a list of the type that documents it.
pub struct PageData {
    pub messages: Messages,
    pub groups: Vec<AreaGroup>,
    /// The areas without their synonyms, which only a search needs.
    pub areas: Vec<TargetArea>,
    /// Where the areas with their synonyms are.
    pub area_words: String,
    /// Where the drawings of the figure are, in the order of `BodyView::ALL`.
    pub pictures: Vec<String>,
    pub concerns: Vec<Concern>,
    pub treatment: TreatmentSummary,
    pub questions: Vec<ScreeningQuestion>,
    /// The sources that the tools of this page name.
    pub sources: Vec<Source>,
    /// Where the fitted model and its trials are, which only the estimator needs.
    pub evidence: String,
    /// The clinic's phone number, for urgent signs.
    pub phone: String,
}

/// What the tools need of the treatment on the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // Each field is a list of the type that documents it.
pub struct TreatmentSummary {
    pub slug: Slug,
    pub name: String,
    pub indications: Vec<IndicationSummary>,
    pub areas: Vec<AreaRecord>,
    pub skin_types: Vec<SkinTypeRecord>,
    pub cautions: Vec<Caution>,
}
