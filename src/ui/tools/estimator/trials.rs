//! The studies behind an answer, as a table.

use super::StudyFacts;
use super::figures::tenths;
use super::unknown::link;
use crate::domain::estimator::{Dot, Estimate};
use crate::domain::message::Msg;
use leptos::prelude::*;

/// The table, in a fold that stays as it is while the answer changes. Its rows are made when it is opened for the first
/// time: most readers never do.
///
/// Without scripts: a link to the page that has every study.
#[component]
pub fn Trials(facts: StudyFacts, result: Memo<Option<Estimate>>) -> impl IntoView {
    let heading = facts.messages.get(Msg::EstimatorTrials).to_owned();
    // Another number of sessions leaves the studies as they are: only another list builds the rows anew.
    let trials = Memo::new(move |_| result.with(|result| result.as_ref().map(trials_of).unwrap_or_default()));
    let opened = RwSignal::new(false);
    let all = (facts.how_we_know.clone(), facts.messages.get(Msg::EstimatorHowMore).to_owned());
    let table = move || {
        if !opened.get() {
            return ().into_any();
        }
        let head: Vec<_> = [
            Msg::EstimatorTrial,
            Msg::EstimatorDesign,
            Msg::EstimatorPeopleColumn,
            Msg::EstimatorSessionsColumn,
            Msg::EstimatorImprovement,
            Msg::EstimatorUsedColumn,
        ]
        .into_iter()
        .map(|msg| view! { <th scope="col">{facts.messages.get(msg).to_owned()}</th> }.into_any())
        .collect();
        let rows: Vec<_> = trials.with(|trials| trials.iter().map(|trial| row(&facts, trial)).collect());
        view! {
            <table>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <details class="tx-estimator__trials" id="estimator-trials" on:toggle=move |_| opened.set(true)>
            <summary>{heading}</summary>
            <div class="tx-table" tabindex="0">{table}</div>
            <p><a href=all.0>{all.1}</a></p>
        </details>
    }
}

fn trials_of(estimate: &Estimate) -> Vec<Dot> {
    match estimate {
        Estimate::Curve(curve) => curve.trials.clone(),
        Estimate::Protocol(protocol) => protocol.findings.iter().map(|finding| finding.trial.clone()).collect(),
        Estimate::NoStudyFound(_) => Vec::new(),
    }
}

fn row(facts: &StudyFacts, trial: &Dot) -> AnyView {
    let m = |msg| facts.messages.get(msg).to_owned();
    let or_not_stated = |text: Option<String>| text.unwrap_or_else(|| m(Msg::EstimatorNotStated));
    let percent = |value: u8| facts.messages.fill(Msg::EstimatorPercent, &[("n", &value.to_string())]);
    let mut improvement = or_not_stated(trial.improvement.map(|p| percent(p.rounded())));
    if trial.patient_rated {
        improvement = format!("{improvement}, {}", m(Msg::EstimatorPatientRated));
    }
    let cells = [
        trial.design.clone(),
        or_not_stated(trial.people.map(|n| n.to_string())),
        or_not_stated(trial.sessions.map(tenths)),
        improvement,
        m(if trial.used { Msg::EstimatorUsed } else { Msg::EstimatorNotUsed }),
    ];
    let cells: Vec<_> = cells.into_iter().map(|cell| view! { <td>{cell}</td> }.into_any()).collect();
    view! {
        <tr>
            <th scope="row">{link(trial)}</th>
            {cells}
        </tr>
    }
    .into_any()
}
