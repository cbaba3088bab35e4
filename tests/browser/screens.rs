//! Draws every page at three widths, light and dark, into `target/browser/screens/`, to be looked at by a person.

use std::path::PathBuf;
use std::process::ExitCode;

use harness::engine::{Browser, Engine};
use harness::page::{ARTICLE, ROUTES};
use harness::runner::fresh_page;
use harness::server::workspace;
use harness::{Media, Outcome, Page, Viewport};

/// The article with something in each tool: what a visitor has made of it after a minute.
const USED: &str = "/treatments/micro-needling/#v=1&area=face.cheek.left,face.chin&concern=acne-scars&sessions=4";

fn main() -> ExitCode {
    let drawn = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(anyhow::Error::from)
        .and_then(|runtime| runtime.block_on(draw_all()));
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

fn folder() -> PathBuf {
    workspace().join("target/browser/screens")
}

async fn draw_all() -> Outcome<usize> {
    let browser = Browser::start(Engine::Chromium).await?;
    let drawn = draw(&fresh_page(&browser).await?).await;
    browser.quit().await;
    drawn
}

async fn draw(page: &Page) -> Outcome<usize> {
    let mut count = 0;
    for size in [Viewport::PHONE, Viewport::TABLET, Viewport::DESK] {
        page.set_viewport(size).await?;
        for media in [Media::Light, Media::Dark] {
            page.emulate(media).await?;
            for route in ROUTES.into_iter().chain([USED]) {
                // The same path with another fragment would not be a new page.
                page.open("/404.html").await?;
                page.open(route).await?;
                if route.starts_with(ARTICLE) {
                    page.wait_all_awake().await?;
                }
                if route == USED {
                    page.click("q-keloid-history-yes").await?;
                    page.click("q-pregnant-unknown").await?;
                    page.js("scrollTo({ top: 0, behavior: 'instant' }); document.activeElement.blur()", vec![]).await?;
                }
                let file = format!("{}-{}-{}.png", name(route), size.width, media.name());
                page.picture(&folder().join(file)).await?;
                count += 1;
            }
        }
    }
    Ok(count)
}

fn name(route: &str) -> String {
    let path = route.split('#').next().unwrap_or_default().trim_matches('/').replace(['/', '.'], "-");
    match (path.is_empty(), route.contains('#')) {
        (true, _) => "home".to_owned(),
        (false, true) => format!("{path}-used"),
        (false, false) => path,
    }
}
