//! Waking a tool: mounting it over its prerendered form without losing what the visitor has done to that form.

use super::parts::{self, Ground, Missing, Place, Woken};
use crate::platform::fetch;
use crate::platform::timer::pause;
use crate::ui::tools::ToolName;
use crate::ui::visit::{Facts, Visit};
use leptos::prelude::Owner;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlDetailsElement, HtmlElement, HtmlInputElement, HtmlSelectElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Shows the notice that the tools are off.
pub fn show_tools_off() {
    let notice = document().and_then(|d| d.query_selector("[data-testid=tools-off]").ok().flatten());
    if let Some(notice) = notice {
        let _ = notice.remove_attribute("hidden");
    }
}

/// Says at a tool's own place that it is off, where the notice at the top of the page would not be seen.
pub fn show_off(frame: &Element) {
    let notice = document().and_then(|d| d.query_selector("[data-testid=tools-off]").ok().flatten());
    let copy = notice.and_then(|n| n.clone_node_with_deep(true).ok()).and_then(|n| n.dyn_into::<Element>().ok());
    if let Some(copy) = copy {
        let _ = copy.set_attribute("data-testid", "tool-off");
        let _ = copy.remove_attribute("hidden");
        let _ = frame.prepend_with_node_1(&copy);
    }
}

/// The frames of the page's tools that are still asleep, in their order.
pub fn asleep(main: &Element) -> Vec<Element> {
    let frames = main.query_selector_all("[data-tool]:not([data-awake])").ok();
    let Some(frames) = frames else { return Vec::new() };
    (0..frames.length()).filter_map(|n| frames.get(n)?.dyn_into().ok()).collect()
}

/// Builds the tool of a frame beside the document, part by part with pauses between them, brings it to the state of its
/// prerendered form, and swaps the two at once, so that nothing flashes and nothing moves.
///
/// `None` where there is nothing to wake, or no longer: the reader may have left the page while the part was coming.
///
/// # Errors
/// When the part of the program that holds the tool does not come, or its data cannot be read.
pub async fn tool(
    owner: &Owner,
    visit: Visit,
    facts: Option<&Facts>,
    frame: &Element,
) -> Result<Option<Woken>, Missing> {
    let named = frame.get_attribute("data-tool").and_then(|name| ToolName::from_name(&name));
    let (Some(name), Some(document)) = (named, document()) else { return Ok(None) };
    let Some(new) = document.create_element("div").ok().and_then(|new| new.dyn_into::<HtmlElement>().ok()) else {
        return Ok(None);
    };
    new.set_class_name("tx-tool__inside");
    let unreadable = Arc::default();
    let ground = Ground { owner: owner.clone(), element: new.clone(), unreadable: Arc::clone(&unreadable) };
    let on_facts =
        |ground| -> Result<Place, Missing> { Ok(Place { ground, facts: facts.cloned().ok_or(Missing)?, visit }) };
    let handle = match name {
        ToolName::TargetAreas => parts::target_areas(on_facts(ground)?).await?,
        ToolName::Estimator => {
            let place = on_facts(ground)?;
            let evidence = fetch::bytes(&place.facts.evidence).await.ok_or(Missing)?;
            parts::estimator(place, evidence).await?
        }
        ToolName::SafetyCheck => parts::safety_check(on_facts(ground)?).await?,
        ToolName::Finder => {
            let place = on_facts(ground)?;
            let files = fetch::bytes_of_all(&place.facts.options).await.ok_or(Missing)?;
            parts::finder(place, files).await?
        }
        ToolName::Comparison => {
            let place = on_facts(ground)?;
            let files = fetch::bytes_of_all(&place.facts.options).await.ok_or(Missing)?;
            parts::comparison(place, files).await?
        }
        ToolName::Plan => parts::plan(on_facts(ground)?).await?,
        ToolName::SnippetBuilder => parts::snippet_builder(on_facts(ground)?).await?,
        ToolName::PrivacyProof => {
            let address = frame.get_attribute("data-tool-data").ok_or(Missing)?;
            let data = fetch::bytes(&address).await.ok_or(Missing)?;
            parts::privacy_proof(ground, data).await?
        }
    };
    pause().await;
    while visit.turns.next() {
        pause().await;
    }
    if unreadable.load(Ordering::Relaxed) {
        return Err(Missing);
    }
    let old = frame.query_selector(".tx-tool__inside").ok().flatten().filter(|old| old.is_connected());
    let Some(old) = old else { return Ok(None) };
    if swap(&old, &new).is_err() {
        return Ok(None);
    }
    let _ = frame.set_attribute("data-awake", "");
    Ok(Some(handle))
}

