//! What the studies found, for the sheet and the copied text: the estimator's own sentence, and the trials behind it.

use super::Loaded;
use crate::domain::estimator::{Dot, Estimate, EvidenceFit, estimate_for};
use crate::domain::plan::SheetRange;
use crate::domain::quantity::Sessions;
use crate::platform::{address, fetch};
use crate::ui::tools::estimator::sentence;
use crate::ui::visit::{Facts, Visit};
use leptos::prelude::*;
use std::sync::Arc;

/// The range for the chosen concern and sessions; `None` until a concern and a treatment with trials are chosen, and
/// where no trial of that concern was found.
///
/// The trials are fetched when both are chosen; where they do not come, the sheet goes without.
pub fn range_of(facts: &Facts, visit: Visit, loaded: RwSignal<Loaded>) -> Memo<Option<SheetRange>> {
    let evidence = RwSignal::new(None::<Arc<EvidenceFit>>);
    let asked = Memo::new(move |_| {
        let record = loaded.get().here()?;
        Some((visit.selection.with(|s| s.concern.clone())?, record.trials?))
    });
    let url = facts.evidence.clone();
    Effect::new(move |_| {
        if asked.with(Option::is_some) && evidence.with_untracked(Option::is_none) {
            fetch::bytes_then(&url, move |bytes| {
                evidence.set(bytes.and_then(|bytes| postcard::from_bytes(&bytes).ok()).map(Arc::new));
            });
        }
    });
    let facts = Arc::clone(facts);
    Memo::new(move |_| {
        let ((concern, kind), evidence) = (asked.get()?, evidence.get()?);
        let (areas, sessions) =
            visit.selection.with(|s| (s.areas().map(|placed| placed.area).collect::<Vec<_>>(), s.sessions));
        let least = loaded.get().here().and_then(|record| record.facts.session_range()?.shortest());
        let least = least.and_then(|n| u8::try_from(n).ok()).and_then(|n| Sessions::new(n).ok());
        let sessions = sessions.or(least).unwrap_or(Sessions::ONE);
        let estimate = estimate_for(&evidence, &concern, kind, &areas, sessions);
        let mut trials: Vec<(String, String)> = Vec::new();
        // A trial with several arms is one trial.
        for trial in trials_of(&estimate)? {
            let trial = (trial.label.clone(), trial.url.clone());
            if !trials.contains(&trial) {
                trials.push(trial);
            }
        }
        let how_we_know = format!("{}{}", address::origin(), facts.how_we_know);
        Some(SheetRange { sentence: sentence(&facts, &estimate), trials, how_we_know })
    })
}

/// The trials that an answer rests on; `None` where there is none.
fn trials_of(estimate: &Estimate) -> Option<Vec<&Dot>> {
    match estimate {
        Estimate::Curve(curve) => Some(curve.trials.iter().filter(|trial| trial.used).collect()),
        Estimate::Protocol(protocol) => Some(protocol.findings.iter().map(|finding| &finding.trial).collect()),
        Estimate::NoStudyFound(_) => None,
    }
}
