//! The chosen areas on the figure, for the visit sheet: only the views that show one of them.

use crate::domain::figure::{BodyView, Part, without_own_style};
use crate::domain::selection::Selection;
use crate::platform::{drawing, fetch};
use crate::ui::visit::{Facts, Visit};
use leptos::html::Div;
use leptos::prelude::*;

/// The views, small and in black. The areas stand beside them in words, so nothing is lost where a drawing does not come.
#[component]
pub fn SheetFigure(facts: Facts, visit: Visit) -> impl IntoView {
    let views: Vec<_> = BodyView::ALL.iter().map(|view| picture(&facts, visit, *view)).collect();
    view! { <div class="tx-visit__figure" aria-hidden="true">{views}</div> }.into_any()
}

fn picture(facts: &Facts, visit: Visit, view: BodyView) -> AnyView {
    let (node, svg) = (NodeRef::<Div>::new(), RwSignal::new(String::new()));
    let shown = {
        let facts = facts.clone();
        Memo::new(move |_| visit.selection.with(|selection| is_shown(&facts, selection, view)))
    };
    let place = BodyView::ALL.iter().position(|other| *other == view);
    let url = place.and_then(|place| facts.pictures.get(place)).cloned().unwrap_or_default();
    Effect::new(move |_| {
        if shown.get() && svg.with_untracked(String::is_empty) {
            fetch::then(&url, move |text| svg.set(text.map(without_own_style).unwrap_or_default()));
        }
    });
    Effect::new(move |_| {
        // A drawing that arrives is marked as it should be.
        svg.track();
        shown.track();
        visit.selection.with(|selection| {
            drawing::mark(node, |name| match Part::parse(name) {
                Some(part) => (part.is_chosen(selection), false),
                None => (false, false),
            });
        });
    });
    view! {
        <div
            node_ref=node
            class=format!("tx-figure__picture--{}", view.as_str())
            hidden=move || !shown.get()
            inner_html=move || svg.get()
        ></div>
    }
    .into_any()
}

/// Whether a chosen area is shown here: in the first of the views that it can be seen in.
fn is_shown(facts: &Facts, selection: &Selection, view: BodyView) -> bool {
    let shows = |area: &crate::domain::area::TargetArea| area.views.first() == Some(&view);
    facts.areas.iter().any(|area| shows(area) && selection.sides_of(&area.id).is_some())
}
