//! The one native test program: rules of the tree, and the repository's own content.

// The helpers of tests may panic as the tests do; clippy knows only the functions with `#[test]`.
#![allow(clippy::unwrap_used)]

#[path = "../scale/catalog.rs"]
mod catalog;
mod content;
mod glossary;
#[path = "../scale/queries.rs"]
mod queries;
mod search;
mod tidy;
