//! A browser and its driver: how they are started, what they can record, how they end.
//!
//! Leaves pages and what is done on them to `page`.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context, bail};
use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::Outcome;

/// A kind of browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium over its own driver. Others follow with the embed, which meets other people's browsers.
    Chromium,
}

impl Engine {
    /// Every engine that the tests run in.
    pub const ALL: [Self; 1] = [Self::Chromium];

    /// The name in the name of a test.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
        }
    }
}

/// A running browser with its driver.
pub struct Browser {
    /// The session.
    pub driver: WebDriver,
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
            Engine::Chromium => Self::start_chromium().await,
        }
    }

    async fn start_chromium() -> Outcome<Self> {
        let program = env::var("TE_CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("{program} does not start; `cargo xtask tools` installs it"))?;
        let stdout = process.stdout.take().context("the driver has no output")?;
        let mut lines = BufReader::new(stdout).lines();
        let port = loop {
            let Some(line) = lines.next_line().await? else { bail!("{program} ended before it was ready") };
            if let Some((_, port)) = line.split_once("started successfully on port ") {
                break port.trim_end_matches('.').parse::<u16>()?;
            }
        };
        // Whatever it says later must not fill the pipe and stop it.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let profile = env::temp_dir().join(format!("te-profile-{}-{number}", std::process::id()));
        let driver = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities(&profile)?)
            .request_timeout(Duration::from_mins(3))
            .connect()
            .await
            .context("the browser does not start")?;
        Ok(Self { driver, process, profile })
    }

    /// Ends both. What doesn't end in time is ended by force.
    pub async fn quit(mut self) {
        let _ = tokio::time::timeout(Duration::from_secs(10), self.driver.quit()).await;
        let _ = self.process.kill().await;
        // A profile that stays behind costs disk space only.
        let _ = fs::remove_dir_all(&self.profile);
    }
}

fn capabilities(profile: &std::path::Path) -> Outcome<Capabilities> {
    let browser = env::var("TE_CHROMIUM").unwrap_or_else(|_| "chromium".to_owned());
    let arguments = [
        "--headless",
        // Our own pages only, and without it a browser does not start for root.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        // Without these the browser itself asks for hosts, and the machine may have no network.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-default-apps",
        "--disable-features=MediaRouter,OptimizationHints,Translate",
        // The same pixels on every machine.
        "--force-color-profile=srgb",
        "--hide-scrollbars",
        "--lang=en-US",
        "--window-size=1280,900",
        &format!("--user-data-dir={}", profile.display()),
    ];
    let mut options = json!({ "args": arguments });
    // A bare name is the driver's own to find; a path must be said.
    if let Some(path) = which(&browser) {
        options["binary"] = Value::from(path.to_string_lossy().into_owned());
    }
    let capabilities = json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    });
    Ok(serde_json::from_value(capabilities)?)
}

fn which(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
