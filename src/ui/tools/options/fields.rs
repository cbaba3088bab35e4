//! The questions that finder and comparison both ask: what, where, and the skin type.

use super::OptionFacts;
use crate::domain::area::{AreaId, Sides};
use crate::domain::concern::ConcernId;
use crate::domain::message::Msg;
use crate::domain::treatment::FitzpatrickType;
use crate::ui::kit::select_field::{ChoiceGroup, Field, SelectField};
use crate::ui::tools::target_areas::{capitalized, names_of_areas};
use crate::ui::visit::Visit;
use leptos::prelude::*;

/// The value of the choice that stands for several areas, or for one side of an area.
const AS_CHOSEN: &str = "as-chosen";

/// What the visitor would like treated.
#[component]
pub fn ConcernField(
    /// The id of the field.
    id: &'static str,
    /// The facts of the page, with the options.
    facts: OptionFacts,
    /// The visit.
    visit: Visit,
) -> impl IntoView {
    let selection = visit.selection;
    let nothing = (String::new(), facts.text(Msg::OptionConcernNone));
    let concerns = facts.concerns.iter().map(|c| (c.id.to_string(), c.name.clone()));
    let field = Field {
        id,
        label: facts.text(Msg::OptionConcern),
        groups: vec![ChoiceGroup::plain(std::iter::once(nothing).chain(concerns))],
        chosen: Signal::derive(move || {
            selection.with(|s| s.concern.as_ref().map(ConcernId::to_string)).unwrap_or_default()
        }),
        extra: Signal::stored(None),
        on_choose: Callback::new(move |value: String| selection.update(|s| s.concern = ConcernId::new(&value).ok())),
    };
    view! { <SelectField field=field /> }
}

/// Where. What was chosen on the figure, with several places or one side, stays one choice of the list.
#[component]
pub fn AreaField(
    /// The id of the field.
    id: &'static str,
    /// The facts of the page, with the options.
    facts: OptionFacts,
    /// The visit.
    visit: Visit,
) -> impl IntoView {
    let selection = visit.selection;
    let mut groups = vec![ChoiceGroup::plain([(String::new(), facts.text(Msg::OptionAreaNone))])];
    groups.extend(facts.groups.iter().map(|group| {
        ChoiceGroup {
            label: Some(group.name.clone()),
            choices: facts
                .areas
                .iter()
                .filter(|area| area.group == group.id && area.is_selectable())
                .map(|area| (area.id.to_string(), area.label.clone()))
                .collect(),
        }
    }));
    let chosen = Signal::derive(move || {
        selection.with(|s| {
            let mut areas = s.areas();
            match (areas.next(), areas.len()) {
                (None, _) => String::new(),
                (Some(placed), 0) if placed.sides == Sides::Both => placed.area.to_string(),
                _ => AS_CHOSEN.to_owned(),
            }
        })
    });
    let field = Field {
        id,
        label: facts.text(Msg::OptionArea),
        groups,
        chosen,
        extra: Signal::derive(move || {
            let several = chosen.with(|value| value == AS_CHOSEN);
            several.then(|| (AS_CHOSEN.to_owned(), selection.with(|s| capitalized(&names_of_areas(&facts.page, s)))))
        }),
        on_choose: Callback::new(move |value: String| {
            if value != AS_CHOSEN {
                selection.update(|s| {
                    s.clear_areas();
                    if let Ok(area) = AreaId::new(&value) {
                        s.choose(area, Sides::Both);
                    }
                });
            }
        }),
    };
    view! { <SelectField field=field /> }
}

/// Fitzpatrick skin type, asked only if the visitor wants to say it, and why it is asked.
#[component]
pub fn FitzpatrickField(
    /// The id of the field.
    id: &'static str,
    /// The facts of the page, with the options.
    facts: OptionFacts,
    /// The visit.
    visit: Visit,
) -> impl IntoView {
    let selection = visit.selection;
    let nothing = (String::new(), facts.text(Msg::OptionFitzpatrickNone));
    let types = FitzpatrickType::ALL.map(|skin| (skin.as_str().to_owned(), skin.as_str().to_owned()));
    let field = Field {
        id,
        label: facts.text(Msg::OptionFitzpatrick),
        groups: vec![ChoiceGroup::plain(std::iter::once(nothing).chain(types))],
        chosen: Signal::derive(move || {
            selection.with(|s| s.fitzpatrick.map(FitzpatrickType::as_str)).unwrap_or_default().to_owned()
        }),
        extra: Signal::stored(None),
        on_choose: Callback::new(move |value: String| {
            selection.update(|s| s.fitzpatrick = FitzpatrickType::from_numeral(&value));
        }),
    };
    view! {
        <div>
            <SelectField field=field />
            <details class="tx-fold" id=format!("{id}-why")>
                <summary>{facts.text(Msg::OptionFitzpatrickWhy)}</summary>
                <p>{facts.text(Msg::OptionFitzpatrickBecause)}</p>
            </details>
        </div>
    }
}
