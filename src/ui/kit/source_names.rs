//! Where a card comes from: the sources by name, each a link to its own page.

use crate::domain::message::Msg;
use crate::domain::source::{Source, SourceId};
use crate::ui::visit::Facts;
use leptos::prelude::*;

/// The sources of a card: "Source: U.S. FDA, 2025".
///
/// Without scripts: the same links.
#[component]
pub fn SourceNames(
    /// The facts of the page, which hold the sources.
    facts: Facts,
    /// The ids, in the order of the record.
    ids: Vec<SourceId>,
) -> impl IntoView {
    source_names(facts.messages.get(Msg::SourceLabel), &facts.sources, &ids)
}

/// The same from any list of sources; nothing where none of the ids is in it.
pub fn source_names(label: &str, known: &[Source], ids: &[SourceId]) -> AnyView {
    let sources = ids.iter().filter_map(|id| known.iter().find(|s| &s.id == id).cloned());
    let links: Vec<_> = sources
        .enumerate()
        .map(|(n, source)| {
            // Where the title stays at home, there is none to show.
            let title = (!source.title.is_empty()).then_some(source.title);
            view! {
                {(n > 0).then_some("; ")}
                <a href=source.url rel="noopener external" title=title>
                    {format!("{}, {}", source.publisher, source.year)}
                </a>
            }
            .into_any()
        })
        .collect();
    if links.is_empty() {
        return ().into_any();
    }
    let label = label.to_owned();
    view! {
        <p class="tx-sources">
            <span>{label}" "</span>
            {links}
        </p>
    }
    .into_any()
}
