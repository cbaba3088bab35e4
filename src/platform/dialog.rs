//! Opening and closing the native `<dialog>`.

use leptos::html::Dialog;
use leptos::prelude::{GetUntracked, NodeRef};

/// Opens a dialog over the page; the browser keeps the focus inside and closes it on Escape.
///
/// In the browser: `showModal()`. On the host: nothing.
pub fn open(dialog: NodeRef<Dialog>) {
    #[cfg(target_arch = "wasm32")]
    if let Some(dialog) = dialog.get_untracked().filter(|d| !d.open()) {
        // It fails only for a dialog that is not in the document, and then there is nothing to open.
        let _ = dialog.show_modal();
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = dialog.get_untracked();
}

/// Closes a dialog.
///
/// In the browser: `close()`. On the host: nothing.
pub fn close(dialog: NodeRef<Dialog>) {
    #[cfg(target_arch = "wasm32")]
    if let Some(dialog) = dialog.get_untracked() {
        dialog.close();
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = dialog.get_untracked();
}
