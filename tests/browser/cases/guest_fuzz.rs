//! Random attributes and messages: whatever is set or sent, the guest stands, its host hears our own warnings alone, and
//! nothing is left behind.

use anyhow::{Context, ensure};
use harness::host::Host;
use harness::{Outcome, Page};
use serde_json::{Value, json};

use super::guests::{js, more_sessions, settled, wait, with_snippet};

/// Makes what is random, and records what comes of it.
const FUZZ: &str = include_str!("../../fixtures/embed/fuzz.js");

/// So many different values of attributes are read, and so many messages posted.
const MANY: u64 = 100_000;

/// How often all attributes are set before the counts are looked at again.
const ROUNDS: u64 = 400;

/// More would mean that hardly anything of what is set is read.
const MOST_ROUNDS: u64 = 20_000;

/// A host's page with `inside`, whose script of the element comes after the recorder and the maker of what is random.
async fn opened(page: &Page, host: &Host, inside: &str) -> Outcome {
    let explorer = page.server.origin();
    let fuzz = format!("<script>{FUZZ}; fuzz.explorer = \"{explorer}\";</script><script async crossorigin");
    let text = with_snippet(&explorer, inside).replace("<script async crossorigin", &fuzz);
    page.open_address(&host.add("fuzz", &text)).await
}

/// Two counts that a step of `fuzz` gives.
async fn counts(page: &Page, step: &str) -> Outcome<(u64, u64)> {
    let counts = page.js(&format!("return fuzz.{step}"), vec![]).await?;
    let at = |n: usize| counts[n].as_u64().context("no count");
    Ok((at(0)?, at(1)?))
}

/// Nothing was thrown, nothing said but our own warnings, and the host's page is as it was.
async fn no_harm_was_done(page: &Page) -> Outcome {
    let errors = page.js("return window.seen.errors", vec![]).await?;
    ensure!(errors == json!([]), "the host hears of {errors}");
    let foreign = page.js("return fuzz.foreign", vec![]).await?;
    ensure!(foreign == json!([]), "on the console: {foreign}");
    let left = page.js("return fuzz.left()", vec![]).await?;
    ensure!(left == json!([]), "left behind: {left}");
    Ok(())
}

pub async fn random_attributes_do_no_harm(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    opened(page, &host, "<treatment-explorer id=\"guest\" treatment=\"micro-needling\" loading=\"eager\"><a href=\"/x\">Read</a></treatment-explorer>").await?;
    ensure!(settled(page).await? == "ready");
    let (mut rounds, mut different) = (0, 0);
    while different < MANY && rounds < MOST_ROUNDS {
        (_, different) = counts(page, &format!("attributes({ROUNDS})")).await?;
        rounds += ROUNDS;
    }
    ensure!(different >= MANY, "{rounds} rounds, and only {different} different values were read");
    js(page, "for (const name of g.constructor.observedAttributes) g.removeAttribute(name); g.treatment = 'micro-needling'; g.open(); return true").await?;
    wait(page, "the guest stands again", "return !!g.shadowRoot.querySelector('[data-awake] #sessions-slider')")
        .await?;
    more_sessions(page).await?;
    let warned = page.js("return fuzz.own", vec![]).await?;
    ensure!(warned.as_u64() > Some(1_000), "only {warned} warnings");
    // A value means the default, or the file of a clinic is not used; nothing else ever goes wrong.
    let faults = "return window.seen.facts.filter((f) => f.name === 'tx-error' && f.detail.code !== 'bad-attribute' \
        && !f.detail.message.startsWith('The file of clinic=')).map((f) => `${f.detail.code}: ${f.detail.message}`)";
    let faults = page.js(faults, vec![]).await?;
    ensure!(faults == json!([]), "it stopped: {faults}");
    no_harm_was_done(page).await
}

/// Values that are hardly wrong: each means the default and one warning, and the guest stands.
const NEAR_MISSES: &[(&str, &str)] = &[
    ("treatment", "micro-needling-"),
    ("treatment", "micro_needling"),
    ("view", "estimator safety"),
    ("view", "estimator,"),
    ("view", "estimators"),
    ("view", "__proto__"),
    ("mode", "inline popup"),
    ("mode", "popup floating"),
    ("theme", "light dark"),
    ("theme", "light;"),
    ("loading", "lazy eager"),
    ("heading-level", "2 3"),
    ("heading-level", "2.0"),
    ("heading-level", "7"),
    ("concern", "acne-scars rosacea"),
    ("concern", "acne-scars<b>"),
    ("lang", "en_US"),
    ("booking", "javascript:alert(1)"),
    ("clinic", "tel:+12135550100"),
    ("pass-params", "gclid=1"),
    ("analytics", "events datalayer"),
    ("nonce", "a b"),
];

