//! The finder: a few questions, and the options with what speaks for and against each.
//!
//! Which options are listed, and by which rule, belongs to `domain::finder`; here are the words.

mod card;
mod fields;
mod left_out;
mod list;
mod why;
mod words;

use super::options::{CheckFold, OptionCheck, OptionFacts};
use crate::domain::finder::{Asked, Priority, find};
use crate::domain::message::Msg;
use crate::ui::kit::link_notice::LinkNotice;
use crate::ui::kit::live::{Announcer, LiveRegion};
use crate::ui::visit::Visit;
use fields::{Fields, OrderField};
use leptos::html::H3;
use leptos::prelude::*;
use list::{count, doctor_first, list};

/// What the parts of the finder share.
#[derive(Clone)]
pub struct FinderTool {
    /// The facts of the page, with the options.
    pub facts: OptionFacts,
    /// The visit.
    pub visit: Visit,
    /// What is asked; it changes only with an answer that a rule reads.
    pub asked: Memo<Asked>,
    /// The order that the visitor chose for the list, until they say anew what matters most. The inner `None` is the
    /// alphabet.
    pub order: RwSignal<Option<Option<Priority>>>,
    /// The heading of the result, to which the focus goes from a control that goes away.
    pub heading: NodeRef<H3>,
    /// The safety check over the options that are listed.
    pub check: OptionCheck,
}

impl FinderTool {
    /// The rule that orders the list now.
    pub fn order_now(&self) -> Option<Priority> {
        self.order.get().unwrap_or_else(|| self.priority())
    }

    /// What matters most to the visitor.
    pub fn priority(&self) -> Option<Priority> {
        self.visit.selection.with(|s| s.priority)
    }
}

/// Questions, and beside them the options: those that are listed, and why the others are not.
///
/// Without scripts: every option by the alphabet, with its healing time, its sessions and a harm on record.
#[component]
pub fn Finder(
    /// The facts of the page, with the options.
    facts: OptionFacts,
    /// The visit.
    visit: Visit,
) -> impl IntoView {
    facts.check_treatments(visit);
    let announcer = Announcer::new();
    let asked = Memo::new(move |_| visit.selection.with(Asked::of));
    let listed = facts.clone();
    let in_view = Memo::new(move |_| {
        asked.with(|asked| {
            let found = find(&listed.options, asked);
            found.listed.iter().chain(&found.waiting).map(|weighed| weighed.option.slug.clone()).collect::<Vec<_>>()
        })
    });
    let check = OptionCheck::new(&facts, visit, in_view, announcer);
    let (order, heading) = (RwSignal::new(None), NodeRef::new());
    let tool = FinderTool { facts: facts.clone(), visit, asked, order, heading, check: check.clone() };
    let announced = facts.clone();
    Effect::new(move |first: Option<()>| {
        let count = asked.with(|asked| find(&announced.options, asked).listed.len());
        if first.is_some() {
            announcer.say(words::count(&announced, count));
        }
    });
    let (at_count, at_first, at_order, at_list) = (tool.clone(), tool.clone(), tool.clone(), tool.clone());
    let fields = {
        let tool = tool.clone();
        visit.turns.part(move || view! { <Fields tool=tool /> }.into_any())
    };
    let listed = visit.turns.part(move || (move || list(&at_list)).into_any());
    view! {
        <div class="tx-finder">
            <LinkNotice facts=facts.page.clone() visit=visit />
            <div class="tx-finder__asked">
                {fields}
            </div>
            <div class="tx-finder__result" data-testid="finder-result">
                <h3 class="tx-finder__count" tabindex="-1" node_ref=heading>{move || count(&at_count)}</h3>
                {move || doctor_first(&at_first)}
                <details class="tx-fold tx-finder__rule" id="finder-rule">
                    <summary>{facts.text(Msg::FinderHow)}</summary>
                    <p>{facts.text(Msg::FinderRule)}</p>
                </details>
                <CheckFold check=check />
                <OrderField tool=tool />
                <p class="tx-finder__order" data-testid="finder-order">{move || words::order(&at_order)}</p>
                {listed}
            </div>
            <LiveRegion announcer=announcer />
        </div>
    }
}
