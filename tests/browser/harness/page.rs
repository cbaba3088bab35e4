//! A page under test, in the words of the tests: open, wait, point, press, read.
//!
//! Owns waiting: nothing here sleeps for a time that somebody guessed, everything polls for a state until a deadline.
//! Leaves sizes, media and pictures to `look`, what the browser says and asks for to `record`, and accessibility to `axe`.

use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::{By, Key, WebDriver, WebElement};

use crate::Outcome;
use crate::engine::{Browser, Engine, Said};
use crate::record::Record;
use crate::server::Server;

/// How long a state may take to come on a busy machine; a good page needs a fraction of it.
const PATIENCE: Duration = Duration::from_secs(15);

/// How often a state is looked at.
const PULSE: Duration = Duration::from_millis(20);

/// The tools of a treatment's page that wake.
pub const TOOLS: [&str; 3] = ["target-areas", "safety-check", "estimator"];

/// The page that a treatment has.
pub const ARTICLE: &str = "/treatments/micro-needling/";

/// The page on which options are found.
pub const FINDER: &str = "/find/";

/// The page on which options are compared.
pub const COMPARISON: &str = "/compare/";

/// A page of every kind.
pub const ROUTES: [&str; 15] = [
    "/",
    "/treatments/",
    ARTICLE,
    "/treatments/rf-micro-needling/",
    "/treatments/no-treatment/",
    "/concerns/",
    "/concerns/acne-scars/",
    FINDER,
    COMPARISON,
    "/plan/",
    "/glossary/",
    "/search/",
    "/how-we-know/",
    "/privacy/",
    "/404.html",
];

/// One tab of the browser, and the server that it talks to.
pub struct Page {
    /// The session, for what has no word here.
    pub driver: WebDriver,
    /// The server of this test.
    pub server: Server,
    /// What shows the page.
    pub engine: Engine,
    pub(crate) printed: Option<Said>,
    pub(crate) record: Record,
}

impl Page {
    /// A page that is not open yet.
    #[must_use]
    pub fn new(browser: &Browser, server: Server) -> Self {
        let (driver, printed) = (browser.driver.clone(), browser.said.clone());
        Self { driver, server, engine: browser.engine, printed, record: Record::default() }
    }

    /// Opens a path of the site, which may carry a fragment.
    ///
    /// # Errors
    /// When the browser cannot load it.
    pub async fn open(&self, path: &str) -> Outcome {
        self.open_address(&format!("{}{path}", self.server.origin())).await
    }

    /// Opens any address: a page of somebody else's.
    ///
    /// # Errors
    /// When the browser cannot load it.
    pub async fn open_address(&self, address: &str) -> Outcome {
        self.driver.goto(address).await.with_context(|| format!("{address} does not open"))
    }

    /// Opens the article and waits until its tools are awake.
    ///
    /// # Errors
    /// When a tool stays asleep.
    pub async fn open_awake(&self, path: &str) -> Outcome {
        self.open(path).await?;
        self.wait_all_awake().await
    }

    /// Waits until every tool of the article is awake.
    ///
    /// # Errors
    /// When one of them stays asleep.
    pub async fn wait_all_awake(&self) -> Outcome {
        for tool in TOOLS {
            self.wait_awake(tool).await?;
        }
        Ok(())
    }

    /// Opens the finder or the comparison, with a fragment or without one, and waits until its tool is awake.
    ///
    /// # Errors
    /// When it stays asleep.
    pub async fn open_choosing(&self, path: &str) -> Outcome {
        self.open(path).await?;
        self.wait_awake(if path.starts_with(FINDER) { "finder" } else { "comparison" }).await
    }

    /// Chooses a value of a list, as its `change` event tells it.
    ///
    /// # Errors
    /// When the list or the value is not there.
    pub async fn choose(&self, hook: &str, value: &str) -> Outcome {
        self.reach(hook).await?;
        let script = "const e = document.querySelector(`[data-testid='${arguments[0]}']`); e.focus(); \
                      e.value = arguments[1]; e.dispatchEvent(new Event('change', { bubbles: true })); return e.value";
        let chosen = self.js(script, vec![json!(hook), json!(value)]).await?;
        ensure!(chosen == value, "`{hook}` has no `{value}`");
        Ok(())
    }

