//! In which order options stand: by one rule that is printed beside them, and by the alphabet where it is silent.

use super::rule::found;
use super::{About, Weighed};
use crate::domain::option::{FactKey, Setting};
use crate::domain::treatment::Grade;

/// What matters most to a visitor; also a rule to order by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// How strong the evidence is: the strongest grade first.
    Evidence,
    /// How long it takes to heal: the option whose longest healing time is shortest first, not known last.
    Downtime,
    /// How many sessions: the option whose most sessions are fewest first, not known last. Home care has none.
    Sessions,
    /// Care at home first.
    Home,
}

impl Priority {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Evidence, Self::Downtime, Self::Sessions, Self::Home];

    /// The word in addresses and form values.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::Downtime => "downtime",
            Self::Sessions => "sessions",
            Self::Home => "home",
        }
    }

    /// Reads the word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.as_str() == word)
    }
}

/// The options in the order of a rule; by the alphabet without one.
///
/// Invariant: nothing but the rule and the alphabet decides (`the_order_is_the_printed_rule_and_then_the_alphabet`).
pub fn in_order(listed: Vec<Weighed<'_>>, by: Option<Priority>) -> Vec<Weighed<'_>> {
    let Some(by) = by else { return listed };
    let mut ordered: Vec<(u32, Weighed<'_>)> = Vec::with_capacity(listed.len());
    // They come by the alphabet, and each is put behind all that are not after it. A list is short, and a sort of the
    // standard library would be larger in the browser than the rest of this file.
    for weighed in listed {
        let rank = rank(&weighed, by);
        let place = ordered.iter().position(|(other, _)| *other > rank).unwrap_or(ordered.len());
        ordered.insert(place, (rank, weighed));
    }
    ordered.into_iter().map(|(_, weighed)| weighed).collect()
}

fn rank(weighed: &Weighed<'_>, by: Priority) -> u32 {
    let most = |key| {
        let amount = found(weighed.option, key)?.amount.as_ref()?;
        // Days and sessions are whole numbers.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        amount.max.map(|max| max as u32)
    };
    match by {
        Priority::Evidence => {
            let grade = weighed.reasons.iter().find_map(|reason| match reason.about {
                About::Concern(record) => record.map(|r| r.grade),
                _ => None,
            });
            let place = Grade::ALL.iter().position(|g| Some(*g) == grade);
            place.and_then(|place| u32::try_from(place).ok()).unwrap_or(u32::MAX)
        }
        Priority::Downtime => most(FactKey::Downtime).unwrap_or(u32::MAX),
        Priority::Sessions => most(FactKey::Sessions).unwrap_or(u32::MAX),
        Priority::Home => u32::from(weighed.option.setting != Setting::Home),
    }
}
