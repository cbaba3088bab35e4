//! The only door to the browser: address, clock, fetch, records, timers, drawing, dialog, focus, paper, and what is handed
//! over.
//!
//! Each function exists on the host too, so that components compile and prerender there; its documentation says
//! what it does in both places.

pub mod address;
pub mod clock;
pub mod dialog;
pub mod drawing;
pub mod element;
pub mod fetch;
pub mod focus;
pub mod hand_over;
pub mod host_page;
pub mod paper;
pub mod record;
pub mod screen;
pub mod timer;
