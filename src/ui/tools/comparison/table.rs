//! The table, and the sources that its numbers lead to.

use super::cell::cell;
use super::cites::Cites;
use super::{Asked, words};
use crate::domain::comparison::Compared;
use crate::domain::message::Msg;
use crate::ui::tools::options::{OptionCheck, OptionFacts};
use leptos::prelude::*;

/// How many places fit on paper beside all other rows.
const SHORT_PLACES: usize = 3;

/// The table. A narrow place shows it row after row, and there each cell names its option.
///
/// The roles are written out, for what is laid out as blocks is a table no longer for some browsers.
pub fn table(
    facts: &OptionFacts,
    asked: &Asked,
    compared: &Compared<'_>,
    only_differences: bool,
    check: &OptionCheck,
) -> AnyView {
    let mut cites = Cites::default();
    let head: Vec<_> = compared
        .options
        .iter()
        .map(|option| {
            view! {
                <th scope="col" role="columnheader">
                    <a href=facts.address_of(&option.slug)>{option.name.clone()}</a>
                </th>
            }
            .into_any()
        })
        .collect();
    let rows: Vec<_> = compared
        .rows
        .iter()
        .filter(|row| !only_differences || row.differs == Some(true))
        .map(|row| {
            let cells: Vec<_> = row
                .cells
                .iter()
                .zip(&compared.options)
                .map(|(one, option)| {
                    let inside = cell(facts, asked, one, &mut cites);
                    view! {
                        <td role="cell">
                            <span class="tx-compare__option" aria-hidden="true">{option.name.clone()}</span>
                            {inside}
                        </td>
                    }
                    .into_any()
                })
                .collect();
            let mark = row.differs.map(|differs| if differs { Msg::CompareDiffers } else { Msg::CompareSame });
            let differs = if row.differs == Some(true) { " tx-compare__row--differs" } else { "" };
            // On paper a row of figures is whole without the sentences behind them.
            let short = if row.kind.is_counted() { " tx-compare__row--short" } else { "" };
            let class = format!("tx-compare__row{differs}{short}");
            let mark = mark.map(|msg| view! { <span class="tx-compare__mark">{facts.text(msg)}</span> });
            let row = view! {
                <tr role="row" class=class>
                    <th scope="row" role="rowheader">{words::row(facts, asked, row.kind)} " " {mark}</th>
                    {cells}
                </tr>
            }
            .into_any();
            check.turns.part(move || row)
        })
        .collect();
    let cards = cards_row(facts, compared, check);
    let none = rows.is_empty().then(|| view! { <p>{facts.text(Msg::CompareNoDifference)}</p> });
    let caption = words::caption(facts, asked, compared);
    // Many places make the longest row, and the sheet that the table is printed on stays one.
    let long = if asked.question.areas.len() > SHORT_PLACES { " tx-compare__table--long" } else { "" };
    let sources = cites.list(facts);
    let sources = check.turns.part(move || sources.into_any());
    let class = format!("tx-compare__table tx-compare__table--{}{long}", compared.options.len());
    view! {
        <table
            class=class
            role="table"
            data-testid="compare-table"
        >
            <caption>{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <td role="cell"></td>
                    {head}
                </tr>
            </thead>
            <tbody role="rowgroup">{cards} {rows}</tbody>
        </table>
        {none}
        <p class="tx-compare__printed">{facts.text(Msg::ComparePrinted)}</p>
        {sources}
    }
    .into_any()
}

/// The cards that the visitor's answers raise for each option, before all other rows; nothing where there is none.
fn cards_row(
    facts: &OptionFacts,
    compared: &Compared<'_>,
    check: &OptionCheck,
) -> impl Fn() -> Option<AnyView> + Send + use<> {
    let (facts, check) = (facts.clone(), check.clone());
    let options: Vec<_> = compared.options.iter().map(|option| (option.slug.clone(), option.name.clone())).collect();
    move || {
        check.has_cards().then(|| {
            let cells: Vec<_> = options
                .iter()
                .map(|(slug, name)| {
                    let none = || view! { <p>{facts.text(Msg::OptionCardsNone)}</p> }.into_any();
                    view! {
                        <td role="cell">
                            <span class="tx-compare__option" aria-hidden="true">{name.clone()}</span>
                            {check.list(slug).unwrap_or_else(none)}
                        </td>
                    }
                    .into_any()
                })
                .collect();
            view! {
                <tr role="row" class="tx-compare__row" data-testid="compare-cards">
                    <th scope="row" role="rowheader">{facts.text(Msg::OptionCards)}</th>
                    {cells}
                </tr>
            }
            .into_any()
        })
    }
}
