//! Concerns: what a person wants treated.

use super::id::id_type;
use serde::{Deserialize, Serialize};

id_type! {
    /// The id of a concern, such as `acne-scars`.
    ConcernId
}

/// Whether a concern can wait, or a doctor should see it before anything cosmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum First {
    /// It does no harm by itself.
    Harmless,
    /// A doctor should look at it first.
    SeeADoctorFirst,
}

/// What a person wants treated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Concern {
    /// The id.
    pub id: ConcernId,
    /// The name in plain words.
    pub name: String,
    /// The clinical term.
    #[serde(skip)]
    pub clinical: String,
    /// What it is, in one or two sentences.
    #[serde(skip)]
    pub plain: String,
    /// Whether a doctor should see it first.
    pub first: First,
    /// The sentence that says so.
    pub first_text: String,
    /// Where this comes from.
    #[serde(skip)]
    pub sources: Vec<super::source::SourceId>,
}
