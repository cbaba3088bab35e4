//! Handing something over to the visitor: a file, the clipboard, the system's own way to share, paper.

/// Saves a text as a file.
///
/// In the browser: by a link to a `blob:` address, which never leaves the device. On the host: nothing.
pub fn save(name: &str, kind: &str, text: &str) {
    #[cfg(target_arch = "wasm32")]
    {
        // It fails only where the browser cannot save files at all.
        let _ = try_save(name, kind, text);
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (name, kind, text);
}

#[cfg(target_arch = "wasm32")]
fn try_save(name: &str, kind: &str, text: &str) -> Option<()> {
    use wasm_bindgen::JsCast;
    let document = web_sys::window()?.document()?;
    let parts = js_sys::Array::of1(&text.into());
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let url = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    let link: web_sys::HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The file is read after the click has returned; a minute is enough for any machine.
    gloo_timers::callback::Timeout::new(60_000, move || {
        let _ = web_sys::Url::revoke_object_url(&url);
    })
    .forget();
    Some(())
}

/// Writes a text to the clipboard, and says whether the browser allowed it.
///
/// In the browser: by `navigator.clipboard`. On the host: never.
pub fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    #[cfg(target_arch = "wasm32")]
    {
        // Pages that are not served safely have no clipboard.
        let clipboard = web_sys::window().map(|window| window.navigator()).filter(|n| has(n, "clipboard"));
        let Some(clipboard) = clipboard.map(|navigator| navigator.clipboard()) else {
            then(false);
            return;
        };
        let written = clipboard.write_text(text);
        wasm_bindgen_futures::spawn_local(async move {
            then(wasm_bindgen_futures::JsFuture::from(written).await.is_ok());
        });
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (text, then);
}

/// Whether the system has a way of its own to share a link.
///
/// In the browser: asks for `navigator.share`. On the host: no.
pub fn can_share() -> bool {
    #[cfg(target_arch = "wasm32")]
    {
        web_sys::window().is_some_and(|window| has(&window.navigator(), "share"))
    }
    #[cfg(not(target_arch = "wasm32"))]
    false
}

/// Hands a link to the system's own way to share.
///
/// In the browser: `navigator.share`. On the host: nothing.
pub fn share(title: &str, url: &str) {
    #[cfg(target_arch = "wasm32")]
    if let Some(window) = web_sys::window().filter(|_| can_share()) {
        let data = web_sys::ShareData::new();
        data.set_title(title);
        data.set_url(url);
        let shared = window.navigator().share_with_data(&data);
        wasm_bindgen_futures::spawn_local(async move {
            // A visitor who thinks better of it is no fault.
            let _ = wasm_bindgen_futures::JsFuture::from(shared).await;
        });
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (title, url);
}

/// Opens the browser's window for printing.
///
/// In the browser: `print()`; on a page of somebody else, which would print as a whole, the element prints the visit
/// sheet alone. On the host: nothing.
pub fn print() {
    #[cfg(target_arch = "wasm32")]
    if let Some(window) = web_sys::window().filter(|_| !super::host_page::is_guest()) {
        // It fails only in a frame that may not print.
        let _ = window.print();
    }
}

#[cfg(target_arch = "wasm32")]
fn has(navigator: &web_sys::Navigator, name: &str) -> bool {
    js_sys::Reflect::get(navigator, &name.into()).is_ok_and(|value| !value.is_undefined())
}
