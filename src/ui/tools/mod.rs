//! The tools inside an article, and the frame in which each is prerendered and woken.

pub mod estimator;
pub mod safety_check;
pub mod site_search;
pub mod target_areas;

use crate::ui::visit::Visit;
use estimator::{Estimator, StudyFacts};
use leptos::prelude::*;
use safety_check::SafetyCheck;
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
}

impl ToolName {
    /// Every tool.
    pub const ALL: [Self; 3] = [Self::TargetAreas, Self::Estimator, Self::SafetyCheck];

    /// The name in HTML.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TargetAreas => "target-areas",
            Self::Estimator => "estimator",
            Self::SafetyCheck => "safety-check",
        }
    }

    /// The tool with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.as_str() == name)
    }
}

/// A tool in its frame, as a page holds it.
///
/// Without scripts: the tool in its first state, readable, with native controls.
/// In the browser `client` mounts the same component over the inside of the frame and marks the frame `data-awake`.
#[component]
pub fn Tool(
    /// Which tool.
    name: ToolName,
    /// The facts of the page, with the evidence.
    facts: StudyFacts,
) -> impl IntoView {
    let (page, visit) = (facts.page.clone(), Visit::new());
    let inside = match name {
        ToolName::TargetAreas => view! { <TargetAreas facts=page visit=visit /> }.into_any(),
        ToolName::Estimator => view! { <Estimator facts=facts visit=visit /> }.into_any(),
        ToolName::SafetyCheck => view! { <SafetyCheck facts=page visit=visit /> }.into_any(),
    };
    view! {
        <div
            class=format!("tx-tool tx-tool--{}", name.as_str())
            data-tool=name.as_str()
            data-testid=format!("tool-{}", name.as_str())
        >
            <div class="tx-tool__inside">
                {inside}
            </div>
        </div>
    }
}
