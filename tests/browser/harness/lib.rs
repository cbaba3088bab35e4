//! What the browser tests stand on: a server with faults, a browser, and a page with the words of the tests.
//!
//! Owns no case; the cases are in `cases/`, one module for each theme.
//! The engine is a value ([`engine::Engine`]), and each case says in which of them it runs.

pub mod axe;
pub mod engine;
pub mod host;
pub mod look;
pub mod page;
mod record;
pub mod runner;
pub mod server;
pub mod wordpress;

pub use engine::Engine;
pub use look::{Media, Viewport};
pub use page::Page;
pub use record::Asked;
pub use runner::{Case, run};
pub use server::Fault;

/// What a case returns: a message says what was seen instead of what was expected.
pub type Outcome<T = ()> = anyhow::Result<T>;
