//! The fitted model: its parameters as they travel to the browser, the curve with its intervals, natural frequencies.
//! Where the parameters come from is left to `fit`; what a visitor is told is left to `estimate`.

use super::evidence::{ArmKind, ConcernEvidence, Shape};
use super::hierarchy::reached;
use super::normal::{HALF_OF_80, share_above};
use crate::domain::concern::ConcernId;
use crate::domain::quantity::{MinMax, Percent};
use serde::{Deserialize, Serialize};

/// The rate k of the curve, per session: share of the plateau reached is `1 − exp(−k·sessions)`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dose {
    /// The middle value.
    pub typical: f64,
    /// The lower end of its 95 % range.
    pub low: f64,
    /// The upper end of its 95 % range.
    pub high: f64,
    /// The values that the estimate is averaged over.
    pub rates: Vec<f64>,
    /// Their weights, adding up to 1.
    pub weights: Vec<f64>,
}

/// What was fitted for one concern and one kind of arm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupFit {
    /// The concern.
    pub concern: ConcernId,
    /// What was used.
    pub kind: ArmKind,
    /// Curve or level.
    pub shape: Shape,
    /// Mean of the plateau in percent, for each rate of [`Dose::rates`].
    pub plateau: Vec<f64>,
    /// Standard deviation of the plateau in points, likewise.
    pub plateau_sd: Vec<f64>,
    /// Standard deviation between trials in points, likewise.
    pub tau: Vec<f64>,
    /// Median number of people in the group's arms.
    pub people: f64,
    /// The least and the most sessions in the group's arms.
    pub studied: (u8, u8),
}

/// A place on the body as the trials name it, and the target areas it stands for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// In words.
    pub words: String,
    /// Area ids or first parts of ids; empty when the place was not stated.
    pub scopes: Vec<String>,
}

/// An arm as the visitor sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShownArm {
    /// The part of the row's id after the trial.
    pub suffix: String,
    /// The concern, by its place in [`EvidenceFit::concerns`].
    pub concern: u8,
    /// What was used.
    pub kind: ArmKind,
    /// What was used, in words; empty for needling alone.
    pub arm: String,
    /// People, where stated.
    pub people: Option<u16>,
    /// Sessions, where stated: the number or the mean.
    pub sessions: Option<f64>,
    /// Weeks between sessions, where stated.
    pub interval_weeks: Option<u16>,
    /// Mean improvement in percent, where there is one.
    pub improvement: Option<f64>,
    /// The place, by its place in [`EvidenceFit::places`].
    pub place: u8,
    /// Whether the arm informs the model.
    pub used: bool,
    /// Whether the treated people rated it themselves.
    pub patient_rated: bool,
    /// What was found, in a plain phrase, where there is no percentage.
    pub finding: String,
}

/// A trial with its arms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trial {
    /// The part of the row ids before the two underscores.
    pub id: String,
    /// First author and year.
    pub label: String,
    /// The design in words.
    pub design: String,
    /// The address; a DOI travels without its resolver.
    pub link: String,
    /// The arms shown.
    pub arms: Vec<ShownArm>,
}

impl Trial {
    /// The address where the trial can be read.
    pub fn url(&self) -> String {
        if self.link.starts_with("10.") { format!("https://doi.org/{}", self.link) } else { self.link.clone() }
    }
}

/// How much of the three-month effect is there some weeks after the last session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MaturationPoint {
    /// Weeks after the last session.
    pub weeks: u16,
    /// Share of the three-month effect, 0 to 1.
    pub share: f64,
    /// The trials that this is the mean of.
    pub trials: Vec<String>,
}

/// How the change builds up after the last session.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Maturation {
    /// Readings in order of time: at the last session, one month, three months.
    pub points: Vec<MaturationPoint>,
}

/// All that is fitted and shown: part of the catalog, and of what travels to the browser.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EvidenceFit {
    /// The version of the model.
    pub version: String,
    /// The day the evidence was read, as the compiler passed it.
    pub read: String,
    /// Rows of the table that were read, used or not.
    pub rows: u16,
    /// The rate of the curve.
    pub dose: Dose,
    /// Standard deviation between people of one trial in points.
    pub sigma: f64,
    /// What was fitted.
    pub groups: Vec<GroupFit>,
    /// What can be shown for which concern.
    pub concerns: Vec<ConcernEvidence>,
    /// Places on the body.
    pub places: Vec<Place>,
    /// The trials shown.
    pub trials: Vec<Trial>,
    /// How the change builds up after the last session.
    pub maturation: Maturation,
}

