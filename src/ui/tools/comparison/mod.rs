//! The comparison: up to four options, and no treatment for now, in one table with the same rows for each.
//!
//! What stands in the rows, and whether they differ, belongs to `domain::comparison`; here are the words.

mod cell;
mod choice;
mod cites;
mod table;
mod why;
mod words;

use super::options::{AreaField, CheckFold, ConcernField, FitzpatrickField, OptionCheck, OptionFacts};
use crate::domain::comparison::{Compared, Question, compare, example};
use crate::domain::message::Msg;
use crate::domain::option::OptionRecord;
use crate::domain::selection::Selection;
use crate::domain::treatment::Slug;
use crate::platform::timer::step_by_step;
use crate::ui::kit::link_notice::LinkNotice;
use crate::ui::kit::live::{Announcer, LiveRegion};
use crate::ui::kit::why::Why;
use crate::ui::visit::Visit;
use choice::Choice;
use leptos::prelude::*;
use std::collections::BTreeSet;
use table::table;

/// What is compared: it changes only with a choice that the table shows.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Asked {
    /// The chosen treatments; none means that an example is shown.
    pub treatments: BTreeSet<Slug>,
    /// What is asked about them.
    pub question: Question,
}

impl Asked {
    /// Without a choice of treatments the example is about the first concern, for a grade belongs to one.
    fn of(selection: &Selection, facts: &OptionFacts) -> Self {
        let treatments = selection.treatments.clone();
        let first = || facts.concerns.first().map(|c| c.id.clone()).filter(|_| treatments.is_empty());
        let question = Question {
            concern: selection.concern.clone().or_else(first),
            areas: selection.areas().map(|placed| placed.area).collect(),
            fitzpatrick: selection.fitzpatrick,
        };
        Self { treatments, question }
    }

    /// The table.
    fn compared<'a>(&self, facts: &'a OptionFacts) -> Compared<'a> {
        let options = &facts.options;
        let chosen: Vec<&OptionRecord> = match &self.question.concern {
            Some(concern) if self.treatments.is_empty() => example(options, concern),
            _ => options.active().filter(|option| self.treatments.contains(&option.slug)).collect(),
        };
        compare(options, chosen, &self.question)
    }
}

/// What to compare, for what and where, and the table.
///
/// Without scripts: an example, which is called one: the first options by the alphabet for the first concern.
#[component]
pub fn Comparison(
    /// The facts of the page, with the options.
    facts: OptionFacts,
    /// The visit.
    visit: Visit,
) -> impl IntoView {
    facts.check_treatments(visit);
    let announcer = Announcer::new();
    let only_differences = RwSignal::new(false);
    let asked = {
        let facts = facts.clone();
        Memo::new(move |_| visit.selection.with(|s| Asked::of(s, &facts)))
    };
    let announced = facts.clone();
    Effect::new(move |first: Option<()>| {
        let said = asked.with(|asked| words::caption(&announced, asked, &asked.compared(&announced)));
        if first.is_some() {
            announcer.say(said);
        }
    });
    let about = {
        let facts = facts.clone();
        move || asked.with(|asked| words::example(&facts, asked, &asked.compared(&facts)))
    };
    let in_view = {
        let facts = facts.clone();
        let slugs =
            move |asked: &Asked| asked.compared(&facts).options.iter().map(|o| o.slug.clone()).collect::<Vec<_>>();
        Memo::new(move |_| asked.with(&slugs))
    };
    let check = OptionCheck::new(&facts, visit, in_view, announcer);
    // The table, which takes longest, comes a step after everything else that a choice changes.
    let (of_table, set_of_table) = signal(asked.get_untracked());
    Effect::new(move |first: Option<()>| {
        let now = asked.get();
        if first.is_some() {
            step_by_step(move || {
                set_of_table.set(now.clone());
                false
            });
        }
    });
    let shown = {
        let (facts, check) = (facts.clone(), check.clone());
        move || of_table.with(|asked| table(&facts, asked, &asked.compared(&facts), only_differences.get(), &check))
    };
    let explained = facts.clone();
    let grounds = move || asked.with(|asked| why::grounds(&explained, asked, &asked.compared(&explained)));
    let part = |part: fn((OptionFacts, Visit)) -> AnyView| {
        let facts = facts.clone();
        visit.turns.part(move || part((facts, visit)))
    };
    let shown = visit.turns.part(move || shown.into_any());
    view! {
        <div class="tx-compare">
            <LinkNotice facts=facts.page.clone() visit=visit />
            <div class="tx-compare__asked">
                {part(|(facts, visit)| view! { <ConcernField id="compare-concern" facts=facts visit=visit /> }.into_any())}
                {part(|(facts, visit)| view! { <AreaField id="compare-area" facts=facts visit=visit /> }.into_any())}
                {part(|(facts, visit)| view! { <FitzpatrickField id="compare-fitzpatrick" facts=facts visit=visit /> }.into_any())}
            </div>
            {part(|(facts, visit)| view! { <Choice facts=facts visit=visit /> }.into_any())}
            <p class="tx-compare__example" data-testid="compare-about">{about}</p>
            <Why facts=facts.page.clone() id="compare-why" grounds=grounds />
            <label class="tx-check tx-compare__only">
                <input
                    type="checkbox"
                    id="compare-only-differences"
                    data-testid="compare-only-differences"
                    autocomplete="off"
                    prop:checked=move || only_differences.get()
                    on:change=move |event| only_differences.set(event_target_checked(&event))
                />
                <span>{facts.text(Msg::CompareOnlyDifferences)}</span>
            </label>
            <CheckFold check=check />
            {shown}
            <LiveRegion announcer=announcer />
        </div>
    }
}
