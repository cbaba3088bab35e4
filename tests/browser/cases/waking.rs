//! Tools wake inside their prerendered form: silently, without a movement, and without losing what was done to it.

use anyhow::ensure;
use harness::page::{ARTICLE, ROUTES, TOOLS};
use harness::{Fault, Outcome, Page, Viewport};
use serde_json::json;

use super::failing::PRELOADED;

/// What rounding of a pixel can amount to; a line of text that moves is a hundred times more.
const STILL: f64 = 0.000_5;

pub async fn tools_wake_in_silence(page: &Page) -> Outcome {
    for route in ROUTES {
        page.open(route).await?;
        page.wait("everything is loaded", "return document.readyState === 'complete'", vec![]).await?;
    }
    page.open_awake(ARTICLE).await?;
    for tool in TOOLS {
        let script = "return document.querySelectorAll(`[data-testid='tool-${arguments[0]}'] > *`).length";
        ensure!(page.js(script, vec![json!(tool)]).await? == json!(1), "{tool} stands there twice after waking");
    }
    ensure!(!page.is_visible("tools-off").await?, "the notice says that tools are off, and they are awake");
    // The runner asks whether the console is empty.
    Ok(())
}

pub async fn nothing_moves_when_tools_wake(page: &Page) -> Outcome {
    stays_still(page).await
}

pub async fn nothing_moves_when_tools_wake_on_a_phone(page: &Page) -> Outcome {
    page.set_viewport(Viewport::PHONE).await?;
    stays_still(page).await
}

async fn stays_still(page: &Page) -> Outcome {
    // The height alone misses what a shift moves, and a shift misses what happens below the window: both are looked at.
    page.expect_console(PRELOADED);
    page.server.fault(Fault::WasmHeld);
    // A module from the cache would not ask the server, and nothing could hold it back.
    page.cdp("Network.enable", json!({})).await?;
    page.cdp("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await?;
    for tool in TOOLS {
        page.server.hold();
        page.open(ARTICLE).await?;
        let box_of = "const r = document.querySelector(`[data-testid='tool-${arguments[0]}']`); \
                      r.scrollIntoView({ behavior: 'instant' }); return r.getBoundingClientRect().height";
        let before = page.js(box_of, vec![json!(tool)]).await?.as_f64().unwrap_or_default();
        page.server.release();
        page.wait_all_awake().await?;
        let after = page.js(box_of, vec![json!(tool)]).await?.as_f64().unwrap_or_default();
        ensure!((before - after).abs() < 1.0, "{tool} was {before} px high and is {after} px after waking");
        let shift = page.layout_shift().await?;
        ensure!(shift < STILL, "the page moved by {shift} while {tool} was in view");
    }
    Ok(())
}

pub async fn what_was_done_before_waking_is_kept(page: &Page) -> Outcome {
    page.expect_console(PRELOADED);
    page.server.fault(Fault::WasmHeld);
    page.open(ARTICLE).await?;
    page.click("area-face.cheek").await?;
    page.click("q-pregnant-yes").await?;
    page.focus("area-search").await?;
    page.type_text("chin").await?;
    page.server.release();
    page.wait_all_awake().await?;
    ensure!(page.is_checked("area-face.cheek").await?, "the ticked area is lost");
    ensure!(page.is_checked("q-pregnant-yes").await?, "the answer is lost");
    let typed = "return document.querySelector(\"[data-testid='area-search']\").value";
    ensure!(page.js(typed, vec![]).await? == "chin", "the typed word is lost");
    // What was done is not only on screen: the tools know it.
    page.wait_text("area-summary", "names the cheek", |text| text.to_lowercase().contains("cheek")).await?;
    page.wait_text("safety-result", "has a card", |text| text.len() > 40).await?;
    page.wait_fragment(&["area=face.cheek"]).await?;
    Ok(())
}

pub async fn the_focus_survives_waking(page: &Page) -> Outcome {
    page.expect_console(PRELOADED);
    page.server.fault(Fault::WasmHeld);
    page.open(ARTICLE).await?;
    page.focus("area-search").await?;
    page.type_text("ch").await?;
    page.server.release();
    page.wait_all_awake().await?;
    ensure!(page.focused().await? == "area-search", "the focus is lost to `{}`", page.focused().await?);
    page.type_text("in").await?;
    let typed = "return document.querySelector(\"[data-testid='area-search']\").value";
    ensure!(page.js(typed, vec![]).await? == "chin", "the caret jumped");
    Ok(())
}

pub async fn modules_arrive_packed_and_named(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    let script = "const done = arguments[arguments.length - 1]; \
        const url = performance.getEntriesByType('resource').map((e) => e.name).find((n) => n.endsWith('.wasm')); \
        fetch(url).then((r) => done([r.headers.get('content-type'), r.headers.get('content-encoding')]))";
    let seen = page.driver.execute_async(script, vec![]).await?.json().clone();
    // A development build packs nothing: what is tested is the release.
    ensure!(seen == json!(["application/wasm", "br"]), "the module arrives as {seen}");
    Ok(())
}

/// A browser that is always busy: what loads in quiet moments never does.
const BUSY: &str = "globalThis.requestIdleCallback = () => 0";

pub async fn a_tool_loads_when_the_reader_comes_near(page: &Page) -> Outcome {
    page.before_every_page(BUSY).await?;
    page.open(ARTICLE).await?;
    let program = "return performance.getEntriesByType('resource').some((e) => e.name.endsWith('explorer_bg.wasm'))";
    page.wait("the program is there", program, vec![]).await?;
    let came =
        "return performance.getEntriesByType('resource').map((e) => e.name).filter((n) => n.includes('/split_'))";
    ensure!(page.js(came, vec![]).await? == json!([]), "parts of tools load though nobody is near");
    // At once: a smooth scroll would come near the other tools on its way.
    page.js(
        "document.querySelector(\"[data-testid='tool-safety-check']\").scrollIntoView({ behavior: 'instant' })",
        vec![],
    )
    .await?;
    page.wait_awake("safety-check").await?;
    let parts = page.js(came, vec![]).await?;
    let parts = parts.as_array().cloned().unwrap_or_default();
    ensure!(parts.iter().any(|p| p.as_str().is_some_and(|p| p.contains("safety_check"))), "{parts:?} came");
    ensure!(!parts.iter().any(|p| p.as_str().is_some_and(|p| p.contains("target_areas"))), "{parts:?} came");
    Ok(())
}
