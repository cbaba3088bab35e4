//! The safety check over several options: asked once, and each option has its own cards.

use anyhow::ensure;
use harness::page::{ARTICLE, COMPARISON, FINDER};
use harness::{Outcome, Page, Viewport};
use serde_json::json;

use super::accessible::in_every_color;
use super::links::follow;
use super::private::nothing_is_left;

const SCARS: &str = "/find/#v=1&concern=acne-scars";
const TWO: &str = "/compare/#v=1&concern=acne-scars&treatment=micro-needling,ablative-fractional-laser";

/// Opens a page of options, and the fold with the questions.
async fn unfolded(page: &Page, path: &str) -> Outcome {
    page.open_choosing(path).await?;
    page.click("option-check-open").await?;
    page.hook("q-keloid-history-yes").await.map(drop)
}

/// The options that have cards, by their hooks.
async fn with_cards(page: &Page) -> Outcome<Vec<String>> {
    let script =
        "return [...document.querySelectorAll(\"[data-testid^='cards-']\")].map((e) => e.dataset.testid.slice(6))";
    Ok(serde_json::from_value(page.js(script, vec![]).await?)?)
}

pub async fn the_finder_shows_the_cards_of_each_option(page: &Page) -> Outcome {
    unfolded(page, SCARS).await?;
    ensure!(with_cards(page).await?.is_empty(), "there are cards before any answer");
    page.click("q-keloid-history-yes").await?;
    page.hook("cards-micro-needling").await?;
    let card = page.text("cards-micro-needling").await?;
    ensure!(card.contains("Do not have this now") && card.contains("keloid") && card.contains("Source"), "{card}");
    let cards = with_cards(page).await?;
    ensure!(cards.len() > 1, "only {cards:?} has a card");
    // A wait has its day by the visitor's clock.
    page.click("q-recent-filler-area-yes").await?;
    let year = page.js("return String(new Date(Date.now() + 180 * 864e5).getFullYear())", vec![]).await?;
    let year = year.as_str().unwrap_or_default().to_owned();
    page.wait_text("cards-micro-needling", "has a dated wait", |text| {
        text.contains("Counted from today, that is from") && text.contains(&year)
    })
    .await?;
    let said = page.text("option-check").await?;
    ensure!(said.contains("2 of "), "nobody says how many are answered: {said}");
    page.click("forget-answers").await?;
    page.wait("the cards are gone", "return !document.querySelector(\"[data-testid^='cards-']\")", vec![]).await?;
    page.wait_checked("q-keloid-history-yes", false).await
}

pub async fn each_question_is_asked_once_and_only_where_it_matters(page: &Page) -> Outcome {
    let asked = "return [...document.querySelectorAll(\"[data-testid^='q-'][data-testid$='-yes']\")].map((e) => e.dataset.testid)";
    unfolded(page, SCARS).await?;
    let many: Vec<String> = serde_json::from_value(page.js(asked, vec![]).await?)?;
    let mut once = many.clone();
    once.sort();
    once.dedup();
    ensure!(once.len() == many.len() && many.len() > 20, "asked are {many:?}");
    unfolded(page, "/compare/#v=1&concern=pattern-hair-loss&treatment=home-minoxidil").await?;
    let few: Vec<String> = serde_json::from_value(page.js(asked, vec![]).await?)?;
    ensure!(few.len() < many.len() && !few.is_empty(), "for one option as much is asked as for many: {few:?}");
    ensure!(
        !few.iter().any(|hook| hook == "q-recent-filler-area-yes"),
        "a question is asked that changes nothing here"
    );
    Ok(())
}

pub async fn the_comparison_has_a_row_of_cards(page: &Page) -> Outcome {
    unfolded(page, TWO).await?;
    let row = "return document.querySelectorAll(\"[data-testid='compare-cards'] td\").length";
    ensure!(page.js(row, vec![]).await? == json!(0), "there is a row before any answer");
    page.click("q-keloid-history-yes").await?;
    page.hook("compare-cards").await?;
    ensure!(page.js(row, vec![]).await? == json!(3), "the row has other columns than the table");
    let said = page.text("compare-cards").await?;
    ensure!(said.contains("Do not have this now"), "{said}");
    // "I don't know" is an answer too, and milder.
    page.click("q-keloid-history-unknown").await?;
    page.wait_text("compare-cards", "is milder", |text| {
        text.contains("Raise this first") && !text.contains("Do not have this now")
    })
    .await
    .map(drop)
}

pub async fn answers_given_in_an_article_count_here(page: &Page) -> Outcome {
    page.open_awake(&format!("{ARTICLE}#v=1&concern=acne-scars")).await?;
    page.click("q-keloid-history-yes").await?;
    follow(page, FINDER).await?;
    page.wait_awake("finder").await?;
    page.hook("cards-micro-needling").await?;
    follow(page, COMPARISON).await?;
    page.wait_awake("comparison").await?;
    page.hook("compare-cards").await?;
    nothing_is_left(page).await
}

pub async fn answers_leave_no_trace_and_no_verdict(page: &Page) -> Outcome {
    unfolded(page, SCARS).await?;
    let answer = "document.querySelectorAll(\"[data-testid^='q-'][data-testid$='-yes']\").forEach((e) => e.click())";
    page.js(answer, vec![]).await?;
    page.hook("cards-micro-needling").await?;
    let shown =
        page.js("return [...document.querySelectorAll('.tx-option__cards')].map((e) => e.innerText).join(' ')", vec![]);
    let shown = shown.await?.to_string().to_lowercase();
    for word in ["eligible", "you are safe", "safe for you", "good candidate"] {
        ensure!(!shown.contains(word), "a card says `{word}`");
    }
    nothing_is_left(page).await?;
    page.driver.refresh().await?;
    page.wait_awake("finder").await?;
    ensure!(with_cards(page).await?.is_empty(), "the answers outlived the page");
    Ok(())
}

pub async fn prices_are_the_clinics_own_or_said_to_be_unknown(page: &Page) -> Outcome {
    page.open_choosing(SCARS).await?;
    let option = page.text("finder-option-micro-needling").await?;
    ensure!(option.contains("Price at this clinic") && option.contains("the clinic gives none"), "{option}");
    page.open_choosing(TWO).await?;
    let table = page.text("compare-table").await?;
    ensure!(table.contains("Price at this clinic") && table.contains("The clinic gives none"), "no price in the table");
    Ok(())
}

pub async fn axe_finds_nothing_and_nothing_is_cut_off(page: &Page) -> Outcome {
    for (path, hook) in [(SCARS, "cards-micro-needling"), (TWO, "compare-cards")] {
        page.set_viewport(Viewport::DESK).await?;
        unfolded(page, path).await?;
        page.click("q-keloid-history-yes").await?;
        page.hook(hook).await?;
        in_every_color(page, path).await?;
        for size in [Viewport::NARROW, Viewport::ZOOMED] {
            page.set_viewport(size).await?;
            ensure!(page.overhang().await? <= 0, "{path} scrolls sideways: {}", page.sticking_out().await?);
            let cut = page.cut_off().await?;
            ensure!(cut.is_empty(), "cut off at {} px: {cut}", size.width);
        }
        page.open("/404.html").await?;
    }
    Ok(())
}
