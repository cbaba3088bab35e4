//! The rules of the finder on three small options; `tests/suite/finder.rs` runs them over the compiled catalogue.

use super::*;
use crate::domain::area::AreaStatus;
use crate::domain::option::{OptionUses, Setting};
use crate::domain::treatment::{Amount, Grade, RegulatorScope, Slug, Suitability};

fn fact(key: &str, range: Option<(f64, Option<f64>)>) -> Fact {
    Fact {
        key: key.into(),
        label: key.into(),
        amount: range.map(|(min, max)| Amount { min: Some(min), max, unit: "days".into() }),
        found: range.is_some(),
        text: key.into(),
        sources: Vec::new(),
    }
}

fn concern() -> ConcernId {
    ConcernId::new("acne-scars").unwrap()
}

fn option(slug: &str, grade: Grade, downtime: Option<(f64, Option<f64>)>, sessions: f64) -> OptionRecord {
    OptionRecord {
        slug: Slug::new(slug).unwrap(),
        name: slug.into(),
        plain: String::new(),
        setting: Setting::Clinic,
        price: None,
        facts: vec![fact("downtime", downtime), fact("sessions", Some((sessions, Some(sessions + 2.0))))],
        side_effects: Vec::new(),
        uses: OptionUses {
            indications: vec![Indication {
                concern: concern(),
                grade,
                scope: RegulatorScope::Outside,
                text: String::new(),
                sources: Vec::new(),
            }],
            areas: Vec::new(),
            skin_types: Vec::new(),
        },
    }
}

fn options() -> Options {
    let mut waiting = option("waiting", Grade::NotFound, Some((0.0, Some(0.0))), 0.0);
    waiting.setting = Setting::Waiting;
    let treatments = vec![
        option("a", Grade::Weak, Some((7.0, Some(14.0))), 1.0),
        option("b", Grade::Strong, None, 6.0),
        option("c", Grade::NotIndicated, Some((0.0, Some(0.0))), 1.0),
        option("d", Grade::SomeEvidence, Some((1.0, Some(7.0))), 3.0),
        waiting,
    ];
    Options { treatments, sources: Vec::new() }
}

fn asked() -> Asked {
    Asked { concern: Some(concern()), ..Asked::default() }
}

fn names(weighed: &[Weighed<'_>]) -> String {
    weighed.iter().map(|w| w.option.name.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn without_an_answer_everything_is_listed_by_the_alphabet() {
    let (options, asked) = (options(), Asked::default());
    let found = find(&options, &asked);
    assert_eq!(names(&found.listed), "a b c d");
    assert!(found.not_listed.is_empty() && found.waiting.is_some());
}

#[test]
fn what_no_source_uses_for_the_concern_is_not_listed_and_says_so() {
    let (options, asked) = (options(), asked());
    let found = find(&options, &asked);
    assert_eq!((names(&found.listed).as_str(), names(&found.not_listed).as_str()), ("a b d", "c"));
    let other = Asked { concern: ConcernId::new("keloid").ok(), ..Asked::default() };
    let found = find(&options, &other);
    assert!(found.listed.is_empty());
    assert!(found.not_listed.iter().all(|w| w.reasons[0].about == About::Concern(None)));
}

#[test]
fn what_is_not_known_leaves_nothing_out_and_is_stated() {
    let (options, asked) = (options(), Asked { downtime: Some(Days(3)), ..asked() });
    let found = find(&options, &asked);
    assert_eq!(names(&found.listed), "b d");
    assert!(found.listed[0].reasons(Stance::Unknown).any(|r| r.about == About::Downtime(None)));
    // One to seven days: the least fits, the most does not.
    assert!(found.listed[1].reasons(Stance::Against).any(|r| matches!(r.about, About::Downtime(Some(_)))));
}

#[test]
fn an_open_end_is_not_known_to_fit() {
    let mut options = options();
    options.treatments[0].facts[0] = fact("downtime", Some((2.0, None)));
    let asked = Asked { downtime: Some(Days(3)), ..asked() };
    let found = find(&options, &asked);
    assert!(found.listed[0].reasons(Stance::Unknown).any(|r| matches!(r.about, About::Downtime(Some(_)))));
}

#[test]
fn an_area_excludes_only_where_the_regulator_advises_against_all_of_them() {
    let mut options = options();
    let (nose, chin) = (AreaId::new("face.nose").unwrap(), AreaId::new("face.chin").unwrap());
    options.treatments[0].uses.areas = vec![AreaRecord {
        areas: vec![nose.clone()],
        status: AreaStatus::AdvisedAgainst,
        text: String::new(),
        sources: Vec::new(),
    }];
    let one = Asked { areas: vec![nose.clone()], ..asked() };
    assert_eq!(names(&find(&options, &one).not_listed), "a c");
    let both = Asked { areas: vec![nose, chin], ..asked() };
    let found = find(&options, &both);
    assert_eq!(names(&found.not_listed), "c");
    assert!(found.listed[0].reasons(Stance::Against).any(|r| matches!(r.about, About::Area(_, Some(_)))));
}

#[test]
fn a_skin_type_that_sources_avoid_is_not_listed_and_cannot_be_relaxed() {
    let mut options = options();
    for option in &mut options.treatments {
        option.uses.skin_types = vec![SkinTypeRecord {
            types: vec![FitzpatrickType::VI],
            suitability: Suitability::GenerallyAvoid,
            pih: String::new(),
            text: String::new(),
            sources: Vec::new(),
        }];
    }
    let asked = Asked { fitzpatrick: Some(FitzpatrickType::VI), ..asked() };
    let found = find(&options, &asked);
    assert!(found.listed.is_empty() && found.relaxed.is_empty());
    assert!(found.waiting.is_some_and(|w| w.reasons(Stance::Excludes).next().is_none()));
}

#[test]
fn a_relaxation_is_as_small_as_it_can_be() {
    let mut options = options();
    options.treatments.remove(1);
    let asked = Asked { downtime: Some(Days(0)), ..asked() };
    let found = find(&options, &asked);
    assert!(found.listed.is_empty());
    assert_eq!(found.relaxed.len(), 1);
    assert_eq!(found.relaxed[0].what, Relaxation::Downtime(Days(1)));
    assert_eq!(found.relaxed[0].options[0].name, "d");
}

#[test]
fn where_no_single_answer_is_enough_all_are_named_together() {
    let mut options = options();
    options.treatments.truncate(1);
    options.treatments[0].facts[1] = fact("sessions", Some((4.0, Some(4.0))));
    let asked = Asked { downtime: Some(Days(0)), sessions: Sessions::new(1).ok(), ..asked() };
    let found = find(&options, &asked);
    assert_eq!(found.relaxed.iter().map(|r| r.what).collect::<Vec<_>>(), [Relaxation::All]);
}

#[test]
fn the_order_is_the_printed_rule_and_then_the_alphabet() {
    let (options, asked) = (options(), asked());
    let order = |by| names(&in_order(find(&options, &asked).listed, by));
    assert_eq!(order(None), "a b d");
    assert_eq!(order(Some(Priority::Evidence)), "b d a");
    // Seven days at most, then fourteen, and what is not known last.
    assert_eq!(order(Some(Priority::Downtime)), "d a b");
    assert_eq!(order(Some(Priority::Sessions)), "a d b");
    assert_eq!(order(Some(Priority::Home)), "a b d");
}
