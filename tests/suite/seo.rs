//! The finished pages of the repository's own content: links, heads, linked data, concerns.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;
use treatment_explorer::content::{self, CompiledSite};
use treatment_explorer::domain::treatment::{Grade, Slug, Treatment};
use treatment_explorer::site::seo::{self, Published, plain_text};
use treatment_explorer::site::{links, prerender};
use treatment_explorer::ui::pages::Assets;

struct Built {
    site: CompiledSite,
    pages: BTreeMap<String, String>,
    files: BTreeSet<String>,
}

static BUILT: LazyLock<Built> = LazyLock::new(|| build("/", |_| {}));

/// All pages of our content for a release below `base`, without what Trunk would add.
fn build(base: &str, change: impl FnOnce(&mut CompiledSite)) -> Built {
    let mut site = content::compile(Path::new("content"), base).site.unwrap();
    change(&mut site);
    let (pages, data) = prerender::all(&site, &Assets::default(), base).unwrap();
    let mut files: BTreeSet<_> = data.into_iter().map(|f| f.file).collect();
    files.insert("icon.svg".into());
    if let Some(published) = Published::of(&site, base) {
        files.extend(seo::seo_files(&site, &pages, published, true).into_iter().map(|f| f.file));
        files.extend(pages.iter().filter(|p| p.file != "404.html").map(|p| seo::card_file(p.path())));
    }
    let pages = pages.into_iter().map(|p| (p.file, p.html)).collect();
    Built { site, pages, files }
}

fn html(file: &str) -> &'static str {
    BUILT.pages.get(file).map_or_else(|| panic!("there is no page {file}"), String::as_str)
}

fn head(html: &str) -> &str {
    html.split_once("<head>").unwrap().1.split_once("</head>").unwrap().0
}

fn graph(html: &str) -> Option<Value> {
    let (_, from) = html.split_once("<script type=\"application/ld+json\">")?;
    Some(serde_json::from_str(from.split_once("</script>")?.0).unwrap())
}

fn nodes(html: &str) -> Vec<Value> {
    graph(html).map(|g| g["@graph"].as_array().unwrap().clone()).unwrap_or_default()
}

fn node(html: &str, kind: &str) -> Value {
    nodes(html).into_iter().find(|n| n["@type"] == kind).unwrap_or_else(|| panic!("there is no {kind}"))
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    let origin = BUILT.site.catalog.clinic.site_url.as_deref();
    assert!(origin.is_some());
    let checked = links::check("/", origin, &BUILT.pages, &BUILT.files);
    assert!(checked.as_ref().is_ok_and(|n| *n > 1_000), "{checked:?}");
}

#[test]
fn a_site_below_a_path_links_only_below_it() {
    let built = build("/skin/", |_| {});
    let checked = links::check("/skin/", Some("https://explorer.example.com"), &built.pages, &built.files);
    assert!(checked.is_ok(), "{checked:?}");
    let item = node(&built.pages["concerns/keloid/index.html"], "BreadcrumbList")["itemListElement"][1]["item"].clone();
    assert_eq!(item, "https://explorer.example.com/skin/concerns/");
}

#[test]
fn every_concern_has_a_page_with_every_treatment_and_none() {
    for concern in &BUILT.site.catalog.concerns {
        let page = html(&format!("concerns/{}/index.html", concern.id));
        assert!(page.contains("id=\"no-treatment\""), "{}", concern.id);
        for treatment in &BUILT.site.catalog.treatments {
            assert!(page.contains(&format!("href=\"/treatments/{}/#benefits\"", treatment.slug)), "{}", concern.id);
        }
        let words = plain_text(page);
        for said in [&concern.plain, &concern.clinical, &concern.first_text, &BUILT.site.catalog.clinic.funding] {
            assert!(words.contains(said.as_str()), "{}: no “{said}”", concern.id);
        }
        let chips = page.matches("href=\"#ref-").count();
        assert!(chips >= 2 && page.contains("data-next-review=\""), "{}: {chips} chips", concern.id);
        let description =
            page.split_once("<meta name=\"description\" content=\"").unwrap().1.split_once('"').unwrap().0;
        assert!(description.chars().count() <= 155, "{}: {description}", concern.id);
    }
}

