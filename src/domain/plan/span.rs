//! Days in a row.

use crate::domain::date::CivilDate;

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

    #[test]
    fn a_range_of_days_reads_from_early_to_late() {
        let (early, late) = (CivilDate::parse("2027-03-01").unwrap(), CivilDate::parse("2027-03-05").unwrap());
        assert_eq!(DateRange::spanning(late, early), DateRange { from: early, to: late });
        assert!(DateRange::spanning(late, early).contains(early));
    }
}
