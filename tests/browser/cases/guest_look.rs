//! What a guest looks like on a page that somebody else wrote: its colors, the host's clinic, its sheet of paper.

use anyhow::ensure;
use harness::host::Host;
use harness::{Outcome, Page};
use serde_json::{Value, json};

use crate::guests::{js, settled, wait, with_snippet};

/// The contrast of two colors as the browser paints them.
const RATIO: &str = "const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true }); \
    const light = (color) => { paint.fillStyle = '#000'; paint.fillRect(0, 0, 1, 1); paint.fillStyle = color; paint.fillRect(0, 0, 1, 1); \
      const f = (c) => ((c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4); const [r, g, b] = paint.getImageData(0, 0, 1, 1).data; \
      return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); }; \
    const ratio = (a, b) => { const [x, y] = [light(a), light(b)]; return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05); };";

async fn ready(page: &Page, host: &Host, inside: &str) -> Outcome {
    page.open_address(&host.add("look", &with_snippet(&page.server.origin(), inside))).await?;
    let end = settled(page).await?;
    ensure!(end == "ready", "it ends with {end}");
    Ok(())
}

pub async fn a_host_that_changes_its_colors_later_is_followed(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let inside = "<style>body { background: #fff } body.dark { background: #111 }</style><treatment-explorer id=\"guest\" treatment=\"micro-needling\" view=\"safety\" loading=\"eager\"><a href=\"/x\">Read</a></treatment-explorer>";
    ready(page, &host, inside).await?;
    let readable = format!(
        "{RATIO} const b = g.shadowRoot.querySelector('.tx-button--primary'), s = getComputedStyle(b); \
         return s.backgroundColor !== arguments[0] && ratio(s.color, s.backgroundColor) >= 4.5"
    );
    let before = "return getComputedStyle(g.shadowRoot.querySelector('.tx-button--primary')).backgroundColor";
    let before = js(page, before).await?;
    // White on this yellow is 1.4 : 1.
    js(page, "g.style.setProperty('--tx-accent', '#ffd700'); return true").await?;
    let script = format!("const g = document.querySelector('#guest'); {readable}");
    page.wait("the button is yellow and can be read", &script, vec![before]).await?;
    page.js("document.body.classList.add('dark'); return true", vec![]).await?;
    wait(page, "it is dark too", "return g.shadowRoot.querySelector('.tx-guest').dataset.theme === 'dark'").await?;
    page.js("document.body.classList.remove('dark'); return true", vec![]).await?;
    wait(page, "it is light again", "return g.shadowRoot.querySelector('.tx-guest').dataset.theme === 'light'")
        .await
        .map(drop)
}

/// They stand before the program is there, which settles all other colors.
pub async fn the_buttons_of_the_loader_can_be_read_on_any_accent(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let inside = "<treatment-explorer id=\"guest\" mode=\"floating\" treatment=\"micro-needling\"><a href=\"/x\">Read</a></treatment-explorer>";
    page.open_address(&host.add("look", &with_snippet(&page.server.origin(), inside))).await?;
    page.wait("the element is defined", "return !!customElements.get('treatment-explorer')", vec![]).await?;
    let script = format!(
        "{RATIO} const bad = []; const grounds = new Set(); let at = 20261128; \
         const next = () => {{ at ^= at << 13; at ^= at >>> 17; at ^= at << 5; return (at >>> 0) / 2 ** 32; }}; \
         for (let n = 0; n < 200; n++) {{ \
           const accent = n ? `rgb(${{Math.floor(next() * 256)}} ${{Math.floor(next() * 256)}} ${{Math.floor(next() * 256)}})` : '#ffd700'; \
           g.style.setProperty('--tx-accent', accent); \
           const s = getComputedStyle(g.shadowRoot.querySelector('.float')); grounds.add(s.backgroundColor); \
           if (!(ratio(s.color, s.backgroundColor) >= 4.5)) bad.push([accent, s.color, ratio(s.color, s.backgroundColor)]); \
         }} return [bad, grounds.size]"
    );
    let seen = js(page, &script).await?;
    ensure!(seen == json!([[], 200]), "too close, or not the host's accent: {seen}");
    Ok(())
}

