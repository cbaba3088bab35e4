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
    let sources: Vec<Source> =
        ids.iter().filter_map(|id| facts.sources.iter().find(|s| &s.id == id).cloned()).collect();
    (!sources.is_empty()).then(|| {
        let label = facts.messages.get(Msg::SourceLabel).to_owned();
        view! {
            <p class="tx-sources">
                <span>{label}" "</span>
                {sources
                    .into_iter()
                    .enumerate()
                    .map(|(n, source)| {
                        view! {
                            {(n > 0).then_some("; ")}
                            <a href=source.url rel="noopener external" title=source.title>
                                {format!("{}, {}", source.publisher, source.year)}
                            </a>
                        }
                    })
                    .collect_view()}
            </p>
        }
    })
}
