//! The plan: what is asked, and at once the steps with their dates, the care, and what to take along.
//!
//! What a plan is belongs to `domain::plan`; here are its controls and its look. Days, ticks and answers stay in memory.

mod aftercare;
mod asked;
mod changed;
mod day;
mod load;
mod misfit;
mod questions;
mod range;
mod share;
mod sheet;
mod sheet_figure;
mod sources;
mod steps;
mod take;
mod why;

use crate::domain::concern::ConcernId;
use crate::domain::date::{CivilDate, describe_date};
use crate::domain::message::Msg;
use crate::domain::plan::{
    Misfit, Plan as Planned, PlanAsk, PlanRecord, SheetInput, SheetRange, describe_misfit, make_plan, read_plan_link,
    steps,
};
use crate::platform::clock;
use crate::ui::kit::link_notice::LinkNotice;
use crate::ui::kit::live::{Announcer, LiveRegion};
use crate::ui::tools::target_areas::describe_all;
use crate::ui::visit::{Facts, Visit};
use aftercare::Care;
use asked::Controls;
use changed::Changed;
use leptos::html::H3;
use leptos::prelude::*;
use load::{Loaded, load_when_chosen};
use misfit::DoesNotFit;
use questions::Questions;
use range::range_of;
use share::Share;
use sheet::VisitSheet;
use std::sync::Arc;
use steps::Steps;
use take::Take;

/// What the parts of the plan share.
#[derive(Clone)]
struct Planner {
    facts: Facts,
    visit: Visit,
    announcer: Announcer,
    loaded: RwSignal<Loaded>,
    /// The plan, or why there is none; `None` until there are a treatment and a day.
    made: Memo<Option<Result<Planned, Misfit>>>,
    /// What the studies found for the chosen concern.
    range: Memo<Option<SheetRange>>,
    /// The heading of the result, to go on from where a control has gone away.
    heading: NodeRef<H3>,
}

/// Today, by the visitor's clock; `None` on the host.
fn today() -> Option<CivilDate> {
    let (year, month, day) = clock::today()?;
    CivilDate::new(year, month, day)
}

impl Planner {
    fn text(&self, msg: Msg) -> String {
        self.facts.messages.get(msg).to_owned()
    }

    /// What is asked, once there is a day.
    fn ask(visit: Visit) -> Option<PlanAsk> {
        let (goal, spacing) = visit.plan.with(|plan| (plan.goal, plan.spacing));
        Some(PlanAsk { goal: goal?, sessions: visit.selection.with(|s| s.sessions), spacing })
    }

    /// The plan that was made, for what is handed over.
    fn planned(&self) -> Option<Planned> {
        self.made.get_untracked().and_then(Result::ok)
    }

    /// Says what became of the plan.
    fn say(&self) {
        let messages = &self.facts.messages;
        let said = match self.made.get_untracked() {
            None => return,
            Some(Err(misfit)) => describe_misfit(messages, misfit).swap_remove(0),
            Some(Ok(plan)) => {
                let steps = steps(&plan);
                let ends = (
                    steps.first().and_then(crate::domain::plan::Step::days),
                    steps.iter().filter_map(crate::domain::plan::Step::days).map(|d| d.to).max(),
                );
                let (Some(first), Some(last)) = ends else { return };
                let (from, to) = (describe_date(messages, first.from), describe_date(messages, last));
                messages.fill(Msg::PlanSaid, &[("from", &from), ("to", &to)])
            }
        };
        self.announcer.say(said);
    }

