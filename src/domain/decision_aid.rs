//! What an honest decision aid must show: the criteria of the International Patient Decision Aid Standards that apply
//! to the explorer, and how far each is met.
//!
//! The wording is the content's own; the standards are named as its sources.

use super::source::SourceId;

/// What a criterion weighs in the standards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CriterionGroup {
    /// All of these are needed to be a decision aid at all.
    Qualifying,
    /// Leaving one out risks a harmful bias.
    Certification,
    /// What makes a decision aid better.
    Quality,
}

impl CriterionGroup {
    /// All groups, the weightiest first.
    pub const ALL: [Self; 3] = [Self::Qualifying, Self::Certification, Self::Quality];

    /// The word in content.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Qualifying => "qualifying",
            Self::Certification => "certification",
            Self::Quality => "quality",
        }
    }
}

/// How far a criterion is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met {
    /// Wholly.
    Yes,
    /// In part; the text says what is missing.
    Partly,
    /// Not yet.
    NotYet,
}

impl Met {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Partly, Self::NotYet];

    /// The word in content.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::NotYet => "not-yet",
        }
    }
}

/// A place on the site where a criterion is met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its address, with the base path.
    pub link: String,
    /// Its name for people.
    pub name: String,
}

/// One criterion, with how and where the explorer meets it.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// The number that the standards give it, such as `1.1.3`.
    pub code: String,
    /// What it weighs.
    pub group: CriterionGroup,
    /// What it asks for, in our own words.
    pub asks: String,
    /// How far it is met.
    pub met: Met,
    /// How, in a sentence or two.
    pub how: String,
    /// Where it is met; `None` where nothing can be shown yet.
    pub place: Option<Place>,
    /// Where the criterion comes from.
    pub sources: Vec<SourceId>,
}