    /// What a list stands at.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn chosen(&self, hook: &str) -> Outcome<String> {
        let script = "return document.querySelector(`[data-testid='${arguments[0]}']`).value";
        Ok(self.js(script, vec![json!(hook)]).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until one tool is awake.
    ///
    /// # Errors
    /// When it stays asleep.
    pub async fn wait_awake(&self, tool: &str) -> Outcome {
        let script = "return !!document.querySelector(`[data-testid='tool-${arguments[0]}'][data-awake]`)";
        self.wait(&format!("the tool {tool} is awake"), script, vec![json!(tool)]).await.map(drop)
    }

    /// Runs a script in the page and returns what it returns.
    ///
    /// # Errors
    /// When it throws.
    pub async fn js(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        let returned = self.driver.execute(script, arguments).await;
        Ok(returned.with_context(|| format!("the script failed: {script}"))?.json().clone())
    }

    /// Polls a script until it returns something true, and returns that.
    ///
    /// # Errors
    /// When it does not become true in time; says what it returned last.
    pub async fn wait(&self, what: &str, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        let until = Instant::now() + PATIENCE;
        loop {
            // A script can fail while one page gives way to the next.
            let seen = self.js(script, arguments.clone()).await;
            if let Ok(value) = &seen
                && !matches!(value, Value::Null | Value::Bool(false))
                && value != ""
            {
                return seen;
            }
            if Instant::now() > until {
                bail!("waited in vain until {what}; last seen: {seen:?}");
            }
            tokio::time::sleep(PULSE).await;
        }
    }

    /// Waits until the element with this hook is there, and returns it.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn hook(&self, hook: &str) -> Outcome<WebElement> {
        let script = "return !!document.querySelector(`[data-testid='${arguments[0]}']`)";
        self.wait(&format!("there is a `{hook}`"), script, vec![json!(hook)]).await?;
        Ok(self.driver.find(By::Css(format!("[data-testid='{hook}']"))).await?)
    }

