//! The finder: which options are listed for what a visitor asked, why, and why the others are not.
//!
//! There is no score. Each rule is one function in `rule`; an option is left out when a rule excludes it, and what is
//! not known never excludes, with one exception: an option is listed for a concern only if a source says that it is
//! used for it. No treatment for now is always listed.

mod order;
mod relax;
mod rule;

pub use order::{Priority, in_order};
pub use relax::{Relaxation, Relaxed};

use super::area::AreaId;
use super::concern::ConcernId;
use super::option::{OptionRecord, Options};
use super::quantity::{Days, Sessions};
use super::selection::Selection;
use super::source::SourceId;
use super::treatment::{AdverseEffect, AreaRecord, Fact, FitzpatrickType, Indication, SkinTypeRecord};

/// What a visitor asked. Each answer may be left out, and then its rule does not apply.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Asked {
    /// What they would like treated.
    pub concern: Option<ConcernId>,
    /// Where.
    pub areas: Vec<AreaId>,
    /// Fitzpatrick skin type.
    pub fitzpatrick: Option<FitzpatrickType>,
    /// The most days of healing that they can take.
    pub downtime: Option<Days>,
    /// The most sessions that they can take.
    pub sessions: Option<Sessions>,
}

impl Asked {
    /// What the selection of a visit asks.
    pub fn of(selection: &Selection) -> Self {
        Self {
            concern: selection.concern.clone(),
            areas: selection.areas().map(|placed| placed.area).collect(),
            fitzpatrick: selection.fitzpatrick,
            downtime: selection.downtime,
            sessions: selection.most_sessions,
        }
    }
}

/// Which way a reason speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// For the option.
    For,
    /// Against it.
    Against,
    /// Neither way: it is not known.
    Unknown,
    /// The option is not listed.
    Excludes,
}

/// What a reason is about, with the record it comes from; without one, nothing was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum About<'a> {
    /// The grade of its use for the concern.
    Concern(Option<&'a Indication>),
    /// What the regulator authorized for the concern.
    Scope(&'a Indication),
    /// What is known of it in one of the areas.
    Area(&'a AreaId, Option<&'a AreaRecord>),
    /// Its healing time.
    Downtime(Option<&'a Fact>),
    /// Its sessions.
    Sessions(Option<&'a Fact>),
    /// What the sources say for the skin type.
    Fitzpatrick(Option<&'a SkinTypeRecord>),
    /// The side effect that its record names first.
    SideEffect(&'a AdverseEffect),
}

impl<'a> About<'a> {
    /// The sentence of the record, if there is a record with one.
    pub fn text(self) -> Option<&'a str> {
        let text = match self {
            Self::Concern(record) => record?.text.as_str(),
            Self::Area(_, record) => record?.text.as_str(),
            Self::Downtime(fact) | Self::Sessions(fact) => fact?.text.as_str(),
            Self::Fitzpatrick(record) => record?.text.as_str(),
            Self::Scope(_) | Self::SideEffect(_) => return None,
        };
        Some(text)
    }

    /// Where the record comes from.
    pub fn sources(self) -> &'a [SourceId] {
        match self {
            Self::Concern(record) => record.map_or(&[], |r| &r.sources),
            Self::Scope(record) => &record.sources,
            Self::Area(_, record) => record.map_or(&[], |r| &r.sources),
            Self::Downtime(fact) | Self::Sessions(fact) => fact.map_or(&[], |f| &f.sources),
            Self::Fitzpatrick(record) => record.map_or(&[], |r| &r.sources),
            Self::SideEffect(effect) => &effect.sources,
        }
    }
}

/// A reason for or against an option, or to leave it out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reason<'a> {
    /// Which way it speaks.
    pub stance: Stance,
    /// What it is about.
    pub about: About<'a>,
}

/// An option with all that speaks for and against it.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed<'a> {
    /// The option.
    pub option: &'a OptionRecord,
    /// The reasons, in the order of the rules.
    pub reasons: Vec<Reason<'a>>,
}

impl<'a> Weighed<'a> {
    /// The reasons that speak one way.
    pub fn reasons(&self, stance: Stance) -> impl Iterator<Item = &Reason<'a>> {
        self.reasons.iter().filter(move |reason| reason.stance == stance)
    }

    fn is_listed(&self) -> bool {
        self.reasons(Stance::Excludes).next().is_none()
    }
}

/// The answer.
///
/// Invariant: every option stands in exactly one of `listed`, `waiting` and `not_listed`
/// (`tests/suite/finder.rs`, over every combination of the compiled catalogue).
#[derive(Clone, Debug, PartialEq)]
pub struct Found<'a> {
    /// What is listed, in the order of the alphabet; [`in_order`] gives another.
    pub listed: Vec<Weighed<'a>>,
    /// No treatment for now.
    pub waiting: Option<Weighed<'a>>,
    /// What is not listed, each with at least one reason that excludes it.
    pub not_listed: Vec<Weighed<'a>>,
    /// When nothing is listed: which answers to relax, and what would then be listed.
    pub relaxed: Vec<Relaxed<'a>>,
}

/// Finds the options for what was asked.
pub fn find<'a>(options: &'a Options, asked: &'a Asked) -> Found<'a> {
    let weigh = |option| Weighed { option, reasons: rule::reasons(option, asked) };
    let (listed, not_listed): (Vec<_>, Vec<_>) = options.active().map(weigh).partition(Weighed::is_listed);
    let waiting = options.waiting().map(|option| Weighed { option, reasons: rule::reasons_to_wait(option, asked) });
    let relaxed = if listed.is_empty() { relax::relaxations(options, asked) } else { Vec::new() };
    Found { listed, waiting, not_listed, relaxed }
}

/// The options that would be listed, without their reasons.
fn listed<'a>(options: &'a Options, asked: &Asked) -> Vec<&'a OptionRecord> {
    let fits = |option: &&OptionRecord| rule::reasons(option, asked).iter().all(|r| r.stance != Stance::Excludes);
    options.active().filter(fits).collect()
}

#[cfg(test)]
mod tests;
