//! The search of the whole site: by key and by thumb, with slips of the finger, offline, and when it does not come.

use anyhow::ensure;
use harness::page::ARTICLE;
use harness::{Fault, Media, Outcome, Page, Viewport};
use serde_json::{Value, json};
use thirtyfour::Key;

use super::accessible::in_every_color;

/// Whether the dialog is open.
const OPEN: &str = "return !!document.querySelector(\"[data-testid='search-dialog'][open]\")";

pub async fn the_slash_key_opens_it_and_escape_closes_it(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.type_text("/").await?;
    page.wait("the search is open", OPEN, vec![]).await?;
    ensure!(page.focused().await? == "site-search", "the field does not have the focus");
    page.press(&[Key::Escape]).await?;
    is_closed(page).await?;
    // Twice: what is open once must open again.
    page.type_text("/").await?;
    page.wait("the search is open again", OPEN, vec![]).await.map(drop)
}

pub async fn control_and_k_open_it(page: &Page) -> Outcome {
    page.open("/privacy/").await?;
    page.hook("search-open").await?;
    let keys = page
        .js("return document.querySelector(\"[data-testid='search-open']\").getAttribute('aria-keyshortcuts')", vec![])
        .await?;
    ensure!(keys == "/ Control+K Meta+K", "the keys are not named: {keys}");
    ensure!(page.text("search-open").await?.contains('/'), "nobody sees which key opens the search");
    page.driver.action_chain().key_down(Key::Control).send_keys("k").key_up(Key::Control).perform().await?;
    page.wait("the search is open", OPEN, vec![]).await.map(drop)
}

pub async fn no_key_opens_it_while_something_is_typed(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.focus("area-search").await?;
    page.type_text("1/2").await?;
    let typed = "return document.querySelector(\"[data-testid='area-search']\").value";
    ensure!(page.js(typed, vec![]).await? == "1/2", "a letter was taken from the field");
    ensure!(page.js(OPEN, vec![]).await? == Value::Bool(false), "the search opened while something was typed");
    // A checkbox takes no letters: there the key works.
    page.click("area-face.chin").await?;
    page.type_text("/").await?;
    page.wait("the search is open", OPEN, vec![]).await.map(drop)
}

pub async fn the_slash_key_can_be_turned_off(page: &Page) -> Outcome {
    opened(page, "/privacy/").await?;
    page.tap_on("[data-testid='search-dialog'] input[type=checkbox]").await?;
    page.press(&[Key::Escape]).await?;
    is_closed(page).await?;
    page.type_text("/").await?;
    page.driver.action_chain().key_down(Key::Control).send_keys("k").key_up(Key::Control).perform().await?;
    page.wait("the other key still opens it", OPEN, vec![]).await?;
    let field = "return document.querySelector(\"[data-testid='site-search']\").value";
    ensure!(page.js(field, vec![]).await? == "", "the key that was turned off was typed into the search");
    Ok(())
}

pub async fn everyday_words_lead_on_by_keyboard(page: &Page) -> Outcome {
    opened(page, "/privacy/").await?;
    page.js("window.untouched = true", vec![]).await?;
    page.type_text("does it hurt").await?;
    let found = results(page).await?;
    ensure!(found.iter().all(|path| path.contains('#')) && found.len() > 3, "{found:?}");
    let at =
        "return [...document.querySelectorAll(\"[data-testid='site-results'] a\")].indexOf(document.activeElement)";
    page.press(&[Key::Down, Key::Down]).await?;
    ensure!(page.js(at, vec![]).await? == json!(1), "two arrows do not lead to the second result");
    page.press(&[Key::Up, Key::Up]).await?;
    ensure!(page.focused().await? == "site-search", "the arrows do not lead back to the field");
    page.press(&[Key::Enter]).await?;
    is_closed(page).await?;
    let there = "return location.pathname + location.hash === arguments[0] && document.activeElement.id === location.hash.slice(1)";
    page.wait("the first result is open and has the focus", there, vec![json!(found[0])]).await?;
    ensure!(
        page.js("return window.untouched === true", vec![]).await? == Value::Bool(true),
        "the page was loaded anew"
    );
    Ok(())
}

pub async fn a_slip_of_the_finger_is_forgiven(page: &Page) -> Outcome {
    opened(page, "/").await?;
    for (typed, wanted) in [("colagen", "#collagen"), ("keliod", "keloid"), ("botx", "/treatments/botulinum-toxin/")] {
        ask(page, typed).await?;
        let found = results(page).await?;
        ensure!(found[0].contains(wanted), "`{typed}` finds {found:?}");
    }
    Ok(())
}

