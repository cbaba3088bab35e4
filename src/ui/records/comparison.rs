//! This treatment beside another one, row by row.

use super::{Cite, Shelf};
use crate::domain::treatment::{Comparison, Treatment};
use leptos::prelude::*;

/// A table with a row heading for each thing compared; its sources stand in the row.
#[component]
pub fn ComparisonTable(
    /// Catalogue and numbers.
    shelf: Shelf,
    /// The treatment.
    treatment: Treatment,
    /// Which of its comparisons.
    with: String,
) -> impl IntoView {
    let comparison: Option<Comparison> = treatment.comparisons.into_iter().find(|c| c.with == with);
    comparison.map(|comparison| {
        let heading = comparison.heading;
        let rows = comparison
            .rows
            .into_iter()
            .map(|row| {
                view! {
                    <tr>
                        <th scope="row">
                            {row.row}
                            <Cite shelf=shelf.clone() ids=row.sources />
                        </th>
                        <td>{row.this}</td>
                        <td>{row.other}</td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <p>{comparison.text}</p>
            <div class="tx-table" role="region" tabindex="0" aria-label=heading.clone()>
                <table>
                    <thead>
                        <tr>
                            <td></td>
                            <th scope="col">{treatment.name}</th>
                            <th scope="col">{column_of(&with)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    })
}

/// The column heading for the other treatment: its id in words.
fn column_of(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
