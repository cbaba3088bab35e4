//! Tests of the plan on records made up for the purpose, and ten thousand random ones.

use super::*;
use crate::domain::course::Course;
use crate::domain::date::CivilDate;
use crate::domain::message::Messages;
use crate::domain::quantity::{Days, MinMax, Sessions};
use crate::domain::source::SourceId;
use crate::domain::treatment::{Aftercare, Precare, Slug, Without};
use proptest::prelude::*;

/// The words of the interface as they stand in the content.
pub fn words() -> Messages {
    let table: toml::Table = include_str!("../../../content/locales/en.toml").parse().unwrap();
    let text = |key: &'static str| {
        let (path, last) = key.rsplit_once('.').unwrap();
        let table = path.split('.').fold(&table, |table, part| table[part].as_table().unwrap());
        table[last].as_str().unwrap().to_owned()
    };
    Messages::new("en", text)
}

fn fact<T>(label: &str, least: Option<T>, most: Option<T>) -> CourseFact<T> {
    let range = (least.is_some() || most.is_some()).then_some(OpenRange { least, most });
    CourseFact { label: label.into(), range, text: String::new(), sources: vec![SourceId::new("ONE").unwrap()] }
}

fn aftercare(days: (u16, u16), title: &str, without: &[Without], alert: bool) -> Aftercare {
    Aftercare {
        days: MinMax::new(Days(days.0), Days(days.1)).unwrap(),
        title: title.into(),
        expect: "Some redness.".into(),
        doing: "Be gentle.".into(),
        avoid: "Heat.".into(),
        without: without.to_vec(),
        alert,
        sources: Vec::new(),
    }
}

/// A treatment made up for tests, with numbers as they occur in the content.
pub fn example() -> PlanFacts {
    let days = |n| Some(TimeSpan::Days(n));
    PlanFacts {
        slug: Slug::new("example").unwrap(),
        name: "Example".into(),
        course: Course {
            sessions: Some(fact("Sessions", Some(3), Some(6))),
            interval: Some(fact("Time between sessions", days(14), days(30))),
            downtime: Some(fact("Healing time", days(1), days(7))),
            onsets: vec![
                fact("When lines may change", days(90), days(150)),
                fact("When scars may change", days(90), days(180)),
            ],
            lasts: None,
        },
        cost: None,
        precare: vec![
            Precare {
                days_before: Some(Days(2)),
                without: vec![Without::Sun],
                text: "No sun.".into(),
                sources: vec![],
            },
            Precare { days_before: None, without: vec![], text: "Ask about cold sores.".into(), sources: vec![] },
        ],
        aftercare: vec![
            aftercare((0, 14), "Signs to call about", &[], true),
            aftercare((0, 0), "The day", &[Without::MakeUp, Without::Sun], false),
            aftercare((1, 1), "The next day", &[Without::Sun], false),
            aftercare((2, 3), "Days 2 and 3", &[], false),
            aftercare((7, 14), "The second week", &[Without::Sun], false),
        ],
        facts_read: "2026-11-23".into(),
    }
}

/// The example with another course.
fn changed(course: impl FnOnce(Course) -> Course) -> PlanFacts {
    let facts = example();
    PlanFacts { course: course(facts.course.clone()), ..facts }
}

fn day(text: &str) -> CivilDate {
    CivilDate::parse(text).unwrap()
}

fn ask(goal: Goal, sessions: u8) -> PlanAsk {
    PlanAsk { goal, sessions: Sessions::new(sessions).ok(), spacing: Spacing::Longest }
}

fn dates(plan: &Plan) -> Vec<String> {
    plan.sessions.iter().filter_map(|s| s.date).map(|d| d.to_string()).collect()
}

#[test]
fn forward_the_sessions_follow_the_first_day_at_the_studied_interval() {
    let plan = make_plan(&example(), ask(Goal::From(day("2027-12-31")), 3), day("2027-12-01")).unwrap();
    assert_eq!(dates(&plan), ["2027-12-31", "2028-01-30", "2028-02-29"]);
    assert_eq!(plan.sessions[1].studied, Some(DateRange { from: day("2028-01-14"), to: day("2028-01-30") }));
    assert_eq!(plan.sessions[0].healing, Some(DateRange { from: day("2027-12-31"), to: day("2028-01-07") }));
    let sun: Vec<_> = plan.sessions[0].without.iter().filter(|w| w.what == Without::Sun).map(|w| w.days).collect();
    assert_eq!(
        sun,
        [
            DateRange { from: day("2027-12-29"), to: day("2028-01-01") },
            DateRange { from: day("2028-01-07"), to: day("2028-01-14") },
        ]
    );
    assert_eq!(plan.changes[0].first_signs.unwrap().from, Some(day("2028-03-30")));
    assert_eq!(plan.changes[1].judge.unwrap().to, Some(day("2028-02-29").plus_days(180)));
    assert_eq!(plan.latest_start, None);
}

