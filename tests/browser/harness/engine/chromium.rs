//! Chromium: its driver's port, its arguments, and the logs that it is asked to keep.

use std::env;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, bail};
use serde_json::{Value, json};
use thirtyfour::Capabilities;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Command;

use super::{Browser, Engine, connect, new_profile, which};
use crate::Outcome;

pub(super) async fn start() -> Outcome<Browser> {
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
    let profile = new_profile();
    let driver = connect(port, capabilities(&profile)?).await?;
    Ok(Browser { driver, engine: Engine::Chromium, said: None, process, profile })
}

fn capabilities(profile: &Path) -> Outcome<Capabilities> {
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
