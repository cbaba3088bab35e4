//! What the guest tells its host, looks like there, and withstands.

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

/// A page as it was written against the first release; it must work for ever.
pub async fn a_page_of_the_first_release_still_works(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let text = std::fs::read_to_string(harness::server::workspace().join("tests/fixtures/embed/page-1.0.0.html"))?;
    page.open_address(&host.add("old", &text)).await?;
    let said = page.wait("the page has tried everything", "return window.tried", vec![]).await?;
    ensure!(said == json!("all good"), "{said}");
    Ok(())
}
