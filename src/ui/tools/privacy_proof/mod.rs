//! The proof of privacy: what this page has asked for and stored, from the browser's own records.

mod said;

use crate::domain::message::Msg;
use crate::domain::proof::{AskedFiles, ProofData, Stored};
use crate::platform::{address, record};
use crate::ui::kit::live::{Announcer, LiveRegion};
use leptos::prelude::*;
use said::{Held, said_of_address, said_of_files, said_of_sites, said_of_size, said_of_stores};
use std::sync::Arc;

/// What the proof needs, and where it came from.
#[derive(Clone)]
pub struct ProofFacts {
    /// The texts and names.
    pub data: Arc<ProofData>,
    /// The address of the file that holds them.
    pub address: String,
}

/// What was read last; nothing on the host.
#[derive(Clone, PartialEq, Default)]
struct Reading {
    asked: AskedFiles,
    /// `None` while the stores have not answered.
    stored: Option<Vec<Stored>>,
    held: Held,
}

/// Figures with their names, the files one by one in a fold, and a button that reads all of it again.
///
/// Without scripts: the names, and in place of each figure that it could not be read.
#[component]
pub fn PrivacyProof(
    /// The texts and names.
    data: Arc<ProofData>,
) -> impl IntoView {
    let announcer = Announcer::new();
    let reading = RwSignal::new(Reading::default());
    let look = move || {
        let asked = AskedFiles::of(&record::requested(), &address::origin());
        let held = Held { fragment: address::fragment(), query: address::query() };
        reading.set(Reading { asked, stored: None, held });
        record::stored_then(move |stored| {
            // The panel may have left the page meanwhile.
            let _ = reading.try_update(|reading| reading.stored = Some(stored));
        });
    };
    look();
    let again = {
        let data = Arc::clone(&data);
        move |_| {
            look();
            let files = reading.with(|reading| said_of_files(&data.messages, &reading.asked));
            announcer.say(data.messages.fill(Msg::ProofLooked, &[("files", &files)]));
        }
    };
    let row = |name: Msg, hook: &'static str, say: fn(&ProofData, &Reading) -> String| {
        let data = Arc::clone(&data);
        view! {
            <div class="tx-proof__row">
                <dt>{data.messages.get(name).to_owned()}</dt>
                <dd data-testid=hook>{move || reading.with(|reading| say(&data, reading))}</dd>
            </div>
        }
    };
    let files = {
        let data = Arc::clone(&data);
        move || {
            let of = |reading: &Reading| reading.asked.files.clone();
            let line = |file| {
                let size = said_of_size(&data.messages, &file);
                view! {
                    <li>
                        <code>{file.path}</code>
                        " "
                        <span>{size}</span>
                    </li>
                }
            };
            reading.with(of).into_iter().map(line).collect_view()
        }
    };
    let m = |msg| data.messages.get(msg).to_owned();
    view! {
        <div class="tx-proof">
            <dl>
                {row(Msg::ProofFiles, "proof-files", |data, reading| said_of_files(&data.messages, &reading.asked))}
                {row(Msg::ProofSites, "proof-sites", |data, reading| said_of_sites(&data.messages, &reading.asked))}
                {row(Msg::ProofStored, "proof-stored", |data, reading| {
                    said_of_stores(&data.messages, reading.stored.as_deref())
                })}
                {row(Msg::ProofAddress, "proof-address", |data, reading| said_of_address(data, &reading.held))}
            </dl>
            <details class="tx-fold" id="proof-list">
                <summary>{m(Msg::ProofList)}</summary>
                <ol class="tx-proof__list" data-testid="proof-list">{files}</ol>
            </details>
            <p class="tx-proof__note">{m(Msg::ProofNote)}</p>
            <button type="button" class="tx-button" data-testid="proof-again" on:click=again>{m(Msg::ProofAgain)}</button>
            <LiveRegion announcer=announcer />
        </div>
    }
}
