//! What is chosen, and what is known of this treatment there.

use super::AreaTool;
use super::describe::{capitalized, describe_all};
use crate::domain::area::AreaId;
use crate::domain::message::Msg;
use crate::domain::treatment::AreaRecord;
use crate::ui::kit::icon::{Icon, Sign};
use crate::ui::kit::source_names::SourceNames;
use crate::ui::kit::why::{Ground, Why, sources_of};
use crate::ui::kit::words::status_word;
use leptos::prelude::*;

/// The chosen areas, each with what is known there and a way to take it back.
///
/// Without scripts: the sentence for an empty list.
#[component]
pub fn Chosen(
    /// What the parts of the tool share.
    tool: AreaTool,
) -> impl IntoView {
    let heading = tool.facts.messages.get(Msg::AreasChosen).to_owned();
    let places = tool.places;
    let list = move || {
        let chosen = places.with(|s| describe_all(&tool.facts, s));
        if chosen.is_empty() {
            let none = tool.facts.messages.get(Msg::AreasNone).to_owned();
            return view! { <p class="tx-chosen__none">{none}</p> }.into_any();
        }
        let rows = chosen
            .into_iter()
            .map(|(placed, name)| view! { <ChosenRow tool=tool.clone() area=placed.area name=name /> });
        view! { <ul class="tx-chosen__list">{rows.collect_view()}</ul> }.into_any()
    };
    view! {
        <div class="tx-chosen" data-testid="area-summary">
            <h3 class="tx-areas__heading">{heading}</h3>
            {list}
        </div>
    }
}

#[component]
fn ChosenRow(tool: AreaTool, area: AreaId, name: String) -> impl IntoView {
    let facts = tool.facts.clone();
    let record: Option<AreaRecord> = facts.area_record(&area).cloned();
    let text = |msg: Msg| facts.messages.get(msg).to_owned();
    let ground = Ground {
        about: capitalized(&name),
        rule: text(Msg::AreasWhyRule),
        answer: Some(name.clone()),
        record: Some(record.as_ref().map_or_else(|| text(Msg::AreasWhyNone), |record| record.text.clone())),
        sources: record.as_ref().map(|record| sources_of(&facts.sources, &record.sources)).unwrap_or_default(),
    };
    let why_id = format!("areas-why-{area}");
    let known = if let Some(record) = record {
        let status = facts.messages.get(status_word(record.status)).to_owned();
        view! {
            <p class="tx-chosen__known">
                <strong class=format!("tx-status tx-status--{}", record.status.as_str())>{status}</strong>
                " "
                {record.text}
            </p>
            <SourceNames facts=facts.clone() ids=record.sources />
        }
        .into_any()
    } else {
        let unknown = facts.messages.get(Msg::AreaNoRecord).to_owned();
        view! { <p class="tx-chosen__known">{unknown}</p> }.into_any()
    };
    let tool_facts = facts.clone();
    let label = facts.messages.fill(Msg::AreaRemove, &[("area", &name)]);
    view! {
        <li class="tx-chosen__row">
            <p class="tx-chosen__name">
                <span>{capitalized(&name)}</span>
                <button
                    type="button"
                    class="tx-button tx-button--icon"
                    aria-label=label
                    on:click=move |_| tool.choose(&area, None)
                >
                    <Icon sign=Sign::Cross />
                </button>
            </p>
            {known}
            <Why facts=tool_facts id=why_id grounds=move || vec![ground.clone()] />
        </li>
    }
}
