//! The one native test program: rules of the tree, and the repository's own content.

mod content;
mod tidy;
