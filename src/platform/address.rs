//! The address of the page: its fragment, its query, and the history.

/// The fragment with its `#`, or nothing.
///
/// In the browser: from the location. On the host: nothing.
pub fn fragment() -> String {
    #[cfg(target_arch = "wasm32")]
    {
        web_sys::window().and_then(|w| w.location().hash().ok()).unwrap_or_default()
    }
    #[cfg(not(target_arch = "wasm32"))]
    String::new()
}

/// Scheme and host of the page, without a slash at the end.
///
/// In the browser: from the location. On the host: nothing.
pub fn origin() -> String {
    #[cfg(target_arch = "wasm32")]
    {
        web_sys::window().and_then(|w| w.location().origin().ok()).unwrap_or_default()
    }
    #[cfg(not(target_arch = "wasm32"))]
    String::new()
}

/// The path, with its leading slash.
///
/// In the browser: from the location. On the host: nothing.
pub fn path() -> String {
    #[cfg(target_arch = "wasm32")]
    {
        web_sys::window().and_then(|w| w.location().pathname().ok()).unwrap_or_default()
    }
    #[cfg(not(target_arch = "wasm32"))]
    String::new()
}

/// The query with its `?`, or nothing.
///
/// In the browser: from the location. On the host: nothing.
pub fn query() -> String {
    #[cfg(target_arch = "wasm32")]
    {
        web_sys::window().and_then(|w| w.location().search().ok()).unwrap_or_default()
    }
    #[cfg(not(target_arch = "wasm32"))]
    String::new()
}

/// The whole address, without query and fragment, of the page on which a plan opens.
///
/// In the browser: from the location; on a page of somebody else, the page of the plan among our own. On the host:
/// nothing.
pub fn page() -> String {
    #[cfg(target_arch = "wasm32")]
    {
        super::host_page::plan_page().unwrap_or_else(|| origin() + &path())
    }
    #[cfg(not(target_arch = "wasm32"))]
    String::new()
}

/// Writes the fragment (without `#`) into the address without a new entry in the history.
///
/// In the browser: by `history.replaceState`, keeping path, query and state. On the host: nothing.
pub fn replace_fragment(fragment: &str) {
    #[cfg(target_arch = "wasm32")]
    {
        let Some(window) = web_sys::window() else {
            return;
        };
        let location = window.location();
        let path = location.pathname().unwrap_or_default();
        let query = location.search().unwrap_or_default();
        let hash = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
        if let Ok(history) = window.history() {
            let state = history.state().unwrap_or(wasm_bindgen::JsValue::NULL);
            // A browser may refuse very frequent changes; the next change writes the whole state again.
            let _ = history.replace_state_with_url(&state, "", Some(&format!("{path}{query}{hash}")));
        }
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = fragment;
}
