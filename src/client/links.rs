//! Following same-origin links without a reload: fetch the page, swap `<main>`, wake its tools.
//!
//! Selection and answers live on in memory. Whatever goes wrong becomes an ordinary navigation.

use super::{Client, transition};
use crate::domain::selection::read_fragment;
use crate::platform::{address, fetch};
use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::{Update, WithUntracked};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, FocusOptions, HtmlAnchorElement, HtmlElement, MouseEvent, ScrollBehavior, ScrollToOptions, Window,
};

/// Listens to clicks on links and to the history, for as long as the page lives.
pub fn follow(client: &Rc<Client>) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let Some(document) = window.document() else {
        return;
    };
    let on_click = Rc::clone(client);
    EventListener::new_with_options(&document, "click", EventListenerOptions::enable_prevent_default(), move |event| {
        if let Some(event) = event.dyn_ref::<MouseEvent>() {
            clicked(&on_click, event);
        }
    })
    .forget();
    let on_history = Rc::clone(client);
    EventListener::new(&window, "popstate", move |_| {
        let client = Rc::clone(&on_history);
        wasm_bindgen_futures::spawn_local(async move { client.went_through_history().await });
    })
    .forget();
}

fn clicked(client: &Rc<Client>, event: &MouseEvent) {
    let plain = event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
    if !plain || event.default_prevented() {
        return;
    }
    let Some(window) = web_sys::window() else {
        return;
    };
    let link = event
        .target()
        .and_then(|t| t.dyn_into::<Element>().ok())
        .and_then(|e| e.closest("a[href]").ok().flatten())
        .and_then(|a| a.dyn_into::<HtmlAnchorElement>().ok());
    let Some(link) = link else { return };
    let location = window.location();
    let same_origin = location.origin().is_ok_and(|o| o == link.origin());
    if !same_origin || !link.target().is_empty() || link.has_attribute("download") {
        return;
    }
    let hash = link.hash().trim_start_matches('#').to_owned();
    if hash.contains('=') && client.facts.borrow().is_none() {
        // Nothing can be read from it yet, and nothing was answered that a new page would forget.
        return;
    }
    let anchor = client.choose(&hash).filter(|anchor| !anchor.is_empty());
    if location.pathname().is_ok_and(|p| p == link.pathname()) {
        if !hash.is_empty() {
            event.prevent_default();
            remember_scroll(&window);
            push(&window, &link.pathname(), &client.fragment(anchor.as_deref()));
            go_to(&window, anchor.as_deref());
        }
        return;
    }
    event.prevent_default();
    remember_scroll(&window);
    let (path, client) = (link.pathname(), Rc::clone(client));
    wasm_bindgen_futures::spawn_local(async move {
        if let Some(page) = load(&path).await {
            push(&window, &path, &client.fragment(anchor.as_deref()));
            client.show(&window, &page, anchor.as_deref(), None).await;
        } else {
            // Offline, moved or not ours: the browser says it better.
            let fragment = client.fragment(anchor.as_deref());
            let hash = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
            let _ = window.location().assign(&format!("{path}{hash}"));
        }
    });
}

fn push(window: &Window, path: &str, fragment: &str) {
    let hash = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
    if let Ok(history) = window.history() {
        // Any state marks the entry as ours; a typed or pasted address has none.
        let _ = history.push_state_with_url(&JsValue::TRUE, "", Some(&format!("{path}{hash}")));
    }
}

async fn load(path: &str) -> Option<web_sys::Document> {
    let html = fetch::text(path).await?;
    let parser = web_sys::DomParser::new().ok()?;
    let page = parser.parse_from_string(&html, web_sys::SupportedType::TextHtml).ok()?;
    page.query_selector("main").ok()?.map(|_| page)
}

/// Brings a place on the page into view and gives it the focus; the top of the page without one.
fn go_to(window: &Window, anchor: Option<&str>) {
    let Some(document) = window.document() else {
        return;
    };
    let place = anchor.and_then(|a| document.get_element_by_id(a));
    match place {
        Some(place) => {
            place.scroll_into_view();
            if let Some(place) = place.dyn_ref::<HtmlElement>() {
                if !place.has_attribute("tabindex") {
                    place.set_tab_index(-1);
                }
                focus(place);
            }
        }
        None => jump(window, 0.0),
    }
}

/// Goes to the place that a shared link names beside its selection, which no browser can read by itself.
/// Not where the reader is on the way already, or where the browser went back to after a reload.
pub fn go_to_shared_place() {
    let fragment = address::fragment();
    let place = read_fragment(&fragment, &[], &[]).anchor.filter(|_| fragment.contains('='));
    let window = web_sys::window().filter(|w| w.scroll_y().is_ok_and(|y| y < 1.0));
    if let (Some(window), Some(place)) = (window, place) {
        go_to(&window, Some(&place));
    }
}

