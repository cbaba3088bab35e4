//! One option: its name, its grade, what it asks of a person, and what speaks for and against it.

use super::why::why;
use super::{FinderTool, words};
use crate::domain::comparison::MOST;
use crate::domain::finder::{About, Asked, Priority, Stance, Weighed};
use crate::domain::message::Msg;
use crate::domain::option::{FactKey, OptionRecord, Setting};
use crate::domain::treatment::Grade;
use crate::ui::kit::words::grade_word;
use crate::ui::tools::options::describe_price;
use leptos::prelude::*;

/// The card. Reasons stand in the order of the rules, and each list says which way it speaks.
pub fn card(tool: &FinderTool, asked: &Asked, weighed: &Weighed<'_>) -> AnyView {
    let facts = &tool.facts;
    let option = weighed.option;
    let graded = weighed.reasons.iter().find_map(|reason| match reason.about {
        About::Concern(record) => Some(record.map_or(Grade::NotFound, |record| record.grade)),
        _ => None,
    });
    let grade = graded.map(|grade| {
        let class = format!("tx-grade tx-grade--{}", grade.as_str());
        view! { <span class=class>{facts.text(grade_word(grade))}</span> }
    });
    let sides = [
        (Stance::For, Msg::FinderFor, "for"),
        (Stance::Against, Msg::FinderAgainst, "against"),
        (Stance::Unknown, Msg::FinderUnknown, "unknown"),
    ];
    let reasons: Vec<_> = sides
        .into_iter()
        .filter_map(|(stance, heading, class)| {
            let rows: Vec<_> = weighed
                .reasons(stance)
                .map(|reason| {
                    let words = words::reason(facts, asked, option, reason);
                    view! { <li>{words}</li> }.into_any()
                })
                .collect();
            (!rows.is_empty()).then(|| {
                view! {
                    <div class=format!("tx-reasons tx-reasons--{class}")>
                        <p class="tx-reasons__heading">{facts.text(heading)}</p>
                        <ul>{rows}</ul>
                    </div>
                }
                .into_any()
            })
        })
        .collect();
    let cards = {
        let (check, slug) = (tool.check.clone(), option.slug.clone());
        move || check.headed_list(&slug)
    };
    let compare = (option.setting != Setting::Waiting).then(|| compare_box(tool, option));
    view! {
        <li class="tx-option" data-testid=format!("finder-option-{}", option.slug)>
            <div class="tx-option__head">
                <h4>
                    <a href=facts.address_of(&option.slug)>{option.name.clone()}</a>
                </h4>
                {grade}
            </div>
            <p>{option.plain.clone()}</p>
            {asks(tool, option)}
            {cards}
            <div class="tx-option__reasons">{reasons}</div>
            {why(facts, asked, weighed)}
            {compare}
        </li>
    }
    .into_any()
}

/// What the option asks of a person; what matters most to them is marked in words.
fn asks(tool: &FinderTool, option: &OptionRecord) -> AnyView {
    let facts = &tool.facts;
    let matters = tool.priority();
    let price = describe_price(facts, option.price);
    let rows = [
        (Some(Priority::Downtime), Msg::OptionDowntime, words::amount(facts, option, FactKey::Downtime)),
        (Some(Priority::Sessions), Msg::OptionSessions, words::amount(facts, option, FactKey::Sessions)),
        (Some(Priority::Home), Msg::OptionWhere, facts.text(words::setting(option.setting))),
        (None, Msg::OptionPrice, price),
    ];
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(about, label, value)| {
            let mark = (about.is_some() && matters == about)
                .then(|| view! { <span class="tx-option__matters">{facts.text(Msg::FinderMatters)}</span> });
            view! {
                <div>
                    <dt>{facts.text(label)}</dt>
                    <dd>{value} {mark}</dd>
                </div>
            }
            .into_any()
        })
        .collect();
    view! { <dl class="tx-option__asks">{rows}</dl> }.into_any()
}

/// Puts the option into the comparison, or takes it back.
fn compare_box(tool: &FinderTool, option: &OptionRecord) -> AnyView {
    let selection = tool.visit.selection;
    let (slug, shown, full) = (option.slug.clone(), option.slug.clone(), option.slug.clone());
    let id = format!("finder-compare-{slug}");
    let resting = move || selection.with(|s| s.treatments.len() >= MOST && !s.treatments.contains(&full));
    let label = tool.facts.messages.fill(Msg::FinderCompare, &[("name", &option.name)]);
    view! {
        <label class="tx-check tx-option__compare">
            <input
                type="checkbox"
                id=id.clone()
                data-testid=id
                autocomplete="off"
                prop:checked=move || selection.with(|s| s.treatments.contains(&shown))
                prop:disabled=resting
                on:change=move |event| {
                    let slug = slug.clone();
                    selection.update(|s| {
                        if event_target_checked(&event) {
                            s.treatments.insert(slug);
                        } else {
                            s.treatments.remove(&slug);
                        }
                    });
                }
            />
            <span>{label}</span>
        </label>
    }
    .into_any()
}
