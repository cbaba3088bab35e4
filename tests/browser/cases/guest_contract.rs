//! What the guest tells its host, looks like there, and withstands; and the frame that stands in for it.

use anyhow::{Context, ensure};
use harness::host::Host;
use harness::{Outcome, Page};
use serde_json::{Value, json};

use super::guests::{GUEST, js, more_sessions, settled, wait, with_snippet};

/// What the data layer may hold, in the order of a visit. Append-only: tags of other people count on it.
const FACTS: &str = include_str!("../../fixtures/embed/facts-1.0.0.txt");

pub async fn facts_arrive_in_order_and_hold_no_choice(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let inside = "<treatment-explorer id=\"guest\" treatment=\"micro-needling\" view=\"article\" analytics=\"datalayer\" loading=\"eager\" areas=\"face.cheek\"><a href=\"/x\">Read</a></treatment-explorer>";
    page.open_address(&host.add("facts", &with_snippet(&page.server.origin(), inside))).await?;
    ensure!(settled(page).await? == "ready");
    wait(page, "all tools stand", "return g.shadowRoot.querySelectorAll('[data-tool]:not([data-awake])').length === 0")
        .await?;
    more_sessions(page).await?;
    js(page, "g.shadowRoot.querySelector('#q-keloid-history-yes, [data-testid=q-keloid-history-yes]').click(); g.shadowRoot.querySelector('[data-testid=\"area-face.chin\"]').click(); return true").await?;
    wait(
        page,
        "the areas are counted",
        "return window.seen.facts.some((f) => f.detail.what === 'areas' && f.detail.count === 2)",
    )
    .await?;
    js(page, "g.addEventListener('tx-book', (e) => e.preventDefault()); const b = g.shadowRoot.querySelector('[data-book]'); b.click(); return true").await?;
    let told = page.js("return window.dataLayer.map((d) => [d.event, ...Object.keys(d.tx)].join(' '))", vec![]).await?;
    let told: Vec<String> = serde_json::from_value(told)?;
    let known: Vec<&str> = FACTS.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    for fact in &told {
        ensure!(known.contains(&fact.as_str()), "“{fact}” is not in the list: {told:?}");
    }
    let at = |name: &str| told.iter().position(|fact| fact.starts_with(name));
    let order = ["tx-view", "tx-ready", "tx-change", "tx-book"].map(at);
    ensure!(order.is_sorted() && order[0] == Some(0) && order[3].is_some(), "not in the order of the visit: {told:?}");
    let everything = page.js("return JSON.stringify([window.dataLayer, window.seen.facts, location.href, document.title, {...localStorage}, {...sessionStorage}])", vec![]).await?;
    let everything = everything.as_str().unwrap_or_default();
    for choice in ["face.", "cheek", "chin", "keloid", "yes"] {
        ensure!(!everything.contains(choice), "the host learns “{choice}”: {everything}");
    }
    Ok(())
}

pub async fn campaigns_reach_the_booking_link_and_nothing_else_does(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    for (pass, expected) in
        [("", "utm_source=news&utm_medium=mail"), ("gclid", "utm_source=news&utm_medium=mail&gclid=7"), ("none", "")]
    {
        let inside = format!(
            "<treatment-explorer id=\"guest\" treatment=\"micro-needling\" booking=\"https://book.example/now\" pass-params=\"{pass}\" loading=\"eager\"><a href=\"/x\">Read</a></treatment-explorer>"
        );
        let address = host.add(&format!("campaign-{pass}"), &with_snippet(&page.server.origin(), &inside));
        page.open_address(&format!("{address}?utm_source=news&utm_medium=mail&gclid=7&secret=1")).await?;
        ensure!(settled(page).await? == "ready");
        let href = js(page, "return g.shadowRoot.querySelector('[data-book]').href").await?;
        let end = if expected.is_empty() { String::new() } else { format!("?{expected}") };
        ensure!(href == json!(format!("https://book.example/now{end}")), "with pass-params=\"{pass}\": {href}");
    }
    Ok(())
}

pub async fn the_hosts_own_clinic_stands_in_for_ours(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let clinic = format!("{}/examples/clinic.json", page.server.origin());
    let inside = format!(
        "<treatment-explorer id=\"guest\" treatment=\"micro-needling\" view=\"safety\" clinic=\"{clinic}\" loading=\"eager\"><a href=\"/x\">Read</a></treatment-explorer>"
    );
    page.open_address(&host.add("clinic", &with_snippet(&page.server.origin(), &inside))).await?;
    ensure!(settled(page).await? == "ready");
    let said = js(page, "return g.shadowRoot.textContent").await?;
    let file = std::fs::read_to_string(harness::server::workspace().join("public/examples/clinic.json"))?;
    let file: Value = serde_json::from_str(&file)?;
    let phone = file["phone"].as_str().context("the example has a phone")?;
    ensure!(said.as_str().is_some_and(|text| text.contains(phone)), "the clinic's phone {phone} is not shown");
    Ok(())
}