#[test]
fn backward_the_last_session_is_healed_before_the_day_that_matters() {
    let plan = make_plan(&example(), ask(Goal::Before(day("2027-06-12")), 3), day("2027-01-01")).unwrap();
    assert_eq!(dates(&plan), ["2027-04-05", "2027-05-05", "2027-06-04"]);
    assert_eq!(plan.latest_start, Some(day("2027-04-05")));
    assert_eq!(plan.sessions[2].healing.unwrap().to, day("2027-06-11"));
    assert_eq!(plan.changes[0].by_event, Some(false));
    assert!(plan.sun_on_event);
}

#[test]
fn what_is_too_near_says_by_how_much_and_what_would_fit() {
    let misfit = make_plan(&example(), ask(Goal::Before(day("2027-06-12")), 4), day("2027-04-10")).unwrap_err();
    let Misfit::TooNear { days, remedies } = misfit else { panic!("{misfit:?}") };
    assert_eq!(days, 35);
    assert_eq!(remedies.shortest_interval, Some(TimeSpan::Days(14)));
    assert_eq!(remedies.fewer_sessions, Sessions::new(2).ok());
    assert!(!remedies.fewer_is_studied);
    assert_eq!(remedies.later_event, day("2027-07-17"));
    let said = describe_misfit(&words(), misfit);
    assert_eq!(
        said,
        [
            "This does not fit. The start would have been 35 days ago.",
            "It fits with the shortest time between sessions that was studied: 14 days.",
            "It fits with this many sessions: 2. The studies we read did not use so few.",
            "All of it fits for a day from 17 July 2027 on.",
        ]
    );
}

#[test]
fn a_day_in_the_past_is_no_first_day() {
    let past = make_plan(&example(), ask(Goal::From(day("2027-04-09")), 3), day("2027-04-10")).unwrap_err();
    assert_eq!(describe_misfit(&words(), past), ["That day was 1 day ago. Choose today or a later day."]);
}

#[test]
fn what_is_not_known_stays_unknown() {
    let onsets = vec![fact("When", None, None)];
    let facts = changed(|course| Course { interval: None, downtime: None, onsets, ..course });
    let plan = make_plan(&facts, ask(Goal::From(day("2027-03-01")), 3), day("2027-03-01")).unwrap();
    assert_eq!(dates(&plan), ["2027-03-01"]);
    assert!(plan.sessions.iter().all(|s| s.healing.is_none()));
    assert_eq!(plan.changes[0].first_signs, None);
    let notes = describe_notes(&words(), &facts, &plan);
    assert_eq!(notes.iter().filter(|note| note.contains("not known")).count(), 5, "{notes:?}");
    let back = make_plan(&facts, ask(Goal::Before(day("2027-09-01")), 3), day("2027-03-01"));
    assert_eq!(back, Err(Misfit::HealingUnknown));
    let facts = changed(|course| Course { interval: None, ..course });
    let plan = make_plan(&facts, ask(Goal::Before(day("2027-09-01")), 3), day("2027-03-01")).unwrap();
    assert_eq!((plan.start, dates(&plan)), (None, vec!["2027-08-24".to_owned()]));
    assert_eq!(plan.sessions[2].date, Some(day("2027-08-24")));
}

#[test]
fn home_care_is_planned_in_months_of_use_and_has_no_session() {
    let facts = changed(|course| Course {
        sessions: Some(fact("Sessions", Some(0), Some(0))),
        onsets: vec![fact("When change may show", Some(TimeSpan::Months(4)), Some(TimeSpan::Months(6)))],
        ..course
    });
    let plan = make_plan(&facts, ask(Goal::From(day("2027-08-31")), 3), day("2027-08-31")).unwrap();
    assert!(plan.sessions.is_empty());
    let signs = plan.changes[0].first_signs.unwrap();
    assert_eq!((signs.from, signs.to), (Some(day("2027-12-31")), Some(day("2028-02-29"))));
    let back = make_plan(&facts, ask(Goal::Before(day("2028-02-29")), 3), day("2027-08-31")).unwrap();
    assert_eq!(back.latest_start, Some(day("2027-08-31")));
    assert!(make_plan(&facts, ask(Goal::Before(day("2028-02-29")), 3), day("2027-09-01")).is_err());
    let unknown = PlanFacts { course: Course { onsets: Vec::new(), ..facts.course.clone() }, ..facts };
    let plan = make_plan(&unknown, ask(Goal::From(day("2027-08-31")), 1), day("2027-08-31")).unwrap();
    assert_eq!(steps(&plan).len(), 1);
    assert_eq!(
        make_plan(&unknown, ask(Goal::Before(day("2028-02-29")), 1), day("2027-08-31")),
        Err(Misfit::OnsetUnknown)
    );
}

