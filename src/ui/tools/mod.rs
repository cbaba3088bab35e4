//! The tools inside an article, and the frame in which each is prerendered and woken.

pub mod estimator;
pub mod safety_check;
pub mod target_areas;

use crate::ui::visit::{Facts, Visit};
use leptos::prelude::*;

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
/// In the browser `client` mounts [`ToolBody`] over the inside of the frame and marks the frame `data-awake`.
#[component]
pub fn Tool(
    /// Which tool.
    name: ToolName,
    /// The facts of the page.
    facts: Facts,
) -> impl IntoView {
    view! {
        <div
            class=format!("tx-tool tx-tool--{}", name.as_str())
            data-tool=name.as_str()
            data-testid=format!("tool-{}", name.as_str())
        >
            <div class="tx-tool__inside">
                <ToolBody name=name facts=facts visit=Visit::new() />
            </div>
        </div>
    }
}

/// What stands in the frame.
#[component]
pub fn ToolBody(
    /// Which tool.
    name: ToolName,
    /// The facts of the page.
    facts: Facts,
    /// The visit, shared by all tools.
    visit: Visit,
) -> impl IntoView {
    match name {
        ToolName::TargetAreas => view! { <target_areas::TargetAreas facts=facts visit=visit /> }.into_any(),
        ToolName::Estimator => view! { <estimator::Estimator facts=facts visit=visit /> }.into_any(),
        ToolName::SafetyCheck => view! { <safety_check::SafetyCheck facts=facts visit=visit /> }.into_any(),
    }
}
