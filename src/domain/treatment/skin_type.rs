//! Fitzpatrick skin types, and how a treatment stands to them.

use crate::domain::source::SourceId;
use serde::{Deserialize, Serialize};

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
