//! "Why am I seeing this?" in each tool: the rule, the answers that it read, and the sources, opened by keyboard and by
//! touch, and kept true while it is open.

use anyhow::ensure;
use harness::page::{ARTICLE, COMPARISON};
use harness::{Outcome, Page};
use serde_json::json;
use thirtyfour::Key;

use super::plan::{NEEDLING, day_in, open, set};

/// Opens a fold by touch and gives what it says.
async fn opened(page: &Page, fold: &str) -> Outcome<String> {
    page.tap_on(&format!("{fold} > summary")).await?;
    said(page, fold).await
}

async fn said(page: &Page, fold: &str) -> Outcome<String> {
    let rows =
        "const e = document.querySelector(arguments[0]); return e.open && e.querySelector('li') ? e.innerText : null";
    let text = page.wait(&format!("{fold} says why"), rows, vec![json!(fold)]).await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

fn holds(text: &str, words: &[&str]) -> Outcome {
    for word in words {
        ensure!(text.contains(word), "“{word}” is not said: {text}");
    }
    Ok(())
}

pub async fn the_estimate_says_why(page: &Page) -> Outcome {
    page.open_awake(&format!("{ARTICLE}#v=1&area=face.cheek.left&concern=acne-scars&sessions=3")).await?;
    page.reach("estimate-value").await?;
    let why = opened(page, "#estimator-why").await?;
    holds(&why, &["Rule:", "Your answer:", "On record:", "Acne scars", "3 sessions", "cheek", "The place"])?;
    // The fold stays open and follows the slider.
    page.focus("sessions-slider").await?;
    page.press(&[Key::Right]).await?;
    page.wait("it follows", "return document.querySelector('#estimator-why').innerText.includes('4 sessions')", vec![])
        .await?;
    page.axe("the estimate says why").await
}

pub async fn a_chosen_area_says_why(page: &Page) -> Outcome {
    page.open_awake(&format!("{ARTICLE}#v=1&area=face.cheek.left")).await?;
    page.reach("area-summary").await?;
    let why = opened(page, "[id='areas-why-face.cheek']").await?;
    holds(&why, &["Rule:", "your left cheek", "On record:", "Source"])?;
    page.axe("an area says why").await
}

pub async fn a_card_says_why_and_the_answer_stays_on_the_page(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.click("q-keloid-history-unknown").await?;
    page.reach("safety-result").await?;
    let fold = "[data-testid='safety-result'] .tx-why";
    let why = opened(page, fold).await?;
    holds(&why, &["Rule:", "I don’t know", "On record:", "Source"])?;
    let address = page.js("return location.href + document.title", vec![]).await?;
    ensure!(!address.to_string().contains("keloid"), "the answer stands in {address}");
    page.axe("a card says why").await
}

pub async fn the_comparison_says_why_by_keyboard(page: &Page) -> Outcome {
    page.open_choosing(&format!("{COMPARISON}#v=1&area=face.cheek&concern=acne-scars&fitzpatrick=V")).await?;
    page.js("document.querySelector('#compare-why > summary').focus()", vec![]).await?;
    page.press(&[Key::Enter]).await?;
    let why = said(page, "#compare-why").await?;
    holds(&why, &["an example", "acne scars", "Cheek", "For skin type V", "differs", "Rule:"])?;
    page.axe("the comparison says why").await
}

pub async fn the_plan_says_why(page: &Page) -> Outcome {
    open(page, NEEDLING).await?;
    let day = day_in(page, 10).await?;
    set(page, "plan-day", &day).await?;
    page.hook("plan-steps").await?;
    set(page, "plan-sessions", "4").await?;
    page.reach("plan-sources").await?;
    let why = opened(page, "#plan-why").await?;
    holds(&why, &["Healing days", "the longest time studied", "From a first day", "On record:", "Source"])?;
    page.axe("the plan says why").await
}
