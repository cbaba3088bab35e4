//! The glossary: the words of the field, each in plain English.

use super::id::id_type;
use super::source::SourceId;

id_type! {
    /// The id of a term, also its anchor on the page of the glossary: `atrophic`.
    TermId
}

/// A word of the glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The id.
    pub id: TermId,
    /// The word or words.
    pub term: String,
    /// What else people call it, for the search.
    pub also: Vec<String>,
    /// What it means, in a sentence or two.
    pub meaning: String,
    /// Where it comes from, where it says more than what a word means.
    pub sources: Vec<SourceId>,
}
