//! Moving the focus: where what had it goes away, and by keys.

use leptos::ev::KeyboardEvent;
use leptos::html::H3;
use leptos::prelude::{GetUntracked, NodeRef};

/// Gives the focus to a heading, so that a reader goes on from there.
///
/// In the browser: `focus()`; the heading needs a `tabindex`. On the host: nothing.
pub fn go_to(heading: NodeRef<H3>) {
    #[cfg(target_arch = "wasm32")]
    if let Some(heading) = heading.get_untracked() {
        // It fails only for what is not in the document, and then nobody reads there.
        let _ = heading.focus();
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = heading.get_untracked();
}

/// Moves the focus by so many steps among what fits `stops` inside the element that listens, and no further than its
/// ends. The key does nothing else then.
///
/// In the browser: by `focus()`. On the host: nothing.
pub fn step(event: &KeyboardEvent, stops: &str, by: i32) {
    #[cfg(target_arch = "wasm32")]
    {
        use wasm_bindgen::JsCast;
        let Some(around) = event.current_target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()) else { return };
        let Ok(stops) = around.query_selector_all(stops) else { return };
        let active = around.owner_document().and_then(|d| d.active_element());
        let at = (0..stops.length()).find(|n| stops.get(*n).as_ref() == active.as_ref().map(AsRef::as_ref));
        let Some(at) = at else { return };
        event.prevent_default();
        let next = at.saturating_add_signed(by).min(stops.length().saturating_sub(1));
        if let Some(next) = stops.get(next).and_then(|n| n.dyn_into::<web_sys::HtmlElement>().ok()) {
            // It fails only for what cannot have the focus.
            let _ = next.focus();
        }
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (event, stops, by);
}

/// Where the key was pressed in a text field: presses the first that fits `which` inside the element that listens.
///
/// In the browser: by `click()`. On the host: nothing.
pub fn press_from_field(event: &KeyboardEvent, which: &str) {
    #[cfg(target_arch = "wasm32")]
    {
        use wasm_bindgen::JsCast;
        let typed = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok());
        let around = event.current_target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        if typed.is_none_or(|field| field.type_() != "search") {
            return;
        }
        let first = around.and_then(|around| around.query_selector(which).ok().flatten());
        if let Some(first) = first.and_then(|f| f.dyn_into::<web_sys::HtmlElement>().ok()) {
            event.prevent_default();
            first.click();
        }
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (event, which);
}