/// Accents of a simple generator, so that a failure comes again.
pub async fn any_accent_of_a_host_can_be_read(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    page.open_address(&host.address("plain")).await?;
    settled(page).await?;
    let script = r"
        const root = g.shadowRoot.querySelector('.tx-guest');
        const light = ([r, g, b]) => { const f = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4); return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
        const color = (name) => { const p = document.createElement('i'); p.style.color = `color-mix(in srgb, var(--x-${name}) 100%, black 0%)`; root.append(p); const n = getComputedStyle(p).color; p.remove(); const v = n.replace('srgb', '').match(/-?[\d.]+(e-?\d+)?/g).map(Number); const c = n.startsWith('color') ? v.slice(0, 3) : v.slice(0, 3).map((c) => c / 255); return c.map((c) => Math.min(1, Math.max(0, c))); };
        const ratio = (a, b) => { const [x, y] = [light(color(a)), light(color(b))]; return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05); };
        let seed = 20261125; const next = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
        const bad = [];
        for (let n = 0; n < 200; n++) {
          const accent = `oklch(${next()} ${next() * 0.37} ${next() * 360})`;
          g.style.setProperty('--tx-accent', accent);
          g.theme = n % 2 ? 'dark' : 'light';
          for (const [ink, ground] of [['accent', 'surface'], ['accent', 'surface-2'], ['accent', 'accent-soft'], ['on-accent', 'accent'], ['text', 'surface'], ['text-muted', 'surface-2']]) {
            const now = ratio(ink, ground);
            if (!(now >= 4.5)) bad.push([accent, g.theme, ink, ground, now]);
          }
        }
        return bad;";
    let bad = js(page, script).await?;
    ensure!(bad == json!([]), "too close: {bad}");
    Ok(())
}

pub async fn another_version_on_the_page_is_told(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    page.expect_console("is already on this page");
    let inside = "<script>customElements.define('treatment-explorer', class extends HTMLElement { static version = '0.9.0' })</script>";
    let text = with_snippet(&page.server.origin(), "").replace("<script async", &format!("{inside}<script async"));
    page.open_address(&host.add("clash", &text)).await?;
    ensure!(settled(page).await? == "version-clash");
    Ok(())
}

pub async fn the_doctor_names_what_is_in_the_way(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    page.expect_console("");
    page.open_address(&format!("{}?tx-doctor", host.address("policy-no-wasm"))).await?;
    ensure!(settled(page).await? == "csp-wasm");
    let shown = wait(page, "the report is shown", "return g.shadowRoot.querySelector('pre')?.textContent").await?;
    ensure!(
        shown.as_str().is_some_and(|text| text.contains("'wasm-unsafe-eval'") && text.contains(&page.server.origin())),
        "{shown}"
    );
    page.open_address(&host.address("base-href")).await?;
    settled(page).await?;
    let report = page.wait("the report comes", &format!("return (async () => {{ {GUEST} const r = await g.report(); return [r.state, ...r.findings.map((f) => f.code)] }})()"), vec![]).await?;
    ensure!(report == json!(["shown", "base"]), "{report}");
    Ok(())
}

pub async fn a_frame_has_the_height_of_its_content(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let explorer = page.server.origin();
    let frame = format!(
        "<iframe id=\"frame\" src=\"{explorer}/v1/frame/?treatment=micro-needling&view=estimator\" title=\"Explorer\" style=\"width:100%;height:300px;border:0\"></iframe>"
    );
    let head = "<!doctype html>\n<!--\nA page with a frame.\n-->\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>A host</title><script src=\"/recorder.js\"></script></head><body>";
    page.open_address(&host.add(
        "frame",
        &format!("{head}{frame}<script async src=\"{explorer}/v1/frame-host.js\"></script></body></html>"),
    ))
    .await?;
    page.wait(
        "the frame says that it is ready",
        "return window.seen.facts.some((f) => f.name === 'tx-ready' && f.at === 'frame')",
        vec![],
    )
    .await?;
    page.wait(
        "the frame grows",
        "const h = document.querySelector('#frame').style.height; return /^\\d{3,5}px$/.test(h) && parseInt(h) > 900",
        vec![],
    )
    .await?;
    // Messages of others, and nonsense from anyone, change nothing.
    let noise = r#"
        const frame = document.querySelector('#frame'); const before = frame.style.height;
        let seed = 11; const next = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
        const values = [null, undefined, 0, -1, 1e9, NaN, "", "height", {}, [], { height: 5 }, true, "9".repeat(999)];
        const any = () => values[next(values.length)];
        for (let n = 0; n < 50000; n++) {
          const message = next(4) ? { "treatment-explorer": next(3) ? 1 : any(), height: any(), hello: any(), knock: any(), fact: any(), detail: any(), campaign: any() } : any();
          postMessage(message, "*");
          frame.contentWindow.postMessage(message, "*");
          if (n % 500 === 0) await new Promise((go) => setTimeout(go));
        }
        await new Promise((go) => setTimeout(go, 50));
        return [before === frame.style.height, window.seen.errors.length, window.seen.facts.filter((f) => f.name === "tx-error").length];"#;
    let quiet = page.wait("the noise is over", &format!("return (async () => {{ {noise} }})()"), vec![]).await?;
    ensure!(quiet == json!([true, 0, 0]), "after 100,000 messages: {quiet}");
    Ok(())
}

