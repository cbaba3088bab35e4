//! All compiled content, and the part of it that the tools of one page need.

use super::area::{AreaGroup, TargetArea};
use super::clinic::Clinic;
use super::concern::{Concern, ConcernId};
use super::estimator::EvidenceFit;
use super::figure::Figure;
use super::message::Messages;
use super::safety::{Caution, ScreeningQuestion, UrgentSign};
use super::source::{Source, SourceId};
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
    pub messages: Messages,
    pub evidence: EvidenceFit,
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
}

/// What the tools know of one treatment's use for a concern.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicationSummary {
    /// The concern.
    #[serde(rename = "c")]
    pub concern: ConcernId,
    /// Strength of the evidence.
    #[serde(rename = "g")]
    pub grade: Grade,
}

/// What the tools of one page need, and no more. Travels as JSON beside the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // Each field is a list of the type that documents it.
pub struct PageData {
    #[serde(rename = "m")]
    pub messages: Messages,
    #[serde(rename = "g")]
    pub groups: Vec<AreaGroup>,
    #[serde(rename = "a")]
    pub areas: Vec<TargetArea>,
    #[serde(rename = "f")]
    pub figure: Figure,
    #[serde(rename = "c")]
    pub concerns: Vec<Concern>,
    #[serde(rename = "t")]
    pub treatment: TreatmentSummary,
    #[serde(rename = "q")]
    pub questions: Vec<ScreeningQuestion>,
    /// The sources that the tools of this page name.
    #[serde(rename = "s")]
    pub sources: Vec<Source>,
    /// The fitted model of the estimator.
    #[serde(rename = "e")]
    pub evidence: EvidenceFit,
    /// The clinic's phone number, for urgent signs.
    #[serde(rename = "p")]
    pub phone: String,
}

/// What the tools need of the treatment on the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // Each field is a list of the type that documents it.
pub struct TreatmentSummary {
    #[serde(rename = "s")]
    pub slug: Slug,
    #[serde(rename = "n")]
    pub name: String,
    #[serde(rename = "i")]
    pub indications: Vec<IndicationSummary>,
    #[serde(rename = "a")]
    pub areas: Vec<AreaRecord>,
    #[serde(rename = "f")]
    pub skin_types: Vec<SkinTypeRecord>,
    #[serde(rename = "c")]
    pub cautions: Vec<Caution>,
}
