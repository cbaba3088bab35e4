//! The files beside the pages: `robots.txt`, `sitemap.xml`, and an oEmbed file for each treatment.

use super::card::card_file;
use super::{Published, attribute};
use crate::content::CompiledSite;
use crate::domain::message::Msg;
use crate::domain::treatment::Treatment;
use crate::site::prerender::{DataFile, Page};
use serde_json::json;
use std::fmt::Write as _;

/// The files that need whole addresses. `pictures` says whether the build draws the pictures for shared links.
pub fn seo_files(site: &CompiledSite, pages: &[Page], published: Published<'_>, pictures: bool) -> Vec<DataFile> {
    let mut files = vec![DataFile { file: "sitemap.xml".into(), bytes: sitemap(pages, published).into_bytes() }];
    for treatment in &site.catalog.treatments {
        files.push(DataFile {
            file: oembed_file(treatment),
            bytes: oembed(site, treatment, published, pictures).into_bytes(),
        });
    }
    files
}

/// `robots.txt`: everything may be read, and where the sitemap is.
pub fn robots(published: Option<Published<'_>>) -> String {
    let sitemap = published.map(|at| format!("Sitemap: {}\n", at.address("sitemap.xml")));
    format!("User-agent: *\nAllow: /\n{}", sitemap.unwrap_or_default())
}

/// Every page but that of a wrong address. No dates: when a page last changed is not known here.
fn sitemap(pages: &[Page], published: Published<'_>) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for path in pages.iter().filter_map(|page| page.file.strip_suffix("index.html")) {
        let _ = writeln!(xml, "<url><loc>{}</loc></url>", attribute(&published.address(path)));
    }
    xml.push_str("</urlset>\n");
    xml
}

/// The oEmbed file of a treatment, below the base.
pub fn oembed_file(treatment: &Treatment) -> String {
    format!("oembed/{}.json", treatment.slug)
}

/// A link to the page, by oEmbed 1.0.
fn oembed(site: &CompiledSite, treatment: &Treatment, published: Published<'_>, pictures: bool) -> String {
    let mut link = json!({
        "version": "1.0",
        "type": "link",
        "title": treatment.name,
        "provider_name": site.catalog.messages.get(Msg::SiteTitle),
        "provider_url": published.address(""),
    });
    if pictures {
        link["thumbnail_url"] = json!(published.address(&card_file(&format!("treatments/{}/", treatment.slug))));
        link["thumbnail_width"] = json!(super::card::WIDTH);
        link["thumbnail_height"] = json!(super::card::HEIGHT);
    }
    link.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: Published<'_> = Published { origin: "https://clinic.example", base: "/skin/" };

    fn page(file: &str) -> Page {
        Page { file: file.into(), title: String::new(), description: String::new(), html: String::new() }
    }

    #[test]
    fn the_sitemap_has_every_page_but_that_of_a_wrong_address() {
        let xml = sitemap(&[page("index.html"), page("404.html"), page("concerns/keloid/index.html")], AT);
        assert_eq!(xml.matches("<loc>").count(), 2);
        assert!(xml.contains("<loc>https://clinic.example/skin/</loc>"));
        assert!(xml.contains("<loc>https://clinic.example/skin/concerns/keloid/</loc>"));
    }

    #[test]
    fn robots_are_told_of_the_sitemap_only_where_there_is_one() {
        assert_eq!(robots(None), "User-agent: *\nAllow: /\n");
        assert!(robots(Some(AT)).ends_with("\nSitemap: https://clinic.example/skin/sitemap.xml\n"));
    }
}
