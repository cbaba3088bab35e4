//! What kind of screen the page is on.

/// Whether the viewport is as narrow as a phone held upright (under 480 px), where the figure opens a sheet.
///
/// In the browser: asks the media query. On the host: no.
pub fn is_narrow() -> bool {
    matches("(max-width: 479.98px)")
}

/// Whether the visitor asked for less motion.
///
/// In the browser: asks the media query. On the host: yes, for a file does not move.
pub fn reduced_motion() -> bool {
    cfg!(not(target_arch = "wasm32")) || matches("(prefers-reduced-motion: reduce)")
}

#[cfg(target_arch = "wasm32")]
fn matches(query: &str) -> bool {
    web_sys::window().and_then(|w| w.match_media(query).ok().flatten()).is_some_and(|m| m.matches())
}

#[cfg(not(target_arch = "wasm32"))]
fn matches(_query: &str) -> bool {
    false
}
