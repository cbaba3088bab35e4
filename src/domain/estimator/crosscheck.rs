//! How good the fit is: each trial left out in turn and expected from all the others.
//!
//! The rate of the curve is kept as it is while a trial is left out: it comes from readings within trials, not from
//! the level of an arm, which is what is expected here.

use super::evidence::{ArmKind, Evidence};
use super::fit::{FitError, Setup, posteriors, setup};
use super::hierarchy::{Observation, own_variance, reached, shared_variance};
use super::normal::HALF_OF_80;

/// An arm, and what the other trials made expect of it.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// The row.
    pub row: String,
    /// The concern.
    pub concern: String,
    /// What was used.
    pub kind: ArmKind,
    /// What the arm reports, percent.
    pub reported: f64,
    /// What was expected, percent.
    pub expected: f64,
    /// Half the width of the 80 % interval around it, points.
    pub half_width: f64,
}

impl LeftOut {
    /// How far the expectation is from the report, points.
    pub fn error(&self) -> f64 {
        (self.reported - self.expected).abs()
    }

    /// Whether the report lies in the 80 % interval.
    pub fn covered(&self) -> bool {
        self.error() <= self.half_width
    }
}

/// Error and coverage over some arms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quality {
    /// Arms left out.
    pub arms: u16,
    /// Mean absolute error, points; each arm counts once.
    pub mean_error: f64,
    /// Root of the mean squared error, points.
    pub root_mean_square: f64,
    /// Share of arms inside their 80 % interval, percent.
    pub covered: f64,
}

impl Quality {
    /// Error and coverage over `arms`; `None` when there are none.
    pub fn over<'a>(arms: impl Iterator<Item = &'a LeftOut>) -> Option<Self> {
        let (mut count, mut error, mut square, mut covered) = (0_u16, 0.0, 0.0, 0.0);
        for arm in arms {
            count += 1;
            error += arm.error();
            square += arm.error() * arm.error();
            covered += f64::from(u8::from(arm.covered()));
        }
        let arms = f64::from(count);
        (count > 0).then(|| Self {
            arms: count,
            mean_error: error / arms,
            root_mean_square: libm::sqrt(square / arms),
            covered: 100.0 * covered / arms,
        })
    }
}

/// Leaves each trial out in turn, with all its arms, and says what the others made expect of them.
///
/// # Errors
/// When the evidence is too thin for the model.
pub fn leave_one_trial_out(evidence: &Evidence) -> Result<Vec<LeftOut>, FitError> {
    let setup = setup(evidence)?;
    let mut out: Vec<(usize, LeftOut)> = Vec::new();
    let trials = setup.observations.iter().map(|o| o.trial).max().map_or(0, |last| last + 1);
    for trial in 0..trials {
        let rest: Vec<Observation> = setup.observations.iter().filter(|o| o.trial != trial).cloned().collect();
        let posteriors = posteriors(&setup, &rest);
        for (index, arm) in setup.observations.iter().enumerate().filter(|(_, o)| o.trial == trial) {
            let (mut mean, mut square) = (0.0, 0.0);
            for ((k, weight), p) in setup.dose.rates.iter().zip(&setup.dose.weights).zip(&posteriors) {
                let share = reached(setup.groups[arm.group].shape, *k, arm.sessions);
                let m = share * p.plateau[arm.group];
                let mut variance = share * share * p.variance[arm.group]
                    + shared_variance(p.tau2[arm.group])
                    + own_variance(arm, p.tau2[arm.group], setup.sigma);
                if arm.patient_rated {
                    variance += p.patient;
                }
                mean += weight * m;
                square += weight * (m * m + variance);
            }
            out.push((index, left_out(evidence, &setup, index, mean, square - mean * mean)));
        }
    }
    out.sort_by_key(|(index, _)| *index);
    Ok(out.into_iter().map(|(_, arm)| arm).collect())
}

fn left_out(evidence: &Evidence, setup: &Setup, index: usize, expected: f64, variance: f64) -> LeftOut {
    let arm = &evidence.arms[setup.arms[index]];
    LeftOut {
        row: arm.id.clone(),
        concern: arm.concern.as_str().to_owned(),
        kind: arm.kind,
        reported: setup.observations[index].improvement,
        expected,
        half_width: HALF_OF_80 * libm::sqrt(variance),
    }
}
