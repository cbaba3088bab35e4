//! Every trial of the evidence, grouped by what was treated. What they add up to is left to the estimator.

use super::Shelf;
use super::model_figures::kind_word;
use crate::domain::estimator::{EvidenceFit, ShownArm, Trial};
use crate::domain::message::Msg;
use leptos::prelude::*;

/// A fold for each concern, with its trials as a table.
#[component]
pub fn TrialTable(
    /// Catalogue and numbers.
    shelf: Shelf,
) -> impl IntoView {
    let evidence: &EvidenceFit = &shelf.catalog.evidence;
    let groups = evidence
        .concerns
        .iter()
        .enumerate()
        .filter_map(|(index, known)| {
            let arms: Vec<(&Trial, &ShownArm)> = evidence
                .trials
                .iter()
                .flat_map(|trial| trial.arms.iter().map(move |arm| (trial, arm)))
                .filter(|(_, arm)| usize::from(arm.concern) == index)
                .collect();
            let name = shelf.catalog.concern(&known.concern)?.name.clone();
            (!arms.is_empty()).then(|| group(&shelf, name, &arms))
        })
        .collect_view();
    view! {
        <h3>{shelf.text(Msg::SiteAllTrials)}</h3>
        {groups}
    }
}

fn group(shelf: &Shelf, name: String, arms: &[(&Trial, &ShownArm)]) -> impl IntoView + use<> {
    let columns = [
        Msg::EstimatorTrial,
        Msg::EstimatorDesign,
        Msg::SiteKind,
        Msg::EstimatorPeopleColumn,
        Msg::EstimatorSessionsColumn,
        Msg::EstimatorImprovement,
        Msg::EstimatorUsedColumn,
    ];
    let head = columns.map(|msg| view! { <th scope="col">{shelf.text(msg)}</th> }).into_iter().collect_view();
    let rows = arms.iter().map(|(trial, arm)| row(shelf, trial, arm)).collect_view();
    view! {
        <details class="tx-fold">
            <summary>{name.clone()}</summary>
            <div class="tx-table" role="region" tabindex="0" aria-label=name>
                <table>
                    <thead>
                        <tr>{head}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}

fn row(shelf: &Shelf, trial: &Trial, arm: &ShownArm) -> impl IntoView + use<> {
    let or_not_stated = |value: Option<String>| value.unwrap_or_else(|| shelf.text(Msg::EstimatorNotStated));
    let place = shelf.catalog.evidence.places.get(usize::from(arm.place)).map_or("", |place| &place.words);
    let design: Vec<&str> = [&*trial.design, place].into_iter().filter(|part| !part.is_empty()).collect();
    let used_for = if arm.arm.is_empty() { shelf.text(kind_word(arm.kind)) } else { arm.arm.clone() };
    let improvement = arm.improvement.map(|percent| format!("{percent:.0}%"));
    let improvement = improvement.or_else(|| (!arm.finding.is_empty()).then(|| arm.finding.clone()));
    let rated =
        arm.patient_rated.then(|| view! { <small>{format!(" {}", shelf.text(Msg::EstimatorPatientRated))}</small> });
    view! {
        <tr>
            <th scope="row">
                <a href=trial.url() rel="noopener external">
                    {trial.label.clone()}
                </a>
            </th>
            <td>{design.join(", ")}</td>
            <td>{used_for}</td>
            <td>{or_not_stated(arm.people.map(|n| n.to_string()))}</td>
            <td>{or_not_stated(arm.sessions.map(|n| n.to_string()))}</td>
            <td>{or_not_stated(improvement)} {rated}</td>
            <td>{shelf.text(if arm.used { Msg::EstimatorUsed } else { Msg::EstimatorNotUsed })}</td>
        </tr>
    }
}
