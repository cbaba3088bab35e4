//! Hands the campaign parameters of the page's own address on to the booking links, and nothing else.

use crate::domain::embed::contract::CAMPAIGN;
use wasm_bindgen::JsCast;

/// Adds the campaign parameters to every booking link of the page.
pub fn hand_on_campaign() {
    let Some(window) = web_sys::window() else {
        return;
    };
    let Some(document) = window.document() else {
        return;
    };
    let query = window.location().search().unwrap_or_default();
    let Ok(given) = web_sys::UrlSearchParams::new_with_str(&query) else {
        return;
    };
    let Ok(links) = document.query_selector_all("a[data-book]") else {
        return;
    };
    for n in 0..links.length() {
        let Some(link) = links.get(n).and_then(|l| l.dyn_into::<web_sys::HtmlAnchorElement>().ok()) else {
            continue;
        };
        let Ok(target) = web_sys::Url::new(&link.href()) else {
            continue;
        };
        for name in CAMPAIGN {
            if let Some(value) = given.get(name) {
                target.search_params().set(name, &value);
            }
        }
        link.set_href(&target.href());
    }
}
