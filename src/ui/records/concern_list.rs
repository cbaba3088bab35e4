//! The concerns there are, each leading to its page.

use super::Shelf;
use crate::domain::concern::First;
use crate::domain::message::Msg;
use leptos::prelude::*;

/// The concerns in alphabetical order, with what each is and whether a doctor should see it first.
#[component]
pub fn ConcernList(
    /// Catalogue and numbers.
    shelf: Shelf,
) -> impl IntoView {
    let mut concerns = shelf.catalog.concerns.clone();
    concerns.sort_by_cached_key(|c| c.name.to_lowercase());
    let rows = concerns
        .into_iter()
        .map(|concern| {
            let doctor = (concern.first == First::SeeADoctorFirst).then(|| {
                view! { <p class="tx-benefit__scope">{shelf.text(Msg::SiteSeeADoctorFirst)}</p> }
            });
            view! {
                <li>
                    <h3>
                        <a href=format!("{}concerns/{}/", shelf.base, concern.id)>{concern.name}</a>
                    </h3>
                    <p>{concern.plain}</p>
                    {doctor}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="tx-entries">{rows}</ul> }
}
