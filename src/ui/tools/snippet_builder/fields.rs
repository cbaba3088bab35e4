//! What can be chosen for a snippet: the commonest choices open, the others folded.

use super::{Builder, VERSION, words};
use crate::domain::embed::snippet::Platform;
use crate::domain::message::Msg;
use crate::ui::kit::select_field::{ChoiceGroup, Field, SelectField};
use crate::ui::visit::{Facts, text};
use leptos::prelude::*;

/// All fields.
#[component]
pub fn Fields(facts: Facts, builder: Builder) -> impl IntoView {
    let say = |msg| text(&facts.messages, msg);
    let platforms = Platform::ALL.map(|p| (p.as_str().to_owned(), say(words::platform(p))));
    let platform = Field {
        id: "snippet-platform",
        label: say(Msg::EmbedBuilderPlatform),
        groups: vec![ChoiceGroup::plain(platforms)],
        chosen: Signal::derive(move || builder.platform.get().as_str().to_owned()),
        extra: Signal::derive(|| None),
        on_choose: Callback::new(move |name: String| {
            if let Some(platform) = Platform::from_name(&name) {
                builder.platform.set(platform);
            }
        }),
    };
    let choice = |id: &'static str, name: &'static str, label: Msg| {
        let choices = words::values(name).iter().map(|(value, msg)| ((*value).to_owned(), say(*msg)));
        let default = words::values(name).first().map(|(value, _)| (*value).to_owned()).unwrap_or_default();
        let field = Field {
            id,
            label: say(label),
            groups: vec![ChoiceGroup::plain(choices)],
            chosen: Signal::derive(move || {
                builder.values.with(|v| v.get(name).cloned()).unwrap_or_else(|| default.clone())
            }),
            extra: Signal::derive(|| None),
            on_choose: Callback::new(move |value: String| builder.values.update(|v| drop(v.insert(name, value)))),
        };
        view! { <SelectField field=field /> }
    };
    let level = Field {
        id: "snippet-level",
        label: say(Msg::EmbedBuilderLevel),
        groups: vec![ChoiceGroup::plain(["2", "1", "3", "4", "5", "6"].map(|n| (n.to_owned(), n.to_owned())))],
        chosen: Signal::derive(move || builder.values.with(|v| v.get("heading-level").cloned()).unwrap_or("2".into())),
        extra: Signal::derive(|| None),
        on_choose: Callback::new(move |n: String| builder.values.update(|v| drop(v.insert("heading-level", n)))),
    };
    let pinned = facts.messages.fill(Msg::EmbedBuilderPinned, &[("version", VERSION)]);
    let version = Field {
        id: "snippet-version",
        label: say(Msg::EmbedBuilderVersion),
        groups: vec![ChoiceGroup::plain([
            ("pinned".to_owned(), pinned),
            ("rolling".to_owned(), say(Msg::EmbedBuilderRolling)),
        ])],
        chosen: Signal::derive(move || if builder.rolling.get() { "rolling" } else { "pinned" }.to_owned()),
        extra: Signal::derive(|| None),
        on_choose: Callback::new(move |value: String| builder.rolling.set(value == "rolling")),
    };
    view! {
        <div class="tx-builder__fields">
            <SelectField field=platform />
            <Treatments facts=facts.clone() builder=builder />
            {choice("snippet-view", "view", Msg::EmbedBuilderView)}
            {choice("snippet-mode", "mode", Msg::EmbedBuilderMode)}
            <details class="tx-fold" id="snippet-more">
                <summary>{say(Msg::EmbedBuilderMore)}</summary>
                <div class="tx-builder__fields">
                    {choice("snippet-theme", "theme", Msg::EmbedBuilderTheme)}
                    <SelectField field=level />
                    {choice("snippet-loading", "loading", Msg::EmbedBuilderLoading)}
                    <BookingField facts=facts.clone() builder=builder />
                    {choice("snippet-analytics", "analytics", Msg::EmbedBuilderAnalytics)}
                    <SelectField field=version />
                </div>
            </details>
        </div>
    }
    .into_any()
}

/// Which treatments; none ticked means all of them.
#[component]
fn Treatments(facts: Facts, builder: Builder) -> impl IntoView {
    let chosen = builder.treatments;
    let entry = |slug: String, name: String| {
        let (id, own, other) = (format!("snippet-treatment-{slug}"), slug.clone(), slug);
        view! {
            <li>
                <label class="tx-area__name">
                    <input
                        type="checkbox"
                        id=id.clone()
                        data-testid=id
                        autocomplete="off"
                        prop:checked=move || chosen.with(|c| c.contains(&own))
                        on:change=move |event| {
                            let ticked = event_target_checked(&event);
                            chosen.update(|c| if ticked { let _ = c.insert(other.clone()); } else { let _ = c.remove(&other); });
                        }
                    />
                    <span>{name}</span>
                </label>
            </li>
        }
    };
    let entries: Vec<_> = facts.plans.iter().map(|p| entry(p.slug.to_string(), p.name.clone()).into_any()).collect();
    let now = {
        let facts = facts.clone();
        move || {
            let names: Vec<_> = chosen
                .with(|c| facts.plans.iter().filter(|p| c.contains(p.slug.as_str())).map(|p| p.name.clone()).collect());
            if names.is_empty() { text(&facts.messages, Msg::EmbedBuilderAll) } else { names.join(", ") }
        }
    };
    view! {
        <details class="tx-fold" id="snippet-treatments">
            <summary data-testid="snippet-treatments">
                {text(&facts.messages, Msg::EmbedBuilderTreatments)} " " <span class="tx-builder__now">{now}</span>
            </summary>
            <ul class="tx-builder__list">{entries}</ul>
        </details>
    }
    .into_any()
}

/// The address of the booking page; what is no address is said, and left out.
#[component]
fn BookingField(facts: Facts, builder: Builder) -> impl IntoView {
    let bad = RwSignal::new(false);
    let typed = move |event| {
        let value = event_target_value(&event).trim().to_owned();
        let good =
            ["https://", "http://", "tel:"].iter().any(|start| value.starts_with(start) && value.len() > start.len());
        bad.set(!good && !value.is_empty());
        builder.values.update(|v| drop(v.insert("booking", if good { value } else { String::new() })));
    };
    let warning = text(&facts.messages, Msg::EmbedBuilderBookingBad);
    view! {
        <label class="tx-field">
            <span>{text(&facts.messages, Msg::EmbedBuilderBooking)}</span>
            <input
                type="url"
                id="snippet-booking"
                data-testid="snippet-booking"
                autocomplete="off"
                aria-describedby="snippet-booking-note"
                prop:ariaInvalid=move || bad.get().to_string()
                on:change=typed
            />
        </label>
        <p id="snippet-booking-note" role="status">{move || bad.get().then(|| warning.clone())}</p>
    }
    .into_any()
}
