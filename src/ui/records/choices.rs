//! The choices for one concern: "no treatment for now" and every treatment, by the rule that stands above them.

use super::fact_card::describe_amount;
use super::{Cite, Shelf};
use crate::domain::catalog::Choice;
use crate::domain::concern::{Concern, First};
use crate::domain::message::Msg;
use crate::domain::treatment::{Grade, Treatment};
use crate::ui::kit::words::grade_word;
use crate::ui::kit::words::scope_word;
use leptos::prelude::*;

/// The facts that say what a course asks of a person, in the order in which they are shown.
pub const ASKED: [&str; 4] = ["sessions", "interval", "downtime", "duration"];

/// Every choice with its grade, what was found, the regulator's scope, and what it would ask of the reader.
///
/// Without scripts: the same.
#[component]
pub fn Choices(
    /// Catalogue and numbers.
    shelf: Shelf,
    /// The concern.
    concern: Concern,
) -> impl IntoView {
    let catalog = std::sync::Arc::clone(&shelf.catalog);
    let (waiting, treatments): (Vec<_>, Vec<_>) =
        catalog.choices(&concern.id).into_iter().partition(|c| c.treatment.is_waiting());
    let waiting = view! { <Waiting shelf=shelf.clone() concern=concern choice=waiting.first().copied() /> }.into_any();
    let rows = treatments.into_iter().map(|choice| row(&shelf, choice)).collect_view();
    view! { <ul class="tx-choices">{waiting} {rows}</ul> }
}

fn row(shelf: &Shelf, choice: Choice<'_>) -> impl IntoView + use<> {
    let found = choice.indication.map(|indication| {
        view! {
            <p>
                {indication.text.clone()}
                <Cite shelf=shelf.clone() ids=indication.sources.clone() />
            </p>
            {scope_word(indication.scope).map(|s| view! { <p class="tx-benefit__scope">{shelf.text(s)}</p> })}
        }
    });
    let asks = choice.may_help().then(|| asked(shelf, choice.treatment));
    view! {
        <li class="tx-benefit">
            <p class="tx-benefit__head">
                <strong>{link(shelf, choice.treatment)}</strong>
                " "
                <GradeMark shelf=shelf.clone() grade=choice.grade() />
            </p>
            {found}
            {asks}
        </li>
    }
}

/// What a course asks: sessions, time between, healing, how long it lasts; what is not known says so.
fn asked(shelf: &Shelf, treatment: &Treatment) -> impl IntoView + use<> {
    let rows = ASKED
        .into_iter()
        .filter_map(|key| treatment.fact(key))
        .map(|fact| {
            let figure = match (&fact.amount, fact.found) {
                (_, false) => Some(shelf.text(Msg::SiteNotKnown)),
                (Some(amount), true) => describe_amount(amount),
                (None, true) => None,
            };
            let figure = figure.unwrap_or_else(|| fact.text.clone());
            view! {
                <div>
                    <dt>{fact.label.clone()}</dt>
                    <dd>
                        {figure}
                        <Cite shelf=shelf.clone() ids=fact.sources.clone() />
                    </dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="tx-asks">{rows}</dl> }
}

/// "No treatment for now": what is known of it, from its own record where there is one.
#[component]
fn Waiting<'a>(shelf: Shelf, concern: Concern, choice: Option<Choice<'a>>) -> impl IntoView + use<> {
    let name = match choice {
        Some(choice) => link(&shelf, choice.treatment).into_any(),
        None => shelf.text(Msg::SiteWaiting).into_any(),
    };
    let grade = choice.and_then(|c| c.indication).map(|i| {
        view! { <GradeMark shelf=shelf.clone() grade=i.grade /> }
    });
    let (text, sources) = match choice.and_then(|c| c.indication) {
        Some(indication) => (indication.text.clone(), indication.sources.clone()),
        None => (concern.first_text, concern.sources),
    };
    let not_found = choice.is_none_or(|c| c.indication.is_none()).then(|| {
        view! { <p>{shelf.text(Msg::SiteWaitingNotFound)}</p> }
    });
    let visit = (concern.first == First::SeeADoctorFirst).then(|| {
        view! { <p>{shelf.text(Msg::SiteWaitingVisit)}</p> }
    });
    view! {
        <li class="tx-benefit" id="no-treatment">
            <p class="tx-benefit__head">
                <strong>{name}</strong>
                " "
                {grade}
            </p>
            <p>
                {text}
                <Cite shelf=shelf.clone() ids=sources />
            </p>
            {visit}
            {not_found}
            <p>{shelf.text(Msg::SiteWaitingAsks)}</p>
        </li>
    }
}

#[component]
fn GradeMark(shelf: Shelf, grade: Grade) -> impl IntoView {
    view! { <span class=format!("tx-grade tx-grade--{}", grade.as_str())>{shelf.text(grade_word(grade))}</span> }
}

fn link(shelf: &Shelf, treatment: &Treatment) -> impl IntoView + use<> {
    let href = format!("{}treatments/{}/#benefits", shelf.base, treatment.slug);
    view! { <a href=href>{treatment.name.clone()}</a> }
}
