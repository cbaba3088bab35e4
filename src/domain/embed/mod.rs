//! The explorer as a guest on somebody else's page.
//!
//! Leaves the element, its loader and the page around it to the browser's side.

pub mod contract;
