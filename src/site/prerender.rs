//! Routes to HTML: every page of the site as a string.

use super::page_data::{self, Beside};
use super::seo::{self, Published, Subject};
use super::{picture, policy, search};
use crate::content::CompiledSite;
use crate::domain::article::Directive;
use crate::domain::catalog::PlanChoice;
use crate::domain::message::Msg;
use crate::domain::option::Options;
use crate::domain::option_safety::OptionSafety;
use crate::domain::plan::PlanRecord;
use crate::domain::site_search::Entry;
use crate::domain::source::SourceId;
use crate::domain::treatment::Review;
use crate::ui::pages::{Assets, Body, ConcernBody, Frame, PageHead, concern_references};
use crate::ui::records::Shelf;
use crate::ui::tools::ToolFacts;
use crate::ui::tools::estimator::StudyFacts;
use crate::ui::tools::options::OptionFacts;
use crate::ui::tools::privacy_proof::ProofFacts;
use leptos::prelude::*;
use std::sync::Arc;

/// A page, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its file below the base, such as `treatments/index.html`.
    pub file: String,
    /// Its title.
    pub title: String,
    /// What it is about, in a sentence.
    pub description: String,
    /// The document.
    pub html: String,
}

impl Page {
    /// Its path below the base, such as `treatments/`.
    pub fn path(&self) -> &str {
        self.file.strip_suffix("index.html").unwrap_or(&self.file)
    }
}

/// A data file for the tools of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFile {
    /// Its file below the base; the name holds a digest of the content.
    pub file: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Every page and its data.
///
/// # Errors
/// When the data of a page cannot be written.
pub fn all(site: &CompiledSite, assets: &Assets, base: &str) -> Result<(Vec<Page>, Vec<DataFile>), String> {
    let documents = search::documents(site);
    let mut data = search::files(&documents, &site.catalog, base)?;
    let builder = Builder {
        site,
        assets,
        base,
        catalog: Arc::new(site.catalog.clone()),
        search: data.last().map(|head| format!("{base}{}", head.file)).unwrap_or_default(),
        contents: Arc::new(documents.into_iter().map(|document| document.entry).collect()),
    };
    let mut pages = Vec::new();
    let mut put = |name: &str, kind: &str, bytes: Vec<u8>| {
        let file = format!("data/{name}-{}.{kind}", digest(&bytes));
        let address = format!("{base}{file}");
        data.push(DataFile { file, bytes });
        address
    };
    let packed = |what: &str, packed: postcard::Result<Vec<u8>>| packed.map_err(|e| format!("the data of {what}: {e}"));
    let views = site.catalog.figure.views.iter();
    let options = Options::of(&site.catalog);
    let mut plans = Vec::new();
    for treatment in &site.catalog.treatments {
        let record = packed("a plan", postcard::to_allocvec(&PlanRecord::of(&site.catalog, treatment)))?;
        let address = put(&format!("plan-{}", treatment.slug), "bin", record);
        plans.push(PlanChoice { slug: treatment.slug.clone(), name: treatment.name.clone(), address });
    }
    let beside = Beside {
        pictures: views
            .map(|view| put(&format!("figure-{}", view.id.as_str()), "svg", picture::svg(view).into_bytes()))
            .collect(),
        area_words: put("areas", "bin", packed("the areas", postcard::to_allocvec(&site.catalog.areas))?),
        how_we_know: format!("{base}how-we-know/#estimate"),
        evidence: put("evidence", "bin", packed("the evidence", postcard::to_allocvec(&site.catalog.evidence))?),
        options: vec![
            put("options", "bin", packed("the options", postcard::to_allocvec(&options.treatments))?),
            put("uses", "bin", packed("their uses", postcard::to_allocvec(&options.uses()))?),
            put("option-sources", "bin", packed("their sources", postcard::to_allocvec(&options.sources))?),
        ],
        option_safety: put(
            "option-safety",
            "bin",
            packed("the safety check", postcard::to_allocvec(&OptionSafety::of(&site.catalog)))?,
        ),
        plans,
        base: base.to_owned(),
    };
    let facts = page_data::for_options(&site.catalog, &beside);
    let option_data = put("choose", "bin", packed("the choice", postcard::to_allocvec(&facts))?);
    let option_facts = ToolFacts::Options(OptionFacts { page: Arc::new(facts), options: Arc::new(options) });
    let plan_facts = page_data::for_plan(&site.catalog, &beside);
    let plan_data = put("plan", "bin", packed("the plan", postcard::to_allocvec(&plan_facts))?);
    let plan_facts = ToolFacts::Plan(Arc::new(plan_facts));
    let snippet_facts = page_data::for_snippets(&site.catalog, &beside);
    let snippet_data = put("snippets", "bin", packed("the snippets", postcard::to_allocvec(&snippet_facts))?);
    let snippet_facts = ToolFacts::Snippet(Arc::new(snippet_facts));
    let proof = page_data::for_proof(&site.catalog);
    let address = put("proof", "bin", packed("the proof", postcard::to_allocvec(&proof))?);
    let proof_facts = ToolFacts::Proof(ProofFacts { data: Arc::new(proof), address });
    for standing in &site.pages {
        let (path, file, subject) = match standing.name.as_str() {
            "home" => (String::new(), "index.html".to_owned(), Subject::Site),
            "not-found" => ("404.html".to_owned(), "404.html".to_owned(), Subject::Missing),
            name => (format!("{name}/"), format!("{name}/index.html"), Subject::Standing),
        };
        let mut head = builder.head(&standing.title, &standing.description, &path);
        let needs = |directives: &[Directive]| standing.article.has(directives);
        let tools = if needs(&[Directive::Finder, Directive::Compare]) {
            Some((&option_data, &option_facts))
        } else if needs(&[Directive::Plan]) {
            Some((&plan_data, &plan_facts))
        } else if needs(&[Directive::SnippetBuilder]) {
            Some((&snippet_data, &snippet_facts))
        } else {
            None
        };
        head.data = tools.map(|(data, _)| data.clone());
        let facts = tools.map(|(_, facts)| facts.clone());
        let facts = facts.or_else(|| needs(&[Directive::PrivacyProof]).then(|| proof_facts.clone()));
        let article = standing.article.clone();
        pages.push(builder.page(file, head, subject, &article.references.clone(), |shelf| {
            view! { <Body shelf=shelf article=article treatment=None facts=facts /> }
        }));
    }
    for concern in &site.catalog.concerns {
        let path = format!("concerns/{}/", concern.id);
        let messages = &site.catalog.messages;
        let description = messages.fill(Msg::SiteConcernDescription, &[("name", &concern.name)]);
        let mut head = builder.head(&concern.name, &description, &path);
        head.above = Some(("concerns/", Msg::SiteConcerns));
        let stated = site.catalog.choices(&concern.id).into_iter().filter(|c| c.indication.is_some());
        let reviews = stated.map(|c| &c.treatment.review).chain([&site.catalog.concerns_review]);
        head.review = Review::of_all(reviews);
        let references = concern_references(&site.catalog, concern);
        let shown = concern.clone();
        let file = format!("{path}index.html");
        pages.push(builder.page(file, head, Subject::Concern(concern), &references, |shelf| {
            view! { <ConcernBody shelf=shelf concern=shown /> }
        }));
    }
    let evidence = Arc::new(site.catalog.evidence.clone());
    for treatment in &site.catalog.treatments {
        let Some(body) = site.articles.iter().find(|a| a.slug == treatment.slug) else {
            continue;
        };
        let facts = page_data::for_treatment(&site.catalog, treatment, &beside);
        let address =
            put(treatment.slug.as_str(), "bin", packed(treatment.slug.as_str(), postcard::to_allocvec(&facts))?);
        let path = format!("treatments/{}/", treatment.slug);
        let mut head = builder.head(&treatment.name, &treatment.description, &path);
        head.data = Some(address);
        head.review = Some(treatment.review.clone());
        head.above = Some(("treatments/", Msg::SiteTreatments));
        let file = format!("{path}index.html");
        let subject = Subject::Treatment(treatment, &body.article);
        let (article, shown) = (body.article.clone(), treatment.clone());
        let facts = StudyFacts::new(Arc::new(facts), Arc::clone(&evidence)).map(ToolFacts::Study);
        pages.push(builder.page(file, head, subject, &body.article.references, |shelf| {
            view! { <Body shelf=shelf article=article treatment=Some(shown) facts=facts /> }
        }));
    }
    Ok((pages, data))
}

