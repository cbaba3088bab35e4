//! The calendar file, read back by three parsers that know nothing of each other: the crate `icalendar` and the npm
//! packages `ical.js` and `ts-ics`.

use crate::content::catalog;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use treatment_explorer::domain::date::CivilDate;
use treatment_explorer::domain::message::Messages;
use treatment_explorer::domain::plan::{
    Goal, Plan, PlanAsk, PlanFacts, Spacing, Stamp, StepKind, calendar_file, describe_step, make_plan, steps,
};
use treatment_explorer::domain::quantity::Sessions;

/// Noon of 1 March 2027, in universal time.
const NOON: i64 = 1_803_902_400;

/// A calendar file with what was written into it.
struct Written {
    name: String,
    text: String,
    events: Vec<Value>,
}

fn ask(goal: Goal, sessions: u8, spacing: Spacing) -> PlanAsk {
    PlanAsk { goal, sessions: Sessions::new(sessions).ok(), spacing }
}

fn day(text: &str) -> CivilDate {
    CivilDate::parse(text).unwrap()
}

/// What a parser must find in a plan's file.
fn expected(messages: &Messages, facts: &PlanFacts, plan: &Plan, reminder: Option<u8>) -> Vec<Value> {
    let exported = steps(plan).into_iter().filter(|step| step.kind != StepKind::Event);
    let event = |step: treatment_explorer::domain::plan::Step| {
        let days = step.days().unwrap();
        let is_session = matches!(step.kind, StepKind::Session { .. });
        json!({
            "allDay": true,
            "start": days.from.to_string(),
            "end": days.to.plus_days(1).to_string(),
            "summary": format!("{}: {}", facts.name, describe_step(messages, facts, plan, &step)),
            "status": "TENTATIVE",
            "alarmHours": reminder.filter(|_| is_session),
        })
    };
    exported.map(event).collect()
}

/// Files of every treatment: over a leap day, over a year's end, backward, with and without a reminder; and one of a
/// treatment whose name has every mark that the format escapes, and letters of more than one octet.
fn files() -> Vec<Written> {
    let catalog = catalog();
    let messages = &catalog.messages;
    let stamp = Stamp::from_unix_seconds(NOON).unwrap();
    let mut all: Vec<_> = catalog.treatments.iter().map(PlanFacts::of).collect();
    let odd = "Comma, semicolon; back\\slash: “Größe” 皮膚の手入れ 皮膚の手入れ 皮膚の手入れ ✨ and so on";
    all.push(PlanFacts { name: odd.into(), ..all[0].clone() });
    let mut written = Vec::new();
    for (index, facts) in all.iter().enumerate() {
        let asks = [
            (ask(Goal::From(day("2028-01-30")), 4, Spacing::Longest), Some(15)),
            (ask(Goal::From(day("2027-12-31")), 6, Spacing::Shortest), None),
            (ask(Goal::Before(day("2029-06-12")), 3, Spacing::Longest), Some(24)),
        ];
        for (n, (ask, reminder)) in asks.into_iter().enumerate() {
            let Ok(plan) = make_plan(facts, ask, day("2027-03-01")) else {
                continue;
            };
            let Some(text) = calendar_file(messages, facts, &plan, "v=1&area=knee", stamp, reminder) else {
                continue;
            };
            let name = format!("{index:02}-{n}.ics");
            let events = expected(messages, facts, &plan, reminder);
            assert!(!events.is_empty());
            written.push(Written { name, text, events });
        }
    }
    assert!(written.len() >= all.len());
    written
}

#[test]
fn a_crate_reads_back_the_same_events() {
    for file in files() {
        let calendar: icalendar::Calendar = file.text.parse().unwrap();
        let mut found = Vec::new();
        for component in &calendar.components {
            let icalendar::CalendarComponent::Event(event) = component else { panic!("{component:?}") };
            found.push(read_event(event));
        }
        assert_eq!(found, file.events, "{}", file.name);
    }
}

