//! Nothing leaves the device and nothing stays on it: looked at from the server, the browser and the page.

use anyhow::ensure;
use harness::page::ARTICLE;
use harness::{Outcome, Page};
use serde_json::json;

use super::areas::{press_region, search};
use super::links::follow;

/// Words that only a choice or an answer of this visit can bring anywhere; what is chosen is added to them.
const TELLING: [&str; 6] = ["keloid", "pregnant", "fitzpatrick", "sessions=", "concern=", "area="];

pub async fn a_whole_journey_leaves_no_trace(page: &Page) -> Outcome {
    page.open("/").await?;
    page.tap_on(&format!("main a[href$='{ARTICLE}'], main a[href$='/treatments/']")).await?;
    page.open_awake(&format!("{ARTICLE}#v=1&concern=acne-scars&fitzpatrick=IV")).await?;
    let title = page.driver.title().await?;
    page.click("area-face.cheek").await?;
    press_region(page, "face", "face.chin", None).await?;
    search(page, "smile lines").await?;
    page.click("q-keloid-history-yes").await?;
    page.click("q-pregnant-unknown").await?;
    page.wait_fragment(&["face.chin", "face.cheek"]).await?;
    ensure!(page.driver.title().await? == title, "a choice changed the title");
    follow(page, "/how-we-know/").await?;
    page.driver.back().await?;
    page.wait_all_awake().await?;
    page.wait_checked("q-keloid-history-yes", true).await?;
    page.driver.refresh().await?;
    page.wait_all_awake().await?;
    page.wait_checked("area-face.cheek", true).await?;
    ensure!(page.driver.title().await? == title, "a choice changed the title");
    nothing_is_left(page).await
}

/// Looks for every choice and answer of the visit in all that could tell somebody about it.
pub async fn nothing_is_left(page: &Page) -> Outcome {
    let chosen = "return [...document.querySelectorAll('input[name=area]:checked')] \
        .flatMap((e) => [e.value, e.value.split('.').at(-1)]) \
        .concat([...document.querySelectorAll('[data-testid^=q-]:checked')].map((e) => e.dataset.testid.slice(2)))";
    let mut words: Vec<String> = serde_json::from_value(page.js(chosen, vec![]).await?)?;
    words.extend(TELLING.map(str::to_owned));
    told_nowhere(page, &words).await
}

/// Keeps, in the page, every event and message that a script sends, for [`told_nowhere`] to search.
pub const LISTEN: &str = "globalThis.heard = []; \
    const send = EventTarget.prototype.dispatchEvent, post = globalThis.postMessage; \
    EventTarget.prototype.dispatchEvent = function (event) { \
      heard.push(`${event.type} ${JSON.stringify(event.detail ?? event.data ?? '')}`); return send.call(this, event); }; \
    globalThis.postMessage = function (...of) { heard.push(JSON.stringify(of[0] ?? '')); return post.apply(this, of); }";

/// Looks for these words, which only the visit's choices and answers can bring anywhere, in all that could tell
/// somebody about it: requests, storage, console, title, query, history, events and what other scripts listen to.
pub async fn told_nowhere(page: &Page, words: &[String]) -> Outcome {
    let told = |text: &str| {
        let text = text.to_lowercase();
        words.iter().find(|word| text.contains(word.as_str())).cloned()
    };

    let origin = page.server.origin();
    let asked = page.asked().await?;
    ensure!(asked.iter().any(|one| one.url.starts_with(&origin)), "the browser's own record is empty");
    let own = |url: &str| url.starts_with(&origin) || url.starts_with("data:") || url.starts_with("blob:");
    let outside: Vec<_> = asked.iter().filter(|one| !own(&one.url)).collect();
    ensure!(outside.is_empty(), "the browser asked other hosts: {outside:?}");
    for one in &asked {
        let told = told(&one.url).or_else(|| told(&one.said));
        ensure!(told.is_none(), "a request tells {told:?}: {one:?}");
    }
    for request in page.server.requests() {
        ensure!(told(&request).is_none(), "the server was told {:?}: {request}", told(&request));
    }

    let kept = page.driver.execute_async(STORED, vec![]).await?.json().clone();
    let nothing =
        json!({ "local": 0, "session": 0, "cookie": "", "databases": 0, "caches": 0, "workers": 0, "name": "" });
    ensure!(kept == nothing, "something is kept: {kept}");
    ensure!(page.driver.get_all_cookies().await?.is_empty(), "a cookie is kept");
    let heard = "return JSON.stringify(globalThis.dataLayer ?? []) + document.referrer + location.search \
        + JSON.stringify(history.state ?? '') + document.title + JSON.stringify(globalThis.heard ?? [])";
    let heard = page.js(heard, vec![]).await?.to_string();
    ensure!(told(&heard).is_none(), "others on the page hear {:?}: {heard}", told(&heard));
    let console = page.console().await?.join("\n");
    ensure!(console.is_empty(), "the console says something: {console}");
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
        let told = ["face", "chin", "acne", "pregnant", "="].into_iter().find(|word| link.contains(*word));
        let campaign = link.ends_with("?utm_source=letter") && told == Some("=");
        ensure!(told.is_none() || campaign, "the clinic is told {told:?}: {link}");
    }
    let book = page.hook("book").await?.prop("href").await?.unwrap_or_default();
    ensure!(book.contains("utm_source=letter"), "the campaign word is not handed on: {book}");
    Ok(())
}
