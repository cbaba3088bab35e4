//! What a host does to a guest while it loads and while it stands: it counts, once, and nothing is lost.

use anyhow::ensure;
use harness::host::Host;
use harness::{Fault, Outcome, Page};
use serde_json::{Value, json};

use crate::guests::{js, settled, wait, with_snippet};

const ESTIMATOR: &str = "<treatment-explorer id=\"guest\" treatment=\"micro-needling\" view=\"estimator\" loading=\"eager\"><a href=\"/x\">Read</a></treatment-explorer>";

const PLAN: &str = "v=1&area=face.chin&concern=acne-scars&sessions=5";

/// Opens a page with this in its body; the script of the element is there, and the program waits.
async fn held(page: &Page, host: &Host, inside: &str) -> Outcome {
    page.server.fault(Fault::WasmHeld);
    page.open_address(&host.add("held", &with_snippet(&page.server.origin(), inside))).await?;
    page.wait("the element is defined", "return !!customElements.get('treatment-explorer')", vec![]).await.map(drop)
}

async fn released(page: &Page) -> Outcome {
    page.server.release();
    let end = settled(page).await?;
    ensure!(end == "ready", "it ends with {end}");
    Ok(())
}

async fn ready(page: &Page, host: &Host, inside: &str) -> Outcome {
    page.open_address(&host.add("ready", &with_snippet(&page.server.origin(), inside))).await?;
    let end = settled(page).await?;
    ensure!(end == "ready", "it ends with {end}");
    Ok(())
}

async fn plan(page: &Page) -> Outcome<String> {
    Ok(js(page, "return g.getPlan().fragment").await?.as_str().unwrap_or_default().to_owned())
}

pub async fn what_is_set_while_it_loads_counts(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    held(page, &host, ESTIMATOR).await?;
    js(page, &format!("g.setPlan({{ version: 1, fragment: '{PLAN}' }}); g.theme = 'dark'; return true")).await?;
    ensure!(plan(page).await? == PLAN, "the plan is not kept while it loads: {}", plan(page).await?);
    released(page).await?;
    let kept = plan(page).await?;
    ensure!(kept.contains("sessions=5") && kept.contains("face.chin"), "the plan is lost: {kept}");
    let theme = js(page, "return g.shadowRoot.querySelector('.tx-guest').dataset.theme").await?;
    ensure!(theme == "dark", "the theme is {theme}");
    Ok(())
}

pub async fn a_plan_that_is_set_as_the_view_comes_counts(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let inside = format!(
        "<script>addEventListener('tx-view', (event) => event.target.setPlan('{PLAN}'), {{ once: true }})</script>{ESTIMATOR}"
    );
    ready(page, &host, &inside).await?;
    let kept = plan(page).await?;
    ensure!(kept.contains("sessions=5") && kept.contains("face.chin"), "the plan is lost: {kept}");
    Ok(())
}

pub async fn a_reset_while_it_loads_forgets(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    held(page, &host, ESTIMATOR).await?;
    js(page, &format!("g.setPlan('{PLAN}'); g.reset(); return true")).await?;
    released(page).await?;
    let kept = plan(page).await?;
    ensure!(!kept.contains("sessions") && !kept.contains("chin"), "it remembers {kept}");
    Ok(())
}

pub async fn what_the_host_changes_takes_the_place_of_what_was_chosen(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let inside = ESTIMATOR.replace("view=", "areas=\"face.cheek\" concern=\"acne-scars\" view=");
    ready(page, &host, &inside).await?;
    js(page, "g.setPlan(g.getPlan().fragment + '&sessions=5'); return true").await?;
    js(page, "g.areas = 'face.chin'; return true").await?;
    wait(page, "the areas follow", "return /face\\.chin/.test(g.getPlan().fragment)").await?;
    let kept = plan(page).await?;
    ensure!(!kept.contains("cheek") && kept.contains("sessions=5"), "after a change of areas: {kept}");
    ensure!(kept.contains("acne-scars"), "the concern went with the areas: {kept}");
    js(page, "g.concern = 'fine-lines'; return true").await?;
    wait(page, "the concern follows", "return /concern=fine-lines/.test(g.getPlan().fragment)").await?;
    ensure!(plan(page).await?.contains("face.chin"), "the areas went with the concern");
    // The columns of a comparison.
    let heads = "return [...g.shadowRoot.querySelectorAll('table thead th')].map((th) => th.textContent).join()";
    js(page, "g.treatment = 'micro-needling superficial-peel'; g.view = 'compare'; return true").await?;
    wait(page, "the comparison stands", "return !!g.shadowRoot.querySelector('[data-tool=comparison][data-awake]')")
        .await?;
    let before = js(page, heads).await?;
    js(page, "g.treatment = 'micro-needling rf-micro-needling'; return true").await?;
    let other = format!("const now = (() => {{ {heads} }})(); return !!now && now !== {before}");
    wait(page, "the columns follow", &other).await?;
    Ok(())
}

pub async fn another_way_of_opening_while_it_loads_opens_once(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    held(page, &host, ESTIMATOR).await?;
    js(page, "g.mode = 'popup'; g.open(); return true").await?;
    released(page).await?;
    let views = page.js("return window.seen.facts.filter((f) => f.name === 'tx-view').length", vec![]).await?;
    ensure!(views == 1, "it opened {views} times");
    Ok(())
}

