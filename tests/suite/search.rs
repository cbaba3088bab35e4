//! The search over our own content: everyday phrases and slips, and that everything can be found.

use crate::{catalog, queries};
use std::path::Path;
use std::time::Duration;
use treatment_explorer::content;
use treatment_explorer::domain::site_search::{Document, Index};
use treatment_explorer::site::search::{documents, files};

fn own() -> (Vec<Document>, Index) {
    let site = content::compile(Path::new("content"), "/").site.unwrap();
    let documents = documents(&site);
    let files = files(&documents, &site.catalog, "/").unwrap();
    let index = queries::loaded(&files, "/");
    (documents, index)
}

/// What people type, and a piece of the address of a page that answers it.
const PHRASES: &[(&str, &[&str])] = &[
    ("does it hurt", &["#facts", "#numbing-cream", "#side-effects", "#safety", "#what"]),
    ("how much does it cost", &["#facts", "#laser"]),
    ("botox", &["treatments/botulinum-toxin/"]),
    ("microneedling", &["treatments/micro-needling/"]),
    ("micro needling", &["treatments/micro-needling/"]),
    ("dermaroller", &["micro-needling/"]),
    ("morpheus8", &["#radio-frequency"]),
    (
        "going bald",
        &["concern=pattern-hair-loss", "concerns/pattern-hair-loss/", "home-minoxidil", "prp-hair", "area=scalp"],
    ),
    ("rogaine", &["treatments/home-minoxidil/"]),
    ("acne scars", &["acne-scars"]),
    ("pitted scars", &["acne-scars", "#atrophic"]),
    ("pimples", &["active-acne"]),
    ("smile lines", &["area=face.nasolabial", "deep-folds"]),
    ("crows feet", &["area=face.eye.outer", "expression-lines"]),
    ("love handles", &["area=flank"]),
    ("double chin", &["area=neck.under"]),
    ("dark spots", &["#pih", "dark-marks", "uneven-tone"]),
    ("is it safe", &["#safety"]),
    ("what can go wrong", &["#safety"]),
    ("pregnant", &["#safety", "#appointment"]),
    ("how long does it last", &["#lasts"]),
    ("book an appointment", &["#appointment"]),
    ("vampire facial", &["#prp", "prp-skin"]),
    ("lip filler", &["hyaluronic-acid-filler"]),
    ("retin-a", &["#retinoid", "home-retinoid"]),
    ("sunscreen", &["home-retinoid"]),
    ("chemical peel", &["peel"]),
    ("do nothing for now", &["no-treatment"]),
    ("after care", &["#aftercare"]),
    ("can i wear makeup", &["#aftercare", "#facts"]),
    ("stretch marks", &["stretch-marks"]),
    ("who pays for this", &["how-we-know/", "privacy/"]),
    ("is my data private", &["privacy/"]),
    ("numbing cream", &["#numbing-cream"]),
    ("laser or needling", &["#laser", "laser"]),
    ("saggy skin", &["loose-skin"]),
    ("can i go in the sun after", &["#aftercare"]),
    ("how many sessions do i need", &["#sessions"]),
    ("black skin", &["#fitzpatrick", "#safety", "#pih"]),
    ("wrinkle injections", &["botulinum-toxin"]),
    ("hair regrowth", &["hair", "minoxidil"]),
    ("what is a granuloma", &["#granuloma"]),
    ("metal allergy", &["#safety"]),
    ("cold sores", &["#safety", "#antiviral"]),
    ("blood thinners", &["#safety"]),
    ("recovery time", &["#downtime", "#facts", "#aftercare"]),
    ("forehead wrinkles", &["expression-lines", "forehead", "botulinum-toxin"]),
    ("under eye bags", &["area=face.eye.under"]),
    ("skin cancer", &["#safety"]),
    ("is there proof it works", &["#benefits"]),
    ("sun spots", &["uneven-tone"]),
    ("when can i exercise", &["#aftercare"]),
    ("acid peel", &["peel"]),
    ("alternatives to botox", &["botulinum-toxin", "#botox"]),
    ("side effects of minoxidil", &["home-minoxidil"]),
    ("is it fda approved", &["#authorized", "#off-label", "#benefits", "#facts"]),
    ("dents in my skin from acne", &["acne-scars"]),
    ("melasma cream", &["melasma"]),
    ("thighs", &["area=thigh", "area=leg"]),
    ("phone number", &["#appointment"]),
    ("where are you located", &["#appointment"]),
    ("nasolabial folds", &["deep-folds", "area=face.nasolabial"]),
    ("PRP", &["#prp", "prp-"]),
    ("turkey neck", &["neck"]),
    ("how do you know this", &["how-we-know/"]),
    ("placebo", &["#placebo"]),
];

