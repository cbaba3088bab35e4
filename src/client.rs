//! Browser start: wakes the tools on the page, follows links without a reload, keeps address and selection in step.

mod approach;
mod booking;
mod leaving;
mod links;
mod parts;
mod transition;
mod wake;

use crate::domain::catalog::PageData;
use crate::domain::selection::read_fragment;
use crate::platform::timer::Later;
use crate::platform::{address, fetch, record};
use crate::ui::visit::{Facts, Visit};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::Element;

/// The one client of a page load; it lives as long as the page.
struct Client {
    owner: Owner,
    visit: Visit,
    facts: RefCell<Option<Facts>>,
    woken: RefCell<Vec<parts::Woken>>,
    /// The places of tools that are still asleep, and which of them have begun to wake.
    watch: RefCell<Option<approach::Watch>>,
    begun: RefCell<Vec<Element>>,
    later: RefCell<Later>,
    in_step: RefCell<bool>,
    /// The path of the page that stands in `<main>`; the address may already be another after "back".
    path: RefCell<String>,
}

/// How many requests of a visit the browser is asked to remember, for the proof of privacy: a page makes about ten.
const REMEMBERED: u32 = 5_000;

/// Starts the client.
pub fn start() {
    record::keep(REMEMBERED);
    let owner = Owner::new();
    let visit = owner.with(Visit::new);
    let client = Rc::new(Client {
        owner,
        visit,
        facts: RefCell::new(None),
        woken: RefCell::new(Vec::new()),
        watch: RefCell::new(None),
        begun: RefCell::new(Vec::new()),
        later: RefCell::new(Later::default()),
        in_step: RefCell::new(false),
        path: RefCell::new(address::path()),
    });
    links::follow(&client);
    leaving::forget_answers(&client);
    wasm_bindgen_futures::spawn_local(async move {
        client.wake_page().await;
        links::go_to_shared_place();
    });
}

impl Client {
    /// Wakes every tool of the page that stands in `<main>` now.
    async fn wake_page(self: &Rc<Self>) {
        booking::hand_on_campaign();
        let Some(url) = wake::data_address() else {
            self.wake_tools(None);
            return;
        };
        let known = self.facts.borrow().clone();
        let facts = match known.filter(|_| wake::woken_with(&url)) {
            Some(facts) => facts,
            None => {
                let Some(data) =
                    fetch::bytes(&url).await.and_then(|bytes| postcard::from_bytes::<PageData>(&bytes).ok())
                else {
                    wake::show_tools_off();
                    return;
                };
                Arc::new(data)
            }
        };
        *self.facts.borrow_mut() = Some(Arc::clone(&facts));
        self.apply_address();
        self.wake_tools(Some(facts));
    }

    /// Wakes each tool of the page when the reader comes near it, and the others when the browser has time. Without the
    /// facts of a treatment only those that bring their own.
    fn wake_tools(self: &Rc<Self>, facts: Option<Facts>) {
        let places = wake::asleep();
        let (client, known) = (Rc::clone(self), facts.clone());
        let watch = approach::Watch::over(&places, move |place| {
            let (client, known) = (Rc::clone(&client), known.clone());
            wasm_bindgen_futures::spawn_local(async move { client.wake_tool(known.as_ref(), place).await });
        });
        *self.watch.borrow_mut() = watch;
        let client = Rc::clone(self);
        wasm_bindgen_futures::spawn_local(async move {
            for place in places {
                approach::quiet_moment().await;
                client.wake_tool(facts.as_ref(), place).await;
            }
        });
    }

    async fn wake_tool(self: &Rc<Self>, facts: Option<&Facts>, place: Element) {
        if !place.is_connected() || self.begun.borrow().contains(&place) {
            return;
        }
        self.begun.borrow_mut().push(place.clone());
        let read = self.visit.selection.get_untracked();
        match wake::tool(&self.owner, self.visit, facts, &place).await {
            Ok(woken) => self.woken.borrow_mut().extend(woken),
            Err(parts::Missing) => wake::show_off(&place),
        }
        // What the visitor chose before the tool woke is in no address yet.
        if self.visit.selection.with_untracked(|s| *s != read) {
            address::replace_fragment(&self.visit.selection.with_untracked(|s| s.to_fragment(None)));
        }
        self.keep_in_step();
    }

    /// Takes the woken tools off the page, which is about to give way to another.
    fn leave_page(&self) {
        *self.watch.borrow_mut() = None;
        self.begun.borrow_mut().clear();
        self.woken.borrow_mut().clear();
    }

    /// Reads the address into the selection. Without the facts of a page nothing can be checked, and nothing is read.
    fn apply_address(&self) {
        if let Some(facts) = self.facts.borrow().as_ref() {
            let fragment = address::fragment();
            if fragment.contains('=') {
                self.visit.apply(&read_fragment(&fragment, &facts.areas, &facts.concerns));
            }
        }
    }

    /// Writes the selection into the address a little after each change, from the first woken tool on: before it nothing
    /// can change.
    fn keep_in_step(self: &Rc<Self>) {
        if self.in_step.replace(true) {
            return;
        }
        let client = Rc::clone(self);
        let selection = self.visit.selection;
        self.owner.with(|| {
            Effect::new(move |first: Option<()>| {
                let fragment = selection.with(|s| s.to_fragment(None));
                if first.is_some() {
                    client.later.borrow_mut().call(150, move || address::replace_fragment(&fragment));
                }
            });
        });
    }
}
