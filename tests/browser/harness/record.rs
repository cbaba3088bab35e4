//! What the browser says and asks for while a page is open: its console and its requests.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::Value;

use crate::engine::Engine;
use crate::{Outcome, Page};

/// The record of one page.
#[derive(Debug, Default)]
pub(crate) struct Record {
    expected: Mutex<Vec<String>>,
    said: Mutex<Vec<String>>,
    asked: Mutex<Vec<Asked>>,
}

/// One request, as the browser sent it. A fragment is no part of it: no browser sends one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The address, with its query.
    pub url: String,
    /// Everything else that the request says: method, the page it came from, and its body.
    pub said: String,
}

impl Page {
    /// From now on, a line on the console with this text is what the test wants.
    pub fn expect_console(&self, text: &str) {
        lock(&self.record.expected).push(text.to_owned());
    }

    /// Everything that the console holds so far.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn console(&self) -> Outcome<Vec<String>> {
        // Reading the log empties it.
        let new: Vec<String> = match &self.printed {
            Some(printed) => printed.take(&self.driver).await?,
            None => {
                let log = self.driver.get_log("browser").await?;
                log.into_iter().map(|entry| format!("{}: {}", entry.level, entry.message)).collect()
            }
        };
        let mut said = lock(&self.record.said);
        said.extend(new);
        Ok(said.clone())
    }

    /// The lines on the console that no test asked for.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn unexpected_console(&self) -> Outcome<Vec<String>> {
        let said = self.console().await?;
        let expected = lock(&self.record.expected);
        Ok(said.into_iter().filter(|line| !expected.iter().any(|text| line.contains(text))).collect())
    }

    /// Every address that the browser asked for, seen from the browser: also what never reached our server.
    /// Chromium only.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn asked(&self) -> Outcome<Vec<Asked>> {
        let new = self.driver.get_log("performance").await?;
        let mut asked = lock(&self.record.asked);
        for entry in new {
            let Ok(event) = serde_json::from_str::<Value>(&entry.message) else {
                continue;
            };
            let event = &event["message"];
            if event["method"] == "Network.requestWillBeSent"
                && let Some(request) = event["params"]["request"].as_object()
            {
                let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
                let word = |name: &str| request.get(name).map(text).unwrap_or_default();
                let from = request.get("headers").map(|headers| text(&headers["Referer"])).unwrap_or_default();
                let said = format!("{} {from} {}", word("method"), word("postData"));
                asked.push(Asked { url: word("url"), said });
            }
        }
        Ok(asked.clone())
    }

    /// Empties the logs of what an earlier page left.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn forget_logs(&self) -> Outcome {
        if let Some(printed) = &self.printed {
            printed.take(&self.driver).await?;
        }
        if self.engine == Engine::Chromium {
            for log in ["browser", "performance"] {
                self.driver.get_log(log).await?;
            }
        }
        Ok(())
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
