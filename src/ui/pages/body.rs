//! The body of an article: its sections, with records and tools where the author put them.

use crate::domain::article::{Article, Block, Directive, Section};
use crate::domain::message::Msg;
use crate::domain::treatment::Treatment;
use crate::ui::records::{
    AftercareDays, Benefits, Booking, ComparisonTable, ConcernList, Contents, Criteria, FactCard, Glossary, Grades,
    HowItWorks, ModelFigures, Notes, References, Shelf, SideEffects, Tiers, TreatmentList, TrialTable,
};
use crate::ui::tools::{Tool, ToolFacts, ToolName};
use leptos::prelude::*;

/// All sections of an article or page.
#[component]
pub fn Body(
    /// Catalogue and numbers.
    shelf: Shelf,
    /// The article.
    article: Article,
    /// The treatment it is about, if it is about one.
    treatment: Option<Treatment>,
    /// The facts for its tools.
    facts: Option<ToolFacts>,
) -> impl IntoView {
    article
        .sections
        .into_iter()
        .map(|section| {
            view! {
                <SectionView shelf=shelf.clone() section=section treatment=treatment.clone() facts=facts.clone() />
            }
        })
        .collect_view()
}

#[component]
fn SectionView(
    shelf: Shelf,
    section: Section,
    treatment: Option<Treatment>,
    facts: Option<ToolFacts>,
) -> impl IntoView {
    let blocks = section
        .blocks
        .into_iter()
        .map(|block| match block {
            Block::Html(html) => view! { <div class="tx-prose" inner_html=html></div> }.into_any(),
            Block::Directive(directive) => {
                place(directive, &shelf, treatment.as_ref(), facts.as_ref()).unwrap_or_else(|| ().into_any())
            }
        })
        .collect_view();
    let notes = (!section.terms.is_empty()).then(|| view! { <Notes shelf=shelf terms=section.terms /> });
    view! {
        <section class="tx-section" id=section.id>
            {section.heading.map(|heading| view! { <h2 inner_html=heading></h2> })}
            {blocks}
            {notes}
        </section>
    }
}

/// What stands at a directive; nothing where it needs a treatment and the page is about none, which the content
/// compiler reports.
fn place(
    directive: Directive,
    shelf: &Shelf,
    treatment: Option<&Treatment>,
    facts: Option<&ToolFacts>,
) -> Option<AnyView> {
    let shelf = shelf.clone();
    let about = treatment;
    let treatment = || about.cloned();
    let tool = |name| {
        let facts = facts.cloned()?;
        Some(view! { <Tool name=name facts=facts /> }.into_any())
    };
    Some(match directive {
        Directive::FactCard => view! { <FactCard shelf=shelf treatment=treatment()? /> }.into_any(),
        Directive::Benefits => view! { <Benefits shelf=shelf treatment=treatment()? /> }.into_any(),
        Directive::HowItWorks => view! { <HowItWorks shelf=shelf treatment=treatment()? /> }.into_any(),
        Directive::SideEffects => view! { <SideEffects shelf=shelf treatment=treatment()? /> }.into_any(),
        Directive::Aftercare => view! { <AftercareDays shelf=shelf treatment=treatment()? /> }.into_any(),
        Directive::Comparison { with } => {
            view! { <ComparisonTable shelf=shelf treatment=treatment()? with=with /> }.into_any()
        }
        Directive::TargetAreas => return tool(ToolName::TargetAreas),
        Directive::SafetyCheck => return tool(ToolName::SafetyCheck),
        Directive::Plan => return tool(ToolName::Plan),
        Directive::Booking => {
            let plan = about.map(|treatment| {
                let href = format!("{}plan/#v=1&plan={}", shelf.base, treatment.slug);
                view! { <p><a href=href data-testid="make-plan">{shelf.text(Msg::SitePlan)}</a></p> }
            });
            view! { {plan} <Booking shelf=shelf /> }.into_any()
        }
        Directive::References | Directive::AllSources => view! { <References shelf=shelf /> }.into_any(),
        Directive::Grades => view! { <Grades shelf=shelf /> }.into_any(),
        Directive::Tiers => view! { <Tiers shelf=shelf /> }.into_any(),
        Directive::TreatmentList => view! { <TreatmentList shelf=shelf /> }.into_any(),
        Directive::ConcernList => view! { <ConcernList shelf=shelf /> }.into_any(),
        Directive::Ipdas => view! { <Criteria shelf=shelf /> }.into_any(),
        Directive::Glossary => view! { <Glossary shelf=shelf /> }.into_any(),
        Directive::Contents => view! { <Contents shelf=shelf /> }.into_any(),
        Directive::PrivacyProof => return tool(ToolName::PrivacyProof),
        Directive::Estimator => return tool(ToolName::Estimator),
        Directive::Finder => return tool(ToolName::Finder),
        Directive::Compare => return tool(ToolName::Comparison),
        Directive::SnippetBuilder => return tool(ToolName::SnippetBuilder),
        Directive::Trials => view! { <TrialTable shelf=shelf /> }.into_any(),
        Directive::Model => view! { <ModelFigures shelf=shelf /> }.into_any(),
    })
}
