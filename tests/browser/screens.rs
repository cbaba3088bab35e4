//! Draws the pages at three widths, light and dark, into a folder, to be looked at by a person.
//!
//! Each page from its top; of the article also each tool, with something chosen in it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use harness::engine::{Browser, Engine};
use harness::page::{ARTICLE, ROUTES, TOOLS};
use harness::runner::fresh_page;
use harness::server::workspace;
use harness::{Media, Outcome, Page, Viewport};

/// The article with something in each tool: what a visitor has made of it after a minute.
const USED: &str = "/treatments/micro-needling/#v=1&area=face.cheek.left,face.chin&concern=acne-scars&sessions=4";

/// How much of the article's beginning is drawn by itself, in pixels: what a reader meets in the first moments.
const TOP: f64 = 1_800.0;

fn main() -> ExitCode {
    let drawn = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(anyhow::Error::from)
        .and_then(|runtime| runtime.block_on(draw_all(&folder())));
    match drawn {
        Ok(count) => {
            println!("{count} pictures in {}", folder().display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    }
}

/// The folder that the first argument names, or one among the built files.
fn folder() -> PathBuf {
    std::env::args_os().nth(1).map_or_else(|| workspace().join("target/browser/screens"), PathBuf::from)
}

async fn draw_all(folder: &Path) -> Outcome<usize> {
    let browser = Browser::start(Engine::Chromium).await?;
    let drawn = match fresh_page(&browser).await {
        Ok(page) => draw(&page, folder).await,
        Err(error) => Err(error),
    };
    browser.quit().await;
    drawn
}

async fn draw(page: &Page, folder: &Path) -> Outcome<usize> {
    let mut count = 0;
    for size in [Viewport::PHONE, Viewport::TABLET, Viewport::DESK] {
        page.set_viewport(size).await?;
        for media in [Media::Light, Media::Dark] {
            page.emulate(media).await?;
            let kind = format!("{}-{}.png", size.width, media.name());
            for route in ROUTES {
                page.open(route).await?;
                if route == ARTICLE {
                    page.wait_all_awake().await?;
                }
                page.picture(&folder.join(format!("{}-{kind}", name(route)))).await?;
                count += 1;
            }
            // The same path with another fragment would not be a new page: another page has to come between.
            page.open_awake(USED).await?;
            page.click("area-face.cheek").await?;
            page.click("area-face.cheek").await?;
            page.click("q-keloid-history-yes").await?;
            page.click("q-pregnant-unknown").await?;
            page.js("document.activeElement.blur()", vec![]).await?;
            // The pointer goes where it lights up nothing.
            page.driver.action_chain().move_to(1, 1).perform().await?;
            for tool in TOOLS {
                // First into view: what sticks to the window must stand where a reader sees it.
                let place = "document.querySelector(`[data-testid='tool-${arguments[0]}']`).scrollIntoView({ behavior: 'instant' }); \
                             const r = document.querySelector(`[data-testid='tool-${arguments[0]}']`).getBoundingClientRect(); \
                             return [r.top + scrollY - 16, r.height + 32]";
                let place: [f64; 2] = serde_json::from_value(page.js(place, vec![tool.into()]).await?)?;
                let file = folder.join(format!("{}-{tool}-{kind}", name(ARTICLE)));
                page.picture_of(place[0], place[1], &file).await?;
                count += 1;
            }
            page.picture_of(0.0, TOP, &folder.join(format!("{}-top-{kind}", name(ARTICLE)))).await?;
            count += 1;
        }
    }
    Ok(count)
}

/// A file name for a path.
fn name(route: &str) -> String {
    let path = route.trim_matches('/').replace(['/', '.'], "-");
    if path.is_empty() { "home".to_owned() } else { path }
}