#[test]
fn no_treatment_for_now_has_a_plan_without_steps_and_no_calendar_file() {
    let facts = changed(|course| Course {
        sessions: Some(fact("Sessions", Some(0), Some(0))),
        interval: Some(fact("Time between sessions", None, None)),
        ..course
    });
    let today = day("2027-08-31");
    for goal in [Goal::From(today), Goal::Before(day("2027-09-01"))] {
        let plan = make_plan(&facts, ask(goal, 3), today).unwrap();
        assert_eq!((plan.kind, plan.start, plan.sessions.len()), (CourseKind::NoTreatment, None, 0));
        assert!(steps(&plan).iter().all(|step| step.kind == StepKind::Event));
        let stamp = Stamp::from_unix_seconds(1_803_902_400).unwrap();
        assert_eq!(calendar_file(&words(), &facts, &plan, "", stamp, None), None);
    }
}

#[test]
fn without_a_wish_the_least_studied_number_of_sessions_is_planned() {
    let facts = example();
    let goal = Goal::From(day("2027-08-31"));
    let plan = make_plan(&facts, PlanAsk { goal, sessions: None, spacing: Spacing::Shortest }, day("2027-08-31"));
    let plan = plan.unwrap();
    assert_eq!(dates(&plan), ["2027-08-31", "2027-09-14", "2027-09-28"]);
    assert!(!plan.outside_studied);
    assert!(make_plan(&facts, ask(goal, 7), day("2027-08-31")).unwrap().outside_studied);
}

#[test]
fn a_late_precare_is_told() {
    let plan = make_plan(&example(), ask(Goal::From(day("2027-03-01")), 3), day("2027-02-28")).unwrap();
    let said: Vec<_> = steps(&plan).iter().map(|step| describe_step(&words(), &example(), &plan, step)).collect();
    assert_eq!(
        said[0],
        "Before session 1: No sun. This should have begun before today. Ask whether the session has to wait."
    );
    assert!(!plan.sessions[1].precare[0].late);
}

fn span() -> impl Strategy<Value = TimeSpan> {
    prop_oneof![4 => (0..120u16).prop_map(TimeSpan::Days), 1 => (0..19u16).prop_map(TimeSpan::Months)]
}

/// Two spans of one unit, the less first, either of which may be left open.
fn range() -> impl Strategy<Value = Option<OpenRange<TimeSpan>>> {
    let pair = (0..120u16, 0..120u16, any::<bool>()).prop_map(|(a, b, months)| {
        let (a, b) = (a.min(b), a.max(b));
        if months { (TimeSpan::Months(a / 7), TimeSpan::Months(b / 7)) } else { (TimeSpan::Days(a), TimeSpan::Days(b)) }
    });
    (pair, 0..10u8).prop_map(|((least, most), open)| match open {
        0 => None,
        1 => Some(OpenRange { least: Some(least), most: None }),
        2 => Some(OpenRange { least: None, most: Some(most) }),
        _ => Some(OpenRange { least: Some(least), most: Some(most) }),
    })
}

prop_compose! {
    fn any_facts()(
        sessions in prop::option::weighted(0.9, (0..9u16, 0..9u16)),
        interval in range(),
        downtime in prop::option::weighted(0.9, span()),
        onset in range(),
        bare in 0..10u16,
    ) -> PlanFacts {
        let mut facts = example();
        let sessions = sessions.map(|(a, b)| OpenRange { least: Some(a.min(b)), most: Some(a.max(b)) });
        facts.course.sessions.as_mut().unwrap().range = sessions;
        facts.course.interval.as_mut().unwrap().range = interval;
        facts.course.downtime = Some(fact("Healing time", None, downtime));
        facts.course.onsets[0].range = onset;
        facts.aftercare.push(aftercare((0, bare), "Bare", &[Without::MakeUp], false));
        facts
    }
}

