//! The only door to the browser: address, fetch, timers, drawing, dialog and focus.
//!
//! Each function exists on the host too, so that components compile and prerender there; its documentation says
//! what it does in both places.

pub mod address;
pub mod dialog;
pub mod drawing;
pub mod fetch;
pub mod focus;
pub mod screen;
pub mod timer;
