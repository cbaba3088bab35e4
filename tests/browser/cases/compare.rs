//! The comparison: the same rows for every option, no treatment for now beside them, and differences in words.

use anyhow::ensure;
use harness::page::COMPARISON;
use harness::{Fault, Media, Outcome, Page, Viewport};
use serde_json::json;
use thirtyfour::{By, Key};

use super::accessible::in_every_color;
use super::failing::PRELOADED;
use super::finder::{small_targets, stays_still};

/// Two needling treatments, which are two.
const NEEDLES: &str = "/compare/#v=1&concern=acne-scars&treatment=micro-needling,rf-micro-needling";

/// Four options with much to say, for a skin type and a place.
const FULL: &str = "/compare/#v=1&area=face.cheek&concern=acne-scars&fitzpatrick=V\
    &treatment=ablative-fractional-laser,hyaluronic-acid-filler,non-ablative-fractional-laser,superficial-peel";

/// The four options with the longest texts, in every place of the face, for a skin type: the most that one page must hold.
const EXTREME: &str = "/compare/#v=1&area=face.cheek,face.chin,face.eye.outer,face.eye.under,face.forehead,face.glabella,\
    face.jaw,face.lip.upper,face.marionette,face.nasolabial,face.nose,face.temple,neck.front&concern=acne-scars\
    &fitzpatrick=V&treatment=ablative-fractional-laser,botulinum-toxin,hyaluronic-acid-filler,micro-needling";

/// The names of the columns.
async fn columns(page: &Page) -> Outcome<Vec<String>> {
    let script =
        "return [...document.querySelectorAll('[data-testid=compare-table] thead th')].map((e) => e.textContent)";
    Ok(serde_json::from_value(page.js(script, vec![]).await?)?)
}

/// Waits until the table has so many columns.
async fn wait_columns(page: &Page, count: usize) -> Outcome<Vec<String>> {
    let script = "return document.querySelectorAll('[data-testid=compare-table] thead th').length === arguments[0]";
    page.wait(&format!("there are {count} columns"), script, vec![json!(count)]).await?;
    columns(page).await
}

pub async fn an_example_is_called_one(page: &Page) -> Outcome {
    page.open_choosing(COMPARISON).await?;
    let ticked = page.js("return document.querySelectorAll('main input:checked').length", vec![]).await?;
    ensure!(ticked == 0, "something is ticked in advance");
    let about = page.text("compare-about").await?;
    ensure!(about.contains("example") && about.contains("acne scars"), "nobody says that it is an example: {about}");
    let names = wait_columns(page, 5).await?;
    ensure!(names[..4].is_sorted() && names[4] == "No treatment for now", "the columns are {names:?}");
    // Another concern has another example, and still chooses nothing.
    page.choose("compare-concern", "pattern-hair-loss").await?;
    page.wait_text("compare-table", "follows", |text| text.contains("Home care: minoxidil")).await?;
    let fragment = page.wait_fragment(&["concern=pattern-hair-loss"]).await?;
    ensure!(!fragment.contains("treatment="), "the example became a choice: {fragment}");
    Ok(())
}

pub async fn up_to_four_can_be_ticked(page: &Page) -> Outcome {
    page.open_choosing(COMPARISON).await?;
    for (count, slug) in ["prp-skin", "micro-needling", "superficial-peel", "botulinum-toxin"].into_iter().enumerate() {
        page.click(&format!("compare-{slug}")).await?;
        let names = wait_columns(page, count + 2).await?;
        ensure!(names[count + 1] == "No treatment for now" && names[..=count].is_sorted(), "the columns are {names:?}");
    }
    let resting = "return [...document.querySelectorAll('.tx-compare__boxes input')].filter((e) => e.disabled === e.checked).length";
    ensure!(page.js(resting, vec![]).await? == 0, "a fifth could be ticked, or a ticked one not taken back");
    let said = page.driver.find(By::Css(".tx-compare__always")).await?.text().await?;
    ensure!(said.contains("Take one back"), "nobody says why the others rest: {said}");
    page.click("compare-prp-skin").await?;
    wait_columns(page, 4).await?;
    page.wait_fragment(&["treatment=botulinum-toxin,micro-needling,superficial-peel"]).await?;
    Ok(())
}

pub async fn it_works_by_keyboard(page: &Page) -> Outcome {
    page.open_choosing(COMPARISON).await?;
    page.focus("compare-micro-needling").await?;
    page.press(&[Key::Space]).await?;
    let names = wait_columns(page, 2).await?;
    ensure!(names == ["Micro-needling", "No treatment for now"], "the columns are {names:?}");
    ensure!(page.focused().await? == "compare-micro-needling", "a tick takes the focus away");
    page.press(&[Key::Space]).await?;
    wait_columns(page, 5).await.map(drop)
}

