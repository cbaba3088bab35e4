//! The glossary on finished pages, and what the compiler says of slips in it and in the everyday words.

use crate::content::own;
use crate::content::slips::{Slip, with_slips};
use std::collections::BTreeSet;
use treatment_explorer::content;
use treatment_explorer::site::prerender::{self, Page};
use treatment_explorer::site::search::documents;
use treatment_explorer::ui::pages::Assets;

fn pages() -> Vec<Page> {
    let site = own().site.as_ref().unwrap();
    prerender::all(site, &Assets::default(), "/").unwrap().0
}

/// The values of an attribute that begin with `start`.
fn values<'a>(html: &'a str, attribute: &str, start: &str) -> Vec<&'a str> {
    let opening = format!(" {attribute}=\"{start}");
    html.split(&opening).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect()
}

#[test]
fn every_word_stands_in_the_glossary_and_can_be_found() {
    let site = own().site.as_ref().unwrap();
    assert!(site.catalog.glossary.len() >= 25);
    let page = pages().into_iter().find(|p| p.file == "glossary/index.html").unwrap();
    let found: BTreeSet<String> = documents(site).into_iter().map(|d| d.entry.path).collect();
    for term in &site.catalog.glossary {
        assert!(page.html.contains(&format!(" id=\"{}\"", term.id)), "{} is not on the page", term.id);
        assert!(found.contains(&format!("glossary/#{}", term.id)), "{} cannot be found", term.id);
    }
}

#[test]
fn every_marked_word_opens_one_meaning_and_is_noted_for_paper() {
    let mut marked = 0;
    for page in pages() {
        let targets: BTreeSet<_> = values(&page.html, "popovertarget", "term-").into_iter().collect();
        let meanings = values(&page.html, "id", "term-");
        let unique: BTreeSet<_> = meanings.iter().copied().collect();
        assert_eq!(unique.len(), meanings.len(), "{} explains a word twice", page.file);
        assert_eq!(targets, unique, "{}", page.file);
        let notes = page.html.split("class=\"tx-notes\"").skip(1);
        let noted: usize = notes.map(|rest| rest.split("</ul>").next().unwrap().matches("<li>").count()).sum();
        assert_eq!(noted, unique.len(), "{}", page.file);
        marked += unique.len();
    }
    assert!(marked >= 15, "only {marked} words are marked");
}

#[test]
fn slips_in_the_glossary_and_the_everyday_words_are_found() {
    for (name, file, from, to, says) in [
        (
            "unknown-term",
            "treatments/micro-needling.md",
            "(term:keloid)",
            "(term:keloyd)",
            &["there is no term `keloyd`", "did you mean `keloid`?", "content/glossary.toml"][..],
        ),
        (
            "hard-meaning",
            "glossary.toml",
            "A scar that lies lower than the skin around it: a dent or a pit.",
            "A cutaneous cicatricial depression resulting from insufficient collagenous regeneration.",
            &["this meaning asks for reading grade"],
        ),
        (
            "number-in-meaning",
            "glossary.toml",
            "A scar that lies lower",
            "A scar that lies 2 mm lower",
            &["a number and no source"],
        ),
        (
            "term-twice",
            "glossary.toml",
            "id = \"antiviral\"",
            "id = \"ablative\"",
            &["the term `ablative` stands twice"],
        ),
        ("two-words", "everyday.toml", "\"sunblock\"", "\"sun block\"", &["“sun block” is not one word"]),
        ("word-twice", "everyday.toml", "\"sunblock\"", "\"pain\"", &["“pain” stands twice", "join the groups"]),
        (
            "lone-word",
            "everyday.toml",
            "[\"nothing\", \"wait\", \"waiting\"]",
            "[\"nothing\"]",
            &["fewer than two words"],
        ),
        (
            "no-section",
            "everyday.toml",
            "id = \"lasts\"",
            "id = \"last\"",
            &["no article has a section `last`", "did you mean `lasts`?"],
        ),
        ("no-concern", "everyday.toml", "id = \"keloid\"", "id = \"keloyd\"", &["there is no concern `keloyd`"]),
    ] {
        let compiled = content::compile(&with_slips(name, [&Slip { name, file, from, to }]), "/");
        assert!(compiled.site.is_none(), "{name}: the site was built all the same");
        let shown: Vec<_> = compiled.findings.iter().map(|f| content::render(f, false)).collect();
        let shown = shown.join("\n");
        for words in says {
            assert!(shown.contains(words), "{name}: no “{words}” in\n{shown}");
        }
    }
}
