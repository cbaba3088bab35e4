//! What the reader has chosen, and how it is written in the address.
//!
//! The selection travels in the `#fragment`, which no browser sends to a server. Health answers never do.

use super::area::{AreaId, PlacedArea, Side, Sides, TargetArea};
use super::concern::{Concern, ConcernId};
use super::quantity::Sessions;
use super::treatment::FitzpatrickType;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The version written into every fragment. Readers of later versions keep reading this one.
pub const VERSION: &str = "1";

/// The longest fragment that is read; what is longer was not written by us.
const LONGEST: usize = 4096;

/// What the reader has chosen.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Selection {
    areas: BTreeMap<AreaId, Sides>,
    /// The concern, if one is chosen.
    pub concern: Option<ConcernId>,
    /// How many sessions the slider stands at, if it was moved.
    pub sessions: Option<Sessions>,
    /// Fitzpatrick skin type, if given.
    pub fitzpatrick: Option<FitzpatrickType>,
}

impl Selection {
    /// The chosen areas in the order of their ids.
    pub fn areas(&self) -> impl ExactSizeIterator<Item = PlacedArea> + '_ {
        self.areas.iter().map(|(area, sides)| PlacedArea { area: area.clone(), sides: *sides })
    }

    /// The sides of an area, if it is chosen.
    pub fn sides_of(&self, area: &AreaId) -> Option<Sides> {
        self.areas.get(area).copied()
    }

    /// Chooses an area, or changes its sides.
    pub fn choose(&mut self, area: AreaId, sides: Sides) {
        self.areas.insert(area, sides);
    }

    /// Takes an area back.
    pub fn drop_area(&mut self, area: &AreaId) {
        self.areas.remove(area);
    }

    /// Takes all areas back.
    pub fn clear_areas(&mut self) {
        self.areas.clear();
    }

    /// Takes over what another selection has, and keeps the rest.
    pub fn add(&mut self, other: &Self) {
        self.areas.extend(other.areas.iter().map(|(area, sides)| (area.clone(), *sides)));
        self.concern = other.concern.clone().or_else(|| self.concern.take());
        self.sessions = other.sessions.or(self.sessions);
        self.fitzpatrick = other.fitzpatrick.or(self.fitzpatrick);
    }

    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Chooses one side of a paired area, or takes it back: both minus one leaves the other.
    pub fn toggle_side(&mut self, area: AreaId, side: Side) {
        let other = match side {
            Side::Left => Side::Right,
            Side::Right => Side::Left,
        };
        match self.sides_of(&area) {
            None => self.choose(area, Sides::Only(side)),
            Some(Sides::Both) => self.choose(area, Sides::Only(other)),
            Some(Sides::Only(only)) if only == side => self.drop_area(&area),
            Some(Sides::Only(_)) => self.choose(area, Sides::Both),
        }
    }

    /// The fragment for this selection, without `#`: sorted, versioned, and empty when nothing is chosen.
    ///
    /// ```
    /// use treatment_explorer::domain::selection::Selection;
    /// use treatment_explorer::domain::quantity::Sessions;
    /// let mut selection = Selection::default();
    /// assert_eq!(selection.to_fragment(None), "");
    /// selection.sessions = Sessions::new(4).ok();
    /// assert_eq!(selection.to_fragment(None), "v=1&sessions=4");
    /// assert_eq!(selection.to_fragment(Some("aftercare")), "v=1&at=aftercare&sessions=4");
    /// ```
    pub fn to_fragment(&self, anchor: Option<&str>) -> String {
        if self.is_empty() {
            return anchor.unwrap_or_default().to_owned();
        }
        let mut text = format!("v={VERSION}");
        // Writing to a string cannot fail.
        if let Some(anchor) = anchor.filter(|a| super::id::check(a).is_ok()) {
            let _ = write!(text, "&at={anchor}");
        }
        if !self.areas.is_empty() {
            let areas: Vec<_> = self.areas().map(|a| a.to_string()).collect();
            let _ = write!(text, "&area={}", areas.join(","));
        }
        if let Some(concern) = &self.concern {
            let _ = write!(text, "&concern={concern}");
        }
        if let Some(sessions) = self.sessions {
            let _ = write!(text, "&sessions={}", sessions.get());
        }
        if let Some(fitzpatrick) = self.fitzpatrick {
            let _ = write!(text, "&fitzpatrick={}", fitzpatrick.as_str());
        }
        text
    }
}

