//! The contract of `<treatment-explorer>`: the manifest, the types and our own list name the same things, and
//! `clinic.schema.json` accepts what the compiler accepts.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use treatment_explorer::domain::embed::contract::{
    ATTRIBUTES, CUSTOM_PROPERTIES, ERROR_CODES, EVENTS, METHODS, PARTS, READY, TAG, VERSION, Values,
};
use treatment_explorer::domain::embed::snippet::{Chosen, Platform, Release, snippet};

/// The file with the types, without its comments.
fn types() -> String {
    let text = fs::read_to_string("public/embed/treatment-explorer.d.ts").unwrap();
    let without_blocks =
        text.split("/**").enumerate().map(|(n, part)| if n == 0 { part } else { part.split_once("*/").unwrap().1 });
    without_blocks
        .collect::<String>()
        .lines()
        .map(|line| line.split("//").next().unwrap())
        .collect::<Vec<_>>()
        .join("\n")
}

/// What stands between the braces behind `head`.
fn body<'a>(text: &'a str, head: &str) -> &'a str {
    let from = text.find(head).unwrap_or_else(|| panic!("the types have no `{head}`")) + head.len();
    let rest = &text[from..];
    let open = rest.find('{').unwrap() + 1;
    let mut depth = 1;
    for (at, c) in rest[open..].char_indices() {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        if depth == 0 {
            return &rest[open..open + at];
        }
    }
    panic!("`{head}` does not end")
}

/// The members of a body, one on a line: name, and what stands behind it.
fn members(body: &str) -> Vec<(String, String)> {
    let lines = body.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let line = line.trim_start_matches("static ").trim_start_matches("readonly ");
            let accessor = line.strip_prefix("get ").or_else(|| line.strip_prefix("set "));
            let line = accessor.unwrap_or(line);
            let (name, rest) = line.split_at(line.find([':', '(', '?']).unwrap());
            // What is got and set has brackets in the types, and none where it is used.
            let rest = accessor.and(rest.split_once(')')).map_or(rest, |(_, rest)| rest);
            (name.trim_matches('"').to_owned(), rest.trim_start_matches('?').trim_end_matches(';').to_owned())
        })
        .collect()
}

/// The words between quotes, in their order.
fn quoted(text: &str) -> Vec<&str> {
    text.split('"').skip(1).step_by(2).collect()
}

/// The words of a type that has a name of its own.
fn alias<'a>(text: &'a str, name: &str) -> &'a str {
    let head = format!("export type {name} =");
    let from = text.find(&head).unwrap_or_else(|| panic!("the types have no `{name}`")) + head.len();
    text[from..].split(';').next().unwrap()
}

fn element() -> Value {
    let text = fs::read_to_string("public/embed/custom-elements.json").unwrap();
    let manifest: Value = serde_json::from_str(&text).unwrap();
    manifest["modules"][0]["declarations"][0].clone()
}

fn names(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap()).collect()
}

