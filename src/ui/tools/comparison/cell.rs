//! What stands in one field of the table: first what can be held against its neighbors, then the words of the record,
//! then the numbers of its sources.

use super::cites::Cites;
use super::{Asked, words};
use crate::domain::area::AreaId;
use crate::domain::comparison::Cell;
use crate::domain::frequency::OfHundred;
use crate::domain::message::{Msg, join_names};
use crate::domain::option::FactKey;
use crate::domain::source::SourceId;
use crate::domain::treatment::{AdverseEffect, AreaRecord, Fact, Grade, Indication, SkinTypeRecord};
use crate::ui::kit::amount::describe_amount;
use crate::ui::kit::hundred::Hundred;
use crate::ui::kit::words::{grade_word, scope_word, suitability_word};
use crate::ui::tools::options::{OptionFacts, describe_price};
use crate::ui::tools::target_areas::capitalized;
use leptos::prelude::*;

/// The inside of a cell.
pub fn cell(facts: &OptionFacts, asked: &Asked, cell: &Cell<'_>, cites: &mut Cites) -> AnyView {
    match cell {
        Cell::Plain(text) => view! { <p>{(*text).to_owned()}</p> }.into_any(),
        Cell::Uses(uses) if asked.question.concern.is_some() => graded(facts, uses.first().copied(), cites),
        Cell::Uses(uses) => all_uses(facts, uses, cites),
        Cell::Regulator(use_, general) => {
            let scope = use_.and_then(|record| scope_word(record.scope)).map(|msg| head(facts.text(msg)));
            let general: Vec<_> =
                general.iter().map(|fact| words_of(facts, &fact.text, &fact.sources, cites)).collect();
            view! {
                {scope}
                {general}
            }
            .into_any()
        }
        Cell::Areas(areas) => known_in(facts, areas, cites),
        Cell::Facts(rows) if rows.is_empty() => not_known(facts),
        Cell::Facts(rows) => rows.iter().map(|fact| one_fact(facts, fact, cites)).collect::<Vec<_>>().into_any(),
        Cell::SideEffects(effects) => {
            let rows: Vec<_> = effects.iter().map(|effect| side_effect(facts, effect, cites)).collect();
            view! { <ul class="tx-compare__effects">{rows}</ul> }.into_any()
        }
        Cell::Price(price) => head(capitalized(&describe_price(facts, *price))),
        Cell::SkinTypes(records) if records.is_empty() => not_known(facts),
        Cell::SkinTypes(records) => {
            let whole = asked.question.fitzpatrick.is_some();
            records.iter().map(|record| skin_type(facts, record, whole, cites)).collect::<Vec<_>>().into_any()
        }
    }
}

/// What is known in each area; areas of which the same is known share a line.
fn known_in(facts: &OptionFacts, areas: &[(AreaId, Option<&AreaRecord>)], cites: &mut Cites) -> AnyView {
    let mut lines: Vec<(Vec<String>, Option<&AreaRecord>)> = Vec::new();
    for (area, record) in areas {
        let says = |known: Option<&AreaRecord>| known.map(|r| (r.status, r.text.clone()));
        let name = facts.area_in_words(area);
        match lines.iter_mut().find(|(_, known)| says(*known) == says(*record)) {
            Some((names, _)) => names.push(name),
            None => lines.push((vec![name], *record)),
        }
    }
    let lines = lines.into_iter().map(|(names, record)| {
        let words = record.map(|record| words_of(facts, &record.text, &record.sources, cites));
        view! {
            {head(facts.areas_known(&join_names(&facts.messages, &names), record))}
            {words}
        }
        .into_any()
    });
    lines.collect::<Vec<_>>().into_any()
}

fn head(text: String) -> AnyView {
    view! {
        <p class="tx-compare__head">
            <span>{text}</span>
        </p>
    }
    .into_any()
}

fn not_known(facts: &OptionFacts) -> AnyView {
    head(facts.text(Msg::SiteNotKnown))
}

fn words_of(facts: &OptionFacts, text: &str, sources: &[SourceId], cites: &mut Cites) -> AnyView {
    let text = text.to_owned();
    view! {
        <p>
            <span class="tx-compare__words">{text}</span>
            {cites.chips(facts, sources)}
        </p>
    }
    .into_any()
}