/// What a fragment says: what could be read, and what could not.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ReadFragment {
    /// Everything that could be read.
    pub selection: Selection,
    /// The place on the page to go to.
    pub anchor: Option<String>,
    /// The parts that could not be read, as they stood, at most 40 characters each.
    pub unknown: Vec<String>,
}

/// Reads a fragment, with or without its `#`.
///
/// Whatever cannot be read is left out and reported; the rest is kept. A fragment without `v=` is a plain anchor.
/// Areas and concerns must be among those given; an area that cannot be chosen is reported.
///
/// Invariant: writing what was read gives a fragment that reads the same (`what_is_written_reads_back`).
pub fn read_fragment(fragment: &str, areas: &[TargetArea], concerns: &[Concern]) -> ReadFragment {
    let text = fragment.strip_prefix('#').unwrap_or(fragment);
    let mut read = ReadFragment::default();
    if text.is_empty() {
        return read;
    }
    if !text.contains('=') {
        read.anchor = Some(text.to_owned());
        return read;
    }
    if text.len() > LONGEST {
        read.report(text);
        return read;
    }
    for part in text.split('&').filter(|p| !p.is_empty()) {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        match key {
            "v" if value == VERSION => {}
            "at" if super::id::check(value).is_ok() => read.anchor = Some(value.to_owned()),
            "area" => {
                for v in value.split(',').filter(|v| !v.is_empty()) {
                    match place(v, areas) {
                        Some(placed) => read.selection.choose(placed.area, placed.sides),
                        None => read.report(v),
                    }
                }
            }
            "concern" if concerns.iter().any(|c| c.id.as_str() == value) => {
                read.selection.concern = ConcernId::new(value).ok();
            }
            "sessions" if sessions(value).is_some() => read.selection.sessions = sessions(value),
            "fitzpatrick" if FitzpatrickType::from_numeral(value).is_some() => {
                read.selection.fitzpatrick = FitzpatrickType::from_numeral(value);
            }
            _ => read.report(part),
        }
    }
    read
}

impl ReadFragment {
    fn report(&mut self, part: &str) {
        self.unknown.push(part.chars().take(40).collect());
    }
}

fn sessions(value: &str) -> Option<Sessions> {
    Sessions::new(value.parse().ok()?).ok()
}

