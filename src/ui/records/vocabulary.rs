//! What the words of the explorer mean.

use super::Shelf;
use crate::domain::message::Msg;
use crate::domain::treatment::Grade;
use crate::ui::kit::words::grade_word;
use leptos::prelude::*;

/// The five grades, each with its meaning.
#[component]
pub fn Grades(
    /// Catalogue and numbers.
    shelf: Shelf,
) -> impl IntoView {
    let rows = Grade::ALL.map(|grade| {
        let meaning = shelf.text(match grade {
            Grade::Strong => Msg::SiteMeansStrong,
            Grade::SomeEvidence => Msg::SiteMeansSome,
            Grade::Weak => Msg::SiteMeansWeak,
            Grade::NotIndicated => Msg::SiteMeansNone,
            Grade::NotFound => Msg::SiteMeansNotFound,
        });
        view! {
            <div class="tx-fact">
                <dt>
                    <span class=format!("tx-grade tx-grade--{}", grade.as_str())>
                        {shelf.text(grade_word(grade))}
                    </span>
                </dt>
                <dd>{meaning}</dd>
            </div>
        }
    });
    view! { <dl class="tx-facts">{rows}</dl> }
}

/// The four tiers of sources.
#[component]
pub fn Tiers(
    /// Catalogue and numbers.
    shelf: Shelf,
) -> impl IntoView {
    let rows = [("A", Msg::SiteTierA), ("B", Msg::SiteTierB), ("C", Msg::SiteTierC), ("D", Msg::SiteTierD)].map(
        |(letter, msg)| {
            view! {
                <div class="tx-fact">
                    <dt>{letter}</dt>
                    <dd>{shelf.text(msg)}</dd>
                </div>
            }
        },
    );
    view! { <dl class="tx-facts">{rows}</dl> }
}
