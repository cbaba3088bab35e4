//! One visit: the chosen, the answered, and the read-only facts of the page, handed to every tool.

use crate::domain::catalog::PageData;
use crate::domain::message::{Messages, Msg};
use crate::domain::plan::PlanLink;
use crate::domain::safety::Answers;
use crate::domain::selection::{ReadFragment, Selection};
use crate::ui::turns::Turns;
use leptos::prelude::*;
use std::sync::Arc;

/// The state of a visit. Each kind of state has its one home here; all else is derived from it.
#[derive(Clone, Copy)]
pub struct Visit {
    /// What the reader has chosen. Shared by link, through the fragment.
    pub selection: RwSignal<Selection>,
    /// What the reader answered about their health. Memory only.
    pub answers: RwSignal<Answers>,
    /// Day and spacing of the plan, and what a shared plan was made with. Memory only: it goes into a link when the
    /// visitor makes one.
    pub plan: RwSignal<PlanLink>,
    /// The parts of a shared link that belong to the plan, until the plan reads them.
    pub plan_parts: RwSignal<Vec<(String, String)>>,
    /// The parts of the address that could not be read.
    pub unread: RwSignal<Vec<String>>,
    /// Whether the address is a shared link that is not as it was written.
    pub altered: RwSignal<bool>,
    /// The parts of the tools that are still to be built.
    pub turns: Turns,
}

impl Visit {
    /// A visit in which nothing has been chosen yet.
    pub fn new() -> Self {
        Self {
            selection: RwSignal::new(Selection::default()),
            answers: RwSignal::new(Answers::default()),
            plan: RwSignal::new(PlanLink::default()),
            plan_parts: RwSignal::new(Vec::new()),
            unread: RwSignal::new(Vec::new()),
            altered: RwSignal::new(false),
            turns: Turns::new(),
        }
    }

    /// Takes over what an address says.
    pub fn apply(&self, read: &ReadFragment) {
        self.unread.set(read.unknown.clone());
        self.altered.set(read.altered);
        if !read.plan.is_empty() {
            self.plan_parts.set(read.plan.clone());
        }
        if self.selection.with_untracked(|s| *s != read.selection) {
            self.selection.set(read.selection.clone());
        }
    }
}

/// A part of the selection that wakes its readers only when it changes itself. A memo would wake each of them at every
/// change of anything, to ask; with a reader for each of fifty areas that is most of what a step of the slider costs.
pub fn part_of<T>(
    selection: RwSignal<Selection>,
    part: impl Fn(&Selection) -> T + Send + Sync + 'static,
) -> ReadSignal<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let (read, write) = signal(selection.with_untracked(&part));
    Effect::new(move |_| {
        let now = selection.with(&part);
        if read.with_untracked(|before| *before != now) {
            write.set(now);
        }
    });
    read
}

impl Default for Visit {
    fn default() -> Self {
        Self::new()
    }
}

/// The facts of the page, shared by its tools.
pub type Facts = Arc<PageData>;

/// A text of the interface.
pub fn text(messages: &Messages, msg: Msg) -> String {
    messages.get(msg).to_owned()
}
