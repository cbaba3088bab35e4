//! The builder of snippets: what it writes works on somebody's page, and nothing of it is sent anywhere.

use anyhow::{Context, ensure};
use harness::host::Host;
use harness::{Outcome, Page};
use serde_json::json;

use super::guests::settled;

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
