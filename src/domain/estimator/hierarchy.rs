//! The hierarchical model at one rate k: what the arms say about the plateau of each group.
//!
//! An arm's mean improvement is `plateau of its group × share reached + trial + arm + scale + sampling`.
//! Plateaus are alike by concern, by what was used with needling, and in general; how alike, and how far trials differ,
//! is weighed over a grid by how well each value predicts the arms. Everything is normal, so each grid point is exact.

use super::dose::share_reached;
use super::evidence::{ArmKind, Shape};
use super::normal::{Cholesky, dot};

// Statistical constants of the model, in points of percent; none is a clinical figure.
// They are wide beside what the data say; docs/decisions/0003-estimator-model.md has what changes with them.
/// Where a plateau is expected before any data: anywhere on the scale.
const PRIOR_PLATEAU: (f64, f64) = (50.0, 40.0);
/// How far an adjunct or radio-frequency may move a plateau.
const PRIOR_KIND_SD: f64 = 15.0;
/// How far patients' own ratings may stand from raters'.
const PRIOR_PATIENT_SD: f64 = 15.0;
/// The share of the variance between trials that two arms of one trial have in common.
const SHARED_IN_TRIAL: f64 = 0.5;
/// How many arms the general spread between trials counts for beside a group's own.
///
/// Trials of acne scars differ from each other more than trials of other concerns do; a group with few arms keeps the
/// general spread.
const GENERAL_SPREAD_ARMS: f64 = 4.0;
/// Values of the standard deviation between trials.
const TAU: [f64; 9] = [6.0, 9.0, 11.0, 13.0, 15.0, 17.0, 20.0, 24.0, 30.0];
/// Values of the standard deviation between groups.
const OMEGA: [f64; 6] = [1.0, 4.0, 8.0, 12.0, 17.0, 24.0];
/// Scale of the half-normal expectation for the standard deviation between groups.
const OMEGA_SCALE: f64 = 15.0;

/// A group whose plateau is wanted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    /// The concern, by its place in the list of concerns.
    pub concern: usize,
    /// What was used.
    pub kind: ArmKind,
    /// Whether it has a curve or a level.
    pub shape: Shape,
}

/// An arm, reduced to what the model sees of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Observation {
    /// The group, by its place in the list.
    pub group: usize,
    /// The trial, by any number of its own.
    pub trial: usize,
    /// Sessions.
    pub sessions: f64,
    /// People.
    pub people: f64,
    /// Mean improvement, percent.
    pub improvement: f64,
    /// Extra standard deviation of the scale, points.
    pub scale_sd: f64,
    /// Whether the treated people rated it themselves.
    pub patient_rated: bool,
}

/// What the arms say at one rate k.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Posterior {
    /// Mean of each group's plateau.
    pub plateau: Vec<f64>,
    /// Variance of each group's plateau.
    pub variance: Vec<f64>,
    /// Mean of the variance between trials, for each group.
    pub tau2: Vec<f64>,
    /// Variance that a patient-rated arm has on top.
    pub patient: f64,
}

/// The share of a group's plateau that is reached.
pub(super) fn reached(shape: Shape, k: f64, sessions: f64) -> f64 {
    match shape {
        Shape::Level if sessions > 0.0 => 1.0,
        Shape::Level | Shape::Protocol => 0.0,
        Shape::Curve => share_reached(k, sessions),
    }
}

/// Covariance of two groups' plateaus before any data.
fn prior(one: &Group, other: &Group, omega2: f64) -> f64 {
    let mut covariance = PRIOR_PLATEAU.1 * PRIOR_PLATEAU.1;
    if one.concern == other.concern {
        covariance += omega2;
    }
    if one.kind == other.kind {
        if one.kind != ArmKind::Needling {
            covariance += PRIOR_KIND_SD * PRIOR_KIND_SD;
        }
        if one.concern == other.concern {
            covariance += omega2;
        }
    }
    covariance
}

/// The variance of an arm that is its own: arm, scale and sampling.
pub(super) fn own_variance(arm: &Observation, tau2: f64, sigma: f64) -> f64 {
    (1.0 - SHARED_IN_TRIAL) * tau2 + arm.scale_sd * arm.scale_sd + sigma * sigma / arm.people.max(1.0)
}

/// The variance that arms of one trial have in common.
pub(super) fn shared_variance(tau2: f64) -> f64 {
    SHARED_IN_TRIAL * tau2
}

/// What `arms` say about the plateaus of `groups` when the rate is `k` and people differ by `sigma`.
///
/// In two steps: first all groups with one spread between trials, then each with its own.
pub(super) fn posterior(groups: &[Group], arms: &[Observation], k: f64, sigma: f64) -> Posterior {
    let general = weigh(groups, arms, k, sigma, &vec![1.0; groups.len()]);
    let spread = own_spread(groups, arms, k, sigma, &general);
    let tau2 = general.tau2.iter().zip(&spread).map(|(general, ratio)| general * ratio).collect();
    // The plateaus are weighed anew; the general spread stays, so that a wide group does not make the others narrow.
    Posterior { tau2, ..weigh(groups, arms, k, sigma, &spread) }
}