#[test]
fn the_choices_stand_in_the_order_of_the_printed_rule() {
    for concern in &BUILT.site.catalog.concerns {
        let choices = BUILT.site.catalog.choices(&concern.id);
        assert_eq!(choices.len(), BUILT.site.catalog.treatments.len());
        for pair in choices.windows(2).filter(|pair| !pair[0].treatment.is_waiting()) {
            let key = |n: usize| (pair[n].grade(), pair[n].treatment.name.to_lowercase());
            assert!(key(0) <= key(1) && !pair[1].treatment.is_waiting(), "{}", concern.id);
        }
    }
}

#[test]
fn the_strongest_evidence_comes_first_and_what_was_not_found_is_said() {
    let built = build("/", |site| {
        site.catalog.treatments.retain(|t| t.slug.as_str() == "micro-needling");
        let known = site.catalog.treatments[0].clone();
        let scars = known.indications.iter().position(|i| i.concern.as_str() == "acne-scars").unwrap();
        let mut add = |slug: &str, name: &str, grade: Option<Grade>| {
            let mut treatment = Treatment { slug: Slug::new(slug).unwrap(), name: name.into(), ..known.clone() };
            match grade {
                Some(grade) => treatment.indications[scars].grade = grade,
                None => drop(treatment.indications.remove(scars)),
            }
            site.catalog.treatments.push(treatment);
        };
        add("unknown", "An unknown one", None);
        add("not-for-this", "A wrong one", Some(Grade::NotIndicated));
        add("zeta", "zeta", Some(Grade::Strong));
        add("no-treatment", "No treatment, today", None);
        add("other", "Other", Some(Grade::SomeEvidence));
    });
    let page = &built.pages["concerns/acne-scars/index.html"];
    let place = |slug: &str| page.find(&format!("/treatments/{slug}/#benefits")).unwrap();
    let order = ["no-treatment", "zeta", "micro-needling", "other", "not-for-this", "unknown"];
    let places: Vec<_> = order.iter().map(|slug| place(slug)).collect();
    assert!(places.is_sorted(), "{places:?}");
    let of = |slug: &str| plain_text(page[place(slug)..].split_once("</li>").unwrap().0);
    assert!(of("unknown").ends_with("An unknown one Nothing found"), "{}", of("unknown"));
    assert!(of("not-for-this").contains("Not for this") && !of("not-for-this").contains("Time between sessions"));
    for said in ["Strong evidence", "3–6 sessions", "14–30 days", "1–7 days", "How long it lasts Not known"] {
        assert!(of("zeta").contains(said), "no “{said}” in {}", of("zeta"));
    }
    assert!(of("no-treatment").contains("was not found in the sources we read"));
}

#[test]
fn an_article_names_each_concern_once_in_its_benefits() {
    for treatment in &BUILT.site.catalog.treatments {
        let page = html(&format!("treatments/{}/index.html", treatment.slug));
        for concern in &BUILT.site.catalog.concerns {
            let link = format!("href=\"/concerns/{}/\"", concern.id);
            assert_eq!(page.matches(&link).count(), 1, "{}: {}", treatment.slug, concern.id);
        }
    }
}

#[test]
fn every_treatment_page_has_what_makes_a_decision_aid() {
    for treatment in &BUILT.site.catalog.treatments {
        let page = html(&format!("treatments/{}/index.html", treatment.slug));
        for id in ["what", "benefits", "safety", "aftercare", "references", "review"] {
            assert!(page.contains(&format!(" id=\"{id}\"")), "{}: no {id}", treatment.slug);
        }
        let words = plain_text(page);
        for said in ["You are deciding", BUILT.site.catalog.clinic.funding.as_str(), "next review due"] {
            assert!(words.contains(said), "{}: no “{said}”", treatment.slug);
        }
        let unknown = treatment.facts.iter().filter(|f| !f.found).count();
        assert!(words.matches("Not known").count() >= unknown, "{}: what is not known is not said", treatment.slug);
    }
}

