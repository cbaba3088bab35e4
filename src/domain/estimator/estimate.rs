//! The answer for a visitor: which trials count for the concern and the place, and what they say about the sessions.
//! Words around it are left to the interface.

use super::answer::{AreaBasis, CurveEstimate, CurvePoint, Dot, Estimate, Finding, NoStudy, ProtocolEstimate, Reach};
use super::evidence::{ArmKind, ConcernEvidence, Shape, covers};
use super::fit::whole;
use super::model::{EvidenceFit, GroupFit, ShownArm, Target, Trial};
use crate::domain::area::AreaId;
use crate::domain::concern::ConcernId;
use crate::domain::quantity::{MinMax, Percent, Sessions, Weeks};

/// A row of the table as it travels: the trial and one of its arms.
type Row<'a> = (&'a Trial, &'a ShownArm);

/// What the trials say about `sessions` of micro-needling alone for `concern` in `areas` (none: anywhere).
pub fn estimate(fit: &EvidenceFit, concern: &ConcernId, areas: &[AreaId], sessions: Sessions) -> Estimate {
    estimate_for(fit, concern, ArmKind::Needling, areas, sessions)
}

/// The same for another kind of arm: with an adjunct, or radio-frequency micro-needling.
pub fn estimate_for(
    fit: &EvidenceFit,
    concern: &ConcernId,
    kind: ArmKind,
    areas: &[AreaId],
    sessions: Sessions,
) -> Estimate {
    let Some(known) = fit.concerns.iter().find(|c| &c.concern == concern) else {
        return no_study(fit, concern, areas);
    };
    let basis = known.evidence_of.as_ref().unwrap_or(concern);
    let group = fit.group(basis, kind);
    let rows: Vec<Row> = rows_of(fit, basis)
        .filter(|(_, arm)| arm.kind == kind || known.shape == Shape::Protocol && is_told_with(arm.kind, kind))
        .collect();
    let Some(area_basis) = area_basis(fit, known, &rows, areas) else {
        return no_study(fit, concern, areas);
    };
    match (known.shape, group) {
        (Shape::Protocol, _) => protocol(fit, known, &rows, area_basis),
        (_, Some(group)) => {
            curve(fit, known, group, &rows, sessions, area_basis).unwrap_or_else(|| no_study(fit, concern, areas))
        }
        (_, None) => no_study(fit, concern, areas),
    }
}

/// Whether an arm is told of beside another kind where there is no percentage; with one, kinds are never mixed.
/// Radio-frequency micro-needling is another treatment, and never told with needling.
fn is_told_with(arm: ArmKind, kind: ArmKind) -> bool {
    let needling = |kind| matches!(kind, ArmKind::Needling | ArmKind::Adjunct);
    needling(arm) && needling(kind)
}

fn rows_of<'a>(fit: &'a EvidenceFit, concern: &'a ConcernId) -> impl Iterator<Item = Row<'a>> {
    fit.trials
        .iter()
        .flat_map(|trial| trial.arms.iter().map(move |arm| (trial, arm)))
        .filter(move |(_, arm)| fit.concerns.get(usize::from(arm.concern)).is_some_and(|c| &c.concern == concern))
}

fn row_id((trial, arm): Row) -> String {
    format!("{}__{}", trial.id, arm.suffix)
}

fn ids<'a>(rows: impl Iterator<Item = Row<'a>>) -> Vec<String> {
    rows.map(row_id).collect()
}

/// Whether an answer rests on the row: on a curve only what was fitted, otherwise all that was read.
fn counts(known: &ConcernEvidence, (_, arm): Row) -> bool {
    known.shape == Shape::Protocol || arm.used
}

fn scopes<'a>(fit: &'a EvidenceFit, arm: &ShownArm) -> &'a [String] {
    fit.places.get(usize::from(arm.place)).map_or(&[], |place| &place.scopes)
}

/// Whether the rows cover the areas; `None` when they cover none of them.
fn area_basis(fit: &EvidenceFit, known: &ConcernEvidence, rows: &[Row], areas: &[AreaId]) -> Option<AreaBasis> {
    if areas.is_empty() {
        return Some(AreaBasis::NotChosen);
    }
    let allowed = |area: &&AreaId| known.areas.is_empty() || covers(&known.areas, area);
    let at = |area: &AreaId, row: &Row| counts(known, *row) && covers(scopes(fit, row.1), area);
    let (studied, not_studied): (Vec<&AreaId>, Vec<&AreaId>) =
        areas.iter().partition(|area| allowed(area) && rows.iter().any(|row| at(area, row)));
    if studied.is_empty() {
        return None;
    }
    let here = |row: &&Row| studied.iter().any(|area| at(area, row));
    let elsewhere = rows.iter().filter(|row| counts(known, **row) && !here(row)).count();
    Some(AreaBasis::Studied {
        rows: ids(rows.iter().filter(here).copied()),
        elsewhere: u16::try_from(elsewhere).unwrap_or(u16::MAX),
        not_studied: not_studied.into_iter().cloned().collect(),
    })
}

fn dot(fit: &EvidenceFit, (trial, arm): Row) -> Dot {
    Dot {
        row: row_id((trial, arm)),
        label: trial.label.clone(),
        url: trial.url(),
        design: trial.design.clone(),
        place: fit.places.get(usize::from(arm.place)).map(|place| place.words.clone()).unwrap_or_default(),
        arm: arm.arm.clone(),
        people: arm.people,
        sessions: arm.sessions,
        interval: arm.interval_weeks.map(Weeks),
        improvement: arm.improvement.map(Percent::clamped),
        used: arm.used,
        patient_rated: arm.patient_rated,
    }
}

