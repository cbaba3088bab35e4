//! The visit sheet on paper: one page, whatever is on it, and every word of it.

use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context, ensure};
use harness::{Media, Outcome, Page};
use serde_json::json;

use super::plan::{NEEDLING, day_in, open, set, with_every_card};

/// A4 and US Letter, in inches.
const PAPERS: [(f64, f64); 2] = [(8.27, 11.69), (8.5, 11.0)];

pub async fn the_fullest_sheet_is_one_page(page: &Page) -> Outcome {
    with_every_card(page).await?;
    let cards = page.js("return document.querySelectorAll(\"[data-testid='visit-cards'] li\").length", vec![]).await?;
    ensure!(cards.as_u64().unwrap_or_default() > 20, "only {cards} cards are on the sheet");
    the_range_is_there(page).await?;
    one_page(page, "with every card").await?;
    // As many sessions as can be asked for, every area there is, and a day too near.
    set(page, "plan-sessions", "12").await?;
    one_page(page, "with every card and twelve sessions").await?;
    let all =
        "return [...document.querySelectorAll('[data-testid=visit-sheet] [data-part]:not([data-part^=\"!\"])')].length";
    ensure!(page.js(all, vec![]).await?.as_u64().unwrap_or_default() > 10, "no figure is on the sheet");
    page.click("plan-before").await?;
    set(page, "plan-day", &day_in(page, 30).await?).await?;
    page.hook("plan-misfit").await?;
    one_page(page, "with every card and a day too near").await?;
    // The answers of one treatment count for the others too.
    for slug in others(page).await? {
        choose(page, &slug).await?;
        one_page(page, &format!("{slug} with the cards of all answers")).await?;
    }
    Ok(())
}

pub async fn a_sheet_with_every_area_is_one_page(page: &Page) -> Outcome {
    page.open("/treatments/micro-needling/").await?;
    page.wait_awake("target-areas").await?;
    let areas = "return [...document.querySelectorAll('input[name=area]')].map((e) => e.value)";
    let areas: Vec<String> = serde_json::from_value(page.js(areas, vec![]).await?)?;
    ensure!(areas.len() > 30, "there are hardly any areas: {areas:?}");
    open(page, &format!("{NEEDLING}&concern=fine-lines&sessions=6&area={}", areas.join(","))).await?;
    set(page, "plan-day", &day_in(page, 10).await?).await?;
    page.hook("plan-steps").await?;
    page.wait("four views are drawn", "return document.querySelectorAll('.tx-visit svg').length === 4", vec![]).await?;
    one_page(page, "with every area").await
}

pub async fn every_sheet_is_one_page(page: &Page) -> Outcome {
    open(page, NEEDLING).await?;
    page.hook("visit-sheet").await?;
    one_page(page, "without a day").await?;
    set(page, "plan-day", &day_in(page, 10).await?).await?;
    for slug in others(page).await? {
        choose(page, &slug).await?;
        one_page(page, &slug).await?;
    }
    Ok(())
}

pub async fn the_sheet_is_black_on_white(page: &Page) -> Outcome {
    with_every_card(page).await?;
    page.emulate(Media::Dark).await?;
    page.emulate(Media::Print).await?;
    let colors = "return [...new Set([...document.querySelectorAll('.tx-visit, .tx-visit *:not(svg, svg *)')] \
        .flatMap((e) => { const s = getComputedStyle(e); return [s.color, s.backgroundColor]; }))].sort()";
    let colors = page.js(colors, vec![]).await?;
    ensure!(colors == json!(["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]), "there are other colors: {colors}");
    // A level is a word, and stands above its cards.
    let levels = "return [...document.querySelectorAll('[data-testid=visit-cards] h3')].map((e) => e.textContent)";
    let levels = page.js(levels, vec![]).await?;
    ensure!(levels == json!(["Do not have this now", "Wait", "Raise this first"]), "the levels are {levels}");
    Ok(())
}

async fn the_range_is_there(page: &Page) -> Outcome {
    let range = "const said = document.querySelector('.tx-visit').textContent; \
        return said.includes('improved by about') && said.includes('From these trials: ') && said.includes('/how-we-know/')";
    page.wait("the range stands on the sheet with its sources", range, vec![]).await.map(drop)
}

/// The treatments that can be planned.
async fn others(page: &Page) -> Outcome<Vec<String>> {
    let names = "return [...document.querySelectorAll(\"[data-testid='plan-treatment'] option\")].map((e) => e.value).filter(Boolean)";
    Ok(serde_json::from_value(page.js(names, vec![]).await?)?)
}

async fn choose(page: &Page, slug: &str) -> Outcome {
    set(page, "plan-treatment", slug).await?;
    let loaded = "return document.querySelector(\"[data-testid='visit-sheet']\")?.dataset.treatment === arguments[0]";
    page.wait("its sheet is there", loaded, vec![json!(slug)]).await.map(drop)
}

/// One page on both papers, with every word of the sheet on it.
async fn one_page(page: &Page, what: &str) -> Outcome {
    // What can be read: each line of the sheet by itself.
    let lines = "return [...document.querySelectorAll('.tx-visit :is(h1, h2, h3, p, li)')].map((e) => e.textContent)";
    let lines: Vec<String> = serde_json::from_value(page.js(lines, vec![]).await?)?;
    ensure!(lines.len() > 8, "{what}: hardly anything is on the sheet: {lines:?}");
    for (width, height) in PAPERS {
        let pdf = page.print_on(width, height).await?;
        let pages = pages(&pdf)?;
        ensure!(pages.len() == 1, "{what}: {} pages on {width} by {height} inches", pages.len());
        for line in &lines {
            let line = letters(line);
            ensure!(pages[0].contains(&line), "{what}: on {width} by {height} inches this is missing: {line}");
        }
    }
    let size = "return parseFloat(document.querySelector('.tx-visit').style.getPropertyValue('--tx-letters'))";
    let size = page.js(size, vec![]).await?.as_f64().context("nobody chose the size of the letters")?;
    ensure!(size >= 6.5, "{what}: letters of {size} points are hard to read");
    Ok(())
}

/// The words of each printed page, as a reader of PDF gets them.
fn pages(pdf: &[u8]) -> Outcome<Vec<String>> {
    let mut reader = Command::new("pdftotext")
        .args(["-raw", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("there is no pdftotext; `cargo xtask tools` installs it")?;
    reader.stdin.take().context("pdftotext takes nothing")?.write_all(pdf)?;
    let text = String::from_utf8(reader.wait_with_output()?.stdout)?;
    // Each page ends in a form feed.
    Ok(text.split_terminator('\u{c}').map(letters).collect())
}

/// Letters and signs only: where a line breaks, and how a font joins letters, is the printer's.
fn letters(text: &str) -> String {
    text.replace('\u{fb01}', "fi").replace('\u{fb02}', "fl").split_whitespace().collect()
}
