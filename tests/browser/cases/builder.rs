//! The builder of snippets: what it writes works on somebody's page, and nothing of it is sent anywhere.

use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context, ensure};
use harness::host::Host;
use harness::{Outcome, Page};
use serde_json::{Value, json};

use super::guests::{more_sessions, settled};

const PAGE: &str = "/embed/";

pub async fn the_snippet_works_on_another_page(page: &Page) -> Outcome {
    page.open(PAGE).await?;
    page.wait_awake("snippet-builder").await?;
    page.wait_text("snippet", "pins the script", |text| text.contains("integrity=\"sha384-")).await?;
    page.choose("snippet-view", "safety").await?;
    page.js("document.querySelector('#snippet-treatments').open = true; return true", vec![]).await?;
    page.click("snippet-treatment-micro-needling").await?;
    let snippet = page.wait_text("snippet", "names the view", |text| text.contains("view=\"safety\"")).await?;
    ensure!(snippet.contains("treatment=\"micro-needling\""), "{snippet}");
    let host = Host::start(&page.server.origin()).await?;
    let text = format!(
        "<!doctype html>\n<!--\nA page with a pasted snippet.\n-->\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>x</title><script src=\"/recorder.js\"></script></head><body>{snippet}</body></html>"
    );
    page.open_address(&host.add("pasted", &text)).await?;
    ensure!(settled(page).await? == "ready");
    Ok(())
}

pub async fn every_way_has_its_snippet_and_its_steps(page: &Page) -> Outcome {
    page.open(PAGE).await?;
    page.wait_awake("snippet-builder").await?;
    let mut seen = Vec::new();
    for (platform, mark) in [
        ("html", "<treatment-explorer"),
        ("wordpress", "[treatment_explorer"),
        ("wix", "/frame/"),
        ("react", "useEffect"),
        ("gtm", "data-tx-treatment"),
        ("iframe", "<iframe"),
        ("webflow", "<treatment-explorer"),
        ("squarespace", "<treatment-explorer"),
        ("shopify", "<treatment-explorer"),
    ] {
        page.choose("snippet-platform", platform).await?;
        page.wait_text("snippet", mark, |text| text.contains(mark)).await.context(platform)?;
        let steps = page.text("snippet-steps").await?;
        ensure!(steps.len() > 20 && !seen.contains(&steps), "{platform}: {steps}");
        seen.push(steps);
    }
    Ok(())
}

pub async fn the_preview_is_the_element_itself(page: &Page) -> Outcome {
    page.open(PAGE).await?;
    page.wait_awake("snippet-builder").await?;
    let awake = "return !!document.querySelector('[data-testid=snippet-preview] treatment-explorer')?.shadowRoot?.querySelector('h2')";
    page.js("document.querySelector('[data-testid=snippet-preview]').scrollIntoView(); return true", vec![]).await?;
    page.wait("the preview stands", awake, vec![]).await?;
    page.choose("snippet-mode", "floating").await?;
    page.wait("the preview follows", "return !!document.querySelector('[data-testid=snippet-preview] treatment-explorer')?.shadowRoot?.querySelector('.float')", vec![]).await?;
    Ok(())
}

pub async fn a_wrong_address_is_said_and_left_out(page: &Page) -> Outcome {
    page.open(PAGE).await?;
    page.wait_awake("snippet-builder").await?;
    page.js("document.querySelector('#snippet-more').open = true; return true", vec![]).await?;
    page.focus("snippet-booking").await?;
    page.type_text("javascript:alert(1)").await?;
    page.press(&[thirtyfour::Key::Tab]).await?;
    page.wait("it is said", "return document.querySelector('#snippet-booking-note').textContent.length > 10", vec![])
        .await?;
    ensure!(!page.text("snippet").await?.contains("javascript"));
    let stored = page.js("return [localStorage.length, sessionStorage.length, location.hash]", vec![]).await?;
    ensure!(stored == json!([0, 0, ""]), "{stored}");
    Ok(())
}

/// What a hook holds, also in a fold that is closed.
async fn held(page: &Page, hook: &str) -> Outcome<String> {
    let script = "return document.querySelector(`[data-testid='${arguments[0]}']`).textContent";
    Ok(page.js(script, vec![json!(hook)]).await?.as_str().context("it holds nothing")?.to_owned())
}

/// The snippet for a platform, for one treatment, with the script pinned.
async fn built(page: &Page, platform: &str) -> Outcome<String> {
    page.open(PAGE).await?;
    page.wait_awake("snippet-builder").await?;
    page.choose("snippet-platform", platform).await?;
    page.js("document.querySelector('#snippet-treatments').open = true; return true", vec![]).await?;
    page.click("snippet-treatment-micro-needling").await?;
    let is_pinned = |text: &str| text.contains("micro-needling") && text.contains("sha384-");
    page.wait_text("snippet", "pins the script", is_pinned).await?;
    held(page, "snippet").await
}

