//! The numbers behind what a table says, and the list they lead to.

use crate::domain::message::Msg;
use crate::domain::source::{SourceId, Tier};
use crate::ui::tools::options::OptionFacts;
use leptos::prelude::*;

/// The sources that a table names, in the order of first mention; the place plus one is the number.
#[derive(Clone, Debug, Default)]
pub struct Cites(Vec<SourceId>);

impl Cites {
    /// The id of a source's place in the list under the table.
    fn place(id: &SourceId) -> String {
        format!("compared-{id}")
    }

    /// The numbers of some sources, each leading to its place.
    pub fn chips(&mut self, facts: &OptionFacts, ids: &[SourceId]) -> AnyView {
        let tier = |id: &SourceId| facts.options.sources.iter().find(|s| &s.id == id).map(|s| s.tier);
        let advice = (!ids.is_empty() && ids.iter().all(|id| tier(id) == Some(Tier::D))).then(|| {
            view! { <span class="tx-advice">{facts.text(Msg::SiteCommonAdvice)}</span> }
        });
        let chips: Vec<_> = ids
            .iter()
            .map(|id| {
                let known = self.0.iter().position(|other| other == id);
                let number = known.unwrap_or(self.0.len()) + 1;
                if known.is_none() {
                    self.0.push(id.clone());
                }
                let label = facts.messages.fill(Msg::CompareSourceNumber, &[("n", &number.to_string())]);
                view! { <a href=format!("#{}", Self::place(id)) aria-label=label>{number.to_string()}</a> }.into_any()
            })
            .collect();
        view! {
            {advice}
            <sup class="tx-cite">{chips}</sup>
        }
        .into_any()
    }

    /// The list: every source in the order of its number, with its address.
    pub fn list(&self, facts: &OptionFacts) -> AnyView {
        let known =
            self.0.iter().filter_map(|id| facts.options.sources.iter().find(|source| &source.id == id).cloned());
        let rows = known.map(|source| {
            view! {
                <li id=Self::place(&source.id)>
                    <a href=source.url rel="noopener external">{source.publisher}</a>
                    ", "
                    {source.year}
                </li>
            }
            .into_any()
        });
        let rows: Vec<_> = rows.collect();
        view! {
            <section class="tx-compare__sources">
                <h3>{facts.text(Msg::CompareSources)}</h3>
                <ol>{rows}</ol>
            </section>
        }
        .into_any()
    }
}
