//! Sources: one citation each, with the tier that says how far it carries.

use super::id::id_type;
use serde::{Deserialize, Serialize};

id_type! {
    /// The id of a source, such as `ALAM14`.
    SourceId
}

/// Quality of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Tier {
    /// Regulator text, guideline, systematic review, trial or drug label.
    A,
    /// NHS, Mayo, Cleveland, Yale, manufacturer manual.
    B,
    /// Secondary report, textbook extract, repost.
    C,
    /// Clinic hand-out, shop, consumer or opinion page: a clinician must sign off.
    D,
}

impl Tier {
    /// The letter.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
        }
    }
}

/// One citation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// The id.
    pub id: SourceId,
    /// The title as published.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// The year as found; may say "undated page".
    pub year: String,
    /// The address.
    pub url: String,
    /// How far it carries.
    pub tier: Tier,
}