pub async fn a_nonce_on_the_element_alone_is_enough(page: &Page) -> Outcome {
    // The second page is stopped by its policy, which the browser says too.
    page.expect_console("");
    let host = Host::start(&page.server.origin()).await?;
    let origin = page.server.origin();
    let text = |nonce: &str| {
        format!(
            "<!doctype html>\n<!--\nA page whose policy names our script by its digest, and the rest by a nonce.\n\
             header: Content-Security-Policy: default-src 'none'; script-src 'nonce-aG9zdA' '{{{{integrity}}}}' 'wasm-unsafe-eval'; style-src 'nonce-aG9zdA'; connect-src {origin}; img-src {origin}\n-->\n\
             <html lang=\"en\"><head><meta charset=\"utf-8\"><title>A host</title><script src=\"/recorder.js\" nonce=\"aG9zdA\"></script>\
             <script async crossorigin src=\"{origin}/1.0.0/embed.js\" integrity=\"{{{{integrity}}}}\"></script></head><body><h1>A host</h1>\
             <treatment-explorer id=\"guest\" treatment=\"micro-needling\" view=\"safety\" loading=\"eager\" {nonce}><a href=\"/x\">Read</a></treatment-explorer></body></html>"
        )
    };
    page.open_address(&host.add("nonce", &text("nonce=\"aG9zdA\""))).await?;
    let end = settled(page).await?;
    ensure!(end == "ready", "with its nonce it ends with {end}");
    page.open_address(&host.add("no-nonce", &text(""))).await?;
    let end = settled(page).await?;
    ensure!(end == "fetch", "without a nonce it ends with {end}");
    // What went wrong stays in the report, with what the policy stopped.
    let report = page
        .driver
        .execute_async("const done = arguments[0]; document.querySelector('#guest').report().then(done)", vec![])
        .await?;
    let report = report.json();
    ensure!(report["state"] == "fallback" && report["findings"][0]["code"] == "fetch", "{report}");
    Ok(())
}

pub async fn the_clinic_of_the_host_is_shown_as_a_whole(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let file = std::fs::read_to_string(harness::server::workspace().join("public/examples/clinic.json"))?;
    let mut file: Value = serde_json::from_str(&file)?;
    file["name"] = json!("A clinic <b>of the host</b>");
    file["funding"] = json!("Paid for by the host.");
    let inside = format!(
        "<script type=\"application/json\" id=\"clinic\">{file}</script><script>const of = fetch; window.fetch = (url, more) => \
         String(url).endsWith('/clinic.json') ? Promise.resolve(new Response(document.querySelector('#clinic').textContent)) : of(url, more)</script>\
         <treatment-explorer id=\"guest\" treatment=\"micro-needling\" view=\"article\" clinic=\"/clinic.json\" loading=\"eager\"><a href=\"/x\">Read</a></treatment-explorer>"
    );
    ready(page, &host, &inside).await?;
    let text =
        |of: &str| format!("return [...g.shadowRoot.querySelectorAll('{of}')].map((e) => e.innerText ?? '').join('|')");
    ensure!(js(page, &text(".tx-booking__name")).await? == json!("A clinic <b>of the host</b>"));
    ensure!(js(page, &text("[data-clinic=name]")).await? == json!("A clinic <b>of the host</b>"));
    ensure!(js(page, &text("[data-clinic=funding]")).await? == json!("Paid for by the host."));
    let places = js(page, &text(".tx-booking__places > li")).await?;
    let places = places.as_str().unwrap_or_default();
    for part in ["Example Town", "100 Example Street", "Example Town, CA 00000", "Mon, Wed: 09:00–12:00", "Directions"]
    {
        ensure!(places.contains(part), "{part} is missing in {places}");
    }
    let booking = js(page, "return g.shadowRoot.querySelector('[data-testid=book]').href").await?;
    ensure!(booking == "https://booking.example.com/", "booking leads to {booking}");
    Ok(())
}

