//! Nothing leaves the device and nothing stays on it: looked at from the server, the browser and the page.

use anyhow::ensure;
use harness::page::ARTICLE;
use harness::{Outcome, Page};
use serde_json::json;
use thirtyfour::{By, Key};

use super::areas::{press_region, search};
use super::links::follow;

/// Words of what the journey chooses and answers; none of them may turn up anywhere outside the page's memory.
const CHOSEN: [&str; 8] =
    ["face.chin", "face.cheek", "cheek", "keloid", "pregnant", "acne-scars", "fitzpatrick", "sessions="];

pub async fn a_whole_journey_leaves_no_trace(page: &Page) -> Outcome {
    page.open("/").await?;
    page.driver
        .find(By::Css(format!("main a[href$='{ARTICLE}'], main a[href$='/treatments/']")))
        .await?
        .click()
        .await?;
    page.open_awake(&format!("{ARTICLE}#v=1&concern=acne-scars&fitzpatrick=IV")).await?;
    let title = page.driver.title().await?;
    page.click("area-face.cheek").await?;
    press_region(page, "face", "face.chin", None).await?;
    search(page, "smile lines").await?;
    page.focus("sessions-slider").await?;
    page.press(&[Key::Right, Key::Right]).await?;
    page.click("q-keloid-history-yes").await?;
    page.click("q-pregnant-unknown").await?;
    page.wait_fragment(&["face.chin", "face.cheek"]).await?;
    ensure!(page.driver.title().await? == title, "a choice changed the title");
    follow(page, "/how-we-know/").await?;
    page.driver.back().await?;
    page.wait_all_awake().await?;
    page.wait_checked("q-keloid-history-yes", true).await?;

    let origin = page.server.origin();
    let asked = page.asked().await?;
    ensure!(asked.iter().any(|url| url.starts_with(&origin)), "the browser's own record is empty: {asked:?}");
    let outside: Vec<_> = asked
        .iter()
        .filter(|url| !url.starts_with(&origin) && !url.starts_with("data:") && !url.starts_with("blob:"))
        .collect();
    ensure!(outside.is_empty(), "the browser asked other hosts: {outside:?}");
    for request in page.server.requests() {
        let told = CHOSEN.iter().find(|word| request.contains(*word));
        ensure!(told.is_none(), "the server was told {told:?}: {request}");
    }

    let kept = page.driver.execute_async(STORED, vec![]).await?.json().clone();
    let nothing =
        json!({ "local": 0, "session": 0, "cookie": "", "databases": 0, "caches": 0, "workers": 0, "name": "" });
    ensure!(kept == nothing, "something is kept: {kept}");
    ensure!(page.driver.get_all_cookies().await?.is_empty(), "a cookie is kept");
    let layer = page.js("return JSON.stringify(globalThis.dataLayer ?? []) + document.referrer", vec![]).await?;
    ensure!(!CHOSEN.iter().any(|word| layer.to_string().contains(word)), "others on the page are told: {layer}");
    Ok(())
}

/// Counts everything that a page can leave in a browser.
const STORED: &str = "const done = arguments[arguments.length - 1]; (async () => ({ \
    local: localStorage.length, session: sessionStorage.length, cookie: document.cookie, \
    databases: (await indexedDB.databases()).length, \
    caches: globalThis.caches ? (await caches.keys()).length : 0, \
    workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0, \
    name: window.name }))().then(done, (e) => done(String(e)))";

pub async fn booking_carries_no_health(page: &Page) -> Outcome {
    page.open_awake(&format!("{ARTICLE}?utm_source=letter#v=1&area=face.chin&concern=acne-scars")).await?;
    page.click("q-pregnant-yes").await?;
    page.wait_text("safety-result", "has a card", |text| text.len() > 40).await?;
    page.hook("tool-booking").await?;
    let script = "return [...document.querySelectorAll(\"[data-testid='tool-booking'] a[href]\")].map((a) => a.href)";
    let links: Vec<String> = serde_json::from_value(page.js(script, vec![]).await?)?;
    ensure!(!links.is_empty(), "the clinic cannot be reached");
    for link in &links {
        let told = CHOSEN.iter().find(|word| link.contains(*word));
        ensure!(told.is_none(), "the clinic is told {told:?}: {link}");
    }
    let book = page.hook("book").await?.prop("href").await?.unwrap_or_default();
    ensure!(book.contains("utm_source=letter"), "the campaign word is not handed on: {book}");
    Ok(())
}
