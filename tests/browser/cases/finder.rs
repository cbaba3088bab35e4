//! The finder: answers become a list with its reasons, and nothing is hidden, chosen or sorted behind the visitor's back.

use anyhow::ensure;
use harness::page::FINDER;
use harness::{Fault, Outcome, Page, Viewport};
use serde_json::json;
use thirtyfour::{By, Key};

use super::accessible::in_every_color;
use super::failing::PRELOADED;

/// A concern with many options.
const SCARS: &str = "/find/#v=1&concern=acne-scars";

/// A concern with one option, at a place that the regulator advises against.
const NOWHERE: &str = "/find/#v=1&concern=deep-folds&area=face.nose";

/// The slugs of what is listed, in their order.
async fn listed(page: &Page) -> Outcome<Vec<String>> {
    let script = "return [...document.querySelectorAll('[data-testid^=finder-option-]')] \
                  .map((e) => e.dataset.testid.replace('finder-option-', ''))";
    Ok(serde_json::from_value(page.js(script, vec![]).await?)?)
}

/// Waits until the list is another one, and returns it.
async fn listed_anew(page: &Page, before: &[String]) -> Outcome<Vec<String>> {
    let script = "return [...document.querySelectorAll('[data-testid^=finder-option-]')] \
                  .map((e) => e.dataset.testid.replace('finder-option-', '')).join() !== arguments[0]";
    page.wait("the list changes", script, vec![json!(before.join(","))]).await?;
    listed(page).await
}

pub async fn nothing_is_chosen_in_advance(page: &Page) -> Outcome {
    page.open_choosing(FINDER).await?;
    for field in ["concern", "area", "downtime", "sessions", "priority", "fitzpatrick", "sort"] {
        let chosen = page.chosen(&format!("finder-{field}")).await?;
        ensure!(chosen.is_empty(), "`{field}` stands at `{chosen}`");
    }
    let ticked = page.js("return document.querySelectorAll('main input:checked').length", vec![]).await?;
    ensure!(ticked == 0, "something is ticked");
    let all = listed(page).await?;
    ensure!(all.last().is_some_and(|slug| slug == "no-treatment") && all.len() > 10, "listed are {all:?}");
    let names = "return [...document.querySelectorAll('.tx-option h4')].map((e) => e.textContent)";
    let names: Vec<String> = serde_json::from_value(page.js(names, vec![]).await?)?;
    ensure!(names[..names.len() - 1].is_sorted(), "the order is not the alphabet: {names:?}");
    Ok(())
}

pub async fn a_concern_gives_grades_and_leaves_out_the_others(page: &Page) -> Outcome {
    page.open_choosing(FINDER).await?;
    let before = listed(page).await?;
    page.choose("finder-concern", "pattern-hair-loss").await?;
    let after = listed_anew(page, &before).await?;
    ensure!(after.iter().any(|slug| slug == "home-minoxidil"), "listed are {after:?}");
    ensure!(after.last().is_some_and(|slug| slug == "no-treatment"), "waiting is not the last: {after:?}");
    page.wait_fragment(&["concern=pattern-hair-loss"]).await?;
    let grade = page.text("finder-option-home-minoxidil").await?;
    ensure!(grade.contains("evidence"), "there is no grade: {grade}");
    // Whoever is not listed is there by name, and with a reason.
    let out = page.text("finder-not-listed").await?;
    for slug in before.iter().filter(|slug| !after.contains(slug)) {
        let reason = page.text(&format!("finder-left-out-{slug}")).await?;
        ensure!(reason.split_whitespace().count() > 4, "{slug} has no reason: {reason}");
    }
    ensure!(out.contains("Not for") && out.contains("Source"), "no reason with a source: {out}");
    // Hair loss is a concern that a doctor sees first.
    let first = page.text("finder-first").await?;
    ensure!(first.contains("doctor"), "nobody says that a doctor comes first: {first}");
    Ok(())
}

