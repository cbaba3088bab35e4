//! What the browser itself has recorded of this page: its requests, and what is stored on the device for this site.

use crate::domain::proof::{Request, Stored};

/// Every request since the page was opened or reloaded, the page itself first.
///
/// In the browser: from its resource timing, in which not every browser lists what it fetches for itself, such as the
/// page's icon. On the host: none.
pub fn requested() -> Vec<Request> {
    #[cfg(target_arch = "wasm32")]
    {
        let Some(performance) = web_sys::window().and_then(|window| window.performance()) else {
            return Vec::new();
        };
        let of = |kind: &str| performance.get_entries_by_type(kind).to_vec();
        let entries = of("navigation").into_iter().chain(of("resource"));
        let request = |entry: wasm_bindgen::JsValue| {
            let bytes = browser::own(&entry, "transferSize").and_then(|bytes| bytes.as_f64()).unwrap_or_default();
            // A size in bytes is a whole number, and not below zero.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let bytes = bytes as u64;
            Some(Request { url: browser::own(&entry, "name")?.as_string()?, bytes })
        };
        entries.filter_map(request).collect()
    }
    #[cfg(not(target_arch = "wasm32"))]
    Vec::new()
}

/// Lets the browser record so many requests, where most stop at 250, so that a long visit is recorded whole.
///
/// In the browser: by its resource timing. On the host: nothing.
pub fn keep(requests: u32) {
    #[cfg(target_arch = "wasm32")]
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        performance.set_resource_timing_buffer_size(requests);
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = requests;
}

/// Counts what each store of the browser holds for this site, and hands the counts on.
///
/// In the browser: asks each store. On the host: never.
pub fn stored_then(what: impl FnOnce(Vec<Stored>) + 'static) {
    #[cfg(target_arch = "wasm32")]
    wasm_bindgen_futures::spawn_local(async move { what(browser::stored().await) });
    #[cfg(not(target_arch = "wasm32"))]
    let _ = what;
}

#[cfg(target_arch = "wasm32")]
mod browser {
    //! Everything is asked for by name: a browser may lack a store, or refuse to speak of it, and that must not fail.

    use crate::domain::proof::{Store, Stored};
    use js_sys::{Array, Function, Promise, Reflect};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;

    /// A property of an object, if there is one and it may be read.
    pub fn own(object: &JsValue, name: &str) -> Option<JsValue> {
        let value = Reflect::get(object, &JsValue::from_str(name)).ok()?;
        (!value.is_undefined() && !value.is_null()).then_some(value)
    }

    fn count(value: &JsValue) -> Option<usize> {
        // A length is a whole number, and not below zero.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        value.as_f64().map(|length| length as usize)
    }

    /// How many entries the list has that a method promises.
    async fn promised(object: Option<JsValue>, method: &str) -> Option<usize> {
        let object = object?;
        let promise = own(&object, method)?.dyn_into::<Function>().ok()?.call0(&object).ok()?;
        let list = JsFuture::from(promise.dyn_into::<Promise>().ok()?).await.ok()?;
        Some(list.dyn_into::<Array>().ok()?.length() as usize)
    }

    fn cookies(window: &JsValue) -> Option<usize> {
        let text = own(&own(window, "document")?, "cookie")?.as_string()?;
        Some(text.split(';').filter(|cookie| !cookie.trim().is_empty()).count())
    }

    pub async fn stored() -> Vec<Stored> {
        let Some(window) = web_sys::window().map(JsValue::from) else {
            return Vec::new();
        };
        let length = |name: &str| count(&own(&own(&window, name)?, "length")?);
        let workers = own(&window, "navigator").and_then(|navigator| own(&navigator, "serviceWorker"));
        [
            (Store::LocalStorage, length("localStorage")),
            (Store::SessionStorage, length("sessionStorage")),
            (Store::Cookies, cookies(&window)),
            (Store::Databases, promised(own(&window, "indexedDB"), "databases").await),
            (Store::Caches, promised(own(&window, "caches"), "keys").await),
            (Store::ServiceWorkers, promised(workers, "getRegistrations").await),
        ]
        .map(|(store, entries)| Stored { store, entries })
        .to_vec()
    }
}
