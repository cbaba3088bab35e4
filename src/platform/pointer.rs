//! Where a pointer is within the element that listens to it.

use leptos::ev::PointerEvent;

/// A pointer over an element.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PointerSpot {
    /// Distance from the element's left edge as a share of its width, 0 to 1.
    pub across: f64,
    /// Distance from its top edge as a share of its height, 0 to 1.
    pub down: f64,
    /// The element's width in CSS pixels.
    pub width: f64,
}

/// Where the pointer of this event is.
///
/// In the browser: from the box of the element that the handler is on. On the host: nowhere.
pub fn spot(event: &PointerEvent) -> Option<PointerSpot> {
    #[cfg(target_arch = "wasm32")]
    {
        use wasm_bindgen::JsCast;
        let element: web_sys::Element = event.current_target()?.dyn_into().ok()?;
        let frame = element.get_bounding_client_rect();
        if frame.width() <= 0.0 || frame.height() <= 0.0 {
            return None;
        }
        Some(PointerSpot {
            across: (f64::from(event.client_x()) - frame.left()) / frame.width(),
            down: (f64::from(event.client_y()) - frame.top()) / frame.height(),
            width: frame.width(),
        })
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        let _ = event;
        None
    }
}
