//! What is shown beside the parameters: trials with their arms, places, and the course after the last session.

use super::evidence::{ArmKind, CourseReading, Evidence, RatedBy};
use super::fit::FitError;
use super::model::{Maturation, MaturationPoint, Place, ShownArm, Trial};

/// Weeks after the last session at which the course is told: at the last session, one month, three months.
/// Where a trial's reference reading came earlier than three months, it stands for three months.
const MOMENTS: [(u16, u16); 3] = [(0, 0), (3, 6), (7, 17)];
/// The week that each of [`MOMENTS`] is called.
const CALLED: [u16; 3] = [0, 4, 13];

/// Trials and places in the order of the table.
pub(super) struct Shown {
    pub places: Vec<Place>,
    pub trials: Vec<Trial>,
}

/// Gathers each arm that had needling and whose concern the estimator speaks about.
pub(super) fn shown(evidence: &Evidence) -> Result<Shown, FitError> {
    let mut places: Vec<Place> = Vec::new();
    let mut trials: Vec<Trial> = Vec::new();
    for arm in evidence.arms.iter().filter(|arm| arm.kind != ArmKind::Other) {
        let Some(concern) = evidence.concerns.iter().position(|c| c.concern == arm.concern) else {
            continue;
        };
        let place = Place { words: arm.place.clone(), scopes: arm.scopes.clone() };
        let at = places.iter().position(|p| *p == place).unwrap_or(places.len());
        if at == places.len() {
            places.push(place);
        }
        let suffix = arm.id.strip_prefix(arm.trial()).and_then(|rest| rest.strip_prefix("__")).unwrap_or("");
        let row = ShownArm {
            suffix: suffix.to_owned(),
            concern: u8::try_from(concern).map_err(|_| FitError::TooMany)?,
            kind: arm.kind,
            arm: if arm.kind == ArmKind::Adjunct { arm.arm.clone() } else { String::new() },
            people: arm.people,
            sessions: arm.sessions,
            interval_weeks: arm.interval_weeks,
            // Only a share of improvement may become a dot; a tenth of a percent is finer than any scale read.
            improvement: arm
                .improvement
                .filter(|_| arm.outcome.is_percentage())
                .map(|value| libm::round(value * 10.0) / 10.0),
            place: u8::try_from(at).map_err(|_| FitError::TooMany)?,
            used: arm.used,
            patient_rated: arm.rated_by == RatedBy::Patient,
            finding: arm.finding.clone(),
        };
        match trials.iter_mut().find(|t| t.id == arm.trial()) {
            Some(trial) => trial.arms.push(row),
            None => trials.push(Trial {
                id: arm.trial().to_owned(),
                label: arm.label.clone(),
                design: arm.design.clone(),
                link: arm.url.strip_prefix("https://doi.org/").unwrap_or(&arm.url).to_owned(),
                arms: vec![row],
            }),
        }
    }
    Ok(Shown { places, trials })
}

/// The mean share of the three-month effect at each moment, over the series that are used.
pub(super) fn maturation(readings: &[CourseReading]) -> Maturation {
    let points = MOMENTS.iter().zip(CALLED).filter_map(|(&(from, to), called)| {
        let shares: Vec<(f64, &str)> = readings
            .iter()
            .filter(|r| r.used && (from..=to).contains(&r.weeks))
            .filter_map(|r| {
                let whole = readings.iter().find(|other| other.series == r.series && other.reference)?;
                Some((r.value / whole.value, r.trial.as_str()))
            })
            .collect();
        let count = u32::try_from(shares.len()).ok().filter(|&count| count > 0)?;
        let mean = shares.iter().map(|(share, _)| share).sum::<f64>() / f64::from(count);
        Some(MaturationPoint {
            weeks: called,
            share: libm::round(mean * 100.0) / 100.0,
            trials: shares.iter().map(|(_, trial)| (*trial).to_owned()).collect(),
        })
    });
    Maturation { points: points.collect() }
}
