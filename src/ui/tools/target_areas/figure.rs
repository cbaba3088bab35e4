//! The figure: four views, a pointer to the list. Hidden from screen readers, which have the list.

use super::AreaTool;
use super::describe::{capitalized, describe_placed};
use crate::domain::area::{Side, Sides, TargetArea};
use crate::domain::figure::{BodyView, Hit, Part, nearest_part, read_press, without_own_style};
use crate::domain::message::Msg;
use crate::platform::{drawing, fetch, screen};
use leptos::ev::PointerEvent;
use leptos::html::Div;
use leptos::prelude::*;

/// What the figure shows beside its drawings.
#[derive(Clone, Copy)]
struct Shown {
    asked: RwSignal<Option<(Part, Part)>>,
    hint: RwSignal<Option<String>>,
}

/// The four views, and which of them is shown.
///
/// The drawings are files of their own, read when they are turned to.
///
/// Without scripts: the face as a picture; the other views wait for the tool to wake.
#[component]
pub fn FigureViews(
    /// What the parts of the tool share.
    tool: AreaTool,
) -> impl IntoView {
    let legend = tool.facts.messages.get(Msg::FigureViews).to_owned();
    let shown = Shown { asked: RwSignal::new(None), hint: RwSignal::new(None) };
    let tabs = BodyView::ALL.map(|view| {
        let label = tool.facts.messages.get(view_name(view)).to_owned();
        let turned = tool.view;
        view! {
            <label class="tx-segment__option">
                <input
                    type="radio"
                    name="figure-view"
                    id=format!("figure-view-{}", view.as_str())
                    value=view.as_str()
                    autocomplete="off"
                    checked=view == BodyView::Face
                    prop:checked=move || turned.get() == view
                    on:change=move |_| {
                        turned.set(view);
                        shown.asked.set(None);
                        shown.hint.set(None);
                    }
                />
                <span>{label}</span>
            </label>
        }
        .into_any()
    });
    let pictures = BodyView::ALL.map(|view| {
        let tool = tool.clone();
        tool.visit.turns.part(move || picture(&tool, view, shown))
    });
    view! {
        <div class="tx-figure">
            <fieldset class="tx-segment tx-figure__views">
                <legend class="tx-visually-hidden">{legend}</legend>
                {tabs.into_iter().collect_view()}
            </fieldset>
            {pictures.into_iter().collect_view()}
            <Question tool=tool shown=shown />
            <p class="tx-figure__hint" aria-hidden="true">{move || shown.hint.get()}</p>
        </div>
    }
}