/// Moves the focus and nothing else: a scroll of its own would break off the one that is under way.
fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Goes to a height of the page at once: a new page is not traveled to, also where the style scrolls smoothly.
fn jump(window: &Window, y: f64) {
    let options = ScrollToOptions::new();
    options.set_left(0.0);
    options.set_top(y);
    options.set_behavior(ScrollBehavior::Instant);
    window.scroll_to_with_scroll_to_options(&options);
}

impl Client {
    fn fragment(&self, anchor: Option<&str>) -> String {
        let own = self.visit.selection.with_untracked(|s| s.to_fragment(anchor));
        let raw = address::fragment();
        // Before any page with tools was seen, a shared selection could not be read yet: it is carried on as it is.
        if self.facts.borrow().is_none() && raw.starts_with("#v=") { raw[1..].to_owned() } else { own }
    }

    /// Chooses, beside what is chosen already, what the fragment of a link names; returns the place that it leads to.
    fn choose(&self, fragment: &str) -> Option<String> {
        let facts = self.facts.borrow();
        let (areas, concerns) = facts.as_ref().map_or((&[][..], &[][..]), |f| (&f.areas[..], &f.concerns[..]));
        let read = read_fragment(fragment, areas, concerns);
        if !read.selection.is_empty() {
            self.visit.selection.update(|selection| selection.add(&read.selection));
        }
        read.anchor
    }

    /// Swaps the page in, in a view transition where the browser has them.
    async fn show(self: &Rc<Self>, window: &Window, page: &web_sys::Document, anchor: Option<&str>, y: Option<f64>) {
        let Some(document) = window.document() else {
            return;
        };
        let Some(new) = page.query_selector("main").ok().flatten() else {
            return;
        };
        self.leave_page();
        let around = document.clone();
        let swap = move || {
            if let Some(old) = around.query_selector("main").ok().flatten() {
                // It fails only for a node without a parent, and `main` has one.
                let _ = old.replace_with_with_node_1(&new);
            }
        };
        transition::change(&document, swap).await;
        document.set_title(&page.title());
        if let Some(language) = page.document_element().and_then(|e| e.get_attribute("lang")) {
            let _ = document.document_element().map(|e| e.set_attribute("lang", &language));
        }
        mark_here(&document, window);
        *self.path.borrow_mut() = window.location().pathname().unwrap_or_default();
        self.wake_page().await;
        match y {
            Some(y) => jump(window, y),
            None => go_to(window, anchor),
        }
        if anchor.is_none() && y.is_none() {
            let main = document.query_selector("main").ok().flatten();
            if let Some(main) = main.and_then(|m| m.dyn_into::<HtmlElement>().ok()) {
                focus(&main);
            }
        }
    }

    async fn went_through_history(self: &Rc<Self>) {
        let Some(window) = web_sys::window() else {
            return;
        };
        let path = window.location().pathname().unwrap_or_default();
        let state = window.history().ok().and_then(|h| h.state().ok()).filter(|s| !s.is_null());
        let y = state.as_ref().and_then(JsValue::as_f64);
        if state.is_some() {
            // The history takes the reader back to a page, not to an earlier choice: the address follows the choice.
            let place = read_fragment(&address::fragment(), &[], &[]).anchor;
            address::replace_fragment(&self.fragment(place.as_deref()));
        }
        if self.path.borrow().as_str() == path {
            self.apply_address();
            if let Some(y) = y {
                jump(&window, y);
            }
            return;
        }
        match load(&path).await {
            Some(page) => self.show(&window, &page, None, y.or(Some(0.0))).await,
            None => {
                let _ = window.location().reload();
            }
        }
    }
}

/// Marks the entry of the navigation that leads to the present page.
fn mark_here(document: &web_sys::Document, window: &Window) {
    let path = window.location().pathname().unwrap_or_default();
    let Ok(entries) = document.query_selector_all("header nav a") else {
        return;
    };
    for n in 0..entries.length() {
        let Some(entry) = entries.get(n).and_then(|e| e.dyn_into::<HtmlAnchorElement>().ok()) else {
            continue;
        };
        let _ = if entry.pathname() == path {
            entry.set_attribute("aria-current", "page")
        } else {
            entry.remove_attribute("aria-current")
        };
    }
}

/// Keeps where the reader is in the history, for the way back.
fn remember_scroll(window: &Window) {
    let y = window.scroll_y().unwrap_or_default();
    if let Ok(history) = window.history() {
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
        let _ = history.replace_state(&JsValue::from_f64(y), "");
    }
}
