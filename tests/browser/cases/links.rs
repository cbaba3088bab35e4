//! Links are followed without a reload: what was chosen lives on, and history works as everywhere.

use anyhow::ensure;
use harness::page::ARTICLE;
use harness::{Media, Outcome, Page};
use serde_json::{Value, json};

pub async fn a_link_keeps_the_page_and_the_selection(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    mark(page).await?;
    page.click("area-face.chin").await?;
    page.wait_fragment(&["area=face.chin"]).await?;
    follow(page, "/privacy/").await?;
    page.wait_fragment(&["area=face.chin"]).await?;
    follow(page, "/treatments/").await?;
    page.tap_on(&format!("main a[href$='{ARTICLE}']")).await?;
    page.wait_all_awake().await?;
    page.wait_checked("area-face.chin", true).await?;
    same_page(page).await
}

pub async fn back_and_forward_work(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    mark(page).await?;
    page.click("area-face.chin").await?;
    page.wait_fragment(&["area=face.chin"]).await?;
    let title = page.driver.title().await?;
    follow(page, "/how-we-know/").await?;
    page.driver.back().await?;
    at(page, ARTICLE).await?;
    page.wait_all_awake().await?;
    page.wait_checked("area-face.chin", true).await?;
    let back_title = "return document.title === arguments[0]";
    page.wait("the title is the article's again", back_title, vec![json!(title)]).await?;
    page.driver.forward().await?;
    at(page, "/how-we-know/").await?;
    page.driver.back().await?;
    at(page, ARTICLE).await?;
    page.wait_all_awake().await?;
    // The tools that came back are alive, not only drawn.
    page.click("area-face.cheek").await?;
    page.wait_fragment(&["face.cheek", "face.chin"]).await?;
    same_page(page).await
}

pub async fn answers_survive_a_link_and_not_a_reload(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    mark(page).await?;
    page.click("q-pregnant-yes").await?;
    page.wait_text("safety-result", "has a card", |text| text.len() > 40).await?;
    let card = page.text("safety-result").await?;
    follow(page, "/privacy/").await?;
    page.driver.back().await?;
    at(page, ARTICLE).await?;
    page.wait_all_awake().await?;
    page.wait_checked("q-pregnant-yes", true).await?;
    ensure!(page.text("safety-result").await? == card, "the card changed on the way");
    same_page(page).await?;
    page.driver.refresh().await?;
    page.wait_all_awake().await?;
    ensure!(!page.is_checked("q-pregnant-yes").await?, "an answer survived a reload: it was kept somewhere");
    Ok(())
}

pub async fn a_link_moves_focus_and_title(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    mark(page).await?;
    let before = page.driver.title().await?;
    page.js("scrollTo({ top: 600, behavior: 'instant' })", vec![]).await?;
    follow(page, "/privacy/").await?;
    page.wait("the title is another", "return document.title !== arguments[0]", vec![json!(before)]).await?;
    // A screen reader goes on reading where the focus is: at the new text, not at the old link.
    let inside = "const e = document.activeElement; return e.localName === 'main' || !!e.closest('main')";
    page.wait("the focus is in the new text", inside, vec![]).await?;
    page.wait("the new page begins at its top", "return scrollY < 5", vec![]).await?;
    let here = "return document.querySelector('header nav [aria-current=page]')?.pathname ?? ''";
    ensure!(page.js(here, vec![]).await? == "/privacy/", "the navigation does not say where we are");
    same_page(page).await
}

pub async fn a_link_in_a_new_tab_is_the_browsers_own(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    let taken = "const a = document.querySelector(\"header nav a[href$='/privacy/']\"); let taken = null; \
        addEventListener('click', (e) => { taken = e.defaultPrevented; e.preventDefault(); }, { once: true }); \
        a.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true })); return taken";
    ensure!(page.js(taken, vec![]).await? == Value::Bool(false), "a link with Ctrl held was taken from the browser");
    Ok(())
}

/// Counts the view transitions that a page asks for.
const COUNT: &str = "globalThis.transitions = 0; const start = Document.prototype.startViewTransition; \
    Document.prototype.startViewTransition = function (...of) { globalThis.transitions += 1; return start.apply(this, of); }";

pub async fn a_page_comes_in_a_view_transition(page: &Page) -> Outcome {
    ensure!(transitions(page).await? == json!(1), "the page did not come in one view transition");
    Ok(())
}

pub async fn less_motion_means_no_view_transition(page: &Page) -> Outcome {
    page.emulate(Media::ReducedMotion).await?;
    ensure!(transitions(page).await? == json!(0), "the page moves though less motion is asked for");
    Ok(())
}

async fn transitions(page: &Page) -> Outcome<Value> {
    page.before_every_page(COUNT).await?;
    page.open_awake(ARTICLE).await?;
    mark(page).await?;
    follow(page, "/privacy/").await?;
    same_page(page).await?;
    page.js("return globalThis.transitions", vec![]).await
}

async fn mark(page: &Page) -> Outcome {
    page.js("window.untouched = true", vec![]).await.map(drop)
}

async fn same_page(page: &Page) -> Outcome {
    let same = page.js("return window.untouched === true", vec![]).await?;
    ensure!(same == Value::Bool(true), "the page was loaded anew on the way");
    Ok(())
}

/// Clicks on a link of the navigation and waits for its page.
pub async fn follow(page: &Page, path: &str) -> Outcome {
    page.tap_on(&format!("header nav a[href$='{path}']")).await?;
    at(page, path).await
}

/// Waits until the page of a path stands in the window.
pub async fn at(page: &Page, path: &str) -> Outcome {
    // The address changes before the text does: the heading must be there, and be the page's own.
    let script = "const words = document.title.split(' – ')[0]; \
        return location.pathname === arguments[0] && document.querySelector('h1')?.textContent.trim() === words.trim()";
    page.wait(&format!("{path} stands in the window"), script, vec![json!(path)]).await.map(drop)
}
