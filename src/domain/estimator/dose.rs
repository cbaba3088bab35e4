//! The rate k of the curve, from trials that measured the same people after different numbers of sessions.
//!
//! Comparisons between trials never inform k: trials plan more sessions for worse skin, and their scales differ,
//! so between them no relation of sessions to improvement can be seen.

use super::evidence::WithinTrial;
use super::fit::FitError;
use super::model::Dose;
use super::normal::HALF_OF_95;

/// Standard normal points at which k is tried; seven are enough for intervals that change by less than a tenth of a point.
const POINTS: [f64; 7] = [-2.1, -1.4, -0.7, 0.0, 0.7, 1.4, 2.1];

/// The share of the plateau that `sessions` reach at rate `k`.
pub(super) fn share_reached(k: f64, sessions: f64) -> f64 {
    -libm::expm1(-k * sessions)
}

/// The rate at which the share of the gain at `early` sessions, out of that at `late`, is as measured.
fn rate(early: &WithinTrial, late: &WithinTrial) -> Option<f64> {
    let measured = early.gain / late.gain;
    // A straight line has rate 0, and reaching everything at once has none: neither has a curve between them.
    if !(measured > early.sessions / late.sessions && measured < 1.0) {
        return None;
    }
    let (mut low, mut high) = (1.0e-6, 20.0);
    for _ in 0..80 {
        let k = 0.5 * (low + high);
        if share_reached(k, early.sessions) / share_reached(k, late.sessions) < measured {
            low = k;
        } else {
            high = k;
        }
    }
    Some(0.5 * (low + high))
}

/// One rate for each series that is used, with its trial and its name.
pub(super) fn rates(within: &[WithinTrial]) -> Vec<(String, String, f64)> {
    let mut names: Vec<&str> = Vec::new();
    for reading in within.iter().filter(|w| w.used) {
        if !names.contains(&reading.series.as_str()) {
            names.push(&reading.series);
        }
    }
    names
        .into_iter()
        .filter_map(|name| {
            let mut series: Vec<&WithinTrial> = within.iter().filter(|w| w.used && w.series == name).collect();
            series.sort_by(|a, b| a.sessions.total_cmp(&b.sessions));
            let (early, late) = (series.first()?, series.last()?);
            Some((early.trial.clone(), name.to_owned(), rate(early, late)?))
        })
        .collect()
}

/// The rate with its spread: the geometric mean over trials, and the range between the lowest and the highest of them
/// taken as 95 %, on a logarithmic scale.
pub(super) fn dose(within: &[WithinTrial]) -> Result<Dose, FitError> {
    let mut trials: Vec<(String, Vec<f64>)> = Vec::new();
    for (trial, _, k) in rates(within) {
        match trials.iter_mut().find(|(name, _)| *name == trial) {
            Some((_, logs)) => logs.push(libm::log(k)),
            None => trials.push((trial, vec![libm::log(k)])),
        }
    }
    if trials.len() < 2 {
        return Err(FitError::TooFewSeries);
    }
    let logs: Vec<f64> = trials.iter().map(|(_, logs)| average(logs)).collect();
    let center = average(&logs);
    let low = logs.iter().copied().fold(f64::INFINITY, f64::min);
    let high = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let spread = (high - low) / (2.0 * HALF_OF_95);
    let weights = POINTS.map(|z| libm::exp(-0.5 * z * z));
    let total: f64 = weights.iter().sum();
    Ok(Dose {
        typical: libm::exp(center),
        low: libm::exp(center - HALF_OF_95 * spread),
        high: libm::exp(center + HALF_OF_95 * spread),
        rates: POINTS.iter().map(|z| libm::exp(center + spread * z)).collect(),
        weights: weights.iter().map(|w| w / total).collect(),
    })
}

fn average(values: &[f64]) -> f64 {
    let count = u32::try_from(values.len()).unwrap_or(u32::MAX);
    values.iter().sum::<f64>() / f64::from(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(sessions: f64, gain: f64) -> WithinTrial {
        WithinTrial { series: "s".into(), trial: "t".into(), sessions, gain, used: true }
    }

    #[test]
    fn a_rate_gives_its_own_shares_back() {
        for k in [0.2, 0.4, 0.7, 1.5] {
            let found = rate(&reading(2.0, share_reached(k, 2.0)), &reading(4.0, share_reached(k, 4.0)));
            assert!((found.unwrap() - k).abs() < 1e-9);
        }
    }

    #[test]
    fn a_straight_line_or_a_fall_has_no_rate() {
        assert_eq!(rate(&reading(2.0, 10.0), &reading(4.0, 20.0)), None);
        assert_eq!(rate(&reading(2.0, 10.0), &reading(4.0, 9.0)), None);
    }
}
