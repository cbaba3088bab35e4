//! The plan as a calendar file (RFC 5545): all-day events, tentative and private, with ids that stay the same.
//!
//! Days have no time zone to get wrong: each event has a `VALUE=DATE` start, and an end that is the day after its last.
//! Written here and not by a crate, for the reasons in docs/decisions/0006.

use super::course::Plan;
use super::facts::PlanFacts;
use super::step::{Step, StepKind, steps};
use super::words::describe_step;
use crate::domain::date::CivilDate;
use crate::domain::message::{Messages, Msg};
use crate::domain::treatment::Without;
use std::fmt;

/// The longest line in octets, its line break not counted (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// A moment of universal time, to the second: when the file was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    date: CivilDate,
    seconds: u32,
}

impl Stamp {
    /// From a count of seconds since the start of 1970, as clocks give it; `None` outside the years 2000 to 2999.
    pub fn from_unix_seconds(seconds: i64) -> Option<Self> {
        let date = CivilDate::from_unix_seconds(seconds)?;
        Some(Self { date, seconds: u32::try_from(seconds.rem_euclid(86_400)).ok()? })
    }
}

impl fmt::Display for Stamp {
    /// Writes `20270301T093000Z`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hours, minutes, seconds) = (self.seconds / 3600, self.seconds / 60 % 60, self.seconds % 60);
        write!(f, "{}T{hours:02}{minutes:02}{seconds:02}Z", basic(self.date))
    }
}

/// The calendar file of a plan; `None` when it has no day to write, for a calendar must hold something.
///
/// `selection` is the fragment of what is chosen: with the treatment and the step it makes the id of an event, so that
/// a plan whose days moved replaces its older events, and a plan for other areas stands beside them.
/// `reminder` is how many hours before the start of its day a session is called to mind; `None` for no reminder.
pub fn calendar_file(
    messages: &Messages,
    facts: &PlanFacts,
    plan: &Plan,
    selection: &str,
    made: Stamp,
    reminder: Option<u8>,
) -> Option<String> {
    let exported: Vec<_> = steps(plan).into_iter().filter(is_exported).collect();
    if exported.is_empty() {
        return None;
    }
    let mut file = CalendarFile::default();
    let name = messages.fill(Msg::PlanCalendarName, &[("treatment", &facts.name)]);
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", "-//Treatment Explorer//Plan//EN");
    file.line("CALSCALE", "GREGORIAN");
    file.line("X-WR-CALNAME", &escaped(&name));
    for step in exported {
        let Some(days) = step.days() else {
            continue;
        };
        let summary = format!("{}: {}", facts.name, describe_step(messages, facts, plan, &step));
        file.line("BEGIN", "VEVENT");
        file.line("UID", &uid(facts, &step, selection));
        file.line("DTSTAMP", &made.to_string());
        file.line("DTSTART;VALUE=DATE", &basic(days.from));
        file.line("DTEND;VALUE=DATE", &basic(days.to.plus_days(1)));
        file.line("SUMMARY", &escaped(&summary));
        file.line("DESCRIPTION", &escaped(messages.get(Msg::PlanReminder)));
        file.line("STATUS", "TENTATIVE");
        file.line("CLASS", "PRIVATE");
        file.line("TRANSP", "TRANSPARENT");
        if let (Some(hours), StepKind::Session { .. }) = (reminder, step.kind) {
            file.line("BEGIN", "VALARM");
            file.line("ACTION", "DISPLAY");
            file.line("TRIGGER", &format!("-PT{hours}H"));
            file.line("DESCRIPTION", &escaped(&summary));
            file.line("END", "VALARM");
        }
        file.line("END", "VEVENT");
    }
    file.line("END", "VCALENDAR");
    Some(file.text)
}

/// The day that matters is in the visitor's own calendar already.
fn is_exported(step: &Step) -> bool {
    step.kind != StepKind::Event
}

/// The day as `20270301`.
fn basic(date: CivilDate) -> String {
    date.to_string().replace('-', "")
}

fn uid(facts: &PlanFacts, step: &Step, selection: &str) -> String {
    let what = match step.kind {
        StepKind::Precare { index, session, .. } => format!("precare-{index}-{session}"),
        StepKind::Session { number } => format!("session-{number}"),
        StepKind::Healing { session } => format!("healing-{session}"),
        StepKind::Without { what: Without::MakeUp, session, part } => format!("no-make-up-{session}-{part}"),
        StepKind::Without { what: Without::Sun, session, part } => format!("no-sun-{session}-{part}"),
        StepKind::Use => "use".to_owned(),
        StepKind::FirstSigns { index } => format!("signs-{index}"),
        StepKind::Judge { index } => format!("judge-{index}"),
        StepKind::Event => "event".to_owned(),
    };
    // FNV-1a, 64 bits: tells plans apart without writing into the id what was chosen.
    let seed = format!("{}#{selection}", facts.slug);
    let hash = seed.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}-{what}@treatment-explorer")
}

/// A text as a value: its own marks escaped (RFC 5545, 3.3.11), and what no line can hold left out.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            '\n' => value.push_str("\\n"),
            other if other.is_control() => {}
            other => value.push(other),
        }
    }
    value
}

#[derive(Default)]
struct CalendarFile {
    text: String,
}

impl CalendarFile {
    /// Writes a line, folded where it is too long: never inside a character, the blank of a continuation counted.
    fn line(&mut self, name: &str, value: &str) {
        let mut room = LONGEST_LINE;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if letter.len_utf8() > room {
                self.text.push_str("\r\n ");
                room = LONGEST_LINE - 1;
            }
            self.text.push(letter);
            room -= letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_stamp_is_written_in_universal_time() {
        assert_eq!(Stamp::from_unix_seconds(1_803_945_599).unwrap().to_string(), "20270301T235959Z");
        assert_eq!(Stamp::from_unix_seconds(-1), None);
    }

    #[test]
    fn the_marks_of_the_format_are_escaped() {
        assert_eq!(escaped("a,b;c\\d\ne\r\u{7}"), "a\\,b\\;c\\\\d\\ne");
    }

    proptest! {
        #[test]
        fn a_folded_line_is_short_and_unfolds_to_what_was_written(value in "\\PC{0,400}") {
            let mut file = CalendarFile::default();
            file.line("SUMMARY", &value);
            prop_assert!(file.text.ends_with("\r\n"));
            prop_assert!(file.text.trim_end_matches("\r\n").split("\r\n").all(|line| line.len() <= LONGEST_LINE));
            let unfolded = file.text.replace("\r\n ", "");
            prop_assert_eq!(unfolded, format!("SUMMARY:{value}\r\n"));
        }
    }
}
