//! Aftercare day by day for two weeks, as a checklist with dates.

use super::facts::PlanFacts;
use super::span::DateRange;
use crate::domain::date::CivilDate;
use crate::domain::treatment::Aftercare;

/// The last day of a checklist, counted from the session (day 0): two weeks.
const LAST_DAY: u16 = 14;

/// One day after a session.
#[derive(Clone, Debug, PartialEq)]
pub struct ChecklistDay<'a> {
    /// Counted from the session, which is day 0.
    pub day: u16,
    /// The date.
    pub date: CivilDate,
    /// What begins on this day: to be shown in full.
    pub begins: Vec<&'a Aftercare>,
    /// What began before and still holds.
    pub goes_on: Vec<&'a Aftercare>,
}

/// The two weeks after a session on `session`, with what to expect, do and avoid; the next session ends them early.
///
/// A day about which the records say nothing is there too, with nothing on it: a missing day would look like an
/// end of care. Rows about urgent signs are left to [`urgent_rows`].
pub fn checklist(facts: &PlanFacts, session: CivilDate, next: Option<CivilDate>) -> Vec<ChecklistDay<'_>> {
    let rows = || facts.aftercare.iter().filter(|row| !row.alert);
    let days = (0..=LAST_DAY).map(|day| {
        let begins = rows().filter(|row| row.days.min().0 == day).collect();
        let goes_on = rows().filter(|row| row.days.min().0 < day && day <= row.days.max().0).collect();
        ChecklistDay { day, date: session.plus_days(day.into()), begins, goes_on }
    });
    days.take_while(|day| next.is_none_or(|next| day.date < next)).collect()
}

/// The rows about signs with which nobody should wait, with the days they hold for; they belong above the checklist.
pub fn urgent_rows(facts: &PlanFacts, session: CivilDate) -> Vec<(&Aftercare, DateRange)> {
    let dated = |row: &Aftercare| DateRange {
        from: session.plus_days(row.days.min().0.into()),
        to: session.plus_days(row.days.max().0.into()),
    };
    facts.aftercare.iter().filter(|row| row.alert).map(|row| (row, dated(row))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::example;
    use super::*;

    fn day(text: &str) -> CivilDate {
        CivilDate::parse(text).unwrap()
    }

    #[test]
    fn each_of_fifteen_days_says_what_begins_and_what_goes_on() {
        let facts = example();
        let days = checklist(&facts, day("2028-02-20"), None);
        assert_eq!(days.len(), 15);
        assert_eq!(days[9].date, day("2028-02-29"));
        assert_eq!(days[14].date, day("2028-03-05"));
        assert_eq!(days[0].begins.len(), 1);
        assert_eq!(days[2].begins[0].title, "Days 2 and 3");
        assert!(days[3].begins.is_empty());
        assert_eq!(days[3].goes_on[0].title, "Days 2 and 3");
    }

    #[test]
    fn the_next_session_begins_a_list_of_its_own() {
        let facts = example();
        assert_eq!(checklist(&facts, day("2028-02-20"), Some(day("2028-02-27"))).len(), 7);
    }

    #[test]
    fn urgent_signs_stand_apart_and_hold_for_their_own_days() {
        let facts = example();
        let urgent = urgent_rows(&facts, day("2027-12-25"));
        assert_eq!(urgent.len(), 1);
        assert_eq!(urgent[0].1, DateRange { from: day("2027-12-25"), to: day("2028-01-08") });
        let listed = checklist(&facts, day("2027-12-25"), None);
        assert!(listed.iter().flat_map(|d| d.begins.iter().chain(&d.goes_on)).all(|row| !row.alert));
    }
}
