//! The one native test program: rules of the tree, and the repository's own content.

// The helpers of tests may panic as the tests do; clippy knows only the functions with `#[test]`.
#![allow(clippy::unwrap_used)]

mod choosing;
mod content;
mod tidy;
