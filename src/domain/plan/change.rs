//! What a plan was made with, short enough for a link, and what has changed in the content since.

use super::facts::PlanFacts;
use super::words::describe_measured;
use crate::domain::course::{OpenRange, TimeSpan};
use crate::domain::message::{Messages, Msg};
use std::fmt;

/// A range that a plan rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measured {
    /// Sessions.
    Count(OpenRange<u16>),
    /// Time.
    Time(OpenRange<TimeSpan>),
}

/// Which fact it is; the letter stands for it in links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Sessions,
    Interval,
    Downtime,
    Onset,
}

impl Kind {
    const ALL: [(Self, char); 4] =
        [(Self::Sessions, 's'), (Self::Interval, 'i'), (Self::Downtime, 'h'), (Self::Onset, 'o')];

    fn letter(self) -> char {
        Self::ALL.into_iter().find(|(kind, _)| *kind == self).map_or('?', |(_, letter)| letter)
    }
}

/// The facts that a plan was made with; written as `s3-6.i14d-30d.h1d-7d.o90d-150d`.
///
/// A letter alone says that the fact was not known then. A fact that is not written at all is not compared.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct MadeWith {
    facts: Vec<(Kind, Option<Measured>)>,
}

impl MadeWith {
    /// The facts of today's content.
    pub fn of(facts: &PlanFacts) -> Self {
        let time = |fact: Option<OpenRange<TimeSpan>>| fact.map(Measured::Time);
        let mut all = vec![
            (Kind::Sessions, facts.session_range().map(Measured::Count)),
            (Kind::Interval, time(facts.interval_range())),
            (Kind::Downtime, time(facts.downtime.as_ref().and_then(|fact| fact.range))),
        ];
        all.extend(facts.onsets.iter().map(|onset| (Kind::Onset, time(onset.range))));
        Self { facts: all }
    }

    /// Whether nothing is recorded.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// Reads what [`fmt::Display`] writes; beside it the parts that could not be read.
    pub(super) fn read(text: &str) -> (Self, Vec<&str>) {
        let mut made_with = Self::default();
        let mut unread = Vec::new();
        for part in text.split('.').filter(|part| !part.is_empty()) {
            match read_fact(part) {
                Some(fact) => made_with.facts.push(fact),
                None => unread.push(part),
            }
        }
        (made_with, unread)
    }

    fn nth(&self, kind: Kind, n: usize) -> Option<(Kind, Option<Measured>)> {
        self.facts.iter().filter(|(k, _)| *k == kind).nth(n).copied()
    }
}

impl fmt::Display for MadeWith {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, (kind, measured)) in self.facts.iter().enumerate() {
            if n > 0 {
                f.write_str(".")?;
            }
            write!(f, "{}", kind.letter())?;
            match measured {
                None => {}
                Some(Measured::Count(range)) => write_range(f, *range)?,
                Some(Measured::Time(range)) => write_range(f, *range)?,
            }
        }
        Ok(())
    }
}

fn write_range<T: fmt::Display>(f: &mut fmt::Formatter<'_>, range: OpenRange<T>) -> fmt::Result {
    if let Some(least) = range.least {
        write!(f, "{least}")?;
    }
    f.write_str("-")?;
    range.most.map_or(Ok(()), |most| write!(f, "{most}"))
}

fn read_fact(part: &str) -> Option<(Kind, Option<Measured>)> {
    let (kind, letter) = Kind::ALL.into_iter().find(|(_, letter)| part.starts_with(*letter))?;
    let rest = part.strip_prefix(letter)?;
    if rest.is_empty() {
        return Some((kind, None));
    }
    let measured = match kind {
        Kind::Sessions => Measured::Count(read_range(rest, number)?),
        Kind::Interval | Kind::Downtime | Kind::Onset => Measured::Time(read_range(rest, span)?),
    };
    Some((kind, Some(measured)))
}

fn read_range<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<OpenRange<T>> {
    let (least, most) = text.split_once('-')?;
    let end = |text: &str| if text.is_empty() { Some(None) } else { read(text).map(Some) };
    let range = OpenRange { least: end(least)?, most: end(most)? };
    (range.least.is_some() || range.most.is_some()).then_some(range)
}

fn number(text: &str) -> Option<u16> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok())?
}

