//! The example pages as a visitor meets them: what each of them is an example of works.

use anyhow::{Context, ensure};
use harness::{Outcome, Page};
use serde_json::{Value, json};
use thirtyfour::By;

/// The examples whose elements wake by themselves.
const AWAKE: [&str; 8] = ["plain", "several", "theming", "booking", "single-page", "tag-manager", "stand-in", "clinic"];

/// Whether every element of the page is awake, also those that stand in a div.
const READY: &str = "const all = [...document.querySelectorAll('treatment-explorer, [data-tx-treatment]')] \
                       .map((e) => e.ready ? e : e.shadowRoot?.querySelector('treatment-explorer') ?? e.querySelector('treatment-explorer')); \
                     if (!all.length || all.some((e) => !e?.ready)) return false; \
                     for (const e of all) e.scrollIntoView({ behavior: 'instant' }); \
                     return Promise.all(all.map((e) => e.ready)).then(() => true)";

async fn open(page: &Page, name: &str) -> Outcome {
    page.open(&format!("/examples/{name}.html")).await
}

pub async fn every_example_wakes(page: &Page) -> Outcome {
    for name in AWAKE {
        open(page, name).await?;
        page.wait(&format!("every element of {name} is awake"), READY, vec![]).await?;
        let lines = page.unexpected_console().await?;
        ensure!(lines.is_empty(), "{name} says: {}", lines.join("\n"));
    }
    Ok(())
}

pub async fn the_list_leads_to_every_example(page: &Page) -> Outcome {
    open(page, "index").await?;
    let pages = page.js("return [...document.querySelectorAll('main a')].map((a) => a.href)", vec![]).await?;
    let pages = pages.as_array().context("there is no list")?.clone();
    ensure!(pages.len() >= AWAKE.len() + 3, "the list has only {} examples", pages.len());
    for address in pages {
        page.open_address(address.as_str().unwrap_or_default()).await?;
        let heading = page.driver.find(By::Css("main h1")).await?.text().await?;
        ensure!(!heading.is_empty() && !heading.contains("not found"), "{address} is no example");
        ensure!(page.overhang().await? == 0, "{address} scrolls sideways");
    }
    Ok(())
}

pub async fn a_button_of_the_page_opens_the_popup(page: &Page) -> Outcome {
    open(page, "popup").await?;
    page.wait("the element is defined", "return !!customElements.get('treatment-explorer')", vec![]).await?;
    page.tap_on("button[data-tx-open]").await?;
    let is_open = "const e = document.querySelector('#explorer'); \
                   return !!e.shadowRoot.querySelector('dialog[open]') && e.ready.then(() => true)";
    page.wait("the dialog is open and its tool awake", is_open, vec![]).await.map(drop)
}

pub async fn the_floating_button_opens_the_explorer(page: &Page) -> Outcome {
    open(page, "floating").await?;
    let press = "const b = document.querySelector('treatment-explorer').shadowRoot?.querySelector('button'); b?.click(); return !!b";
    page.wait("there is a button", press, vec![]).await?;
    let is_open = "const e = document.querySelector('treatment-explorer'); \
                   return !!e.shadowRoot.querySelector('dialog[open]') && e.ready.then(() => true)";
    page.wait("the dialog is open and its tool awake", is_open, vec![]).await.map(drop)
}

pub async fn the_page_takes_booking_over(page: &Page) -> Outcome {
    open(page, "booking").await?;
    page.wait("it is awake", READY, vec![]).await?;
    let book = "const a = document.querySelector('#explorer').shadowRoot.querySelector('a[data-book], a[href^=\"https://booking.example.com/\"]'); \
                a?.click(); return !!a";
    page.wait("there is a way to book", book, vec![]).await?;
    page.wait("the dialog of the page is open", "return document.querySelector('#booking').open", vec![]).await?;
    let facts = page.js("return document.querySelector('#facts').textContent", vec![]).await?;
    ensure!(facts.as_str().unwrap_or_default().contains("tx-book"), "the page hears: {facts}");
    Ok(())
}

pub async fn the_data_layer_gets_the_facts(page: &Page) -> Outcome {
    open(page, "tag-manager").await?;
    page.wait("it is awake", READY, vec![]).await?;
    let names = "return window.dataLayer.map((entry) => entry.event).filter((name) => name === 'tx-ready').length";
    let count = page.wait("the layer hears that it is awake", names, vec![]).await?;
    ensure!(count == 1, "the layer hears it {count} times");
    Ok(())
}

pub async fn a_page_that_is_one_program_goes_to_and_fro(page: &Page) -> Outcome {
    open(page, "single-page").await?;
    page.wait("it is awake", READY, vec![]).await?;
    for (route, shows) in [("safety", "safety-check"), ("estimator", "estimator")] {
        page.tap_on("a[href='#contact']").await?;
        page.wait("the element is away", "return !document.querySelector('treatment-explorer')", vec![]).await?;
        page.tap_on(&format!("a[href='#{route}']")).await?;
        let seen = "return !!document.querySelector('treatment-explorer')?.shadowRoot?.querySelector(`[data-testid='tool-${arguments[0]}'][data-awake]`)";
        page.wait(&format!("{shows} is awake"), seen, vec![json!(shows)]).await?;
    }
    Ok(())
}

pub async fn the_frame_shows_the_tool(page: &Page) -> Outcome {
    open(page, "iframe").await?;
    let inside = "const d = document.querySelector('iframe').contentDocument; \
                  const e = d?.querySelector('treatment-explorer'); return e?.ready?.then(() => true) ?? false";
    let awake = page.wait("the tool in the frame is awake", inside, vec![]).await?;
    ensure!(awake == Value::Bool(true), "the tool in the frame is {awake}");
    Ok(())
}
