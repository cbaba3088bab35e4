//! The one native test program: rules of the tree, the repository’s own content, and the pages made of it.

// The helpers of tests may panic as the tests do; clippy knows only the functions with `#[test]`.
#![allow(clippy::unwrap_used, clippy::panic)]

mod calendar;
#[path = "../scale/catalog.rs"]
mod catalog;
mod choosing;
mod content;
mod embed_contract;
mod examples;
mod glossary;
mod links;
mod plan;
#[path = "../scale/queries.rs"]
mod queries;
mod safety;
mod scan;
mod schema;
mod search;
mod seo;
mod tidy;
mod whole_pages;
