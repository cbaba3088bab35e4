//! Firefox: its driver's port, its preferences, and its console, which it prints because its driver keeps no log.

use std::env;
use std::fs;
use std::process::Stdio;

use anyhow::{Context, bail};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Command;

use super::{Browser, Engine, Said, connect, new_profile, which};
use crate::Outcome;

pub(super) async fn start() -> Outcome<Browser> {
    let program = env::var("TE_GECKODRIVER").unwrap_or_else(|_| "geckodriver".to_owned());
    let profile = new_profile();
    fs::create_dir_all(&profile)?;
    let mut process = Command::new(&program)
        .args(["--port=0", "--websocket-port=0", "--log=info", "--profile-root"])
        .arg(&profile)
        // It writes beside the profile too, and must not do so where a person has theirs.
        .env("HOME", &profile)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("{program} does not start; `cargo xtask tools` installs it"))?;
    let mut lines = BufReader::new(process.stdout.take().context("the driver has no output")?).lines();
    let port = loop {
        let Some(line) = lines.next_line().await? else { bail!("{program} ended before it was ready") };
        if let Some((_, port)) = line.split_once("Listening on 127.0.0.1:") {
            break port.trim().parse::<u16>()?;
        }
    };
    let said = Said::default();
    said.follow(lines);
    said.follow(BufReader::new(process.stderr.take().context("the driver has no output for errors")?).lines());
    let driver = connect(port, serde_json::from_value(capabilities())?).await?;
    Ok(Browser { driver, engine: Engine::Firefox, said: Some(said), process, profile })
}

fn capabilities() -> Value {
    let browser = env::var("TE_FIREFOX").unwrap_or_else(|_| "firefox-esr".to_owned());
    let mut options = json!({
        "args": ["-headless", "--width=1280", "--height=985"],
        "prefs": {
            // The console of pages on the standard output, and not that of the browser itself.
            "devtools.console.stdout.content": true,
            "devtools.console.stdout.chrome": false,
            "intl.accept_languages": "en-US, en",
            "ui.systemUsesDarkTheme": 0,
            // The browser itself asks for nothing: the machine may have no network.
            "app.normandy.enabled": false,
            "browser.safebrowsing.malware.enabled": false,
            "browser.safebrowsing.phishing.enabled": false,
            "extensions.getAddons.cache.enabled": false,
            "network.captive-portal-service.enabled": false,
            "network.connectivity-service.enabled": false,
        },
    });
    if let Some(path) = which(&browser) {
        options["binary"] = Value::from(path.to_string_lossy().into_owned());
    }
    json!({ "browserName": "firefox", "moz:firefoxOptions": options })
}
