//! Moving the focus, where what had it goes away.

use leptos::html::H3;
use leptos::prelude::{GetUntracked, NodeRef};

/// Gives the focus to a heading, so that a reader goes on from there.
///
/// In the browser: `focus()`; the heading needs a `tabindex`. On the host: nothing.
pub fn go_to(heading: NodeRef<H3>) {
    #[cfg(target_arch = "wasm32")]
    if let Some(heading) = heading.get_untracked() {
        // It fails only for what is not in the document, and then nobody reads there.
        let _ = heading.focus();
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = heading.get_untracked();
}
