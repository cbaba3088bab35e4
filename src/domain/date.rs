//! Calendar days, without clock and without time zone: what "today" is, the caller says.
//!
//! The calendar itself (leap years, short months) is the `time` crate's; docs/decisions/0006 says why that one.

use super::message::{Messages, Msg};
use std::fmt;
use time::{Date, Duration, Month};

/// A day of the calendar, from the year 2000 on.
///
/// ```
/// use treatment_explorer::domain::date::CivilDate;
/// let day = CivilDate::parse("2028-01-31").ok_or("no date")?;
/// assert_eq!(day.plus_months(1).to_string(), "2028-02-29");
/// assert_eq!(day.plus_days(30).to_string(), "2028-03-01");
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate(Date);

impl CivilDate {
    /// The day with these numbers; `None` when the calendar has no such day, or the year is not 2000 to 2999.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        if !(2000..=2999).contains(&year) {
            return None;
        }
        Date::from_calendar_date(year.into(), Month::try_from(month).ok()?, day).ok().map(Self)
    }

    /// Reads `YYYY-MM-DD`, and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |range: std::ops::Range<usize>| {
            let part = text.get(range)?;
            part.bytes().all(|b| b.is_ascii_digit()).then_some(part)
        };
        let dashed = text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
        if !dashed {
            return None;
        }
        Self::new(digits(0..4)?.parse().ok()?, digits(5..7)?.parse().ok()?, digits(8..10)?.parse().ok()?)
    }

    /// The day that a count of seconds since the start of 1970 falls on, in universal time.
    pub fn from_unix_seconds(seconds: i64) -> Option<Self> {
        let epoch = Date::from_calendar_date(1970, Month::January, 1).ok()?;
        let date = epoch.checked_add(Duration::days(seconds.div_euclid(86_400)))?;
        (2000..=2999).contains(&date.year()).then_some(Self(date))
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// So many days later.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        Self(self.0.saturating_add(Duration::days(days.into())))
    }

    /// So many days earlier.
    #[must_use]
    pub fn minus_days(self, days: u32) -> Self {
        Self(self.0.saturating_sub(Duration::days(days.into())))
    }

    /// The same day so many months later, or the last day of that month where it is shorter.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        self.months_on(i64::from(months))
    }

    /// The same day so many months earlier, or the last day of that month where it is shorter.
    #[must_use]
    pub fn minus_months(self, months: u32) -> Self {
        self.months_on(-i64::from(months))
    }

    /// Days from this day to `other`; negative when `other` is earlier.
    pub fn days_until(self, other: Self) -> i64 {
        (other.0 - self.0).whole_days()
    }

    fn months_on(self, months: i64) -> Self {
        let count = i64::from(self.year()) * 12 + i64::from(self.month()) - 1 + months;
        let moved = || {
            let year = i32::try_from(count.div_euclid(12)).ok()?;
            let month = Month::try_from(u8::try_from(count.rem_euclid(12)).ok()? + 1).ok()?;
            Date::from_calendar_date(year, month, self.day().min(month.length(year))).ok()
        };
        // Only a date beyond the calendar's last year has no month to move to.
        Self(moved().unwrap_or(if months < 0 { Date::MIN } else { Date::MAX }))
    }
}

impl fmt::Display for CivilDate {
    /// Writes `YYYY-MM-DD`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

/// The day in words, as the locale writes it: "3 March 2027".
pub fn describe_date(messages: &Messages, date: CivilDate) -> String {
    const MONTHS: [Msg; 12] = [
        Msg::MonthJanuary,
        Msg::MonthFebruary,
        Msg::MonthMarch,
        Msg::MonthApril,
        Msg::MonthMay,
        Msg::MonthJune,
        Msg::MonthJuly,
        Msg::MonthAugust,
        Msg::MonthSeptember,
        Msg::MonthOctober,
        Msg::MonthNovember,
        Msg::MonthDecember,
    ];
    let month = MONTHS.get(usize::from(date.month()) - 1).map_or("", |month| messages.get(*month));
    let (day, year) = (date.day().to_string(), date.year().to_string());
    messages.fill(Msg::DateFormat, &[("day", &day), ("month", month), ("year", &year)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> CivilDate {
        CivilDate::parse(text).unwrap()
    }

    #[test]
    fn only_days_of_the_calendar_are_read() {
        for good in ["2026-11-23", "2028-02-29", "2000-01-01", "2999-12-31"] {
            assert_eq!(day(good).to_string(), good);
        }
        let bad = ["", "2027-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-11-23", "2026-11-23 ", "2026/11/23"];
        for text in bad.into_iter().chain(["+026-11-23", "1999-12-31", "3000-01-01", "2026-11-2é", "é026-11-23"]) {
            assert_eq!(CivilDate::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_month_on_from_its_last_day_is_the_last_day_of_a_shorter_month() {
        assert_eq!(day("2027-01-31").plus_months(1), day("2027-02-28"));
        assert_eq!(day("2027-03-31").minus_months(1), day("2027-02-28"));
        assert_eq!(day("2027-12-31").plus_months(2), day("2028-02-29"));
        assert_eq!(day("2027-01-15").minus_months(13), day("2025-12-15"));
    }

    #[test]
    fn seconds_of_a_clock_are_read_as_a_day() {
        assert_eq!(CivilDate::from_unix_seconds(1_803_945_599), Some(day("2027-03-01")));
        assert_eq!(CivilDate::from_unix_seconds(1_803_945_600), Some(day("2027-03-02")));
        assert_eq!(CivilDate::from_unix_seconds(-1), None);
        assert_eq!(CivilDate::from_unix_seconds(i64::MAX), None);
    }

    #[test]
    fn nothing_runs_off_the_end_of_the_calendar() {
        let last = day("2999-12-31");
        assert!(last.plus_days(u32::MAX) > last && last.plus_months(u32::MAX) > last);
        assert!(last.minus_days(u32::MAX) < last && last.minus_months(u32::MAX) < last);
    }

    #[test]
    fn a_day_is_written_as_the_locale_says() {
        let messages = Messages::new("en", |key| match key {
            "date.format" => "{day} {month} {year}".into(),
            "month.march" => "March".into(),
            _ => String::new(),
        });
        assert_eq!(describe_date(&messages, day("2027-03-03")), "3 March 2027");
    }

    proptest! {
        #[test]
        fn days_added_are_the_days_between(start in 0..300_000u32, days in 0..50_000u32) {
            let from = day("2000-01-01").plus_days(start);
            let to = from.plus_days(days);
            prop_assert_eq!(from.days_until(to), i64::from(days));
            prop_assert_eq!(to.minus_days(days), from);
            prop_assert_eq!(CivilDate::parse(&from.to_string()), Some(from));
        }

        #[test]
        fn months_added_keep_the_day_or_take_the_last(start in 0..300_000u32, months in 0..600u32) {
            let from = day("2000-01-01").plus_days(start);
            let to = from.plus_months(months);
            let month_on = (u32::from(from.month()) - 1 + months) % 12 + 1;
            prop_assert_eq!(u32::from(to.month()), month_on);
            prop_assert!(to.day() == from.day() || to.plus_days(1).day() == 1);
        }
    }
}
