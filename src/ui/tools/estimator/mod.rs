//! The session estimator: what is asked, and beside it the honest answer, at once and without a button.
//!
//! What the answer is belongs to `domain::estimator`; here are its words and its picture.

mod answer;
mod asked;
mod cost;
mod course;
mod curve;
mod figures;
mod how;
mod people;
mod records;
mod timeline;
mod trials;
mod unknown;
mod why;

use crate::domain::catalog::{PageData, TreatmentSummary};
use crate::domain::concern::ConcernId;
use crate::domain::estimator::{ArmKind, CurveEstimate, Estimate, EvidenceFit, Target, estimate_for};
use crate::domain::message::Msg;
use crate::domain::quantity::Sessions;
use crate::ui::kit::live::{Announcer, LiveRegion};
use crate::ui::visit::{Facts, Visit};
use answer::Answer;
pub use answer::sentence;
use asked::Controls;
use leptos::prelude::*;
use records::Records;
use std::sync::Arc;
use trials::Trials;

/// The facts of the page, and the evidence that travels beside them.
#[derive(Clone)]
pub struct StudyFacts {
    /// The facts of the page.
    pub page: Facts,
    /// The treatment that is asked about.
    pub treatment: Arc<TreatmentSummary>,
    /// The fitted model and its trials.
    pub evidence: Arc<EvidenceFit>,
}

impl StudyFacts {
    /// The facts of a page, with the evidence; `None` where the page is about no treatment.
    pub fn new(page: Facts, evidence: Arc<EvidenceFit>) -> Option<Self> {
        let treatment = Arc::new(page.treatment.clone()?);
        Some(Self { page, treatment, evidence })
    }
}

impl std::ops::Deref for StudyFacts {
    type Target = PageData;

    fn deref(&self) -> &PageData {
        &self.page
    }
}

/// What the parts of the tool share.
#[derive(Clone)]
struct Asked {
    facts: StudyFacts,
    visit: Visit,
    announcer: Announcer,
    /// The concern that is asked about: the chosen one, or the first that the trials can say most about.
    concern: Memo<Option<ConcernId>>,
    /// The number of sessions before the visitor chooses one.
    usual: Sessions,
    /// What the trials say; `None` where the tables hold no trial of this treatment.
    result: Memo<Option<Estimate>>,
    /// The change that the visitor would call worth it. It changes no figure, only what is pointed out.
    worth: RwSignal<Option<Target>>,
}

impl Asked {
    fn sessions(&self) -> Sessions {
        self.visit.selection.with(|s| s.sessions).unwrap_or(self.usual)
    }

    /// Says the answer to screen readers.
    fn say(&self) {
        let said = self.result.with_untracked(|estimate| match estimate {
            Some(estimate) => sentence(&self.facts, estimate),
            None => records::sentence(&self.facts),
        });
        self.announcer.say(said);
    }
}

/// Concern, areas, skin type and sessions; sentence, curve, frequencies, course, cost and trials.
///
/// Without scripts: the answer for the first concern and its commonest number of sessions.
#[component]
pub fn Estimator(
    /// The facts of the page, with the evidence.
    facts: StudyFacts,
    /// The visit.
    visit: Visit,
) -> impl IntoView {
    let (selection, turns) = (visit.selection, visit.turns);
    let announcer = Announcer::new();
    let kind = facts.treatment.trials;
    let start = kind.and_then(|kind| first_concern(&facts.evidence, kind));
    let usual = match kind {
        Some(kind) => usual_sessions(&facts.evidence, kind, start.as_ref()),
        None => facts.treatment.course.sessions_known().map_or(Sessions::ONE, |range| range.min()),
    };
    let concern = Memo::new(move |_| selection.with(|s| s.concern.clone()).or_else(|| start.clone()));
    let result = {
        let facts = facts.clone();
        Memo::new(move |_| {
            let (areas, sessions) =
                selection.with(|s| (s.areas().map(|placed| placed.area).collect::<Vec<_>>(), s.sessions));
            let concern = concern.get()?;
            Some(estimate_for(&facts.evidence, &concern, kind?, &areas, sessions.unwrap_or(usual)))
        })
    };
    let worth = RwSignal::new(None);
    let asked = Asked { facts: facts.clone(), visit, announcer, concern, usual, result, worth };
    let answered = {
        let asked = asked.clone();
        let known = Memo::new(move |_| result.with(Option::is_some));
        move || {
            if known.get() {
                view! { <Answer facts=asked.facts.clone() result=result worth=worth turns=turns /> }.into_any()
            } else {
                view! { <Records facts=asked.facts.clone() sessions=asked.sessions() /> }.into_any()
            }
        }
    };
    let answered = turns.part(move || answered.into_any());
    let why = {
        let asked = asked.clone();
        turns.part(move || why::why(&asked))
    };
    let trials = kind.map(|_| turns.part(move || view! { <Trials facts=facts result=result /> }.into_any()));
    let controls = turns.part(move || view! { <Controls asked=asked /> }.into_any());
    view! {
        <div class="tx-estimator">
            {controls}
            <div class="tx-estimator__answer">{answered} {why}</div>
            {trials}
            <LiveRegion announcer=announcer />
        </div>
    }
}

/// The curve of an answer, where trials allow one.
fn curve_of(estimate: Option<&Estimate>) -> Option<&CurveEstimate> {
    match estimate? {
        Estimate::Curve(curve) => Some(curve),
        Estimate::Protocol(_) | Estimate::NoStudyFound(_) => None,
    }
}

/// The answer that is shown now. Read inside what depends on it, so that nothing else is made anew.
#[derive(Clone, Copy)]
struct Shown(Memo<Option<Estimate>>);

impl Shown {
    /// Something of the curve; `None` where no trial allows one.
    fn read<T>(self, of: impl FnOnce(&CurveEstimate) -> T) -> Option<T> {
        self.0.with(|estimate| curve_of(estimate.as_ref()).map(of))
    }
}

/// The concern that the estimator begins with: the first that the trials can say most about.
fn first_concern(evidence: &EvidenceFit, kind: ArmKind) -> Option<ConcernId> {
    evidence.groups.iter().find(|group| group.kind == kind).map(|group| group.concern.clone())
}

/// The commonest number of sessions in the trials of a concern.
fn usual_sessions(evidence: &EvidenceFit, kind: ArmKind, concern: Option<&ConcernId>) -> Sessions {
    match concern.map(|concern| estimate_for(evidence, concern, kind, &[], Sessions::ONE)) {
        Some(Estimate::Curve(curve)) => curve.common_sessions,
        _ => Sessions::ONE,
    }
}

/// "1 session", "4 sessions".
fn sessions_in_words(facts: &PageData, sessions: Sessions) -> String {
    let n = usize::from(sessions.get());
    facts.messages.count(Msg::EstimatorOneSession, Msg::EstimatorManySessions, n, &[])
}

/// "3 to 6", or one word where both ends are the same.
fn span(facts: &PageData, min: &str, max: &str) -> String {
    if min == max { max.to_owned() } else { facts.messages.fill(Msg::EstimatorSpan, &[("min", min), ("max", max)]) }
}
