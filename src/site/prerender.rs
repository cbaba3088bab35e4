//! Routes to HTML: every page of the site as a string.

use super::page_data::{self, Beside};
use super::{picture, policy, search};
use crate::content::CompiledSite;
use crate::domain::article::Article;
use crate::domain::site_search::Entry;
use crate::domain::treatment::Treatment;
use crate::ui::pages::{Assets, Body, Frame, PageHead};
use crate::ui::records::Shelf;
use crate::ui::tools::estimator::StudyFacts;
use leptos::prelude::*;
use std::sync::Arc;

/// A page, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its file below the base, such as `treatments/index.html`.
    pub file: String,
    /// The document.
    pub html: String,
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
    let beside = Beside {
        pictures: views
            .map(|view| put(&format!("figure-{}", view.id.as_str()), "svg", picture::svg(view).into_bytes()))
            .collect(),
        area_words: put("areas", "bin", packed("the areas", postcard::to_allocvec(&site.catalog.areas))?),
        evidence: put("evidence", "bin", packed("the evidence", postcard::to_allocvec(&site.catalog.evidence))?),
    };
    for standing in &site.pages {
        let (path, file) = match standing.name.as_str() {
            "home" => (String::new(), "index.html".to_owned()),
            "not-found" => ("404.html".to_owned(), "404.html".to_owned()),
            name => (format!("{name}/"), format!("{name}/index.html")),
        };
        let head = builder.head(&standing.title, &standing.description, &path);
        pages.push(builder.page(file, head, &standing.article, None, None));
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
        let file = format!("{path}index.html");
        pages.push(builder.page(
            file,
            head,
            &body.article,
            Some(treatment),
            Some(StudyFacts { page: Arc::new(facts), evidence: Arc::clone(&evidence) }),
        ));
    }
    Ok((pages, data))
}

struct Builder<'a> {
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
        }
    }

    fn page(
        &self,
        file: String,
        head: PageHead,
        article: &Article,
        treatment: Option<&Treatment>,
        facts: Option<StudyFacts>,
    ) -> Page {
        let shelf = Shelf {
            catalog: Arc::clone(&self.catalog),
            references: Arc::new(article.references.clone()),
            contents: Arc::clone(&self.contents),
            base: Arc::from(self.base),
        };
        let (assets, article, treatment) = (self.assets.clone(), article.clone(), treatment.cloned());
        // An owner of its own, so that the signals of one page are gone before the next is rendered.
        let owner = Owner::new();
        let html = owner.with(|| {
            view! {
                <Frame shelf=shelf.clone() assets=assets head=head>
                    <Body shelf=shelf article=article treatment=treatment facts=facts />
                </Frame>
            }
            .to_html()
        });
        Page { file, html: format!("<!doctype html>{}", without_markers(&html)) }
    }
}

/// Leptos leaves empty comments where hydration would find text; the tools are mounted, so nobody looks for them.
fn without_markers(html: &str) -> String {
    html.replace("<!>", "").replace("<!---->", "")
}

/// Sixteen hex digits of the content's SHA-256: the name changes whenever the content does.
pub fn digest(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    let hash = sha2::Sha256::digest(bytes);
    let digits = |byte: &u8| [byte >> 4, byte & 15].map(|half| char::from_digit(half.into(), 16).unwrap_or('0'));
    hash.iter().take(8).flat_map(digits).collect()
}