/// A frame that is still empty, as each is that loads lazily, and a helper that comes after the knock.
pub async fn a_frame_and_its_helper_meet_whichever_comes_first(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let explorer = page.server.origin();
    let head = "<!doctype html>\n<!--\nA page with a frame.\n-->\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>A host</title><script src=\"/recorder.js\"></script></head><body>";
    let frame = format!(
        "<iframe id=\"frame\" src=\"{explorer}/v1/frame/?treatment=micro-needling&view=safety\" title=\"Explorer\" loading=\"lazy\" style=\"width:100%;height:300px;border:0\"></iframe>"
    );
    let grown = "return parseInt(document.querySelector('#frame').style.height) > 301";

    let far = format!(
        "{head}<div style=\"height:20000px\"></div>{frame}<script src=\"{explorer}/v1/frame-host.js\"></script></body></html>"
    );
    page.open_address(&host.add("helper-first", &far)).await?;
    let empty = "return document.readyState === 'complete' && document.querySelector('#frame').contentDocument?.URL";
    ensure!(page.wait("the page is whole", empty, vec![]).await? == "about:blank", "the frame is loaded already");
    page.js("document.querySelector('#frame').scrollIntoView()", vec![]).await?;
    page.wait("the frame grows", grown, vec![]).await?;

    let alone = format!("{head}{frame}<script>frame.onload = () => {{ window.loaded = true }}</script></body></html>");
    page.open_address(&host.add("frame-first", &alone)).await?;
    page.wait("the frame is loaded, and has knocked", "return window.loaded === true", vec![]).await?;
    let come = "const s = document.createElement('script'); s.src = arguments[0]; document.body.append(s)";
    page.js(come, vec![json!(format!("{explorer}/v1/frame-host.js"))]).await?;
    page.wait("the frame grows", grown, vec![]).await.map(drop)
}

/// Every part of the contract can be styled somewhere, and no part is given that is not in it.
pub async fn every_part_of_the_contract_is_shown(page: &Page) -> Outcome {
    let contract = std::fs::read_to_string(harness::server::workspace().join("public/embed/custom-elements.json"))?;
    let contract: Value = serde_json::from_str(&contract)?;
    let named = contract["modules"][0]["declarations"][0]["cssParts"].as_array().cloned().unwrap_or_default();
    let mut named: Vec<Value> = named.iter().map(|part| part["name"].clone()).collect();
    named.sort_by_key(ToString::to_string);
    ensure!(named.len() > 10, "hardly any parts are in the contract: {named:?}");
    let host = Host::start(&page.server.origin()).await?;
    let inside: String = ["article", "areas", "estimator", "plan"]
        .map(|view| format!("<treatment-explorer treatment=\"micro-needling\" view=\"{view}\" loading=\"eager\"></treatment-explorer>"))
        .concat();
    let several = "<treatment-explorer treatment=\"micro-needling prp-skin\" view=\"safety\" loading=\"eager\"></treatment-explorer>";
    page.open_address(&host.add("parts", &with_snippet(&page.server.origin(), &format!("{inside}{several}")))).await?;
    let last = "const last = [...document.querySelectorAll('treatment-explorer')].at(-1)?.shadowRoot;";
    let choice = "button[data-tx-treatment]";
    page.wait("there is a choice", &format!("{last} return !!last?.querySelector('{choice}')"), vec![]).await?;
    page.js(&format!("{last} last.querySelector('{choice}').click()"), vec![]).await?;
    let shown = "const found = new Set(); \
        for (const one of document.querySelectorAll('treatment-explorer')) \
          for (const e of one.shadowRoot?.querySelectorAll('[part]') ?? []) for (const part of e.getAttribute('part').split(' ')) found.add(part); \
        const parts = [...found].sort(); return JSON.stringify(parts) === JSON.stringify(arguments[0]) && parts";
    page.wait(&format!("the parts are {named:?}"), shown, vec![json!(named)]).await.map(drop)
}

pub async fn a_frame_works_without_its_helper(page: &Page) -> Outcome {
    page.open("/v1/frame/?treatment=micro-needling&view=safety&theme=dark").await?;
    page.wait(
        "the guest stands",
        "return !!document.querySelector('treatment-explorer')?.shadowRoot?.querySelector('[data-awake]')",
        vec![],
    )
    .await?;
    Ok(())
}

/// A page as it was written against the first release; it must work for ever.
pub async fn a_page_of_the_first_release_still_works(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let text = std::fs::read_to_string(harness::server::workspace().join("tests/fixtures/embed/page-1.0.0.html"))?;
    page.open_address(&host.add("old", &text)).await?;
    let said = page.wait("the page has tried everything", "return window.tried", vec![]).await?;
    ensure!(said == json!("all good"), "{said}");
    Ok(())
}
