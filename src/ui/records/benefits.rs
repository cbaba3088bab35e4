//! Every concern with the grade of its evidence and the regulator's scope.

use super::{Cite, Shelf};
use crate::domain::concern::ConcernId;
use crate::domain::message::Msg;
use crate::domain::treatment::Treatment;
use crate::ui::kit::words::{grade_word, scope_word};
use leptos::prelude::*;

/// The concerns, the strongest evidence first; what the treatment is not for stands at the end, not left out, and what
/// nothing was found on closes the list.
#[component]
pub fn Benefits(
    /// Catalogue and numbers.
    shelf: Shelf,
    /// The treatment.
    treatment: Treatment,
) -> impl IntoView {
    let without: Vec<_> = shelf.catalog.without_record(&treatment).into_iter().cloned().collect();
    let closing = (!without.is_empty()).then(|| {
        let names = without
            .into_iter()
            .enumerate()
            .map(|(n, concern)| {
                view! {
                    {(n > 0).then_some(", ")}
                    <a href=concern_page(&shelf, &concern.id)>{concern.name}</a>
                }
            })
            .collect_view();
        view! {
            <p class="tx-benefits__none">
                {shelf.text(Msg::SiteNoRecord)}
                " "
                {names}
                "."
            </p>
        }
    });
    let mut indications = treatment.indications;
    indications.sort_by_key(|i| i.grade);
    let rows = indications
        .into_iter()
        .map(|indication| {
            let name = shelf
                .catalog
                .concern(&indication.concern)
                .map_or_else(|| indication.concern.to_string(), |c| c.name.clone());
            let grade = shelf.text(grade_word(indication.grade));
            let scope = scope_word(indication.scope).map(|s| shelf.text(s));
            view! {
                <li class="tx-benefit">
                    <p class="tx-benefit__head">
                        <strong>
                            <a href=concern_page(&shelf, &indication.concern)>{name}</a>
                        </strong>
                        " "
                        <span class=format!("tx-grade tx-grade--{}", indication.grade.as_str())>{grade}</span>
                    </p>
                    <p>
                        {indication.text}
                        <Cite shelf=shelf.clone() ids=indication.sources />
                    </p>
                    {scope.map(|s| view! { <p class="tx-benefit__scope">{s}</p> })}
                </li>
            }
        })
        .collect_view();
    view! {
        <ul class="tx-benefits">{rows}</ul>
        {closing}
    }
}

fn concern_page(shelf: &Shelf, concern: &ConcernId) -> String {
    format!("{}concerns/{concern}/", shelf.base)
}
