//! The figure: four views, a pointer to the list. Hidden from screen readers, which have the list.

use super::AreaTool;
use super::describe::{capitalized, describe_placed};
use crate::domain::area::{Side, Sides, TargetArea};
use crate::domain::figure::{BodyView, Hit, Region, View, locate, locate_group_region};
use crate::domain::message::Msg;
use crate::platform::{pointer, screen};
use leptos::prelude::*;

/// The four views, and which of them is shown.
///
/// Without scripts: the views can be turned by their radio buttons, by style alone.
#[component]
pub fn FigureViews(
    /// What the parts of the tool share.
    tool: AreaTool,
) -> impl IntoView {
    let legend = tool.facts.messages.get(Msg::FigureViews).to_owned();
    let asked = RwSignal::new(None::<(usize, usize)>);
    let hint = RwSignal::new(None::<String>);
    let tabs = BodyView::ALL.map(|view| {
        let label = tool.facts.messages.get(view_name(view)).to_owned();
        let shown = tool.view;
        view! {
            <label class="tx-segment__option">
                <input
                    type="radio"
                    name="figure-view"
                    id=format!("figure-view-{}", view.as_str())
                    value=view.as_str()
                    autocomplete="off"
                    checked=view == BodyView::Face
                    prop:checked=move || shown.get() == view
                    on:change=move |_| {
                        shown.set(view);
                        asked.set(None);
                        hint.set(None);
                    }
                />
                <span>{label}</span>
            </label>
        }
    });
    let pictures = tool
        .facts
        .figure
        .views
        .iter()
        .cloned()
        .map(|view| view! { <Picture tool=tool.clone() view=view asked=asked hint=hint /> })
        .collect_view();
    view! {
        <div class="tx-figure">
            <fieldset class="tx-segment tx-figure__views">
                <legend class="tx-visually-hidden">{legend}</legend>
                {tabs}
            </fieldset>
            {pictures}
            <Question tool=tool asked=asked />
            <p class="tx-figure__hint" aria-hidden="true">{move || hint.get()}</p>
        </div>
    }
}

/// "Left temple or forehead?": two buttons where a pointer could mean two regions.
#[component]
fn Question(tool: AreaTool, asked: RwSignal<Option<(usize, usize)>>) -> impl IntoView {
    move || {
        let (one, other) = asked.get()?;
        let view = tool.facts.figure.view(tool.view.get())?.clone();
        let button = |index: usize| {
            let region = view.regions.get(index)?.clone();
            let name = region_name(&tool, &region)?;
            let tool = tool.clone();
            Some(view! {
                <button
                    type="button"
                    class="tx-button tx-button--small"
                    on:click=move |_| {
                        toggle(&tool, &region);
                        asked.set(None);
                    }
                >
                    {capitalized(&name)}
                </button>
            })
        };
        let which = tool.facts.messages.get(Msg::FigureWhich).to_owned();
        Some(view! {
            <p class="tx-figure__question" role="group">
                <span>{which}</span>
                {button(one)}
                {button(other)}
            </p>
        })
    }
}

#[component]
fn Picture(
    tool: AreaTool,
    view: View,
    asked: RwSignal<Option<(usize, usize)>>,
    hint: RwSignal<Option<String>>,
) -> impl IntoView {
    let m = |msg| tool.facts.messages.get(msg).to_owned();
    let side_word = |side| match side {
        Side::Left => m(Msg::FigureLeft),
        Side::Right => m(Msg::FigureRight),
    };
    let id = view.id;
    let mirror = view.mirror_transform();
    let regions = view
        .regions
        .iter()
        .cloned()
        .map(|region| view! { <Shape tool=tool.clone() region=region mirror=mirror.clone() /> })
        .collect_view();
    let lines = view
        .lines
        .iter()
        .map(|line| {
            let fill = line.fill.map(|f| format!(" tx-line--fill-{}", f.as_str())).unwrap_or_default();
            let class = format!("tx-line tx-line--{}{fill}", line.class.as_str());
            let second = line.twice.then(|| {
                view! { <path class=class.clone() d=line.d.clone() transform=mirror.clone() /> }
            });
            view! { <path class=class.clone() d=line.d.clone() /> {second} }
        })
        .collect_view();
    let shown = tool.view;
    let on_press = {
        let (tool, view) = (tool.clone(), view.clone());
        move |event: leptos::ev::PointerEvent| {
            if let Some(spot) = pointer::spot(&event) {
                press(&tool, &view, spot, asked, hint);
            }
        }
    };
    let on_move = {
        let (tool, view) = (tool.clone(), view.clone());
        move |event: leptos::ev::PointerEvent| {
            if event.pointer_type() != "mouse" {
                return;
            }
            let named = pointer::spot(&event).and_then(|spot| {
                let (x, y, scale) = in_view(&view, spot);
                match locate(&view, x, y, scale) {
                    Hit::Region { index } | Hit::Either(index, _) => {
                        region_name(&tool, view.regions.get(index)?).map(|n| capitalized(&n))
                    }
                    Hit::Quiet { .. } | Hit::Nothing => None,
                }
            });
            if hint.get_untracked() != named {
                hint.set(named);
            }
        }
    };
    view! {
        <div
            class=format!("tx-figure__picture tx-figure__picture--{}", id.as_str())
            class:tx-figure__picture--shown=move || shown.get() == id
            aria-hidden="true"
        >
            <span class="tx-figure__side">{side_word(id.left_half())}</span>
            <svg
                viewBox=view.view_box()
                data-testid=format!("figure-{}", id.as_str())
                focusable="false"
                on:pointerup=on_press
                on:pointermove=on_move
                on:pointerleave=move |_| hint.set(None)
            >
                <defs>
                    <pattern id=format!("hatch-{}", id.as_str()) width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                        <path class="tx-hatch" d="M0 0V6" />
                    </pattern>
                </defs>
                <path class="tx-silhouette" d=view.silhouette.clone() />
                {regions}
                {lines}
                <Marks tool=tool.clone() view=view.clone() />
            </svg>
            <span class="tx-figure__side">{side_word(id.right_half())}</span>
        </div>
    }
}