/// Reads `face.cheek` or `face.cheek.left`.
fn place(value: &str, areas: &[TargetArea]) -> Option<PlacedArea> {
    let known = |id: &str| areas.iter().find(|a| a.id.as_str() == id && a.is_selectable());
    if let Some(area) = known(value) {
        return Some(PlacedArea { area: area.id.clone(), sides: Sides::Both });
    }
    let (id, side) = value.rsplit_once('.')?;
    let side = match side {
        "left" => Side::Left,
        "right" => Side::Right,
        _ => return None,
    };
    let area = known(id).filter(|a| a.paired)?;
    Some(PlacedArea { area: area.id.clone(), sides: Sides::Only(side) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::area::GroupId;
    use crate::domain::concern::First;
    use proptest::prelude::*;

    #[test]
    fn what_a_link_chooses_is_added_to_what_is_chosen() {
        let mut own = Selection { sessions: Sessions::new(4).ok(), ..Selection::default() };
        own.choose(AreaId::new("face.chin").unwrap(), Sides::Both);
        let mut more = Selection { concern: ConcernId::new("keloid").ok(), ..Selection::default() };
        more.choose(AreaId::new("face.cheek").unwrap(), Sides::Only(Side::Left));
        own.add(&more);
        assert_eq!(own.to_fragment(None), "v=1&area=face.cheek.left,face.chin&concern=keloid&sessions=4");
    }

    fn area(id: &str, paired: bool, selectable: bool) -> TargetArea {
        TargetArea {
            id: AreaId::new(id).unwrap(),
            group: GroupId::new("face").unwrap(),
            label: id.into(),
            plain: id.into(),
            paired,
            views: Vec::new(),
            synonyms: Vec::new(),
            why_not: (!selectable).then(|| "not here".into()),
        }
    }

    fn areas() -> Vec<TargetArea> {
        vec![
            area("face.cheek", true, true),
            area("face.chin", false, true),
            area("face.ear", true, false),
            area("knee", true, true),
        ]
    }

    fn concerns() -> Vec<Concern> {
        vec![Concern {
            id: ConcernId::new("acne-scars").unwrap(),
            name: String::new(),
            clinical: String::new(),
            plain: String::new(),
            first: First::Harmless,
            first_text: String::new(),
            sources: Vec::new(),
        }]
    }

    #[test]
    fn a_whole_fragment_is_read() {
        let read = read_fragment(
            "#v=1&area=face.cheek.left,face.chin&concern=acne-scars&sessions=4&fitzpatrick=IV",
            &areas(),
            &concerns(),
        );
        assert!(read.unknown.is_empty(), "{:?}", read.unknown);
        assert_eq!(read.selection.areas().len(), 2);
        assert_eq!(read.selection.sides_of(&AreaId::new("face.cheek").unwrap()), Some(Sides::Only(Side::Left)));
        assert_eq!(read.selection.sessions, Sessions::new(4).ok());
    }

    #[test]
    fn a_damaged_fragment_keeps_what_it_can_and_names_the_rest() {
        let read = read_fragment(
            "v=1&area=face.cheek.left,nose9,face.ear,face.chin.left&sessions=99&concern=x&fitzpatrick=VII&z",
            &areas(),
            &concerns(),
        );
        assert_eq!(read.selection.areas().len(), 1);
        assert_eq!(
            read.unknown,
            ["nose9", "face.ear", "face.chin.left", "sessions=99", "concern=x", "fitzpatrick=VII", "z"]
        );
    }

    #[test]
    fn a_plain_anchor_is_not_damage() {
        let read = read_fragment("#aftercare", &areas(), &concerns());
        assert_eq!(read.anchor.as_deref(), Some("aftercare"));
        assert!(read.unknown.is_empty() && read.selection.is_empty());
    }

    #[test]
    fn a_later_version_is_reported_and_read_as_far_as_possible() {
        let read = read_fragment("v=2&sessions=3", &areas(), &concerns());
        assert_eq!(read.unknown, ["v=2"]);
        assert_eq!(read.selection.sessions, Sessions::new(3).ok());
    }

    #[test]
    fn toggling_sides_walks_through_both() {
        let mut selection = Selection::default();
        let knee = AreaId::new("knee").unwrap();
        selection.toggle_side(knee.clone(), Side::Left);
        selection.toggle_side(knee.clone(), Side::Right);
        assert_eq!(selection.sides_of(&knee), Some(Sides::Both));
        selection.toggle_side(knee.clone(), Side::Left);
        assert_eq!(selection.sides_of(&knee), Some(Sides::Only(Side::Right)));
        selection.toggle_side(knee.clone(), Side::Right);
        assert!(selection.is_empty());
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(
            cheek in 0..4u8, chin: bool, concern: bool, count in 0..30u8, skin in 0..7usize, anchor: bool,
        ) {
            let mut selection = Selection::default();
            let sides = [None, Some(Sides::Both), Some(Sides::Only(Side::Left)), Some(Sides::Only(Side::Right))];
            if let Some(sides) = sides[usize::from(cheek)] {
                selection.choose(AreaId::new("face.cheek").unwrap(), sides);
            }
            if chin {
                selection.choose(AreaId::new("face.chin").unwrap(), Sides::Both);
            }
            selection.concern = concern.then(|| ConcernId::new("acne-scars").unwrap());
            selection.sessions = Sessions::new(count).ok();
            selection.fitzpatrick = FitzpatrickType::ALL.get(skin).copied();
            let anchor = anchor.then_some("sessions");
            let text = selection.to_fragment(anchor);
            let read = read_fragment(&text, &areas(), &concerns());
            prop_assert_eq!(read.selection, selection);
            prop_assert_eq!(read.anchor.as_deref(), anchor);
            prop_assert!(read.unknown.is_empty());
        }

        #[test]
        fn no_fragment_panics_and_reports_stay_short(text in "\\PC{0,300}") {
            let read = read_fragment(&text, &areas(), &concerns());
            prop_assert!(read.unknown.iter().all(|u| u.chars().count() <= 40));
            let again = read_fragment(&read.selection.to_fragment(None), &areas(), &concerns());
            prop_assert_eq!(again.selection, read.selection);
        }
    }
}
