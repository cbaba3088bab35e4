//! The parts that pages and tools share: icons, fields, words, source names, the live region, the fold that says why.

pub mod amount;
pub mod hundred;
pub mod icon;
pub mod link_notice;
pub mod live;
pub mod select_field;
pub mod source_names;
pub mod why;
pub mod words;
