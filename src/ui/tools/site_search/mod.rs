//! The search of the whole site, inside a dialog that every page has.
//!
//! The words of the reader never leave the device: the index comes in parts, and each answer is found here.

mod results;

use crate::domain::message::{Messages, Msg};
use crate::domain::site_search::{Answer, Index, PartName};
use crate::platform::{fetch, focus};
use crate::ui::kit::icon::{Icon, Sign};
use crate::ui::kit::live::{Announcer, LiveRegion};
use leptos::prelude::*;
use results::Results;
use std::sync::Arc;

/// How many results are shown.
const MOST: usize = 10;

/// What can have the focus in the order of the arrow keys.
const STOPS: &str = "[type=search], .tx-find__results a";

/// What the search has been asked and has found. One home for each; the index only grows.
#[derive(Clone, Copy)]
struct Finder {
    query: RwSignal<String>,
    answer: RwSignal<Answer>,
    /// Whether parts are still coming for the present query, and whether one of them did not come.
    waiting: RwSignal<bool>,
    missing: RwSignal<bool>,
    index: StoredValue<Option<Index>>,
    asked: StoredValue<Vec<PartName>>,
}

impl Finder {
    /// Answers the query from what has come, and asks for what is wanted to say more.
    fn look(self) {
        let query = self.query.get_untracked();
        let Some(answer) = self.index.with_value(|index| Some(index.as_ref()?.find(&query, MOST))) else {
            return;
        };
        self.waiting.set(!answer.wanted.is_empty());
        if answer.wanted.is_empty() {
            self.missing.set(false);
            self.answer.set(answer);
            self.bring_rest();
        } else {
            answer.wanted.into_iter().for_each(|part| self.bring(part));
        }
    }

    /// After the first answer the rest comes too, one part after another: then the search works without a network.
    fn bring_rest(self) {
        let part = self.index.with_value(|index| {
            let missing = index.as_ref()?.missing();
            self.asked
                .with_value(|asked| missing.iter().all(|part| !asked.contains(part)))
                .then(|| missing.first().copied())?
        });
        if let Some(part) = part {
            self.bring(part);
        }
    }

    fn bring(self, part: PartName) {
        let address = self.index.with_value(|index| index.as_ref()?.address(part).map(str::to_owned));
        let known = self.asked.with_value(|asked| asked.contains(&part));
        let Some(address) = address.filter(|_| !known) else { return };
        self.asked.update_value(|asked| asked.push(part));
        fetch::bytes_then(&address, move |bytes| {
            let taken = bytes.and_then(|bytes| {
                self.index.try_update_value(|index| index.as_mut().and_then(|index| take(index, part, &bytes)))?
            });
            self.asked.update_value(|asked| asked.retain(|other| *other != part));
            match taken {
                Some(()) => self.look(),
                None => self.missing.set(true),
            }
        });
    }
}

/// Takes a part into the index; `None` where it cannot be read.
fn take(index: &mut Index, part: PartName, bytes: &[u8]) -> Option<()> {
    match part {
        PartName::Words(n) => index.take_words(n, postcard::from_bytes(bytes).ok()?),
        PartName::Places(n) => index.take_places(n, postcard::from_bytes(bytes).ok()?),
        PartName::Entries(n) => index.take_entries(n, postcard::from_bytes(bytes).ok()?),
    }
    Some(())
}

/// The field, what it found, and how to move there by keys.
///
/// Without scripts: never seen, for its dialog stays closed; the way to it leads to the page of all contents.
#[component]
pub fn SiteSearch(
    /// The words of the interface.
    texts: Arc<Messages>,
    /// The path under which the site stands.
    base: String,
    /// The index, of which the head has come; none on the host.
    index: Option<Index>,
    /// Whether the key "/" opens the search; the reader can turn it off.
    slash: RwSignal<bool>,
) -> impl IntoView {
    let awake = index.is_some();
    let announcer = Announcer::new();
    let finder = Finder {
        query: RwSignal::new(String::new()),
        answer: RwSignal::new(Answer::default()),
        waiting: RwSignal::new(false),
        missing: RwSignal::new(false),
        index: StoredValue::new(index),
        asked: StoredValue::new(Vec::new()),
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "ArrowDown" => focus::step(&event, STOPS, 1),
        "ArrowUp" => focus::step(&event, STOPS, -1),
        "Enter" => focus::press_from_field(&event, ".tx-find__results a"),
        _ => {}
    };
    let text = |msg| texts.get(msg).to_owned();
    let results = awake
        .then(|| view! { <Results finder=finder texts=Arc::clone(&texts) base=base.clone() announcer=announcer /> });
    let foot = awake.then(|| {
        view! {
            <span class="tx-find__keys">{text(Msg::SearchMove)}</span>
            <label class="tx-find__keys">
                <input type="checkbox" prop:checked=move || slash.get() on:change=move |event| slash.set(event_target_checked(&event)) />
                {text(Msg::SearchKey)}
            </label>
            <LiveRegion announcer=announcer />
        }
    });
    view! {
        <div class="tx-find__inside" on:keydown=on_key>
            <div class="tx-find__bar">
                <input
                    type="search"
                    id="find-words"
                    data-testid="site-search"
                    aria-label=text(Msg::SearchLabel)
                    placeholder=text(Msg::SearchHint)
                    autocomplete="off"
                    spellcheck="false"
                    on:input=move |event| {
                        finder.query.set(event_target_value(&event));
                        finder.look();
                    }
                />
                <form method="dialog">
                    <button class="tx-button tx-button--icon" aria-label=text(Msg::SearchClose)>
                        <Icon sign=Sign::Cross />
                    </button>
                </form>
            </div>
            {results}
            <p class="tx-find__foot">
                <a href=format!("{base}search/")>{text(Msg::SearchEverything)}</a>
                {foot}
            </p>
        </div>
    }
}
