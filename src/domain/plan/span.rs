//! Lengths of time as the records give them, in days or in months, and what they make of a date.

use crate::domain::date::CivilDate;
use crate::domain::treatment::Amount;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A length of time. Months stay months: how many days they have depends on where they begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimeSpan {
    /// Days; weeks are read as seven of them.
    Days(u16),
    /// Months; years are read as twelve of them.
    Months(u16),
}

impl TimeSpan {
    /// The day that is `times` such spans after `date`.
    pub fn after(self, date: CivilDate, times: u8) -> CivilDate {
        match self {
            Self::Days(days) => date.plus_days(u32::from(days) * u32::from(times)),
            Self::Months(months) => date.plus_months(u32::from(months) * u32::from(times)),
        }
    }

    /// The day that is `times` such spans before `date`.
    pub fn before(self, date: CivilDate, times: u8) -> CivilDate {
        match self {
            Self::Days(days) => date.minus_days(u32::from(days) * u32::from(times)),
            Self::Months(months) => date.minus_months(u32::from(months) * u32::from(times)),
        }
    }

    /// Reads a number of a unit of the content; `None` for units that are not of time, and for parts of a day.
    fn read(value: f64, unit: &str) -> Option<Self> {
        let whole = whole(value)?;
        match unit {
            "days" => Some(Self::Days(whole)),
            "weeks" => Some(Self::Days(whole.checked_mul(7)?)),
            "months" => Some(Self::Months(whole)),
            "years" => Some(Self::Months(whole.checked_mul(12)?)),
            _ => None,
        }
    }
}

impl fmt::Display for TimeSpan {
    /// Writes `30d` or `6m`, as links do.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(days) => write!(f, "{days}d"),
            Self::Months(months) => write!(f, "{months}m"),
        }
    }
}

/// A range of which a source may leave one end open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenRange<T> {
    /// The least, where a source gives it.
    pub least: Option<T>,
    /// The most, where a source gives it.
    pub most: Option<T>,
}

impl<T: Copy> OpenRange<T> {
    /// The longer of the ends that are known.
    pub fn longest(&self) -> Option<T> {
        self.most.or(self.least)
    }

    /// The shorter of the ends that are known.
    pub fn shortest(&self) -> Option<T> {
        self.least.or(self.most)
    }
}

impl OpenRange<TimeSpan> {
    /// Reads a range of time from a fact; `None` when it is of something else.
    pub fn of_time(amount: &Amount) -> Option<Self> {
        Self::read(amount, TimeSpan::read)
    }
}

impl OpenRange<u16> {
    /// Reads a range of whole numbers from a fact, whatever they count.
    pub fn of_count(amount: &Amount) -> Option<Self> {
        Self::read(amount, |value, _| whole(value))
    }
}

impl<T> OpenRange<T> {
    fn read(amount: &Amount, read: impl Fn(f64, &str) -> Option<T>) -> Option<Self> {
        let end = |value: Option<f64>| value.and_then(|value| read(value, &amount.unit));
        let range = Self { least: end(amount.min), most: end(amount.max) };
        (range.least.is_some() || range.most.is_some()).then_some(range)
    }
}

fn whole(value: f64) -> Option<u16> {
    // The comparison holds only for numbers that the cast kept as they were.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = value as u16;
    ((f64::from(whole) - value).abs() < f64::EPSILON).then_some(whole)
}

/// Days in a row, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateRange {
    /// The first day.
    pub from: CivilDate,
    /// The last day; never before the first.
    pub to: CivilDate,
}

impl DateRange {
    /// From one day to another, whichever is first.
    pub fn spanning(one: CivilDate, other: CivilDate) -> Self {
        Self { from: one.min(other), to: one.max(other) }
    }

    /// Whether the day is among them.
    pub fn contains(&self, day: CivilDate) -> bool {
        self.from <= day && day <= self.to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(min: Option<f64>, max: Option<f64>, unit: &str) -> Amount {
        Amount { min, max, unit: unit.into() }
    }

    #[test]
    fn weeks_are_days_and_years_are_months() {
        let range = OpenRange::of_time(&amount(Some(2.0), Some(4.0), "weeks")).unwrap();
        assert_eq!((range.least, range.most), (Some(TimeSpan::Days(14)), Some(TimeSpan::Days(28))));
        let range = OpenRange::of_time(&amount(None, Some(1.0), "years")).unwrap();
        assert_eq!((range.shortest(), range.longest()), (Some(TimeSpan::Months(12)), Some(TimeSpan::Months(12))));
    }

    #[test]
    fn what_is_no_length_of_time_is_not_read_as_one() {
        assert_eq!(OpenRange::of_time(&amount(Some(200.0), Some(1000.0), "usd")), None);
        assert_eq!(OpenRange::of_time(&amount(Some(1.5), None, "days")), None);
        assert_eq!(OpenRange::of_time(&amount(Some(70_000.0), None, "days")), None);
        assert_eq!(OpenRange::of_time(&amount(None, None, "days")), None);
    }

    #[test]
    fn a_range_of_days_reads_from_early_to_late() {
        let (early, late) = (CivilDate::parse("2027-03-01").unwrap(), CivilDate::parse("2027-03-05").unwrap());
        assert_eq!(DateRange::spanning(late, early), DateRange { from: early, to: late });
        assert!(DateRange::spanning(late, early).contains(early));
    }
}
