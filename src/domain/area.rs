//! Target areas: places on the body in their clinical sense, and the side of a paired one.

use super::figure::BodyView;
use super::id::id_type;
use serde::{Deserialize, Serialize};
use std::fmt;

id_type! {
    /// The id of a target area, such as `face.cheek`. Ids never change.
    AreaId
}

id_type! {
    /// The id of a group of target areas, such as `face` or `hips-thighs`.
    GroupId
}

/// A side of the person: always theirs ("your left"), never the viewer's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The person's left.
    Left,
    /// The person's right.
    Right,
}

impl Side {
    /// The word in ids and addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}

/// Which sides of a paired area are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sides {
    /// Both, which is how a paired area starts; also the only value of an area without sides.
    Both,
    /// One side only.
    Only(Side),
}

impl Sides {
    /// Whether `side` is among them.
    pub fn include(self, side: Side) -> bool {
        match self {
            Self::Both => true,
            Self::Only(only) => only == side,
        }
    }
}

/// A group of areas, as the list shows them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AreaGroup {
    /// The id.
    pub id: GroupId,
    /// The heading for people.
    pub name: String,
}

/// A place on the body that a person can point at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TargetArea {
    /// The id.
    pub id: AreaId,
    /// The group it is listed in.
    pub group: GroupId,
    /// The label in lists, the clinical name in brackets where there is one.
    pub label: String,
    /// The short everyday name used in a sentence: "cheek" in "your left cheek".
    pub plain: String,
    /// Whether it has a left and a right.
    pub paired: bool,
    /// The views that draw it; empty for what is only in the list.
    pub views: Vec<BodyView>,
    /// What people call it, for the search.
    pub synonyms: Vec<String>,
    /// Why it cannot be chosen, in a sentence; `None` for an area that can.
    pub why_not: Option<String>,
}

impl TargetArea {
    /// Whether a visitor can choose it.
    pub fn is_selectable(&self) -> bool {
        self.why_not.is_none()
    }
}

/// What is known about a treatment in an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AreaStatus {
    /// A use that the US regulator authorized or labeled.
    Authorized,
    /// Used in studies, outside or not checked against the US authorization.
    Studied,
    /// The regulator advises against it or has not approved it.
    AdvisedAgainst,
    /// Sources differ.
    Ask,
}

impl AreaStatus {
    /// The word in content and class names.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Authorized => "authorized",
            Self::Studied => "studied",
            Self::AdvisedAgainst => "advised-against",
            Self::Ask => "ask",
        }
    }
}

/// An area with the side that is meant: what a [`super::selection::Selection`] holds and an address writes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlacedArea {
    /// The area.
    pub area: AreaId,
    /// Its sides.
    pub sides: Sides,
}

impl fmt::Display for PlacedArea {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.sides {
            Sides::Both => write!(f, "{}", self.area),
            Sides::Only(side) => write!(f, "{}.{}", self.area, side.as_str()),
        }
    }
}
