//! The list: native checkboxes in groups, with the sides of what is chosen.

use super::AreaTool;
use super::describe::describe_placed;
use crate::domain::area::{AreaGroup, GroupId, Side, Sides, TargetArea};
use crate::domain::message::Msg;
use leptos::prelude::*;

/// All groups, each in a fold.
///
/// Without scripts: the same checkboxes; the sides of a chosen area appear by style alone.
#[component]
pub fn AreaList(
    /// What the parts of the tool share.
    tool: AreaTool,
) -> impl IntoView {
    let heading = tool.facts.messages.get(Msg::AreasList).to_owned();
    view! {
        <div class="tx-areas__list">
            <h3 class="tx-areas__heading">{heading}</h3>
            {tool
                .facts
                .groups
                .iter()
                .cloned()
                .map(|group| {
                    let tool = tool.clone();
                    tool.visit.turns.part(move || view! { <Group tool=tool group=group /> }.into_any())
                })
                .collect_view()}
        </div>
    }
}

#[component]
fn Group(tool: AreaTool, group: AreaGroup) -> impl IntoView {
    let count = {
        let (tool, id) = (tool.clone(), group.id.clone());
        move || {
            let n = chosen_in(&tool, &id);
            (n > 0).then(|| tool.facts.messages.fill(Msg::AreasGroupCount, &[("n", &n.to_string())]))
        }
    };
    let control = format!("areas-{}", group.id);
    view! {
        <details class="tx-areas__group" id=control>
            <summary>
                <span>{group.name.clone()}</span>
                <span class="tx-areas__count">{count}</span>
            </summary>
            <GroupFields tool=tool group=group place="list" />
        </details>
    }
}

fn chosen_in(tool: &AreaTool, group: &GroupId) -> usize {
    tool.places.with(|selection| {
        let areas = tool.facts.areas.iter().filter(|a| &a.group == group);
        areas.filter(|a| selection.sides_of(&a.id).is_some()).count()
    })
}

/// The rows of one group; also what the sheet of a phone holds.
#[component]
pub fn GroupFields(
    /// What the parts of the tool share.
    tool: AreaTool,
    /// The group.
    group: AreaGroup,
    /// Where the rows stand (`list` or `sheet`), so that ids stay unique.
    place: &'static str,
) -> impl IntoView {
    let rows: Vec<_> = tool.facts.areas.iter().filter(|a| a.group == group.id).cloned().collect();
    view! {
        <fieldset class="tx-areas__rows">
            <legend class="tx-visually-hidden">{group.name}</legend>
            {rows
                .into_iter()
                .map(|area| view! { <Row tool=tool.clone() area=area place=place /> })
                .collect_view()}
        </fieldset>
    }
}

#[component]
fn Row(tool: AreaTool, area: TargetArea, place: &'static str) -> impl IntoView {
    let control = format!("{place}-{}", area.id);
    let why_id = format!("{control}-why");
    let why_not = area.why_not.clone();
    let (shown, id) = (area.id.clone(), area.id.clone());
    let places = tool.places;
    let on_change = {
        let (tool, id) = (tool.clone(), area.id.clone());
        move |event| {
            let sides = event_target_checked(&event).then_some(Sides::Both);
            tool.choose(&id, sides);
        }
    };
    let on_focus = {
        let tool = tool.clone();
        move |_| {
            tool.show(&id);
            tool.focused.set(Some(id.clone()));
        }
    };
    let focused = tool.focused;
    view! {
        <div class="tx-area">
            <label class="tx-area__name">
                <input
                    type="checkbox"
                    id=control
                    data-testid=(place == "list").then(|| format!("area-{}", area.id))
                    name="area"
                    value=area.id.to_string()
                    autocomplete="off"
                    disabled=why_not.is_some()
                    aria-describedby=why_not.is_some().then(|| why_id.clone())
                    prop:checked=move || places.with(|s| s.sides_of(&shown).is_some())
                    on:change=on_change
                    on:focus=on_focus
                    on:blur=move |_| focused.set(None)
                />
                <span>{area.label.clone()}</span>
            </label>
            {why_not.map(|why| view! { <p class="tx-area__why" id=why_id>{why}</p> })}
            {(area.paired && area.is_selectable())
                .then(|| view! { <SideChoice tool=tool area=area place=place /> })}
        </div>
    }
}

#[component]
fn SideChoice(tool: AreaTool, area: TargetArea, place: &'static str) -> impl IntoView {
    let legend = describe_placed(&tool.facts.messages, &area, Sides::Both);
    let option = |sides: Sides, word: &'static str, msg: Msg| {
        let control = format!("{place}-{}-{word}", area.id);
        let name = format!("{place}-side-{}", area.id);
        let (shown, id, tool) = (area.id.clone(), area.id.clone(), tool.clone());
        let label = tool.facts.messages.get(msg).to_owned();
        let places = tool.places;
        view! {
            <label class="tx-segment__option">
                <input
                    type="radio"
                    id=control
                    name=name
                    value=word
                    autocomplete="off"
                    checked=sides == Sides::Both
                    prop:checked=move || places.with(|s| s.sides_of(&shown).unwrap_or(Sides::Both) == sides)
                    on:change=move |_| tool.choose(&id, Some(sides))
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="tx-segment tx-area__sides">
            <legend class="tx-visually-hidden">{legend}</legend>
            {option(Sides::Both, "both", Msg::SideBoth)}
            {option(Sides::Only(Side::Left), "left", Msg::SideLeft)}
            {option(Sides::Only(Side::Right), "right", Msg::SideRight)}
        </fieldset>
    }
}