pub async fn every_option_says_why_it_is_seen(page: &Page) -> Outcome {
    page.open_choosing(&format!("{SCARS}&area=face.cheek.left&fitzpatrick=V&downtime=7&most=3")).await?;
    page.reach("finder-option-micro-needling").await?;
    page.tap_on("#finder-why-micro-needling summary").await?;
    let open = "return document.querySelector('#finder-why-micro-needling').open";
    page.wait("the fold is open", open, vec![]).await?;
    let why = page.text("finder-option-micro-needling").await?;
    for word in ["Rule:", "Your answer:", "On record:", "Cheek", "up to 7 days", "up to 3 sessions", "Skin type V"] {
        ensure!(why.contains(word), "“{word}” is not said: {why}");
    }
    // What is in a fold is made when it is first opened.
    let open_all = "document.querySelectorAll('.tx-option details:not([open]) > summary').forEach((e) => e.click())";
    page.js(open_all, vec![]).await?;
    let without = "return [...document.querySelectorAll('.tx-option')].filter((e) => e.querySelectorAll('details a').length < 2) \
                   .map((e) => e.dataset.testid)";
    let without = page.js(without, vec![]).await?;
    ensure!(without == json!([]), "no sources stand at {without}");
    Ok(())
}

pub async fn where_nothing_fits_it_says_what_to_relax(page: &Page) -> Outcome {
    page.open_choosing(NOWHERE).await?;
    ensure!(listed(page).await? == ["no-treatment"], "listed are {:?}", listed(page).await?);
    let none = page.text("finder-none").await?;
    ensure!(none.contains("Hyaluronic-acid filler"), "nobody says what would then be listed: {none}");
    let out = page.text("finder-left-out-hyaluronic-acid-filler").await?;
    ensure!(out.contains("Nose"), "nobody says why it is left out: {out}");
    page.tap_on("[data-testid=finder-none] button").await?;
    page.hook("finder-option-hyaluronic-acid-filler").await?;
    page.wait("the place is left out", "return !location.hash.includes('area')", vec![]).await?;
    // The button went away with its list; the focus did not.
    let focus = page.js("return document.activeElement.textContent", vec![]).await?;
    ensure!(focus.as_str().is_some_and(|text| text.contains("1 of")), "the focus is at {focus}");
    Ok(())
}

pub async fn where_nothing_is_used_it_says_so(page: &Page) -> Outcome {
    page.open_choosing("/find/#v=1&concern=keloid").await?;
    ensure!(listed(page).await? == ["no-treatment"], "something is listed for a keloid");
    let none = page.text("finder-none").await?;
    ensure!(none.contains("No source") && !none.contains("relax"), "it says {none}");
    Ok(())
}

pub async fn the_order_is_printed_and_the_visitors(page: &Page) -> Outcome {
    page.open_choosing(SCARS).await?;
    let alphabet = listed(page).await?;
    ensure!(page.text("finder-order").await?.contains("alphabet"), "no rule is printed");
    page.choose("finder-priority", "downtime").await?;
    let healing = listed_anew(page, &alphabet).await?;
    page.wait_text("finder-order", "names the rule", |text| text.contains("healing time")).await?;
    ensure!(page.chosen("finder-sort").await? == "downtime", "the list does not follow what matters most");
    let marked = page.text(&format!("finder-option-{}", healing[0])).await?;
    ensure!(marked.contains("what matters most to you"), "nobody says that this is why: {marked}");
    page.wait_fragment(&["priority=downtime"]).await?;
    // Sorted anew by hand: what matters most stays what it is.
    page.choose("finder-sort", "evidence").await?;
    let graded = listed_anew(page, &healing).await?;
    ensure!(page.chosen("finder-priority").await? == "downtime", "sorting changes what matters most");
    let grades = "return [...document.querySelectorAll('.tx-option .tx-grade')].map((e) => \
        ['strong', 'some', 'weak'].findIndex((g) => e.classList.contains(`tx-grade--${g}`))).slice(0, -1)";
    let grades: Vec<i64> = serde_json::from_value(page.js(grades, vec![]).await?)?;
    ensure!(grades.is_sorted(), "the grades stand in the order {grades:?} of {graded:?}");
    page.choose("finder-sort", "").await?;
    ensure!(listed_anew(page, &graded).await? == alphabet, "the alphabet does not come back");
    Ok(())
}

