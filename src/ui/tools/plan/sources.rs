//! What the plan rests on: its sources, and when they were read.

use super::Planner;
use crate::domain::date::{CivilDate, describe_date};
use crate::domain::message::Msg;
use crate::domain::plan::PlanRecord;
use crate::domain::source::SourceId;
use leptos::prelude::*;
use std::sync::Arc;

/// The sources of times and numbers, each a link, and the date.
#[component]
pub fn Sources(planner: Planner, record: Arc<PlanRecord>) -> impl IntoView {
    let facts = &record.facts;
    let mut ids: Vec<SourceId> = Vec::new();
    let times = facts.interval.iter().chain(&facts.downtime).chain(&facts.onsets).flat_map(|fact| &fact.sources);
    for id in facts.sessions.iter().flat_map(|fact| &fact.sources).chain(times) {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    let links: Vec<_> = ids
        .iter()
        .filter_map(|id| record.sources.iter().find(|source| &source.id == id))
        .enumerate()
        .map(|(n, source)| {
            view! {
                {(n > 0).then_some("; ")}
                <a href=source.url.clone() rel="noopener external" title=source.title.clone()>
                    {format!("{}, {}", source.publisher, source.year)}
                </a>
            }
            .into_any()
        })
        .collect();
    let read = CivilDate::parse(&facts.facts_read).map(|day| {
        planner.facts.messages.fill(Msg::PlanRead, &[("date", &describe_date(&planner.facts.messages, day))])
    });
    let label = planner.text(Msg::PlanSources);
    view! {
        <p class="tx-sources" data-testid="plan-sources">
            <span>{label}": "</span>
            {links}
            ". "
            {read}
        </p>
    }
    .into_any()
}
