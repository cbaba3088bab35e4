//! Whole pages: the frame that every page has, and what stands in it.
//!
//! Rendered on the host only; in the browser these functions are never called and leave no trace in the bundle.

mod body;
mod concern;
mod frame;
mod guest;

pub use body::Body;
pub use concern::{ConcernBody, concern_references};
pub use frame::{Assets, Frame, PageHead};
pub use guest::{Choices as GuestChoices, Guest};
