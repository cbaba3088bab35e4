//! The polite live region: what a screen reader hears when a choice changes.

use crate::platform::timer::Later;
use leptos::prelude::*;

/// Says things to screen readers, at most every half second, the last one winning.
#[derive(Clone, Copy)]
pub struct Announcer {
    said: RwSignal<String>,
    later: StoredValue<Later, LocalStorage>,
}

impl Announcer {
    /// An announcer with nothing to say.
    pub fn new() -> Self {
        Self { said: RwSignal::new(String::new()), later: StoredValue::new_local(Later::default()) }
    }

    /// Says this, unless something else follows within half a second.
    pub fn say(&self, what: String) {
        let said = self.said;
        self.later.update_value(|later| later.call(500, move || said.set(what)));
    }
}

impl Default for Announcer {
    fn default() -> Self {
        Self::new()
    }
}

/// The region itself. Without scripts: empty.
#[component]
pub fn LiveRegion(
    /// What is said in it.
    announcer: Announcer,
) -> impl IntoView {
    view! {
        <p class="tx-visually-hidden" role="status">
            {move || announcer.said.get()}
        </p>
    }
}
