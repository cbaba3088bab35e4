//! Whole pages, as a reader without scripts gets them: one of each kind is kept as it is, and whatever the content holds
//! can be reached on one of them.
//!
//! After a change that is meant, run `INSTA_UPDATE=always cargo test --test suite whole_pages` and read the difference.

use crate::content::own;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use treatment_explorer::content::CompiledSite;
use treatment_explorer::domain::safety::{Answer, Answers, raise};
use treatment_explorer::site::{guest, prerender};
use treatment_explorer::ui::pages::Assets;

/// A page of each kind: the name of its snapshot and its file.
const KINDS: [(&str, &str); 15] = [
    ("home", "index.html"),
    ("treatments", "treatments/index.html"),
    ("article", "treatments/micro-needling/index.html"),
    ("article_with_a_warning", "treatments/rf-micro-needling/index.html"),
    ("no_treatment", "treatments/no-treatment/index.html"),
    ("concerns", "concerns/index.html"),
    ("concern", "concerns/acne-scars/index.html"),
    ("finder", "find/index.html"),
    ("comparison", "compare/index.html"),
    ("plan", "plan/index.html"),
    ("glossary", "glossary/index.html"),
    ("search", "search/index.html"),
    ("how_we_know", "how-we-know/index.html"),
    ("privacy", "privacy/index.html"),
    ("not_found", "404.html"),
];

static PAGES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let (pages, _) = prerender::all(site(), &Assets::default(), "/").unwrap();
    pages.into_iter().map(|page| (page.file, page.html)).collect()
});

fn site() -> &'static CompiledSite {
    own().site.as_ref().unwrap()
}

/// A page with a line for each element, and without the digests in the names of its files.
fn lines(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<').skip(1) {
        let mut part = part.to_owned();
        while let Some(at) = digest_in(&part) {
            part.replace_range(at..at + 17, "-…");
        }
        text.push('<');
        text.push_str(part.trim_end());
        text.push('\n');
    }
    text
}

/// Where a dash with sixteen hex digits and a dot behind it begins.
fn digest_in(text: &str) -> Option<usize> {
    text.match_indices('-').map(|(at, _)| at).find(|at| {
        let digest = text.get(at + 1..at + 17).unwrap_or_default();
        let hex = digest.len() == 16 && digest.bytes().all(|b| b.is_ascii_hexdigit());
        hex && text.get(at + 17..=at + 17) == Some(".")
    })
}

#[test]
fn a_whole_page_of_each_kind_stays_as_it_was_read() {
    insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "snapshots/pages" }, {
        for (name, file) in KINDS {
            insta::assert_snapshot!(name, lines(&PAGES[file]));
        }
    });
}

/// A text as it stands in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[test]
fn every_caution_is_raised_by_its_question_and_stands_on_its_page() {
    let mut seen = 0;
    for treatment in &site().catalog.treatments {
        let html = &PAGES[&format!("treatments/{}/index.html", treatment.slug)];
        for caution in &treatment.cautions {
            let mut answers = Answers::default();
            answers.give(caution.question.clone(), Answer::Yes);
            let raised = raise(&treatment.cautions, &answers);
            assert!(raised.iter().any(|r| r.caution == caution), "{}: {}", treatment.slug, caution.text);
            assert!(
                html.contains(&escaped(&caution.text)),
                "{}: “{}” is not on its page",
                treatment.slug,
                caution.text
            );
            seen += 1;
        }
    }
    assert!(seen > 100, "only {seen} cautions");
}

#[test]
fn every_source_is_led_to_and_every_cited_one_stands_on_the_page_that_cites_it() {
    let all: String = PAGES.values().map(String::as_str).collect();
    for source in &site().catalog.sources {
        assert!(all.contains(&format!("href=\"{}\"", escaped(&source.url))), "nothing leads to {}", source.id);
    }
    for article in &site().articles {
        let html = &PAGES[&format!("treatments/{}/index.html", article.slug)];
        let cited: BTreeSet<_> = article.article.references.iter().collect();
        for source in site().catalog.sources.iter().filter(|source| cited.contains(&source.id)) {
            assert!(html.contains(&escaped(&source.url)), "{} does not lead to {}", article.slug, source.id);
        }
    }
}

#[test]
fn every_page_is_reached_by_links_from_the_first() {
    let mut reached: BTreeSet<&str> = ["index.html"].into();
    let mut ahead = vec!["index.html"];
    while let Some(file) = ahead.pop() {
        for (name, _) in PAGES.iter().filter(|(name, _)| !reached.contains(name.as_str())).collect::<Vec<_>>() {
            let path = name.strip_suffix("index.html").unwrap_or(name);
            let links = [format!("href=\"/{path}\""), format!("href=\"/{path}#")];
            if links.iter().any(|link| PAGES[file].contains(link)) {
                reached.insert(name);
                ahead.push(name);
            }
        }
    }
    let lost: Vec<_> = PAGES.keys().filter(|name| !reached.contains(name.as_str()) && *name != "404.html").collect();
    assert!(lost.is_empty(), "no link leads to {lost:?}");
}

#[test]
fn each_view_of_the_element_says_its_treatment_once_above_its_tool() {
    let (_, data) = prerender::all(site(), &Assets::default(), "/").unwrap();
    let views = guest::all(site(), "/", &data).unwrap();
    for treatment in &site().catalog.treatments {
        for view in ["article", "areas", "estimator", "safety"] {
            let file = format!("content/{}.{view}.html", treatment.slug);
            let html = &views.iter().find(|v| v.file == file).unwrap_or_else(|| panic!("no {file}")).html;
            let head = html.split("</header>").next().unwrap();
            // The list to choose from has every name.
            let above = head.split("<label").next().unwrap();
            assert_eq!(above.matches(treatment.name.as_str()).count(), 1, "{file}: {above}");
        }
    }
}
