//! A field with a list to choose from: the browser's own, for every thumb and every screen reader.

use leptos::prelude::*;

/// Choices under one heading of a list, or without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceGroup {
    /// The heading.
    pub label: Option<String>,
    /// Each choice: its value, and its words.
    pub choices: Vec<(String, String)>,
}

impl ChoiceGroup {
    /// Choices without a heading.
    pub fn plain(choices: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { label: None, choices: choices.into_iter().collect() }
    }
}

/// What a field is about, and what it does.
#[derive(Clone)]
pub struct Field {
    /// Its id, which is its test id too.
    pub id: &'static str,
    /// The question.
    pub label: String,
    /// The choices; the first one means that nothing is chosen.
    pub groups: Vec<ChoiceGroup>,
    /// The value that is chosen.
    pub chosen: Signal<String>,
    /// One more choice, where what is chosen came from elsewhere and is none of the list.
    pub extra: Signal<Option<(String, String)>>,
    /// Called with the value when the visitor chooses.
    pub on_choose: Callback<String>,
}

/// The field.
///
/// Without scripts: the list with its first choice, which means that nothing is chosen.
#[component]
pub fn SelectField(
    /// What it is about.
    field: Field,
) -> impl IntoView {
    let Field { id, label, groups, chosen, extra, on_choose } = field;
    let option = move |(value, words): (String, String)| {
        let nothing = value.is_empty();
        let (own, shown) = (value.clone(), value);
        view! {
            <option value=own selected=nothing prop:selected=move || chosen.with(|c| *c == shown)>
                {words}
            </option>
        }
        .into_any()
    };
    let groups: Vec<_> = groups
        .into_iter()
        .map(|group| {
            let choices: Vec<_> = group.choices.into_iter().map(option).collect();
            match group.label {
                Some(label) => view! { <optgroup label=label>{choices}</optgroup> }.into_any(),
                None => choices.into_any(),
            }
        })
        .collect();
    let extra = move || extra.get().map(option);
    view! {
        <label class="tx-field">
            <span>{label}</span>
            <select
                id=id
                data-testid=id
                autocomplete="off"
                on:change=move |event| on_choose.run(event_target_value(&event))
            >
                {groups}
                {extra}
            </select>
        </label>
    }
}
