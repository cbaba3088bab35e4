//! What search engines and shared links read: the last lines of each head, and the files beside the pages.
//!
//! Everything here repeats what the page says in other forms; it states nothing of its own.
//! Addresses must be whole, so without an origin (`site_url` in `content/clinic.toml`) only what needs none is written.

mod card;
mod files;
mod graph;
mod paint;
mod plain_text;

pub use card::{card_file, svg};
pub use files::{oembed_file, robots, seo_files};
pub use paint::Painter;
pub use plain_text::plain_text;

use crate::content::CompiledSite;
use crate::domain::article::Article;
use crate::domain::concern::Concern;
use crate::domain::treatment::Treatment;
use crate::ui::pages::PageHead;
use std::fmt::Write as _;

/// Where the site is published: origin and base path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published<'a> {
    /// Scheme and host, without a slash at the end.
    pub origin: &'a str,
    /// The path under which the site stands, with a slash at both ends.
    pub base: &'a str,
}

impl<'a> Published<'a> {
    /// Where this site is published, as its clinic says.
    pub fn of(site: &'a CompiledSite, base: &'a str) -> Option<Self> {
        site.catalog.clinic.site_url.as_deref().map(|origin| Self { origin, base })
    }

    /// The whole address of a path below the base.
    pub fn address(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin, self.base)
    }
}

/// What a page is about.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// The site as a whole: the first page.
    Site,
    /// A page about the site, or a list.
    Standing,
    /// The page of a wrong address, which no search engine should list.
    Missing,
    /// A treatment, with its article.
    Treatment(&'a Treatment, &'a Article),
    /// A concern.
    Concern(&'a Concern),
}

/// The last lines of a page's head. `pictures` says whether the build draws the pictures for shared links.
pub fn head_lines(
    site: &CompiledSite,
    subject: Subject<'_>,
    head: &PageHead,
    published: Option<Published<'_>>,
    pictures: bool,
) -> String {
    if matches!(subject, Subject::Missing) {
        return "<meta name=\"robots\" content=\"noindex\">".to_owned();
    }
    let messages = &site.catalog.messages;
    let mut lines = String::new();
    let kind = if matches!(subject, Subject::Treatment(..) | Subject::Concern(_)) { "article" } else { "website" };
    let name = messages.get(crate::domain::message::Msg::SiteTitle);
    let mut property = |name: &str, value: &str| {
        // Writing to a string cannot fail.
        let _ = write!(lines, "<meta property=\"og:{name}\" content=\"{}\">", attribute(value));
    };
    property("type", kind);
    property("site_name", name);
    property("title", &head.title);
    property("description", &head.description);
    let Some(published) = published else {
        return lines;
    };
    let address = published.address(&head.path);
    property("url", &address);
    if pictures {
        property("image", &published.address(&card_file(&head.path)));
        property("image:width", "1200");
        property("image:height", "630");
        lines.push_str("<meta name=\"twitter:card\" content=\"summary_large_image\">");
    }
    let _ = write!(lines, "<link rel=\"canonical\" href=\"{address}\">");
    for language in [messages.lang.as_str(), "x-default"] {
        let _ = write!(lines, "<link rel=\"alternate\" hreflang=\"{language}\" href=\"{address}\">");
    }
    if let Subject::Treatment(treatment, _) = subject {
        let file = published.address(&oembed_file(treatment));
        let title = attribute(&head.title);
        let _ = write!(
            lines,
            "<link rel=\"alternate\" type=\"application/json+oembed\" title=\"{title}\" href=\"{file}\">"
        );
    }
    let graph = graph::graph(site, subject, head, published).to_string();
    // Inside a script element, "<" is the one sign that could end it.
    let graph = graph.replace('<', "\\u003c");
    let _ = write!(lines, "<script type=\"application/ld+json\">{graph}</script>");
    lines
}

/// A text as it stands in an attribute between double quotation marks.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_origin_base_and_path() {
        let at = Published { origin: "https://clinic.example", base: "/skin/" };
        assert_eq!(at.address("concerns/"), "https://clinic.example/skin/concerns/");
    }

    #[test]
    fn a_text_cannot_leave_its_attribute() {
        assert_eq!(attribute("“a” & \"b\" <c>"), "“a” &amp; &quot;b&quot; &lt;c>");
    }
}
