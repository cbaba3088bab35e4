//! The tools of a page, and the frame in which each is prerendered and woken.

pub mod comparison;
pub mod estimator;
pub mod finder;
pub mod options;
pub mod plan;
pub mod privacy_proof;
pub mod safety_check;
pub mod site_search;
pub mod snippet_builder;
pub mod target_areas;

use crate::ui::visit::{Facts, Visit};
use comparison::Comparison;
use estimator::{Estimator, StudyFacts};
use finder::Finder;
use leptos::prelude::*;
use options::OptionFacts;
use plan::Plan;
use privacy_proof::{PrivacyProof, ProofFacts};
use safety_check::SafetyCheck;
use snippet_builder::SnippetBuilder;
use target_areas::TargetAreas;

/// A tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToolName {
    /// The list and figure of target areas.
    TargetAreas,
    /// What the studies say about a number of sessions.
    Estimator,
    /// The questions before booking, and their cards.
    SafetyCheck,
    /// Which options fit, and why.
    Finder,
    /// Options side by side.
    Comparison,
    /// Steps with dates, and what to take along.
    Plan,
    /// The snippet with which the explorer stands on other pages.
    SnippetBuilder,
    /// What the page has asked for and stored.
    PrivacyProof,
}

impl ToolName {
    /// Every tool.
    pub const ALL: [Self; 8] = [
        Self::TargetAreas,
        Self::Estimator,
        Self::SafetyCheck,
        Self::Finder,
        Self::Comparison,
        Self::Plan,
        Self::SnippetBuilder,
        Self::PrivacyProof,
    ];

    /// The name in HTML.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TargetAreas => "target-areas",
            Self::Estimator => "estimator",
            Self::SafetyCheck => "safety-check",
            Self::Finder => "finder",
            Self::Comparison => "comparison",
            Self::Plan => "plan",
            Self::SnippetBuilder => "snippet-builder",
            Self::PrivacyProof => "privacy-proof",
        }
    }

    /// The tool with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.as_str() == name)
    }
}

/// What a page gives to its tools.
#[derive(Clone)]
pub enum ToolFacts {
    /// On the page of a treatment: its facts and the evidence.
    Study(StudyFacts),
    /// On the pages on which options are found and compared: the whole catalogue in short.
    Options(OptionFacts),
    /// On the page of the plan: which treatments there are.
    Plan(Facts),
    /// On the page for those who have a page of their own: which treatments there are.
    Snippet(Facts),
    /// On the page about privacy: names for what the browser has recorded.
    Proof(ProofFacts),
}

/// A tool in its frame, as a page holds it; empty on a page that has not the facts it needs.
///
/// Without scripts: the tool in its first state, readable, with native controls.
/// In the browser `client` mounts the same component over the inside of the frame and marks the frame `data-awake`.
#[component]
pub fn Tool(
    /// Which tool.
    name: ToolName,
    /// The facts of the page.
    facts: ToolFacts,
) -> impl IntoView {
    let visit = Visit::new();
    let own_data = match &facts {
        ToolFacts::Proof(facts) => Some(facts.address.clone()),
        _ => None,
    };
    let inside = match (name, facts) {
        (ToolName::TargetAreas, ToolFacts::Study(facts)) => {
            view! { <TargetAreas facts=facts.page visit=visit /> }.into_any()
        }
        (ToolName::Estimator, ToolFacts::Study(facts)) => view! { <Estimator facts=facts visit=visit /> }.into_any(),
        (ToolName::SafetyCheck, ToolFacts::Study(facts)) => {
            view! { <SafetyCheck facts=facts.page visit=visit /> }.into_any()
        }
        (ToolName::Finder, ToolFacts::Options(facts)) => view! { <Finder facts=facts visit=visit /> }.into_any(),
        (ToolName::Comparison, ToolFacts::Options(facts)) => {
            view! { <Comparison facts=facts visit=visit /> }.into_any()
        }
        (ToolName::Plan, ToolFacts::Plan(facts)) => view! { <Plan facts=facts visit=visit /> }.into_any(),
        (ToolName::SnippetBuilder, ToolFacts::Snippet(facts)) => view! { <SnippetBuilder facts=facts /> }.into_any(),
        (ToolName::PrivacyProof, ToolFacts::Proof(facts)) => view! { <PrivacyProof data=facts.data /> }.into_any(),
        _ => ().into_any(),
    };
    view! {
        <div
            class=format!("tx-tool tx-tool--{}", name.as_str())
            data-tool=name.as_str()
            data-tool-data=own_data
            data-testid=format!("tool-{}", name.as_str())
        >
            <div class="tx-tool__inside">
                {inside}
            </div>
        </div>
    }
}