/// How a group's variance between trials stands to the general one: its arms' distances from its plateau, as far as
/// scale and sampling do not explain them, drawn toward the general variance.
fn own_spread(groups: &[Group], arms: &[Observation], k: f64, sigma: f64, general: &Posterior) -> Vec<f64> {
    let of_group = |index: usize| {
        let general_tau2 = general.tau2[index];
        let (mut count, mut square) = (0.0, 0.0);
        for arm in arms.iter().filter(|arm| arm.group == index) {
            let error = arm.improvement - reached(groups[index].shape, k, arm.sessions) * general.plateau[index];
            count += 1.0;
            square += error * error - arm.scale_sd * arm.scale_sd - sigma * sigma / arm.people.max(1.0);
        }
        // One arm's worth went into the plateau itself.
        let free = (count - 1.0_f64).max(0.0);
        let own = (GENERAL_SPREAD_ARMS * general_tau2 + square) / ((GENERAL_SPREAD_ARMS + free) * general_tau2);
        // A few arms that agree by chance make no group more certain than trials in general are.
        own.max(1.0)
    };
    (0..groups.len()).map(of_group).collect()
}

/// The posterior with a given spread of each group, as a multiple of the general variance between trials.
fn weigh(groups: &[Group], arms: &[Observation], k: f64, sigma: f64, spread: &[f64]) -> Posterior {
    let size = arms.len();
    let share: Vec<f64> = arms.iter().map(|arm| reached(groups[arm.group].shape, k, arm.sessions)).collect();
    let residual: Vec<f64> = arms.iter().zip(&share).map(|(arm, g)| arm.improvement - g * PRIOR_PLATEAU.0).collect();
    let mut points: Vec<GridPoint> = Vec::new();
    for omega in OMEGA {
        let omega2 = omega * omega;
        for tau in TAU {
            let tau2 = tau * tau;
            let mut matrix = vec![0.0; size * size];
            for (i, one) in arms.iter().enumerate() {
                for (j, other) in arms.iter().enumerate().take(i + 1) {
                    let mut v = share[i] * share[j] * prior(&groups[one.group], &groups[other.group], omega2);
                    if one.patient_rated && other.patient_rated {
                        v += PRIOR_PATIENT_SD * PRIOR_PATIENT_SD;
                    }
                    if one.trial == other.trial {
                        v += shared_variance(tau2 * libm::sqrt(spread[one.group] * spread[other.group]));
                    }
                    if i == j {
                        v += own_variance(one, tau2 * spread[one.group], sigma);
                    }
                    matrix[i * size + j] = v;
                }
            }
            // Never skipped: each diagonal entry has a variance of its own.
            let Some(factor) = Cholesky::new(size, &matrix) else {
                continue;
            };
            let white = factor.forward(&residual);
            let expected = omega / OMEGA_SCALE;
            let score = -0.5 * (dot(&white, &white) + factor.log_determinant() + expected * expected);
            let mut means = Vec::with_capacity(groups.len());
            let mut variances = Vec::with_capacity(groups.len());
            for group in groups {
                let cross: Vec<f64> =
                    arms.iter().zip(&share).map(|(arm, g)| g * prior(group, &groups[arm.group], omega2)).collect();
                let half = factor.forward(&cross);
                means.push(PRIOR_PLATEAU.0 + dot(&half, &white));
                variances.push(prior(group, group, omega2) - dot(&half, &half));
            }
            points.push((score, tau2, means, variances));
        }
    }
    blend(spread, &points)
}

/// At one point of the grid: its logarithmic weight, the variance between trials, and mean and variance of each plateau.
type GridPoint = (f64, f64, Vec<f64>, Vec<f64>);

/// One posterior from all grid points, each by its weight.
fn blend(spread: &[f64], points: &[GridPoint]) -> Posterior {
    let groups = spread.len();
    let best = points.iter().map(|p| p.0).fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = points.iter().map(|p| libm::exp(p.0 - best)).collect();
    let total: f64 = weights.iter().sum();
    let over = |value: &dyn Fn(&GridPoint) -> f64| -> f64 {
        points.iter().zip(&weights).map(|(point, weight)| value(point) * weight).sum::<f64>() / total
    };
    let plateau: Vec<f64> = (0..groups).map(|g| over(&|p| p.2[g])).collect();
    let variance = (0..groups).map(|g| over(&|p| p.3[g] + (p.2[g] - plateau[g]) * (p.2[g] - plateau[g]))).collect();
    let general = over(&|p| p.1);
    let tau2 = spread.iter().map(|ratio| ratio * general).collect();
    Posterior { plateau, variance, tau2, patient: PRIOR_PATIENT_SD * PRIOR_PATIENT_SD }
}
