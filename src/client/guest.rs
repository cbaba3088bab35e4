//! The tools inside one element on a page that somebody else wrote.
//!
//! The element (`src/embed`) has put the prerendered HTML into its shadow root; here its tools are woken. What is
//! chosen stays in memory, and no answer is told to anyone.

use super::{Client, Stand, leaving};
use crate::domain::catalog::PageData;
use crate::domain::contrast::{Rgb, legible};
use crate::domain::quantity::{MinMax, Usd};
use crate::domain::safety::Answers;
use crate::domain::selection::{Selection, read_fragment};
use crate::platform::host_page;
use crate::ui::visit::Facts;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// One stay on a host's page.
pub struct Stay {
    /// What the tools stand in.
    pub root: Element,
    /// What the visit begins with, until it has begun.
    begin: RefCell<Option<String>>,
    /// Tells the element a fact: its name, and a word about it.
    tell: js_sys::Function,
    /// Where our own pages stand.
    pages: String,
    clinic: Clinic,
}

/// What the host's own clinic says in place of ours; empty or `None` where it says nothing.
#[derive(Default)]
struct Clinic {
    phone: String,
    /// Lowest and highest price of a session of the shown treatment, in whole US dollars.
    price: Option<(u32, u32)>,
}

/// Where our own files and pages are: `get` gives a promise of the `Response` for the name of a file, `pages` is the
/// address of our pages. To be called once, before the first [`guest`].
#[wasm_bindgen]
pub fn enter(get: js_sys::Function, pages: String) {
    host_page::enter(get, pages);
}

/// Wakes the tools in `root`, beginning with what the fragment `begin` says, and the clinic's own `phone` and price
/// range where they are given.
///
/// `tell(fact, word)` is called with `awake` (a tool stands), `missing` (a part or the data did not come), `unread` (a
/// part of the fragment that names nothing known), `areas`, `concern`, `sessions`, `fitzpatrick` or `choice` (changed;
/// the word is how many areas are chosen, or nothing).
///
/// Gives a function of a wish and a word: `plan` gives the fragment, `set` reads one, `reset` forgets all, `leave` takes
/// the tools off the page.
#[wasm_bindgen]
pub fn guest(
    root: Element,
    begin: String,
    phone: String,
    price: Option<Vec<u32>>,
    tell: js_sys::Function,
) -> js_sys::Function {
    let price = price.and_then(|p| Some((*p.first()?, *p.get(1)?)));
    let pages = host_page::pages().unwrap_or_default();
    let stay = Stay { root, begin: RefCell::new(Some(begin)), tell, pages, clinic: Clinic { phone, price } };
    let client = Rc::new(Client::new(Stand::Guest(stay)));
    let forgetting = leaving::forget_answers(&client);
    let woken = Rc::clone(&client);
    wasm_bindgen_futures::spawn_local(async move {
        woken.wake_page().await;
    });
    let kept = RefCell::new(Some((client, forgetting)));
    let control = Closure::<dyn FnMut(String, Option<String>) -> Option<String>>::new(
        move |wish: String, word: Option<String>| {
            let client = kept.borrow().as_ref().map(|(client, _)| Rc::clone(client))?;
            // Before the data are there nothing can be read: until then the wish is what the visit begins with.
            let known = client.facts.borrow().is_some();
            if let (Stand::Guest(stay), false) = (&client.stand, known) {
                match wish.as_str() {
                    "plan" => return stay.begin.borrow().clone(),
                    "set" => return stay.begin.replace(word).and(None),
                    "reset" => return stay.begin.replace(Some(String::new())).and(None),
                    _ => {}
                }
            }
            match wish.as_str() {
                "plan" => return Some(client.visit.selection.with_untracked(|s| s.to_fragment(None))),
                "set" => client.read(&word.unwrap_or_default()),
                "reset" => client.forget(),
                "leave" => {
                    client.forget();
                    client.leave_page();
                    client.gone.set(true);
                    client.end_if_gone();
                    *kept.borrow_mut() = None;
                }
                _ => {}
            }
            None
        },
    );
    control.into_js_value().unchecked_into()
}

/// A color that reads on its grounds: takes red, green and blue from 0 to 1 of the ink, then of each ground, and gives
/// the nearest ink that reads, or nothing where the ink does.
#[wasm_bindgen]
pub fn contrast(colors: Vec<f32>) -> Vec<f32> {
    let mut colors = colors.chunks_exact(3).filter_map(|rgb| <[f32; 3]>::try_from(rgb).ok()).map(Rgb);
    let Some(ink) = colors.next() else { return Vec::new() };
    let grounds: Vec<_> = colors.collect();
    legible(ink, &grounds).map_or_else(Vec::new, |Rgb(parts)| parts.to_vec())
}

impl Stay {
    /// Tells the element a fact.
    pub fn tell(&self, fact: &str, word: &str) {
        // The element catches what its own listeners throw; there is nothing to do about more.
        let _ = self.tell.call2(&JsValue::UNDEFINED, &fact.into(), &word.into());
    }

    /// The facts with the addresses of our own files and pages, and what the host's clinic says of itself.
    pub fn as_it_stands(&self, data: PageData) -> PageData {
        let mut data = data.moved_to(&self.pages);
        if !self.clinic.phone.is_empty() {
            data.phone.clone_from(&self.clinic.phone);
        }
        if let (Some((min, max)), Some(treatment)) = (self.clinic.price, data.treatment.as_mut()) {
            treatment.price = MinMax::new(Usd(min), Usd(max)).ok();
        }
        data
    }
}

impl Client {
    /// Begins the visit with what the host or an earlier stay of the same element said.
    pub fn begin_with(&self, stay: &Stay, facts: &Facts) {
        if let Some(begin) = stay.begin.borrow_mut().take() {
            let read = read_fragment(&begin, &facts.areas, &facts.concerns);
            for part in &read.unknown {
                stay.tell("unread", part);
            }
            self.visit.apply(&read);
            // The host's mistake is told to the host, not to the visitor.
            self.visit.unread.set(Vec::new());
        }
    }

    /// Tells the element what kind of choice changed, and never which.
    pub fn tell_changes(self: &Rc<Self>) {
        let client = Rc::clone(self);
        let selection = self.visit.selection;
        self.owner.with(|| {
            Effect::new(move |before: Option<Selection>| {
                let now = selection.get();
                if let (Some(before), Stand::Guest(stay)) = (before, &client.stand) {
                    for (fact, count) in differences(&before, &now) {
                        stay.tell(fact, &count);
                    }
                }
                now
            });
        });
    }

    fn read(&self, fragment: &str) {
        if let Some(facts) = self.facts.borrow().as_ref() {
            self.visit.apply(&read_fragment(fragment, &facts.areas, &facts.concerns));
        }
    }

    fn forget(&self) {
        self.visit.selection.set(Selection::default());
        self.visit.answers.update(Answers::forget);
    }
}

fn differences(before: &Selection, now: &Selection) -> Vec<(&'static str, String)> {
    let mut changed = Vec::new();
    if before.areas().ne(now.areas()) {
        changed.push(("areas", now.areas().len().to_string()));
    }
    let more = [
        ("concern", before.concern != now.concern),
        ("sessions", before.sessions != now.sessions),
        ("fitzpatrick", before.fitzpatrick != now.fitzpatrick),
    ];
    changed.extend(more.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| (name, String::new())));
    if changed.is_empty() && before != now {
        changed.push(("choice", String::new()));
    }
    changed
}
