//! Our own element `<treatment-explorer>` on a page of ours, for the preview.

/// Includes the script of the element, once.
///
/// In the browser: by a script element in the head. On the host: nothing.
pub fn include(src: &str, integrity: Option<&str>) {
    #[cfg(target_arch = "wasm32")]
    {
        // It fails only where a document cannot have scripts at all.
        let _ = try_include(src, integrity);
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (src, integrity);
}

#[cfg(target_arch = "wasm32")]
fn try_include(src: &str, integrity: Option<&str>) -> Option<()> {
    let document = web_sys::window()?.document()?;
    if document.query_selector("script[data-tx-element]").ok()?.is_some() {
        return None;
    }
    let script = document.create_element("script").ok()?;
    let _ = script.set_attribute("data-tx-element", "");
    let _ = script.set_attribute("crossorigin", "");
    if let Some(integrity) = integrity {
        let _ = script.set_attribute("integrity", integrity);
    }
    let _ = script.set_attribute("src", src);
    document.query_selector("head").ok()??.append_with_node_1(&script).ok()
}