fn span(text: &str) -> Option<TimeSpan> {
    match text.strip_suffix('d') {
        Some(days) => number(days).map(TimeSpan::Days),
        None => text.strip_suffix('m').and_then(number).map(TimeSpan::Months),
    }
}

/// A fact that is not what it was when the plan was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The label of the fact; `None` when the content no longer has it.
    pub label: Option<String>,
    kind: Kind,
    was: Option<Measured>,
    is: Option<Measured>,
}

/// What differs between the facts that a plan was made with and those of today's content.
pub fn differences(made_with: &MadeWith, facts: &PlanFacts) -> Vec<Difference> {
    let now = MadeWith::of(facts);
    let label = |kind: Kind, n: usize| match kind {
        Kind::Sessions => facts.sessions.as_ref().map(|fact| &fact.label),
        Kind::Interval => facts.interval.as_ref().map(|fact| &fact.label),
        Kind::Downtime => facts.downtime.as_ref().map(|fact| &fact.label),
        Kind::Onset => facts.onsets.get(n).map(|fact| &fact.label),
    };
    let mut found = Vec::new();
    for (kind, _) in Kind::ALL {
        for n in 0.. {
            let (was, is) = (made_with.nth(kind, n), now.nth(kind, n));
            match (was, is) {
                (None, None) => break,
                // Not written into the link, or written by content that had no such fact: nothing to compare with,
                // unless the plan did record facts of this kind and this one came later.
                (None, Some(_)) if made_with.nth(kind, 0).is_none() => break,
                _ => {}
            }
            let measured = |fact: Option<(Kind, Option<Measured>)>| fact.and_then(|(_, measured)| measured);
            let (was, is) = (measured(was), measured(is));
            if was != is {
                found.push(Difference { label: label(kind, n).cloned(), kind, was, is });
            }
        }
    }
    found
}

/// "Sessions: it was 3 to 6, and it is now 3 to 4."
pub fn describe_difference(messages: &Messages, difference: &Difference) -> String {
    let said = |measured: Option<Measured>| match measured {
        Some(measured) => describe_measured(messages, measured),
        None => messages.get(Msg::PlanUnknown).to_owned(),
    };
    let label = difference.label.as_deref().unwrap_or_else(|| {
        messages.get(match difference.kind {
            Kind::Sessions => Msg::PlanChangedSessions,
            Kind::Interval => Msg::PlanChangedInterval,
            Kind::Downtime => Msg::PlanChangedDowntime,
            Kind::Onset => Msg::PlanChangedOnset,
        })
    });
    messages
        .fill(Msg::PlanChangedLine, &[("label", label), ("was", &said(difference.was)), ("is", &said(difference.is))])
}

#[cfg(test)]
mod tests {
    use super::super::tests::{example, words};
    use super::*;

    fn read(text: &str) -> MadeWith {
        let (made_with, unread) = MadeWith::read(text);
        assert!(unread.is_empty(), "{unread:?}");
        made_with
    }

    #[test]
    fn the_facts_of_a_plan_fit_into_a_few_letters() {
        let written = MadeWith::of(&example()).to_string();
        assert_eq!(written, "s3-6.i14d-30d.h1d-7d.o90d-150d.o90d-180d");
        assert_eq!(read(&written), MadeWith::of(&example()));
        for odd in ["s-.x", "s3", "i30-40", "h1d-2x", "s+3-4", "s99999-"] {
            assert!(!MadeWith::read(odd).1.is_empty(), "{odd}");
        }
    }

    #[test]
    fn the_same_content_differs_in_nothing() {
        assert_eq!(differences(&MadeWith::of(&example()), &example()), []);
        assert_eq!(differences(&MadeWith::default(), &example()), []);
    }

    #[test]
    fn newer_content_says_what_is_no_longer_so() {
        let old = read("s2-6.i.h1d-.o90d-150d.o90d-180d.o1m-");
        let said: Vec<_> =
            differences(&old, &example()).iter().map(|found| describe_difference(&words(), found)).collect();
        assert_eq!(
            said,
            [
                "Sessions: it was 2 to 6, and it is now 3 to 6.",
                "Time between sessions: it was not known, and it is now 14 to 30 days.",
                "Healing time: it was at least 1 day, and it is now 1 to 7 days.",
                "When change may show: it was at least 1 month, and it is now not known.",
            ]
        );
    }
}