pub async fn it_works_by_keyboard(page: &Page) -> Outcome {
    page.open_choosing(FINDER).await?;
    let before = listed(page).await?;
    page.focus("finder-concern").await?;
    // A letter chooses in a list that has the focus.
    page.type_text("k").await?;
    let after = listed_anew(page, &before).await?;
    ensure!(after == ["no-treatment"], "the letter did not choose the keloid: {after:?}");
    ensure!(page.focused().await? == "finder-concern", "an answer takes the focus away");
    page.press(&[Key::Tab]).await?;
    ensure!(page.focused().await? == "finder-area", "after the concern comes {}", page.focused().await?);
    Ok(())
}

pub async fn it_works_by_touch(page: &Page) -> Outcome {
    page.set_viewport(Viewport::PHONE).await?;
    page.open_choosing(SCARS).await?;
    page.touch("finder-compare-prp-skin").await?;
    page.wait_fragment(&["treatment=prp-skin"]).await?;
    page.touch("finder-compare-micro-needling").await?;
    page.wait_fragment(&["treatment=micro-needling,prp-skin"]).await?;
    in_every_color(page, "the finder with two options to compare").await?;
    page.set_viewport(Viewport::PHONE).await?;
    page.touch("finder-compare-prp-skin").await?;
    page.wait("a pick is taken back", "return !location.hash.includes('prp-skin')", vec![]).await?;
    page.touch("finder-to-compare").await?;
    page.wait_awake("comparison").await?;
    page.wait_checked("compare-micro-needling", true).await
}

pub async fn what_was_chosen_before_waking_is_kept(page: &Page) -> Outcome {
    page.expect_console(PRELOADED);
    page.server.fault(Fault::WasmHeld);
    page.open(FINDER).await?;
    page.choose("finder-concern", "melasma").await?;
    page.choose("finder-sessions", "3").await?;
    page.server.release();
    page.wait_awake("finder").await?;
    ensure!(page.chosen("finder-concern").await? == "melasma", "the concern is lost");
    page.wait_fragment(&["concern=melasma", "most=3"]).await?;
    page.wait_text("finder-result", "follows", |text| text.contains("melasma")).await.map(drop)
}

pub async fn a_link_with_other_numbers_reads(page: &Page) -> Outcome {
    page.open_choosing(&format!("{SCARS}&area=face.cheek.left,face.chin&downtime=5&most=8")).await?;
    ensure!(page.chosen("finder-downtime").await? == "5", "five days are lost");
    ensure!(page.chosen("finder-sessions").await? == "8", "eight sessions are lost");
    let area = "const e = document.querySelector('#finder-area'); return e.selectedOptions[0].textContent";
    let area = page.js(area, vec![]).await?;
    ensure!(area == "Your left cheek and your chin", "the places read {area}");
    ensure!(!page.is_visible("link-notice").await?, "a good link is called damaged");
    // Another place takes their place.
    page.choose("finder-area", "face.nose").await?;
    let fragment = page.wait_fragment(&["area=face.nose"]).await?;
    ensure!(!fragment.contains("chin"), "the places before are still there: {fragment}");
    Ok(())
}

pub async fn a_link_with_a_strange_treatment_says_so(page: &Page) -> Outcome {
    page.open_choosing(&format!("{SCARS}&treatment=prp-skin,moonlight,no-treatment&downtime=soon")).await?;
    let notice = page.wait_text("link-notice", "names it", |text| text.contains("moonlight")).await?;
    ensure!(notice.contains("no-treatment") && notice.contains("downtime=soon"), "the notice says {notice}");
    ensure!(page.is_checked("finder-compare-prp-skin").await?, "the good part is lost");
    page.wait("the address is clean", "return !location.hash.includes('moonlight')", vec![]).await.map(drop)
}

pub async fn picks_travel_to_the_comparison(page: &Page) -> Outcome {
    page.open_choosing(SCARS).await?;
    ensure!(!page.is_visible("finder-to-compare").await?, "a link to a comparison of nothing");
    page.click("finder-compare-prp-skin").await?;
    page.click("finder-compare-micro-needling").await?;
    page.wait_fragment(&["treatment=micro-needling,prp-skin"]).await?;
    page.click("finder-to-compare").await?;
    page.wait_awake("comparison").await?;
    page.wait_checked("compare-prp-skin", true).await?;
    let table = page.text("compare-table").await?;
    for name in ["Micro-needling", "PRP for skin", "No treatment for now", "acne scars"] {
        ensure!(table.contains(name), "{name} is not in the table");
    }
    ensure!(page.chosen("compare-concern").await? == "acne-scars", "the concern got lost on the way");
    Ok(())
}

