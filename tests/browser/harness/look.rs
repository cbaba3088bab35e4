//! How a page is looked at: viewport, media, zoom, pictures, print.

use std::fs;
use std::path::Path;

use anyhow::{Context, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::engine::Engine;
use crate::{Outcome, Page};

/// The size of a window, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewport {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// How far the reader zoomed in: 4 is 400 %.
    pub zoom: u32,
}

impl Viewport {
    /// The narrowest phone that must work.
    pub const NARROW: Self = Self::new(320, 640);
    /// An ordinary phone.
    pub const PHONE: Self = Self::new(360, 740);
    /// A tablet.
    pub const TABLET: Self = Self::new(768, 1024);
    /// A desk.
    pub const DESK: Self = Self::new(1280, 900);
    /// A desk at 400 %: 1280 by 1024 pixels show 320 by 256.
    pub const ZOOMED: Self = Self { width: 320, height: 256, zoom: 4 };

    const fn new(width: u32, height: u32) -> Self {
        Self { width, height, zoom: 1 }
    }
}

/// What the reader asked their system for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// Light colors.
    Light,
    /// Dark colors.
    Dark,
    /// A few colors of the reader's own.
    ForcedColors,
    /// As little motion as possible.
    ReducedMotion,
    /// Paper.
    Print,
}

impl Media {
    /// The colors in which every state must be good.
    pub const COLORS: [Self; 3] = [Self::Light, Self::Dark, Self::ForcedColors];

    /// The name in messages and file names.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::ForcedColors => "forced-colors",
            Self::ReducedMotion => "reduced-motion",
            Self::Print => "print",
        }
    }
}