pub async fn a_thumb_finds_and_follows(page: &Page) -> Outcome {
    page.set_viewport(Viewport::PHONE).await?;
    page.open("/").await?;
    page.click("search-open").await?;
    page.wait("the search is open", OPEN, vec![]).await?;
    let size = "const r = document.querySelector(\"[data-testid='search-open']\").getBoundingClientRect(); return Math.min(r.width, r.height)";
    ensure!(page.js(size, vec![]).await?.as_f64().unwrap_or_default() >= 43.5, "the button is too small for a thumb");
    page.wait("it answers", "return !!document.querySelector('#find[data-awake]')", vec![]).await?;
    page.type_text("acne scars").await?;
    let found = results(page).await?;
    let low = "return [...document.querySelectorAll(\"[data-testid='site-results'] a\")].filter((a) => a.getBoundingClientRect().height < 44).length";
    ensure!(page.js(low, vec![]).await? == json!(0), "results are too low for a thumb");
    page.tap_on("[data-testid='site-results'] a").await?;
    is_closed(page).await?;
    page.wait("the result is open", "return arguments[0].startsWith(location.pathname)", vec![json!(found[0])])
        .await
        .map(drop)
}

pub async fn a_result_keeps_what_was_chosen(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.click("area-face.chin").await?;
    page.wait_fragment(&["area=face.chin"]).await?;
    page.type_text("/").await?;
    ask(page, "who pays").await?;
    results(page).await?;
    page.press(&[Key::Enter]).await?;
    page.wait_fragment(&["area=face.chin"]).await?;
    page.wait("another page is open", "return location.pathname !== arguments[0]", vec![json!(ARTICLE)]).await.map(drop)
}

pub async fn an_area_is_chosen_by_going_to_it(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.click("area-face.chin").await?;
    page.wait_fragment(&["area=face.chin"]).await?;
    page.type_text("/").await?;
    ask(page, "love handels").await?;
    results(page).await?;
    page.press(&[Key::Enter]).await?;
    page.wait_fragment(&["face.chin", "flank"]).await.map(drop)
}

pub async fn the_number_of_results_is_announced(page: &Page) -> Outcome {
    opened(page, "/privacy/").await?;
    let heard = "return document.querySelector(\"[data-testid='search-dialog'] [role=status]\").textContent";
    ask(page, "keloid").await?;
    page.wait("a number is said", &format!("{heard}.match(/[0-9]/)"), vec![]).await?;
    ask(page, "qqqqq").await?;
    page.wait("nothing found is said too", &format!("{heard}.includes('qqqqq')"), vec![]).await.map(drop)
}

pub async fn its_parts_come_when_it_is_opened_and_serve_without_a_network(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    let asked = || page.server.requests().iter().filter(|path| path.contains("/data/search-")).count();
    ensure!(asked() == 0, "the search loads before anybody opens it");
    page.type_text("/").await?;
    ask(page, "collagen").await?;
    results(page).await?;
    let all =
        "return performance.getEntriesByType('resource').filter((e) => e.name.includes('/data/search-')).length >= 4";
    page.wait("every part has come", all, vec![]).await?;
    page.cdp("Network.enable", json!({})).await?;
    let off = json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    page.cdp("Network.emulateNetworkConditions", off).await?;
    ask(page, "going bald").await?;
    let found = results(page).await?;
    ensure!(found.iter().any(|path| path.contains("hair")), "{found:?}");
    Ok(())
}

pub async fn what_is_typed_before_it_answers_is_kept(page: &Page) -> Outcome {
    page.open("/").await?;
    page.hook("search-open").await?;
    // Opened and typed in one breath: the part that answers cannot be there yet.
    let script = "document.querySelector(\"[data-testid='search-open']\").click(); \
        const field = document.getElementById('find-words'); field.value = 'keloid'; \
        return document.activeElement === field && !document.querySelector('#find[data-awake]')";
    ensure!(page.js(script, vec![]).await? == Value::Bool(true), "the field is not there at once");
    let found = results(page).await?;
    ensure!(found[0].contains("keloid"), "{found:?}");
    ensure!(page.focused().await? == "site-search", "the focus was lost when the search woke");
    Ok(())
}

