//! Target areas: the list is the control, the figure, the search and the sheet are faster ways to it.

use anyhow::{Context, ensure};
use harness::page::ARTICLE;
use harness::{Outcome, Page, Viewport};
use serde_json::{Value, json};
use thirtyfour::Key;

pub async fn picked_by_keyboard(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.focus("area-search").await?;
    // From the search on, Tab alone leads to the folds of the list, and Enter unfolds the face.
    let at_face = "return document.activeElement.closest('details')?.id === 'areas-face'";
    tab_until(page, at_face).await.context("Tab does not reach the group of the face")?;
    page.press(&[Key::Enter]).await?;
    let at_cheek = "return document.activeElement.dataset.testid === 'area-face.cheek'";
    tab_until(page, at_cheek).await.context("Tab does not reach the cheek")?;
    page.press(&[Key::Space]).await?;
    page.wait_checked("area-face.cheek", true).await?;
    page.wait_fragment(&["area=face.cheek"]).await?;
    page.press(&[Key::Space]).await?;
    page.wait_checked("area-face.cheek", false).await
}

pub async fn picked_from_the_list(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.click("area-face.cheek").await?;
    page.click("area-face.chin").await?;
    page.wait_fragment(&["face.cheek", "face.chin"]).await?;
    let summary = page.wait_text("area-summary", "names both", |text| names(text, &["cheek", "chin"])).await?;
    ensure!(!summary.contains('{'), "a placeholder is left in: {summary}");
    Ok(())
}

pub async fn picked_on_the_figure(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    press_region(page, "face", "face.chin", None).await?;
    page.wait_checked("area-face.chin", true).await?;
    page.wait_text("area-summary", "names the chin", |text| names(text, &["chin"])).await?;
    press_region(page, "face", "face.chin", None).await?;
    page.wait_checked("area-face.chin", false).await?;
    // A pair is two regions: your left is on the right margin of a face that looks at you.
    press_region(page, "face", "face.cheek", Some("left")).await?;
    page.wait_fragment(&["area=face.cheek.left"]).await?;
    let at_left = "const r = document.querySelector(\"[data-testid='figure-face'] path[data-part='face.cheek:left']\") \
                   .getBoundingClientRect(); const f = document.querySelector(\"[data-testid='figure-face']\").getBoundingClientRect(); \
                   return r.left + r.width / 2 > f.left + f.width / 2";
    ensure!(page.js(at_left, vec![]).await? == Value::Bool(true), "your left cheek is drawn on your right");
    page.wait_text("area-summary", "says which side", |text| names(text, &["your left cheek"])).await?;
    Ok(())
}

pub async fn picked_by_search(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    search(page, "chin").await?;
    page.wait_checked("area-face.chin", true).await?;
    page.wait_fragment(&["area=face.chin"]).await?;
    // Everyday words, not the names in the list.
    search(page, "love handles").await?;
    page.wait_text("area-summary", "counts two", |text| text.contains('2') || text.lines().count() > 3).await?;
    Ok(())
}

pub async fn picked_by_search_with_a_typing_error(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    search(page, "forhead").await?;
    page.wait_fragment(&["area=face.forehead"]).await?;
    Ok(())
}

pub async fn one_side_of_a_pair(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.click("area-face.cheek").await?;
    page.wait_fragment(&["area=face.cheek"]).await?;
    page.tap_on("[id='list-face.cheek-right']").await?;
    page.wait_fragment(&["area=face.cheek.right"]).await?;
    page.wait_text("area-summary", "says the side", |text| names(text, &["your right cheek"])).await?;
    Ok(())
}

pub async fn taken_back_from_the_summary(page: &Page) -> Outcome {
    page.open_awake(&format!("{ARTICLE}#v=1&area=face.chin")).await?;
    page.wait_checked("area-face.chin", true).await?;
    page.reach("area-summary").await?;
    page.tap_on("[data-testid='area-summary'] button").await?;
    page.wait_checked("area-face.chin", false).await
}

pub async fn focus_turns_the_figure(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    ensure!(page.is_visible("figure-face").await?, "the face is not the first view");
    page.focus("area-back.upper").await?;
    let turned = "const e = document.querySelector(\"[data-testid='figure-back']\"); return e.checkVisibility({ visibilityProperty: true })";
    page.wait("the back is in view", turned, vec![]).await?;
    let hidden =
        "return [...document.querySelectorAll('[data-testid^=figure-]')].every((e) => e.closest('[aria-hidden=true]'))";
    ensure!(page.js(hidden, vec![]).await? == Value::Bool(true), "a screen reader would meet the figure twice");
    let focusable =
        "return document.querySelectorAll('[data-testid^=figure-] :is(a, button, input, [tabindex])').length";
    ensure!(page.js(focusable, vec![]).await? == json!(0), "something inside the figure takes the focus");
    Ok(())
}

