//! The notice that a part of the address could not be read, or is not as it was written.

use crate::domain::message::Msg;
use crate::ui::visit::{Facts, Visit};
use leptos::prelude::*;

/// What was left out of a shared link, word for word, and that the rest was kept.
///
/// Without scripts: nothing, for nobody reads the address.
#[component]
pub fn LinkNotice(
    /// The facts of the page.
    facts: Facts,
    /// The visit.
    visit: Visit,
) -> impl IntoView {
    move || {
        let parts = visit.unread.get();
        let unread = (!parts.is_empty()).then(|| facts.messages.fill(Msg::LinkNotice, &[("parts", &parts.join(", "))]));
        let altered = visit.altered.get().then(|| facts.messages.get(Msg::LinkAltered).to_owned());
        let said: Vec<_> = unread.into_iter().chain(altered).collect();
        (!said.is_empty()).then(|| {
            view! {
                <p class="tx-notice" role="status" data-testid="link-notice">
                    {said.join(" ")}
                </p>
            }
        })
    }
}
