//! What a course of a treatment asks, as its records say: sessions, the time between them, healing, when change may show.
//!
//! Owns how a fact of the fact card becomes a quantity; what a fact says is the content's.

use super::quantity::{Days, MinMax, Sessions};
use super::source::SourceId;
use super::treatment::{Fact, Treatment};
use serde::{Deserialize, Serialize};

/// A fact as a quantity: its sentence always, its range where one was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Known<T> {
    /// The range; `None` where no number was found, or the number is zero sessions.
    pub range: Option<MinMax<T>>,
    /// The fact in a sentence or two; says what is unknown where it is.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// What a course asks. `None` where a treatment has no such row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Course {
    /// Whether there are sessions at all: home care and "no treatment for now" have none.
    pub has_sessions: bool,
    /// How many sessions.
    pub sessions: Option<Known<Sessions>>,
    /// Time from one session to the next.
    pub interval: Option<Known<Days>>,
    /// Healing time after a session.
    pub healing: Option<Known<Days>>,
    /// When change may show, from the first session or use.
    pub onset: Option<Known<Days>>,
    /// How long the result lasts.
    pub lasts: Option<Known<Days>>,
}

impl Course {
    /// The course of a treatment.
    pub fn of(treatment: &Treatment) -> Self {
        let fact = |key: &str| treatment.facts.iter().find(|fact| fact.key == key);
        let none = |fact: &Fact| fact.amount.as_ref().is_some_and(|amount| amount.max == Some(0.0));
        let days = |key| fact(key).map(|fact| known(fact, in_days));
        Self {
            has_sessions: !fact("sessions").is_some_and(none),
            sessions: fact("sessions").map(|fact| known(fact, in_sessions)),
            interval: days("interval"),
            healing: days("downtime"),
            onset: days("onset"),
            lasts: days("duration"),
        }
    }
}

fn known<T: PartialOrd + Copy>(fact: &Fact, quantity: impl Fn(f64, &str) -> Option<T>) -> Known<T> {
    let range = fact.amount.as_ref().filter(|_| fact.found).and_then(|amount| {
        let end = |end: Option<f64>| end.and_then(|value| quantity(value, &amount.unit));
        // With one end open, the other stands for both: nothing is guessed beyond it.
        let (min, max) = (end(amount.min.or(amount.max))?, end(amount.max.or(amount.min))?);
        MinMax::new(min, max).ok()
    });
    Known { range, text: fact.text.clone(), sources: fact.sources.clone() }
}

fn in_sessions(value: f64, unit: &str) -> Option<Sessions> {
    if unit != "sessions" {
        return None;
    }
    Sessions::new(whole(value)?.try_into().ok()?).ok()
}

/// Weeks are seven days and months thirty, as the sources round them.
fn in_days(value: f64, unit: &str) -> Option<Days> {
    let each = match unit {
        "days" => 1.0,
        "weeks" => 7.0,
        "months" => 30.0,
        "years" => 365.0,
        _ => return None,
    };
    whole(value * each).map(Days)
}

fn whole(value: f64) -> Option<u16> {
    // Checked before: whole, and within what a u16 holds.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    (0.0..=f64::from(u16::MAX)).contains(&value).then(|| libm::round(value) as u16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::treatment::Amount;

    fn fact(min: Option<f64>, max: Option<f64>, unit: &str) -> Fact {
        Fact {
            key: "interval".into(),
            label: String::new(),
            amount: Some(Amount { min, max, unit: unit.into() }),
            found: true,
            text: "two to four weeks".into(),
            sources: Vec::new(),
        }
    }

    #[test]
    fn a_range_in_weeks_becomes_days() {
        let range = known(&fact(Some(2.0), Some(4.0), "weeks"), in_days).range.unwrap();
        assert_eq!((range.min(), range.max()), (Days(14), Days(28)));
    }

    #[test]
    fn an_open_end_is_not_guessed() {
        let range = known(&fact(Some(90.0), None, "days"), in_days).range.unwrap();
        assert_eq!((range.min(), range.max()), (Days(90), Days(90)));
        assert_eq!(known(&fact(None, None, "days"), in_days).range, None);
    }

    #[test]
    fn what_was_not_found_has_its_sentence_and_no_number() {
        let unknown = Fact { found: false, ..fact(Some(1.0), Some(2.0), "days") };
        let known = known(&unknown, in_days);
        assert_eq!((known.range, known.text.as_str()), (None, "two to four weeks"));
    }

    #[test]
    fn another_unit_is_no_quantity_of_this_kind() {
        assert_eq!(known(&fact(Some(2.0), Some(4.0), "usd"), in_days).range, None);
        assert_eq!(known(&fact(Some(2.0), Some(4.0), "weeks"), in_sessions).range, None);
    }
}
