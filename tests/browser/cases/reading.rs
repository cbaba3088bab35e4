//! Pages are HTML: with scripts off, everything reads and every link leads on.

use anyhow::ensure;
use harness::page::{ARTICLE, ROUTES, TOOLS};
use harness::{Outcome, Page};
use serde_json::{Value, json};
use thirtyfour::By;

pub async fn every_page_reads_with_scripts_off(page: &Page) -> Outcome {
    page.scripts(false).await?;
    for route in ROUTES {
        page.open(route).await?;
        let main = page.driver.find(By::Css("main")).await?.text().await?;
        ensure!(main.split_whitespace().count() > 20, "{route} has hardly a word: {main}");
        ensure!(page.driver.find_all(By::Css("h1")).await?.len() == 1, "{route} has not one h1");
        ensure!(!page.driver.title().await?.is_empty(), "{route} has no title");
        ensure!(!page.is_visible("tools-off").await?, "{route} says that tools failed; scripts are merely off");
    }
    Ok(())
}

pub async fn the_article_is_whole_with_scripts_off(page: &Page) -> Outcome {
    page.scripts(false).await?;
    page.open(ARTICLE).await?;
    let parts = page.driver.find_all(By::Css("main h2")).await?.len();
    // The thirteen parts of the article, of which the first has the h1.
    ensure!(parts >= 12, "only {parts} parts of the article are there");
    let main = page.driver.find(By::Css("main")).await?.text().await?;
    ensure!(main.split_whitespace().count() > 1_000, "the article is cut short");
    for tool in TOOLS {
        let inside = page.hook(&format!("tool-{tool}")).await?.text().await?;
        ensure!(inside.split_whitespace().count() > 5, "{tool} is an empty box: {inside}");
    }
    for native in ["area-face.cheek", "q-pregnant-yes"] {
        page.hook(native).await?;
    }
    let told = page.driver.find(By::Css("main noscript")).await?.text().await?;
    ensure!(told.contains("Scripts are off"), "nobody says why the tools stand still: {told}");
    // Checkboxes are native: they answer without a script.
    page.click("area-face.cheek").await?;
    ensure!(page.is_checked("area-face.cheek").await?, "a checkbox needs a script");
    Ok(())
}

pub async fn links_lead_on_with_scripts_off(page: &Page) -> Outcome {
    page.scripts(false).await?;
    page.open("/").await?;
    page.tap_on("header a[href$='/treatments/']").await?;
    page.wait("the overview is open", "return location.pathname === '/treatments/'", vec![]).await?;
    page.tap_on("main a[href$='/treatments/micro-needling/']").await?;
    page.wait("the article is open", "return location.pathname === arguments[0]", vec![json!(ARTICLE)]).await?;
    Ok(())
}

pub async fn a_wrong_address_says_so(page: &Page) -> Outcome {
    page.expect_console("404 (Not Found)");
    page.open("/no-such-page/").await?;
    let status = "return performance.getEntriesByType('navigation')[0].responseStatus";
    ensure!(page.js(status, vec![]).await? == json!(404), "a wrong address does not answer 404");
    let ways = page.js("return document.querySelectorAll('main a[href]').length", vec![]).await?;
    ensure!(ways.as_u64().unwrap_or_default() > 0, "a wrong address leads nowhere");
    // The page of a wrong address may stand at any depth: its files must be found from there.
    let styled = "return [...document.styleSheets].length > 0";
    ensure!(page.js(styled, vec![]).await? == Value::Bool(true), "the page of a wrong address has no style");
    Ok(())
}
