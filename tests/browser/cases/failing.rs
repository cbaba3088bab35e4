//! Without WebAssembly the page reads on, says what is off, and nothing on it lies.

use anyhow::ensure;
use harness::page::{ARTICLE, TOOLS};
use harness::{Fault, Outcome, Page};
use thirtyfour::By;

pub async fn wasm_missing(page: &Page) -> Outcome {
    page.expect_console("404 (Not Found)");
    page.expect_console("integrity");
    page.server.fault(Fault::WasmMissing);
    still_reads(page).await
}

pub async fn one_tool_missing_says_so_at_its_place(page: &Page) -> Outcome {
    page.expect_console("404 (Not Found)");
    // The loader of the parts says in the console which of them did not come.
    page.expect_console("WebAssembly");
    page.server.fault(Fault::SafetyCheckMissing);
    page.open(ARTICLE).await?;
    page.hook("tool-safety-check").await?.scroll_into_view().await?;
    let notice = page.hook("tool-off").await?;
    ensure!(notice.is_displayed().await?, "the notice of the tool cannot be seen");
    ensure!(notice.attr("role").await?.as_deref() == Some("alert"), "a screen reader does not hear the notice");
    ensure!(!page.is_visible("tools-off").await?, "the page says that all tools are off");
    let inside = "return document.querySelector(\"[data-testid='tool-off']\").closest('[data-testid]:not([data-testid=tool-off])').dataset.testid";
    ensure!(page.js(inside, vec![]).await? == "tool-safety-check", "the notice stands elsewhere");
    page.wait_awake("estimator").await?;
    page.wait_awake("target-areas").await?;
    page.click("area-face.cheek").await?;
    page.wait_fragment(&["area=face.cheek"]).await?;
    Ok(())
}

pub async fn wasm_corrupt(page: &Page) -> Outcome {
    page.expect_console("integrity");
    page.expect_console("WebAssembly");
    page.server.fault(Fault::WasmCorrupt);
    still_reads(page).await
}

pub async fn wasm_truncated(page: &Page) -> Outcome {
    page.expect_console("integrity");
    page.expect_console("WebAssembly");
    page.expect_console("ERR_");
    page.server.fault(Fault::WasmTruncated);
    still_reads(page).await
}

pub async fn wasm_forbidden_by_policy(page: &Page) -> Outcome {
    page.expect_console("WebAssembly");
    page.expect_console("Content Security Policy");
    page.server.fault(Fault::PolicyWithoutWasm);
    still_reads(page).await
}

pub async fn wasm_refused(page: &Page) -> Outcome {
    page.expect_console("ERR_EMPTY_RESPONSE");
    page.expect_console("ERR_CONNECTION");
    page.server.fault(Fault::WasmRefused);
    still_reads(page).await
}

pub async fn wasm_that_never_comes(page: &Page) -> Outcome {
    page.before_every_page(HURRY).await?;
    page.server.fault(Fault::WasmHeld);
    still_reads(page).await
}

pub async fn wasm_that_comes_late_takes_the_notice_back(page: &Page) -> Outcome {
    page.before_every_page(HURRY).await?;
    page.expect_console(PRELOADED);
    page.server.fault(Fault::WasmHeld);
    page.open(ARTICLE).await?;
    page.wait("the notice says that tools are off", NOTICE, vec![]).await?;
    page.server.release();
    page.wait_all_awake().await?;
    page.wait("the notice is gone", &format!("return !(() => {{ {NOTICE} }})()"), vec![]).await.map(drop)
}

pub async fn wasm_unknown_to_the_browser(page: &Page) -> Outcome {
    page.before_every_page("delete globalThis.WebAssembly").await?;
    still_reads(page).await
}

pub async fn data_missing(page: &Page) -> Outcome {
    page.expect_console("404 (Not Found)");
    page.server.fault(Fault::DataMissing);
    still_reads(page).await
}

pub async fn the_first_tool_missing_says_so_at_its_place(page: &Page) -> Outcome {
    page.expect_console("404 (Not Found)");
    page.server.fault(Fault::DataMissing);
    // A page with one tool, which brings its own data: no other tool has started anything before it fails.
    page.open("/privacy/").await?;
    page.hook("tool-off").await?;
    page.tap_on("header nav a[href$='/how-we-know/']").await?;
    page.wait("the link leads on", "return location.pathname === '/how-we-know/'", vec![]).await.map(drop)
}

/// The page waits for a while of its own; for the test, its clock runs a hundred times faster.
const HURRY: &str =
    "const slow = setTimeout; globalThis.setTimeout = (f, ms, ...rest) => slow(f, (ms ?? 0) / 100, ...rest)";

/// What Chromium says of a file that was fetched early and waits for a module that is late or never comes.
pub const PRELOADED: &str = "was preloaded using link preload but not used";

/// Whether the notice can be seen, and says something.
const NOTICE: &str = "const e = document.querySelector(\"[data-testid='tools-off']\"); \
                      return !!e && e.checkVisibility() && e.textContent.trim()";

async fn still_reads(page: &Page) -> Outcome {
    // What the page asked for early is then not used, and the browser may say so.
    page.expect_console(PRELOADED);
    // With a selection in the address: what cannot be applied must not break anything either.
    page.open(&format!("{ARTICLE}#v=1&area=face.chin&sessions=4")).await?;
    page.wait("the notice says that tools are off", NOTICE, vec![]).await?;
    let notice = page.hook("tools-off").await?;
    ensure!(notice.attr("role").await?.as_deref() == Some("alert"), "a screen reader does not hear the notice");
    for tool in TOOLS {
        let awake = page.driver.find_all(By::Css(format!("[data-testid='tool-{tool}'][data-awake]"))).await?;
        ensure!(awake.is_empty(), "{tool} says that it is awake");
    }
    let words = page.driver.find(By::Css("main")).await?.text().await?.split_whitespace().count();
    ensure!(words > 1_000, "only {words} words of the article are left");
    // Native controls and ordinary links go on working.
    page.click("area-face.cheek").await?;
    ensure!(page.is_checked("area-face.cheek").await?, "a checkbox died with the tools");
    page.tap_on("header nav a[href$='/privacy/']").await?;
    page.wait("the link leads on", "return location.pathname === '/privacy/'", vec![]).await?;
    Ok(())
}
