//! What the reader sees: pages, records, tools and the kit they are made of.
//!
//! Components render on the host into the files of the site; the tools among them also run in the browser.
//! Invariant: this layer never names `web_sys`; it goes through `platform` (`tests/suite/tidy.rs`).

pub mod kit;
pub mod pages;
pub mod records;
pub mod tools;
pub mod turns;
pub mod visit;
