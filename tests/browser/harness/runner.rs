//! Runs cases: a tab and a server for each, sessions that are used again, and what is kept of a failure.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use anyhow::{Context, anyhow, ensure};
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::runtime::{Builder, Runtime};

use crate::engine::{Browser, Engine};
use crate::server::{Server, dist, workspace};
use crate::{Media, Outcome, Page, Viewport, wordpress};

/// What a case does on its page.
pub type Body = for<'a> fn(&'a Page) -> Pin<Box<dyn Future<Output = Outcome> + 'a>>;

/// One case.
#[derive(Clone, Copy)]
pub struct Case {
    /// Theme and sentence, such as `areas::picked_by_keyboard`.
    pub name: &'static str,
    /// What it does.
    pub body: Body,
    /// Where it does it.
    pub engines: &'static [Engine],
    /// Whether it measures time, which other cases would take from it.
    pub alone: bool,
}

/// At most this many browsers at once: more make a small machine slower, not faster.
const MOST: usize = 2;

struct Pool {
    runtime: Runtime,
    idle: Mutex<Vec<Browser>>,
    /// Read by every case that may run beside others.
    turn: RwLock<()>,
}

/// Runs the cases in their engines, and prints what cargo's own test programs print.
#[must_use]
pub fn run(cases: &[Case]) -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads = Some(arguments.test_threads.unwrap_or(MOST).min(MOST));
    let runtime = match Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("no test can run: {error}");
            return ExitCode::FAILURE;
        }
    };
    let pool = Arc::new(Pool { runtime, idle: Mutex::default(), turn: RwLock::default() });
    let trials = cases
        .iter()
        .flat_map(|case| case.engines.iter().map(|engine| (*case, *engine)))
        .map(|(case, engine)| {
            let pool = Arc::clone(&pool);
            Trial::test(case.name, move || pool.trial(case, engine).map_err(|error| Failed::from(in_lines(&error))))
                .with_kind(engine.name())
        })
        .collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    pool.runtime.block_on(wordpress::stop());
    for browser in pool.idle.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
        pool.runtime.block_on(browser.quit());
    }
    conclusion.exit_code()
}

impl Pool {
    fn idle_one(&self, engine: Engine) -> Option<Browser> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let at = idle.iter().position(|browser| browser.engine == engine)?;
        Some(idle.swap_remove(at))
    }

    fn trial(&self, case: Case, engine: Engine) -> Outcome {
        let (_alone, _beside) = if case.alone {
            (Some(self.turn.write().unwrap_or_else(PoisonError::into_inner)), None)
        } else {
            (None, Some(self.turn.read().unwrap_or_else(PoisonError::into_inner)))
        };
        let idle = self.idle_one(engine);
        let browser = match idle {
            Some(browser) => browser,
            None => self.runtime.block_on(Browser::start(engine))?,
        };
        let outcome = catch_unwind(AssertUnwindSafe(|| self.runtime.block_on(attempt(&browser, case))))
            .unwrap_or_else(|_| Err(anyhow!("the case panicked")));
        if outcome.is_ok() {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(browser);
        } else {
            // What a failed case leaves behind must not decide about the next one.
            self.runtime.block_on(browser.quit());
        }
        outcome
    }
}

/// One case in a fresh tab; on failure, what a person needs to see is kept.
async fn attempt(browser: &Browser, case: Case) -> Outcome {
    let page = fresh_page(browser).await?;
    let outcome = match (case.body)(&page).await {
        Ok(()) => quiet(&page).await,
        failed => failed,
    };
    let folder = evidence_folder(case.name, browser.engine);
    if outcome.is_ok() {
        // What an earlier failure left would only mislead; where there was none, there is nothing to remove.
        let _ = fs::remove_dir_all(&folder);
        return outcome;
    }
    let kept = keep_evidence(&page, &folder).await;
    outcome.with_context(|| match kept {
        Ok(()) => format!("see {}", folder.display()),
        Err(error) => format!("nothing could be kept of it: {error}"),
    })
}

/// A new tab with its own server; the tab before it is closed, and with it all that was emulated there.
///
/// # Errors
/// When the browser does not answer.
pub async fn fresh_page(browser: &Browser) -> Outcome<Page> {
    let driver = browser.driver.clone();
    let old = driver.window().await?;
    let new = driver.new_tab().await?;
    driver.switch_to_window(old).await?;
    driver.close_window().await?;
    driver.switch_to_window(new).await?;
    let page = Page::new(browser, Server::start(&dist()).await?);
    page.forget_logs().await?;
    page.set_viewport(Viewport::DESK).await?;
    page.emulate(Media::Light).await?;
    Ok(page)
}

async fn quiet(page: &Page) -> Outcome {
    let lines = page.unexpected_console().await?;
    ensure!(lines.is_empty(), "the console is not empty:\n   {}", lines.join("\n   "));
    Ok(())
}

/// What happened, the cause last; without the machine's own way there, which no reader of a test needs.
fn in_lines(error: &anyhow::Error) -> String {
    let said = |text: String| {
        // Addresses inside the driver tell nobody anything.
        let text = text.split("Stacktrace:").next().unwrap_or_default();
        text.lines().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n   ")
    };
    error.chain().map(|cause| said(cause.to_string())).collect::<Vec<_>>().join("\n   ")
}

fn evidence_folder(name: &str, engine: Engine) -> PathBuf {
    let name = name.replace("::", "-");
    let folder = workspace().join("target/browser");
    // Most cases have one engine, and then its name says nothing.
    folder.join(if engine == Engine::Chromium { name } else { format!("{name}-{}", engine.name()) })
}

async fn keep_evidence(page: &Page, folder: &PathBuf) -> Outcome {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("console.txt"), page.console().await?.join("\n"))?;
    fs::write(folder.join("requests.txt"), page.server.requests().join("\n"))?;
    fs::write(folder.join("address.txt"), page.driver.current_url().await?.as_str())?;
    fs::write(folder.join("page.html"), page.driver.source().await?)?;
    page.picture(&folder.join("page.png")).await
}
