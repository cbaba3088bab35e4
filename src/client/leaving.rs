//! Leaving the page: what was answered about one's health is forgotten, also in a page that the browser keeps for "back".

use super::Client;
use crate::domain::safety::Answers;
use gloo_events::EventListener;
use leptos::prelude::Update;
use std::rc::Rc;

/// Forgets the answers when the visitor leaves the page. A followed link is no leaving: the visit goes on.
pub fn forget_answers(client: &Rc<Client>) {
    let Some(window) = web_sys::window() else {
        return;
    };
    // The second is for a page that was kept without being told that it was left.
    for event in ["pagehide", "pageshow"] {
        let client = Rc::clone(client);
        EventListener::new(&window, event, move |event| {
            if event.type_() == "pagehide" || was_kept(event) {
                client.visit.answers.update(Answers::forget);
            }
        })
        .forget();
    }
}

/// Whether the browser shows a page again that it had kept.
fn was_kept(event: &web_sys::Event) -> bool {
    // By name, for every browser knows it, and the type of the event would be one more to load.
    let kept = js_sys::Reflect::get(event, &wasm_bindgen::JsValue::from_str("persisted"));
    kept.is_ok_and(|kept| kept.is_truthy())
}
