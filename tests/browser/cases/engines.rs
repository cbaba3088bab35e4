//! What must hold in every engine: the article reads, its tools wake and work, and nothing is on the console.

use anyhow::ensure;
use harness::page::ARTICLE;
use harness::{Outcome, Page};

pub async fn the_article_opens_and_its_tools_work(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.click("area-face.cheek").await?;
    page.wait_fragment(&["area=face.cheek"]).await?;
    page.focus("sessions-slider").await?;
    let before = page.text("estimate-value").await?;
    page.press(&[thirtyfour::Key::Right, thirtyfour::Key::Right]).await?;
    page.wait_text("estimate-value", "says something else", |text| text != before).await?;
    page.click("q-keloid-history-yes").await?;
    page.wait_text("safety-result", "has a card", |text| !text.trim().is_empty()).await?;
    Ok(())
}

/// A page with an error must not pass in any engine.
pub async fn the_console_is_heard(page: &Page) -> Outcome {
    page.open("/privacy/").await?;
    let script = "console.warn('a planted warning'); setTimeout(() => { throw new Error('a planted error') })";
    page.js(&format!("{script}; return true"), vec![]).await?;
    page.wait("the timer has run", "return new Promise((done) => setTimeout(() => done(true), 50))", vec![]).await?;
    for planted in ["a planted warning", "a planted error"] {
        page.expect_console(planted);
        let heard = page.console().await?;
        ensure!(heard.iter().any(|line| line.contains(planted)), "“{planted}” is not among {heard:?}");
    }
    Ok(())
}
