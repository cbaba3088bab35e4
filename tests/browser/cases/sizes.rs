//! From the narrowest phone to a zoomed desk: one column, nothing sideways, everything within reach.

use anyhow::ensure;
use harness::page::{ARTICLE, ROUTES};
use harness::{Media, Outcome, Page, Viewport};
use serde_json::json;

use super::areas::search;

pub async fn nothing_scrolls_sideways_at_320(page: &Page) -> Outcome {
    everywhere(page, Viewport::NARROW).await
}

pub async fn nothing_scrolls_sideways_at_400_percent(page: &Page) -> Outcome {
    everywhere(page, Viewport::ZOOMED).await
}

pub async fn nothing_scrolls_sideways_at_other_widths(page: &Page) -> Outcome {
    let wide = Viewport { width: 1600, height: 1000, zoom: 1 };
    let between = Viewport { width: 560, height: 800, zoom: 1 };
    for size in [Viewport::PHONE, between, Viewport::TABLET, Viewport::DESK, wide] {
        everywhere(page, size).await?;
    }
    Ok(())
}

async fn everywhere(page: &Page, size: Viewport) -> Outcome {
    page.set_viewport(size).await?;
    for route in ROUTES {
        page.open(route).await?;
        if route == ARTICLE {
            page.wait_all_awake().await?;
            page.click("area-face.cheek").await?;
            page.click("q-pregnant-yes").await?;
            page.js("document.querySelectorAll('main details').forEach((e) => { e.open = true; })", vec![]).await?;
        }
        let overhang = page.overhang().await?;
        let what = page.sticking_out().await?;
        ensure!(overhang <= 0, "{route} is {overhang} px wider than {} px: {what}", size.width);
        let cut = page.cut_off().await?;
        ensure!(cut.is_empty(), "{route} cuts off at {} px: {cut}", size.width);
    }
    Ok(())
}

pub async fn the_tools_work_at_320(page: &Page) -> Outcome {
    work_at(page, Viewport::NARROW).await
}

pub async fn the_tools_work_at_400_percent(page: &Page) -> Outcome {
    work_at(page, Viewport::ZOOMED).await
}

async fn work_at(page: &Page, size: Viewport) -> Outcome {
    page.set_viewport(size).await?;
    page.open_awake(&format!("{ARTICLE}#v=1&concern=acne-scars")).await?;
    page.click("area-face.cheek").await?;
    page.wait_checked("area-face.cheek", true).await?;
    search(page, "chin").await?;
    page.wait_checked("area-face.chin", true).await?;
    page.click("q-pregnant-yes").await?;
    page.wait_text("safety-result", "has a card", |text| text.len() > 40).await?;
    Ok(())
}

pub async fn targets_are_large_enough_for_a_thumb(page: &Page) -> Outcome {
    page.set_viewport(Viewport::PHONE).await?;
    page.open_awake(ARTICLE).await?;
    page.js("document.querySelectorAll('main details').forEach((e) => { e.open = true; })", vec![]).await?;
    // A label is the target of its control; a link or word in a sentence is exempt, as in WCAG 2.5.8.
    let script = "return [...document.querySelectorAll('main :is(button:not(.tx-term), summary, input, select)')] \
        .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled) \
        .map((e) => e.closest('label') ?? e) \
        .filter((e) => { const r = e.getBoundingClientRect(); return r.width > 0 && (r.height < arguments[0] || r.width < arguments[0]); }) \
        .slice(0, 12).map((e) => { const r = e.getBoundingClientRect(); \
          return `${e.localName}.${e.className} ${Math.round(r.width)}x${Math.round(r.height)} ${e.textContent.trim().slice(0, 24)}`; })";
    let small = page.js(script, vec![json!(43.5)]).await?;
    ensure!(small == json!([]), "too small for a thumb: {small:#}");
    Ok(())
}

pub async fn less_motion_is_honored(page: &Page) -> Outcome {
    page.emulate(Media::ReducedMotion).await?;
    page.open_awake(&format!("{ARTICLE}#v=1&concern=acne-scars&sessions=4")).await?;
    page.js(
        "globalThis.moved = []; \
         document.addEventListener('transitionrun', (e) => moved.push(e.propertyName), true); \
         document.addEventListener('animationstart', (e) => moved.push(e.animationName), true)",
        vec![],
    )
    .await?;
    page.click("area-face.cheek").await?;
    page.click("q-pregnant-yes").await?;
    page.wait_fragment(&["face.cheek"]).await?;
    let long = "return document.getAnimations().filter((a) => (a.effect?.getComputedTiming().duration ?? 0) > 10) \
                .map((a) => a.transitionProperty ?? a.animationName)";
    let moving = page.js(long, vec![]).await?;
    ensure!(moving == json!([]), "this still moves: {moving}");
    let smooth = "return getComputedStyle(document.documentElement).scrollBehavior";
    ensure!(page.js(smooth, vec![]).await? != "smooth", "the page still scrolls smoothly");
    Ok(())
}
