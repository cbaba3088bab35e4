//! The evidence as it was read: arms of trials, series within a trial, readings after the last session.
//! How a row of a file becomes one of these is left to `row`.

use crate::domain::area::AreaId;
use crate::domain::concern::ConcernId;
use serde::{Deserialize, Serialize};

/// What the people of an arm were treated with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ArmKind {
    /// Micro-needling and nothing else.
    Needling,
    /// Micro-needling together with something put on or injected.
    Adjunct,
    /// Radio-frequency micro-needling, a treatment of its own.
    RadioFrequency,
    /// A comparator without needling; never shown and never used.
    Other,
}

/// How an arm's outcome was expressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutcomeKind {
    /// Fall of a score, in percent of where it started.
    Score,
    /// Fall of a short scale of whole grades, in percent; reads lower than a score.
    Grade,
    /// Fall of a median.
    Median,
    /// Shares of people in quartile bands of improvement.
    Bands,
    /// Improvement in percent as the treated people saw it.
    PatientRated,
    /// Depth of a replica of the skin.
    Texture,
    /// Share of people who moved by whole grades; never a percentage of improvement.
    GradeChange,
    /// Share of people who met a definition.
    Responders,
    /// Words of a global scale.
    Labels,
    /// Points without a starting value.
    Points,
    /// A count, such as hairs.
    Count,
}

impl OutcomeKind {
    /// Whether this outcome is a share of improvement, from 0 to 100 %.
    ///
    /// Invariant: grades gained are never read as percent (`excellent_by_grades_is_never_a_percentage`).
    pub fn is_percentage(self) -> bool {
        matches!(self, Self::Score | Self::Grade | Self::Median | Self::Bands | Self::PatientRated)
    }
}

/// Who judged the outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RatedBy {
    /// A rater who did not know which side or group was treated.
    Blinded,
    /// A rater; blinding not stated.
    Rater,
    /// The treated people themselves.
    Patient,
}

/// One arm of one trial.
#[derive(Clone, Debug, PartialEq)]
pub struct TrialArm {
    /// The row's id: the trial, two underscores, the arm.
    pub id: String,
    /// First author and, where known, year, such as "Leheta 2011".
    pub label: String,
    /// Where the trial can be read.
    pub url: String,
    /// The design, in words.
    pub design: String,
    /// What was treated.
    pub concern: ConcernId,
    /// Where on the body, in words.
    pub place: String,
    /// The target areas this stands for: ids, or the first parts of ids. Empty: the place was not stated.
    pub scopes: Vec<String>,
    /// What the people were treated with, in words.
    pub arm: String,
    /// The same, as a kind.
    pub kind: ArmKind,
    /// People analyzed, where stated.
    pub people: Option<u16>,
    /// Sessions: the number, or the mean of them.
    pub sessions: Option<f64>,
    /// The least and the most sessions anybody had.
    pub sessions_span: Option<(u8, u8)>,
    /// Weeks between sessions.
    pub interval_weeks: Option<u16>,
    /// How the outcome was expressed.
    pub outcome: OutcomeKind,
    /// Who judged it.
    pub rated_by: RatedBy,
    /// Mean improvement in percent of the start; from quartile bands by their midpoints.
    pub improvement: Option<f64>,
    /// Spread between people in points, from quartile bands.
    pub person_sd: Option<f64>,
    /// Extra uncertainty of the scale itself, in points (one standard deviation).
    pub scale_sd: f64,
    /// Share of people who met the trial's own definition, in percent.
    pub responders: Option<f64>,
    /// Whether the arm informs the model.
    pub used: bool,
    /// Why it does not.
    pub why_not: String,
    /// What the trial found, in a plain phrase, for concerns without a percentage.
    pub finding: String,
}

impl TrialArm {
    /// The trial the arm belongs to: the part of the id before the two underscores.
    pub fn trial(&self) -> &str {
        self.id.split("__").next().unwrap_or(&self.id)
    }
}

/// What can honestly be shown for a concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// A curve that rises towards a plateau.
    Curve,
    /// One level for any number of sessions studied.
    Level,
    /// No percentage: the courses that trials used, and what they found.
    Protocol,
}

/// What the evidence can say about a concern.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConcernEvidence {
    /// The concern.
    pub concern: ConcernId,
    /// What can be shown.
    pub shape: Shape,
    /// The concern whose trials stand for this one, when it has none under its own name.
    pub evidence_of: Option<ConcernId>,
    /// The only areas it is meant for: ids or first parts of ids; empty for no limit.
    pub areas: Vec<String>,
    /// Why there is no curve, in plain words; empty for a curve.
    pub why: String,
}

/// One reading of a trial that measured the same people after different numbers of sessions.
#[derive(Clone, Debug, PartialEq)]
pub struct WithinTrial {
    /// The series it belongs to.
    pub series: String,
    /// The trial the series comes from.
    pub trial: String,
    /// Sessions done at the reading.
    pub sessions: f64,
    /// Gain since the start, in the series' own unit.
    pub gain: f64,
    /// Whether the series informs the model.
    pub used: bool,
}

/// One reading after the last session, of the same people.
#[derive(Clone, Debug, PartialEq)]
pub struct CourseReading {
    /// The series it belongs to.
    pub series: String,
    /// The trial the series comes from.
    pub trial: String,
    /// Weeks after the last session.
    pub weeks: u16,
    /// Gain since the start, in the series' own unit.
    pub value: f64,
    /// Whether this reading stands for the three-month effect.
    pub reference: bool,
    /// Whether the series is comparable enough to be used.
    pub used: bool,
}

/// Everything that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// All arms, comparators included.
    pub arms: Vec<TrialArm>,
    /// What can be shown for each concern.
    pub concerns: Vec<ConcernEvidence>,
    /// Series within trials.
    pub within: Vec<WithinTrial>,
    /// Readings after the last session.
    pub course: Vec<CourseReading>,
}

/// Whether `area` is one of `scopes`: the same id, or one under it.
pub(super) fn covers(scopes: &[String], area: &AreaId) -> bool {
    scopes.iter().any(|scope| {
        area.as_str().strip_prefix(scope.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}