/// "Left temple or forehead?": two buttons where a pointer could mean two areas.
#[component]
fn Question(tool: AreaTool, shown: Shown) -> impl IntoView {
    move || {
        let (one, other) = shown.asked.get()?;
        let button = |part: Part| {
            let name = part_name(&tool, &part)?;
            let tool = tool.clone();
            Some(
                view! {
                    <button
                        type="button"
                        class="tx-button tx-button--small"
                        on:click=move |_| {
                            toggle(&tool, &part);
                            shown.asked.set(None);
                        }
                    >
                        {capitalized(&name)}
                    </button>
                }
                .into_any(),
            )
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

fn picture(tool: &AreaTool, view: BodyView, shown: Shown) -> AnyView {
    let side_word = |side| {
        let msg = if side == Side::Left { Msg::FigureLeft } else { Msg::FigureRight };
        tool.facts.messages.get(msg).to_owned()
    };
    let (left, right) = (side_word(view.left_half()), side_word(view.right_half()));
    // Until the drawing is there in a form that can be pointed at, the face is there as a picture.
    // On somebody else's page it is a name for whoever fetches it, and as an address it would be asked of that page.
    let whole = |face: &&String| view == BodyView::Face && face.starts_with('/');
    let still = match tool.facts.pictures.first().filter(whole) {
        Some(face) => format!("<img src=\"{face}\" alt=\"\" loading=\"lazy\">"),
        None => String::new(),
    };
    let svg = RwSignal::new(String::new());
    let node = NodeRef::<Div>::new();
    load_when_turned_to(tool, view, svg, shown.hint);
    let (places, focused) = (tool.places, tool.focused);
    Effect::new(move |_| {
        // A drawing that arrives is marked as it should be.
        svg.track();
        let focus = focused.get();
        places.with(|selection| {
            drawing::mark(node, |name| match Part::parse(name) {
                Some(part @ Part::Area { .. }) => (
                    part.is_chosen(selection),
                    matches!(&part, Part::Area { area, .. } if focus.as_ref() == Some(area)),
                ),
                _ => (false, false),
            });
        });
    });
    let on_press = {
        let tool = tool.clone();
        move |event: PointerEvent| press(&tool, shown, &event)
    };
    let on_move = {
        let tool = tool.clone();
        move |event: PointerEvent| {
            if event.pointer_type() == "mouse" {
                let part = nearest_part(|right, below| part_near(&event, right, below));
                let named = part.and_then(|part| part_name(&tool, &part)).map(|name| capitalized(&name));
                if shown.hint.get_untracked() != named {
                    shown.hint.set(named);
                }
            }
        }
    };
    view! {
        <div class=format!("tx-figure__picture tx-figure__picture--{}", view.as_str()) aria-hidden="true">
            <span class="tx-figure__side">{left}</span>
            <div
                node_ref=node
                class="tx-figure__drawing"
                data-testid=format!("figure-{}", view.as_str())
                data-drawing=view.as_str()
                inner_html=move || if svg.with(String::is_empty) { still.clone() } else { svg.get() }
                on:pointerup=on_press
                on:pointermove=on_move
                on:pointerleave=move |_| shown.hint.set(None)
            ></div>
            <span class="tx-figure__side">{right}</span>
        </div>
    }
    .into_any()
}

/// Reads the drawing of a view when the figure is turned to it for the first time.
fn load_when_turned_to(tool: &AreaTool, view: BodyView, svg: RwSignal<String>, hint: RwSignal<Option<String>>) {
    let (turned, tool) = (tool.view, tool.clone());
    Effect::new(move |_| {
        if turned.get() != view || !svg.with_untracked(String::is_empty) {
            return;
        }
        let place = BodyView::ALL.iter().position(|other| *other == view);
        let Some(url) = place.and_then(|place| tool.facts.pictures.get(place)) else {
            return;
        };
        let missing = tool.facts.messages.get(Msg::FigureMissing).to_owned();
        fetch::then(url, move |text| match text {
            Some(text) => svg.set(without_own_style(text)),
            None => hint.set(Some(missing)),
        });
    });
}

fn part_near(event: &PointerEvent, right: f64, below: f64) -> Option<Part> {
    Part::parse(&drawing::part_near(event, right, below)?)
}

fn press(tool: &AreaTool, shown: Shown, event: &PointerEvent) {
    shown.asked.set(None);
    if screen::is_narrow() {
        let group = nearest_part(|right, below| part_near(event, right, below)).and_then(|part| match part {
            Part::Area { area, .. } | Part::Quiet { area: Some(area), .. } => {
                area_of(tool, &area).map(|area| area.group.clone())
            }
            Part::Quiet { group, .. } => group,
        });
        tool.sheet.set(group);
        return;
    }
    match read_press(|right, below| part_near(event, right, below)) {
        Hit::Part(Part::Quiet { area, .. }) => {
            let own = area.and_then(|area| area_of(tool, &area)?.why_not.clone());
            let why = own.unwrap_or_else(|| tool.facts.messages.get(Msg::FigureQuiet).to_owned());
            shown.hint.set(Some(why.clone()));
            tool.say(why);
        }
        Hit::Part(part) => toggle(tool, &part),
        Hit::Either(one, other) => shown.asked.set(Some((one, other))),
        Hit::Nothing => {}
    }
}

fn toggle(tool: &AreaTool, part: &Part) {
    let Part::Area { area, side } = part else { return };
    tool.visit.selection.update(|selection| match *side {
        Some(side) => selection.toggle_side(area.clone(), side),
        None if selection.sides_of(area).is_some() => selection.drop_area(area),
        None => selection.choose(area.clone(), Sides::Both),
    });
    tool.say_change(area);
}

fn area_of<'a>(tool: &'a AreaTool, id: &crate::domain::area::AreaId) -> Option<&'a TargetArea> {
    tool.facts.areas.iter().find(|a| &a.id == id)
}

fn part_name(tool: &AreaTool, part: &Part) -> Option<String> {
    let Part::Area { area, side } = part else { return None };
    let sides = side.map_or(Sides::Both, Sides::Only);
    Some(describe_placed(&tool.facts.messages, area_of(tool, area)?, sides))
}

fn view_name(view: BodyView) -> Msg {
    match view {
        BodyView::Face => Msg::ViewFace,
        BodyView::Front => Msg::ViewFront,
        BodyView::Back => Msg::ViewBack,
        BodyView::Scalp => Msg::ViewScalp,
    }
}
