//! The visit sheet: one page to print and bring along. It is hidden on the screen and alone on paper.

use super::Planner;
use crate::domain::message::Msg;
use crate::domain::plan::{PlanRecord, Sheet, SheetCard, visit_sheet};
use crate::domain::safety::raise;
use leptos::prelude::*;
use std::sync::Arc;

/// How many characters of text each size of letters has room for, the largest first; measured on US Letter, whose page
/// is the shorter one (browser: `plan::the_fullest_sheet_is_one_page`).
const ROOM: [(usize, &str); 3] =
    [(2600, "tx-visit"), (4600, "tx-visit tx-visit--small"), (7600, "tx-visit tx-visit--smaller")];

/// The sheet of what is chosen and answered now.
///
/// Without scripts: nothing, for nothing is chosen.
#[component]
pub fn VisitSheet(planner: Planner, record: Arc<PlanRecord>) -> impl IntoView {
    let visit = planner.visit;
    move || {
        let plan = planner.made.get().and_then(Result::ok);
        visit.answers.with(|answers| {
            let cards = raise(&record.cautions, answers);
            let sheet = planner.with_input(&record, plan.as_ref(), |input| visit_sheet(input, &cards));
            sheet.map(|sheet| paper(&planner, sheet, record.facts.slug.to_string()))
        })
    }
}

fn paper(planner: &Planner, sheet: Sheet, slug: String) -> AnyView {
    let m = |msg| planner.text(msg);
    let size = ROOM.into_iter().find(|(room, _)| length(&sheet) <= *room);
    let class = size.map_or("tx-visit tx-visit--smallest", |(_, class)| class);
    let wanted = sheet.concern.is_some() || !sheet.areas.is_empty();
    let areas = list(sheet.areas);
    let concern = sheet.concern.map(|concern| view! { <p>{concern}</p> });
    let wanted = wanted.then(|| view! { <h2>{m(Msg::PlanSheetConcern)}</h2> {concern} {areas} });
    let days: Vec<_> = sheet
        .days
        .into_iter()
        .map(|(when, what)| view! { <li><strong>{when}": "</strong>{what}</li> }.into_any())
        .collect();
    let days = (!days.is_empty()).then(|| view! { <h2>{m(Msg::PlanSteps)}</h2> <ul>{days}</ul> });
    let cards: Vec<_> = sheet.cards.into_iter().map(|found| card(planner, found)).collect();
    let cards = (!cards.is_empty()).then(|| {
        view! {
            <section class="tx-visit__cards" data-testid="visit-cards">
                <h2>{m(Msg::PlanSheetCards)}</h2>
                <ul>{cards}</ul>
            </section>
        }
    });
    let range = sheet.range.map(|range| view! { <h2>{m(Msg::PlanSheetRange)}</h2> <p>{range}</p> });
    let cost: Vec<_> = sheet.cost.into_iter().map(|line| view! { <p>{line}</p> }.into_any()).collect();
    let cost = (!cost.is_empty()).then(|| view! { <h2>{m(Msg::PlanCost)}</h2> {cost} });
    view! {
        <article class=class data-testid="visit-sheet" data-treatment=slug>
            <header>
                <h1>{sheet.title}</h1>
                <p>{sheet.dates.join(" ")}</p>
            </header>
            <div class="tx-visit__two">
                <section>{wanted} {days} {range} {cost}</section>
                <section>
                    <h2>{m(Msg::PlanSheetQuestions)}</h2>
                    {list(sheet.questions)}
                </section>
            </div>
            {cards}
            <section class="tx-visit__room">
                <h2>{m(Msg::PlanSheetRoom)}</h2>
            </section>
            <footer>
                <h2>{m(Msg::PlanSources)}</h2>
                {list(sheet.sources)}
            </footer>
        </article>
    }
    .into_any()
}

fn list(lines: Vec<String>) -> Option<AnyView> {
    let lines: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect();
    (!lines.is_empty()).then(|| view! { <ul>{lines}</ul> }.into_any())
}

fn card(planner: &Planner, card: SheetCard) -> AnyView {
    let unknown = card.unknown.then(|| format!("{} ", planner.text(Msg::SafetyUnknown)));
    view! {
        <li>
            <strong>{card.level_words}": "</strong>
            {unknown}
            {card.text}
            {card.wait.map(|wait| format!(" {wait}"))}
        </li>
    }
    .into_any()
}

/// How much there is to read, in characters; small letters of the sources count for less.
fn length(sheet: &Sheet) -> usize {
    let of = |lines: &[String]| lines.iter().map(|line| line.len() + 20).sum::<usize>();
    let days: usize = sheet.days.iter().map(|(when, what)| when.len() + what.len() + 20).sum();
    let cards: usize = sheet.cards.iter().map(|c| c.text.len() + c.wait.as_ref().map_or(0, String::len) + 40).sum();
    let range = sheet.range.as_ref().map_or(0, String::len);
    of(&sheet.areas) + of(&sheet.cost) + days + cards + range + of(&sheet.sources) / 2
}