fn read_event(event: &icalendar::Event) -> Value {
    use icalendar::{Component, DatePerhapsTime};
    let date = |at: Option<DatePerhapsTime>| match at {
        Some(DatePerhapsTime::Date(date)) => Some(date.to_string()),
        _ => None,
    };
    let alarm = event.components().iter().find_map(|part| part.property_value("TRIGGER").map(str::to_owned));
    let hours = alarm.map(|text| text.trim_start_matches("-PT").trim_end_matches('H').parse::<u8>().unwrap());
    json!({
        "allDay": true,
        "start": date(event.get_start()),
        "end": date(event.get_end()),
        "summary": event.get_summary().unwrap(),
        "status": event.property_value("STATUS").unwrap(),
        "alarmHours": hours,
    })
}

#[test]
fn two_programs_of_another_language_read_back_the_same_events() {
    let modules = std::env::var_os("TE_NODE_MODULES")
        .expect("TE_NODE_MODULES names no folder of npm packages; run `cargo xtask test --only test`");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("calendars");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let files = files();
    for file in &files {
        fs::write(folder.join(&file.name), &file.text).unwrap();
    }
    let output = Command::new("node")
        .arg(Path::new("tests/suite/read_calendars.mjs"))
        .arg(&folder)
        .env("TE_NODE_MODULES", modules)
        // A day must be the same day wherever the calendar is opened.
        .env("TZ", "Pacific/Kiritimati")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut found: BTreeMap<(String, String), Vec<Value>> = BTreeMap::new();
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        let mut event: Value = serde_json::from_str(line).unwrap();
        let fields = event.as_object_mut().unwrap();
        let mut take = |key: &str| fields.remove(key).unwrap().as_str().unwrap().to_owned();
        let (reader, name) = (take("reader"), take("name"));
        assert!(take("uid").ends_with("@treatment-explorer"));
        found.entry((reader, name)).or_default().push(event);
    }
    for reader in ["ical.js", "ts-ics"] {
        for file in &files {
            let read = found.get(&(reader.to_owned(), file.name.clone()));
            assert_eq!(read, Some(&file.events), "{reader} on {}", file.name);
        }
    }
}

#[test]
fn every_line_is_short_and_ends_as_the_standard_says() {
    for file in files() {
        assert!(file.text.ends_with("END:VCALENDAR\r\n"));
        assert_eq!(file.text.matches('\n').count(), file.text.matches("\r\n").count());
        assert!(file.text.split("\r\n").all(|line| line.len() <= 75), "{}", file.name);
        assert!(file.text.contains("DTSTAMP:20270301T120000Z\r\n"));
    }
}

fn uids(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| line.strip_prefix("UID:")).collect()
}

#[test]
fn an_event_keeps_its_id_when_its_day_moves_and_no_two_share_one() {
    let catalog = catalog();
    let facts = PlanFacts::of(&catalog.treatments[0]);
    let file = |first: &str, selection: &str, stamp: i64| {
        let plan = make_plan(&facts, ask(Goal::From(day(first)), 4, Spacing::Longest), day("2027-03-01")).unwrap();
        calendar_file(&catalog.messages, &facts, &plan, selection, Stamp::from_unix_seconds(stamp).unwrap(), None)
            .unwrap()
    };
    let here = file("2027-03-01", "v=1&area=knee", NOON);
    assert_eq!(here, file("2027-03-01", "v=1&area=knee", NOON));
    let moved = file("2027-05-01", "v=1&area=knee", NOON + 5);
    let elsewhere = file("2027-03-01", "v=1&area=hip", NOON);
    let sorted = |text: &str| {
        let mut ids: Vec<_> = uids(text).into_iter().map(str::to_owned).collect();
        ids.sort();
        ids
    };
    assert_eq!(sorted(&here), sorted(&moved));
    assert!(uids(&elsewhere).iter().all(|id| !here.contains(id)));
    let mut once = sorted(&here);
    once.dedup();
    assert_eq!(once.len(), uids(&here).len());
    // Nothing of what was chosen stands in the file in words.
    assert!(!here.contains("knee"));
}
