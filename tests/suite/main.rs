//! The one native test program: rules of the tree, the repository’s own content, and the pages made of it.

// The helpers of tests may panic as the tests do; clippy knows only the functions with `#[test]`.
#![allow(clippy::unwrap_used, clippy::panic)]

mod calendar;
mod choosing;
mod content;
mod embed_contract;
mod examples;
mod links;
mod plan;
mod safety;
mod scan;
mod schema;
mod seo;
mod tidy;