pub async fn it_can_be_opened_before_it_stands_on_the_page(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let address = host.add("nowhere", &with_snippet(&page.server.origin(), ""));
    page.open_address(&address).await?;
    page.wait("the element is defined", "return !!customElements.get('treatment-explorer')", vec![]).await?;
    let made = "const e = document.createElement('treatment-explorer'); e.id = 'guest'; e.mode = 'popup'; \
                e.treatment = 'micro-needling'; e.view = 'safety'; e.open(); document.body.append(e); return e.shadowRoot.querySelector('dialog').open";
    ensure!(page.js(made, vec![]).await? == Value::Bool(true), "the wish to open is forgotten");
    ensure!(settled(page).await? == "ready");
    // An open popup that a page moves stays above the page.
    let moved = "document.body.prepend(g); const d = g.shadowRoot.querySelector('dialog'); return d.matches(':modal')";
    ensure!(js(page, moved).await? == Value::Bool(true), "a moved popup is no popup any more");
    let heard = page.js("return window.seen.errors", vec![]).await?;
    ensure!(heard == json!([]), "the host's page hears {heard}");
    Ok(())
}

pub async fn what_was_set_before_the_script_came_counts(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let text = "<!doctype html>\n<!--\nA page that is first.\n-->\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>A host</title><script src=\"/recorder.js\"></script></head><body><h1>A host</h1></body></html>";
    page.open_address(&host.add("early", text)).await?;
    let early = "const e = document.createElement('treatment-explorer'); e.id = 'guest'; e.treatment = 'micro-needling'; \
                 e.view = 'safety'; e.headingLevel = 3; document.body.append(e); const s = document.createElement('script'); \
                 s.crossOrigin = 'anonymous'; s.src = arguments[0]; document.head.append(s); return true";
    page.js(early, vec![json!(format!("{}/1.0.0/embed.js", page.server.origin()))]).await?;
    ensure!(settled(page).await? == "ready");
    let said = js(page, "return [g.getAttribute('view'), g.getAttribute('heading-level')]").await?;
    ensure!(said == json!(["safety", "3"]), "{said}");
    js(page, "g.view = 'areas'; return true").await?;
    wait(page, "the view changes", "return !!g.shadowRoot.querySelector('[data-tool=target-areas][data-awake]')")
        .await
        .map(drop)
}

pub async fn a_stand_in_is_live(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let inside =
        "<div id=\"place\" data-tx-treatment=\"micro-needling\" data-tx-view=\"safety\"><a href=\"/x\">Read</a></div>";
    ready(page, &host, inside).await?;
    page.js("document.querySelector('#place').dataset.txView = 'areas'; return true", vec![]).await?;
    let follows = "return !!document.querySelector('treatment-explorer').shadowRoot.querySelector('[data-tool=target-areas][data-awake]')";
    page.wait("the view changes", follows, vec![]).await.map(drop)
}

pub async fn words_of_a_plan_are_told_to_nobody(page: &Page) -> Outcome {
    page.expect_console("typo");
    let host = Host::start(&page.server.origin()).await?;
    held(page, &host, &ESTIMATOR.replace("view=", "analytics=\"datalayer\" concern=\"typo\" view=")).await?;
    js(page, "g.setPlan('v=1&area=face.cheekk&concern=my-secret'); return true").await?;
    released(page).await?;
    let told = "const r = arguments[0]; g.report().then((report) => r(JSON.stringify([window.seen.facts, window.dataLayer, report])))";
    let told = page.driver.execute_async(format!("const g = document.querySelector('#guest'); {told}"), vec![]).await?;
    let told = told.json().as_str().unwrap_or_default().to_owned();
    ensure!(told.contains("tx-ready"), "nothing was told at all: {told}");
    ensure!(!told.contains("cheekk") && !told.contains("secret"), "{told}");
    // What the host itself has written is told to it.
    js(page, "g.setPlan(''); g.concern = 'typo'; g.areas = 'face.typo'; return true").await?;
    wait(page, "the host hears of its own words", "return JSON.stringify(window.seen.facts).includes('face.typo')")
        .await
        .map(drop)
}

pub async fn analytics_off_tells_nothing_of_the_visit(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    ready(page, &host, &ESTIMATOR.replace("view=", "analytics=\"off\" view=")).await?;
    let moved = "const s = g.shadowRoot.querySelector('#sessions-slider'); s.value = '6'; s.dispatchEvent(new Event('input', { bubbles: true })); return true";
    js(page, moved).await?;
    wait(page, "the choice is made", "return g.getPlan().fragment.includes('sessions=6')").await?;
    let told = page.js("return window.seen.facts.map((f) => f.name).join()", vec![]).await?;
    ensure!(told == "tx-ready", "{told}");
    Ok(())
}

pub async fn the_script_that_follows_the_newest_uses_files_that_never_change(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let rolling = with_snippet(&page.server.origin(), ESTIMATOR)
        .replace("/1.0.0/embed.js", "/v1/embed.js")
        .replace(" integrity=\"{{integrity}}\"", "");
    page.open_address(&host.add("rolling", &rolling)).await?;
    ensure!(settled(page).await? == "ready");
    let asked = page.server.requests();
    let rolling: Vec<_> = asked.iter().filter(|path| path.starts_with("/v1/")).collect();
    ensure!(rolling == ["/v1/embed.js"], "{rolling:?}");
    ensure!(asked.iter().any(|path| path == "/1.0.0/app.js"), "{asked:?}");
    Ok(())
}
