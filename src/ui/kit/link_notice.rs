//! The notice that a part of the address could not be read.

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
    let unread = visit.unread;
    move || {
        let parts = unread.get();
        (!parts.is_empty()).then(|| {
            let text = facts.messages.fill(Msg::LinkNotice, &[("parts", &parts.join(", "))]);
            view! {
                <p class="tx-notice" role="status" data-testid="link-notice">
                    {text}
                </p>
            }
        })
    }
}
