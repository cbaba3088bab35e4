//! A row of the table of trials, and how it becomes an arm or an advice to its author.
//! Opening files and counting lines is left to the content compiler.

use super::cell::{RowError, advise, concern, number, whole, word, words, yes_or_no};
use super::evidence::{ArmKind, OutcomeKind, RatedBy, TrialArm};
use serde::Deserialize;

/// A row of `content/evidence/needling.csv`. Each field is the column of the same name, as text.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // The columns are described in docs/decisions/0003-estimator-model.md.
pub struct TrialRow {
    pub id: String,
    pub first_author: String,
    pub year: String,
    pub journal: String,
    pub doi: String,
    pub url: String,
    pub read_at: String,
    pub design: String,
    pub concern: String,
    pub body_area: String,
    pub areas: String,
    pub arm: String,
    pub arm_kind: String,
    pub people: String,
    pub fitzpatrick: String,
    pub sessions: String,
    pub sessions_low: String,
    pub sessions_high: String,
    pub interval_weeks: String,
    pub followup_weeks: String,
    pub outcome_measure: String,
    pub outcome_kind: String,
    pub rated_by: String,
    pub improvement: String,
    pub pct_none: String,
    pub pct_mild: String,
    pub pct_moderate: String,
    pub pct_good: String,
    pub pct_excellent: String,
    pub scale_sd: String,
    pub responders_pct: String,
    pub adverse_events: String,
    pub used_in_fit: String,
    pub why_not: String,
    pub finding: String,
    pub notes: String,
}

/// The quartile bands of improvement: midpoint and width, in percent, by their definition.
const BANDS: [(f64, f64); 5] = [(0.0, 0.0), (12.5, 25.0), (37.5, 25.0), (62.5, 25.0), (87.5, 25.0)];

impl TrialRow {
    /// Mean and spread between people, from the shares in the quartile bands.
    fn mean_of_bands(&self, outcome: OutcomeKind) -> Result<Option<(f64, f64)>, RowError> {
        let cells = [
            ("pct_none", &self.pct_none),
            ("pct_mild", &self.pct_mild),
            ("pct_moderate", &self.pct_moderate),
            ("pct_good", &self.pct_good),
            ("pct_excellent", &self.pct_excellent),
        ];
        let mut shares = [None; BANDS.len()];
        for (share, (column, cell)) in shares.iter_mut().zip(cells) {
            *share = number(column, cell, 100.0)?;
        }
        let given = || shares.iter().zip(BANDS).map(|(share, band)| (share.unwrap_or(0.0), band));
        let total: f64 = given().map(|(share, _)| share).sum();
        // They must add up, but for rounding and the few without a rating.
        if !(95.0..=103.0).contains(&total) {
            let first = cells.into_iter().find(|(_, cell)| !cell.is_empty());
            return match first.filter(|_| outcome == OutcomeKind::Bands) {
                Some((column, cell)) => {
                    let write = format!("shares in the five bands that add up to 100; these add up to {total}");
                    Err(advise(column, cell, &write))
                }
                // What patients said may be a share or two, and no set of bands.
                None => Ok(None),
            };
        }
        let mean = given().map(|(share, (mid, _))| share * mid).sum::<f64>() / total;
        let variance = given()
            .map(|(share, (mid, width))| share * ((mid - mean) * (mid - mean) + width * width / 12.0))
            .sum::<f64>()
            / total;
        Ok(Some((mean, libm::sqrt(variance))))
    }

    fn kind(&self) -> Result<ArmKind, RowError> {
        let kinds = [
            ("needling", ArmKind::Needling),
            ("needling-adjunct", ArmKind::Adjunct),
            ("rf-needling", ArmKind::RadioFrequency),
            ("other", ArmKind::Other),
        ];
        word("arm_kind", &self.arm_kind, &kinds)
    }

