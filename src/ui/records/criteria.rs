//! The standards for decision aids, with how and where each is met.

use super::{Cite, Shelf};
use crate::domain::decision_aid::{Criterion, CriterionGroup, Met};
use crate::domain::message::Msg;
use leptos::prelude::*;

/// One table for each group of criteria.
///
/// Without scripts: the same.
#[component]
pub fn Criteria(
    /// Catalogue and numbers.
    shelf: Shelf,
) -> impl IntoView {
    CriterionGroup::ALL
        .into_iter()
        .map(|group| {
            let name = shelf.text(match group {
                CriterionGroup::Qualifying => Msg::SiteIpdasQualifying,
                CriterionGroup::Certification => Msg::SiteIpdasCertification,
                CriterionGroup::Quality => Msg::SiteIpdasQuality,
            });
            let head = [Msg::SiteIpdasAsks, Msg::SiteIpdasMet, Msg::SiteIpdasHow]
                .map(|msg| view! { <th scope="col">{shelf.text(msg)}</th> })
                .into_iter()
                .collect_view();
            let rows = shelf.catalog.criteria.iter().filter(|c| c.group == group);
            let rows = rows.cloned().map(|criterion| row(&shelf, criterion)).collect_view();
            view! {
                <h3>{name.clone()}</h3>
                <div class="tx-table" role="region" tabindex="0" aria-label=name>
                    <table>
                        <thead>
                            <tr>{head}</tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }
        })
        .collect_view()
}

fn row(shelf: &Shelf, criterion: Criterion) -> impl IntoView + use<> {
    let met = shelf.text(match criterion.met {
        Met::Yes => Msg::SiteIpdasYes,
        Met::Partly => Msg::SiteIpdasPartly,
        Met::NotYet => Msg::SiteIpdasNotYet,
    });
    let place = criterion.place.map(|place| {
        view! { " " <a href=place.link>{place.name}</a> }
    });
    view! {
        <tr>
            <th scope="row">
                {format!("{} ", criterion.code)}
                {criterion.asks}
                <Cite shelf=shelf.clone() ids=criterion.sources />
            </th>
            <td>{met}</td>
            <td>
                {criterion.how}
                {place}
            </td>
        </tr>
    }
}
