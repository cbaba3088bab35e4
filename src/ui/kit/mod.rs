//! The parts that pages and tools share: icons, badges, source names, the live region.

pub mod grade;
pub mod icon;
pub mod link_notice;
pub mod live;
pub mod source_names;
