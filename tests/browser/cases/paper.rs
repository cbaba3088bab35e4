//! What comes out of the printer.

use anyhow::ensure;
use harness::page::ARTICLE;
use harness::{Media, Outcome, Page};
use serde_json::json;

pub async fn the_article_prints(page: &Page) -> Outcome {
    page.open_awake(&format!("{ARTICLE}#v=1&area=face.chin&concern=acne-scars&sessions=4")).await?;
    let pdf = page.print().await?;
    ensure!(pdf.starts_with(b"%PDF") && pdf.len() > 20_000, "the print has {} bytes", pdf.len());
    Ok(())
}

pub async fn print_keeps_the_words_and_drops_the_controls(page: &Page) -> Outcome {
    page.open_awake(&format!("{ARTICLE}#v=1&area=face.chin&concern=acne-scars&sessions=4")).await?;
    page.wait_checked("area-face.chin", true).await?;
    page.emulate(Media::Print).await?;
    let words = page.js("return document.querySelector('main').innerText.split(/\\s+/).length", vec![]).await?;
    ensure!(words.as_u64().unwrap_or_default() > 1_000, "only {words} words are printed");
    ensure!(page.is_visible("area-summary").await?, "what was chosen is not printed");
    // Paper cannot be typed into or clicked on.
    ensure!(!page.is_visible("area-search").await?, "the search field is printed");
    let navigation = page.js("return document.querySelector('header nav').checkVisibility()", vec![]).await?;
    ensure!(navigation == json!(false), "the navigation is printed");
    Ok(())
}