/// Puts the new form in the place of the old one, with what was done to the old one, and with the focus where it was.
///
/// # Errors
/// When the old one is no longer in the document.
pub fn swap(old: &Element, new: &Element) -> Result<(), wasm_bindgen::JsValue> {
    let focus = Focus::within(old);
    replay(old, new);
    old.replace_with_with_node_1(new)?;
    if let Some(focus) = focus {
        focus.restore(new);
    }
    Ok(())
}

/// Repeats on the new form what was done to the old one: ticks, choices, slider, text, open folds.
///
/// Only what differs from the prerendered state was done by the visitor; it comes after the address, and wins over it.
fn replay(old: &Element, new: &Element) {
    let Ok(controls) = old.query_selector_all("input[id], select[id], details[id]") else {
        return;
    };
    for n in 0..controls.length() {
        let Some(control) = controls.get(n).and_then(|c| c.dyn_into::<Element>().ok()) else {
            continue;
        };
        // Looking for its twin goes through the whole form: done for what was touched alone.
        if !is_touched(&control) {
            continue;
        }
        let twin = new.query_selector(&format!("[id=\"{}\"]", control.id())).ok().flatten();
        let Some(twin) = twin else { continue };
        if let (Some(was), Some(is)) = (control.dyn_ref::<HtmlInputElement>(), twin.dyn_ref::<HtmlInputElement>()) {
            replay_input(was, is);
        } else if let (Some(was), Some(is)) =
            (control.dyn_ref::<HtmlSelectElement>(), twin.dyn_ref::<HtmlSelectElement>())
        {
            if was.value() != is.value() {
                is.set_value(&was.value());
                tell(is, "change");
            }
        } else if let (Some(was), Some(is)) =
            (control.dyn_ref::<HtmlDetailsElement>(), twin.dyn_ref::<HtmlDetailsElement>())
        {
            is.set_open(was.open());
        }
    }
}

/// Whether a control is not as it was prerendered; folds are prerendered shut.
fn is_touched(control: &Element) -> bool {
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        return input.checked() != input.default_checked() || input.value() != input.default_value();
    }
    if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        let prerendered = select.query_selector("option[selected]").ok().flatten();
        return select.value() != prerendered.and_then(|o| o.get_attribute("value")).unwrap_or_default();
    }
    control.dyn_ref::<HtmlDetailsElement>().is_some_and(HtmlDetailsElement::open)
}

fn replay_input(was: &HtmlInputElement, is: &HtmlInputElement) {
    match was.type_().as_str() {
        "checkbox" => {
            if was.checked() != was.default_checked() && was.checked() != is.checked() {
                is.set_checked(was.checked());
                tell(is, "change");
            }
        }
        "radio" => {
            if was.checked() && !was.default_checked() {
                is.set_checked(true);
                tell(is, "change");
            }
        }
        _ => {
            if was.value() != was.default_value() {
                is.set_value(&was.value());
                tell(is, "input");
            }
        }
    }
}

fn tell(target: &web_sys::EventTarget, name: &str) {
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    if let Ok(event) = web_sys::Event::new_with_event_init_dict(name, &init) {
        // A handler that cancels it changes nothing for us.
        let _ = target.dispatch_event(&event);
    }
}

/// Which control has the focus, and where the caret is.
struct Focus {
    id: String,
    caret: Option<(u32, u32)>,
}

impl Focus {
    fn within(old: &Element) -> Option<Self> {
        // Document and shadow root both have it; by name, for they are not of one type.
        let active = js_sys::Reflect::get(&old.get_root_node(), &"activeElement".into()).ok()?;
        let active: Element = active.dyn_into().ok()?;
        if !old.contains(Some(&active)) || active.id().is_empty() {
            return None;
        }
        let input = active.dyn_ref::<HtmlInputElement>();
        let caret = input.and_then(|i| Some((i.selection_start().ok()??, i.selection_end().ok()??)));
        Some(Self { id: active.id(), caret })
    }

    fn restore(&self, new: &Element) {
        let Some(element) = new.query_selector(&format!("[id=\"{}\"]", self.id)).ok().flatten() else {
            return;
        };
        if let Some(element) = element.dyn_ref::<HtmlElement>() {
            let _ = element.focus();
        }
        if let (Some((start, end)), Some(input)) = (self.caret, element.dyn_ref::<HtmlInputElement>()) {
            let _ = input.set_selection_range(start, end);
        }
    }
}
