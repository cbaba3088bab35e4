//! What is true: the types and rules of the explorer.
//!
//! Pure by construction: no clock, no randomness, no browser and no files.
//! What a rule needs from outside is passed in, so everything here runs and is tested natively.
//! Invariant: this layer imports no other layer (`tests/suite/tidy.rs`).
#![deny(missing_docs)]

pub mod area;
pub mod area_search;
pub mod article;
pub mod catalog;
pub mod clinic;
pub mod comparison;
pub mod concern;
pub mod contrast;
pub mod course;
pub mod date;
pub mod decision_aid;
pub mod embed;
pub mod estimator;
pub mod figure;
pub mod finder;
pub mod frequency;
pub mod id;
pub mod message;
pub mod option;
pub mod option_safety;
pub mod plan;
pub mod proof;
pub mod quantity;
pub mod safety;
pub mod selection;
pub mod sensitive;
pub mod site_search;
pub mod source;
pub mod term;
pub mod treatment;
pub mod words;