impl Page {
    /// Gives the page a window of this size.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn set_viewport(&self, size: Viewport) -> Outcome {
        if self.engine == Engine::Firefox {
            return self.set_window(size).await;
        }
        let metrics = json!({
            "width": size.width, "height": size.height, "deviceScaleFactor": size.zoom, "mobile": false,
        });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
    }

    /// Makes the window itself so large that the page has this size; a browser has a least width.
    async fn set_window(&self, size: Viewport) -> Outcome {
        let frame = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
        let frame = self.js(frame, vec![]).await?;
        let around = |n: usize| u32::try_from(frame[n].as_u64().unwrap_or_default());
        self.driver.set_window_rect(0, 0, size.width + around(0)?, size.height + around(1)?).await?;
        let width = self.js("return innerWidth", vec![]).await?;
        ensure!(size.zoom == 1 && width == size.width, "the window has {width} pixels, not {}", size.width);
        Ok(())
    }

    /// Asks for one kind of presentation, and takes back what was asked before.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn emulate(&self, media: Media) -> Outcome {
        if self.engine == Engine::Firefox {
            ensure!(media == Media::Light, "Firefox cannot be asked for {}", media.name());
            return Ok(());
        }
        let (scheme, forced, motion) = match media {
            Media::Light | Media::Print => ("light", "none", "no-preference"),
            Media::Dark => ("dark", "none", "no-preference"),
            Media::ForcedColors => ("light", "active", "no-preference"),
            Media::ReducedMotion => ("light", "none", "reduce"),
        };
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "forced-colors", "value": forced },
            { "name": "prefers-reduced-motion", "value": motion },
        ]);
        let kind = if media == Media::Print { "print" } else { "" };
        self.cdp("Emulation.setEmulatedMedia", json!({ "media": kind, "features": features })).await.map(drop)
    }

    /// How many pixels the page is wider than its window; 0 when nothing scrolls sideways.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn overhang(&self) -> Outcome<i64> {
        let script = "const e = document.scrollingElement; return e.scrollWidth - e.clientWidth";
        self.js(script, vec![]).await?.as_i64().context("the page has no width")
    }

    /// What sticks out of the window to the right, to say it in a message.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn sticking_out(&self) -> Outcome<String> {
        let script = "const wide = document.documentElement.clientWidth; \
            return [...document.querySelectorAll('body *')] \
            .filter((e) => e.getBoundingClientRect().right > wide + 0.5 && e.checkVisibility()) \
            .slice(0, 8).map((e) => `${e.localName}.${e.getAttribute('class') ?? ''}`).join(', ')";
        Ok(self.js(script, vec![]).await?.as_str().unwrap_or_default().to_owned())
    }

    /// What cannot be read whole, however the reader scrolls: text that its own box hides, and what lies outside the page.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn cut_off(&self) -> Outcome<String> {
        let script = "const wide = document.documentElement.clientWidth, hides = (v) => v === 'hidden' || v === 'clip'; \
            const scrolls = (e) => { for (let p = e; p; p = p.parentElement) \
              if (/auto|scroll/.test(getComputedStyle(p).overflowX)) return true; return false; }; \
            const aside = (e) => e.closest('.tx-visually-hidden, .tx-skip, [aria-hidden=true], noscript'); \
            return [...document.querySelectorAll('body *')] \
            .filter((e) => e.checkVisibility({ visibilityProperty: true }) && e.textContent.trim() && !aside(e)) \
            .filter((e) => { const r = e.getBoundingClientRect(), s = getComputedStyle(e); \
              return hides(s.overflowX) && e.scrollWidth > e.clientWidth + 1 \
                || hides(s.overflowY) && e.scrollHeight > e.clientHeight + 1 \
                || s.display !== 'contents' && r.width > 0 && (r.left < -0.5 || r.right > wide + 0.5) && !scrolls(e); }) \
            .slice(0, 8).map((e) => `${e.localName}.${e.getAttribute('class') ?? ''}: ${e.textContent.trim().slice(0, 30)}`).join(', ')";
        Ok(self.js(script, vec![]).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Takes a picture of the whole page.
    ///
    /// # Errors
    /// When the browser refuses or the file cannot be written.
    pub async fn picture(&self, file: &Path) -> Outcome {
        if self.engine == Engine::Firefox {
            return write(file, self.driver.screenshot_as_png().await?);
        }
        self.capture(json!({ "format": "png", "captureBeyondViewport": true, "optimizeForSpeed": true }), file).await
    }

    /// Takes a picture of one stretch of the page, over its whole width.
    ///
    /// # Errors
    /// When the browser refuses or the file cannot be written.
    pub async fn picture_of(&self, top: f64, height: f64, file: &Path) -> Outcome {
        let width = self.js("return document.documentElement.clientWidth", vec![]).await?;
        let clip = json!({ "x": 0, "y": top, "width": width, "height": height, "scale": 1 });
        let how = json!({ "format": "png", "captureBeyondViewport": true, "optimizeForSpeed": true, "clip": clip });
        self.capture(how, file).await
    }

    async fn capture(&self, how: Value, file: &Path) -> Outcome {
        let picture = self.cdp("Page.captureScreenshot", how).await?;
        let bytes = STANDARD.decode(picture["data"].as_str().context("there is no picture")?)?;
        write(file, bytes)
    }

    /// Prints the page to PDF.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn print(&self) -> Outcome<Vec<u8>> {
        let printed = self.cdp("Page.printToPDF", json!({ "printBackground": false })).await?;
        Ok(STANDARD.decode(printed["data"].as_str().context("nothing was printed")?)?)
    }

    /// Prints the page to PDF on paper of this size, in inches; the margins are the page's own.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn print_on(&self, width: f64, height: f64) -> Outcome<Vec<u8>> {
        let how = json!({ "printBackground": false, "paperWidth": width, "paperHeight": height });
        let printed = self.cdp("Page.printToPDF", how).await?;
        Ok(STANDARD.decode(printed["data"].as_str().context("nothing was printed")?)?)
    }

    /// Turns the page's own scripts off or on, from the next page that is opened.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn scripts(&self, on: bool) -> Outcome {
        self.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": !on })).await.map(drop)
    }

    /// Runs a script in every page that is opened from now on, before any script of the page.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn before_every_page(&self, script: &str) -> Outcome {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await.map(drop)
    }

    /// The sum of all layout shifts since the page began that no input explains.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn layout_shift(&self) -> Outcome<f64> {
        let script = "const done = arguments[arguments.length - 1]; let sum = 0; \
            new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) sum += e.value; }) \
            .observe({ type: 'layout-shift', buffered: true }); \
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 0)))";
        let sum: Value = self.driver.execute_async(script, vec![]).await?.json().clone();
        sum.as_f64().context("the browser counts no shifts")
    }
}

fn write(file: &Path, bytes: Vec<u8>) -> Outcome {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, bytes).with_context(|| format!("{} could not be written", file.display()))
}

/// How many pages a print has, by the page objects of its PDF.
///
/// # Errors
/// When it is no print.
pub fn pages_of(printed: &Value) -> Outcome<usize> {
    let pdf = STANDARD.decode(printed["data"].as_str().context("nothing was printed")?)?;
    let text = String::from_utf8_lossy(&pdf);
    Ok(text.matches("/Type /Page").count() - text.matches("/Type /Pages").count())
}