pub async fn nothing_moves_when_it_wakes(page: &Page) -> Outcome {
    stays_still(page, FINDER, "finder").await
}

/// The page keeps its height, and nothing on it jumps, while its tool wakes.
pub async fn stays_still(page: &Page, path: &str, tool: &str) -> Outcome {
    page.expect_console(PRELOADED);
    page.server.fault(Fault::WasmHeld);
    for size in [Viewport::DESK, Viewport::PHONE] {
        page.set_viewport(size).await?;
        page.server.hold();
        page.open("/404.html").await?;
        page.open(path).await?;
        let height = "return document.querySelector('main').getBoundingClientRect().height";
        let before = page.js(height, vec![]).await?.as_f64().unwrap_or_default();
        page.server.release();
        page.wait_awake(tool).await?;
        let after = page.js(height, vec![]).await?.as_f64().unwrap_or_default();
        ensure!((before - after).abs() < 1.0, "{path} was {before} px high and is {after} px after waking");
        let shift = page.layout_shift().await?;
        ensure!(shift < 0.000_5, "{path} moved by {shift}");
    }
    Ok(())
}

pub async fn it_reads_with_scripts_off(page: &Page) -> Outcome {
    page.scripts(false).await?;
    page.open(FINDER).await?;
    let text = page.driver.find(By::Css("[data-testid=tool-finder]")).await?.text().await?;
    for word in ["Micro-needling", "Healing time", "Reasons against", "No treatment for now", "Sorted by the alphabet"]
    {
        ensure!(text.contains(word), "“{word}” needs a script");
    }
    let rules = page.driver.find(By::Css("#rules")).await?.text().await?;
    ensure!(rules.contains("no score"), "the rules need a script: {rules}");
    Ok(())
}

pub async fn it_works_when_narrow_or_zoomed(page: &Page) -> Outcome {
    for size in [Viewport::NARROW, Viewport::ZOOMED] {
        page.set_viewport(size).await?;
        page.open("/404.html").await?;
        page.open_choosing(&format!("{SCARS}&area=face.cheek&fitzpatrick=V&downtime=3&most=3&priority=home")).await?;
        page.click("finder-compare-prp-skin").await?;
        page.js("document.querySelectorAll('main details').forEach((e) => { e.open = true; })", vec![]).await?;
        ensure!(page.overhang().await? <= 0, "{} px: {}", size.width, page.sticking_out().await?);
        let cut = page.cut_off().await?;
        ensure!(cut.is_empty(), "cut off at {} px: {cut}", size.width);
    }
    page.set_viewport(Viewport::PHONE).await?;
    small_targets(page).await
}

/// Every control is large enough for a thumb; its label counts with it.
pub async fn small_targets(page: &Page) -> Outcome {
    let script = "return [...document.querySelectorAll('main :is(button, summary, input, select)')] \
        .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled) \
        .map((e) => e.closest('label') ?? e) \
        .filter((e) => { const r = e.getBoundingClientRect(); return r.width > 0 && (r.height < 43.5 || r.width < 43.5); }) \
        .slice(0, 12).map((e) => `${e.localName}.${e.className} ${e.textContent.trim().slice(0, 24)}`)";
    let small = page.js(script, vec![]).await?;
    ensure!(small == json!([]), "too small for a thumb: {small:#}");
    Ok(())
}

pub async fn axe_finds_nothing_in_any_state(page: &Page) -> Outcome {
    page.open_choosing(FINDER).await?;
    in_every_color(page, "the finder before an answer").await?;
    page.open("/404.html").await?;
    page.open_choosing(&format!("{SCARS}&area=face.cheek&fitzpatrick=V&downtime=3&most=3&priority=evidence")).await?;
    page.js("document.querySelectorAll('main details').forEach((e) => { e.open = true; })", vec![]).await?;
    in_every_color(page, "the finder with answers, unfolded").await?;
    page.open("/404.html").await?;
    page.open_choosing(NOWHERE).await?;
    ensure!(page.is_visible("finder-none").await?, "nobody says that nothing fits");
    in_every_color(page, "the finder where nothing fits").await
}
