//! Treatment Explorer: an evidence-first article about a skin treatment, prerendered and awake in the browser.
//!
//! Layers, each importing only those before it (held by `tests/suite/tidy.rs`):
//! `domain` · `platform` · `content` (host) · `ui` · `site` (host) · `client` (browser).

pub mod domain;
pub mod platform;
pub mod ui;

#[cfg(not(target_arch = "wasm32"))]
pub mod content;
#[cfg(not(target_arch = "wasm32"))]
pub mod site;

#[cfg(target_arch = "wasm32")]
pub mod client;
