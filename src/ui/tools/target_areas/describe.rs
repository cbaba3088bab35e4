//! How areas and their sides are named in sentences.

use crate::domain::area::{AreaId, PlacedArea, Side, Sides, TargetArea};
use crate::domain::message::{Messages, Msg, join_names};
use crate::domain::selection::Selection;
use crate::ui::visit::Facts;

/// "your left cheek", "your cheek, both sides", "your chin".
pub fn describe_placed(messages: &Messages, area: &TargetArea, sides: Sides) -> String {
    let msg = match sides {
        _ if !area.paired => Msg::AreaYour,
        Sides::Both => Msg::AreaBoth,
        Sides::Only(Side::Left) => Msg::AreaLeft,
        Sides::Only(Side::Right) => Msg::AreaRight,
    };
    messages.fill(msg, &[("area", &area.plain)])
}

/// The same with a capital letter, for the start of a sentence.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    // The letters of English and Spanish; the tables for all scripts would cost every visitor some kilobytes.
    let large = |first: char| match first {
        'á' => 'Á',
        'é' => 'É',
        'í' => 'Í',
        'ó' => 'Ó',
        'ú' => 'Ú',
        'ñ' => 'Ñ',
        _ => first.to_ascii_uppercase(),
    };
    letters.next().map_or_else(String::new, |first| std::iter::once(large(first)).chain(letters).collect())
}

/// The names of chosen areas, in the order of the list.
pub fn describe_all(facts: &Facts, selection: &Selection) -> Vec<(PlacedArea, String)> {
    facts
        .areas
        .iter()
        .filter_map(|area| {
            let sides = selection.sides_of(&area.id)?;
            let placed = PlacedArea { area: area.id.clone(), sides };
            Some((placed, describe_placed(&facts.messages, area, sides)))
        })
        .collect()
}

/// The chosen areas in one phrase: "your left cheek and your chin"; empty when none is chosen.
pub fn names_of_areas(facts: &Facts, selection: &Selection) -> String {
    let names: Vec<_> = describe_all(facts, selection).into_iter().map(|(_, name)| name).collect();
    join_names(&facts.messages, &names)
}

/// "Your left cheek added. 3 areas chosen."
pub fn describe_change(facts: &Facts, selection: &Selection, id: &AreaId) -> String {
    let Some(area) = facts.areas.iter().find(|a| &a.id == id) else {
        return String::new();
    };
    let messages = &facts.messages;
    let (msg, sides) = match selection.sides_of(id) {
        Some(sides) => (Msg::AreasAdded, sides),
        None => (Msg::AreasTaken, Sides::Both),
    };
    let name = if msg == Msg::AreasAdded {
        describe_placed(messages, area, sides)
    } else {
        messages.fill(Msg::AreaYour, &[("area", &area.plain)])
    };
    let change = messages.fill(msg, &[("area", &capitalized(&name))]);
    let count = messages.count(Msg::AreasCountOne, Msg::AreasCountOther, selection.areas().len(), &[]);
    format!("{change} {count}")
}