#[test]
fn every_page_but_that_of_a_wrong_address_names_itself() {
    for (file, page) in &BUILT.pages {
        let head = head(page);
        if file == "404.html" {
            assert!(head.contains("content=\"noindex\"") && !head.contains("canonical"));
            continue;
        }
        let path = file.strip_suffix("index.html").unwrap();
        let address = format!("https://explorer.example.com/{path}");
        for line in [
            format!("<link rel=\"canonical\" href=\"{address}\">"),
            format!("hreflang=\"en\" href=\"{address}\">"),
            format!("hreflang=\"x-default\" href=\"{address}\">"),
            format!("<meta property=\"og:url\" content=\"{address}\">"),
            format!("content=\"https://explorer.example.com/{}\"", seo::card_file(path)),
        ] {
            assert_eq!(head.matches(&line).count(), 1, "{file}: {line}");
        }
        assert_eq!(head.matches("<title>").count(), 1);
        assert_eq!(head.matches("name=\"description\"").count(), 1);
    }
}

#[test]
fn without_an_origin_no_address_of_our_own_is_written() {
    let built = build("/", |site| site.catalog.clinic.site_url = None);
    for (file, page) in &built.pages {
        for word in ["canonical", "hreflang", "og:url", "og:image", "ld+json", "oembed", "example.com/concerns"] {
            assert!(!head(page).contains(word), "{file}: {word}");
        }
    }
    assert!(head(&built.pages["index.html"]).contains("og:title"));
    assert!(links::check("/", None, &built.pages, &built.files).is_ok());
}

#[test]
fn linked_data_has_what_each_type_requires() {
    let required = [
        ("WebPage", &["url", "name", "description", "inLanguage"][..]),
        ("MedicalWebPage", &["url", "name", "description", "inLanguage", "about"]),
        ("MedicalProcedure", &["@id", "name"]),
        ("FAQPage", &["mainEntity"]),
        ("Question", &["name", "acceptedAnswer"]),
        ("Answer", &["text"]),
        ("BreadcrumbList", &["itemListElement"]),
        ("ListItem", &["position", "name", "item"]),
        ("MedicalClinic", &["name", "telephone", "address"]),
        ("MedicalOrganization", &["name"]),
        ("PostalAddress", &["streetAddress", "addressLocality", "addressRegion", "postalCode"]),
        ("Thing", &["name"]),
        ("Person", &["name"]),
    ];
    for (file, page) in BUILT.pages.iter().filter(|(file, _)| *file != "404.html") {
        let graph = graph(page).unwrap();
        assert_eq!(graph["@context"], "https://schema.org", "{file}");
        each_node(&graph["@graph"], &mut |node| {
            let Some(kind) = node["@type"].as_str() else {
                assert!(node["@id"].is_string(), "{file}: {node}");
                return;
            };
            let (_, properties) = required.iter().find(|(name, _)| *name == kind).unwrap();
            for property in *properties {
                assert!(!node[*property].is_null(), "{file}: {kind} has no {property}");
            }
        });
        let kinds: Vec<_> = nodes(page).iter().map(|n| n["@type"].as_str().unwrap().to_owned()).collect();
        let wanted: &[&str] = if file.starts_with("treatments/") && file != "treatments/index.html" {
            &["MedicalWebPage", "FAQPage", "BreadcrumbList", "MedicalClinic"]
        } else if file.starts_with("concerns/") && file != "concerns/index.html" {
            &["MedicalWebPage", "BreadcrumbList"]
        } else {
            &["WebPage"]
        };
        for kind in wanted {
            assert!(kinds.iter().any(|k| k == kind), "{file}: no {kind}");
        }
    }
    let article = html("treatments/micro-needling/index.html");
    assert_eq!(node(article, "FAQPage")["mainEntity"].as_array().unwrap().len(), 12);
    let steps = node(article, "BreadcrumbList")["itemListElement"].clone();
    let places: Vec<_> = steps.as_array().unwrap().iter().map(|s| s["position"].as_u64().unwrap()).collect();
    assert_eq!(places, [1, 2, 3]);
    assert_eq!(
        node(article, "MedicalWebPage")["about"],
        serde_json::json!({"@id": "https://explorer.example.com/treatments/micro-needling/#treatment"})
    );
}

/// Calls `with` for each object below a value, itself included.
fn each_node(value: &Value, with: &mut impl FnMut(&Value)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| each_node(item, with)),
        Value::Object(map) => {
            with(value);
            map.values().for_each(|inner| each_node(inner, with));
        }
        _ => {}
    }
}

