//! The guest on other people's pages: here, that each of these pages is as hostile as it says, and shows the link.

use anyhow::{Context, ensure};
use harness::host::{Host, names};
use harness::{Outcome, Page};
use serde_json::Value;

/// What is true on a page that is what it says; the others prove themselves by their policy.
/// Scripts of the driver have arrays and objects of their own in Firefox; those of the page are the window's.
const TRAITS: &[(&str, &str)] = &[
    // A link of its own: the guest's has no style any more once the guest has taken its place.
    (
        "all-unset",
        "const a = document.createElement('a'); a.href = '#'; document.body.append(a); const s = getComputedStyle(a).textDecorationLine; a.remove(); return s === 'none'",
    ),
    (
        "div-none",
        "const d = document.createElement('div'); document.body.append(d); const s = getComputedStyle(d).display; d.remove(); return s === 'none'",
    ),
    ("small-root", "return getComputedStyle(document.documentElement).fontSize === '10px'"),
    (
        "array-polluted",
        "let n = 0; for (const name in new window.Array()) n++; for (const name in new window.Object()) n++; return n >= 5",
    ),
    (
        "prototype-js",
        "return window.Array.from.length === 1 && window.Array.of(1, 2).reduce().length === 2 && !!window.HTMLElement.prototype.update",
    ),
    ("base-href", "return document.querySelector('#guest').baseURI.endsWith('/elsewhere/')"),
    ("right-to-left", "return getComputedStyle(document.querySelector('#guest')).direction === 'rtl'"),
    ("transformed", "return getComputedStyle(document.querySelector('#guest').parentElement).transform !== 'none'"),
    ("zero-width", "return document.querySelector('#fold').getBoundingClientRect().width === 0"),
    ("hidden-tab", "return document.querySelector('#guest').getClientRects().length === 0"),
    (
        "single-page-app",
        "document.querySelector('#move').click(); return document.querySelector('#two > #guest') !== null",
    ),
    ("fifty", "return document.querySelectorAll('treatment-explorer').length === 50"),
    (
        "xhtml",
        "return document.contentType === 'application/xhtml+xml' && document.querySelector('#guest').tagName === 'treatment-explorer'",
    ),
    ("quirks", "return document.compatMode === 'BackCompat'"),
    ("twice", "return document.querySelectorAll('script[src*=embed]').length === 3"),
    (
        "trusted-types",
        "if (!window.trustedTypes) return true; try { document.createElement('b').innerHTML = '<i>'; return false } catch { return true }",
    ),
    (
        "trusted-types-none",
        "if (!window.trustedTypes) return true; try { trustedTypes.createPolicy('treatment-explorer', {}); return false } catch { return true }",
    ),
];

/// Pages on which the link cannot be seen at first, by their nature.
const OUT_OF_SIGHT: &[&str] = &["hidden-tab", "zero-width"];

pub async fn every_page_is_what_it_says(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    // What the guest says there is not asked for here.
    page.expect_console("");
    for name in names()? {
        let address = if name == "file" { host.on_disk("file")? } else { host.address(&name) };
        page.open_address(&address).await?;
        let seen = page.js("return !!window.seen && window.seen.errors.length === 0", vec![]).await?;
        ensure!(seen == Value::Bool(true), "{name}: the recorder does not run, or hears an error");
        let link = "const a = document.querySelector('#guest a'); return !!a && a.textContent.trim() === 'Read about micro-needling' && a.href";
        let link = page.js(link, vec![]).await?;
        let link = link.as_str().with_context(|| format!("{name} has no link inside its guest"))?;
        ensure!(link == format!("{}/treatments/micro-needling/", page.server.origin()), "{name} leads to {link}");
        if !OUT_OF_SIGHT.contains(&name.as_str()) {
            let words = page.js("return document.body.innerText ?? document.body.textContent", vec![]).await?;
            let words = words.as_str().unwrap_or_default();
            ensure!(words.contains("after its guest"), "{name} shows only: {words}");
        }
        let own = TRAITS.iter().filter(|(of, _)| *of == name);
        for (_, script) in own {
            ensure!(page.js(script, vec![]).await? == Value::Bool(true), "{name} is not what it says: {script}");
        }
    }
    Ok(())
}
