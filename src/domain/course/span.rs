//! Lengths of time as the records give them, in days or in months, and what they make of a date.

use crate::domain::date::CivilDate;
use crate::domain::quantity::{Days, MinMax, Sessions};
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

    /// The same in days: a month is the twelfth part of 365.
    pub fn in_days(self) -> Days {
        match self {
            Self::Days(days) => Days(days),
            Self::Months(months) => Days(u16::try_from(u32::from(months) * 365 / 12).unwrap_or(u16::MAX)),
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

impl OpenRange<TimeSpan> {
    /// The range in days. With one end open, the other stands for both: nothing is guessed beyond it.
    pub fn in_days(&self) -> Option<MinMax<Days>> {
        MinMax::new(self.shortest()?.in_days(), self.longest()?.in_days()).ok()
    }
}

impl OpenRange<u16> {
    /// The range as sessions, one at least; `None` for a treatment without sessions.
    pub fn in_sessions(&self) -> Option<MinMax<Sessions>> {
        let end = |end: Option<u16>| Sessions::new(u8::try_from(end?).ok()?).ok();
        MinMax::new(end(self.shortest())?, end(self.longest())?).ok()
    }

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
    fn an_open_end_is_not_guessed() {
        let range = |min, max, unit| OpenRange::of_time(&amount(min, max, unit)).and_then(|range| range.in_days());
        assert_eq!(range(Some(90.0), None, "days"), MinMax::new(Days(90), Days(90)).ok());
        assert_eq!(range(Some(2.0), Some(4.0), "weeks"), MinMax::new(Days(14), Days(28)).ok());
        assert_eq!(range(Some(1.0), Some(12.0), "months"), MinMax::new(Days(30), Days(365)).ok());
    }

    #[test]
    fn no_session_is_no_number_of_sessions() {
        let range = |min, max| OpenRange::of_count(&amount(min, max, "sessions")).and_then(|range| range.in_sessions());
        assert_eq!(range(Some(3.0), Some(6.0)), MinMax::new(Sessions::new(3).unwrap(), Sessions::new(6).unwrap()).ok());
        assert_eq!(range(Some(0.0), Some(0.0)), None);
    }
}
