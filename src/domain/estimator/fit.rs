//! The fit: from all evidence to the parameters of the model, once, on the host.
//! What is shown beside the parameters is gathered in `assemble`; how good the fit is, in `crosscheck`.

use super::assemble;
use super::dose;
use super::evidence::{ArmKind, Evidence, RatedBy, Shape, TrialArm};
use super::hierarchy::{Group, Observation, Posterior, posterior};
use super::model::{Dose, EvidenceFit, GroupFit};
use super::normal::HALF_OF_80;
use std::fmt;

/// The version of the model; it changes when the same rows would give other answers.
pub(super) const VERSION: &str = "1";

/// Why nothing can be fitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FitError {
    /// Fewer than two trials measured the same people after different numbers of sessions.
    TooFewSeries,
    /// No used arm gives shares of people in quartile bands.
    NoBands,
    /// No arm is used.
    NoArms,
    /// More rows, concerns or places than the compact form can number.
    TooMany,
}

impl fmt::Display for FitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooFewSeries => {
                "within-trial.csv needs series of at least two trials with `used` = yes, \
                 each rising from its first reading to its last, and less steeply at the end"
            }
            Self::NoBands => {
                "needling.csv needs at least one used arm with shares of people in the five bands: \
                 the spread between people comes from them"
            }
            Self::NoArms => "needling.csv needs arms with `used_in_fit` = yes",
            Self::TooMany => "at most 65,535 rows, and 255 concerns and places, can be shown",
        })
    }
}

impl std::error::Error for FitError {}

/// The evidence as the model sees it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Setup {
    pub groups: Vec<Group>,
    pub observations: Vec<Observation>,
    /// The arm behind each observation, by its place in [`Evidence::arms`].
    pub arms: Vec<usize>,
    pub dose: Dose,
    pub sigma: f64,
}

/// Fits the model to the evidence. `read` is the day the evidence was read, as it shall be printed.
///
/// # Errors
/// When the evidence is too thin for the model; the error says which file lacks what.
pub fn fit(evidence: &Evidence, read: &str) -> Result<EvidenceFit, FitError> {
    let setup = setup(evidence)?;
    let posteriors = posteriors(&setup, &setup.observations);
    let shown = assemble::shown(evidence)?;
    let groups = setup.groups.iter().enumerate().map(|(index, group)| {
        let in_group = || setup.observations.iter().filter(move |o| o.group == index);
        GroupFit {
            concern: evidence.concerns[group.concern].concern.clone(),
            kind: group.kind,
            shape: group.shape,
            plateau: posteriors.iter().map(|p| hundredths(p.plateau[index])).collect(),
            plateau_sd: posteriors.iter().map(|p| hundredths(libm::sqrt(p.variance[index]))).collect(),
            tau: posteriors.iter().map(|p| hundredths(libm::sqrt(p.tau2[index]))).collect(),
            people: median(in_group().map(|o| o.people).collect()),
            studied: studied(&setup, evidence, index),
        }
    });
    Ok(EvidenceFit {
        version: VERSION.to_owned(),
        read: read.to_owned(),
        rows: u16::try_from(evidence.arms.len()).map_err(|_| FitError::TooMany)?,
        groups: groups.collect(),
        sigma: hundredths(setup.sigma),
        dose: Dose {
            typical: thousandths(setup.dose.typical),
            low: thousandths(setup.dose.low),
            high: thousandths(setup.dose.high),
            rates: setup.dose.rates.iter().copied().map(thousandths).collect(),
            weights: setup.dose.weights.clone(),
        },
        concerns: evidence.concerns.clone(),
        places: shown.places,
        trials: shown.trials,
        maturation: assemble::maturation(&evidence.course),
    })
}