pub async fn one_press_copies_exactly_what_is_shown(page: &Page) -> Outcome {
    // Other cases use the machine's one clipboard at the same time.
    page.before_every_page(
        "globalThis.copied = []; Clipboard.prototype.writeText = async (text) => { copied.push(text) }",
    )
    .await?;
    for platform in ["html", "react", "gtm"] {
        let snippet = built(page, platform).await?;
        page.click("snippet-copy").await?;
        page.wait_text("snippet-done", "says so", |text| !text.is_empty()).await?;
        let copied = page.js("return copied", vec![]).await?;
        ensure!(copied == json!([snippet]), "{platform}: {copied} is not {snippet}");
        // What is shown next has not been copied.
        page.choose("snippet-view", "safety").await?;
        page.wait(
            "it is no longer said",
            "return document.querySelector('[data-testid=snippet-done]').textContent === ''",
            vec![],
        )
        .await?;
    }
    Ok(())
}

pub async fn the_lines_for_a_policy_name_our_origin(page: &Page) -> Outcome {
    let origin = page.server.origin();
    page.open(PAGE).await?;
    page.wait_awake("snippet-builder").await?;
    let own = [
        format!("script-src {origin} 'wasm-unsafe-eval'"),
        format!("connect-src {origin}"),
        format!("img-src {origin}"),
        "trusted-types treatment-explorer".to_owned(),
    ];
    let framed = [format!("frame-src {origin}"), format!("script-src {origin}")];
    for (platform, lines) in [("html", &own[..]), ("react", &own), ("gtm", &own), ("iframe", &framed), ("wix", &framed)]
    {
        page.choose("snippet-platform", platform).await?;
        let is_there = format!(
            "return document.querySelector('[data-testid=snippet-policy]').textContent === {}",
            json!(lines.join("\n"))
        );
        page.wait(&format!("the lines for {platform} are {lines:?}"), &is_there, vec![]).await?;
    }
    Ok(())
}

/// JSX as a browser runs it.
fn compiled(jsx: &str) -> Outcome<String> {
    let modules = std::env::var("TE_NODE_MODULES").context("TE_NODE_MODULES names no folder of npm packages")?;
    let mut process = Command::new(format!("{modules}/.bin/esbuild"))
        .args(["--loader=jsx", "--jsx-factory=h", "--jsx-fragment=Fragment"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    process.stdin.take().context("it reads nothing")?.write_all(jsx.as_bytes())?;
    let output = process.wait_with_output()?;
    ensure!(output.status.success(), "{}\n{jsx}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}

/// React in a few lines: elements are made at once, and what has an effect has it once they stand.
const REACT: &str = "<script type=\"importmap\">{ \"imports\": { \"react\": \"data:text/javascript,export const useEffect = (run) => queueMicrotask(run)\" } }</script>\n\
    <script>const Fragment = 'div'; const h = (name, props, ...inside) => { const e = document.createElement(name); \
      for (const [key, value] of Object.entries(props ?? {})) key === 'style' ? Object.assign(e.style, value) : e.setAttribute(key, value); \
      e.append(...inside); return e; }</script>";

pub async fn the_react_snippet_runs(page: &Page) -> Outcome {
    let component = compiled(&built(page, "react").await?)?;
    let host = Host::start(&page.server.origin()).await?;
    let text = format!(
        "<!doctype html>\n<!--\nA page that is one program.\n-->\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>x</title><script src=\"/recorder.js\"></script>{REACT}</head><body>\
         <script type=\"module\">{component}\ndocument.body.append(TreatmentExplorer(), TreatmentExplorer());</script></body></html>"
    );
    page.open_address(&host.add("react", &text)).await?;
    ensure!(settled(page).await? == "ready");
    more_sessions(page).await?;
    let scripts = page.js("return document.querySelectorAll('script[data-tx]').length", vec![]).await?;
    ensure!(scripts == json!(1), "two components bring {scripts} scripts");
    Ok(())
}

pub async fn the_tag_managers_snippet_runs(page: &Page) -> Outcome {
    let snippet = built(page, "gtm").await?;
    let (tag, place) = snippet.split_once("<!-- In the page").context("it has no part for the page")?;
    let place = place.split_once("-->").context("a comment does not end")?.1;
    let host = Host::start(&page.server.origin()).await?;
    let text = format!(
        "<!doctype html>\n<!--\nA page with a tag manager.\n-->\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>x</title><script src=\"/recorder.js\"></script></head><body>{place}</body></html>"
    );
    page.open_address(&host.add("tags", &text)).await?;
    // A tag manager adds what a tag holds when the page stands, and has its scripts run.
    let fire = "const tag = document.createRange().createContextualFragment(arguments[0]); document.body.append(tag); return true";
    ensure!(page.js(fire, vec![json!(tag)]).await? == Value::Bool(true));
    ensure!(settled(page).await? == "ready");
    let inside = "return document.querySelector('div[data-tx-treatment] > treatment-explorer').shadowRoot.querySelector('#sessions-slider') !== null";
    page.wait("the explorer stands in its place", inside, vec![]).await.map(drop)
}