/// Every rule that a plan must keep.
fn keeps_every_rule(facts: &PlanFacts, plan: &Plan) -> Result<(), TestCaseError> {
    let interval = facts.interval.as_ref().and_then(|fact| fact.range);
    for pair in plan.sessions.windows(2) {
        if let (Some(one), Some(next), Some(TimeSpan::Days(days))) = (pair[0].date, pair[1].date, plan.interval) {
            prop_assert_eq!(one.days_until(next), i64::from(days));
            let end = |end: Option<TimeSpan>| end.map(|end| end.after(one, 1));
            prop_assert!(interval.is_some_and(|range| end(range.least).is_none_or(|least| next >= least)));
            prop_assert!(interval.is_some_and(|range| end(range.most).is_none_or(|most| next <= most)));
        }
    }
    for session in &plan.sessions {
        if let (Some(first), Some(interval), Some(date)) = (plan.start, plan.interval, session.date) {
            prop_assert_eq!(date, interval.after(first, session.number - 1));
        }
        if let Some(date) = session.date {
            prop_assert!(date >= plan.today);
            prop_assert_eq!(session.healing.is_some(), facts.downtime.as_ref().unwrap().range.is_some());
            prop_assert!(session.healing.is_none_or(|days| days.from == date && days.to >= date));
            prop_assert!(session.precare.iter().all(|care| care.days.to < date));
        }
        if let Some(event) = plan.event() {
            prop_assert!(session.date.is_none_or(|date| date < event));
            prop_assert!(session.healing.is_none_or(|days| days.to < event));
            let bare = session.without.iter().filter(|w| w.what == Without::MakeUp);
            prop_assert!(bare.into_iter().all(|w| w.days.to < event));
        }
    }
    let listed = steps(plan);
    prop_assert!(listed.windows(2).all(|pair| pair[0].dates.first() <= pair[1].dates.first()));
    prop_assert!(listed.iter().all(|step| step.days().is_some_and(|days| days.from <= days.to)));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn ten_thousand_plans_keep_every_rule(
        facts in any_facts(),
        today in 0..300_000u32,
        ahead in -40..900i64,
        backward: bool,
        sessions in 0..10u8,
        shortest: bool,
    ) {
        let today = day("2000-01-01").plus_days(today);
        let size = u32::try_from(ahead.abs()).unwrap();
        let chosen = if ahead < 0 { today.minus_days(size) } else { today.plus_days(size) };
        let goal = if backward { Goal::Before(chosen) } else { Goal::From(chosen) };
        let spacing = if shortest { Spacing::Shortest } else { Spacing::Longest };
        let ask = PlanAsk { goal, sessions: Sessions::new(sessions).ok(), spacing };
        match make_plan(&facts, ask, today) {
            Ok(plan) => {
                keeps_every_rule(&facts, &plan)?;
                if let (Some(latest), false) = (plan.latest_start, plan.sessions.is_empty()) {
                    // A day later would not do: the skin would still show on the day that matters.
                    let later = PlanAsk { goal: Goal::From(latest.plus_days(1)), sessions: Sessions::new(u8::try_from(plan.sessions.len()).unwrap()).ok(), ..ask };
                    let last = make_plan(&facts, later, today).unwrap().sessions.pop().unwrap();
                    let shown = last.without.iter().filter(|w| w.what == Without::MakeUp).map(|w| w.days.to);
                    prop_assert!(shown.chain(last.healing.map(|days| days.to)).any(|day| day >= chosen));
                }
            }
            Err(Misfit::Past { days }) => prop_assert_eq!(chosen.plus_days(days), today),
            Err(Misfit::TooNear { days, remedies }) => {
                prop_assert!(days > 0);
                let fits = |ask: PlanAsk| make_plan(&facts, ask, today).is_ok();
                let later = PlanAsk { goal: Goal::Before(remedies.later_event), ..ask };
                prop_assert!(fits(later), "{:?}", remedies);
                if remedies.shortest_interval.is_some() {
                    let shorter = PlanAsk { spacing: Spacing::Shortest, ..ask };
                    prop_assert!(fits(shorter));
                }
                if let Some(fewer) = remedies.fewer_sessions {
                    let more = Sessions::new(fewer.get() + 1).ok();
                    let (fewer, more) = (PlanAsk { sessions: Some(fewer), ..ask }, PlanAsk { sessions: more, ..ask });
                    prop_assert!(fits(fewer) && !fits(more));
                }
            }
            Err(Misfit::HealingUnknown) => prop_assert!(facts.downtime.as_ref().unwrap().range.is_none()),
            Err(Misfit::OnsetUnknown) => prop_assert_eq!(facts.kind(), CourseKind::AtHome),
        }
    }
}
