//! What the finder asks, and by which rule its list is ordered. Nothing is chosen in advance.

use super::{FinderTool, words};
use crate::domain::finder::Priority;
use crate::domain::message::Msg;
use crate::domain::quantity::{Days, Sessions};
use crate::ui::kit::select_field::{ChoiceGroup, Field, SelectField};
use crate::ui::tools::options::{AreaField, ConcernField, FitzpatrickField};
use crate::ui::tools::target_areas::capitalized;
use leptos::prelude::*;

/// The days that can be answered: none, one, a long weekend, a week, two weeks. A link may name others.
const DAYS: [u16; 5] = [0, 1, 3, 7, 14];

/// The sessions that can be answered. A link may name others.
const SESSIONS: [u8; 5] = [1, 2, 3, 4, 6];

/// The six questions.
#[component]
pub fn Fields(tool: FinderTool) -> impl IntoView {
    let (facts, visit) = (tool.facts.clone(), tool.visit);
    view! {
        <ConcernField id="finder-concern" facts=facts.clone() visit=visit />
        <AreaField id="finder-area" facts=facts.clone() visit=visit />
        <SelectField field=downtime(&tool) />
        <SelectField field=sessions(&tool) />
        <SelectField field=priority(&tool) />
        <FitzpatrickField id="finder-fitzpatrick" facts=facts visit=visit />
    }
}

fn downtime(tool: &FinderTool) -> Field {
    let (facts, selection) = (tool.facts.clone(), tool.visit.selection);
    let nothing = (String::new(), facts.text(Msg::FinderNoLimit));
    let choices = DAYS.map(|days| (days.to_string(), capitalized(&words::days(&facts, Days(days)))));
    let chosen = move || selection.with(|s| s.downtime);
    Field {
        id: "finder-downtime",
        label: facts.text(Msg::FinderDowntime),
        groups: vec![ChoiceGroup::plain(std::iter::once(nothing).chain(choices))],
        chosen: Signal::derive(move || chosen().map(|days| days.0.to_string()).unwrap_or_default()),
        extra: Signal::derive(move || {
            let days = chosen().filter(|days| !DAYS.contains(&days.0))?;
            Some((days.0.to_string(), capitalized(&words::days(&facts, days))))
        }),
        on_choose: Callback::new(move |value: String| {
            selection.update(|s| s.downtime = value.parse().ok().map(Days));
        }),
    }
}

fn sessions(tool: &FinderTool) -> Field {
    let (facts, selection) = (tool.facts.clone(), tool.visit.selection);
    let nothing = (String::new(), facts.text(Msg::FinderNoLimit));
    let known = SESSIONS.into_iter().filter_map(|count| Sessions::new(count).ok());
    let choices = known.map(|most| (most.get().to_string(), capitalized(&words::sessions(&facts, most))));
    let choices = ChoiceGroup::plain(std::iter::once(nothing).chain(choices));
    let chosen = move || selection.with(|s| s.most_sessions);
    Field {
        id: "finder-sessions",
        label: facts.text(Msg::FinderSessions),
        groups: vec![choices],
        chosen: Signal::derive(move || chosen().map(|most| most.get().to_string()).unwrap_or_default()),
        extra: Signal::derive(move || {
            let most = chosen().filter(|most| !SESSIONS.contains(&most.get()))?;
            Some((most.get().to_string(), capitalized(&words::sessions(&facts, most))))
        }),
        on_choose: Callback::new(move |value: String| {
            let most = value.parse().ok().and_then(|count| Sessions::new(count).ok());
            selection.update(|s| s.most_sessions = most);
        }),
    }
}

fn priority(tool: &FinderTool) -> Field {
    let (selection, order) = (tool.visit.selection, tool.order);
    Field {
        id: "finder-priority",
        label: tool.facts.text(Msg::FinderPriority),
        groups: vec![priorities(tool, Msg::FinderPriorityNone)],
        chosen: Signal::derive(move || {
            selection.with(|s| s.priority.map(Priority::as_str)).unwrap_or_default().to_owned()
        }),
        extra: Signal::stored(None),
        on_choose: Callback::new(move |value: String| {
            selection.update(|s| s.priority = Priority::from_word(&value));
            // The list follows what matters most, until it is ordered by hand again.
            order.set(None);
        }),
    }
}

/// By what the list is ordered: what matters most, unless the visitor wants another order.
#[component]
pub fn OrderField(tool: FinderTool) -> impl IntoView {
    let order = tool.order;
    let field = Field {
        id: "finder-sort",
        label: tool.facts.text(Msg::FinderSort),
        groups: vec![priorities(&tool, Msg::FinderSortAlphabet)],
        chosen: Signal::derive(move || tool.order_now().map(Priority::as_str).unwrap_or_default().to_owned()),
        extra: Signal::stored(None),
        on_choose: Callback::new(move |value: String| order.set(Some(Priority::from_word(&value)))),
    };
    view! {
        <div class="tx-finder__sort">
            <SelectField field=field />
        </div>
    }
}

fn priorities(tool: &FinderTool, nothing: Msg) -> ChoiceGroup {
    let nothing = (String::new(), tool.facts.text(nothing));
    let words = Priority::ALL.map(|p| (p.as_str().to_owned(), tool.facts.text(words::priority(p))));
    ChoiceGroup::plain(std::iter::once(nothing).chain(words))
}