/// Phrases with slips of the finger, and where they lead all the same.
const SLIPS: &[(&str, &[&str])] = &[
    ("botx", &["treatments/botulinum-toxin/"]),
    ("colagen", &["#collagen"]),
    ("ance scars", &["acne-scars"]),
    ("melsama", &["melasma"]),
    ("keliod", &["keloid"]),
    ("fitzpatrik", &["#fitzpatrick"]),
    ("isotretinion", &["#isotretinoin"]),
    ("minoxidl", &["home-minoxidil"]),
    ("hylauronic acid", &["hyaluronic-acid"]),
    ("micro nedling", &["micro-needling"]),
    ("love handels", &["area=flank"]),
    ("strech marks", &["stretch-marks"]),
];

fn right(index: &Index, phrases: &[(&str, &[&str])]) -> Vec<String> {
    let wrong = phrases.iter().filter_map(|(phrase, wanted)| {
        let found = index.find(phrase, 5).found;
        let good = |path: &str| wanted.iter().any(|part| path.contains(part));
        let first = found.first().map(|f| f.entry.path.clone()).unwrap_or_default();
        (!good(&first)).then(|| {
            let paths: Vec<_> = found.iter().map(|f| format!("{} {:?}", f.entry.path, f.words)).collect();
            format!("{phrase}: {}", paths.join(" | "))
        })
    });
    wrong.collect()
}

#[test]
fn everyday_phrases_find_the_right_page_first() {
    let (_, index) = own();
    let wrong = right(&index, PHRASES);
    // The bar of the design: nine of ten everyday phrases.
    assert!(wrong.len() * 10 <= PHRASES.len(), "{} of {} wrong:\n{}", wrong.len(), PHRASES.len(), wrong.join("\n"));
}

#[test]
fn phrases_with_slips_find_the_right_page_first() {
    let (_, index) = own();
    let wrong = right(&index, SLIPS);
    assert!(wrong.len() * 10 <= SLIPS.len(), "{} of {} wrong:\n{}", wrong.len(), SLIPS.len(), wrong.join("\n"));
}

#[test]
fn every_place_is_found_by_its_own_name() {
    let (documents, index) = own();
    for document in &documents {
        let wanted = format!("{} {}", document.entry.title, document.around);
        let found = index.find(&wanted, 10).found;
        let there = found.iter().any(|f| f.entry.path == document.entry.path);
        assert!(there, "“{wanted}” does not lead to {}", document.entry.path);
    }
}

#[test]
fn an_answer_from_a_thousand_treatments_takes_less_than_five_milliseconds() {
    let own = content::compile(Path::new("content"), "/").site.unwrap();
    let site = catalog::of_size(&own, 1_000);
    let documents = documents(&site);
    assert!(documents.len() > 10_000, "{} places", documents.len());
    let files = files(&documents, &site.catalog, "/").unwrap();
    let index = queries::loaded(&files, "/");
    let times = queries::times(&index, &queries::typed(&documents));
    let p95 = queries::percentile(&times, 95);
    println!("{} queries, p50 {:?}, p95 {p95:?}", times.len(), queries::percentile(&times, 50));
    assert!(p95 < Duration::from_millis(5), "{p95:?}");
}
