//! Rows of the three small evidence files: groups, series within a trial, and time courses.

use super::cell::{RowError, advise, concern, needed, word, words, yes_or_no};
use super::evidence::{ConcernEvidence, CourseReading, Shape, WithinTrial};
use serde::Deserialize;

/// A row of `content/evidence/groups.csv`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // The columns are described in docs/decisions/0003-estimator-model.md.
pub struct GroupRow {
    pub concern: String,
    pub shape: String,
    pub evidence_of: String,
    pub areas: String,
    pub why: String,
}

impl TryFrom<GroupRow> for ConcernEvidence {
    type Error = RowError;

    fn try_from(row: GroupRow) -> Result<Self, RowError> {
        let shapes = [("curve", Shape::Curve), ("level", Shape::Level), ("protocol", Shape::Protocol)];
        let shape = word("shape", &row.shape, &shapes)?;
        if shape != Shape::Curve && row.why.is_empty() {
            return Err(advise("why", "", "why no curve is shown, in plain words"));
        }
        Ok(Self {
            concern: concern("concern", &row.concern)?,
            shape,
            evidence_of: if row.evidence_of.is_empty() {
                None
            } else {
                Some(concern("evidence_of", &row.evidence_of)?)
            },
            areas: words(&row.areas),
            why: row.why,
        })
    }
}

/// A row of `content/evidence/within-trial.csv`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // The columns are described in docs/decisions/0003-estimator-model.md.
pub struct WithinTrialRow {
    pub series: String,
    pub trial: String,
    pub concern: String,
    pub measure: String,
    pub sessions: String,
    pub gain: String,
    pub unit: String,
    pub used: String,
    pub url: String,
    pub notes: String,
}

impl TryFrom<WithinTrialRow> for WithinTrial {
    type Error = RowError;

    fn try_from(row: WithinTrialRow) -> Result<Self, RowError> {
        Ok(Self {
            sessions: needed("sessions", &row.sessions, "the sessions done at this reading")?,
            gain: needed("gain", &row.gain, "the gain since the start")?,
            used: yes_or_no("used", &row.used)?,
            series: row.series,
            trial: row.trial,
        })
    }
}

/// A row of `content/evidence/time-course.csv`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // The columns are described in docs/decisions/0003-estimator-model.md.
pub struct TimeCourseRow {
    pub series: String,
    pub trial: String,
    pub concern: String,
    pub measure: String,
    pub weeks_after_last: String,
    pub value: String,
    pub unit: String,
    pub reference: String,
    pub used: String,
    pub url: String,
    pub notes: String,
}

impl TryFrom<TimeCourseRow> for CourseReading {
    type Error = RowError;

    fn try_from(row: TimeCourseRow) -> Result<Self, RowError> {
        let weeks = row.weeks_after_last.parse().map_err(|_| {
            advise("weeks_after_last", &row.weeks_after_last, "how many whole weeks after the last session")
        })?;
        Ok(Self {
            weeks,
            value: needed("value", &row.value, "the gain since the start")?,
            reference: yes_or_no("reference", &row.reference)?,
            used: yes_or_no("used", &row.used)?,
            series: row.series,
            trial: row.trial,
        })
    }
}