fn curve(
    fit: &EvidenceFit,
    known: &ConcernEvidence,
    group: &GroupFit,
    rows: &[Row],
    asked: Sessions,
    area_basis: AreaBasis,
) -> Option<Estimate> {
    let used: Vec<Row> = rows.iter().copied().filter(|(_, arm)| arm.used).collect();
    let mut counts: Vec<u8> = used.iter().filter_map(|(_, arm)| arm.sessions).map(|s| whole(libm::round(s))).collect();
    counts.sort_unstable();
    let intervals: Vec<u16> = used.iter().filter_map(|(_, arm)| arm.interval_weeks).collect();
    let (least, most) = group.studied;
    let at = Sessions::new(asked.get().min(most)).ok()?;
    let reach = Target::ALL.map(|target| Reach {
        target,
        from: (1..=most)
            .find(|&s| fit.expected(group, f64::from(s)).mean >= target.percent())
            .and_then(|s| Sessions::new(s).ok()),
    });
    let others = fit.trials.iter().flat_map(|trial| trial.arms.iter().map(move |arm| (trial, arm)));
    Some(Estimate::Curve(CurveEstimate {
        concern: known.concern.clone(),
        kind: group.kind,
        asked,
        at,
        beyond_studied: asked.get() > most,
        below_studied: asked.get() < least,
        level: (known.shape == Shape::Level).then(|| known.why.clone()),
        band: fit.band(group, at.get()),
        frequencies: fit.frequencies(group, at.get()),
        usual_sessions: MinMax::spanning(
            Sessions::new(*counts.get(counts.len() / 10)?).ok()?,
            Sessions::new(*counts.iter().rev().nth(counts.len() / 10)?).ok()?,
        ),
        common_sessions: Sessions::new(commonest(&counts)?).ok()?,
        common_interval: commonest(&intervals).map(Weeks),
        studied: MinMax::spanning(Sessions::new(least).ok()?, Sessions::new(most).ok()?),
        plateau: Percent::clamped(fit.plateau(group)),
        reach,
        curve: (0..=most).map(|sessions| CurvePoint { sessions, band: fit.band(group, sessions) }).collect(),
        trials: rows.iter().map(|row| dot(fit, *row)).collect(),
        rows: ids(used.iter().copied()),
        borrowed_rows: ids(others
            .filter(|(trial, arm)| arm.used && !used.iter().any(|(t, a)| t.id == trial.id && a.suffix == arm.suffix))),
        area_basis,
    }))
}

/// The commonest value; of equally common ones the least.
fn commonest<T: Ord + Copy>(values: &[T]) -> Option<T> {
    let count = |value: &T| values.iter().filter(|other| *other == value).count();
    values.iter().copied().max_by(|a, b| count(a).cmp(&count(b)).then(b.cmp(a)))
}

fn protocol(fit: &EvidenceFit, known: &ConcernEvidence, rows: &[Row], area_basis: AreaBasis) -> Estimate {
    let sessions: Vec<Sessions> = rows
        .iter()
        .filter_map(|(_, arm)| arm.sessions)
        .filter_map(|s| Sessions::new(whole(libm::round(s))).ok())
        .collect();
    let intervals: Vec<Weeks> = rows.iter().filter_map(|(_, arm)| arm.interval_weeks).map(Weeks).collect();
    Estimate::Protocol(ProtocolEstimate {
        concern: known.concern.clone(),
        why: known.why.clone(),
        sessions: range(&sessions),
        interval: range(&intervals),
        findings: rows
            .iter()
            .map(|row| Finding { text: row.1.finding.clone(), kind: row.1.kind, trial: dot(fit, *row) })
            .collect(),
        rows: ids(rows.iter().copied()),
        area_basis,
    })
}

fn range<T: Ord + Copy>(values: &[T]) -> Option<MinMax<T>> {
    Some(MinMax::spanning(*values.iter().min()?, *values.iter().max()?))
}

fn no_study(fit: &EvidenceFit, concern: &ConcernId, areas: &[AreaId]) -> Estimate {
    let known = fit.concerns.iter().find(|c| &c.concern == concern);
    let mut studied_at: Vec<String> = Vec::new();
    if let Some(known) = known {
        let basis = known.evidence_of.as_ref().unwrap_or(concern);
        for row in rows_of(fit, basis).filter(|row| counts(known, *row)) {
            let within = known.areas.is_empty() || scopes(fit, row.1).iter().any(|scope| known.areas.contains(scope));
            let words = fit.places.get(usize::from(row.1.place)).map(|place| place.words.clone());
            if let Some(words) = words.filter(|words| within && !studied_at.contains(words)) {
                studied_at.push(words);
            }
        }
    }
    let here = |other: &&ConcernEvidence| {
        let basis = other.evidence_of.as_ref().unwrap_or(&other.concern);
        areas.iter().any(|area| {
            (other.areas.is_empty() || covers(&other.areas, area))
                && rows_of(fit, basis).any(|row| counts(other, row) && covers(scopes(fit, row.1), area))
        })
    };
    Estimate::NoStudyFound(NoStudy {
        concern: concern.clone(),
        areas: areas.to_vec(),
        studied_at,
        studied_here: fit
            .concerns
            .iter()
            .filter(|other| &other.concern != concern)
            .filter(here)
            .map(|other| other.concern.clone())
            .collect(),
    })
}
