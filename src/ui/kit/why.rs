//! "Why am I seeing this?": one fold for all tools, with the rule behind each sentence that depends on the visitor's
//! choices, the choices that it read, and its sources.

use crate::domain::message::Msg;
use crate::domain::source::{Source, SourceId};
use crate::ui::kit::source_names::source_names;
use crate::ui::visit::Facts;
use leptos::prelude::*;

/// What stands behind one sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ground {
    /// The sentence, or what it is about.
    pub about: String,
    /// The rule, in a sentence.
    pub rule: String,
    /// What the visitor chose, in words; `None` where the sentence is the same for everyone.
    pub answer: Option<String>,
    /// What is on record, where the sentence itself does not say it.
    pub record: Option<String>,
    /// The sources of the record.
    pub sources: Vec<Source>,
}

/// The sources with these ids among the known ones, in the order of the record.
pub fn sources_of(known: &[Source], ids: &[SourceId]) -> Vec<Source> {
    ids.iter().filter_map(|id| known.iter().find(|source| &source.id == id).cloned()).collect()
}

/// The fold. What is in it is made when it is first opened, and kept true from then on.
///
/// Without scripts: nothing can be chosen, so nothing depends on a choice; its room is kept, so that nothing moves when
/// the tool wakes.
#[component]
pub fn Why(
    /// The facts of the page, which hold the texts.
    facts: Facts,
    /// Its id; from ids of the content, never from a count.
    #[prop(into)]
    id: String,
    /// What stands behind the sentences beside it.
    grounds: impl Fn() -> Vec<Ground> + Send + 'static,
) -> impl IntoView {
    let opened = RwSignal::new(false);
    let title = facts.messages.get(Msg::WhyTitle).to_owned();
    let inside = move || {
        opened.get().then(|| {
            let rows: Vec<_> = grounds().into_iter().map(|ground| row(&facts, ground)).collect();
            view! { <ul>{rows}</ul> }
        })
    };
    view! {
        <details class="tx-fold tx-why" id=id>
            <summary on:click=move |_| opened.set(true)>{title}</summary>
            {inside}
        </details>
    }
    .into_any()
}

fn row(facts: &Facts, ground: Ground) -> AnyView {
    let text = |msg: Msg| facts.messages.get(msg).to_owned();
    let line = |label: Msg, said: String| {
        view! {
            <p>
                <span class="tx-why__label">{text(label)}</span>
                " "
                {said}
            </p>
        }
        .into_any()
    };
    let ids: Vec<SourceId> = ground.sources.iter().map(|source| source.id.clone()).collect();
    let sources = source_names(facts.messages.get(Msg::SourceLabel), &ground.sources, &ids);
    let answer = ground.answer.filter(|answer| !answer.is_empty()).unwrap_or_else(|| text(Msg::WhyEveryone));
    let record = ground.record.map(|record| line(Msg::WhyRecord, record));
    view! {
        <li>
            <p class="tx-why__reason">{ground.about}</p>
            {line(Msg::WhyRule, ground.rule)}
            {line(Msg::WhyAnswer, answer)}
            {record}
            {sources}
        </li>
    }
    .into_any()
}
