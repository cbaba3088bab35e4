//! The visit sheet on paper: one page, whatever is on it.

use anyhow::ensure;
use harness::{Outcome, Page, Viewport};
use serde_json::json;

use super::plan::{NEEDLING, PAPERS, day_in, open, set, with_every_card};

pub async fn the_fullest_sheet_is_one_page(page: &Page) -> Outcome {
    with_every_card(page).await?;
    let cards = page.js("return document.querySelectorAll(\"[data-testid='visit-cards'] li\").length", vec![]).await?;
    ensure!(cards.as_u64().unwrap_or_default() > 10, "only {cards} cards are on the sheet");
    one_page(page, "with every card").await
}

pub async fn every_sheet_is_one_page(page: &Page) -> Outcome {
    open(page, NEEDLING).await?;
    one_page(page, "without a day").await?;
    let names = "return [...document.querySelectorAll(\"[data-testid='plan-treatment'] option\")].map((e) => e.value).filter(Boolean)";
    let slugs: Vec<String> = serde_json::from_value(page.js(names, vec![]).await?)?;
    set(page, "plan-day", &day_in(page, 10).await?).await?;
    for slug in slugs {
        set(page, "plan-treatment", &slug).await?;
        page.wait_fragment(&[&format!("plan={slug}")]).await?;
        let loaded =
            "return document.querySelector(\"[data-testid='visit-sheet']\").dataset.treatment === arguments[0]";
        page.wait("its sheet is there", loaded, vec![json!(slug)]).await?;
        one_page(page, &slug).await?;
    }
    Ok(())
}

/// One page on both papers, and nothing of it cut off.
async fn one_page(page: &Page, what: &str) -> Outcome {
    for (width, height) in PAPERS {
        let pdf = page.print_on(width, height).await?;
        let pages =
            pdf.windows(11).zip(pdf.iter().skip(11)).filter(|(w, next)| *w == b"/Type /Page" && **next != b's').count();
        ensure!(pages == 1, "{what}: {pages} pages on {width} by {height} inches");
    }
    page.emulate(harness::Media::Print).await?;
    let hidden =
        "const e = document.querySelector(\"[data-testid='visit-sheet']\"); return e.scrollHeight - e.clientHeight";
    // The width of the printed page without its margins, in CSS pixels.
    page.set_viewport(Viewport { width: 725, height: 963, zoom: 1 }).await?;
    let hidden = page.js(hidden, vec![]).await?;
    page.emulate(harness::Media::Light).await?;
    page.set_viewport(Viewport::DESK).await?;
    ensure!(hidden.as_i64().is_some_and(|n| n <= 0), "{what}: {hidden} px of the sheet are cut off");
    Ok(())
}
