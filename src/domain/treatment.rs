//! Treatments: what a person can choose, as typed records that each name their sources.
//!
//! The prose of the article is not here; it is HTML from the content compiler.

use super::area::{AreaId, AreaStatus};
use super::concern::ConcernId;
use super::id::id_type;
use super::quantity::{Days, MinMax, Percent, Usd};
use super::safety::Caution;
use super::source::SourceId;
use serde::{Deserialize, Serialize};

id_type! {
    /// The id of a treatment, also its address: `micro-needling`.
    Slug
}

/// Strength of evidence that a treatment helps with a concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Grade {
    /// A Cochrane review or several controlled trials agree, or a labeled drug use.
    Strong,
    /// Small or mixed trials, or a reviewed or authorized use without a placebo group.
    SomeEvidence,
    /// Case series, a single small study, or a listed use without trials.
    Weak,
    /// Not indicated, or a reason not to treat.
    NotIndicated,
    /// No source was found either way.
    NotFound,
}

impl Grade {
    /// All grades, the strongest first.
    pub const ALL: [Self; 5] = [Self::Strong, Self::SomeEvidence, Self::Weak, Self::NotIndicated, Self::NotFound];

    /// The word in content and class names.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::SomeEvidence => "some",
            Self::Weak => "weak",
            Self::NotIndicated => "none",
            Self::NotFound => "not_found",
        }
    }
}

/// How a use stands to what the US regulator authorized the device for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegulatorScope {
    /// Inside an authorization.
    Authorized,
    /// Outside every authorization that was read.
    Outside,
    /// Not checked.
    NotChecked,
    /// Nothing to authorize: the treatment is not indicated.
    None,
}

impl RegulatorScope {
    /// The word in content and class names.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Authorized => "authorized",
            Self::Outside => "outside",
            Self::NotChecked => "not-checked",
            Self::None => "none",
        }
    }
}

/// A row of the fact card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// What the fact is about, such as `sessions`.
    pub key: String,
    /// The label for people.
    pub label: String,
    /// The number, where one was found: least, most and unit.
    pub amount: Option<Amount>,
    /// Whether anything was found; if not, `text` says what is not known.
    pub found: bool,
    /// The fact in a sentence or two.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// A number or range with its unit, as a source gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Amount {
    /// The range; a single number has equal ends. `None` leaves that end open.
    pub min: Option<f64>,
    /// The most, where known.
    pub max: Option<f64>,
    /// The unit in words: "sessions", "days".
    pub unit: String,
}

/// That a treatment is used for a concern, with its grade.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indication {
    /// The concern.
    pub concern: ConcernId,
    /// Strength of the evidence.
    pub grade: Grade,
    /// Inside or outside the regulator's scope.
    pub scope: RegulatorScope,
    /// What was found, in a sentence or two.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// What is known about this treatment in some areas.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AreaRecord {
    /// The areas it holds for.
    pub areas: Vec<AreaId>,
    /// The status.
    pub status: AreaStatus,
    /// What is known, in a sentence.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// An unwanted effect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AdverseEffect {
    /// What it is.
    pub name: String,
    /// How often, in the words of the sources: "expected", "no rate found".
    pub frequency: String,
    /// How often, where a rate was found.
    pub percent: Option<Percent>,
    /// Among whom the rate was found.
    pub group: Option<String>,
    /// More about it.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// Fitzpatrick skin type: how skin answers to sun, from I (always burns) to VI (never burns).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs)] // The numerals are the names.
pub enum FitzpatrickType {
    I,
    II,
    III,
    IV,
    V,
    VI,
}

impl FitzpatrickType {
    /// All six, in order.
    pub const ALL: [Self; 6] = [Self::I, Self::II, Self::III, Self::IV, Self::V, Self::VI];

    /// The numeral.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::I => "I",
            Self::II => "II",
            Self::III => "III",
            Self::IV => "IV",
            Self::V => "V",
            Self::VI => "VI",
        }
    }

    /// Reads the numeral.
    pub fn from_numeral(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.as_str() == text)
    }
}

/// How a treatment stands to a skin type: who should do it, never whether it is safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Suitability {
    /// Used without special care in the sources.
    Suitable,
    /// Used with care.
    WithCare,
    /// Only in a specialist's hands.
    SpecialistOnly,
    /// Sources advise against it in general.
    GenerallyAvoid,
}

/// What the sources say for some skin types.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SkinTypeRecord {
    /// The types it holds for.
    pub types: Vec<FitzpatrickType>,
    /// How the treatment stands to them.
    pub suitability: Suitability,
    /// The risk of dark marks after inflammation, in words.
    pub pih: String,
    /// What is known, in a sentence or two.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// Something to do before a session.
#[derive(Clone, Debug, PartialEq)]
pub struct Precare {
    /// How long before, where a source says.
    pub days_before: Option<Days>,
    /// What to do.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// A stretch of days after a session.
#[derive(Clone, Debug, PartialEq)]
pub struct Aftercare {
    /// First and last day, counted from the session (day 0).
    pub days: MinMax<Days>,
    /// A short title.
    pub title: String,
    /// What to expect.
    pub expect: String,
    /// What to do.
    pub doing: String,
    /// What to avoid.
    pub avoid: String,
    /// Whether this row is about urgent signs.
    pub alert: bool,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// A published price, not the clinic's.
#[derive(Clone, Debug, PartialEq)]
pub struct Cost {
    /// Least and most.
    pub range: MinMax<Usd>,
    /// For what: "session".
    pub unit: String,
    /// The year of the figure.
    pub year: String,
    /// Whose figure it is.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// A step in how the treatment works.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// A short title.
    pub title: String,
    /// What happens.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// The treatment beside another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Which comparison this is, as the article's directive names it.
    pub with: String,
    /// The column heading of the other treatment.
    pub heading: String,
    /// What the table says, in a sentence or two.
    pub text: String,
    /// The rows.
    pub rows: Vec<ComparisonRow>,
}

/// One row of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonRow {
    /// What is compared.
    pub row: String,
    /// This treatment.
    pub this: String,
    /// The other.
    pub other: String,
    /// Where both come from.
    pub sources: Vec<SourceId>,
}

/// Who reviewed the facts, and when they are due again. Dates are `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The reviewing dermatologist; `None` while nobody has reviewed.
    pub reviewer: Option<String>,
    /// When they did.
    pub reviewed: Option<String>,
    /// When the sources were read.
    pub facts_read: String,
    /// When the facts are due for review.
    pub next_review: String,
}

/// A thing a person can choose.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // Each field is a list of the record type that documents it.
pub struct Treatment {
    pub slug: Slug,
    pub name: String,
    pub also: Vec<String>,
    pub modality: String,
    pub plain: String,
    pub description: String,
    pub review: Review,
    pub facts: Vec<Fact>,
    pub indications: Vec<Indication>,
    pub areas: Vec<AreaRecord>,
    pub side_effects: Vec<AdverseEffect>,
    pub skin_types: Vec<SkinTypeRecord>,
    pub cautions: Vec<Caution>,
    pub precare: Vec<Precare>,
    pub aftercare: Vec<Aftercare>,
    pub costs: Vec<Cost>,
    pub steps: Vec<Step>,
    pub comparisons: Vec<Comparison>,
}
