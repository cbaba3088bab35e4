//! The guest on other people's pages: it works there, or shows the link and says why.

use anyhow::{Context, ensure};
use harness::host::{Host, names};
use harness::{Fault, Outcome, Page};
use serde_json::{Value, json};

/// How a page ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// The tools stand and work.
    Works,
    /// The link stays, and this code says why.
    FallsBack(&'static str),
    /// Our script does not run at all: the link is all there is.
    Silence,
}

/// Pages on which it does not simply work; all others are [`End::Works`].
const OTHERWISE: &[(&str, End)] = &[
    ("policy-no-wasm", End::FallsBack("csp-wasm")),
    ("policy-no-connect", End::FallsBack("fetch")),
    ("trusted-types-none", End::FallsBack("content")),
    ("policy-no-script", End::Silence),
    ("wrong-digest", End::Silence),
];

/// What a visitor does first, where the guest is out of sight.
const FIRST: &[(&str, &str)] = &[("hidden-tab", "#second-tab"), ("zero-width", "#unfold")];

/// The guest itself, also where a stand-in has the name.
pub const GUEST: &str = "const g = document.querySelector('treatment-explorer#guest, #guest treatment-explorer') ?? document.querySelector('treatment-explorer');";

/// Waits until the first guest is ready or has told a fault.
pub async fn settled(page: &Page) -> Outcome<String> {
    let script = "const f = [...(window.seen?.facts ?? [])].filter((f) => f.name === 'tx-ready' || f.name === 'tx-error' && f.detail.code !== 'bad-attribute'); return f.length ? (f[0].detail.code ?? 'ready') : ''";
    let end = page.wait("the guest is ready or says why not", script, vec![]).await?;
    Ok(end.as_str().unwrap_or_default().to_owned())
}

pub async fn js(page: &Page, script: &str) -> Outcome<Value> {
    page.js(&format!("{GUEST} {script}"), vec![]).await
}

pub async fn wait(page: &Page, what: &str, script: &str) -> Outcome<Value> {
    page.wait(what, &format!("{GUEST} {script}"), vec![]).await
}

/// Moves the slider of the estimator, as a visitor does.
pub async fn more_sessions(page: &Page) -> Outcome {
    js(
        page,
        "const s = g.shadowRoot.querySelector('#sessions-slider'); s.value = '6'; s.dispatchEvent(new Event('input', { bubbles: true })); return true",
    )
    .await?;
    wait(page, "a change of sessions is told", "return window.seen.facts.length && window.seen.facts.some((f) => f.name === 'tx-change' && f.detail.what === 'sessions')").await?;
    Ok(())
}

pub async fn each_host_page_has_a_working_guest_or_the_link_and_the_reason(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    // Every page of this case is expected to warn, or not, in its own way; `a_plain_host_stays_silent` is strict.
    page.expect_console("");
    for name in names()? {
        let expected = OTHERWISE.iter().find(|(of, _)| *of == name).map_or(End::Works, |(_, end)| *end);
        let address = if name == "file" { host.on_disk("file")? } else { host.address(&name) };
        page.open_address(&address).await?;
        if let Some((_, button)) = FIRST.iter().find(|(of, _)| *of == name) {
            page.tap_on(button).await?;
        }
        match expected {
            End::Silence => {
                let defined = page.js("return !!customElements.get('treatment-explorer')", vec![]).await?;
                ensure!(defined == Value::Bool(false), "{name}: the script runs");
            }
            End::FallsBack(code) => {
                let end = settled(page).await.with_context(|| name.clone())?;
                ensure!(end == code, "{name} ends with {end}");
                let link = js(page, "const a = g.querySelector('a'); return a.getClientRects().length > 0 && a.getBoundingClientRect().height > 8").await?;
                ensure!(link == Value::Bool(true), "{name}: the link is not to be seen");
                let fix =
                    page.js("return window.seen.facts.find((f) => f.name === 'tx-error').detail.fix", vec![]).await?;
                ensure!(fix.as_str().is_some_and(|fix| fix.len() > 20), "{name} says {fix}");
            }
            End::Works => {
                let end = settled(page).await.with_context(|| name.clone())?;
                ensure!(end == "ready", "{name} ends with {end}");
                let shift = page.js("return window.seen.shift", vec![]).await?;
                ensure!(shift.as_f64() == Some(0.0), "{name}: the host's page moves by {shift}");
                if name == "bad-attributes" {
                    // No treatment is named, and a list to choose from is the default.
                    let picks = js(page, "return g.shadowRoot.querySelectorAll('[data-tx-treatment]').length").await?;
                    ensure!(picks.as_u64().is_some_and(|n| n > 10), "{picks} treatments to choose from");
                    continue;
                }
                more_sessions(page).await.with_context(|| name.clone())?;
                let size = js(page, "const r = g.shadowRoot.querySelector('.tx-estimator__value'); return parseFloat(getComputedStyle(r).fontSize)").await?;
                ensure!(size.as_f64().is_some_and(|px| px >= 16.0), "{name}: the answer is {size} px high");
            }
        }
        // In words: some of these pages change how lists are written.
        let errors = page.js("return window.seen.errors.length + ' ' + window.seen.errors.join()", vec![]).await?;
        ensure!(errors == json!("0 "), "{name}: errors on the host's console: {errors}");
    }
    Ok(())
}