fn badge(facts: &OptionFacts, grade: Grade) -> AnyView {
    let class = format!("tx-grade tx-grade--{}", grade.as_str());
    view! { <p class="tx-compare__head"><span class=class>{facts.text(grade_word(grade))}</span></p> }.into_any()
}

/// The grade for the concern, and what was found.
fn graded(facts: &OptionFacts, use_: Option<&Indication>, cites: &mut Cites) -> AnyView {
    let Some(record) = use_ else { return badge(facts, Grade::NotFound) };
    view! {
        {badge(facts, record.grade)}
        {words_of(facts, &record.text, &record.sources, cites)}
    }
    .into_any()
}

/// Every concern it is used for, grade by grade.
fn all_uses(facts: &OptionFacts, uses: &[&Indication], cites: &mut Cites) -> AnyView {
    if uses.is_empty() {
        return badge(facts, Grade::NotFound);
    }
    let grades = [Grade::Strong, Grade::SomeEvidence, Grade::Weak].into_iter().filter_map(|grade| {
        let of_grade: Vec<_> = uses.iter().filter(|record| record.grade == grade).collect();
        let names: Vec<_> = of_grade.iter().map(|record| facts.concern_in_words(&record.concern)).collect();
        let mut sources: Vec<SourceId> = Vec::new();
        for id in of_grade.iter().flat_map(|record| &record.sources) {
            if !sources.contains(id) {
                sources.push(id.clone());
            }
        }
        let names = join_names(&facts.messages, &names);
        (!of_grade.is_empty()).then(|| {
            view! {
                {badge(facts, grade)}
                {words_of(facts, &names, &sources, cites)}
            }
            .into_any()
        })
    });
    grades.collect::<Vec<_>>().into_any()
}

/// A row of the fact card; one that is about a concern of its own says which.
fn one_fact(facts: &OptionFacts, fact: &Fact, cites: &mut Cites) -> AnyView {
    let own = FactKey::ALL.iter().all(|key| key.as_str() != fact.key);
    let label = own.then(|| view! { <p class="tx-compare__label">{fact.label.clone()}</p> });
    let amount = match (&fact.amount, fact.found) {
        (_, false) => Some(facts.text(Msg::SiteNotKnown)),
        (Some(amount), true) => describe_amount(&facts.messages, amount),
        (None, true) => None,
    };
    view! {
        {label}
        {amount.map(head)}
        {words_of(facts, &fact.text, &fact.sources, cites)}
    }
    .into_any()
}

/// A side effect: of 100, both ways, where a rate is on record; and among whom.
fn side_effect(facts: &OptionFacts, effect: &AdverseEffect, cites: &mut Cites) -> AnyView {
    let rate = effect.percent.map(OfHundred::of);
    let picture = rate.map(|rate| view! { <Hundred marked=rate.dots() /> });
    let often = rate.map_or_else(|| capitalized(&effect.frequency), |rate| words::of_hundred(facts, rate));
    let group = effect.group.as_ref().map(|group| {
        let group = facts.messages.fill(Msg::CompareGroup, &[("group", group)]);
        view! { <span class="tx-compare__group">{group}</span> }
    });
    view! {
        <li>
            <strong>{effect.name.clone()}</strong>
            " "
            {picture}
            <p>{often} " " {group} {cites.chips(facts, &effect.sources)}</p>
        </li>
    }
    .into_any()
}

/// What the sources say for some skin types; the whole record where one is asked about.
fn skin_type(facts: &OptionFacts, record: &SkinTypeRecord, whole: bool, cites: &mut Cites) -> AnyView {
    let types: Vec<_> = record.types.iter().map(|skin| skin.as_str()).collect();
    let word = facts.text(suitability_word(record.suitability));
    let pih = format!("{} {}.", facts.text(Msg::SitePih), record.pih);
    let text = if whole { format!("{pih} {}", record.text) } else { pih };
    view! {
        {head(if whole { word } else { format!("{}: {word}", types.join(", ")) })}
        {words_of(facts, &text, &record.sources, cites)}
    }
    .into_any()
}