#[component]
fn Shape(tool: AreaTool, region: Region, mirror: String) -> impl IntoView {
    let selection = tool.visit.selection;
    let focused = tool.focused;
    let quiet = !region.is_selectable();
    let chosen = {
        let region = region.clone();
        move || selection.with(|s| is_chosen(s, &region))
    };
    let ring = {
        let area = region.area.clone();
        move || area.is_some() && focused.get() == area
    };
    view! {
        <path
            class="tx-region"
            class:tx-region--quiet=quiet
            class:tx-region--chosen=chosen
            class:tx-region--focused=ring
            data-area=region.area.as_ref().map(ToString::to_string)
            data-side=region.side.map(Side::as_str)
            d=region.d.clone()
            transform=region.mirrored.then_some(mirror)
        />
    }
}

/// Hatching and a tick on each chosen region, so that color is never the only sign.
#[component]
fn Marks(tool: AreaTool, view: View) -> impl IntoView {
    let selection = tool.visit.selection;
    move || {
        let hatch = format!("url(#hatch-{})", view.id.as_str());
        let mirror = view.mirror_transform();
        selection.with(|selection| {
            view.regions
                .iter()
                .filter(|region| is_chosen(selection, region))
                .map(|region| {
                    let at = format!("translate({} {})", region.label.x, region.label.y);
                    view! {
                        <path
                            d=region.d.clone()
                            fill=hatch.clone()
                            transform=region.mirrored.then(|| mirror.clone())
                        />
                        <g class="tx-mark" transform=at>
                            <circle r="7" />
                            <path d="m-3.2 .2 2.3 2.4 4.2-4.8" />
                        </g>
                    }
                })
                .collect_view()
        })
    }
}

fn is_chosen(selection: &crate::domain::selection::Selection, region: &Region) -> bool {
    let sides = region.area.as_ref().and_then(|area| selection.sides_of(area));
    sides.is_some_and(|sides| region.side.is_none_or(|side| sides.include(side)))
}

/// A pointer's spot in the units of the view, and how many CSS pixels one unit is.
fn in_view(view: &View, spot: pointer::PointerSpot) -> (f64, f64, f64) {
    (spot.across * view.width, spot.down * view.height, spot.width / view.width)
}

fn press(
    tool: &AreaTool,
    view: &View,
    spot: pointer::PointerSpot,
    asked: RwSignal<Option<(usize, usize)>>,
    hint: RwSignal<Option<String>>,
) {
    let (x, y, scale) = in_view(view, spot);
    asked.set(None);
    if screen::is_narrow() {
        let group = locate_group_region(view, x, y, scale).and_then(|region| {
            let own = region.area.as_ref().and_then(|id| area_of(tool, id));
            own.map(|a| a.group.clone()).or_else(|| region.group.clone())
        });
        tool.sheet.set(group);
        return;
    }
    match locate(view, x, y, scale) {
        Hit::Region { index } => {
            if let Some(region) = view.regions.get(index) {
                toggle(tool, region);
            }
        }
        Hit::Either(one, other) => asked.set(Some((one, other))),
        Hit::Quiet { index } => {
            let region = view.regions.get(index);
            let own = region.and_then(|r| area_of(tool, r.area.as_ref()?)?.why_not.clone());
            let why = own.unwrap_or_else(|| tool.facts.messages.get(Msg::FigureQuiet).to_owned());
            hint.set(Some(why.clone()));
            tool.say(why);
        }
        Hit::Nothing => {}
    }
}

fn toggle(tool: &AreaTool, region: &Region) {
    let Some(area) = &region.area else { return };
    tool.visit.selection.update(|selection| match region.side {
        Some(side) => selection.toggle_side(area.clone(), side),
        None if selection.sides_of(area).is_some() => selection.drop_area(area),
        None => selection.choose(area.clone(), Sides::Both),
    });
    tool.say_change(area);
}

fn area_of<'a>(tool: &'a AreaTool, id: &crate::domain::area::AreaId) -> Option<&'a TargetArea> {
    tool.facts.areas.iter().find(|a| &a.id == id)
}

fn region_name(tool: &AreaTool, region: &Region) -> Option<String> {
    let area = area_of(tool, region.area.as_ref()?)?;
    let sides = region.side.map_or(Sides::Both, Sides::Only);
    Some(describe_placed(&tool.facts.messages, area, sides))
}

fn view_name(view: BodyView) -> Msg {
    match view {
        BodyView::Face => Msg::ViewFace,
        BodyView::Front => Msg::ViewFront,
        BodyView::Back => Msg::ViewBack,
        BodyView::Scalp => Msg::ViewScalp,
    }
}
