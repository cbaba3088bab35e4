//! The two answers without a percentage: what the studies did, and that none was found.

use super::StudyFacts;
use super::answer::place_notes;
use crate::domain::estimator::{Dot, NoStudy, ProtocolEstimate};
use crate::domain::message::{Msg, join_names};
use leptos::prelude::*;

/// What the studies did and found, where no percentage is honest.
#[component]
pub fn Protocol(facts: StudyFacts, protocol: ProtocolEstimate) -> impl IntoView {
    let notes: Vec<_> =
        place_notes(&facts, &protocol.area_basis).into_iter().map(|note| view! { <p>{note}</p> }.into_any()).collect();
    let found: Vec<_> = protocol
        .findings
        .into_iter()
        .filter(|finding| !finding.text.is_empty())
        .map(|finding| view! { <li>{finding.text} " (" {link(&finding.trial)} ")"</li> }.into_any())
        .collect();
    let heading = facts.messages.get(Msg::EstimatorFindings).to_owned();
    view! {
        <p>{protocol.why}</p>
        <h3>{heading}</h3>
        <ul class="tx-estimator__findings">{found}</ul>
        {notes}
    }
}

/// No study found: a state of its own. It says what is known nearby, and what to ask.
#[component]
pub fn NoStudyFound(facts: StudyFacts, nothing: NoStudy) -> impl IntoView {
    let m = |msg| facts.messages.get(msg).to_owned();
    let here: Vec<_> = facts
        .concerns
        .iter()
        .filter(|concern| nothing.studied_here.contains(&concern.id))
        .map(|concern| concern.name.clone())
        .collect();
    let line = |heading: Msg, names: &[String]| {
        let text = join_names(&facts.messages, names);
        (!names.is_empty()).then(|| view! { <p><strong>{m(heading)}": "</strong>{text}"."</p> }.into_any())
    };
    let asks: Vec<_> = [Msg::EstimatorAskWhy, Msg::EstimatorAskSeen, Msg::EstimatorAskStop]
        .into_iter()
        .map(|msg| view! { <li>{m(msg)}</li> }.into_any())
        .collect();
    view! {
        <div class="tx-estimator__none">
            {line(Msg::EstimatorStudiedAt, &nothing.studied_at)}
            {line(Msg::EstimatorStudiedHere, &here)}
            <h3>{m(Msg::EstimatorAskHeading)}</h3>
            <ul>{asks}</ul>
        </div>
    }
}

/// A link to where a trial can be read.
pub fn link(trial: &Dot) -> AnyView {
    view! { <a href=trial.url.clone() rel="noopener external">{trial.label.clone()}</a> }.into_any()
}
