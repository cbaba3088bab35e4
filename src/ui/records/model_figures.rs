//! The model of the estimator in figures: its formula, what was fitted, and how far it is off for a trial not seen.

use super::Shelf;
use crate::domain::estimator::{ArmKind, FitNotes, LeftOut, Quality, fit_notes};
use crate::domain::message::Msg;
use leptos::prelude::*;

/// What a kind of arm is called.
pub fn kind_word(kind: ArmKind) -> Msg {
    match kind {
        ArmKind::Adjunct => Msg::SiteKindAdjunct,
        ArmKind::RadioFrequency => Msg::SiteKindRadio,
        // A comparator is never shown.
        ArmKind::Needling | ArmKind::Other => Msg::SiteKindNeedling,
    }
}

/// The formula, the rate, and a table of the fitted groups.
#[component]
pub fn ModelFigures(
    /// Catalogue and numbers.
    shelf: Shelf,
) -> impl IntoView {
    let messages = &shelf.catalog.messages;
    let fit = &shelf.catalog.evidence;
    let two = |value: f64| format!("{value:.2}");
    let rate = messages.fill(
        Msg::SiteModelRate,
        &[("k", &two(fit.dose.typical)), ("low", &two(fit.dose.low)), ("high", &two(fit.dose.high))],
    );
    let sigma = messages.fill(Msg::SiteModelSigma, &[("sigma", &format!("{:.0}", fit.sigma))]);
    let read = messages
        .fill(Msg::SiteModelRead, &[("rows", &fit.rows.to_string()), ("date", &fit.read), ("version", &fit.version)]);
    let columns = [
        Msg::SiteModelGroup,
        Msg::SiteModelPlateau,
        Msg::SiteModelArms,
        Msg::SiteModelTrials,
        Msg::SiteModelPeople,
        Msg::SiteModelError,
        Msg::SiteModelCovered,
    ];
    let head = columns.map(|msg| view! { <th scope="col">{shelf.text(msg)}</th> }).into_iter().collect_view();
    let groups = fit_notes(fit).into_iter().map(|notes| row(&shelf, &notes)).collect_view();
    let all = Quality::over(shelf.catalog.quality.iter());
    let all = view! {
        <tr>
            <th scope="row">{shelf.text(Msg::SiteModelAll)}</th>
            <td></td>
            <td>{all.map(|quality| quality.arms.to_string())}</td>
            <td></td>
            <td></td>
            {quality_cells(&shelf, all)}
        </tr>
    };
    view! {
        <p class="tx-formula">{shelf.text(Msg::SiteModelFormula)}</p>
        <p>{rate}</p>
        <p>{sigma}</p>
        <div class="tx-table" role="region" tabindex="0" aria-label=shelf.text(Msg::SiteModelTable)>
            <table>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{groups} {all}</tbody>
            </table>
        </div>
        <p>{read}</p>
    }
}

fn row(shelf: &Shelf, notes: &FitNotes) -> impl IntoView + use<> {
    let concern = shelf.catalog.concerns.iter().find(|c| c.id.as_str() == notes.concern);
    let name = concern.map_or_else(|| notes.concern.clone(), |concern| concern.name.clone());
    let kind = shelf.text(kind_word(notes.kind));
    let (mean, low, high) = notes.plateau;
    let (arms, trials, people) = notes.behind;
    let here = |arm: &&LeftOut| arm.concern == notes.concern && arm.kind == notes.kind;
    let quality = Quality::over(shelf.catalog.quality.iter().filter(here));
    view! {
        <tr>
            <th scope="row">{name} <br /> <small>{kind}</small></th>
            <td>{format!("{mean:.0}% ({:.0} to {:.0}%)", low.max(0.0), high.min(100.0))}</td>
            <td>{arms.to_string()}</td>
            <td>{trials.to_string()}</td>
            <td>{people.to_string()}</td>
            {quality_cells(shelf, quality)}
        </tr>
    }
}

fn quality_cells(shelf: &Shelf, quality: Option<Quality>) -> impl IntoView + use<> {
    let error = quality.map(|quality| {
        shelf.catalog.messages.fill(Msg::SiteModelPoints, &[("n", &format!("{:.0}", quality.mean_error))])
    });
    let covered = quality.map(|quality| format!("{:.0}%", quality.covered));
    view! {
        <td>{error}</td>
        <td>{covered}</td>
    }
}
