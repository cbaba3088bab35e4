//! The way into the search: the button in the header, its keys, and the dialog that they open.
//!
//! The dialog is there at once, and takes what is typed; what answers is a part of the program that comes when the
//! dialog is opened first.

use super::parts::{self, Missing, SearchPlace, Woken};
use super::{Client, wake};
use crate::platform::fetch;
use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::{GetUntracked, RwSignal};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent};

/// Fields that letters are typed into; in them a key is a letter and no command.
const FIELDS: &str = "input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]:not([contenteditable=false])";

/// The search of a page load.
pub struct Search {
    /// Whether the key "/" opens it. A single letter must be possible to turn off, for those who speak their commands.
    slash: RwSignal<bool>,
    /// The address of its head.
    head: RefCell<String>,
    begun: Cell<bool>,
    woken: RefCell<Option<Woken>>,
}

impl Search {
    /// A search that has not been opened.
    pub fn new() -> Self {
        Self {
            slash: RwSignal::new(true),
            head: RefCell::default(),
            begun: Cell::new(false),
            woken: RefCell::new(None),
        }
    }
}

/// Makes a button of the link in the header, and listens to the keys, for as long as the page lives.
pub fn offer(client: &Rc<Client>) {
    let Some(document) = web_sys::window().and_then(|w| w.document()) else { return };
    let Some(link) = document.query_selector("a[data-search]").ok().flatten() else { return };
    *client.search.head.borrow_mut() = link.get_attribute("data-search").unwrap_or_default();
    let Ok(button) = document.create_element("button") else { return };
    let named = [
        ("type", "button"),
        ("aria-haspopup", "dialog"),
        ("aria-keyshortcuts", "/ Control+K Meta+K"),
        ("data-testid", "search-open"),
    ];
    for (name, value) in named {
        let _ = button.set_attribute(name, value);
    }
    button.set_class_name(&link.class_name());
    button.set_inner_html(&link.inner_html());
    let _ = link.replace_with_with_node_1(&button);
    let on_click = Rc::clone(client);
    EventListener::new(&button, "click", move |_| open(&on_click)).forget();
    let on_key = Rc::clone(client);
    EventListener::new_with_options(
        &document,
        "keydown",
        EventListenerOptions::enable_prevent_default(),
        move |event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>().filter(|event| is_ours(&on_key, event)) {
                event.prevent_default();
                open(&on_key);
            }
        },
    )
    .forget();
}

/// Whether a key opens the search: not while something is typed, and not over another dialog.
fn is_ours(client: &Client, event: &KeyboardEvent) -> bool {
    let held = (event.ctrl_key() || event.meta_key(), event.alt_key());
    let ours = match (event.key().as_str(), held) {
        ("/", (false, false)) => client.search.slash.get_untracked(),
        ("k" | "K", (true, false)) => true,
        _ => false,
    };
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let fits = |within: &Element| within.closest(FIELDS).ok().flatten().is_none();
    let covered = || document().and_then(|d| d.query_selector("dialog[open]").ok().flatten()).is_some();
    ours && !event.default_prevented() && target.as_ref().is_none_or(fits) && !covered()
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Opens the dialog, and brings what answers in it.
fn open(client: &Rc<Client>) {
    let dialog =
        document().and_then(|d| d.get_element_by_id("find")).and_then(|d| d.dyn_into::<HtmlDialogElement>().ok());
    let Some(dialog) = dialog else { return };
    // It fails only where it is open already.
    let _ = dialog.show_modal();
    let field = dialog.query_selector("input").ok().flatten().and_then(|f| f.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        // What was asked last can be read, and is gone with the first letter.
        field.select();
    }
    if client.search.begun.replace(true) {
        return;
    }
    let client = Rc::clone(client);
    wasm_bindgen_futures::spawn_local(async move {
        if client.search.wake(&client, &dialog).await.is_err() {
            client.search.begun.set(false);
            if dialog.query_selector("[data-testid=tool-off]").is_ok_and(|notice| notice.is_none()) {
                wake::show_off(&dialog);
            }
        }
    });
}

impl Search {
    async fn wake(&self, client: &Client, dialog: &HtmlDialogElement) -> Result<(), Missing> {
        let address = self.head.borrow().clone();
        let head = fetch::bytes(&address).await.ok_or(Missing)?;
        let document = dialog.owner_document().ok_or(Missing)?;
        let new = document.create_element("div").map_err(|_| Missing)?;
        let element: HtmlElement = new.clone().dyn_into().map_err(|_| Missing)?;
        let place = SearchPlace { owner: client.owner.clone(), element, head, slash: self.slash };
        let woken = parts::site_search(place).await?;
        let old = dialog.query_selector(".tx-find__inside").ok().flatten().ok_or(Missing)?;
        wake::swap(&old, &new).map_err(|_| Missing)?;
        let _ = dialog.set_attribute("data-awake", "");
        *self.woken.borrow_mut() = Some(woken);
        Ok(())
    }
}
