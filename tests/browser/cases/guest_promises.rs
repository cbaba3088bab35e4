//! Promises of the contract, one by one: when the guest begins, what of a visitor's choices moves with a plan, what is
//! forgotten, and what a host may change.

use anyhow::{Context, ensure};
use harness::host::Host;
use harness::{Outcome, Page};
use serde_json::{Value, json};

use super::guests::{GUEST, js, more_sessions, settled, wait, with_snippet};

/// The link that stands inside every guest here.
const LINK: &str = "<a href=\"/x\">Read</a>";

/// Opens a host's page with guests of these ids and attributes.
async fn with_guests(page: &Page, host: &Host, guests: &[(&str, &str)]) -> Outcome {
    let guest = |(id, attributes): &(&str, &str)| {
        format!("<treatment-explorer id=\"{id}\" {attributes}>{LINK}</treatment-explorer>")
    };
    let inside = guests.iter().map(guest).collect::<Vec<_>>().concat();
    page.open_address(&host.add("promises", &with_snippet(&page.server.origin(), &inside))).await
}

/// Waits until all tools of the guest with this id stand.
async fn awake(page: &Page, id: &str) -> Outcome {
    let script = "const r = document.getElementById(arguments[0]).shadowRoot; \
        return !!r?.querySelector('[data-awake]') && !r.querySelector('[data-tool]:not([data-awake])')";
    page.wait(&format!("all tools of {id} stand"), script, vec![json!(id)]).await.map(drop)
}

/// Chooses areas, a concern, sessions and a type of skin, and answers a question, in a guest that shows the article.
const JOURNEY: &str = "const at = (selector) => { const e = r.querySelector(selector); if (!e) throw new Error(selector); return e; }; \
    const put = (selector, value, type) => { const e = at(selector); e.value = value; e.dispatchEvent(new Event(type, { bubbles: true })); }; \
    at('[data-testid=\"area-face.chin\"]').click(); at('[data-testid=\"area-neck.front\"], [data-testid=\"area-face.cheek\"]').click(); \
    put('#estimator-concern', 'acne-scars', 'change'); put('#sessions-slider', '5', 'input'); \
    at('[data-testid=q-keloid-history-yes]').click(); return true;";

/// What only the journey can bring anywhere.
const CHOICES: [&str; 7] = ["face.", "cheek", "chin", "neck", "acne-scars", "keloid", "yes"];

async fn journey(page: &Page, id: &str) -> Outcome {
    awake(page, id).await?;
    page.js(&format!("const r = document.getElementById('{id}').shadowRoot; {JOURNEY}"), vec![]).await?;
    let chosen = "const f = document.getElementById(arguments[0]).getPlan().fragment; return ['face.chin', 'acne-scars', 'sessions=5'].every((part) => f.includes(part))";
    page.wait("the choices are in the plan", chosen, vec![json!(id)]).await.map(drop)
}

pub async fn without_webassembly_the_link_stays_and_says_why(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    page.expect_console("treatment-explorer> This browser has no WebAssembly.");
    let inside = format!("<treatment-explorer id=\"guest\" treatment=\"micro-needling\">{LINK}</treatment-explorer>");
    let text = with_snippet(&page.server.origin(), &inside)
        .replace("<script async", "<script>delete window.WebAssembly</script><script async");
    page.open_address(&host.add("no-wasm", &text)).await?;
    ensure!(settled(page).await? == "no-wasm");
    let link =
        js(page, "const box = g.querySelector('a').getBoundingClientRect(); return box.width > 8 && box.height > 8")
            .await?;
    ensure!(link == Value::Bool(true), "the link is not to be seen");
    let asked = page.server.requests();
    ensure!(!asked.iter().any(|path| path.contains(".wasm")), "it fetches what it cannot run: {asked:?}");
    Ok(())
}

