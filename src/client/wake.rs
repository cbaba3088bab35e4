//! Waking a tool: mounting it over its prerendered form without losing what the visitor has done to that form.

use crate::ui::tools::target_areas::FaceDrawing;
use crate::ui::tools::{ToolBody, ToolName};
use crate::ui::visit::{Facts, Visit};
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlDetailsElement, HtmlElement, HtmlInputElement, HtmlSelectElement};

thread_local! {
    /// The address of the data that the present facts came from.
    static LOADED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// A mounted tool; dropping it takes it off the page.
pub type Woken = Box<dyn std::any::Any>;

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Where the data of the present page are, if its tools need any.
pub fn data_address() -> Option<String> {
    document()?.query_selector("main[data-page-data]").ok()??.get_attribute("data-page-data")
}

/// Whether the present facts came from this address; remembers it for the next question.
pub fn woken_with(url: &str) -> bool {
    LOADED.with_borrow_mut(|loaded| {
        let same = loaded == url;
        url.clone_into(loaded);
        same
    })
}

/// Shows the notice that the tools are off.
pub fn show_tools_off() {
    let notice = document().and_then(|d| d.query_selector("[data-testid=tools-off]").ok().flatten());
    if let Some(notice) = notice {
        let _ = notice.remove_attribute("hidden");
    }
}

/// Wakes all tools of the page.
pub fn all(owner: &Owner, visit: Visit, facts: &Facts) -> Vec<Woken> {
    let Some(document) = document() else {
        return Vec::new();
    };
    let Ok(frames) = document.query_selector_all("main [data-tool]") else {
        return Vec::new();
    };
    (0..frames.length())
        .filter_map(|n| frames.get(n)?.dyn_into::<Element>().ok())
        .filter_map(|frame| one(&document, owner, visit, facts, &frame))
        .collect()
}

/// Builds the tool beside the document, brings it to the state of its prerendered form, and swaps the two at once,
/// so that nothing flashes and nothing moves.
fn one(document: &Document, owner: &Owner, visit: Visit, facts: &Facts, frame: &Element) -> Option<Woken> {
    let name = ToolName::from_name(&frame.get_attribute("data-tool")?)?;
    let old = frame.query_selector(".tx-tool__inside").ok()??;
    let new: HtmlElement = document.create_element("div").ok()?.dyn_into().ok()?;
    new.set_class_name("tx-tool__inside");
    let facts = facts.clone();
    // The drawing is in the page already; it goes from the old form into the new one.
    let face = old.query_selector("[data-drawing=face]").ok().flatten().map(|d| d.inner_html()).unwrap_or_default();
    let handle: UnmountHandle<_> = owner.with(|| {
        provide_context(FaceDrawing(face));
        mount_to(new.clone(), move || view! { <ToolBody name=name facts=facts visit=visit /> })
    });
    let focus = Focus::within(document, &old);
    replay(&old, &new);
    old.replace_with_with_node_1(&new).ok()?;
    if let Some(focus) = focus {
        focus.restore(document);
    }
    let _ = frame.set_attribute("data-awake", "");
    Some(Box::new(handle))
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
        let twin = new.query_selector(&format!("[id=\"{}\"]", control.id())).ok().flatten();
        let Some(twin) = twin else { continue };
        if let (Some(was), Some(is)) = (control.dyn_ref::<HtmlInputElement>(), twin.dyn_ref::<HtmlInputElement>()) {
            replay_input(was, is);
        } else if let (Some(was), Some(is)) =
            (control.dyn_ref::<HtmlSelectElement>(), twin.dyn_ref::<HtmlSelectElement>())
        {
            let prerendered = was.query_selector("option[selected]").ok().flatten();
            let prerendered = prerendered.and_then(|o| o.get_attribute("value")).unwrap_or_default();
            if was.value() != prerendered && was.value() != is.value() {
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
    fn within(document: &Document, old: &Element) -> Option<Self> {
        let active = document.active_element()?;
        if !old.contains(Some(&active)) || active.id().is_empty() {
            return None;
        }
        let input = active.dyn_ref::<HtmlInputElement>();
        let caret = input.and_then(|i| Some((i.selection_start().ok()??, i.selection_end().ok()??)));
        Some(Self { id: active.id(), caret })
    }

    fn restore(&self, document: &Document) {
        let Some(element) = document.get_element_by_id(&self.id) else {
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
