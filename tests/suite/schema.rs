//! The JSON Schema of the front matter: it is what the code makes, accepts our content, and refuses what the compiler refuses.

use jsonschema::Validator;
use serde_json::Value;
use std::fs;
use treatment_explorer::content::schema;

const FILE: &str = "content/schema/treatment.schema.json";

fn validator() -> Validator {
    jsonschema::validator_for(&serde_json::from_str(&schema::treatment()).unwrap()).unwrap()
}

/// The front matter of an article as JSON.
fn front_matter(text: &str) -> Value {
    let (front, _) = text.strip_prefix("+++\n").unwrap().split_once("\n+++\n").unwrap();
    serde_json::to_value(toml::from_str::<toml::Table>(front).unwrap()).unwrap()
}

#[test]
fn the_schema_of_the_repository_is_what_the_code_makes() {
    let made = schema::treatment();
    if std::env::var_os("RENEW").is_some() {
        fs::create_dir_all("content/schema").unwrap();
        fs::write(FILE, &made).unwrap();
    }
    assert_eq!(fs::read_to_string(FILE).unwrap_or_default(), made, "renew it: RENEW=1 cargo test --test suite schema");
}

#[test]
fn every_article_of_ours_fits_the_schema() {
    let validator = validator();
    let mut seen = 0;
    for entry in fs::read_dir("content/treatments").unwrap() {
        let path = entry.unwrap().path();
        let front = front_matter(&fs::read_to_string(&path).unwrap());
        let errors: Vec<_> = validator.iter_errors(&front).map(|e| format!("{e} at {}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", path.display());
        seen += 1;
    }
    assert!(seen >= 13, "only {seen} articles were looked at");
}

#[test]
fn a_slip_does_not_fit_the_schema() {
    let validator = validator();
    let article = fs::read_to_string("content/treatments/micro-needling.md").unwrap();
    for (from, to) in [
        ("modality =", "modallity ="),
        ("grade = \"some\"", "grade = \"much\""),
        ("scope = \"authorized\"", "scope = \"approved\""),
        ("sources = [\"FDA-MN\"]", "sources = []"),
        ("min = 22", "min = -22"),
        ("types = [\"I\",", "types = [\"1\","),
        ("level = \"absolute\"", "level = \"never\""),
        ("facts_read = \"2026-11-23\"", "facts_read = \"November 2026\""),
    ] {
        let spoiled = article.replacen(from, to, 1);
        assert_ne!(spoiled, article, "the article has no “{from}” to spoil");
        assert!(!validator.is_valid(&front_matter(&spoiled)), "“{to}” fits");
    }
}
