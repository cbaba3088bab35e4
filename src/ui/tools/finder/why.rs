//! "Why am I seeing this?": for each reason of an option the rule, the answer it read, the record, and its sources.

use super::words;
use crate::domain::finder::{Asked, Weighed};
use crate::domain::message::Msg;
use crate::ui::kit::source_names::source_names;
use crate::ui::tools::options::OptionFacts;
use leptos::prelude::*;

/// The fold.
pub fn why(facts: &OptionFacts, asked: &Asked, weighed: &Weighed<'_>) -> AnyView {
    let option = weighed.option;
    let line = |label: Msg, text: String| {
        view! {
            <p>
                <span class="tx-why__label">{facts.text(label)}</span>
                " "
                {text}
            </p>
        }
        .into_any()
    };
    let rows: Vec<_> = weighed
        .reasons
        .iter()
        .map(|reason| {
            let answer =
                words::answer(facts, asked, reason.about).unwrap_or_else(|| facts.text(Msg::FinderWhyEveryone));
            let record = reason.about.text().map(|text| line(Msg::FinderWhyRecord, text.to_owned()));
            let sources =
                source_names(facts.messages.get(Msg::SourceLabel), &facts.options.sources, reason.about.sources());
            view! {
                <li>
                    <p class="tx-why__reason">{words::reason(facts, asked, option, reason)}</p>
                    {line(Msg::FinderWhyRule, facts.text(words::rule(reason.about)))}
                    {line(Msg::FinderWhyAnswer, answer)}
                    {record}
                    {sources}
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <details class="tx-fold tx-why" id=format!("finder-why-{}", option.slug)>
            <summary>{facts.text(Msg::FinderWhy)}</summary>
            <ul>{rows}</ul>
        </details>
    }
    .into_any()
}
