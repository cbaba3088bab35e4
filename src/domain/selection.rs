//! What the reader has chosen, and how it is written in the address.
//!
//! The selection travels in the `#fragment`, which no browser sends to a server. Health answers never do.

mod check;
mod code;

use super::area::{AreaId, PlacedArea, Side, Sides, TargetArea};
use super::comparison;
use super::concern::{Concern, ConcernId};
use super::finder::Priority;
use super::quantity::{Days, Sessions};
use super::treatment::{FitzpatrickType, Slug};
use check::check_of;
pub use code::code_of;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The version written into every fragment. Readers of later versions keep reading this one.
pub const VERSION: &str = "1";

/// The longest fragment that is written: chat programs and codes to be scanned take no more without harm.
pub const LONGEST_WRITTEN: usize = 512;

/// The longest fragment that is read; what is longer was not written by us.
const LONGEST_READ: usize = 4096;

/// The keys whose values belong to the plan and are read there.
const PLAN_KEYS: [&str; 4] = ["from", "by", "spacing", "with"];

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
    /// The most days of healing that they can take, if they said so to the finder.
    pub downtime: Option<Days>,
    /// The most sessions that they can take, if they said so to the finder; the slider's count is another question.
    pub most_sessions: Option<Sessions>,
    /// What matters most to them, if they said so to the finder.
    pub priority: Option<Priority>,
    /// The treatments to compare, at most [`comparison::MOST`]. No page but the comparison knows which there are.
    pub treatments: BTreeSet<Slug>,
    /// The treatment that is planned. No page but the plan's knows which there are.
    pub plan: Option<Slug>,
}

impl Selection {
    /// The chosen areas in the order of their ids.
    pub fn areas(&self) -> impl ExactSizeIterator<Item = PlacedArea> + '_ {
        self.areas.iter().map(|(area, sides)| PlacedArea { area: area.clone(), sides: *sides })
    }

    /// The same areas, and nothing else chosen.
    #[must_use]
    pub fn places(&self) -> Self {
        Self { areas: self.areas.clone(), ..Self::default() }
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
        self.plan = other.plan.clone().or_else(|| self.plan.take());
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
        self.write(anchor, &[], 0)
    }

    /// The fragment for a link that is handed on: with what belongs to the plan, and a check at its end.
    ///
    /// Invariant: never longer than [`LONGEST_WRITTEN`], whatever is chosen (`links::no_link_is_too_long`).
    ///
    /// ```
    /// use treatment_explorer::domain::selection::Selection;
    /// let mut selection = Selection::default();
    /// selection.sessions = treatment_explorer::domain::quantity::Sessions::new(4).ok();
    /// assert_eq!(selection.to_link(None, &[]), "v=1&sessions=4&check=db8f");
    /// ```
    pub fn to_link(&self, anchor: Option<&str>, plan: &[(&str, String)]) -> String {
        if self.is_empty() && plan.is_empty() {
            return anchor.unwrap_or_default().to_owned();
        }
        let text = self.write(anchor, plan, CHECK.len() + 4);
        let check = check_of(&text);
        format!("{text}{CHECK}{check}")
    }

    /// Writes all parts, leaving `spare` characters free. Areas are written out while they fit, and as codes when not.
    fn write(&self, anchor: Option<&str>, plan: &[(&str, String)], spare: usize) -> String {
        let mut before = format!("v={VERSION}");
        // Writing to a string cannot fail.
        if let Some(anchor) = anchor.filter(|a| super::id::check(a).is_ok()) {
            let _ = write!(before, "&at={anchor}");
        }
        let mut after = String::new();
        if let Some(concern) = &self.concern {
            let _ = write!(after, "&concern={concern}");
        }
        if let Some(sessions) = self.sessions {
            let _ = write!(after, "&sessions={}", sessions.get());
        }
        if let Some(fitzpatrick) = self.fitzpatrick {
            let _ = write!(after, "&fitzpatrick={}", fitzpatrick.as_str());
        }
        if let Some(days) = self.downtime {
            let _ = write!(after, "&downtime={}", days.0);
        }
        if let Some(most) = self.most_sessions {
            let _ = write!(after, "&most={}", most.get());
        }
        if let Some(priority) = self.priority {
            let _ = write!(after, "&priority={}", priority.as_str());
        }
        if !self.treatments.is_empty() {
            let slugs: Vec<_> = self.treatments.iter().map(Slug::as_str).collect();
            let _ = write!(after, "&treatment={}", slugs.join(","));
        }
        if let Some(slug) = &self.plan {
            let _ = write!(after, "&plan={slug}");
        }
        for (key, value) in plan {
            let _ = write!(after, "&{key}={value}");
        }
        if self.areas.is_empty() {
            return before + &after;
        }
        let areas: Vec<_> = self.areas().map(|a| a.to_string()).collect();
        let areas = areas.join(",");
        if before.len() + "&area=".len() + areas.len() + after.len() + spare <= LONGEST_WRITTEN {
            return format!("{before}&area={areas}{after}");
        }
        let codes: Vec<_> = self.areas().map(|a| coded(&a)).collect();
        format!("{before}&areas={}{after}", codes.join("."))
    }
}

/// What stands before the check.
const CHECK: &str = "&check=";

