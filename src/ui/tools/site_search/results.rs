//! What the search found: one link for each result, with what it is and why it was found.

use super::{Finder, MOST};
use crate::domain::message::{Messages, Msg};
use crate::domain::site_search::{Answer, Found, Kind};
use crate::domain::words::cut;
use crate::platform::dialog;
use crate::ui::kit::live::Announcer;
use leptos::prelude::*;
use std::sync::Arc;

/// How many words are named by which a result was found.
const MOST_NAMED: usize = 2;

/// The list of results, or what stands in its place: how to ask, that the words are coming, that nothing fits.
#[component]
pub fn Results(
    /// What was asked and found.
    finder: Finder,
    /// The words of the interface.
    texts: Arc<Messages>,
    /// The path under which the site stands.
    base: String,
    /// Says how many there are.
    announcer: Announcer,
) -> impl IntoView {
    let Finder { query, answer, waiting, missing, .. } = finder;
    let said = Arc::clone(&texts);
    Effect::new(move |_| {
        let told = answer.with(|answer| describe_count(&said, answer, &query.get_untracked()));
        if !told.is_empty() {
            announcer.say(told);
        }
    });
    let note = {
        let texts = Arc::clone(&texts);
        move || {
            let short = query.with(|q| q.trim().chars().count() < 2);
            let none = answer.with(|answer| answer.found.is_empty());
            let text = match (short, missing.get(), waiting.get(), none) {
                (true, ..) => texts.get(Msg::SearchTry).to_owned(),
                (_, true, ..) => texts.get(Msg::SearchMissing).to_owned(),
                (_, _, true, true) => texts.get(Msg::SearchWaiting).to_owned(),
                (_, _, false, true) => answer.with(|answer| describe_count(&texts, answer, &query.get())),
                _ => answer.with(|answer| more(&texts, answer))?,
            };
            Some(view! { <p class="tx-find__note">{text}</p> })
        }
    };
    let rows = move || {
        let found = answer.with(|answer| answer.found.clone());
        (!found.is_empty()).then(|| {
            let asked = query.get_untracked();
            let words = cut(&asked);
            let rows = found.into_iter().map(|found| row(&texts, &base, &words, found)).collect_view();
            view! { <ul class="tx-find__results" data-testid="site-results" data-asked=asked>{rows}</ul> }
        })
    };
    view! {
        {rows}
        {note}
    }
}

fn row(texts: &Messages, base: &str, asked: &[String], found: Found) -> impl IntoView + use<> {
    let address = format!("{base}{}", found.entry.path);
    let beside = describe_result(texts, asked, &found);
    let title = marked(&found.entry.title, &found.words);
    view! {
        <li>
            <a class="tx-find__result" href=address on:click=move |event| dialog::close_around(&event)>
                <span class="tx-find__title">{title}</span>
                <small>{beside}</small>
            </a>
        </li>
    }
}

/// The title with the words marked by which it was found.
fn marked(title: &str, words: &[String]) -> impl IntoView + use<> {
    let pieces = title.split_inclusive(' ').map(|piece| {
        let hit = cut(piece).iter().any(|word| words.contains(word));
        let piece = piece.to_owned();
        if hit { view! { <mark>{piece}</mark> }.into_any() } else { piece.into_any() }
    });
    pieces.collect_view()
}

/// What a result is, and by which words it was found where neither the reader nor its own name says them.
fn describe_result(texts: &Messages, asked: &[String], found: &Found) -> String {
    let entry = &found.entry;
    let kind = match entry.kind {
        Kind::Treatment => texts.get(Msg::SearchTreatment),
        Kind::Concern => texts.get(Msg::SearchConcern),
        Kind::Area => texts.get(Msg::SearchArea),
        Kind::Term => texts.get(Msg::SearchTerm),
        Kind::Page | Kind::Section => "",
    };
    let beside = if entry.kind == Kind::Area && entry.beside.is_empty() {
        texts.get(Msg::SearchChooses)
    } else {
        entry.beside.as_str()
    };
    let own: Vec<String> = cut(&entry.title).into_iter().chain(cut(beside)).collect();
    let said = |word: &String| own.contains(word) || asked.contains(word);
    let about = if found.words.iter().any(|word| own.contains(word)) {
        String::new()
    } else {
        let words: Vec<&str> = found.words.iter().filter(|w| !said(w)).map(String::as_str).take(MOST_NAMED).collect();
        if words.is_empty() { String::new() } else { texts.fill(Msg::SearchAbout, &[("words", &words.join(", "))]) }
    };
    [kind, beside, &about].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// How much was found, for the ear and where there is nothing to see; empty before anything was asked.
fn describe_count(texts: &Messages, answer: &Answer, query: &str) -> String {
    match answer.found.len() {
        0 if query.trim().chars().count() < 2 => String::new(),
        0 => texts.fill(Msg::SearchNothing, &[("words", query.trim())]),
        n => more(texts, answer).unwrap_or_else(|| texts.count(Msg::SearchOne, Msg::SearchOther, n, &[])),
    }
}

/// That there are more than are shown.
fn more(texts: &Messages, answer: &Answer) -> Option<String> {
    let (shown, total) = (answer.found.len().to_string(), answer.total.to_string());
    (answer.total > MOST).then(|| texts.fill(Msg::SearchBest, &[("n", &shown), ("total", &total)]))
}