    /// Calls `what` with all that a sheet or a copied text is made from; nothing on the host.
    fn with_input<T>(
        &self,
        record: &PlanRecord,
        plan: Option<&Planned>,
        what: impl FnOnce(SheetInput<'_>) -> T,
    ) -> Option<T> {
        let today = today()?;
        let selection = self.visit.selection.get();
        let areas: Vec<String> = describe_all(&self.facts, &selection).into_iter().map(|(_, name)| name).collect();
        let range = self.range.get();
        let named = |id: &ConcernId| self.facts.concerns.iter().find(|c| &c.id == id).map(|c| c.name.as_str());
        Some(what(SheetInput {
            messages: &self.facts.messages,
            facts: &record.facts,
            plan,
            areas: &areas,
            concern: selection.concern.as_ref().and_then(named),
            range: range.as_ref(),
            price: record.price,
            sources: &record.sources,
            today,
        }))
    }
}

/// Treatment, sessions, spacing and day; steps, care, questions, and what to take along.
///
/// Without scripts: the controls, what to ask, and the sentence that says what will stand here.
#[component]
pub fn Plan(
    /// The facts of the page.
    facts: Facts,
    /// The visit.
    visit: Visit,
) -> impl IntoView {
    read_shared(visit);
    let announcer = Announcer::new();
    let loaded = RwSignal::new(Loaded::Nothing);
    load_when_chosen(&facts, visit, loaded);
    let made = Memo::new(move |_| {
        let ask = Planner::ask(visit)?;
        let record = loaded.get().here()?;
        Some(make_plan(&record.facts, ask, today()?))
    });
    let range = range_of(&facts, visit, loaded);
    let planner = Planner { facts: facts.clone(), visit, announcer, loaded, made, range, heading: NodeRef::new() };
    let shown = {
        let planner = planner.clone();
        move || match loaded.get() {
            Loaded::Nothing => view! { <p class="tx-plan__empty">{planner.text(Msg::PlanEmpty)}</p> }.into_any(),
            Loaded::Waiting => view! { <p class="tx-plan__empty">{planner.text(Msg::PlanLoading)}</p> }.into_any(),
            Loaded::Missing => view! { <Missing planner=planner.clone() /> }.into_any(),
            Loaded::Here(record) => {
                let planner = planner.clone();
                visit.turns.part(move || view! { <Laid planner=planner record=record /> }.into_any())
            }
        }
    };
    let printed = {
        let planner = planner.clone();
        move || {
            loaded.get().here().map(|record| {
                let planner = planner.clone();
                visit.turns.part(move || view! { <VisitSheet planner=planner record=record /> }.into_any())
            })
        }
    };
    // Each part by itself: all in one type would be too deep for the compiler.
    let notice = view! { <LinkNotice facts=facts.clone() visit=visit /> }.into_any();
    let controls = visit.turns.part(move || view! { <Controls planner=planner /> }.into_any());
    let questions = visit.turns.part(move || view! { <Questions facts=facts /> }.into_any());
    view! {
        <div class="tx-plan">
            {notice}
            {controls}
            <div class="tx-plan__result" data-testid="plan">
                {shown}
                {questions}
            </div>
            {printed}
            <LiveRegion announcer=announcer />
        </div>
    }
    .into_any()
}

/// All that stands there once the records of a treatment are there.
#[component]
fn Laid(planner: Planner, record: Arc<PlanRecord>) -> impl IntoView {
    let made = planner.made;
    let steps = {
        let (planner, record) = (planner.clone(), Arc::clone(&record));
        move || match made.get() {
            None => view! { <p class="tx-plan__empty">{planner.text(Msg::PlanNoDay)}</p> }.into_any(),
            Some(Err(misfit)) => view! { <DoesNotFit planner=planner.clone() misfit=misfit /> }.into_any(),
            Some(Ok(plan)) => {
                view! { <Steps planner=planner.clone() record=Arc::clone(&record) plan=plan /> }.into_any()
            }
        }
    };
    let heading = planner.text(Msg::PlanSteps);
    // Each part by itself: all in one type would be too deep for the compiler.
    let part = |part: fn(Planner, Arc<PlanRecord>) -> AnyView| {
        let (planner, record) = (planner.clone(), Arc::clone(&record));
        planner.visit.turns.part(move || part(planner, record))
    };
    let changed = part(|planner, record| view! { <Changed planner=planner record=record /> }.into_any());
    let take = part(|planner, record| view! { <Take planner=planner record=record /> }.into_any());
    let share = part(|planner, record| view! { <Share planner=planner record=record /> }.into_any());
    let care = part(|planner, record| view! { <Care planner=planner record=record /> }.into_any());
    let node = planner.heading;
    view! {
        {changed}
        <h3 node_ref=node tabindex="-1" data-testid="plan-heading">{heading}</h3>
        {steps}
        {take}
        {share}
        {care}
    }
    .into_any()
}

/// That the records did not come, and a way to try again.
#[component]
fn Missing(planner: Planner) -> impl IntoView {
    let (facts, visit, loaded) = (planner.facts.clone(), planner.visit, planner.loaded);
    view! {
        <p class="tx-notice" role="status">{planner.text(Msg::PlanMissing)}</p>
        <button type="button" class="tx-button" on:click=move |_| load::load(&facts, visit, loaded)>
            {planner.text(Msg::PlanAgain)}
        </button>
    }
    .into_any()
}

/// Takes over what a shared link says about the plan, now and whenever an address is read anew.
fn read_shared(visit: Visit) {
    let take = move |parts: Vec<(String, String)>| {
        if parts.is_empty() {
            return;
        }
        let read = read_plan_link(&parts);
        visit.plan_parts.update_untracked(Vec::clear);
        visit.plan.set(read.link);
        if !read.unknown.is_empty() {
            visit.unread.update(|unread| unread.extend(read.unknown));
        }
    };
    take(visit.plan_parts.get_untracked());
    Effect::new(move |_| take(visit.plan_parts.get()));
}
