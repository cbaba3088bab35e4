//! The estimator held to the evidence that ships with it: its promises, its error, its coverage.

use super::*;
use crate::domain::area::AreaId;
use crate::domain::concern::ConcernId;
use crate::domain::quantity::Sessions;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::sync::LazyLock;

fn rows<R, T>(file: &str) -> Vec<T>
where
    R: DeserializeOwned,
    T: TryFrom<R, Error = RowError>,
{
    let path = format!("{}/content/evidence/{file}", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::Reader::from_path(path).expect("the table is there");
    reader.deserialize::<R>().map(|row| T::try_from(row.expect("a row")).expect("a good row")).collect()
}

static EVIDENCE: LazyLock<Evidence> = LazyLock::new(|| Evidence {
    arms: rows::<TrialRow, _>("needling.csv"),
    concerns: rows::<GroupRow, _>("groups.csv"),
    within: rows::<WithinTrialRow, _>("within-trial.csv"),
    course: rows::<TimeCourseRow, _>("time-course.csv"),
});

static FIT: LazyLock<EvidenceFit> = LazyLock::new(|| fit(&EVIDENCE, "2026-11-23").expect("a fit"));

fn sessions(n: u8) -> Sessions {
    Sessions::new(n).expect("a count of sessions")
}

fn concern(id: &str) -> ConcernId {
    ConcernId::new(id).expect("an id")
}

fn area(id: &str) -> AreaId {
    AreaId::new(id).expect("an id")
}

fn curve(id: &str, n: u8) -> CurveEstimate {
    match estimate(&FIT, &concern(id), &[], sessions(n)) {
        Estimate::Curve(curve) => curve,
        other => panic!("{id} has no curve: {other:?}"),
    }
}

/// Every id that a content file declares.
fn declared(file: &str) -> Vec<String> {
    let path = format!("{}/content/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the list is there");
    let ids = text.lines().filter_map(|line| line.strip_prefix("id = \"")?.strip_suffix('"').map(str::to_owned));
    ids.collect()
}

#[test]
fn acne_scars_improve_as_much_as_the_trials_say() {
    let four = curve("acne-scars", 4);
    let mean = four.band.mean.get();
    assert!((35.0..=42.0).contains(&mean), "{mean}");
    let half = (four.band.person.max().get() - four.band.person.min().get()) / 2.0;
    assert!((30.0..=38.0).contains(&half), "one person: {mean} ± {half}");
    let plateau = four.plateau.get();
    assert!((45.0..=55.0).contains(&plateau), "{plateau}");
    assert!((0.2..=0.7).contains(&FIT.dose.typical), "k = {}", FIT.dose.typical);
}

#[test]
fn left_out_trials_are_expected_as_well_as_an_honest_model_can() {
    let left_out = leave_one_trial_out(&EVIDENCE).expect("a fit");
    let quality = |keep: &dyn Fn(&LeftOut) -> bool| Quality::over(left_out.iter().filter(|l| keep(l))).expect("arms");
    let alone = quality(&|l| l.concern == "acne-scars" && l.kind == ArmKind::Needling);
    // Below ten points would be over-fitting: the trials themselves differ more than that.
    assert!((10.0..=15.5).contains(&alone.mean_error), "{alone:?}");
    let scars = quality(&|l| l.concern == "acne-scars");
    for quality in [alone, scars, quality(&|_| true)] {
        assert!((70.0..=90.0).contains(&quality.covered), "{quality:?}");
    }
}

#[test]
fn a_session_more_never_lowers_the_mean() {
    for group in &FIT.groups {
        let means = (1..=Sessions::MOST).filter_map(|n| {
            match estimate_for(&FIT, &group.concern, group.kind, &[], sessions(n)) {
                Estimate::Curve(curve) => Some(curve.band.mean.get()),
                _ => None,
            }
        });
        let means: Vec<_> = means.collect();
        assert_eq!(means.len(), usize::from(Sessions::MOST), "{} has no curve", group.concern);
        assert!(means.windows(2).all(|pair| pair[0] <= pair[1]), "{}: {means:?}", group.concern);
    }
}

#[test]
fn nothing_is_extrapolated() {
    for group in FIT.groups.iter().filter(|g| g.kind == ArmKind::Needling) {
        let most = group.studied.1;
        let at_most = curve(group.concern.as_str(), most);
        let beyond = curve(group.concern.as_str(), Sessions::MOST);
        assert!(beyond.beyond_studied && !at_most.beyond_studied);
        assert_eq!((beyond.band, beyond.frequencies, beyond.at), (at_most.band, at_most.frequencies, sessions(most)));
    }
}

#[test]
fn each_interval_contains_its_mean() {
    let known: BTreeSet<&str> = EVIDENCE.arms.iter().map(|arm| arm.id.as_str()).collect();
    let (concerns, areas) = (declared("concerns.toml"), declared("areas.toml"));
    assert!(concerns.len() > 10 && areas.len() >= 50, "{} {}", concerns.len(), areas.len());
    for id in &concerns {
        for place in &areas {
            for n in [1, 4, 12, 24] {
                let answer = estimate(&FIT, &concern(id), &[area(place)], sessions(n));
                for row in answer.rows() {
                    assert!(known.contains(row.as_str()), "{id} at {place} rests on {row}");
                }
                match answer {
                    Estimate::Curve(curve) => {
                        assert!(!curve.rows.is_empty());
                        for band in curve.curve.iter().map(|p| p.band).chain([curve.band]) {
                            assert!(band.trial.contains(band.mean) && band.person.contains(band.mean), "{id} {n}");
                            assert!(band.person.min() <= band.trial.min() && band.trial.max() <= band.person.max());
                        }
                    }
                    Estimate::Protocol(protocol) => assert!(!protocol.why.is_empty() && !protocol.rows.is_empty()),
                    Estimate::NoStudyFound(nothing) => assert_eq!(nothing.areas, [area(place)]),
                }
            }
        }
    }
}

#[test]
fn fewer_people_reach_more() {
    for group in FIT.groups.iter().filter(|g| g.kind == ArmKind::Needling) {
        for n in 1..=12 {
            let f = curve(group.concern.as_str(), n).frequencies;
            assert!(f.quarter >= f.half && f.half >= f.three_quarters && f.quarter <= 100, "{f:?}");
        }
    }
}

#[test]
fn above_the_plateau_no_number_of_sessions_is_promised() {
    let reach = curve("acne-scars", 4).reach;
    assert!(reach[0].from.is_some_and(|n| n.get() <= 3), "a quarter, soon: {reach:?}");
    assert_eq!(reach[2].from, None, "three quarters, never on average");
}

#[test]
fn where_no_percentage_is_honest_there_is_none() {
    for id in ["pattern-hair-loss", "loose-skin", "large-pores", "surgical-scars"] {
        assert!(matches!(estimate(&FIT, &concern(id), &[], sessions(4)), Estimate::Protocol(_)), "{id}");
    }
    assert!(matches!(estimate(&FIT, &concern("patchy-hair-loss"), &[], sessions(4)), Estimate::NoStudyFound(_)));
}

#[test]
fn no_study_found_says_where_it_was_studied() {
    let Estimate::NoStudyFound(nothing) = estimate(&FIT, &concern("acne-scars"), &[area("back.upper")], sessions(4))
    else {
        panic!("acne scars of the back were not studied");
    };
    assert!(nothing.studied_at.iter().any(|place| place.contains("face")), "{nothing:?}");
}

#[test]
fn an_unused_arm_changes_no_parameter() {
    let mut less = EVIDENCE.clone();
    less.arms.retain(|arm| arm.used);
    let refit = fit(&less, "2026-11-23").expect("a fit");
    assert_eq!(refit.groups, FIT.groups);
    assert_eq!((refit.sigma, &refit.dose), (FIT.sigma, &FIT.dose));
    assert!(EVIDENCE.arms.len() > less.arms.len());
}

#[test]
fn the_same_rows_give_the_same_model() {
    assert_eq!(fit(&EVIDENCE, "2026-11-23").expect("a fit"), *FIT);
}

#[test]
fn excellent_by_grades_is_never_a_percentage() {
    assert!(!OutcomeKind::GradeChange.is_percentage());
    let graded: BTreeSet<_> =
        EVIDENCE.arms.iter().filter(|a| a.outcome == OutcomeKind::GradeChange).map(|a| a.id.clone()).collect();
    assert!(graded.len() > 3);
    assert!(EVIDENCE.arms.iter().filter(|a| graded.contains(&a.id)).all(|a| !a.used));
    for dot in curve("acne-scars", 4).trials.iter().filter(|dot| graded.contains(&dot.row)) {
        assert_eq!(dot.improvement, None, "{}", dot.row);
    }
}

/// A change that spoils a good row.
type Slip = fn(&mut TrialRow);

#[test]
fn a_bad_cell_is_named_with_what_to_write() {
    let good = || TrialRow {
        id: "a2020__mn".into(),
        concern: "acne-scars".into(),
        arm_kind: "needling".into(),
        outcome_kind: "score".into(),
        rated_by: "rater".into(),
        people: "20".into(),
        sessions: "4".into(),
        improvement: "40".into(),
        used_in_fit: "yes".into(),
        ..TrialRow::default()
    };
    assert!(TrialArm::try_from(good()).is_ok());
    let slips: [(&str, Slip); 6] = [
        ("improvement", |r| r.improvement = "140".into()),
        ("people", |r| r.people = "many".into()),
        ("arm_kind", |r| r.arm_kind = "roller".into()),
        ("id", |r| r.id = "a2020".into()),
        ("used_in_fit", |r| r.outcome_kind = "grade-change".into()),
        ("why_not", |r| r.used_in_fit = "no".into()),
    ];
    for (column, slip) in slips {
        let mut row = good();
        slip(&mut row);
        let error = TrialArm::try_from(row).expect_err(column);
        assert_eq!(error.column, column, "{error}");
        assert!(!error.write.is_empty());
    }
}