pub async fn it_works_by_touch(page: &Page) -> Outcome {
    page.set_viewport(Viewport::PHONE).await?;
    page.open_choosing(COMPARISON).await?;
    for (count, slug) in ["prp-skin", "micro-needling", "superficial-peel", "botulinum-toxin"].into_iter().enumerate() {
        page.touch(&format!("compare-{slug}")).await?;
        wait_columns(page, count + 2).await?;
    }
    in_every_color(page, "four options ticked, and the others at rest").await?;
    page.set_viewport(Viewport::PHONE).await?;
    let rows = "return document.querySelectorAll('[data-testid=compare-table] tbody tr').length";
    let all = page.js(rows, vec![]).await?;
    page.touch("compare-only-differences").await?;
    page.wait("only what differs is left", &format!("{rows} < arguments[0]"), vec![all]).await?;
    page.touch("compare-superficial-peel").await?;
    wait_columns(page, 4).await.map(drop)
}

pub async fn a_link_opens_what_it_names(page: &Page) -> Outcome {
    page.open_choosing(FULL).await?;
    wait_columns(page, 5).await?;
    let table = page.text("compare-table").await?;
    for word in ["For skin type V", "Cheek:", "For acne scars", "Where you chose", "about 45 had this and 55 did not"] {
        ensure!(table.contains(word), "“{word}” is not in the table");
    }
    ensure!(!page.is_visible("link-notice").await?, "a good link is called damaged");
    page.open("/404.html").await?;
    page.open_choosing(&format!("{NEEDLES},moonlight")).await?;
    page.wait_text("link-notice", "names it", |text| text.contains("moonlight")).await?;
    wait_columns(page, 3).await.map(drop)
}

pub async fn differences_are_marked_in_words_and_can_stand_alone(page: &Page) -> Outcome {
    page.open_choosing(NEEDLES).await?;
    let marks = "return [...document.querySelectorAll('[data-testid=compare-table] tbody tr')] \
        .map((e) => [e.classList.contains('tx-compare__row--differs'), e.querySelector('.tx-compare__mark')?.textContent ?? ''])";
    let marks: Vec<(bool, String)> = serde_json::from_value(page.js(marks, vec![]).await?)?;
    ensure!(marks.iter().any(|(differs, _)| *differs), "nothing differs: {marks:?}");
    ensure!(marks.iter().any(|(_, mark)| mark.contains("same")), "nothing is the same: {marks:?}");
    ensure!(marks.iter().all(|(differs, mark)| *differs == mark.contains("differs")), "a mark has no word: {marks:?}");
    let count = marks.iter().filter(|(differs, _)| *differs).count();
    page.click("compare-only-differences").await?;
    let rows = "return document.querySelectorAll('[data-testid=compare-table] tbody tr').length === arguments[0]";
    page.wait("only the rows that differ are left", rows, vec![json!(count)]).await.map(drop)
}

pub async fn rates_are_of_one_hundred_in_both_framings(page: &Page) -> Outcome {
    page.open_choosing(FULL).await?;
    let rates = "return [...document.querySelectorAll('.tx-compare__effects li')].filter((e) => e.querySelector('svg')) \
                 .map((e) => e.querySelector('p').textContent)";
    let rates: Vec<String> = serde_json::from_value(page.js(rates, vec![]).await?)?;
    ensure!(rates.len() > 10, "only {} rates are shown", rates.len());
    for rate in &rates {
        let both = rate.contains("did not") || rate.contains("all had this");
        ensure!(rate.starts_with("Of 100, ") && both, "not of 100 in both framings: {rate}");
        ensure!(rate.contains('('), "the group is missing: {rate}");
    }
    Ok(())
}

pub async fn a_screen_reader_gets_rows_and_columns(page: &Page) -> Outcome {
    for size in [Viewport::DESK, Viewport::NARROW] {
        page.set_viewport(size).await?;
        page.open("/404.html").await?;
        page.open_choosing(NEEDLES).await?;
        wait_columns(page, 3).await?;
        let tree = page.cdp("Accessibility.getFullAXTree", json!({})).await?;
        let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
        let of = |role: &str| {
            let fits = |node: &&serde_json::Value| node["ignored"] != true && node["role"]["value"] == role;
            nodes
                .iter()
                .filter(fits)
                .map(|node| node["name"]["value"].as_str().unwrap_or_default().to_owned())
                .collect()
        };
        let (tables, columns, rows): (Vec<String>, Vec<String>, Vec<String>) =
            (of("table"), of("columnheader"), of("rowheader"));
        ensure!(tables.iter().any(|name| name.contains("compared for acne scars")), "the tables are {tables:?}");
        for name in ["Micro-needling", "Radio-frequency micro-needling", "No treatment for now"] {
            ensure!(columns.iter().any(|column| column == name), "at {} px the columns are {columns:?}", size.width);
        }
        ensure!(rows.len() == 13 && rows[0] == "How it works", "at {} px the rows are {rows:?}", size.width);
        let cells: Vec<String> = of("cell");
        ensure!(cells.len() >= 39, "at {} px there are {} cells", size.width, cells.len());
    }
    Ok(())
}

