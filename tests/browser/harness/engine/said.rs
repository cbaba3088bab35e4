//! What a browser prints of its pages' consoles, for engines whose driver keeps no log.

use std::mem;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::bail;
use serde_json::json;
use thirtyfour::WebDriver;
use tokio::io::{AsyncBufRead, Lines};

use crate::Outcome;

/// How long a line may take from the page to us.
const PATIENCE: Duration = Duration::from_secs(10);

/// The lines so far; copies share them.
#[derive(Clone, Debug, Default)]
pub struct Said {
    lines: Arc<Mutex<Vec<String>>>,
    marks: Arc<AtomicUsize>,
}

impl Said {
    /// Keeps what comes from a page until the output ends.
    pub fn follow(&self, mut output: Lines<impl AsyncBufRead + Send + Unpin + 'static>) {
        let said = self.clone();
        tokio::spawn(async move {
            while let Ok(Some(line)) = output.next_line().await {
                if is_of_a_page(&line) {
                    said.lines.lock().unwrap_or_else(PoisonError::into_inner).push(line);
                }
            }
        });
    }

    /// Everything that the console got until now, and forgets it.
    ///
    /// # Errors
    /// When the page cannot write to its console.
    pub async fn take(&self, driver: &WebDriver) -> Outcome<Vec<String>> {
        // What comes behind the mark was said later; what comes before it, earlier.
        let mark = format!("te-mark-{}", self.marks.fetch_add(1, Ordering::Relaxed));
        driver.execute("console.info(arguments[0])", vec![json!(mark)]).await?;
        let until = Instant::now() + PATIENCE;
        loop {
            {
                let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
                if lines.iter().any(|line| line.contains(&mark)) {
                    let mut taken = mem::take(&mut *lines);
                    taken.retain(|line| !line.contains("te-mark-"));
                    return Ok(taken);
                }
            }
            if Instant::now() > until {
                bail!("the console of the page cannot be read");
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}

/// Consoles of the browser's own that it prints whatever it is asked: settings that it could not fetch.
const OWN: [&str; 1] = ["RSLoader: "];

/// Where scripts of the browser's own come from.
const INSIDE: [&str; 4] = ["chrome:", "resource:", "moz-extension:", "moz-src:"];

/// Whether a printed line is a page's: what it wrote itself, or an error in a script that is not the browser's own.
fn is_of_a_page(line: &str) -> bool {
    if let Some((level, text)) = line.strip_prefix("console.").and_then(|line| line.split_once(": ")) {
        return !level.is_empty() && !OWN.iter().any(|own| text.starts_with(own));
    }
    let error = line.strip_prefix("JavaScript error: ").or_else(|| line.strip_prefix("JavaScript warning: "));
    error.is_some_and(|at| !INSIDE.iter().any(|own| at.starts_with(own)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_are_heard() {
        assert!(is_of_a_page("console.warn: \"no\""));
        assert!(is_of_a_page("JavaScript error: http://127.0.0.1:1/a.js, line 3: Error: no"));
        assert!(!is_of_a_page("JavaScript error: resource://gre/modules/A.sys.mjs, line 3: Error: no"));
        assert!(!is_of_a_page("console.error: RSLoader: "));
        assert!(!is_of_a_page("1764060000000\tMarionette\tINFO\tStopped listening"));
    }
}
