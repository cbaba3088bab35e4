//! The name of a part of the figure, as its drawing carries it in `data-part`.

use super::Region;
use crate::domain::area::{AreaId, GroupId, Side};
use crate::domain::selection::Selection;

/// What a shape of the figure stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// An area that can be chosen, or one side of a paired one. Written `nose`, `face.cheek:left`.
    Area {
        /// The area.
        area: AreaId,
        /// The side of the person, for one half of a pair.
        side: Option<Side>,
    },
    /// A part that is drawn but cannot be chosen. Written `!face.ear`, `!@arms-hands`, or `!`.
    Quiet {
        /// The area, when it has one.
        area: Option<AreaId>,
        /// The group that a tap in the phone mode opens, when it has no area.
        group: Option<GroupId>,
    },
}

impl Part {
    /// Whether a visitor can choose it.
    pub fn is_selectable(&self) -> bool {
        matches!(self, Self::Area { .. })
    }

    /// Whether the visitor has chosen it.
    pub fn is_chosen(&self, selection: &Selection) -> bool {
        let Self::Area { area, side } = self else { return false };
        selection.sides_of(area).is_some_and(|sides| side.is_none_or(|side| sides.include(side)))
    }

    /// What a region stands for; `None` for a region that stands for nothing.
    pub fn of(region: &Region) -> Option<Self> {
        if region.is_selectable() {
            Some(Self::Area { area: region.area.clone()?, side: region.side })
        } else {
            Some(Self::Quiet { area: region.area.clone(), group: region.group.clone() })
        }
    }

    /// The name in the drawing.
    ///
    /// Invariant: a written name reads back the same (`a_written_name_reads_back`).
    pub fn name(&self) -> String {
        match self {
            Self::Area { area, side: Some(side) } => format!("{area}:{}", side.as_str()),
            Self::Area { area, side: None } => area.to_string(),
            Self::Quiet { area: Some(area), .. } => format!("!{area}"),
            Self::Quiet { group: Some(group), .. } => format!("!@{group}"),
            Self::Quiet { .. } => "!".to_owned(),
        }
    }

    /// Reads a name; `None` for what [`Part::name`] does not write.
    pub fn parse(name: &str) -> Option<Self> {
        let Some(quiet) = name.strip_prefix('!') else {
            let (area, side) = match name.split_once(':') {
                Some((area, "left")) => (area, Some(Side::Left)),
                Some((area, "right")) => (area, Some(Side::Right)),
                Some(_) => return None,
                None => (name, None),
            };
            return Some(Self::Area { area: AreaId::new(area).ok()?, side });
        };
        Some(match quiet.strip_prefix('@') {
            _ if quiet.is_empty() => Self::Quiet { area: None, group: None },
            Some(group) => Self::Quiet { area: None, group: Some(GroupId::new(group).ok()?) },
            None => Self::Quiet { area: Some(AreaId::new(quiet).ok()?), group: None },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Part;

    #[test]
    fn a_written_name_reads_back() {
        for name in ["nose", "face.cheek:left", "face.cheek:right", "!face.ear", "!@arms-hands", "!"] {
            assert_eq!(Part::parse(name).map(|part| part.name()).as_deref(), Some(name));
        }
    }

    #[test]
    fn anything_else_is_no_part() {
        for name in ["", "face.cheek:both", "a b", "!@", "!a b", ":left"] {
            assert_eq!(Part::parse(name), None, "{name}");
        }
    }
}
