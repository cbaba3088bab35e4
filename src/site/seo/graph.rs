//! The page as linked data (JSON-LD, schema.org): what it is about, its questions and answers, its place, the clinic.
//!
//! Invariant: it claims nothing that the page does not say (`tests/suite/seo.rs`).

use super::plain_text::{first_paragraph, plain_text};
use super::{Published, Subject};
use crate::content::CompiledSite;
use crate::domain::article::{Article, Block};
use crate::domain::clinic::{Clinic, Location};
use crate::domain::message::Msg;
use crate::domain::treatment::{Review, Treatment};
use crate::ui::pages::PageHead;
use serde_json::{Value, json};

/// The graph of a page.
pub fn graph(site: &CompiledSite, subject: Subject<'_>, head: &PageHead, published: Published<'_>) -> Value {
    let address = published.address(&head.path);
    let medical = matches!(subject, Subject::Treatment(..) | Subject::Concern(_));
    let mut page = json!({
        "@type": if medical { "MedicalWebPage" } else { "WebPage" },
        "url": address,
        "name": head.title,
        "description": head.description,
        "inLanguage": site.catalog.messages.lang,
    });
    add_review(&mut page, head.review.as_ref());
    let mut nodes = Vec::new();
    match subject {
        Subject::Site | Subject::Standing | Subject::Missing => {}
        Subject::Treatment(treatment, article) => {
            if treatment.is_waiting() {
                page["about"] = json!({ "@type": "Thing", "name": treatment.name });
            } else {
                let id = format!("{address}#treatment");
                page["about"] = json!({ "@id": id });
                nodes.push(procedure(treatment, article, &id));
            }
            nodes.extend(questions(article));
            nodes.extend(clinics(&site.catalog.clinic));
        }
        Subject::Concern(concern) => {
            // Not every concern is a disease, so none is called one.
            page["about"] = json!({ "@type": "Thing", "name": concern.name });
            if !concern.clinical.eq_ignore_ascii_case(&concern.name) {
                page["about"]["alternateName"] = json!(concern.clinical);
            }
        }
    }
    nodes.insert(0, page);
    nodes.extend(trail(site, head, published));
    json!({ "@context": "https://schema.org", "@graph": nodes })
}

/// Who reviewed the page and when, only where somebody did.
fn add_review(page: &mut Value, review: Option<&Review>) {
    if let Some(Review { reviewer: Some(name), reviewed: Some(date), .. }) = review {
        page["lastReviewed"] = json!(date);
        page["reviewedBy"] = json!({ "@type": "Person", "name": name });
    }
}

/// The treatment, with those of its other names that the article uses.
fn procedure(treatment: &Treatment, article: &Article, id: &str) -> Value {
    let mut node = json!({ "@type": "MedicalProcedure", "@id": id, "name": treatment.name });
    let html = article.sections.iter().flat_map(|s| &s.blocks).filter_map(html_of);
    let words = html.map(plain_text).collect::<Vec<_>>().join(" ");
    let also: Vec<_> = treatment.also.iter().filter(|name| words.contains(name.as_str())).collect();
    if !also.is_empty() {
        node["alternateName"] = json!(also);
    }
    node
}

/// The headings that ask, each with the first paragraph that answers.
fn questions(article: &Article) -> Option<Value> {
    let asked = article.sections.iter().filter_map(|section| {
        let name = plain_text(section.heading.as_deref()?);
        let answer = section.blocks.iter().find_map(|block| first_paragraph(html_of(block)?))?;
        name.ends_with('?').then(
            || json!({ "@type": "Question", "name": name, "acceptedAnswer": { "@type": "Answer", "text": answer } }),
        )
    });
    let asked: Vec<_> = asked.collect();
    (!asked.is_empty()).then(|| json!({ "@type": "FAQPage", "mainEntity": asked }))
}

fn html_of(block: &Block) -> Option<&str> {
    match block {
        Block::Html(html) => Some(html),
        Block::Directive(_) => None,
    }
}

/// The clinic, once for each of its locations: an address belongs to a place.
fn clinics(clinic: &Clinic) -> Vec<Value> {
    if clinic.locations.is_empty() {
        return vec![organization(clinic, "MedicalClinic")];
    }
    clinic.locations.iter().map(|place| located(clinic, place)).collect()
}

fn organization(clinic: &Clinic, kind: &str) -> Value {
    let mut node = json!({ "@type": kind, "name": clinic.name, "telephone": clinic.phone });
    if let Some(website) = &clinic.website {
        node["url"] = json!(website);
    }
    node
}

fn located(clinic: &Clinic, place: &Location) -> Value {
    json!({
        "@type": "MedicalClinic",
        "name": place.name,
        "telephone": place.phone.as_ref().unwrap_or(&clinic.phone),
        "address": {
            "@type": "PostalAddress",
            "streetAddress": place.street,
            "addressLocality": place.city,
            "addressRegion": place.state,
            "postalCode": place.postal_code,
        },
        "parentOrganization": organization(clinic, "MedicalOrganization"),
    })
}

/// The way from the first page to this one, where the page shows it.
fn trail(site: &CompiledSite, head: &PageHead, published: Published<'_>) -> Option<Value> {
    let (list, name) = head.above?;
    let messages = &site.catalog.messages;
    let steps = [("", messages.get(Msg::SiteTitle)), (list, messages.get(name)), (&*head.path, &*head.title)];
    let items: Vec<_> = steps
        .iter()
        .enumerate()
        .map(|(n, (path, name))| {
            json!({ "@type": "ListItem", "position": n + 1, "name": name, "item": published.address(path) })
        })
        .collect();
    Some(json!({ "@type": "BreadcrumbList", "itemListElement": items }))
}