#[test]
fn the_manifest_names_what_we_name() {
    let element = element();
    assert_eq!(element["tagName"], TAG);
    assert_eq!(names(&element["attributes"]), ATTRIBUTES.map(|a| a.name));
    assert_eq!(names(&element["events"]), EVENTS.map(|e| e.name));
    assert_eq!(names(&element["cssParts"]), PARTS);
    assert_eq!(names(&element["cssProperties"]), CUSTOM_PROPERTIES);
    let of_kind = |kind: &str| {
        let all = element["members"].as_array().unwrap().iter().filter(|m| m["kind"] == kind);
        all.map(|m| m["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(of_kind("method"), METHODS);
    let fields: Vec<_> = ATTRIBUTES.iter().map(|a| a.property).chain([READY, VERSION]).collect();
    assert_eq!(of_kind("field"), fields);
}

#[test]
fn the_manifest_gives_the_values_and_defaults_that_we_give() {
    let element = element();
    for (attribute, said) in ATTRIBUTES.iter().zip(element["attributes"].as_array().unwrap()) {
        let name = attribute.name;
        assert_eq!(said["fieldName"], attribute.property, "{name}");
        let kind = said["type"]["text"].as_str().unwrap();
        match attribute.values {
            Values::OneOf(words) => assert_eq!(quoted(kind), words, "{name}"),
            Values::Whole(least, most) => {
                assert_eq!(kind, (least..=most).map(|n| n.to_string()).collect::<Vec<_>>().join(" | "), "{name}");
            }
            _ => assert_eq!(kind, "string", "{name}"),
        }
        let default = said["default"].as_str().map(|text| text.trim_matches('"'));
        assert_eq!(default, attribute.default, "{name}");
        let field = element["members"].as_array().unwrap().iter().find(|m| m["attribute"] == name).unwrap();
        assert_eq!(field["name"], attribute.property, "{name}");
        assert_eq!(field["type"]["text"], property_type(attribute.values), "{name}");
    }
}

/// What a property gives: the words of its attribute, and nothing where that is not there.
fn property_type(values: Values) -> String {
    let words: Vec<_> = match values {
        Values::OneOf(words) => words.iter().map(|word| format!("\"{word}\"")).collect(),
        Values::Whole(least, most) => (least..=most).map(|n| format!("\"{n}\"")).collect(),
        _ => return "string".to_owned(),
    };
    format!("{} | \"\"", words.join(" | "))
}

#[test]
fn the_manifest_gives_the_details_that_we_give() {
    for (event, said) in EVENTS.iter().zip(element()["events"].as_array().unwrap()) {
        let kind = said["type"]["text"].as_str().unwrap();
        let given: Vec<_> = match kind.split_once('{') {
            None => Vec::new(),
            Some((_, fields)) => fields.split(';').filter_map(|field| Some(field.split_once(':')?.0.trim())).collect(),
        };
        assert_eq!(given, event.detail, "{}", event.name);
        let says_so = said["description"].as_str().unwrap().contains("Cancelable");
        assert_eq!(says_so, event.cancelable, "{}", event.name);
    }
}

#[test]
fn the_types_name_what_we_name() {
    let text = types();
    let attributes = members(body(&text, "export interface TreatmentExplorerAttributes"));
    assert_eq!(attributes.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ATTRIBUTES.map(|a| a.name));
    for (attribute, (_, kind)) in ATTRIBUTES.iter().zip(&attributes) {
        let kind = kind.trim_start_matches([':', ' ']);
        match attribute.values {
            Values::OneOf(words) => assert_eq!(quoted(alias(&text, kind)), words, "{}", attribute.name),
            Values::Whole(least, most) => {
                let numbers = alias(&text, kind.split(" | ").next().unwrap());
                assert_eq!(numbers.trim(), (least..=most).map(|n| n.to_string()).collect::<Vec<_>>().join(" | "));
            }
            _ => assert_eq!(kind, "string", "{}", attribute.name),
        }
    }
    let class = members(body(&text, "export declare class TreatmentExplorerElement"));
    let is_method = |rest: &str| rest.starts_with('(');
    let methods: Vec<_> = class.iter().filter(|(_, rest)| is_method(rest)).map(|(name, _)| name.as_str()).collect();
    assert_eq!(methods, METHODS);
    let fields: BTreeSet<_> =
        class.iter().filter(|(_, rest)| !is_method(rest)).map(|(name, _)| name.as_str()).collect();
    assert_eq!(fields, ATTRIBUTES.iter().map(|a| a.property).chain([READY, VERSION]).collect());
    assert_eq!(quoted(alias(&text, "TreatmentExplorerErrorCode")), ERROR_CODES);
    for line in body(&text, "export interface TreatmentExplorerIntrinsicElements").lines().take(2) {
        assert!(line.trim().is_empty() || line.contains(TAG), "{line}");
    }
}

#[test]
fn the_types_give_the_details_that_we_give() {
    let text = types();
    let events = members(body(&text, "export interface TreatmentExplorerEventDetails"));
    assert_eq!(events.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), EVENTS.map(|e| e.name));
    for (event, (name, detail)) in EVENTS.iter().zip(&events) {
        let fields = detail.trim_start_matches(": ").trim_matches(['{', '}', ' ']).split(';');
        let given: Vec<_> = fields.filter_map(|field| Some(field.split_once(':')?.0.trim())).collect();
        assert_eq!(given, event.detail, "{name}");
    }
}

#[test]
fn the_list_of_names_only_grows() {
    let mut text = String::new();
    for (what, list) in [
        ("attribute", ATTRIBUTES.map(|a| a.name).to_vec()),
        ("method", METHODS.to_vec()),
        ("event", EVENTS.map(|e| e.name).to_vec()),
        ("error", ERROR_CODES.to_vec()),
        ("part", PARTS.to_vec()),
        ("custom property", CUSTOM_PROPERTIES.to_vec()),
    ] {
        text.extend(list.iter().map(|name| format!("{what} {name}\n")));
    }
    let golden = fs::read_to_string("tests/fixtures/embed/names-1.0.0.txt").unwrap_or_default();
    let now: BTreeSet<_> = text.lines().collect();
    let lost: Vec<_> = golden.lines().filter(|line| !now.contains(line)).collect();
    assert!(golden.lines().count() > 50 && lost.is_empty(), "release 1.0.0 has names that are gone: {lost:?}\n{text}");
}

/// The folder of the npm packages.
fn modules() -> PathBuf {
    let folder = std::env::var_os("TE_NODE_MODULES");
    assert!(folder.is_some(), "TE_NODE_MODULES names no folder of npm packages; run `cargo xtask test --only test`");
    folder.unwrap_or_default().into()
}

#[test]
fn the_manifest_is_written_as_its_own_schema_says() {
    let schema = fs::read_to_string(modules().join("custom-elements-manifest/schema.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let manifest: Value =
        serde_json::from_str(&fs::read_to_string("public/embed/custom-elements.json").unwrap()).unwrap();
    let errors: Vec<_> = schema.iter_errors(&manifest).map(|e| format!("{e} at {}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:?}");
}

#[test]
fn a_page_in_typescript_compiles_with_the_types_and_its_slips_do_not() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("types");
    fs::create_dir_all(&folder).unwrap();
    for file in ["public/embed/treatment-explorer.d.ts", "tests/fixtures/embed/uses.ts"] {
        fs::copy(file, folder.join(Path::new(file).file_name().unwrap())).unwrap();
    }
    let output = Command::new(modules().join(".bin/tsc"))
        .args(["--noEmit", "--strict", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler"])
        .args(["--lib", "es2022,dom", "--types", "", "uses.ts", "treatment-explorer.d.ts"])
        .current_dir(&folder)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

/// What a project with React has: its hook, and the elements of HTML.
const REACT: &str = "declare module \"react\" { export function useEffect(run: () => void, on: unknown[]): void; }\n\
    declare namespace JSX { interface IntrinsicElements { a: { href: string; children?: unknown }; \
    button: { type: string; children?: unknown; [more: `data-${string}`]: unknown } } }\n";

#[test]
fn the_component_for_react_compiles_with_the_types() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("component");
    fs::create_dir_all(&folder).unwrap();
    fs::copy("public/embed/treatment-explorer.d.ts", folder.join("treatment-explorer.d.ts")).unwrap();
    fs::write(folder.join("react.d.ts"), REACT).unwrap();
    let release = Release {
        address: "https://explorer.example/1.0.0/".into(),
        integrity: Some("sha384-AAAA".into()),
        pages: "https://explorer.example/".into(),
    };
    for mode in ["inline", "popup", "floating"] {
        let chosen = Chosen {
            attributes: vec![
                ("treatment", "micro-needling".into()),
                ("mode", mode.into()),
                ("heading-level", "3".into()),
            ],
            link: "Quotes \" and { braces }".into(),
            title: String::new(),
            button: "</button> & more".into(),
        };
        fs::write(folder.join(format!("{mode}.tsx")), snippet(Platform::React, &chosen, &release)).unwrap();
    }
    let output = Command::new(modules().join(".bin/tsc"))
        .args(["--noEmit", "--strict", "--jsx", "preserve", "--target", "es2022", "--module", "esnext"])
        .args(["--moduleResolution", "bundler", "--lib", "es2022,dom", "--types", ""])
        .args(["inline.tsx", "popup.tsx", "floating.tsx", "react.d.ts", "treatment-explorer.d.ts"])
        .current_dir(&folder)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

fn clinic_schema() -> jsonschema::Validator {
    let text = fs::read_to_string("public/embed/clinic.schema.json").unwrap();
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

fn our_clinic() -> Value {
    let text = fs::read_to_string("content/clinic.toml").unwrap();
    serde_json::to_value(toml::from_str::<toml::Table>(&text).unwrap()).unwrap()
}

#[test]
fn our_own_clinic_fits_its_schema() {
    let clinic = our_clinic();
    let errors: Vec<_> =
        clinic_schema().iter_errors(&clinic).map(|e| format!("{e} at {}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:?}");
    // Every key of ours is one that the schema knows, or a slip in a name would pass unseen.
    let schema: Value = serde_json::from_str(&fs::read_to_string("public/embed/clinic.schema.json").unwrap()).unwrap();
    for key in clinic.as_object().unwrap().keys() {
        assert!(schema["properties"][key].is_object(), "the schema has no `{key}`");
    }
}

#[test]
fn a_slip_does_not_fit_the_schema_of_a_clinic() {
    let schema = clinic_schema();
    for (pointer, slip) in [
        ("/phone", json!(12_135_550_100_u64)),
        ("/booking_url", json!("booking.example.com")),
        ("/booking_url", json!("javascript:alert(1)")),
        ("/site_url", json!("https://explorer.example.com/")),
        ("/new_location/from", json!("November 2026")),
        ("/location/0/id", json!("example town")),
        ("/location/0/walk_in/0/days", json!(["monday"])),
        ("/location/0/walk_in/0/from", json!("9 am")),
    ] {
        let mut clinic = our_clinic();
        *clinic.pointer_mut(pointer).unwrap_or_else(|| panic!("there is no {pointer}")) = slip;
        assert!(!schema.is_valid(&clinic), "{pointer} fits");
    }
}
