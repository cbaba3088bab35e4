//! A browser and its driver: what all engines share, and how one ends.
//!
//! Leaves to a module for each engine how it is started, and to `page` what is done on a page.

mod chromium;
mod firefox;
mod said;

use std::env;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::Context;
use thirtyfour::{Capabilities, WebDriver};
use tokio::process::Child;

use crate::Outcome;
pub(crate) use said::Said;

/// A kind of browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium over its own driver; it can be asked for everything that the harness has a word for.
    Chromium,
    /// Firefox over geckodriver; it has no word for media, throttling and scripts that run before those of the page.
    Firefox,
}

impl Engine {
    /// Every engine.
    pub const ALL: &'static [Self] = &[Self::Chromium, Self::Firefox];

    /// The engine of a case that says nothing else.
    pub const FIRST: &'static [Self] = &[Self::Chromium];

    /// The name in the name of a test.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }
}

/// A running browser with its driver.
pub struct Browser {
    /// The session.
    pub driver: WebDriver,
    /// Which one it is.
    pub engine: Engine,
    /// What it prints, where that is the only way to its console.
    pub(crate) said: Option<Said>,
    process: Child,
    profile: PathBuf,
}

static STARTED: AtomicUsize = AtomicUsize::new(0);

impl Browser {
    /// Starts a driver and, through it, a browser with an empty profile.
    ///
    /// # Errors
    /// When one of the two is missing or does not answer.
    pub async fn start(engine: Engine) -> Outcome<Self> {
        match engine {
            Engine::Chromium => chromium::start().await,
            Engine::Firefox => firefox::start().await,
        }
    }

    /// Ends both. What doesn't end in time is ended by force.
    pub async fn quit(mut self) {
        let _ = tokio::time::timeout(Duration::from_secs(10), self.driver.quit()).await;
        let _ = self.process.kill().await;
        // A profile that stays behind costs disk space only.
        let _ = fs::remove_dir_all(&self.profile);
    }
}

/// A folder for a profile, which no other browser has.
fn new_profile() -> PathBuf {
    let number = STARTED.fetch_add(1, Ordering::Relaxed);
    env::temp_dir().join(format!("te-profile-{}-{number}", std::process::id()))
}

async fn connect(port: u16, capabilities: Capabilities) -> Outcome<WebDriver> {
    let driver = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities);
    driver.request_timeout(Duration::from_mins(3)).connect().await.context("the browser does not start")
}

fn which(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