pub async fn a_plain_host_stays_silent(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    page.open_address(&host.address("plain")).await?;
    ensure!(settled(page).await? == "ready");
    more_sessions(page).await
}

pub async fn a_moved_guest_keeps_what_was_chosen(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    page.open_address(&host.address("single-page-app")).await?;
    settled(page).await?;
    more_sessions(page).await?;
    let kept = "return g.getPlan().fragment.includes('sessions=6')";
    page.tap_on("#move").await?;
    ensure!(js(page, kept).await? == Value::Bool(true), "moving loses the choice");
    page.js("window.kept = document.querySelector('#guest'); return true", vec![]).await?;
    page.tap_on("#take-away").await?;
    let gone = "return window.kept.shadowRoot.querySelector('[data-tool]') === null";
    page.wait("the tools leave a node that stays away", gone, vec![]).await?;
    page.tap_on("#bring-back").await?;
    wait(page, "the tools come back", "return !!g.shadowRoot.querySelector('[data-awake]')").await?;
    wait(page, "the choice comes back", kept).await?;
    Ok(())
}

pub async fn fifty_guests_share_one_program(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    page.open_address(&host.address("fifty")).await?;
    settled(page).await?;
    let far = "return document.querySelectorAll('treatment-explorer').length > 0 && [...document.querySelectorAll('treatment-explorer')].at(-1).shadowRoot.querySelector('[data-tool]') === null";
    ensure!(page.js(far, vec![]).await? == Value::Bool(true), "a guest far away has begun");
    let all = "for (const g of document.querySelectorAll('treatment-explorer')) g.setAttribute('loading', 'eager'); return true";
    page.js(all, vec![]).await?;
    let ready = "return new Set(window.seen.facts.filter((f) => f.name === 'tx-ready').map((f) => f.at)).size === 50";
    page.wait("all fifty are ready", ready, vec![]).await?;
    let asked = page.server.requests();
    for file in ["explorer_bg.wasm", "app.js", "split_estimator.wasm"] {
        let times = asked.iter().filter(|path| path.ends_with(file)).count();
        ensure!(times == 1, "{file} was fetched {times} times");
    }
    Ok(())
}

pub async fn a_changed_byte_gives_the_link_and_says_so(page: &Page) -> Outcome {
    page.expect_console("");
    for (fault, code) in [(Fault::WasmCorrupt, "integrity"), (Fault::WasmMissing, "fetch")] {
        let host = Host::start(&page.server.origin()).await?;
        page.server.mend();
        page.server.fault(fault);
        page.open_address(&host.address("plain")).await?;
        let end = settled(page).await?;
        ensure!(end == code, "{fault:?} ends with {end}");
        let link = js(page, "return g.querySelector('a').getClientRects().length > 0").await?;
        ensure!(link == Value::Bool(true), "{fault:?}: the link is not to be seen");
    }
    Ok(())
}