/// The code of an area, with `l` or `r` behind it for one side.
fn coded(placed: &PlacedArea) -> String {
    let side = match placed.sides {
        Sides::Both => "",
        Sides::Only(Side::Left) => "l",
        Sides::Only(Side::Right) => "r",
    };
    code_of(&placed.area) + side
}

/// What a fragment says: what could be read, and what could not.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ReadFragment {
    /// Everything that could be read.
    pub selection: Selection,
    /// The place on the page to go to.
    pub anchor: Option<String>,
    /// The parts that belong to the plan, key and value, as they stood; `domain::plan` reads them.
    pub plan: Vec<(String, String)>,
    /// The parts that could not be read, as they stood, at most 40 characters each.
    pub unknown: Vec<String>,
    /// Whether the link has a check that does not fit: something in it is not as it was written.
    pub altered: bool,
}

/// Reads a fragment, with or without its `#`.
///
/// Whatever cannot be read is left out and reported; the rest is kept. A fragment without `v=` is a plain anchor.
/// Areas and concerns must be among those given; an area that cannot be chosen is reported.
/// A check that does not fit is reported and changes nothing else; links made before there were checks have none.
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
    if text.len() > LONGEST_READ {
        read.report(text);
        return read;
    }
    let text = decoded(text);
    let (written, added) = match text.split_once(CHECK) {
        None => (text.as_ref(), ""),
        Some((written, check)) => {
            let (check, added) = check.split_once('&').unwrap_or((check, ""));
            read.altered = check_of(written) != check || !added.is_empty();
            (written, added)
        }
    };
    for part in written.split('&').chain(added.split('&')).filter(|p| !p.is_empty()) {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        match key {
            "v" if value == VERSION => {}
            "at" if super::id::check(value).is_ok() => read.anchor = Some(value.to_owned()),
            "area" => read.choose(value.split(','), |name| place(name, areas)),
            // The rest of a list of areas after a stray `&`, which takes nothing but its neighbors with it.
            _ if key.contains(',') || place(part, areas).is_some() => {
                read.choose(part.split(','), |name| place(name, areas));
            }
            "areas" => read.choose(value.split('.'), |code| place_of_code(code, areas)),
            "concern" if concerns.iter().any(|c| c.id.as_str() == value) => {
                read.selection.concern = ConcernId::new(value).ok();
            }
            "sessions" if sessions(value).is_some() => read.selection.sessions = sessions(value),
            "fitzpatrick" if FitzpatrickType::from_numeral(value).is_some() => {
                read.selection.fitzpatrick = FitzpatrickType::from_numeral(value);
            }
            "downtime" if days(value).is_some() => read.selection.downtime = days(value),
            "most" if sessions(value).is_some() => read.selection.most_sessions = sessions(value),
            "priority" if Priority::from_word(value).is_some() => {
                read.selection.priority = Priority::from_word(value);
            }
            "treatment" => {
                for v in value.split(',').filter(|v| !v.is_empty()) {
                    match Slug::new(v).ok().filter(|_| read.selection.treatments.len() < comparison::MOST) {
                        Some(slug) => drop(read.selection.treatments.insert(slug)),
                        None => read.report(v),
                    }
                }
            }
            "plan" if Slug::new(value).is_ok() => read.selection.plan = Slug::new(value).ok(),
            _ if PLAN_KEYS.contains(&key) => read.plan.push((key.to_owned(), value.to_owned())),
            _ => read.report(part),
        }
    }
    read
}

impl ReadFragment {
    fn choose<'a>(&mut self, names: impl Iterator<Item = &'a str>, place: impl Fn(&str) -> Option<PlacedArea>) {
        for name in names.filter(|name| !name.is_empty()) {
            match place(name) {
                Some(placed) => self.selection.choose(placed.area, placed.sides),
                None => self.report(name),
            }
        }
    }

    fn report(&mut self, part: &str) {
        self.unknown.push(part.chars().take(40).collect());
    }
}

/// The text with `%2C` and its like turned back: some programs write commas so when a link is pasted into them.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digit =
            |at: usize| after.get(at).and_then(|d| char::from(*d).to_digit(16)).and_then(|d| u8::try_from(d).ok());
        if let (b'%', Some(high), Some(low)) = (*first, digit(0), digit(1)) {
            bytes.push(high * 16 + low);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

fn sessions(value: &str) -> Option<Sessions> {
    Sessions::new(value.parse().ok()?).ok()
}

/// Days up to a year: no healing time on record is a tenth of that.
fn days(value: &str) -> Option<Days> {
    value.parse().ok().filter(|days| *days <= 365).map(Days)
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

/// Reads `k3f` or `k3fl`.
fn place_of_code(code: &str, areas: &[TargetArea]) -> Option<PlacedArea> {
    let (code, sides) = match (code.get(..3)?, code.get(3..)?) {
        (code, "") => (code, Sides::Both),
        (code, "l") => (code, Sides::Only(Side::Left)),
        (code, "r") => (code, Sides::Only(Side::Right)),
        _ => return None,
    };
    let area = areas.iter().find(|a| a.is_selectable() && code_of(&a.id) == code)?;
    let fits = area.paired || sides == Sides::Both;
    fits.then(|| PlacedArea { area: area.id.clone(), sides })
}

#[cfg(test)]
mod tests;
