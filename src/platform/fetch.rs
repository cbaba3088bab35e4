//! Reading a file of the app.

/// Reads a file of the app and hands its text on, or `None` where it cannot be had (offline, moved, an error).
///
/// In the browser: by `fetch`. On the host: never.
pub fn then(url: &str, what: impl FnOnce(Option<String>) + 'static) {
    #[cfg(target_arch = "wasm32")]
    {
        let url = url.to_owned();
        wasm_bindgen_futures::spawn_local(async move { what(text(&url).await) });
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (url, what);
}

/// Reads a file of the app and hands its bytes on, or `None` where it cannot be had.
///
/// In the browser: by `fetch`. On the host: never.
pub fn bytes_then(url: &str, what: impl FnOnce(Option<Vec<u8>>) + 'static) {
    #[cfg(target_arch = "wasm32")]
    {
        let url = url.to_owned();
        wasm_bindgen_futures::spawn_local(async move { what(bytes(&url).await) });
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (url, what);
}

/// The text of a file of the app, or `None` where it cannot be had (offline, moved, an error of the server).
#[cfg(target_arch = "wasm32")]
pub async fn text(url: &str) -> Option<String> {
    let answer = answer(url).await?;
    wasm_bindgen_futures::JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}

/// The bytes of a file of the app, or `None` where it cannot be had.
#[cfg(target_arch = "wasm32")]
pub async fn bytes(url: &str) -> Option<Vec<u8>> {
    body(answer(url).await?).await
}

/// The bytes of several files of the app, all asked for at once; `None` where one of them cannot be had.
#[cfg(target_arch = "wasm32")]
pub async fn bytes_of_all(urls: &[String]) -> Option<Vec<Vec<u8>>> {
    // A promise is under way as soon as it is made; a future would wait for its turn.
    let asked: Vec<_> = urls.iter().map(|url| ask(url)).collect();
    let mut files = Vec::with_capacity(urls.len());
    for promise in asked {
        files.push(body(answered(promise?).await?).await?);
    }
    Some(files)
}

#[cfg(target_arch = "wasm32")]
async fn answer(url: &str) -> Option<web_sys::Response> {
    answered(ask(url)?).await
}

/// Asks for a file: the browser, or on a page of somebody else the element, which knows where our files are and checks
/// their digests.
#[cfg(target_arch = "wasm32")]
fn ask(url: &str) -> Option<js_sys::Promise> {
    match super::host_page::ask(url) {
        Some(promise) => Some(promise),
        None => Some(web_sys::window()?.fetch_with_str(url)),
    }
}

#[cfg(target_arch = "wasm32")]
async fn answered(promise: js_sys::Promise) -> Option<web_sys::Response> {
    use wasm_bindgen::JsCast;
    let answer = wasm_bindgen_futures::JsFuture::from(promise).await.ok()?;
    let answer: web_sys::Response = answer.dyn_into().ok()?;
    answer.ok().then_some(answer)
}

#[cfg(target_arch = "wasm32")]
async fn body(answer: web_sys::Response) -> Option<Vec<u8>> {
    let buffer = wasm_bindgen_futures::JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}
