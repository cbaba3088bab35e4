//! The target areas: the list is the control, the figure is a faster pointer to the same choice.

mod chosen;
mod describe;
mod figure;
mod list;
mod search;
mod sheet;

use crate::domain::area::{AreaId, GroupId, Sides};
use crate::domain::figure::BodyView;
use crate::domain::message::Msg;
use crate::domain::selection::Selection;
use crate::ui::kit::link_notice::LinkNotice;
use crate::ui::kit::live::{Announcer, LiveRegion};
use crate::ui::visit::{Facts, Visit, part_of};
use chosen::Chosen;
use describe::describe_change;
pub use describe::{capitalized, describe_all, describe_placed, names_of_areas};
use figure::FigureViews;
use leptos::prelude::*;
use list::AreaList;
use search::AreaSearch;
use sheet::GroupSheet;

/// What the parts of this tool share: the facts, the choice, and what is in focus.
#[derive(Clone)]
pub struct AreaTool {
    /// The facts of the page.
    pub facts: Facts,
    /// The visit.
    pub visit: Visit,
    /// The chosen areas, without all else that is chosen.
    pub places: ReadSignal<Selection>,
    /// The view that the figure shows.
    pub view: RwSignal<BodyView>,
    /// The area whose row has the focus; the figure draws a ring on it.
    pub focused: RwSignal<Option<AreaId>>,
    /// The group whose sheet is open on a phone.
    pub sheet: RwSignal<Option<GroupId>>,
    announcer: Announcer,
}

impl AreaTool {
    /// Changes the choice of an area and says so.
    pub fn choose(&self, area: &AreaId, sides: Option<Sides>) {
        self.visit.selection.update(|selection| match sides {
            Some(sides) => selection.choose(area.clone(), sides),
            None => selection.drop_area(area),
        });
        self.say_change(area);
    }

    /// Says what became of an area.
    pub fn say_change(&self, area: &AreaId) {
        let said = self.visit.selection.with_untracked(|selection| describe_change(&self.facts, selection, area));
        self.announcer.say(said);
    }

    /// Says something else about the choice.
    pub fn say(&self, what: String) {
        self.announcer.say(what);
    }

    /// Turns the figure to a view that shows this area, unless the present one does.
    pub fn show(&self, area: &AreaId) {
        let views = self.facts.areas.iter().find(|a| &a.id == area).map(|a| &a.views);
        if let Some(views) = views.filter(|v| !v.contains(&self.view.get_untracked()))
            && let Some(view) = views.first()
        {
            self.view.set(*view);
        }
    }
}

/// Search, figure, list, and what is chosen.
///
/// Without scripts: the list with its native controls, and the face.
#[component]
pub fn TargetAreas(
    /// The facts of the page.
    facts: Facts,
    /// The visit.
    visit: Visit,
) -> impl IntoView {
    let announcer = Announcer::new();
    let tool = AreaTool {
        facts: facts.clone(),
        visit,
        places: part_of(visit.selection, Selection::places),
        view: RwSignal::new(BodyView::Face),
        focused: RwSignal::new(None),
        sheet: RwSignal::new(None),
        announcer,
    };
    let part = |part: fn(AreaTool) -> AnyView| {
        let tool = tool.clone();
        visit.turns.part(move || part(tool))
    };
    view! {
        <div class="tx-areas">
            <LinkNotice facts=facts.clone() visit=visit />
            <p class="tx-areas__lead">{facts.messages.get(Msg::AreasLead).to_owned()}</p>
            {part(|tool| view! { <AreaSearch tool=tool /> }.into_any())}
            {part(|tool| view! { <FigureViews tool=tool /> }.into_any())}
            {part(|tool| view! { <AreaList tool=tool /> }.into_any())}
            {part(|tool| view! { <Chosen tool=tool /> }.into_any())}
            {part(|tool| view! { <GroupSheet tool=tool /> }.into_any())}
            <LiveRegion announcer=announcer />
        </div>
    }
}
