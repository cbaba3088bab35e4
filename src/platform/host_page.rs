//! A page that somebody else wrote, on which the explorer is a guest: where our own files and pages are, for they are
//! not where the page is.

#[cfg(target_arch = "wasm32")]
use std::cell::RefCell;

#[cfg(target_arch = "wasm32")]
thread_local! {
    static HOST: RefCell<Option<Host>> = const { RefCell::new(None) };
}

#[cfg(target_arch = "wasm32")]
struct Host {
    /// Gives a promise of the `Response` for a file of ours.
    get: js_sys::Function,
    /// The address under which our own pages stand, with a slash at its end.
    pages: String,
}

/// Makes the program a guest for the rest of the page load.
///
/// `get` takes the name of a file of ours and gives a promise of its `Response`; `pages` is the address under which our
/// own pages stand, with a slash at its end.
#[cfg(target_arch = "wasm32")]
pub fn enter(get: js_sys::Function, pages: String) {
    HOST.set(Some(Host { get, pages }));
}

/// Whether the page is somebody else's.
#[cfg(target_arch = "wasm32")]
pub fn is_guest() -> bool {
    HOST.with_borrow(Option::is_some)
}

/// Asks the element for a file of ours; `None` on a page of ours, or when the element refuses.
#[cfg(target_arch = "wasm32")]
pub fn ask(name: &str) -> Option<js_sys::Promise> {
    use wasm_bindgen::JsCast;
    let get = HOST.with_borrow(|host| host.as_ref().map(|host| host.get.clone()))?;
    get.call1(&wasm_bindgen::JsValue::UNDEFINED, &name.into()).ok()?.dyn_into().ok()
}

/// The address under which our own pages stand; `None` on a page of ours.
#[cfg(target_arch = "wasm32")]
pub fn pages() -> Option<String> {
    HOST.with_borrow(|host| host.as_ref().map(|host| host.pages.clone()))
}

/// The address of our own page of the plan; `None` on a page of ours.
#[cfg(target_arch = "wasm32")]
pub fn plan_page() -> Option<String> {
    Some(pages()? + "plan/")
}