pub async fn nothing_is_fetched_before_the_visitor_asks(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    with_guests(page, &host, &[("guest", "treatment=\"micro-needling\" loading=\"interaction\"")]).await?;
    let button = "return document.readyState === 'complete' && !!g.shadowRoot?.querySelector('.begin')";
    wait(page, "there is a button", button).await?;
    // Whatever begins by itself would have begun.
    let idle = "return new Promise((go) => requestIdleCallback(() => requestAnimationFrame(() => requestIdleCallback(() => go(true)))))";
    page.js(idle, vec![]).await?;
    let asked = page.server.requests();
    ensure!(asked == ["/1.0.0/embed.js"], "before the button is pressed: {asked:?}");
    let link = js(page, "return g.querySelector('a').getClientRects().length > 0").await?;
    ensure!(link == Value::Bool(true), "the link is not to be seen");
    js(page, "g.shadowRoot.querySelector('.begin').click(); return true").await?;
    ensure!(settled(page).await? == "ready");
    more_sessions(page).await
}

pub async fn a_plan_moves_from_one_guest_to_another(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let article = "treatment=\"micro-needling\" view=\"article\" loading=\"eager\"";
    with_guests(page, &host, &[("one", article), ("two", article)]).await?;
    journey(page, "one").await?;
    awake(page, "two").await?;
    // The type of skin is asked for by the finder, which is no view of the element: a shared link brings it.
    page.js("one.setPlan(`${one.getPlan().fragment}&fitzpatrick=IV`); return true", vec![]).await?;
    let skin = "return one.getPlan().fragment.includes('fitzpatrick=IV')";
    page.wait("the type of skin is in the plan", skin, vec![]).await?;
    let plans = page.js("two.setPlan(one.getPlan()); return [one.getPlan(), two.getPlan()]", vec![]).await?;
    ensure!(plans[0] == plans[1], "it gave {} and took {}", plans[0], plans[1]);
    let shown = "const r = two.shadowRoot; return r.querySelector('[data-testid=\"area-face.chin\"]').checked \
        && r.querySelector('#estimator-concern').value === 'acne-scars' && r.querySelector('#sessions-slider').value === '5'";
    page.wait("the other guest shows it", shown, vec![]).await?;
    let answered = "return [one, two].map((g) => g.shadowRoot.querySelectorAll('[data-testid^=q-]:checked').length)";
    let answered = page.js(answered, vec![]).await?;
    ensure!(answered[0] == 1 && answered[1] == 0, "an answer moves along: {answered}");
    Ok(())
}

pub async fn a_plan_that_cannot_be_read_throws_nothing(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    with_guests(page, &host, &[("guest", "treatment=\"micro-needling\" loading=\"eager\"")]).await?;
    awake(page, "guest").await?;
    let script = "const garbage = [undefined, null, 0, NaN, true, '', '#', '=&=&', 'v=999&area=nowhere&sessions=-7&fitzpatrick=IX', [], {}, { fragment: {} }, \
          { fragment: 'v=1&check=0000&area=%' }, { get fragment() { return 'v=1&area=' + 'x'.repeat(1e6); } }, Symbol('plan'), () => 'v=1', new Date(NaN), 'v=1&from=2027-02-30&plan=__proto__']; \
        for (const plan of garbage) { g.setPlan(plan); const given = g.getPlan(); if (given.version !== 1 || typeof given.fragment !== 'string' || given.fragment.length > 4096) return given; } \
        return garbage.length";
    let tried = js(page, script).await?;
    ensure!(tried.as_u64() >= Some(12), "after garbage: {tried}");
    more_sessions(page).await?;
    let errors = page.js("return window.seen.errors", vec![]).await?;
    ensure!(errors == json!([]), "the host hears {errors}");
    Ok(())
}

