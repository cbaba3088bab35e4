//! The link check over the finished files: every internal link leads to a file and, where it has one, to an anchor.

use std::collections::{BTreeMap, BTreeSet};

/// Checks all pages. `pages` maps a path below the base (`treatments/index.html`) to its HTML; `files` are all other
/// files that a link may name. A whole address that begins with `origin` is one of our own, and is checked too.
///
/// # Errors
/// One line for each link that leads nowhere.
pub fn check(
    base: &str,
    origin: Option<&str>,
    pages: &BTreeMap<String, String>,
    files: &BTreeSet<String>,
) -> Result<usize, Vec<String>> {
    let ours = |link: &str| origin.and_then(|o| link.strip_prefix(o)).filter(|l| l.starts_with('/')).map(str::to_owned);
    let anchors: BTreeMap<&str, BTreeSet<String>> =
        pages.iter().map(|(path, html)| (path.as_str(), values(html, " id=\"").collect())).collect();
    let mut checked = 0;
    let mut broken = Vec::new();
    for (path, html) in pages {
        let data = [" data-page-data=\"", " data-search=\"", " data-tool-data=\""];
        let data = data.into_iter().flat_map(|name| values(html, name));
        let named = values(html, " href=\"").chain(values(html, " src=\"")).chain(data);
        // The head names pictures and addresses in its `content`, among much that is no address.
        let shared = values(html, " content=\"").filter(|content| ours(content).is_some());
        for link in named.chain(shared) {
            let link = ours(&link).unwrap_or(link);
            if link.contains("://") || link.starts_with("tel:") || link.starts_with("mailto:") {
                continue;
            }
            checked += 1;
            let (target, anchor) = link.split_once('#').unwrap_or((&link, ""));
            // What a link chooses is no place.
            let anchor = if anchor.contains('=') { "" } else { anchor };
            let found = if target.is_empty() { Some(path.clone()) } else { resolve(base, target, pages, files) };
            let Some(found) = found else {
                broken.push(format!("{path}: “{link}” leads to no file"));
                continue;
            };
            let has_anchor = anchors.get(found.as_str()).is_some_and(|ids| ids.contains(anchor));
            if !anchor.is_empty() && !has_anchor {
                broken.push(format!("{path}: “{link}” leads to no place on {found}"));
            }
        }
    }
    if broken.is_empty() { Ok(checked) } else { Err(broken) }
}

fn resolve(base: &str, target: &str, pages: &BTreeMap<String, String>, files: &BTreeSet<String>) -> Option<String> {
    let below = target.strip_prefix(base)?;
    let page = if below.is_empty() || below.ends_with('/') { format!("{below}index.html") } else { below.to_owned() };
    (pages.contains_key(&page) || files.contains(&page)).then_some(page)
}

fn values<'a>(html: &'a str, start: &'a str) -> impl Iterator<Item = String> + 'a {
    html.split(start).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.replace("&amp;", "&")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages() -> BTreeMap<String, String> {
        [
            (
                "index.html",
                r##"<a href="/a/#x">a</a> <a href="#top">t</a> <p id="top"> <a href="https://example.com/">e</a>"##,
            ),
            ("a/index.html", r#"<h2 id="x"> <link href="/s.css">"#),
        ]
        .map(|(p, h)| (p.to_owned(), h.to_owned()))
        .into()
    }

    #[test]
    fn links_that_lead_somewhere_pass() {
        assert_eq!(check("/", None, &pages(), &["s.css".to_owned()].into()), Ok(3));
    }

    #[test]
    fn a_missing_file_and_a_missing_anchor_are_named() {
        let mut broken = pages();
        broken.insert("b/index.html".into(), r#"<a href="/nowhere/">n</a> <a href="/a/#y">y</a>"#.into());
        let findings = check("/", None, &broken, &["s.css".to_owned()].into()).unwrap_err();
        assert_eq!(findings.len(), 2);
        assert!(findings[0].contains("no file") && findings[1].contains("no place"));
    }

    #[test]
    fn a_whole_address_of_our_own_is_followed_like_any_other() {
        let head =
            "<link href=\"https://c.example/a/\"><meta content=\"https://c.example/og/a.png\"><meta content=\"Words\">";
        let mut pages = pages();
        pages.insert("b/index.html".into(), head.into());
        let files = ["s.css".to_owned()].into();
        assert_eq!(check("/", None, &pages, &files), Ok(3));
        let findings = check("/", Some("https://c.example"), &pages, &files).unwrap_err();
        assert_eq!(findings, ["b/index.html: “/og/a.png” leads to no file"]);
    }
}
