//! The JSON Schema of a treatment's front matter, for editors that complete and check it.
//!
//! Its words come from the domain, so that it cannot drift from what the compiler reads; the file in `content/schema/`
//! is what this makes (`tests/suite/schema.rs`).

use super::skeleton::FACTS;
use crate::domain::treatment::{FitzpatrickType, Grade, RegulatorScope, Without};
use serde_json::{Value, json};

/// The schema, ready to be written.
pub fn treatment() -> String {
    let record = |required: &[&str], own: Value| {
        let mut properties = own;
        properties["sources"] = json!({
            "type": "array", "minItems": 1, "items": { "type": "string" },
            "description": "Ids from content/sources.toml. A line without a source is not built.",
        });
        let required: Vec<_> = required.iter().copied().chain(["sources"]).collect();
        json!({ "type": "object", "additionalProperties": false, "required": required, "properties": properties })
    };
    let list = |items: Value| json!({ "type": "array", "items": items });
    let scopes =
        [RegulatorScope::Authorized, RegulatorScope::Outside, RegulatorScope::NotChecked, RegulatorScope::None];
    let without = json!({ "type": "array", "items": { "enum": Without::ALL.map(Without::as_str) },
        "description": "What these days go without, for the plan. The sentence of the row must say so too." });
    let fact = record(
        &["key", "label", "text"],
        json!({
            "key": { "type": "string", "examples": FACTS.map(|(key, _)| key),
                "description": "The same twelve keys for every treatment, and further ones after them." },
            "label": text("The label on the fact card."),
            "min": { "type": "number", "minimum": 0 },
            "max": { "type": "number", "minimum": 0 },
            "unit": { "enum": ["sessions", "days", "weeks", "minutes", "months", "years", "usd", "usd per session"] },
            "found": { "type": "boolean", "default": true, "description": "false where no source says it; then no number." },
            "text": text("The fact in a sentence or two; what is not known is said here."),
        }),
    );
    let comparison = json!({ "type": "object", "additionalProperties": false, "required": ["with", "heading", "text", "rows"], "properties": {
        "with": text("The name that ::comparison{with=\"…\"} uses."),
        "heading": text("The name of the table."), "text": text("What the table says."),
        "rows": list(record(&["row", "this", "other"], json!({ "row": text(""), "this": text(""), "other": text("") }))),
    } });
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Front matter of a treatment",
        "type": "object",
        "additionalProperties": false,
        "required": ["slug", "name", "modality", "plain", "description", "review"],
        "properties": {
            "slug": text("The file's name without .md; also the address."),
            "name": text("The name in headings."),
            "also": { "type": "array", "items": { "type": "string" }, "description": "Other names, for the search." },
            "modality": text("How it works, in two or three words."),
            "trials": { "enum": ["needling", "radio-frequency"],
                "description": "Which arms of content/evidence/needling.csv are trials of this treatment, if any." },
            "plain": text("One plain sentence."),
            "description": { "type": "string", "maxLength": 155, "description": "For search engines, without a promise." },
            "review": { "type": "object", "additionalProperties": false, "required": ["facts_read", "next_review"], "properties": {
                "reviewer": text("The reviewing dermatologist; empty while nobody has reviewed."),
                "reviewed": text("When they did, YYYY-MM-DD."),
                "facts_read": date(), "next_review": date(),
            } },
            "fact": list(fact),
            "indication": list(record(&["concern", "grade", "scope", "text"], json!({
                "concern": text("An id from content/concerns.toml."),
                "grade": { "enum": Grade::ALL.map(Grade::as_str) },
                "scope": { "enum": scopes.map(RegulatorScope::as_str) },
                "text": text("What was found."),
            }))),
            "area": list(record(&["areas", "status", "text"], json!({
                "areas": { "type": "array", "items": { "type": "string" }, "description": "Ids from content/areas.toml." },
                "status": { "enum": ["authorized", "studied", "advised-against", "ask"] },
                "text": text("What is known there."),
            }))),
            "side_effect": list(record(&["name", "frequency", "text"], json!({
                "name": text(""), "frequency": text("How often, in the words of the sources."),
                "percent": { "type": "number", "minimum": 0, "maximum": 100, "description": "Only where a source gives a rate." },
                "group": text("Among whom."), "text": text(""),
            }))),
            "skin_type": list(record(&["types", "suitability", "pih", "text"], json!({
                "types": { "type": "array", "items": { "enum": FitzpatrickType::ALL.map(FitzpatrickType::as_str) } },
                "suitability": { "enum": ["suitable", "with-care", "specialist-only", "generally-avoid"] },
                "pih": text("The risk of dark marks, in words."), "text": text(""),
            }))),
            "caution": list(record(&["question", "level", "text"], json!({
                "question": text("An id from content/safety.toml."),
                "level": { "enum": ["absolute", "postpone", "ask"] },
                "wait_days": { "type": "integer", "minimum": 0, "maximum": 3650 },
                "text": text("The condition in words, then what the source says."),
            }))),
            "precare": list(record(&["text"], json!({
                "days_before": { "type": "integer", "minimum": 0, "maximum": 365 }, "text": text(""), "without": without,
            }))),
            "aftercare": list(record(&["from_day", "to_day", "title", "expect", "do", "avoid"], json!({
                "from_day": { "type": "integer", "minimum": 0, "maximum": 365 },
                "to_day": { "type": "integer", "minimum": 0, "maximum": 365 },
                "title": text(""), "expect": text(""), "do": text(""), "avoid": text(""),
                "alert": { "type": "boolean", "default": false, "description": "true for the row of signs to call about." },
                "without": without,
            }))),
            "cost": list(record(&["low", "high", "currency", "unit", "year", "text"], json!({
                "low": { "type": "integer", "minimum": 0 }, "high": { "type": "integer", "minimum": 0 },
                "currency": { "const": "USD" }, "unit": text("For what: session."), "year": text(""), "text": text(""),
            }))),
            "step": list(record(&["title", "text"], json!({
                "title": text(""), "text": text(""), "drawing": { "enum": ["needles", "repair", "fibers"] },
            }))),
            "comparison": list(comparison),
        },
    });
    // A value made from literals can be written.
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

fn text(description: &str) -> Value {
    if description.is_empty() {
        json!({ "type": "string" })
    } else {
        json!({ "type": "string", "description": description })
    }
}

fn date() -> Value {
    json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
}
