//! The safety check: answers become cards to bring along, never a verdict.

use anyhow::ensure;
use harness::page::ARTICLE;
use harness::{Outcome, Page, Viewport};
use serde_json::json;
use thirtyfour::Key;

use super::links::{at, follow};

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
    page.click("forget-answers").await?;
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

pub async fn a_wait_ends_on_a_day_of_the_visitors_calendar(page: &Page) -> Outcome {
    // Here it is a day later than in most of the world, half of the time.
    page.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": "Pacific/Kiritimati" })).await?;
    page.open_awake(ARTICLE).await?;
    page.click("q-recent-filler-area-yes").await?;
    let day = "const day = new Date(); day.setDate(day.getDate() + 180); \
        return day.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })";
    let day = page.js(day, vec![]).await?.as_str().unwrap_or_default().to_owned();
    ensure!(day.len() > 8, "the browser names no day");
    page.wait_text("safety-result", "names the day", |text| text.contains(&format!("from {day}"))).await?;
    page.click("q-recent-filler-area-unknown").await?;
    page.wait_text("safety-result", "names no day", |text| !text.contains(&day) && text.len() > 60).await?;
    page.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": "" })).await.map(drop)
}

pub async fn a_question_is_asked_once_for_all_treatments(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.js("window.untouched = true", vec![]).await?;
    page.click("q-keloid-history-yes").await?;
    page.click("q-recent-filler-area-yes").await?;
    let here = page.wait_text("safety-result", "has both cards", |text| text.contains("Filler")).await?;
    follow(page, "/treatments/").await?;
    let next = "/treatments/superficial-peel/";
    page.tap_on(&format!("main a[href$='{next}']")).await?;
    at(page, next).await?;
    page.wait_all_awake().await?;
    page.wait_checked("q-keloid-history-yes", true).await?;
    let there = page.wait_text("safety-result", "has a card", |text| text.to_lowercase().contains("keloid")).await?;
    ensure!(there != here, "the cards are those of the other treatment: {there}");
    // What this treatment does not ask is neither counted nor shown.
    let foot = page.js("return document.querySelector('.tx-safety__foot').innerText", vec![]).await?;
    ensure!(foot.as_str().is_some_and(|foot| foot.starts_with("1 of ")), "the foot says {foot}");
    ensure!(page.js("return window.untouched === true", vec![]).await? == json!(true), "the page was loaded anew");
    Ok(())
}

pub async fn answers_are_forgotten_on_leaving(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    let empty = page.text("safety-result").await?;
    page.js("window.untouched = true", vec![]).await?;
    page.click("q-pregnant-yes").await?;
    page.wait_text("safety-result", "has a card", |text| text != empty).await?;
    // A way out that no link of the site is.
    page.driver.goto("about:blank").await?;
    page.driver.back().await?;
    page.wait_all_awake().await?;
    page.wait_checked("q-pregnant-yes", false).await?;
    page.wait_text("safety-result", "is empty", |text| text == empty).await?;
    // Whether or not the browser kept the page: one that is shown again, and one that is left, have forgotten.
    for (event, persisted) in [("pageshow", true), ("pagehide", false)] {
        page.click("q-pregnant-yes").await?;
        page.wait_text("safety-result", "has a card", |text| text != empty).await?;
        let send = "dispatchEvent(new PageTransitionEvent(arguments[0], { persisted: arguments[1] }))";
        page.js(send, vec![json!(event), json!(persisted)]).await?;
        page.wait_checked("q-pregnant-yes", false).await?;
        page.wait_text("safety-result", "is empty", |text| text == empty).await?;
    }
    Ok(())
}

pub async fn forgetting_and_urgent_signs_are_always_at_hand(page: &Page) -> Outcome {
    for size in [Viewport::PHONE, Viewport::DESK] {
        page.set_viewport(size).await?;
        page.open_awake(ARTICLE).await?;
        page.js("document.querySelector('#safety-more').open = true", vec![]).await?;
        page.click("q-keloid-history-yes").await?;
        // Wherever in the tool the reader is, the button can be pressed.
        let reached = "const tool = document.querySelector(\"[data-testid='tool-safety-check']\"); \
            const button = document.querySelector(\"[data-testid='forget-answers']\"); \
            const top = tool.getBoundingClientRect().top + scrollY, height = tool.offsetHeight; \
            return [0.1, 0.3, 0.5, 0.7, 0.95].filter((part) => { \
              scrollTo({ top: top + height * part - innerHeight / 2, behavior: 'instant' }); \
              const r = button.getBoundingClientRect(); \
              return document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2) !== button; })";
        let missed = page.js(reached, vec![]).await?;
        ensure!(missed == json!([]), "at {} px the button is out of reach at {missed}", size.width);
    }
    let urgent = page.text("safety-urgent").await?;
    ensure!(urgent.contains("Call the clinic:"), "the signs name no number: {urgent}");
    let call = "return document.querySelector(\"[data-testid='safety-urgent'] a[href^='tel:']\").checkVisibility()";
    ensure!(page.js(call, vec![]).await? == json!(true), "the number cannot be seen");
    page.js("document.querySelector('#safety-urgent').open = true", vec![]).await?;
    let signs = page.text("safety-urgent").await?;
    for sign in ["Fever", "pus", "Blisters", "Lumps that stay", "urgent care"] {
        ensure!(signs.contains(sign), "`{sign}` is not among the signs: {signs}");
    }
    ensure!(!signs.contains("RF needling"), "a sign of another treatment stands there");
    Ok(())
}
