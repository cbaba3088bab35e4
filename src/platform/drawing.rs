//! The drawn figure in the page: which part lies under a pointer, and which parts are marked.

use leptos::ev::PointerEvent;
use leptos::html::Div;
use leptos::prelude::NodeRef;

/// The name (`data-part`) of the shape that lies so many CSS pixels right of and below the pointer, if it is a shape
/// of the drawing that listens.
///
/// In the browser: asks the document, or the shadow root that the drawing stands in. On the host: nothing.
pub fn part_near(event: &PointerEvent, right: f64, below: f64) -> Option<String> {
    #[cfg(target_arch = "wasm32")]
    {
        use wasm_bindgen::JsCast;
        let drawing: web_sys::Element = event.current_target()?.dyn_into().ok()?;
        // Positions on a screen fit; a fraction of a pixel does not matter.
        #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
        let (x, y) = (event.client_x() as f32 + right as f32, event.client_y() as f32 + below as f32);
        // A document and a shadow root both have it, and each knows its own elements only.
        let root = drawing.get_root_node();
        let at = js_sys::Reflect::get(&root, &"elementFromPoint".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
        let found = at.call2(&root, &x.into(), &y.into()).ok()?.dyn_into::<web_sys::Element>().ok()?;
        if drawing.contains(Some(&found)) { found.get_attribute("data-part") } else { None }
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        let _ = (event, right, below);
        None
    }
}

/// Marks each part of a drawing as chosen, as in focus, or not: `state` says both for its name.
///
/// In the browser: sets classes. On the host: nothing, for a page begins with nothing chosen.
pub fn mark(drawing: NodeRef<Div>, state: impl Fn(&str) -> (bool, bool)) {
    #[cfg(target_arch = "wasm32")]
    {
        use leptos::prelude::GetUntracked;
        use wasm_bindgen::JsCast;
        let Some(parts) = drawing.get_untracked().and_then(|d| d.query_selector_all("[data-part]").ok()) else {
            return;
        };
        for n in 0..parts.length() {
            let Some(part) = parts.get(n).and_then(|p| p.dyn_into::<web_sys::Element>().ok()) else {
                continue;
            };
            let (chosen, focused) = state(&part.get_attribute("data-part").unwrap_or_default());
            // They fail only for names with a space.
            let _ = part.class_list().toggle_with_force("tx-region--chosen", chosen);
            let _ = part.class_list().toggle_with_force("tx-region--focused", focused);
        }
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (drawing, state);
}
