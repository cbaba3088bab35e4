//! Opening and closing the native `<dialog>`.

use leptos::ev::MouseEvent;
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

/// Closes the dialog around what was clicked, unless the click is one by which a browser opens another tab.
///
/// In the browser: `close()`. On the host: nothing.
pub fn close_around(event: &MouseEvent) {
    #[cfg(target_arch = "wasm32")]
    {
        use wasm_bindgen::JsCast;
        if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
            return;
        }
        let clicked = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        let dialog = clicked.and_then(|c| c.closest("dialog").ok().flatten());
        if let Some(dialog) = dialog.and_then(|d| d.dyn_into::<web_sys::HtmlDialogElement>().ok()) {
            dialog.close();
        }
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = event;
}
