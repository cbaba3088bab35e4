//! What the manifest and the types promise is what the element does: its properties, its methods, and every event.

use std::collections::BTreeSet;

use anyhow::{Context, ensure};
use harness::host::Host;
use harness::{Outcome, Page};
use serde_json::{Value, json};

use super::guests::{GUEST, js, more_sessions, settled, wait, with_snippet};

/// What `custom-elements.json` says of the element.
fn manifest() -> Outcome<Value> {
    let text = std::fs::read_to_string(harness::server::workspace().join("public/embed/custom-elements.json"))?;
    let manifest: Value = serde_json::from_str(&text)?;
    Ok(manifest["modules"][0]["declarations"][0].clone())
}

fn list(of: &Value) -> Vec<Value> {
    of.as_array().cloned().unwrap_or_default()
}

fn text(of: &Value) -> &str {
    of.as_str().unwrap_or_default()
}

/// The words between quotes in a type.
fn words(kind: &str) -> Vec<&str> {
    kind.split('"').skip(1).step_by(2).collect()
}

pub async fn each_property_gives_what_its_type_says(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    // None of it is opened: what is set here for a moment means nothing to anybody.
    let inside =
        "<treatment-explorer id=\"guest\" loading=\"interaction\"><a href=\"/x\">Read</a></treatment-explorer>";
    page.open_address(&host.add("properties", &with_snippet(&page.server.origin(), inside))).await?;
    page.wait("the element is defined", "return !!customElements.get('treatment-explorer')", vec![]).await?;
    let members = list(&manifest()?["members"]);
    let properties: Vec<_> = members.iter().filter(|member| member["attribute"].is_string()).collect();
    ensure!(properties.len() == 14, "the manifest has {} properties", properties.len());
    let script = "const [property, attribute, values] = arguments; \
        const g = document.createElement('treatment-explorer'); \
        const unset = g[property]; \
        const read = values.map((value) => { g.setAttribute(attribute, value); return g[property]; }); \
        g.removeAttribute(attribute); \
        const written = values.map((value) => { g[property] = value; return g.getAttribute(attribute); }); \
        return [unset, read, written]";
    for property in properties {
        let (name, kind) = (text(&property["name"]), text(&property["type"]["text"]));
        let mut values = if kind == "string" { vec!["some", "words"] } else { words(kind) };
        ensure!(kind == "string" || values.pop() == Some(""), "{name} can be \"\", and its type is {kind}");
        let given = page.js(script, vec![json!(name), property["attribute"].clone(), json!(values)]).await?;
        let written = if property["reflects"] == true { json!(values) } else { json!(vec![Value::Null; values.len()]) };
        ensure!(given == json!(["", values, written]), "{name}: {kind} is {given}");
    }
    Ok(())
}

pub async fn each_method_gives_what_its_type_says(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    page.open_address(&host.address("plain")).await?;
    ensure!(settled(page).await? == "ready");
    let members = list(&manifest()?["members"]);
    let names: Vec<_> = members.iter().filter(|m| m["kind"] == "method").map(|m| m["name"].clone()).collect();
    let script = "const said = {}; \
        for (const name of arguments[0]) { \
          const given = g[name](...(name === 'setPlan' ? [g.getPlan()] : [])); \
          const come = await given; \
          said[name] = `${given instanceof Promise ? 'Promise ' : ''}${come === g ? 'element' : come && typeof come === 'object' ? Object.keys(come).sort() : typeof come}`; \
        } \
        return [said, g.ready instanceof Promise && (await g.ready) === g, g.constructor.version]";
    let script = format!("return (async () => {{ {GUEST} {script} }})()");
    let said = page.wait("all methods answer", &script, vec![json!(names)]).await?;
    let expected = json!([{
        "open": "Promise element",
        "close": "undefined",
        "preload": "Promise undefined",
        "reset": "undefined",
        "getPlan": "fragment,version",
        "setPlan": "undefined",
        "report": "Promise address,findings,state,version,view",
    }, true, "1.0.0"]);
    ensure!(said == expected, "{said}");
    Ok(())
}

/// Takes a plan along in each way that the tool offers.
async fn takes_the_plan_along(page: &Page) -> Outcome {
    let root = "const r = document.querySelector('#plan').shadowRoot;";
    page.js("document.querySelector('#plan').scrollIntoView(); return true", vec![]).await?;
    page.wait(
        "the plan stands",
        &format!("{root} return !!r.querySelector('[data-awake] [data-export=text]')"),
        vec![],
    )
    .await?;
    for kind in ["text", "markdown", "link", "print"] {
        page.js(&format!("{root} r.querySelector('[data-export={kind}]').click(); return true"), vec![]).await?;
    }
    let told = "return window.seen.facts.filter((f) => f.name === 'tx-export').length === 4";
    page.wait("each way is told", told, vec![]).await.map(drop)
}