pub async fn what_cannot_be_chosen_says_why(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    let mute = "return [...document.querySelectorAll('input[name=area]:disabled')] \
                .filter((e) => !document.getElementById(e.getAttribute('aria-describedby'))?.textContent.trim()).map((e) => e.value)";
    let mute = page.js(mute, vec![]).await?;
    ensure!(mute == json!([]), "no reason is given for {mute}");
    let count = page.js("return document.querySelectorAll('input[name=area]:disabled').length", vec![]).await?;
    ensure!(count.as_u64().unwrap_or_default() > 0, "eyelids and ears can be chosen");
    Ok(())
}

pub async fn a_choice_is_announced(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.click("area-face.chin").await?;
    let heard = "return [...document.querySelectorAll(\"[data-testid='tool-target-areas'] [role=status]\")] \
                 .map((e) => e.textContent).find((t) => /chin/i.test(t)) ?? ''";
    page.wait("the choice is announced", heard, vec![]).await.map(drop)
}

pub async fn a_tap_on_a_phone_opens_a_sheet(page: &Page) -> Outcome {
    open_sheet(page).await?;
    let rows = "return [...document.querySelectorAll(\"[data-testid='area-sheet'] label:has(input[name=area])\")] \
                .map((e) => Math.round(e.getBoundingClientRect().height))";
    let rows: Vec<u64> = serde_json::from_value(page.js(rows, vec![]).await?)?;
    ensure!(!rows.is_empty() && rows.iter().all(|height| *height >= 44), "rows are {rows:?} px high");
    page.tap_on("[data-testid='area-sheet'] input[name=area]:enabled").await?;
    page.wait_fragment(&["area=face"]).await?;
    Ok(())
}

pub async fn escape_closes_the_sheet(page: &Page) -> Outcome {
    open_sheet(page).await?;
    page.press(&[Key::Escape]).await?;
    page.wait("the sheet is closed", "return !document.querySelector(\"[data-testid='area-sheet'][open]\")", vec![])
        .await?;
    // Twice: a sheet that forgot to say that it closed would not open again.
    press_region(page, "face", "face.forehead", None).await?;
    sheet_is_open(page).await
}

/// Opens the article on a phone and taps the face.
pub async fn open_sheet(page: &Page) -> Outcome {
    page.set_viewport(Viewport::PHONE).await?;
    page.open_awake(ARTICLE).await?;
    press_region(page, "face", "face.forehead", None).await?;
    sheet_is_open(page).await
}

async fn sheet_is_open(page: &Page) -> Outcome {
    let open = "return !!document.querySelector(\"[data-testid='area-sheet'][open] input[name=area]\")";
    page.wait("the sheet is open with its rows", open, vec![]).await.map(drop)
}

/// Types into the search and takes the first that it finds.
pub async fn search(page: &Page, words: &str) -> Outcome {
    page.focus("area-search").await?;
    page.type_text(words).await?;
    let found = "return document.querySelectorAll(\"[data-testid='tool-target-areas'] li button\").length > 0";
    page.wait(&format!("something is found for `{words}`"), found, vec![]).await?;
    page.press(&[Key::Enter]).await
}

/// Presses on the spot of a region that is farthest from its edge, with a real pointer.
pub async fn press_region(page: &Page, view: &str, area: &str, side: Option<&str>) -> Outcome {
    page.reach(&format!("figure-{view}")).await?;
    let script = "const [view, area, side] = arguments; \
        const svg = document.querySelector(`[data-testid='figure-${view}']`); \
        const path = svg.querySelector(`path[data-part='${area}${side ? `:${side}` : ''}']`); \
        if (!path) return null; \
        const box = path.getBBox(), length = path.getTotalLength(); \
        const edge = Array.from({ length: 160 }, (_, i) => path.getPointAtLength((length * i) / 160)); \
        let best = null, room = -1; const at = new DOMPoint(); \
        for (let i = 1; i < 24; i += 1) for (let j = 1; j < 24; j += 1) { \
          at.x = box.x + (box.width * i) / 24; at.y = box.y + (box.height * j) / 24; \
          if (!path.isPointInFill(at)) continue; \
          const near = Math.min(...edge.map((e) => Math.hypot(e.x - at.x, e.y - at.y))); \
          if (near > room) { room = near; best = new DOMPoint(at.x, at.y); } } \
        const p = best.matrixTransform(path.getScreenCTM()); return [Math.round(p.x), Math.round(p.y)]";
    let spot = page.js(script, vec![json!(view), json!(area), json!(side)]).await?;
    let (x, y) = (spot[0].as_i64(), spot[1].as_i64());
    let (Some(x), Some(y)) = (x, y) else {
        anyhow::bail!("the view {view} has no region {area} {side:?}");
    };
    Ok(page.driver.action_chain().move_to(x, y).click().perform().await?)
}

async fn tab_until(page: &Page, there: &str) -> Outcome {
    for _ in 0..120 {
        page.press(&[Key::Tab]).await?;
        if page.js(there, vec![]).await? == Value::Bool(true) {
            return Ok(());
        }
    }
    anyhow::bail!("not within 120 presses")
}

fn names(text: &str, words: &[&str]) -> bool {
    let text = text.to_lowercase();
    words.iter().all(|word| text.contains(word))
}