/// The evidence as the model sees it: used arms only, so that nothing else can influence it.
///
/// Invariant: an arm that is not used changes no parameter (`an_unused_arm_changes_no_parameter`).
pub(super) fn setup(evidence: &Evidence) -> Result<Setup, FitError> {
    let mut groups: Vec<Group> = Vec::new();
    let mut observations = Vec::new();
    let mut arms = Vec::new();
    let mut trials: Vec<&str> = Vec::new();
    for (index, arm) in evidence.arms.iter().enumerate().filter(|(_, arm)| arm.used) {
        let Some(concern) = evidence.concerns.iter().position(|c| c.concern == arm.concern) else {
            continue;
        };
        let (Some(sessions), Some(people), Some(improvement)) = (arm.sessions, arm.people, arm.improvement) else {
            continue;
        };
        let group = Group { concern, kind: arm.kind, shape: evidence.concerns[concern].shape };
        if group.shape == Shape::Protocol {
            continue;
        }
        observations.push(Observation {
            group: place_of(&mut groups, group),
            trial: place_of(&mut trials, arm.trial()),
            sessions,
            people: f64::from(people),
            improvement,
            scale_sd: arm.scale_sd,
            patient_rated: arm.rated_by == RatedBy::Patient,
        });
        arms.push(index);
    }
    if observations.is_empty() {
        return Err(FitError::NoArms);
    }
    let sigma = sigma(arms.iter().map(|&index| &evidence.arms[index])).ok_or(FitError::NoBands)?;
    Ok(Setup { groups, observations, arms, dose: dose::dose(&evidence.within)?, sigma })
}

/// The posterior at each rate, from `observations` only.
pub(super) fn posteriors(setup: &Setup, observations: &[Observation]) -> Vec<Posterior> {
    setup.dose.rates.iter().map(|&k| posterior(&setup.groups, observations, k, setup.sigma)).collect()
}

/// The spread between people of one trial: the root of the mean variance in arms with bands, each person counting once.
fn sigma<'a>(arms: impl Iterator<Item = &'a TrialArm>) -> Option<f64> {
    let (mut people, mut square) = (0.0, 0.0);
    for (sd, count) in arms.filter_map(|arm| Some((arm.person_sd?, f64::from(arm.people?)))) {
        people += count;
        square += count * sd * sd;
    }
    (people > 0.0).then(|| libm::sqrt(square / people))
}

fn place_of<T: PartialEq>(list: &mut Vec<T>, item: T) -> usize {
    list.iter().position(|other| *other == item).unwrap_or_else(|| {
        list.push(item);
        list.len() - 1
    })
}

/// The least and the most sessions that anybody in the group is known to have had, in whole sessions.
fn studied(setup: &Setup, evidence: &Evidence, group: usize) -> (u8, u8) {
    let spans = setup.observations.iter().zip(&setup.arms).filter(|(o, _)| o.group == group).map(|(o, &arm)| {
        evidence.arms[arm].sessions_span.unwrap_or((whole(libm::floor(o.sessions)), whole(libm::floor(o.sessions))))
    });
    spans.fold((u8::MAX, 0), |(low, high), span| (low.min(span.0), high.max(span.1)))
}

/// A count of sessions as a whole number; the table allows 0 to 24.
pub(super) fn whole(value: f64) -> u8 {
    // In range by the clamp, so the cast only drops the fraction.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = value.clamp(0.0, 255.0) as u8;
    whole
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 { values[middle] } else { 0.5 * (values[middle - 1] + values[middle]) }
}

fn hundredths(value: f64) -> f64 {
    libm::round(value * 100.0) / 100.0
}

fn thousandths(value: f64) -> f64 {
    libm::round(value * 1000.0) / 1000.0
}

/// One group of the fit in figures, for the page that explains it and for the record of the decision.
#[derive(Clone, Debug, PartialEq)]
pub struct FitNotes {
    /// The concern.
    pub concern: String,
    /// What was used.
    pub kind: ArmKind,
    /// Arms, trials and people behind it.
    pub behind: (usize, usize, u32),
    /// Plateau in percent: mean, and the ends of its 80 % interval.
    pub plateau: (f64, f64, f64),
}

/// The figures of each group of a fit.
pub fn fit_notes(fit: &EvidenceFit) -> Vec<FitNotes> {
    let figures = |group: &GroupFit| {
        let mean = fit.plateau(group);
        let square: f64 = (0..fit.dose.weights.len())
            .map(|j| {
                fit.dose.weights[j] * (group.plateau[j] * group.plateau[j] + group.plateau_sd[j] * group.plateau_sd[j])
            })
            .sum();
        let half = HALF_OF_80 * libm::sqrt(square - mean * mean);
        let (mut arms, mut trials, mut people) = (0, 0, 0);
        for trial in &fit.trials {
            let used = fit.used_arms(trial, group).count();
            arms += used;
            trials += usize::from(used > 0);
            people += fit.used_arms(trial, group).map(|arm| u32::from(arm.people.unwrap_or(0))).sum::<u32>();
        }
        FitNotes {
            concern: group.concern.as_str().to_owned(),
            kind: group.kind,
            behind: (arms, trials, people),
            plateau: (mean, mean - half, mean + half),
        }
    };
    fit.groups.iter().map(figures).collect()
}