pub async fn each_event_has_the_detail_that_its_type_says(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    page.expect_console("treatment-explorer> theme=");
    let inside = "<button id=\"opener\" data-tx-open=\"#popup\">Open</button>\
        <treatment-explorer id=\"popup\" mode=\"popup\" treatment=\"micro-needling\" view=\"safety\" analytics=\"datalayer\"></treatment-explorer>\
        <treatment-explorer id=\"guest\" treatment=\"micro-needling\" view=\"article\" theme=\"purple\" loading=\"eager\" analytics=\"datalayer\"></treatment-explorer>\
        <treatment-explorer id=\"choose\" loading=\"eager\" analytics=\"datalayer\"></treatment-explorer>\
        <treatment-explorer id=\"plan\" treatment=\"micro-needling\" view=\"plan\" loading=\"eager\" analytics=\"datalayer\"></treatment-explorer>";
    page.open_address(&host.add("events", &with_snippet(&page.server.origin(), inside))).await?;
    wait(page, "all tools stand", "return !!g.shadowRoot?.querySelector('[data-awake]') && !g.shadowRoot.querySelector('[data-tool]:not([data-awake])')").await?;
    more_sessions(page).await?;
    js(page, "g.shadowRoot.querySelector('[data-testid=\"area-face.chin\"]').click(); g.addEventListener('tx-book', (e) => e.preventDefault()); g.shadowRoot.querySelector('[data-book]').click(); return true").await?;
    page.tap_on("#opener").await?;
    page.wait("the popup is open", "return popup.shadowRoot.querySelector('dialog').open", vec![]).await?;
    page.press(&[thirtyfour::Key::Escape]).await?;
    page.wait("the popup is closed", "return window.seen.facts.some((f) => f.name === 'tx-close')", vec![]).await?;
    takes_the_plan_along(page).await?;
    page.wait(
        "the choice is told",
        "return window.seen.facts.some((f) => f.detail.view === 'choose') && window.seen.facts.some((f) => f.name === 'tx-estimate')",
        vec![],
    )
    .await?;

    let events = list(&manifest()?["events"]);
    let mut missing: BTreeSet<_> = events.iter().map(|event| text(&event["name"]).to_owned()).collect();
    let facts = list(&page.js("return window.seen.facts", vec![]).await?);
    for fact in &facts {
        let event = events.iter().find(|event| event["name"] == fact["name"]).context("an event has no name")?;
        missing.remove(text(&fact["name"]));
        fits(text(&event["type"]["text"]), &fact["detail"]).with_context(|| fact.to_string())?;
    }
    ensure!(missing.is_empty(), "nobody hears of {missing:?}");
    let counts = |what: &str| facts.iter().any(|f| f["detail"]["what"] == what && f["detail"]["count"].is_u64());
    ensure!(counts("areas") && !counts("sessions"), "areas are counted, and nothing else: {facts:?}");
    let layer = page.js("return window.dataLayer", vec![]).await?;
    let told: Vec<_> = facts.iter().map(|fact| json!({ "event": fact["name"], "tx": fact["detail"] })).collect();
    ensure!(layer == json!(told), "the data layer holds {layer}, and the events are {told:?}");
    Ok(())
}

/// Whether a detail is what the type of its event says: its keys, the kind of each, and its words where they are named.
fn fits(kind: &str, detail: &Value) -> Outcome {
    let fields = kind.split_once('{').map_or("", |(_, rest)| rest.split_once('}').map_or(rest, |(fields, _)| fields));
    let fields: Vec<_> = fields.split(';').filter_map(|field| field.split_once(':')).collect();
    let mut more: BTreeSet<_> = detail.as_object().context("no object")?.keys().cloned().collect();
    for (name, kind) in fields {
        let (name, kind) = (name.trim(), kind.trim());
        let key = name.trim_end_matches('?');
        if !more.remove(key) {
            ensure!(key != name, "{name} is missing");
            continue;
        }
        let value = &detail[key];
        let is_good = match kind {
            "number" => value.is_u64(),
            "boolean" => value.is_boolean(),
            "string" => value.is_string(),
            _ => value.as_str().is_some_and(|word| is_one_of(kind, word)),
        };
        ensure!(is_good, "{name} is {value}, and should be {kind}");
    }
    ensure!(more.is_empty(), "the type does not have {more:?}");
    Ok(())
}

/// Whether a word is one that a union names, or one of the types that it is made of.
fn is_one_of(union: &str, word: &str) -> bool {
    let views = ["article", "areas", "estimator", "safety", "compare", "plan"];
    union.split(" | ").any(|part| match part {
        "TreatmentExplorerView" => views.contains(&word),
        "TreatmentExplorerErrorCode" => !word.is_empty(),
        quoted => quoted.trim_matches('"') == word,
    })
}
