//! The search: everyday words to an area.

use super::AreaTool;
use super::describe::capitalized;
use crate::domain::area::{Sides, TargetArea};
use crate::domain::area_search::search;
use crate::domain::message::Msg;
use crate::platform::fetch;
use leptos::prelude::*;

/// How many areas a search shows.
const MOST: usize = 5;

/// A search field, and under it what it found. Enter takes the first.
///
/// The words that people use for areas come when the field is used; until then the names of the list are searched.
///
/// Without scripts: the field does nothing, and a note in the page's `noscript` says so.
#[component]
pub fn AreaSearch(
    /// What the parts of the tool share.
    tool: AreaTool,
) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let words: RwSignal<Option<Vec<TargetArea>>> = RwSignal::new(None);
    let used = RwSignal::new(false);
    {
        let address = tool.facts.area_words.clone();
        Effect::new(move |_| {
            if used.get() && words.with_untracked(Option::is_none) {
                fetch::bytes_then(&address, move |bytes| {
                    words.set(bytes.and_then(|bytes| postcard::from_bytes(&bytes).ok()));
                });
            }
        });
    }
    let found = {
        let facts = tool.facts.clone();
        Memo::new(move |_| {
            let words = words.read();
            query.with(|query| {
                let found = search(words.as_ref().unwrap_or(&facts.areas), query, MOST);
                found.iter().map(|f| (f.area.id.clone(), f.phrase.to_owned())).collect::<Vec<_>>()
            })
        })
    };
    let take = {
        let tool = tool.clone();
        move |id: &crate::domain::area::AreaId| {
            let Some(area) = tool.facts.areas.iter().find(|a| &a.id == id) else {
                return;
            };
            match &area.why_not {
                Some(why) => tool.say(why.clone()),
                None => {
                    tool.show(id);
                    let sides = tool.visit.selection.with_untracked(|s| s.sides_of(id));
                    tool.choose(id, Some(sides.unwrap_or(Sides::Both)));
                    query.set(String::new());
                }
            }
        }
    };
    let on_key = {
        let take = take.clone();
        move |event: leptos::ev::KeyboardEvent| {
            if event.key() == "Enter" {
                event.prevent_default();
                if let Some((id, _)) = found.get_untracked().first() {
                    take(id);
                }
            }
        }
    };
    let results = {
        let tool = tool.clone();
        move || {
            if query.with(|q| q.trim().is_empty()) {
                return ().into_any();
            }
            let found = found.get();
            if found.is_empty() {
                let nothing = tool.facts.messages.get(Msg::AreasSearchNothing).to_owned();
                return view! { <p class="tx-search__nothing">{nothing}</p> }.into_any();
            }
            let rows = found.into_iter().filter_map(|(id, phrase)| {
                let area = tool.facts.areas.iter().find(|a| a.id == id)?;
                let label = area.label.clone();
                let known_as = (phrase != area.label && phrase != area.plain).then(|| capitalized(&phrase));
                let why = area.why_not.clone();
                let take = take.clone();
                Some(view! {
                    <li>
                        <button type="button" class="tx-search__result" on:click=move |_| take(&id)>
                            <span>{label}</span>
                            {known_as.map(|k| view! { <small>{k}</small> })}
                            {why.map(|w| view! { <small>{w}</small> })}
                        </button>
                    </li>
                })
            });
            view! { <ul class="tx-search__results">{rows.collect_view()}</ul> }.into_any()
        }
    };
    let label = tool.facts.messages.get(Msg::AreasSearch).to_owned();
    let hint = tool.facts.messages.get(Msg::AreasSearchHint).to_owned();
    view! {
        <div class="tx-search">
            <label class="tx-field">
                <span>{label}</span>
                <input
                    type="search"
                    id="area-search"
                    data-testid="area-search"
                    autocomplete="off"
                    spellcheck="false"
                    placeholder=hint
                    prop:value=move || query.get()
                    on:focus=move |_| used.set(true)
                    on:input=move |event| {
                        used.set(true);
                        query.set(event_target_value(&event));
                    }
                    on:keydown=on_key
                />
            </label>
            {results}
        </div>
    }
}
