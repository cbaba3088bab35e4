//! Browser start: wakes the tools of a page of ours, follows links without a reload, keeps address and selection in
//! step. On a page that somebody else wrote it wakes the tools inside one element, and leaves the page alone.

mod approach;
mod booking;
mod guest;
mod leaving;
mod links;
mod parts;
mod search;
mod transition;
mod wake;

use crate::domain::catalog::PageData;
use crate::domain::selection::read_fragment;
use crate::platform::timer::Later;
use crate::platform::{address, fetch, record};
use crate::ui::visit::{Facts, Visit};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

/// Where the tools stand, and with it where the selection is kept.
enum Stand {
    /// On a page of ours: in its `<main>`, and the selection in the address.
    Site,
    /// In an element on a page that somebody else wrote, whose address is not ours.
    Guest(guest::Stay),
}

/// The one client of a page of ours, or of one element on a page of somebody else.
struct Client {
    stand: Stand,
    owner: Owner,
    visit: Visit,
    facts: RefCell<Option<Facts>>,
    /// The address of the data that the present facts came from.
    loaded: RefCell<String>,
    woken: RefCell<Vec<parts::Woken>>,
    /// The places of tools that are still asleep, and which of them have begun to wake.
    watch: RefCell<Option<approach::Watch>>,
    begun: RefCell<Vec<Element>>,
    /// Whether the tools were taken off for good, and how many are waking still: what they need must outlive them.
    gone: Cell<bool>,
    waking: Cell<usize>,
    later: RefCell<Later>,
    in_step: RefCell<bool>,
    search: search::Search,
    /// The path of the page that stands in `<main>`; the address may already be another after "back".
    path: RefCell<String>,
}

/// How many requests of a visit the browser is asked to remember, for the proof of privacy: a page makes about ten.
const REMEMBERED: u32 = 5_000;

/// Starts the client of a page of ours.
#[wasm_bindgen]
pub fn site() {
    record::keep(REMEMBERED);
    let client = Rc::new(Client::new(Stand::Site));
    links::follow(&client);
    for listener in leaving::forget_answers(&client) {
        listener.forget();
    }
    search::offer(&client);
    wasm_bindgen_futures::spawn_local(async move {
        client.wake_page().await;
        links::go_to_shared_place();
    });
}

impl Client {
    fn new(stand: Stand) -> Self {
        let owner = Owner::new();
        let (visit, search) = owner.with(|| (Visit::new(), search::Search::new()));
        Self {
            stand,
            owner,
            visit,
            facts: RefCell::new(None),
            loaded: RefCell::new(String::new()),
            woken: RefCell::new(Vec::new()),
            watch: RefCell::new(None),
            begun: RefCell::new(Vec::new()),
            gone: Cell::new(false),
            waking: Cell::new(0),
            later: RefCell::new(Later::default()),
            in_step: RefCell::new(false),
            search,
            path: RefCell::new(address::path()),
        }
    }

    /// The element that the tools stand in now.
    fn main(&self) -> Option<Element> {
        match &self.stand {
            Stand::Site => web_sys::window()?.document()?.query_selector("main").ok()?,
            Stand::Guest(stay) => Some(stay.root.clone()),
        }
    }

    /// Wakes every tool of the page that stands in `<main>` now.
    async fn wake_page(self: &Rc<Self>) {
        if matches!(self.stand, Stand::Site) {
            booking::hand_on_campaign();
        }
        let Some(url) = self.main().and_then(|main| main.get_attribute("data-page-data")) else {
            self.wake_tools(None);
            return;
        };
        let known = self.facts.borrow().clone();
        let facts = match known.filter(|_| *self.loaded.borrow() == url) {
            Some(facts) => facts,
            None => {
                let Some(data) =
                    fetch::bytes(&url).await.and_then(|bytes| postcard::from_bytes::<PageData>(&bytes).ok())
                else {
                    self.tools_off();
                    return;
                };
                Arc::new(self.as_it_stands(data))
            }
        };
        if self.gone.get() {
            return;
        }
        *self.loaded.borrow_mut() = url;
        *self.facts.borrow_mut() = Some(Arc::clone(&facts));
        self.apply_address();
        self.wake_tools(Some(facts));
    }

    /// The facts with the addresses that hold where the tools stand.
    fn as_it_stands(&self, data: PageData) -> PageData {
        match &self.stand {
            Stand::Site => data,
            Stand::Guest(stay) => stay.as_it_stands(data),
        }
    }

    fn tools_off(&self) {
        match &self.stand {
            Stand::Site => wake::show_tools_off(),
            Stand::Guest(stay) => stay.tell("missing", ""),
        }
    }

    /// Wakes each tool of the page when the reader comes near it, and the others when the browser has time. Without the
    /// facts of a treatment only those that bring their own.
    fn wake_tools(self: &Rc<Self>, facts: Option<Facts>) {
        let Some(main) = self.main() else { return };
        let places = wake::asleep(&main);
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
        if self.gone.get() || !place.is_connected() || self.begun.borrow().contains(&place) {
            return;
        }
        self.begun.borrow_mut().push(place.clone());
        self.waking.update(|n| n + 1);
        self.wake_now(facts, place).await;
        self.waking.update(|n| n - 1);
        self.end_if_gone();
    }

    /// Ends what the visit owns, once the tools are gone and none is waking still.
    fn end_if_gone(&self) {
        if self.gone.get() && self.waking.get() == 0 {
            self.leave_page();
            self.owner.cleanup();
        }
    }

    async fn wake_now(self: &Rc<Self>, facts: Option<&Facts>, place: Element) {
        let read = self.visit.selection.get_untracked();
        match wake::tool(&self.owner, self.visit, facts, &place).await {
            Ok(woken) => {
                let stands = woken.is_some();
                self.woken.borrow_mut().extend(woken);
                if let Stand::Guest(stay) = &self.stand {
                    stay.tell("awake", "");
                }
                // Only a tool that stands can change anything, and only mounting one has set up what carries effects.
                if stands {
                    self.keep_in_step();
                }
            }
            Err(parts::Missing) => match &self.stand {
                Stand::Site => wake::show_off(&place),
                Stand::Guest(stay) => stay.tell("missing", ""),
            },
        }
        // What the visitor chose before the tool woke is in no address yet.
        if matches!(self.stand, Stand::Site) && self.visit.selection.with_untracked(|s| *s != read) {
            address::replace_fragment(&self.visit.selection.with_untracked(|s| s.to_fragment(None)));
        }
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
            let fragment = match &self.stand {
                Stand::Site => address::fragment(),
                Stand::Guest(stay) => {
                    self.begin_with(stay, facts);
                    return;
                }
            };
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
        if matches!(self.stand, Stand::Guest(_)) {
            self.tell_changes();
            return;
        }
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
