//! The safety check: answers become cards to bring along, never a verdict.

use anyhow::ensure;
use harness::page::ARTICLE;
use harness::{Outcome, Page};
use serde_json::json;
use thirtyfour::Key;

pub async fn a_yes_raises_a_card(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    let empty = page.text("safety-result").await?;
    page.click("q-keloid-history-yes").await?;
    let cards = page.wait_text("safety-result", "has a card", |text| text != empty).await?;
    ensure!(cards.to_lowercase().contains("keloid"), "the card does not say why: {cards}");
    let sources = "return document.querySelectorAll(\"[data-testid='safety-result'] li\").length";
    ensure!(page.js(sources, vec![]).await?.as_u64().unwrap_or_default() >= 1, "there is no card");
    Ok(())
}

pub async fn a_no_raises_none(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    let empty = page.text("safety-result").await?;
    page.click("q-keloid-history-no").await?;
    let said = page.wait_text("safety-result", "answers", |text| text != empty).await?;
    let cards =
        page.js("return document.querySelectorAll(\"[data-testid='safety-result'] .tx-card\").length", vec![]).await?;
    ensure!(cards == json!(0), "a no raises a card: {said}");
    Ok(())
}

pub async fn not_knowing_raises_a_milder_card(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.click("q-keloid-history-yes").await?;
    let hard = page.wait_text("safety-result", "has a card", |text| text.to_lowercase().contains("keloid")).await?;
    page.click("q-keloid-history-unknown").await?;
    let mild = page.wait_text("safety-result", "changes", |text| text != hard).await?;
    ensure!(mild.to_lowercase().contains("keloid"), "not knowing is treated as a no: {mild}");
    Ok(())
}

pub async fn the_strongest_card_comes_first(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    // Every question that is there, the last one first, so that the order cannot come from the answering.
    let all = "return [...document.querySelectorAll('[data-testid^=q-][data-testid$=-yes]')].map((e) => e.dataset.testid).reverse()";
    let all: Vec<String> = serde_json::from_value(page.js(all, vec![]).await?)?;
    ensure!(all.len() > 5, "there are hardly any questions: {all:?}");
    for question in &all {
        page.click(question).await?;
    }
    let order = "return [...document.querySelectorAll(\"[data-testid='safety-result'] .tx-card\")] \
        .map((e) => ['absolute', 'postpone', 'ask'].findIndex((l) => e.classList.contains(`tx-card--${l}`)))";
    let order: Vec<i64> = serde_json::from_value(page.js(order, vec![]).await?)?;
    ensure!(order.len() >= all.len(), "{} yes give {} cards", all.len(), order.len());
    ensure!(order.is_sorted() && order[0] == 0, "the cards stand in the order {order:?}");
    Ok(())
}

pub async fn answers_can_be_forgotten(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    let empty = page.text("safety-result").await?;
    page.click("q-pregnant-yes").await?;
    page.wait_text("safety-result", "has a card", |text| text != empty).await?;
    let forget = "[...document.querySelectorAll(\"[data-testid='tool-safety-check'] button\")].at(-1).click()";
    page.js(forget, vec![]).await?;
    page.wait_text("safety-result", "is empty again", |text| text == empty).await?;
    page.wait_checked("q-pregnant-yes", false).await
}

pub async fn answers_work_by_keyboard(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.focus("q-pregnant-yes").await?;
    page.press(&[Key::Space]).await?;
    page.wait_checked("q-pregnant-yes", true).await?;
    page.press(&[Key::Right]).await?;
    page.wait_checked("q-pregnant-no", true).await?;
    page.press(&[Key::Right]).await?;
    page.wait_checked("q-pregnant-unknown", true).await?;
    ensure!(page.focused().await? == "q-pregnant-unknown", "an answer takes the focus away");
    Ok(())
}

pub async fn nothing_ever_says_safe(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    let all =
        "return [...document.querySelectorAll('[data-testid^=q-][data-testid$=-no]')].map((e) => e.dataset.testid)";
    let all: Vec<String> = serde_json::from_value(page.js(all, vec![]).await?)?;
    for question in &all {
        page.click(question).await?;
        page.wait_checked(question, true).await?;
    }
    let said = page.text("safety-result").await?.to_lowercase();
    for verdict in ["safe", "eligible", " ok", "good candidate", "no risk"] {
        ensure!(!said.contains(verdict), "a verdict was given: {said}");
    }
    Ok(())
}
