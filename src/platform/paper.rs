//! Paper: fitting what is about to be printed into its page.

use leptos::html::Article;
use leptos::prelude::NodeRef;

/// Before each print, gives a sheet the letters that `choose` finds: it is handed a question, whether the sheet is no
/// higher than `height` millimeters with letters of so many tenths of a point. The style reads the size from `--tx-letters`.
///
/// In the browser: at `beforeprint`, while the sheet has the class `tx-visit--measured`, which lays it out as on paper
/// where nobody sees it. On the host: nothing.
pub fn fit_before_print(sheet: NodeRef<Article>, height: u16, choose: fn(&mut dyn FnMut(u16) -> bool) -> u16) {
    #[cfg(target_arch = "wasm32")]
    {
        use leptos::prelude::{GetUntracked, on_cleanup, window_event_listener_untyped};
        let listener = window_event_listener_untyped("beforeprint", move |_| {
            let Some(sheet) = sheet.get_untracked() else { return };
            let style = sheet.style();
            // By the style's own door, which the policy leaves open; it fails only for a name that is none.
            let set = |size: u16| {
                let _ = style.set_property("--tx-letters", &format!("{}.{}pt", size / 10, size % 10));
            };
            let most = f64::from(height) * 96.0 / 25.4;
            let _ = sheet.class_list().add_1("tx-visit--measured");
            let size = choose(&mut |size| {
                set(size);
                f64::from(sheet.offset_height()) <= most
            });
            set(size);
            let _ = sheet.class_list().remove_1("tx-visit--measured");
        });
        on_cleanup(move || listener.remove());
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (sheet, height, choose);
}
