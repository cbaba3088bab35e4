//! Changing the page in a view transition, where the browser has them and the visitor wants motion.

use crate::platform::screen;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Document;

/// Makes a change to the document, once, and comes back when it is made; what the browser animates goes on by itself.
pub async fn change(document: &Document, make: impl FnOnce() + 'static) {
    let name = JsValue::from_str("startViewTransition");
    // By name, for a browser that does not know it must not fail.
    let start = js_sys::Reflect::get(document, &name).ok().and_then(|f| f.dyn_into::<js_sys::Function>().ok());
    let Some(start) = start.filter(|_| !screen::reduced_motion()) else {
        make();
        return;
    };
    let waiting = Rc::new(Cell::new(Some(make)));
    let making = Rc::clone(&waiting);
    let callback = Closure::<dyn FnMut()>::new(move || {
        if let Some(make) = making.take() {
            make();
        }
    });
    let transition = start.call1(document, callback.as_ref());
    if let Ok(transition) = transition {
        quiet(&transition, "ready");
        quiet(&transition, "finished");
        if let Some(made) = promise(&transition, "updateCallbackDone") {
            // A transition that is broken off has made its change all the same.
            let _ = JsFuture::from(made).await;
        }
    }
    // Whatever the browser did or did not do: the page must change.
    if let Some(make) = waiting.take() {
        make();
    }
}

fn promise(transition: &JsValue, name: &str) -> Option<js_sys::Promise> {
    js_sys::Reflect::get(transition, &JsValue::from_str(name)).ok()?.dyn_into().ok()
}

/// A transition that is skipped, because another follows or the tab is hidden, rejects; nobody needs to be told.
fn quiet(transition: &JsValue, name: &str) {
    if let Some(promise) = promise(transition, name) {
        wasm_bindgen_futures::spawn_local(async move {
            let _ = JsFuture::from(promise).await;
        });
    }
}
