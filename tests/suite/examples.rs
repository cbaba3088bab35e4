//! The example pages: one for each way of embedding, each with its snippet between two comments, and each snippet within
//! the contract.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use treatment_explorer::domain::embed::contract::{
    ATTRIBUTES, CUSTOM_PROPERTIES, EVENTS, OPENER, PARTS, STAND_IN_PREFIX, TAG, Values,
};

const FOLDER: &str = "public/examples";

/// Name and text of each page, without the list of them.
fn pages() -> Vec<(String, String)> {
    let entries = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.filter(|path| path.extension().is_some_and(|e| e == "html") && !path.ends_with("index.html"));
    let mut pages: Vec<_> = files
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap()))
        .collect();
    pages.sort();
    pages
}

/// What stands between the two comments; a page may have several.
fn snippets(page: &str) -> Vec<&str> {
    page.split("<!-- snippet -->").skip(1).map(|part| part.split_once("<!-- /snippet -->").unwrap().0).collect()
}

/// The attributes of each opening tag that `begins` so.
fn tags(text: &str, begins: &str) -> Vec<Vec<(String, String)>> {
    text.split(begins)
        .skip(1)
        .map(|rest| {
            let tag = rest.split_once('>').unwrap().0;
            let mut found = Vec::new();
            let mut rest = tag.trim_start();
            while let Some((name, behind)) = rest.split_once("=\"") {
                let (value, behind) = behind.split_once('"').unwrap();
                found.push((name.trim().to_owned(), value.to_owned()));
                rest = behind;
            }
            found
        })
        .collect()
}

fn fits(values: Values, value: &str) -> bool {
    match values {
        Values::OneOf(words) => words.contains(&value),
        Values::Whole(least, most) => value.parse::<u8>().is_ok_and(|n| (least..=most).contains(&n)),
        Values::Treatments => {
            let is_there = |slug: &str| Path::new(&format!("content/treatments/{slug}.md")).is_file();
            value == "*" || value.split_whitespace().all(is_there)
        }
        Values::Booking | Values::Address => !value.starts_with("javascript:"),
        _ => !value.is_empty(),
    }
}

#[test]
fn there_is_a_page_for_each_way_of_embedding_and_the_list_names_them_all() {
    let list = fs::read_to_string(Path::new(FOLDER).join("index.html")).unwrap();
    let pages = pages();
    let names: BTreeSet<_> = pages.iter().map(|(name, _)| name.as_str()).collect();
    let ways = [
        "plain",
        "popup",
        "floating",
        "several",
        "theming",
        "booking",
        "single-page",
        "tag-manager",
        "iframe",
        "stand-in",
        "clinic",
    ];
    assert_eq!(names, ways.into());
    for name in names {
        assert!(list.contains(&format!("href=\"{name}.html\"")), "the list does not name {name}");
    }
}

#[test]
fn every_snippet_keeps_to_the_contract() {
    for (name, page) in pages() {
        let snippets = snippets(&page);
        assert!(!snippets.is_empty(), "{name} has no snippet");
        for snippet in snippets {
            for attributes in tags(snippet, &format!("<{TAG} ")) {
                for (attribute, value) in attributes.iter().filter(|(attribute, _)| attribute != "id") {
                    let known = ATTRIBUTES.iter().find(|a| a.name == attribute);
                    let known = known.unwrap_or_else(|| panic!("{name}: there is no attribute {attribute}"));
                    assert!(fits(known.values, value), "{name}: {attribute}=\"{value}\"");
                }
            }
            for attributes in tags(snippet, &format!("<div {STAND_IN_PREFIX}")) {
                assert!(!attributes.is_empty(), "{name}: the stand-in says nothing");
            }
            let opened = tags(snippet, "<button ").into_iter().flatten().filter(|(attribute, _)| attribute == OPENER);
            for (_, selector) in opened {
                assert!(
                    snippet.contains(&format!("id=\"{}\"", selector.trim_start_matches('#'))),
                    "{name}: {selector}"
                );
            }
            for word in snippet.split(|c: char| !c.is_ascii_alphanumeric() && c != '-') {
                if word.starts_with("--tx-") {
                    assert!(CUSTOM_PROPERTIES.contains(&word), "{name}: {word}");
                } else if word.starts_with("tx-") {
                    assert!(EVENTS.iter().any(|event| event.name == word), "{name}: {word}");
                }
            }
            for part in snippet.split("::part(").skip(1) {
                assert!(PARTS.contains(&part.split_once(')').unwrap().0), "{name}: {part}");
            }
        }
    }
}

#[test]
fn every_element_holds_a_link_and_every_script_of_ours_is_pinned() {
    for (name, page) in pages() {
        for inside in page.split(&format!("<{TAG} ")).skip(1) {
            let inside = inside.split_once(&format!("</{TAG}>")).unwrap().0;
            assert!(inside.contains("<a href=\"../"), "{name}: there is no link inside");
        }
        for script in page.split("<script async ").skip(1).filter(|script| script.contains("embed.js")) {
            let tag = script.split_once('>').unwrap().0;
            assert_eq!(tag, "crossorigin src=\"../1.0.0/embed.js\" integrity=\"{integrity}\"", "{name}");
        }
        // Nothing is fetched from elsewhere; links may lead there.
        for source in tags(&page, "<").into_iter().flatten().filter(|(attribute, _)| attribute == "src") {
            assert!(source.1.starts_with("../"), "{name} fetches {}", source.1);
        }
        for link in page.split("href=\"../treatments/").skip(1) {
            let slug = link.split_once('"').unwrap().0.trim_end_matches('/');
            let is_there = slug.is_empty() || Path::new(&format!("content/treatments/{slug}.md")).is_file();
            assert!(is_there, "{name} leads to {slug}");
        }
    }
}

/// The same snippet in the documentation and in a page: without the place of the files, the digest, and indents.
fn plain(snippet: &str) -> String {
    let text = snippet.replace("https://CDN/", "../").replace("sha384-…", "{integrity}");
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_snippet_of_the_documentation_stands_in_a_page() {
    let text = fs::read_to_string("docs/embedding.md").unwrap();
    let documented: Vec<_> = text.split("```html\n").skip(1).map(|part| part.split_once("```").unwrap().0).collect();
    assert!(documented.len() >= 4, "the documentation has {} snippets", documented.len());
    let shown: Vec<_> =
        pages().iter().flat_map(|(_, page)| snippets(page).into_iter().map(plain).collect::<Vec<_>>()).collect();
    for snippet in documented {
        assert!(shown.iter().any(|shown| shown.contains(&plain(snippet))), "no page has\n{snippet}");
    }
    // What is not in a block of its own is no snippet.
    assert!(!text.contains("`<iframe src") && !text.contains("`<script") && !text.contains("`<div data-tx"));
}

#[test]
fn the_clinic_of_the_examples_fits_its_schema() {
    let read = |file: &str| serde_json::from_str::<Value>(&fs::read_to_string(file).unwrap()).unwrap();
    let schema = jsonschema::validator_for(&read("public/embed/clinic.schema.json")).unwrap();
    let clinic = read("public/examples/clinic.json");
    let errors: Vec<_> = schema.iter_errors(&clinic).map(|e| e.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
}