/// A size of change that a person may find worth it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A noticeable change: a quarter.
    Quarter,
    /// About half.
    Half,
    /// Three quarters.
    ThreeQuarters,
}

impl Target {
    /// All, from the least.
    pub const ALL: [Self; 3] = [Self::Quarter, Self::Half, Self::ThreeQuarters];

    /// The improvement it means, in percent, by its name.
    pub fn percent(self) -> f64 {
        match self {
            Self::Quarter => 25.0,
            Self::Half => 50.0,
            Self::ThreeQuarters => 75.0,
        }
    }
}

/// Of 100 people like those in the studies, how many reach a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frequencies {
    /// At least a quarter.
    pub quarter: u8,
    /// At least half.
    pub half: u8,
    /// At least three quarters.
    pub three_quarters: u8,
}

/// A mean with its two 80 % intervals.
///
/// Invariant: each interval contains the mean (`each_interval_contains_its_mean`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// The mean improvement of people like those in the studies.
    pub mean: Percent,
    /// Where the mean of a new trial is expected in 80 of 100 cases.
    pub trial: MinMax<Percent>,
    /// Where one person is expected in 80 of 100 cases.
    pub person: MinMax<Percent>,
}

/// Mean and variance of what is expected, before it is made fit for people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Expected {
    /// Mean improvement, percent.
    pub mean: f64,
    /// Variance of the mean of a trial without sampling: parameters and trials.
    pub variance: f64,
}

impl EvidenceFit {
    /// The group of a concern and a kind.
    pub(super) fn group(&self, concern: &ConcernId, kind: ArmKind) -> Option<&GroupFit> {
        self.groups.iter().find(|g| &g.concern == concern && g.kind == kind)
    }

    /// The arms of `trial` that inform `group`.
    pub(super) fn used_arms<'a>(&'a self, trial: &'a Trial, group: &'a GroupFit) -> impl Iterator<Item = &'a ShownArm> {
        trial.arms.iter().filter(|arm| {
            arm.used
                && arm.kind == group.kind
                && self.concerns.get(usize::from(arm.concern)).is_some_and(|c| c.concern == group.concern)
        })
    }

    /// What is expected in a group after `sessions`.
    pub(super) fn expected(&self, group: &GroupFit, sessions: f64) -> Expected {
        let (mut mean, mut square) = (0.0, 0.0);
        for (j, (k, weight)) in self.dose.rates.iter().zip(&self.dose.weights).enumerate() {
            let share = reached(group.shape, *k, sessions);
            let m = share * group.plateau[j];
            let sd = share * group.plateau_sd[j];
            mean += weight * m;
            square += weight * (m * m + sd * sd + group.tau[j] * group.tau[j]);
        }
        Expected { mean, variance: square - mean * mean }
    }

    /// Mean and intervals in a group after `sessions`; before the first session nothing has changed.
    pub(super) fn band(&self, group: &GroupFit, sessions: u8) -> Band {
        let expected = self.expected(group, f64::from(sessions));
        let mean = Percent::clamped(expected.mean);
        if sessions == 0 {
            let nothing = MinMax::spanning(mean, mean);
            return Band { mean, trial: nothing, person: nothing };
        }
        let around = |variance: f64| {
            let half = HALF_OF_80 * libm::sqrt(variance);
            MinMax::spanning(Percent::clamped(expected.mean - half), Percent::clamped(expected.mean + half))
        };
        let people = self.sigma * self.sigma;
        Band {
            mean,
            trial: around(expected.variance + people / group.people),
            person: around(expected.variance + people),
        }
    }

    /// Of 100 people, how many reach each target after `sessions`.
    ///
    /// Invariant: no more reach half than a quarter (`fewer_people_reach_more`).
    pub(super) fn frequencies(&self, group: &GroupFit, sessions: u8) -> Frequencies {
        let expected = self.expected(group, f64::from(sessions));
        let sd = libm::sqrt(expected.variance + self.sigma * self.sigma);
        let of_100 =
            |target: Target| Percent::clamped(100.0 * share_above((target.percent() - expected.mean) / sd)).rounded();
        Frequencies {
            quarter: of_100(Target::Quarter),
            half: of_100(Target::Half),
            three_quarters: of_100(Target::ThreeQuarters),
        }
    }

    /// The mean improvement that no number of sessions goes beyond, in percent.
    pub(super) fn plateau(&self, group: &GroupFit) -> f64 {
        group.plateau.iter().zip(&self.dose.weights).map(|(m, w)| m * w).sum()
    }
}