#[test]
fn linked_data_claims_nothing_that_the_page_does_not_say() {
    for (file, page) in BUILT.pages.iter().filter(|(file, _)| *file != "404.html") {
        let description =
            head(page).split_once("name=\"description\" content=\"").unwrap().1.split_once('"').unwrap().0;
        let words = format!("{} {description}", plain_text(page));
        each_node(&graph(page).unwrap(), &mut |node| {
            for (key, value) in node.as_object().unwrap() {
                let texts = match value {
                    Value::Array(items) => items.iter().filter_map(Value::as_str).collect(),
                    Value::String(text) => vec![text.as_str()],
                    _ => vec![],
                };
                for text in texts {
                    let address = text.starts_with("https://");
                    match key.as_str() {
                        "@id" | "url" | "item" | "@context" => assert!(address, "{file}: {key} is {text}"),
                        "@type" => {}
                        "inLanguage" => assert!(page.contains(&format!("<html lang=\"{text}\"")), "{file}"),
                        _ => assert!(!address && words.contains(text), "{file}: {key}: “{text}” is not in the page"),
                    }
                }
            }
        });
    }
}

#[test]
fn a_reviewer_is_named_only_when_there_is_one() {
    let (article, concern) = ("treatments/micro-needling/index.html", "concerns/acne-scars/index.html");
    for file in [article, concern] {
        assert!(node(html(file), "MedicalWebPage")["lastReviewed"].is_null());
    }
    let built = build("/", |site| {
        for treatment in &mut site.catalog.treatments {
            treatment.review.reviewer = Some("Dr. Example".into());
            treatment.review.reviewed = Some("2027-01-31".into());
        }
    });
    let page = node(&built.pages[article], "MedicalWebPage");
    assert_eq!((&page["lastReviewed"], &page["reviewedBy"]["name"]), (&"2027-01-31".into(), &"Dr. Example".into()));
    // The list of concerns has not been reviewed, so neither has a page that rests on it.
    assert!(node(&built.pages[concern], "MedicalWebPage")["reviewedBy"].is_null());
}

#[test]
fn oembed_files_are_what_the_pages_point_to() {
    let (pages, _) = prerender::all(&BUILT.site, &Assets::default(), "/").unwrap();
    let published = Published::of(&BUILT.site, "/").unwrap();
    let files = seo::seo_files(&BUILT.site, &pages, published, true);
    for treatment in &BUILT.site.catalog.treatments {
        let name = format!("oembed/{}.json", treatment.slug);
        let file = files.iter().find(|f| f.file == name).unwrap();
        let link: Value = serde_json::from_slice(&file.bytes).unwrap();
        assert_eq!(
            (&link["version"], &link["type"], &link["title"]),
            (&"1.0".into(), &"link".into(), &treatment.name.as_str().into())
        );
        let page = html(&format!("treatments/{}/index.html", treatment.slug));
        assert!(head(page).contains(&format!(
            "application/json+oembed\" title=\"{}\" href=\"https://explorer.example.com/{name}\"",
            treatment.name
        )));
    }
}

/// The head, a line for each element, with what changes at every edit shortened: digests, and answers.
fn golden(page: &str) -> String {
    let (lines, linked) = head(page).split_once("<script type=\"application/ld+json\">").unwrap();
    let lines = lines.replace("><", ">\n<");
    let lines = match lines.split_once("/data/") {
        Some((before, after)) => format!("{before}/data/…{}", &after[after.find(".bin").unwrap()..]),
        None => lines,
    };
    let mut linked: Value = serde_json::from_str(linked.strip_suffix("</script>").unwrap()).unwrap();
    for node in linked["@graph"].as_array_mut().unwrap() {
        for question in node.get_mut("mainEntity").and_then(Value::as_array_mut).into_iter().flatten() {
            let text = &mut question["acceptedAnswer"]["text"];
            *text = text.as_str().unwrap().split(' ').take(3).chain(["…"]).collect::<Vec<_>>().join(" ").into();
        }
    }
    format!("{lines}\n{}", serde_json::to_string_pretty(&linked).unwrap())
}

#[test]
fn the_heads_of_a_treatment_and_of_a_concern_are_these() {
    insta::assert_snapshot!("head_of_a_treatment", golden(html("treatments/micro-needling/index.html")));
    insta::assert_snapshot!("head_of_a_concern", golden(html("concerns/melasma/index.html")));
}