    fn outcome(&self) -> Result<OutcomeKind, RowError> {
        let kinds = [
            ("score", OutcomeKind::Score),
            ("grade", OutcomeKind::Grade),
            ("median", OutcomeKind::Median),
            ("bands", OutcomeKind::Bands),
            ("patient-rated", OutcomeKind::PatientRated),
            ("texture", OutcomeKind::Texture),
            ("grade-change", OutcomeKind::GradeChange),
            ("responders", OutcomeKind::Responders),
            ("labels", OutcomeKind::Labels),
            ("points", OutcomeKind::Points),
            ("count", OutcomeKind::Count),
        ];
        word("outcome_kind", &self.outcome_kind, &kinds)
    }

    fn rater(&self) -> Result<RatedBy, RowError> {
        let raters = [("blinded", RatedBy::Blinded), ("rater", RatedBy::Rater), ("patient", RatedBy::Patient)];
        word("rated_by", &self.rated_by, &raters)
    }
}

impl TryFrom<TrialRow> for TrialArm {
    type Error = RowError;

    fn try_from(row: TrialRow) -> Result<Self, RowError> {
        if !row.id.contains("__") {
            return Err(advise("id", &row.id, "the trial, two underscores and the arm, such as leheta2011__mn"));
        }
        let outcome = row.outcome()?;
        let rated_by = row.rater()?;
        if (outcome == OutcomeKind::PatientRated) && rated_by != RatedBy::Patient {
            return Err(advise("rated_by", &row.rated_by, "patient"));
        }
        // Bands count only where they are quartiles of improvement; grade changes use the same columns.
        let bands = if matches!(outcome, OutcomeKind::Bands | OutcomeKind::PatientRated) {
            row.mean_of_bands(outcome)?
        } else {
            None
        };
        let improvement = match number("improvement", &row.improvement, 100.0)? {
            Some(value) => Some(value),
            None => bands.map(|(mean, _)| mean),
        };
        let sessions = number("sessions", &row.sessions, 24.0)?;
        let people = whole::<u16>("people", &row.people)?;
        let span = match (
            whole::<u8>("sessions_low", &row.sessions_low)?,
            whole::<u8>("sessions_high", &row.sessions_high)?,
        ) {
            (Some(low), Some(high)) if low <= high => Some((low, high)),
            (None, None) => None,
            _ => {
                let write = "the least here and the most in `sessions_high`, or leave both empty";
                return Err(advise("sessions_low", &row.sessions_low, write));
            }
        };
        let kind = row.kind()?;
        let used = yes_or_no("used_in_fit", &row.used_in_fit)?;
        if used {
            if kind == ArmKind::Other {
                return Err(advise("used_in_fit", "yes", "no: a comparator is not needling"));
            }
            if !outcome.is_percentage() {
                return Err(advise("used_in_fit", "yes", "no: this outcome is not a percentage of improvement"));
            }
            if sessions.is_none_or(|s| s < 1.0) {
                let write = "the number of sessions, or `no` in `used_in_fit`";
                return Err(advise("sessions", &row.sessions, write));
            }
            if people.is_none_or(|p| p == 0) {
                return Err(advise("people", &row.people, "the number of people, or `no` in `used_in_fit`"));
            }
            if improvement.is_none() {
                let write =
                    "the mean improvement in percent, or the shares in the five bands, or `no` in `used_in_fit`";
                return Err(advise("improvement", "", write));
            }
        } else if row.why_not.is_empty() {
            return Err(advise("why_not", "", "why the arm does not inform the model"));
        }
        let label =
            if row.year.is_empty() { row.first_author.clone() } else { format!("{} {}", row.first_author, row.year) };
        Ok(Self {
            concern: concern("concern", &row.concern)?,
            interval_weeks: whole("interval_weeks", &row.interval_weeks)?,
            scale_sd: number("scale_sd", &row.scale_sd, 50.0)?.unwrap_or(0.0),
            responders: number("responders_pct", &row.responders_pct, 100.0)?,
            scopes: words(&row.areas),
            person_sd: bands.map(|(_, sd)| sd),
            sessions_span: span,
            id: row.id,
            label,
            url: row.url,
            design: row.design,
            place: row.body_area,
            arm: row.arm,
            kind,
            people,
            sessions,
            outcome,
            rated_by,
            improvement,
            used,
            why_not: row.why_not,
            finding: row.finding,
        })
    }
}