pub async fn reset_forgets_what_was_chosen_and_answered(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    with_guests(
        page,
        &host,
        &[("guest", "treatment=\"micro-needling\" view=\"article\" loading=\"eager\" areas=\"face.forehead\"")],
    )
    .await?;
    journey(page, "guest").await?;
    js(page, "g.reset(); return true").await?;
    let checked =
        "return g.shadowRoot.querySelectorAll('input[name=area]:checked, [data-testid^=q-]:checked').length === 0";
    wait(page, "nothing is checked", checked).await?;
    let fragment = js(page, "return g.getPlan().fragment").await?;
    let fragment = fragment.as_str().context("there is no plan")?;
    let told = ["area=", "concern=", "sessions="].into_iter().find(|part| fragment.contains(part));
    ensure!(told.is_none(), "the plan still holds {fragment}");
    Ok(())
}

pub async fn each_way_to_take_a_plan_along_is_told(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    with_guests(page, &host, &[("guest", "treatment=\"micro-needling\" view=\"plan\" loading=\"eager\"")]).await?;
    page.js("window.print = () => (window.printed = true); return true", vec![]).await?;
    wait(page, "the plan stands", "return !!g.shadowRoot?.querySelector('[data-awake] [data-export=text]')").await?;
    for kind in ["text", "link", "print"] {
        js(page, &format!("g.shadowRoot.querySelector('[data-export={kind}]').click(); return true")).await?;
        let told = format!(
            "return window.seen.facts.some((f) => f.name === 'tx-export' && JSON.stringify(f.detail) === '{{\"kind\":\"{kind}\"}}')"
        );
        page.wait(&format!("{kind} is told"), &told, vec![]).await?;
    }
    wait(
        page,
        "the link is there",
        "return g.shadowRoot.querySelector('[data-testid=plan-link]').value.includes('plan=micro-needling')",
    )
    .await?;
    let printed = page.js("return window.printed === true", vec![]).await?;
    ensure!(printed == Value::Bool(false), "the host's own page is printed");
    Ok(())
}

pub async fn the_report_holds_no_choice_and_names_what_is_in_the_way(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    with_guests(page, &host, &[("guest", "treatment=\"micro-needling\" view=\"article\" loading=\"eager\"")]).await?;
    journey(page, "guest").await?;
    let ask = format!("return (async () => {{ {GUEST} return g.report() }})()");
    let report = page.wait("the report comes", &ask, vec![]).await?;
    ensure!(report["state"] == "shown" && report["findings"] == json!([]), "on a page like any other: {report}");
    let said = report.to_string();
    let told = CHOICES.into_iter().find(|choice| said.contains(choice));
    ensure!(told.is_none(), "the report tells {told:?}: {said}");
    for (name, codes) in [("quirks", json!(["quirks"])), ("small-root", json!(["font-size"]))] {
        page.open_address(&host.address(name)).await?;
        ensure!(settled(page).await? == "ready");
        let report = page.wait("the report comes", &ask, vec![]).await?;
        let found: Vec<_> = report["findings"].as_array().into_iter().flatten().map(|f| f["code"].clone()).collect();
        ensure!(json!(found) == codes, "{name}: {report}");
    }
    Ok(())
}

pub async fn a_page_that_books_in_its_own_way_stays(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let booking =
        format!("treatment=\"micro-needling\" loading=\"eager\" booking=\"{}/privacy/\"", page.server.origin());
    with_guests(page, &host, &[("guest", &booking)]).await?;
    ensure!(settled(page).await? == "ready");
    let address = page.driver.current_url().await?;
    let script = "g.addEventListener('tx-book', (e) => { window.booked = [e.detail.url, e.cancelable, e.composed]; e.preventDefault(); }); \
        const link = g.shadowRoot.querySelector('[data-book]'); \
        const goes = link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true })); \
        return [goes, window.booked]";
    let booked = js(page, script).await?;
    let url = format!("{}/privacy/", page.server.origin());
    ensure!(booked == json!([false, [url, true, true]]), "{booked}");
    js(page, "g.shadowRoot.querySelector('[data-book]').click(); return true").await?;
    let windows = page.driver.windows().await?.len();
    ensure!(windows == 1 && page.driver.current_url().await? == address, "the booking page opens all the same");
    Ok(())
}

