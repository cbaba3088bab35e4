//! The session estimator: from trial rows to an honest answer about a number of sessions.
//!
//! [`fit`] runs once, on the host, when the content is compiled; [`estimate`] runs for each visitor.
//! No clinical number stands here: each comes from `content/evidence/*.csv`, and each answer names its rows.
//! Reading the files, with their line numbers, is left to the content compiler.

mod answer;
mod assemble;
mod cell;
mod crosscheck;
mod dose;
mod estimate;
mod evidence;
mod fit;
mod hierarchy;
mod model;
mod normal;
mod row;
mod side_row;
#[cfg(test)]
mod tests;

pub use answer::{AreaBasis, CurveEstimate, CurvePoint, Dot, Estimate, Finding, NoStudy, ProtocolEstimate, Reach};
pub use cell::RowError;
pub use crosscheck::{LeftOut, Quality, leave_one_trial_out};
pub use estimate::{estimate, estimate_for};
pub use evidence::{
    ArmKind, ConcernEvidence, CourseReading, Evidence, OutcomeKind, RatedBy, Shape, TrialArm, WithinTrial,
};
pub use fit::{FitError, FitNotes, fit, fit_notes};
pub use model::{
    Band, Dose, EvidenceFit, Frequencies, GroupFit, Maturation, MaturationPoint, Place, ShownArm, Target, Trial,
};
pub use row::TrialRow;
pub use side_row::{GroupRow, TimeCourseRow, WithinTrialRow};