pub async fn it_says_so_when_it_does_not_come(page: &Page) -> Outcome {
    page.expect_console("404 (Not Found)");
    opened(page, "/privacy/").await?;
    page.server.fault(Fault::DataMissing);
    page.type_text("keloid").await?;
    let said = "return /could not be loaded/.test(document.querySelector(\"[data-testid='search-dialog']\").innerText)";
    page.wait("the search says what is wrong", said, vec![]).await?;
    let way = "return !!document.querySelector(\"[data-testid='search-dialog'] a[href$='/search/']\")";
    ensure!(page.js(way, vec![]).await? == Value::Bool(true), "there is no other way");
    Ok(())
}

pub async fn without_scripts_its_link_leads_to_everything(page: &Page) -> Outcome {
    page.scripts(false).await?;
    page.open("/").await?;
    page.tap_on("header a[href$='/search/']").await?;
    page.wait("the list is open", "return location.pathname === '/search/'", vec![]).await?;
    let links = page.js("return document.querySelectorAll('main a[href]').length", vec![]).await?;
    ensure!(links.as_u64().unwrap_or_default() > 100, "only {links} links are there");
    Ok(())
}

pub async fn nothing_is_cut_off_at_any_width(page: &Page) -> Outcome {
    for size in [Viewport::NARROW, Viewport::ZOOMED, Viewport::PHONE, Viewport::TABLET, Viewport::DESK] {
        page.set_viewport(size).await?;
        opened(page, "/privacy/").await?;
        ask(page, "how long does redness last").await?;
        results(page).await?;
        let overhang = "const e = document.getElementById('find'); return e.scrollWidth - e.clientWidth";
        ensure!(page.js(overhang, vec![]).await? == json!(0), "the search is wider than {} px", size.width);
        let cut = page.cut_off().await?;
        ensure!(cut.is_empty(), "the search cuts off at {} px: {cut}", size.width);
        let reach = "const last = [...document.querySelectorAll(\"[data-testid='site-results'] a\")].at(-1); last.focus(); \
            const r = last.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight + 1";
        ensure!(
            page.js(reach, vec![]).await? == Value::Bool(true),
            "the last result cannot be reached at {} px",
            size.width
        );
    }
    Ok(())
}

pub async fn axe_finds_nothing_in_any_state(page: &Page) -> Outcome {
    opened(page, "/privacy/").await?;
    in_every_color(page, "the search before anything is typed").await?;
    ask(page, "scars").await?;
    results(page).await?;
    in_every_color(page, "the search with results").await?;
    ask(page, "qqqqq").await?;
    page.wait("nothing is found", "return !document.querySelector(\"[data-testid='site-results']\")", vec![]).await?;
    in_every_color(page, "the search that found nothing").await?;
    page.emulate(Media::Light).await
}

/// Opens a page and the search on it, and waits until the search answers.
async fn opened(page: &Page, path: &str) -> Outcome {
    page.open(path).await?;
    page.click("search-open").await?;
    page.wait("the search answers", "return !!document.querySelector('#find[data-awake]')", vec![]).await.map(drop)
}

/// Types words in the place of those before.
async fn ask(page: &Page, words: &str) -> Outcome {
    page.wait("the search answers", "return !!document.querySelector('#find[data-awake]')", vec![]).await?;
    page.js("const f = document.querySelector(\"[data-testid='site-search']\"); f.focus(); f.select()", vec![]).await?;
    page.type_text(words).await?;
    // An answer comes in one step with the letter, but its parts may still be on their way.
    let asked = "return document.querySelector(\"[data-testid='site-search']\").value === arguments[0]";
    page.wait("the words are typed", asked, vec![json!(words)]).await.map(drop)
}

/// The addresses of what was found for the words that stand in the field, in their order.
async fn results(page: &Page) -> Outcome<Vec<String>> {
    let script = "const list = document.querySelector(\"[data-testid='site-results']\"); \
        const asked = document.querySelector(\"[data-testid='site-search']\").value; \
        return list?.dataset.asked === asked && [...list.querySelectorAll('a')].map((a) => a.pathname + a.hash)";
    Ok(serde_json::from_value(page.wait("something is found", script, vec![]).await?)?)
}

async fn is_closed(page: &Page) -> Outcome {
    page.wait("the search is closed", "return !document.querySelector(\"[data-testid='search-dialog'][open]\")", vec![])
        .await
        .map(drop)
}
