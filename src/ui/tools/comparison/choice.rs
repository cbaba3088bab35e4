//! Which treatments to compare: a box for each, by the alphabet, none ticked in advance.

use crate::domain::comparison::MOST;
use crate::domain::message::Msg;
use crate::ui::tools::options::OptionFacts;
use crate::ui::visit::Visit;
use leptos::prelude::*;

/// The boxes. When the table is full, the others rest until one is taken back, and the legend says so.
#[component]
pub fn Choice(
    /// The facts of the page, with the options.
    facts: OptionFacts,
    /// The visit.
    visit: Visit,
) -> impl IntoView {
    let selection = visit.selection;
    let count = move || selection.with(|s| s.treatments.len());
    let boxes: Vec<_> = facts
        .options
        .active()
        .map(|option| {
            let (slug, shown, full) = (option.slug.clone(), option.slug.clone(), option.slug.clone());
            let id = format!("compare-{slug}");
            let resting = move || selection.with(|s| s.treatments.len() >= MOST && !s.treatments.contains(&full));
            view! {
                <label class="tx-check">
                    <input
                        type="checkbox"
                        id=id.clone()
                        data-testid=id
                        name="treatment"
                        value=slug.to_string()
                        autocomplete="off"
                        prop:checked=move || selection.with(|s| s.treatments.contains(&shown))
                        prop:disabled=resting
                        on:change=move |event| {
                            let slug = slug.clone();
                            selection.update(|s| {
                                if event_target_checked(&event) {
                                    s.treatments.insert(slug);
                                } else {
                                    s.treatments.remove(&slug);
                                }
                            });
                        }
                    />
                    <span>{option.name.clone()}</span>
                </label>
            }
            .into_any()
        })
        .collect();
    let most = MOST.to_string();
    let legend = facts.messages.fill(Msg::CompareLegend, &[("most", &most)]);
    let said = move || {
        let msg = if count() >= MOST { Msg::CompareFull } else { Msg::CompareAlways };
        facts.messages.fill(msg, &[("most", &most)])
    };
    view! {
        <fieldset class="tx-compare__choice">
            <legend>{legend}</legend>
            <div class="tx-compare__boxes">{boxes}</div>
            <p class="tx-compare__always">{said}</p>
        </fieldset>
    }
}
