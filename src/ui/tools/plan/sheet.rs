//! The visit sheet: one page to print and bring along. It is hidden on the screen and alone on paper.

use super::Planner;
use super::sheet_figure::SheetFigure;
use crate::domain::message::Msg;
use crate::domain::plan::{PAGE, PlanRecord, Sheet, SheetCard, SheetLevel, largest_letters, visit_sheet};
use crate::domain::safety::raise;
use crate::platform::paper;
use leptos::html::Article;
use leptos::prelude::*;
use std::sync::Arc;

/// The sheet of what is chosen and answered now. Its letters are as large as its one page allows.
///
/// Without scripts: nothing, for nothing is chosen.
#[component]
pub fn VisitSheet(planner: Planner, record: Arc<PlanRecord>) -> impl IntoView {
    let (visit, node) = (planner.visit, NodeRef::<Article>::new());
    paper::fit_before_print(node, PAGE.height, |fits| largest_letters(fits));
    let slug = record.facts.slug.to_string();
    let figure = view! { <SheetFigure facts=planner.facts.clone() visit=visit /> }.into_any();
    let made = {
        let planner = planner.clone();
        Memo::new(move |_| {
            let plan = planner.made.get().and_then(Result::ok);
            visit.answers.with(|answers| {
                let cards = raise(&record.cautions, answers);
                planner.with_input(&record, plan.as_ref(), |input| visit_sheet(input, &cards))
            })
        })
    };
    let head = move || made.get().map(head);
    let (body, foot) = {
        let (body, foot) = (planner.clone(), planner);
        (
            move || made.get().map(|sheet| self::body(&body, sheet)),
            move || made.get().map(|sheet| self::foot(&foot, sheet)),
        )
    };
    // The figure stands by itself among them, so that it is not drawn anew with each word.
    view! {
        <article node_ref=node class="tx-visit" data-testid="visit-sheet" data-treatment=slug>
            {head}
            <div class="tx-visit__said">
                {figure}
                {body}
            </div>
            {foot}
        </article>
    }
    .into_any()
}

fn head(sheet: Sheet) -> AnyView {
    view! {
        <header>
            <h1>{sheet.title}</h1>
            <p>{sheet.dates.join(" ")}</p>
        </header>
    }
    .into_any()
}

fn body(planner: &Planner, sheet: Sheet) -> AnyView {
    let m = |msg| planner.text(msg);
    let wanted = sheet.concern.is_some() || !sheet.areas.is_empty();
    let areas = sheet.areas.join("; ");
    let concern = sheet.concern.map(|concern| view! { <p>{concern}</p> });
    let wanted = wanted.then(|| view! { <h2>{m(Msg::PlanSheetConcern)}</h2> {concern} <p>{areas}</p> }.into_any());
    let days: Vec<_> = sheet
        .days
        .into_iter()
        .map(|(when, what)| view! { <li><strong>{when}": "</strong>{what}</li> }.into_any())
        .collect();
    let days = (!days.is_empty()).then(|| view! { <h2>{m(Msg::PlanSteps)}</h2> <ul>{days}</ul> }.into_any());
    let cards: Vec<_> = sheet.cards.into_iter().map(|level| cards_of(planner, level)).collect();
    let cards = (!cards.is_empty()).then(|| {
        view! {
            <section class="tx-visit__cards" data-testid="visit-cards">
                <h2>{m(Msg::PlanSheetCards)}</h2>
                {cards}
            </section>
        }
        .into_any()
    });
    view! {
        {wanted}
        {days}
        {paragraphs(m(Msg::PlanSheetRange), sheet.range)}
        {paragraphs(m(Msg::PlanCost), sheet.cost)}
        <h2>{m(Msg::PlanSheetQuestions)}</h2>
        {list(sheet.questions)}
        {cards}
    }
    .into_any()
}

fn foot(planner: &Planner, sheet: Sheet) -> AnyView {
    view! {
        <section class="tx-visit__room">
            <h2>{planner.text(Msg::PlanSheetRoom)}</h2>
        </section>
        <footer>
            <h2>{planner.text(Msg::PlanSources)}</h2>
            {list(sheet.sources)}
        </footer>
    }
    .into_any()
}

fn paragraphs(heading: String, lines: Vec<String>) -> Option<AnyView> {
    let lines: Vec<_> = lines.into_iter().map(|line| view! { <p>{line}</p> }.into_any()).collect();
    (!lines.is_empty()).then(|| view! { <h2>{heading}</h2> {lines} }.into_any())
}

fn list(lines: Vec<String>) -> AnyView {
    let lines: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect();
    view! { <ul>{lines}</ul> }.into_any()
}

/// The cards of one level, and the level in words once above them.
fn cards_of(planner: &Planner, level: SheetLevel) -> AnyView {
    let cards: Vec<_> = level.cards.into_iter().map(|found| card(planner, found)).collect();
    view! {
        <h3>{level.words}</h3>
        <ul>{cards}</ul>
    }
    .into_any()
}

fn card(planner: &Planner, card: SheetCard) -> AnyView {
    let unknown = card.unknown.then(|| format!("{} ", planner.text(Msg::SafetyUnknown)));
    view! {
        <li>
            {unknown}
            {card.text}
            {card.wait.map(|wait| format!(" {wait}"))}
        </li>
    }
    .into_any()
}
