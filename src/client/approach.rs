//! When to fetch the part of a tool: as soon as its place comes near the window, and otherwise once the browser has
//! nothing else to do.

use gloo_timers::future::TimeoutFuture;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far around the window a place counts as near: its own height, so that reading on does not meet a sleeping tool.
const AROUND: &str = "100% 0px";

/// How long to wait for a quiet moment where the browser cannot tell of one, in milliseconds.
const WITHOUT_IDLE: u32 = 300;

/// Watches places until they come near. Dropping it ends the watch.
pub struct Watch {
    observer: IntersectionObserver,
    _on_near: Closure<dyn FnMut(js_sys::Array)>,
}

impl Watch {
    /// Calls `near` with each place that comes near, once. `None` in a browser that cannot tell.
    pub fn over(places: &[Element], near: impl Fn(Element) + 'static) -> Option<Self> {
        let observer: Rc<RefCell<Option<IntersectionObserver>>> = Rc::default();
        let ending = Rc::clone(&observer);
        let on_near = Closure::new(move |entries: js_sys::Array| {
            for entry in entries.iter().filter_map(|e| e.dyn_into::<IntersectionObserverEntry>().ok()) {
                if entry.is_intersecting() {
                    let place = entry.target();
                    if let Some(observer) = ending.borrow().as_ref() {
                        observer.unobserve(&place);
                    }
                    near(place);
                }
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(AROUND);
        let made = IntersectionObserver::new_with_options(on_near.as_ref().unchecked_ref(), &options).ok()?;
        *observer.borrow_mut() = Some(made.clone());
        for place in places {
            made.observe(place);
        }
        Some(Self { observer: made, _on_near: on_near })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Waits for a moment in which the browser has nothing else to do.
pub async fn quiet_moment() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let asked = web_sys::window().is_some_and(|window| window.request_idle_callback(&resolve).is_ok());
        if !asked {
            // Not every browser has it.
            wasm_bindgen_futures::spawn_local(async move {
                TimeoutFuture::new(WITHOUT_IDLE).await;
                let _ = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
            });
        }
    });
    // It is never rejected.
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}