pub async fn a_part_that_does_not_come_gives_the_link_and_says_so(page: &Page) -> Outcome {
    page.expect_console("CORS policy");
    page.expect_console("ERR_FAILED");
    page.expect_console("treatment-explorer> split_safety_check.wasm could not be fetched");
    let host = Host::start(&page.server.origin()).await?;
    page.server.fault(Fault::SafetyCheckMissing);
    let inside = "<treatment-explorer id=\"guest\" treatment=\"micro-needling\" view=\"safety\"><a href=\"/x\">Read</a></treatment-explorer>";
    page.open_address(&host.add("part-missing", &with_snippet(&page.server.origin(), inside))).await?;
    let end = settled(page).await?;
    ensure!(end == "fetch", "it ends with {end}");
    let link = js(page, "return g.querySelector('a').getClientRects().length > 0").await?;
    ensure!(link == Value::Bool(true), "the link is not to be seen");
    let heard = page.js("return window.seen.errors", vec![]).await?;
    ensure!(heard == json!([]), "the host's page hears {heard}");
    Ok(())
}

pub fn with_snippet(explorer: &str, inside: &str) -> String {
    format!(
        "<!doctype html>\n<!--\nA page made up by a test.\n-->\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>A host</title>\
         <script src=\"/recorder.js\"></script>\
         <script async crossorigin src=\"{explorer}/1.0.0/embed.js\" integrity=\"{{{{integrity}}}}\"></script></head>\
         <body><h1>A host</h1>{inside}</body></html>"
    )
}

pub async fn a_popup_opens_from_any_button_and_closes_with_escape(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let inside = "<button id=\"opener\" data-tx-open=\"#guest\">Open</button><treatment-explorer id=\"guest\" mode=\"popup\" treatment=\"micro-needling\" view=\"safety\"><a href=\"/x\">Read</a></treatment-explorer>";
    page.open_address(&host.add("popup", &with_snippet(&page.server.origin(), inside))).await?;
    page.wait("the element is defined", "return !!customElements.get('treatment-explorer')", vec![]).await?;
    page.tap_on("#opener").await?;
    ensure!(settled(page).await? == "ready");
    let open = "return g.shadowRoot.querySelector('dialog').open";
    ensure!(js(page, open).await? == Value::Bool(true), "the popup is not open");
    page.press(&[thirtyfour::Key::Escape]).await?;
    wait(page, "Escape closes it", "return !g.shadowRoot.querySelector('dialog').open").await?;
    wait(page, "its close is told", "return window.seen.facts.some((f) => f.name === 'tx-close')").await?;
    let focus = page.js("return document.activeElement.id", vec![]).await?;
    ensure!(focus == json!("opener"), "the focus is on {focus}");
    Ok(())
}

pub async fn attributes_are_live_and_are_properties(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    page.open_address(&host.address("plain")).await?;
    settled(page).await?;
    js(page, "g.view = 'safety'; g.theme = 'dark'; return true").await?;
    wait(page, "the view changes", "return !!g.shadowRoot.querySelector('[data-tool=safety-check][data-awake]')")
        .await?;
    wait(page, "the theme changes", "return g.shadowRoot.querySelector('.tx-guest').dataset.theme === 'dark'").await?;
    let said = js(
        page,
        "g.headingLevel = 3; return [g.getAttribute('view'), g.getAttribute('heading-level'), g.constructor.version]",
    )
    .await?;
    ensure!(said == json!(["safety", "3", "1.0.0"]), "{said}");
    wait(page, "headings follow", "return g.shadowRoot.querySelector('h2')?.getAttribute('aria-level') === '3'")
        .await?;
    Ok(())
}

pub async fn a_wrong_attribute_gives_the_default_one_warning_and_an_event(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    page.expect_console("is not known; the default is used");
    page.expect_console("is not known; it is left out");
    page.open_address(&host.address("bad-attributes")).await?;
    ensure!(settled(page).await? == "ready");
    let bad = "return window.seen.facts.filter((f) => f.name === 'tx-error').map((f) => f.detail.message)";
    let bad = page.js(bad, vec![]).await?;
    let bad: Vec<&str> = bad.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    for name in [
        "treatment",
        "view",
        "mode",
        "concern",
        "theme",
        "loading",
        "heading-level",
        "booking",
        "clinic",
        "pass-params",
        "analytics",
        "nonce",
    ] {
        let times = bad.iter().filter(|text| text.starts_with(&format!("{name}="))).count();
        ensure!(times == 1, "{name} is told {times} times: {bad:?}");
    }
    Ok(())
}
