//! Turns compiled content into the files of the site, and holds them to their budgets. Host only.

pub mod budget;
pub mod bundle;
pub mod command;
pub mod compress;
pub mod embed;
mod examples;
pub mod guest;
pub mod guest_style;
pub mod links;
pub mod page_data;
mod picture;
mod policy;
pub mod prerender;
pub mod publish;
pub mod search;
pub mod seo;
pub mod shell;
mod today;
pub mod wordpress;
pub mod write;
mod zip;
