//! The HTML that the element `<treatment-explorer>` shows: every view of every treatment, and the views that are of none.

use super::page_data::{self, Beside};
use super::prerender::{DataFile, without_markers};
use crate::content::CompiledSite;
use crate::domain::article::Article;
use crate::domain::catalog::PlanChoice;
use crate::domain::message::Msg;
use crate::domain::option::Options;
use crate::domain::treatment::Treatment;
use crate::ui::pages::{Body, Guest, GuestChoices};
use crate::ui::records::Shelf;
use crate::ui::tools::estimator::StudyFacts;
use crate::ui::tools::options::OptionFacts;
use crate::ui::tools::{Tool, ToolFacts, ToolName};
use leptos::prelude::*;
use std::sync::Arc;

/// The views that are of one treatment and hold one tool, with their headings.
const TOOLS: [(&str, ToolName, Msg); 3] = [
    ("areas", ToolName::TargetAreas, Msg::EmbedAreas),
    ("estimator", ToolName::Estimator, Msg::EmbedEstimator),
    ("safety", ToolName::SafetyCheck, Msg::EmbedSafety),
];

/// One view: its file below the folder of the element, and its HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestView {
    /// Such as `content/micro-needling.estimator.html`.
    pub file: String,
    /// What stands in the shadow root.
    pub html: String,
}

/// Every view. `data` are the files that the pages of the site read; the tools of a guest read the same.
///
/// # Errors
/// When a file that a tool needs is not among them.
pub fn all(site: &CompiledSite, base: &str, data: &[DataFile]) -> Result<Vec<GuestView>, String> {
    let files = Files { base, data };
    let catalog = Arc::new(site.catalog.clone());
    let beside = beside(site, &files)?;
    let shelf = |article: Option<&Article>| Shelf {
        catalog: Arc::clone(&catalog),
        references: Arc::new(article.map(|a| a.references.clone()).unwrap_or_default()),
        contents: Arc::default(),
        base: Arc::from(base),
    };
    let evidence = Arc::new(site.catalog.evidence.clone());
    let messages = &site.catalog.messages;
    let mut views = Vec::new();
    let mut put = |name: &str, html: String| {
        views.push(GuestView { file: format!("content/{name}.html"), html: without_markers(&html) });
    };
    for treatment in &site.catalog.treatments {
        let Some(body) = site.articles.iter().find(|a| a.slug == treatment.slug) else { continue };
        let address = files.address(treatment.slug.as_str(), "bin")?;
        let facts = page_data::for_treatment(&site.catalog, treatment, &beside);
        let facts = StudyFacts::new(Arc::new(facts), Arc::clone(&evidence)).map(ToolFacts::Study);
        let page = format!("treatments/{}/", treatment.slug);
        for (view, name, heading) in TOOLS {
            let Some(facts) = facts.clone() else { continue };
            let stage = Stage { shelf: shelf(None), title: messages.get(heading), about: Some(treatment), more: &page };
            let html = stage.html(Some(address.clone()), move |_| view! { <Tool name=name facts=facts /> });
            put(&format!("{}.{view}", treatment.slug), html);
        }
        let stage =
            Stage { shelf: shelf(Some(&body.article)), title: &treatment.name, about: Some(treatment), more: &page };
        let (article, shown) = (body.article.clone(), treatment.clone());
        let html = stage.html(Some(address), move |shelf| {
            view! { <Body shelf=shelf article=article treatment=Some(shown) facts=facts /> }
        });
        put(&format!("{}.article", treatment.slug), html);
    }
    let options = OptionFacts {
        page: Arc::new(page_data::for_options(&site.catalog, &beside)),
        options: Arc::new(Options::of(&site.catalog)),
    };
    let stage = Stage { shelf: shelf(None), title: messages.get(Msg::EmbedCompare), about: None, more: "compare/" };
    put(
        "compare",
        stage.html(Some(files.address("choose", "bin")?), move |_| {
            view! { <Tool name=ToolName::Comparison facts=ToolFacts::Options(options) /> }
        }),
    );
    let plan = ToolFacts::Plan(Arc::new(page_data::for_plan(&site.catalog, &beside)));
    let stage = Stage { shelf: shelf(None), title: messages.get(Msg::EmbedPlan), about: None, more: "plan/" };
    put(
        "plan",
        stage.html(Some(files.address("plan", "bin")?), move |_| view! { <Tool name=ToolName::Plan facts=plan /> }),
    );
    let stage = Stage { shelf: shelf(None), title: messages.get(Msg::EmbedPick), about: None, more: "treatments/" };
    let choices = Arc::clone(&catalog);
    put("choose", stage.html(None, move |_| view! { <GuestChoices catalog=choices /> }));
    Ok(views)
}

/// What stands around a view.
struct Stage<'a> {
    shelf: Shelf,
    title: &'a str,
    about: Option<&'a Treatment>,
    more: &'a str,
}

impl Stage<'_> {
    fn html<V: IntoView + 'static>(&self, data: Option<String>, body: impl FnOnce(Shelf) -> V) -> String {
        let (shelf, title, more) = (self.shelf.clone(), self.title.to_owned(), self.more.to_owned());
        let treatment = self.about.cloned();
        // An owner of its own, so that the signals of one view are gone before the next is rendered.
        Owner::new().with(|| {
            let inside = body(shelf.clone()).into_any();
            view! {
                <Guest shelf=shelf title=title treatment=treatment more=more data=data>
                    {inside}
                </Guest>
            }
            .to_html()
        })
    }
}

/// The data files by what they hold.
struct Files<'a> {
    base: &'a str,
    data: &'a [DataFile],
}

impl Files<'_> {
    /// The file with this name, which stands before its digest, as it is called below our base.
    fn name(&self, name: &str, kind: &str) -> Result<String, String> {
        let is = |file: &&DataFile| {
            let digest = file.file.strip_prefix("data/").and_then(|f| f.strip_prefix(name)?.strip_prefix('-'));
            digest.and_then(|d| d.strip_suffix(kind)?.strip_suffix('.')).is_some_and(|d| !d.contains('-'))
        };
        let found =
            self.data.iter().find(is).ok_or_else(|| format!("the data hold no {name}.{kind} for the element."))?;
        Ok(found.file.clone())
    }

    /// The address of a file of data, below our base.
    fn address(&self, name: &str, kind: &str) -> Result<String, String> {
        Ok(format!("{}{}", self.base, self.name(name, kind)?))
    }
}

fn beside(site: &CompiledSite, files: &Files<'_>) -> Result<Beside, String> {
    let views = site.catalog.figure.views.iter();
    let plan = |treatment: &Treatment| {
        let address = files.address(&format!("plan-{}", treatment.slug), "bin")?;
        Ok(PlanChoice { slug: treatment.slug.clone(), name: treatment.name.clone(), address })
    };
    Ok(Beside {
        pictures: views.map(|v| files.name(&format!("figure-{}", v.id.as_str()), "svg")).collect::<Result<_, _>>()?,
        area_words: files.address("areas", "bin")?,
        evidence: files.address("evidence", "bin")?,
        how_we_know: format!("{}how-we-know/#estimate", files.base),
        options: ["options", "uses", "option-sources"]
            .iter()
            .map(|name| files.address(name, "bin"))
            .collect::<Result<_, _>>()?,
        option_safety: files.address("option-safety", "bin")?,
        plans: site.catalog.treatments.iter().map(plan).collect::<Result<_, String>>()?,
        base: files.base.to_owned(),
    })
}
