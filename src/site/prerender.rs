//! Routes to HTML: every page of the site as a string.

use super::seo::{self, Published, Subject};
use super::{page_data, picture, policy};
use crate::content::CompiledSite;
use crate::domain::figure::BodyView;
use crate::domain::message::Msg;
use crate::domain::source::SourceId;
use crate::domain::treatment::Review;
use crate::ui::pages::{Assets, Body, ConcernBody, Frame, PageHead, concern_references};
use crate::ui::records::Shelf;
use crate::ui::tools::target_areas::FaceDrawing;
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
    let builder = Builder { site, assets, base, catalog: Arc::new(site.catalog.clone()) };
    let mut pages = Vec::new();
    let mut data = Vec::new();
    let mut pictures = Vec::new();
    for view in &site.catalog.figure.views {
        let svg = picture::svg(view);
        let file = format!("data/figure-{}-{}.svg", view.id.as_str(), digest(svg.as_bytes()));
        pictures.push(format!("{base}{file}"));
        data.push(DataFile { file, bytes: svg.into_bytes() });
    }
    for standing in &site.pages {
        let (path, file, subject) = match standing.name.as_str() {
            "home" => (String::new(), "index.html".to_owned(), Subject::Site),
            "not-found" => ("404.html".to_owned(), "404.html".to_owned(), Subject::Missing),
            name => (format!("{name}/"), format!("{name}/index.html"), Subject::Standing),
        };
        let head = builder.head(&standing.title, &standing.description, &path);
        let article = standing.article.clone();
        pages.push(builder.page(file, head, subject, &article.references.clone(), |shelf| {
            view! { <Body shelf=shelf article=article treatment=None facts=None /> }
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
    for treatment in &site.catalog.treatments {
        let Some(body) = site.articles.iter().find(|a| a.slug == treatment.slug) else {
            continue;
        };
        let facts = page_data::for_treatment(site, treatment, &pictures);
        let bytes = postcard::to_allocvec(&facts).map_err(|e| format!("page data of {}: {e}", treatment.slug))?;
        let file = format!("data/{}-{}.bin", treatment.slug, digest(&bytes));
        let path = format!("treatments/{}/", treatment.slug);
        let mut head = builder.head(&treatment.name, &treatment.description, &path);
        head.data = Some(format!("{base}{file}"));
        head.review = Some(treatment.review.clone());
        head.above = Some(("treatments/", Msg::SiteTreatments));
        data.push(DataFile { file, bytes });
        let file = format!("{path}index.html");
        let subject = Subject::Treatment(treatment, &body.article);
        let (article, shown) = (body.article.clone(), treatment.clone());
        pages.push(builder.page(file, head, subject, &body.article.references, |shelf| {
            view! { <Body shelf=shelf article=article treatment=Some(shown) facts=Some(Arc::new(facts)) /> }
        }));
    }
    Ok((pages, data))
}

struct Builder<'a> {
    site: &'a CompiledSite,
    assets: &'a Assets,
    base: &'a str,
    catalog: Arc<crate::domain::catalog::Catalog>,
}

impl Builder<'_> {
    fn head(&self, title: &str, description: &str, path: &str) -> PageHead {
        PageHead {
            title: title.to_owned(),
            description: description.to_owned(),
            path: path.to_owned(),
            data: None,
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
            base: Arc::from(self.base),
        };
        let assets = self.assets.clone();
        let (title, description) = (head.title.clone(), head.description.clone());
        let published = Published::of(self.site, self.base);
        let lines = seo::head_lines(self.site, subject, &head, published, self.assets.development.is_none());
        // An owner of its own, so that the signals of one page are gone before the next is rendered.
        let owner = Owner::new();
        let face = self.catalog.figure.view(BodyView::Face).map(picture::svg).unwrap_or_default();
        let html = owner.with(|| {
            provide_context(FaceDrawing(face));
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