pub async fn a_near_miss_means_the_default(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let guest = |(n, (name, value)): (usize, &(&str, &str))| {
        let value = value.replace('<', "&lt;");
        let treatment = if *name == "treatment" { "" } else { "treatment=\"micro-needling\"" };
        format!(
            "<treatment-explorer id=\"n{n}\" {treatment} {name}=\"{value}\"><a href=\"/x\">Read</a></treatment-explorer>"
        )
    };
    let guests = NEAR_MISSES.iter().enumerate().map(guest).collect::<Vec<_>>().concat();
    opened(page, &host, &guests).await?;
    let mut wrong = Vec::new();
    for (n, (name, value)) in NEAR_MISSES.iter().enumerate() {
        page.wait("the element is defined", "return !!customElements.get('treatment-explorer')", vec![]).await?;
        // Where a mode or a way of loading is taken for one of the others, nothing ever happens.
        let begins = format!("n{n}.scrollIntoView(); return !n{n}.shadowRoot.querySelector('.begin, dialog')");
        if page.js(&begins, vec![]).await? != Value::Bool(true) {
            wrong.push(format!("{name}=\"{value}\" does not begin"));
            continue;
        }
        let told = format!(
            "const told = window.seen.facts.filter((f) => f.at === 'n{n}' && (f.name === 'tx-ready' || f.name === 'tx-error')).map((f) => f.detail.code ?? 'ready').sort(); \
            return told.some((word) => word !== 'bad-attribute') && [...told, n{n}.shadowRoot.querySelector('.tx-guest')?.dataset.theme]"
        );
        let told = page.wait(&format!("{name}=\"{value}\" is ready or has failed"), &told, vec![]).await?;
        if told != json!(["bad-attribute", "ready", "light"]) {
            wrong.push(format!("{name}=\"{value}\" gives {told}"));
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    no_harm_was_done(page).await
}

pub async fn random_messages_do_no_harm(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let explorer = page.server.origin();
    let inside = format!(
        "<treatment-explorer id=\"guest\" treatment=\"micro-needling\" loading=\"eager\"><a href=\"/x\">Read</a></treatment-explorer>\
         <iframe id=\"frame\" src=\"{explorer}/v1/frame/?treatment=micro-needling&view=estimator&areas=face.cheek&concern=acne-scars\" title=\"Explorer\" style=\"width:100%;height:300px;border:0\"></iframe>\
         <script async src=\"{explorer}/v1/frame-host.js\"></script>"
    );
    opened(page, &host, &inside).await?;
    ensure!(settled(page).await? == "ready");
    let ready = "return window.seen.facts.some((f) => f.name === 'tx-ready' && f.at === 'frame')";
    page.wait("the frame is ready", ready, vec![]).await?;
    let (mut posted, mut different) = (0, 0);
    while posted < MANY {
        (posted, different) = counts(page, "post(10000)").await?;
    }
    ensure!(different * 10 >= MANY * 9, "of {posted} messages only {different} were different");
    let height = page.js("return document.querySelector('#frame').style.height", vec![]).await?;
    let pixels = height.as_str().and_then(|text| text.strip_suffix("px")?.parse::<u32>().ok());
    ensure!(pixels.is_some_and(|pixels| (1..=100_000).contains(&pixels)), "the frame is {height} high");
    // Both sides still work.
    page.js("frame.style.height = '300px'; frame.style.width = '25rem'", vec![]).await?;
    let grown = "return parseInt(document.querySelector('#frame').style.height) > 900";
    page.wait("the frame has the height of its content again", grown, vec![]).await?;
    more_sessions(page).await?;
    let heard: Vec<Value> = serde_json::from_value(page.js("return fuzz.heard", vec![]).await?)?;
    ensure!(!heard.is_empty(), "the frame never said anything");
    for said in heard {
        let text = said.as_str().unwrap_or_default();
        ensure!(!["face.", "cheek", "acne"].iter().any(|word| text.contains(word)), "the frame tells its host {text}");
    }
    no_harm_was_done(page).await
}