struct Builder<'a> {
    site: &'a CompiledSite,
    assets: &'a Assets,
    base: &'a str,
    catalog: Arc<crate::domain::catalog::Catalog>,
    /// The address of the head of the search.
    search: String,
    /// What the search can lead to.
    contents: Arc<Vec<Entry>>,
}

impl Builder<'_> {
    fn head(&self, title: &str, description: &str, path: &str) -> PageHead {
        PageHead {
            title: title.to_owned(),
            description: description.to_owned(),
            path: path.to_owned(),
            data: None,
            search: self.search.clone(),
            policy: self.assets.development.is_none().then(|| policy::META.to_owned()),
            review: None,
            above: None,
        }
    }

    fn page<V: IntoView + 'static>(
        &self,
        file: String,
        head: PageHead,
        subject: Subject<'_>,
        references: &[SourceId],
        body: impl FnOnce(Shelf) -> V,
    ) -> Page {
        let shelf = Shelf {
            catalog: Arc::clone(&self.catalog),
            references: Arc::new(references.to_vec()),
            contents: Arc::clone(&self.contents),
            base: Arc::from(self.base),
        };
        let assets = self.assets.clone();
        let (title, description) = (head.title.clone(), head.description.clone());
        let published = Published::of(self.site, self.base);
        let lines = seo::head_lines(self.site, subject, &head, published, self.assets.development.is_none());
        // An owner of its own, so that the signals of one page are gone before the next is rendered.
        let owner = Owner::new();
        let html = owner.with(|| {
            let body = body(shelf.clone());
            view! {
                <Frame shelf=shelf assets=assets head=head>
                    {body}
                </Frame>
            }
            .to_html()
        });
        let html = without_markers(&html).replacen("</head>", &format!("{lines}</head>"), 1);
        Page { file, title, description, html: format!("<!doctype html>{html}") }
    }
}

/// Leptos leaves empty comments where hydration would find text; the tools are mounted, so nobody looks for them.
pub(super) fn without_markers(html: &str) -> String {
    html.replace("<!>", "").replace("<!---->", "")
}

/// Sixteen hex digits of the content's SHA-256: the name changes whenever the content does.
pub fn digest(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    let hash = sha2::Sha256::digest(bytes);
    let digits = |byte: &u8| [byte >> 4, byte & 15].map(|half| char::from_digit(half.into(), 16).unwrap_or('0'));
    hash.iter().take(8).flat_map(digits).collect()
}