    /// Whether something with this hook can be seen.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn is_visible(&self, hook: &str) -> Outcome<bool> {
        let script = "const e = document.querySelector(`[data-testid='${arguments[0]}']`); \
                      return !!e && e.checkVisibility({ visibilityProperty: true })";
        Ok(self.js(script, vec![json!(hook)]).await? == Value::Bool(true))
    }

    /// The text of the element with this hook, as a reader gets it.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn text(&self, hook: &str) -> Outcome<String> {
        let script = "return document.querySelector(`[data-testid='${arguments[0]}']`).innerText";
        let text = self.js(script, vec![json!(hook)]).await?;
        text.as_str().map(str::to_owned).with_context(|| format!("`{hook}` has no text"))
    }

    /// Waits until the text of a hook fulfils a condition, and returns it.
    ///
    /// # Errors
    /// When it does not; says what it was last.
    pub async fn wait_text(&self, hook: &str, what: &str, good: impl Fn(&str) -> bool) -> Outcome<String> {
        let until = Instant::now() + PATIENCE;
        loop {
            let text = self.text(hook).await;
            if let Ok(text) = &text
                && good(text)
            {
                return Ok(text.clone());
            }
            if Instant::now() > until {
                bail!("waited in vain until `{hook}` {what}; last seen: {text:?}");
            }
            tokio::time::sleep(PULSE).await;
        }
    }

    /// Waits until the fragment of the address holds all these parts.
    ///
    /// # Errors
    /// When it does not; says what it was last.
    pub async fn wait_fragment(&self, parts: &[&str]) -> Outcome<String> {
        let until = Instant::now() + PATIENCE;
        loop {
            let fragment = self.js("return decodeURIComponent(location.hash)", vec![]).await?;
            let fragment = fragment.as_str().unwrap_or_default().to_owned();
            if parts.iter().all(|part| fragment.contains(part)) {
                return Ok(fragment);
            }
            ensure!(Instant::now() < until, "the address ends in `{fragment}`, not with each of {parts:?}");
            tokio::time::sleep(PULSE).await;
        }
    }

    /// Unfolds everything around a hook, the way a reader would come to it, and returns it in view.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn reach(&self, hook: &str) -> Outcome<WebElement> {
        self.on_what_stands(async || self.reach_once(hook).await).await
    }

    /// Does it, and again where a tool that wakes took the place of its prerendered form in the meantime: the visitor
    /// means what stands there then.
    async fn on_what_stands<T>(&self, act: impl AsyncFn() -> Outcome<T>) -> Outcome<T> {
        let until = Instant::now() + PATIENCE;
        loop {
            match act().await {
                Err(fault) if format!("{fault:#}").to_lowercase().contains("stale") && Instant::now() < until => {}
                other => return other,
            }
        }
    }

    async fn reach_once(&self, hook: &str) -> Outcome<WebElement> {
        let element = self.hook(hook).await?;
        // One fold inside another opens from the outside.
        let script = "const e = arguments[0]; const folds = []; \
                      for (let f = e.closest('details:not([open])'); f; f = f.parentElement.closest('details:not([open])')) folds.unshift(f); \
                      return folds.map((f) => f.querySelector('summary'))";
        let folds = self.driver.execute(script, vec![element.to_json()?]).await?.elements()?;
        for fold in folds {
            self.tap(&fold).await?;
        }
        self.bring_into_view(&element).await?;
        Ok(element)
    }

    /// Brings an element into view and clicks on it.
    ///
    /// # Errors
    /// When something covers it.
    pub async fn tap(&self, element: &WebElement) -> Outcome {
        self.bring_into_view(element).await?;
        Ok(element.click().await?)
    }

    /// Brings the first element that fits a selector into view and clicks on it.
    ///
    /// # Errors
    /// When nothing fits, or something covers it.
    pub async fn tap_on(&self, selector: &str) -> Outcome {
        let element = self.driver.find(By::Css(selector)).await.with_context(|| format!("nothing fits {selector}"))?;
        self.tap(&element).await.with_context(|| format!("{selector} cannot be clicked"))
    }

    /// At once: where the page scrolls smoothly, the driver would aim at where the element was.
    async fn bring_into_view(&self, element: &WebElement) -> Outcome {
        let center = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.driver.execute(center, vec![element.to_json()?]).await.map(drop).map_err(Into::into)
    }

    /// Touches what has this hook with a finger, in Chromium.
    ///
    /// # Errors
    /// When it is not there, or something covers its middle.
    pub async fn touch(&self, hook: &str) -> Outcome {
        let element = self.reach(hook).await?;
        let middle = "const e = arguments[0].closest('label') ?? arguments[0]; const r = e.getBoundingClientRect(); \
                      const [x, y] = [r.x + r.width / 2, r.y + r.height / 2]; const at = document.elementFromPoint(x, y); \
                      return e.contains(at) ? { x, y } : null";
        let middle = self.driver.execute(middle, vec![element.to_json()?]).await?.json().clone();
        ensure!(!middle.is_null(), "something covers `{hook}`");
        self.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await?;
        self.cdp("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": [middle] })).await?;
        self.cdp("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await.map(drop)
    }

    /// Clicks on what has this hook.
    ///
    /// # Errors
    /// When it is not there, or something covers it.
    pub async fn click(&self, hook: &str) -> Outcome {
        let click = async || Ok(self.reach_once(hook).await?.click().await?);
        self.on_what_stands(click).await.with_context(|| format!("`{hook}` cannot be clicked"))
    }

    /// Gives the focus to what has this hook.
    ///
    /// # Errors
    /// When it cannot have it.
    pub async fn focus(&self, hook: &str) -> Outcome {
        self.on_what_stands(async || {
            let element = self.reach_once(hook).await?;
            Ok(self.driver.execute("arguments[0].focus()", vec![element.to_json()?]).await?)
        })
        .await?;
        ensure!(self.focused().await? == hook, "`{hook}` does not take the focus");
        Ok(())
    }

    /// The hook of what has the focus; empty without one.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn focused(&self) -> Outcome<String> {
        let hook = self.js("return document.activeElement?.dataset?.testid ?? ''", vec![]).await?;
        Ok(hook.as_str().unwrap_or_default().to_owned())
    }

    /// Presses keys, one after another, wherever the focus is.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn press(&self, keys: &[Key]) -> Outcome {
        for key in keys {
            self.driver.action_chain().send_keys(key.clone()).perform().await?;
        }
        Ok(())
    }

    /// Types text where the focus is.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn type_text(&self, text: &str) -> Outcome {
        Ok(self.driver.action_chain().send_keys(text).perform().await?)
    }

    /// Whether the checkbox or radio with this hook is checked.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn is_checked(&self, hook: &str) -> Outcome<bool> {
        let script = "return document.querySelector(`[data-testid='${arguments[0]}']`).checked";
        Ok(self.js(script, vec![json!(hook)]).await? == Value::Bool(true))
    }

    /// Waits until the checkbox or radio with this hook is checked, or is not.
    ///
    /// # Errors
    /// When it stays as it is.
    pub async fn wait_checked(&self, hook: &str, checked: bool) -> Outcome {
        let script = "return document.querySelector(`[data-testid='${arguments[0]}']`).checked === arguments[1]";
        let what = format!("`{hook}` is {}checked", if checked { "" } else { "not " });
        self.wait(&what, script, vec![json!(hook), json!(checked)]).await.map(drop)
    }

    /// A word of Chromium's own protocol.
    ///
    /// # Errors
    /// When the browser does not know it.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Outcome<Value> {
        let answer = self.driver.cdp().send_raw(method, parameters).await;
        answer.with_context(|| format!("{method} failed"))
    }
}