pub async fn every_number_leads_to_its_source(page: &Page) -> Outcome {
    page.open_choosing(NEEDLES).await?;
    let lost = "return [...document.querySelectorAll('[data-testid=compare-table] .tx-cite a')] \
        .filter((a) => !document.querySelector(`.tx-compare__sources [id='${a.hash.slice(1)}'] a[href^=http]`)).length";
    ensure!(page.js(lost, vec![]).await? == 0, "a number leads nowhere");
    let without = "return [...document.querySelectorAll('[data-testid=compare-table] tbody tr:not(:first-child) td')] \
        .filter((e) => !e.querySelector('.tx-cite a') && !e.parentElement.textContent.startsWith('Price at this clinic')).map((e) => e.textContent)";
    let without = page.js(without, vec![]).await?;
    ensure!(without == json!([]), "no source stands at {without}");
    page.tap_on("[data-testid=compare-table] .tx-cite a").await?;
    // The address keeps the choice and names the place.
    page.wait_fragment(&["at=compared-", "treatment=micro-needling"]).await.map(drop)
}

pub async fn what_was_ticked_before_waking_is_kept(page: &Page) -> Outcome {
    page.expect_console(PRELOADED);
    page.server.fault(Fault::WasmHeld);
    page.open(COMPARISON).await?;
    page.click("compare-prp-hair").await?;
    page.server.release();
    page.wait_awake("comparison").await?;
    page.wait_checked("compare-prp-hair", true).await?;
    let names = wait_columns(page, 2).await?;
    ensure!(names[0] == "PRP for hair loss", "the columns are {names:?}");
    page.wait_fragment(&["treatment=prp-hair"]).await.map(drop)
}

pub async fn nothing_moves_when_it_wakes(page: &Page) -> Outcome {
    stays_still(page, COMPARISON, "comparison").await
}

pub async fn it_prints_on_one_page(page: &Page) -> Outcome {
    for path in [COMPARISON, NEEDLES, FULL, EXTREME] {
        page.open("/404.html").await?;
        page.open_choosing(path).await?;
        let sheet = json!({ "printBackground": false, "preferCSSPageSize": true });
        let printed = page.cdp("Page.printToPDF", sheet).await?;
        let pages = harness::look::pages_of(&printed)?;
        ensure!(pages == 1, "{path} prints on {pages} pages");
    }
    page.emulate(Media::Print).await?;
    for gone in ["compare-concern", "compare-micro-needling", "compare-only-differences"] {
        ensure!(!page.is_visible(gone).await?, "`{gone}` is printed");
    }
    let footer = page.js("return document.querySelector('footer').innerText", vec![]).await?;
    ensure!(footer.as_str().is_some_and(|text| text.contains("paid for")), "who pays is not printed");
    page.emulate(Media::Light).await
}

pub async fn it_reads_with_scripts_off(page: &Page) -> Outcome {
    page.scripts(false).await?;
    page.open(COMPARISON).await?;
    let text = page.driver.find(By::Css("[data-testid=tool-comparison]")).await?.text().await?;
    for word in
        ["example", "No treatment for now", "How long it lasts", "Not known", "did not", "Sources of this table"]
    {
        ensure!(text.contains(word), "“{word}” needs a script");
    }
    Ok(())
}

pub async fn it_works_when_narrow_or_zoomed(page: &Page) -> Outcome {
    for size in [Viewport::NARROW, Viewport::ZOOMED, Viewport::TABLET] {
        page.set_viewport(size).await?;
        page.open("/404.html").await?;
        page.open_choosing(FULL).await?;
        wait_columns(page, 5).await?;
        page.js("document.querySelectorAll('main details').forEach((e) => { e.open = true; })", vec![]).await?;
        ensure!(page.overhang().await? <= 0, "{} px: {}", size.width, page.sticking_out().await?);
        let cut = page.cut_off().await?;
        ensure!(cut.is_empty(), "cut off at {} px: {cut}", size.width);
        let named = "const e = document.querySelector('[data-testid=compare-table] tbody td .tx-compare__option'); \
                     return e.checkVisibility() && e.textContent";
        let named = page.js(named, vec![]).await?;
        ensure!(named == "Ablative fractional laser", "in a narrow table a cell does not name its option: {named}");
    }
    page.set_viewport(Viewport::PHONE).await?;
    small_targets(page).await
}

pub async fn axe_finds_nothing_in_any_state(page: &Page) -> Outcome {
    page.open_choosing(COMPARISON).await?;
    in_every_color(page, "the comparison before a choice").await?;
    page.open("/404.html").await?;
    page.open_choosing(FULL).await?;
    wait_columns(page, 5).await?;
    page.click("compare-only-differences").await?;
    in_every_color(page, "the full comparison, only what differs").await
}
