//! The index of the search: what of the site can be found, and the files that the browser loads for it.

mod documents;
mod files;

pub use documents::documents;
pub use files::{NAME, files};
