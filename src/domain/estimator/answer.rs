//! What a visitor is told: the three kinds of answer and their parts. How they come about is left to `estimate`.

use super::evidence::ArmKind;
use super::model::{Band, Frequencies, Target};
use crate::domain::area::AreaId;
use crate::domain::concern::ConcernId;
use crate::domain::quantity::{MinMax, Percent, Sessions, Weeks};

/// The answer to "what would so many sessions do?".
#[derive(Clone, Debug, PartialEq)]
pub enum Estimate {
    /// The trials allow a percentage.
    Curve(CurveEstimate),
    /// The trials allow no percentage: what they did, and what they found.
    Protocol(ProtocolEstimate),
    /// No trial of this concern in this place.
    NoStudyFound(NoStudy),
}

impl Estimate {
    /// The rows that the answer rests on; empty only when no study was found.
    pub fn rows(&self) -> &[String] {
        match self {
            Self::Curve(curve) => &curve.rows,
            Self::Protocol(protocol) => &protocol.rows,
            Self::NoStudyFound(_) => &[],
        }
    }
}

/// Whether the trials were done where the visitor means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AreaBasis {
    /// The visitor has chosen no area.
    NotChosen,
    /// At least one chosen area was studied.
    Studied {
        /// Rows of trials done there.
        rows: Vec<String>,
        /// How many rows behind the answer are from other places, or from a place not stated.
        elsewhere: u16,
        /// Chosen areas where no trial of this concern was done.
        not_studied: Vec<AreaId>,
    },
}

/// A trial on the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    /// The row.
    pub row: String,
    /// First author and year.
    pub label: String,
    /// Where it can be read.
    pub url: String,
    /// The design in words.
    pub design: String,
    /// Where on the body, in words.
    pub place: String,
    /// What was used with needling, in words; empty for nothing.
    pub arm: String,
    /// People, where stated.
    pub people: Option<u16>,
    /// Sessions: the number or the mean, where stated.
    pub sessions: Option<f64>,
    /// Weeks between sessions, where stated.
    pub interval: Option<Weeks>,
    /// Mean improvement, where the trial gives a percentage.
    pub improvement: Option<Percent>,
    /// Whether the curve rests on it.
    pub used: bool,
    /// Whether the treated people rated it themselves.
    pub patient_rated: bool,
}

/// A point of the curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurvePoint {
    /// Sessions, from 0.
    pub sessions: u8,
    /// Mean and intervals.
    pub band: Band,
}

/// Whether a change is reached on average.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The change.
    pub target: Target,
    /// The least number of sessions whose mean reaches it; `None`: no number studied does.
    pub from: Option<Sessions>,
}

/// An answer with a percentage.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveEstimate {
    /// The concern that was asked about.
    pub concern: ConcernId,
    /// What was used.
    pub kind: ArmKind,
    /// Sessions the visitor asked about.
    pub asked: Sessions,
    /// Sessions the figures are for: never more than were studied.
    ///
    /// Invariant: beyond the most sessions studied nothing changes (`nothing_is_extrapolated`).
    pub at: Sessions,
    /// Whether more sessions were asked about than any trial had.
    pub beyond_studied: bool,
    /// Whether fewer were asked about than any trial had; the curve then runs between nothing and the first trial.
    pub below_studied: bool,
    /// Why one level stands for all numbers of sessions; `None` for a curve.
    pub level: Option<String>,
    /// Mean improvement after the sessions, with the two 80 % intervals.
    pub band: Band,
    /// Of 100 people, how many reach a quarter, a half, three quarters.
    pub frequencies: Frequencies,
    /// The sessions most arms had: from the tenth to the ninetieth of a hundred.
    pub usual_sessions: MinMax<Sessions>,
    /// The commonest number of sessions.
    pub common_sessions: Sessions,
    /// The commonest time between sessions, where stated.
    pub common_interval: Option<Weeks>,
    /// The least and the most sessions studied.
    pub studied: MinMax<Sessions>,
    /// The mean that no number of sessions goes beyond.
    pub plateau: Percent,
    /// Which changes are reached on average.
    pub reach: [Reach; 3],
    /// The curve, from no session to the most studied.
    pub curve: Vec<CurvePoint>,
    /// The trials on the chart and in its table, those without a percentage included.
    pub trials: Vec<Dot>,
    /// The rows of this concern that the answer rests on.
    pub rows: Vec<String>,
    /// The rows of other concerns and other kinds, whose strength is borrowed.
    pub borrowed_rows: Vec<String>,
    /// Whether they cover the place.
    pub area_basis: AreaBasis,
}

/// What one trial found, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What was found; empty when only the course is known.
    pub text: String,
    /// What was used.
    pub kind: ArmKind,
    /// The trial.
    pub trial: Dot,
}

/// An answer without a percentage.
#[derive(Clone, Debug, PartialEq)]
pub struct ProtocolEstimate {
    /// The concern that was asked about.
    pub concern: ConcernId,
    /// Why there is no percentage.
    pub why: String,
    /// The least and the most sessions in the trials, where stated.
    pub sessions: Option<MinMax<Sessions>>,
    /// The least and the most weeks between sessions, where stated.
    pub interval: Option<MinMax<Weeks>>,
    /// What each trial found.
    pub findings: Vec<Finding>,
    /// The rows behind it.
    pub rows: Vec<String>,
    /// Whether they cover the place.
    pub area_basis: AreaBasis,
}

/// No study found: what is known nearby.
#[derive(Clone, Debug, PartialEq)]
pub struct NoStudy {
    /// The concern that was asked about.
    pub concern: ConcernId,
    /// The areas that were asked about.
    pub areas: Vec<AreaId>,
    /// Where this concern was studied, in words; empty when it was studied nowhere.
    pub studied_at: Vec<String>,
    /// The concerns that were studied in at least one of the areas.
    pub studied_here: Vec<ConcernId>,
}