/// One that was overtaken by the next says nothing any more, also where a mode was changed in between.
pub async fn only_the_newest_opening_counts(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    with_guests(page, &host, &[("guest", "treatment=\"micro-needling\" view=\"safety\" loading=\"eager\"")]).await?;
    awake(page, "guest").await?;
    let script = "window.seen.facts.length = 0; \
        for (let n = 0; n < 6; n++) { g.mode = n % 2 ? 'inline' : 'popup'; g.open(); for (let m = 0; m < 30; m++) await null; } \
        await g.ready; return true";
    page.js(&format!("return (async () => {{ {GUEST} {script} }})()"), vec![]).await?;
    awake(page, "guest").await?;
    more_answers(page).await?;
    let facts = page
        .js(
            "return window.seen.facts.map((f) => f.name).filter((name) => name === 'tx-view' || name === 'tx-ready')",
            vec![],
        )
        .await?;
    let views = facts.as_array().into_iter().flatten().filter(|name| **name == "tx-view").count();
    ensure!(views <= 1, "{views} openings went on to their end");
    Ok(())
}

/// Answers a question, so that whatever was still opening before has had its turn.
async fn more_answers(page: &Page) -> Outcome {
    js(page, "g.shadowRoot.querySelector('[data-testid=q-keloid-history-yes]').click(); return true").await?;
    wait(
        page,
        "a card is there",
        "return g.shadowRoot.querySelector('[data-testid=safety-result]').textContent.length > 40",
    )
    .await
    .map(drop)
}

/// What each custom property is given, unlike anything that is there.
const PROPERTIES: [(&str, &str); 14] = [
    ("--tx-accent", "rgb(90, 10, 120)"),
    ("--tx-on-accent", "rgb(255, 250, 210)"),
    ("--tx-text", "rgb(30, 5, 5)"),
    ("--tx-text-muted", "rgb(60, 50, 10)"),
    ("--tx-surface", "rgb(250, 250, 230)"),
    ("--tx-surface-2", "rgb(235, 245, 230)"),
    ("--tx-border", "rgb(200, 100, 50)"),
    ("--tx-focus", "rgb(250, 0, 200)"),
    ("--tx-font", "monospace"),
    ("--tx-font-size", "23px"),
    ("--tx-radius", "3px"),
    ("--tx-space", "37px"),
    ("--tx-map-skin", "rgb(120, 180, 160)"),
    ("--tx-map-line", "rgb(10, 60, 90)"),
];

pub async fn every_custom_property_changes_the_look(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    with_guests(
        page,
        &host,
        &[("guest", "treatment=\"micro-needling\" view=\"article\" theme=\"light\" loading=\"eager\"")],
    )
    .await?;
    awake(page, "guest").await?;
    // The ring is around what has the focus by the keyboard.
    js(page, "g.shadowRoot.querySelector('a.tx-button, .tx-button').focus(); return true").await?;
    page.press(&[thirtyfour::Key::Tab]).await?;
    let script = "const look = () => [...g.shadowRoot.querySelectorAll('*')].map((e) => { const s = getComputedStyle(e); \
          return [s.color, s.backgroundColor, s.borderTopColor, s.borderBlockStartColor, s.outlineColor, s.fill, s.stroke, s.fontFamily, s.fontSize, s.borderTopLeftRadius, s.paddingTop, s.paddingLeft, s.marginTop, s.rowGap].join(); }); \
        const before = look(); const without = []; \
        for (const [name, value] of arguments[0]) { \
          g.style.setProperty(name, value); const now = look(); g.style.removeProperty(name); \
          if (now.every((style, n) => style === before[n])) without.push(name); \
        } \
        return without";
    // One that nobody knows, so that the comparison itself is tried.
    let tried: Vec<_> = PROPERTIES.into_iter().chain([("--tx-nothing", "red")]).collect();
    let without = page.js(&format!("{GUEST} {script}"), vec![json!(tried)]).await?;
    ensure!(without == json!(["--tx-nothing"]), "these change nothing: {without}");
    Ok(())
}
