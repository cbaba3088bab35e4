//! When nothing fits: which one answer to relax, and how far.

use super::rule::{found, least};
use super::{Asked, listed};
use crate::domain::option::{FactKey, OptionRecord, Options};
use crate::domain::quantity::{Days, Sessions};

/// An answer to relax. The concern and the skin type are none: the one is what it is all about, and the other is
/// nobody's to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relaxation {
    /// Take so many days to heal.
    Downtime(Days),
    /// Take so many sessions.
    Sessions(Sessions),
    /// Leave out where.
    Areas,
    /// Leave out all of these: no single one is enough.
    All,
}

impl Relaxation {
    /// What is asked once this is relaxed.
    pub fn apply(self, asked: &Asked) -> Asked {
        match self {
            Self::Downtime(days) => Asked { downtime: Some(days), ..asked.clone() },
            Self::Sessions(most) => Asked { sessions: Some(most), ..asked.clone() },
            Self::Areas => Asked { areas: Vec::new(), ..asked.clone() },
            Self::All => Asked { downtime: None, sessions: None, areas: Vec::new(), ..asked.clone() },
        }
    }
}

/// An answer to relax, and what would then be listed.
#[derive(Clone, Debug, PartialEq)]
pub struct Relaxed<'a> {
    /// The answer.
    pub what: Relaxation,
    /// The options, by the alphabet; at least one.
    pub options: Vec<&'a OptionRecord>,
}

/// Every single answer whose relaxation lists an option, each by as little as needed; if there is none, all of them
/// together, if that does.
pub fn relaxations<'a>(options: &'a Options, asked: &Asked) -> Vec<Relaxed<'a>> {
    let days = asked.downtime.and_then(|_| {
        let open = listed(options, &Asked { downtime: None, ..asked.clone() });
        fewest(&open, FactKey::Downtime).map(|days| Relaxation::Downtime(Days(days)))
    });
    let sessions = asked.sessions.and_then(|_| {
        let open = listed(options, &Asked { sessions: None, ..asked.clone() });
        let fewest = u8::try_from(fewest(&open, FactKey::Sessions)?).ok()?;
        Sessions::new(fewest).ok().map(Relaxation::Sessions)
    });
    let areas = (!asked.areas.is_empty()).then_some(Relaxation::Areas);
    let try_out = |what: Relaxation| {
        let options = listed(options, &what.apply(asked));
        (!options.is_empty()).then_some(Relaxed { what, options })
    };
    let single: Vec<_> = [days, sessions, areas].into_iter().flatten().filter_map(try_out).collect();
    if single.is_empty() { try_out(Relaxation::All).into_iter().collect() } else { single }
}

/// The least that any of the options asks for.
fn fewest(options: &[&OptionRecord], key: FactKey) -> Option<u16> {
    let amounts = options.iter().filter_map(|option| found(option, key)?.amount.as_ref());
    // Days and sessions are small whole numbers.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    amounts.map(|amount| libm::ceil(least(amount)) as u16).min()
}
