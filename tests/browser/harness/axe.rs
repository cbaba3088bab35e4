//! Accessibility, as far as axe-core can see it; what it sees is not everything.

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use anyhow::{Context, ensure};
use serde_json::{Value, json};

use crate::{Outcome, Page};

/// The text of axe-core, read once.
static SOURCE: OnceLock<String> = OnceLock::new();

fn source() -> Outcome<&'static str> {
    if let Some(source) = SOURCE.get() {
        return Ok(source);
    }
    let file = std::env::var_os("TE_AXE")
        .map(PathBuf::from)
        .context("TE_AXE names no axe.min.js; run `cargo xtask test --only browser`")?;
    let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    Ok(SOURCE.get_or_init(|| text))
}

impl Page {
    /// Checks the present state of the whole page, and fails with every violation.
    ///
    /// # Errors
    /// When there is a violation; each is named with its elements.
    pub async fn axe(&self, state: &str) -> Outcome {
        // Forced colors are the system's own pairs; axe computes with the page's, which nobody sees then.
        let forced = self.js("return matchMedia('(forced-colors: active)').matches", vec![]).await?;
        self.ask_axe(state, json!({ "rules": { "color-contrast": { "enabled": forced != json!(true) } } })).await
    }

    /// Checks only what colors decide, for a state that differs in nothing else from one that was checked.
    ///
    /// # Errors
    /// As [`Page::axe`].
    pub async fn axe_colors(&self, state: &str) -> Outcome {
        self.ask_axe(state, json!({ "runOnly": ["cat.color"] })).await
    }

    async fn ask_axe(&self, state: &str, options: Value) -> Outcome {
        if self.js("return typeof axe", vec![]).await? == "undefined" {
            // As a script of the driver, so that the page's policy does not need a hole for it.
            self.driver.execute(source()?, Vec::<Value>::new()).await?;
        }
        let script = "const done = arguments[arguments.length - 1]; \
            axe.run(document, { resultTypes: ['violations'], ...arguments[0] }) \
            .then((r) => done(r.violations.map((v) => `${v.id} (${v.impact}): ${v.help}\\n` + \
            v.nodes.slice(0, 6).map((n) => `      ${n.target.flat().join(' ')}: ${n.any.concat(n.all, n.none).map((c) => c.message).join('; ')}`).join('\\n'))), \
            (e) => done([`axe stopped: ${e}`]))";
        let found = self.driver.execute_async(script, vec![options]).await?.json().clone();
        let found: Vec<String> = serde_json::from_value(found)?;
        ensure!(found.is_empty(), "axe finds {} in {state}:\n   {}", found.len(), found.join("\n   "));
        Ok(())
    }
}
