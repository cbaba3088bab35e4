//! Leaving the page: what was answered about one's health is forgotten, also in a page that the browser keeps for "back".

use super::Client;
use crate::domain::safety::Answers;
use gloo_events::EventListener;
use leptos::prelude::Update;
use std::rc::Rc;

/// Forgets the answers when the visitor leaves the page. A followed link is no leaving: the visit goes on.
/// Dropping what comes back ends it.
pub fn forget_answers(client: &Rc<Client>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    // The second is for a page that was kept without being told that it was left.
    let listen = |event: &'static str| {
        let answers = client.visit.answers;
        EventListener::new(&window, event, move |event| {
            if event.type_() == "pagehide" || was_kept(event) {
                // There are none any more in an element that was taken off its page.
                let _ = answers.try_update(Answers::forget);
            }
        })
    };
    ["pagehide", "pageshow"].map(listen).into()
}

/// Whether the browser shows a page again that it had kept.
fn was_kept(event: &web_sys::Event) -> bool {
    // By name, for every browser knows it, and the type of the event would be one more to load.
    let kept = js_sys::Reflect::get(event, &wasm_bindgen::JsValue::from_str("persisted"));
    kept.is_ok_and(|kept| kept.is_truthy())
}