pub async fn a_clinic_with_an_address_that_is_none_keeps_ours(page: &Page) -> Outcome {
    page.expect_console("that price is left out");
    let host = Host::start(&page.server.origin()).await?;
    let inside = "<script>const of = fetch; window.fetch = (url, more) => String(url).endsWith('/clinic.json') ? Promise.resolve(new Response(JSON.stringify({ \
         name: 7, phone: '+1 555 0100', funding: '', booking_url: 'https://[', location: [null, { name: 'There', walk_in: [{ days: ['never'] }, null] }], price: [{ treatment: 'micro-needling', low: 9, high: 1 }] }))) : of(url, more)</script>\
         <treatment-explorer id=\"guest\" treatment=\"micro-needling\" view=\"article\" clinic=\"/clinic.json\" loading=\"eager\"><a href=\"/x\">Read</a></treatment-explorer>";
    page.open_address(&host.add("look", &with_snippet(&page.server.origin(), inside))).await?;
    // The host hears of the price first.
    page.wait("it is ready all the same", "return window.seen.facts.some((f) => f.name === 'tx-ready')", vec![])
        .await?;
    let call = js(page, "return g.shadowRoot.querySelector('.tx-booking__ways a[href^=\"tel:\"]').href").await?;
    ensure!(call == "tel:+1 555 0100", "the phone is {call}");
    let name = js(page, "return g.shadowRoot.querySelector('.tx-booking__name').textContent.trim().length > 0").await?;
    ensure!(name == Value::Bool(true), "the name of our own clinic is gone");
    Ok(())
}

pub async fn the_sheet_is_laid_out_for_the_printer(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let inside = "<treatment-explorer id=\"guest\" treatment=\"micro-needling\" view=\"plan\" loading=\"eager\"><a href=\"/x\">Read</a></treatment-explorer>";
    ready(page, &host, inside).await?;
    wait(page, "there is something to print", "return !!g.shadowRoot.querySelector('[data-export=print]')").await?;
    // The frame is seen when it is put on the page; printing comes after its style.
    let press = "const see = (changes) => { for (const c of changes) for (const frame of c.addedNodes) if (frame.localName === 'iframe') \
           frame.contentWindow.print = () => { const sheet = frame.contentDocument.querySelector('.tx-visit'); sheet.classList.add('tx-visit--measured'); window.printed = [innerWidth > 0 && frame.contentWindow.innerWidth, sheet.offsetHeight, parseFloat(getComputedStyle(sheet).getPropertyValue('--tx-letters'))]; }; }; \
         for (const at of [g, g.shadowRoot]) new MutationObserver(see).observe(at, { childList: true, subtree: true }); \
         g.shadowRoot.querySelector('[data-export=print]').click(); return true";
    js(page, press).await?;
    let printed = page.wait("it is printed", "return window.printed", vec![]).await?;
    // A4 is 210 mm wide; the sheet fits on one page of it.
    let (width, height) = (printed[0].as_f64().unwrap_or_default(), printed[1].as_f64().unwrap_or_default());
    ensure!((780.0..800.0).contains(&width), "the paper is {width} px wide");
    ensure!((300.0..1123.0).contains(&height), "the sheet is {height} px high");
    Ok(())
}

pub async fn a_button_that_opens_nothing_says_so(page: &Page) -> Outcome {
    page.expect_console("finds no <treatment-explorer>");
    page.expect_console("finds no \\u003Ctreatment-explorer>");
    let host = Host::start(&page.server.origin()).await?;
    let inside = "<button id=\"opener\" data-tx-open=\"#typo\">Open</button>\
         <script>const warn = console.warn; window.said = []; console.warn = (...a) => { window.said.push(a.join(' ')); warn(...a); }</script>";
    page.open_address(&host.add("look", &with_snippet(&page.server.origin(), inside))).await?;
    page.wait("the element is defined", "return !!customElements.get('treatment-explorer')", vec![]).await?;
    page.tap_on("#opener").await?;
    page.wait(
        "it says so",
        "return window.said.some((line) => line.includes('#typo') && line.includes('#id-of-the-element'))",
        vec![],
    )
    .await
    .map(drop)
}
