//! The frame that stands in for the guest where scripts are stripped, and the helper on the host's page.

use anyhow::ensure;
use harness::host::Host;
use harness::{Fault, Outcome, Page, Viewport};
use serde_json::{Value, json};
use thirtyfour::By;

/// How a page of a host begins.
const HEAD: &str = "<!doctype html>\n<!--\nA page with a frame.\n-->\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>A host</title><script src=\"/recorder.js\"></script></head><body>";

/// A script in the frame knows the element under this name.
const INSIDE: &str = "const e = document.querySelector('treatment-explorer');";

/// Nothing of the element is below the end of the frame, and no scrollbar is needed.
const WHOLE: &str = "return e.getBoundingClientRect().height <= innerHeight + 1 && e.scrollHeight > arguments[0] && getComputedStyle(document.documentElement).overflowY === 'hidden'";

/// A page with a frame that asks for this, in this style, and what stands behind it.
fn with_frame(explorer: &str, asked: &str, style: &str, behind: &str) -> String {
    format!(
        "{HEAD}<style>body {{ margin: 0 }} iframe {{ width: 100%; height: 300px; border: 0 }} {style}</style>\
         <iframe id=\"frame\" src=\"{explorer}/v1/frame/?{asked}\" title=\"Explorer\"></iframe>{behind}</body></html>"
    )
}

fn helper(explorer: &str) -> String {
    format!("<script async src=\"{explorer}/v1/frame-host.js\"></script>")
}

/// Waits inside the frame.
async fn inside(page: &Page, what: &str, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
    page.driver.enter_frame(0).await?;
    let seen = page.wait(what, &format!("{INSIDE} {script}"), arguments).await;
    page.driver.enter_default_frame().await?;
    seen
}

async fn told(page: &Page, fact: &str) -> Outcome<Value> {
    let script = "return window.seen.facts.find((f) => f.name === arguments[0] && f.at === 'frame')?.detail";
    page.wait(&format!("the frame tells {fact}"), script, vec![json!(fact)]).await
}

pub async fn a_frame_has_the_height_of_its_content(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let explorer = page.server.origin();
    let text = with_frame(&explorer, "treatment=micro-needling&view=estimator", "", &helper(&explorer));
    page.open_address(&host.add("frame", &text)).await?;
    told(page, "tx-ready").await?;
    page.wait(
        "the frame grows",
        "const h = document.querySelector('#frame').style.height; return /^\\d{3,5}px$/.test(h) && parseInt(h) > 900",
        vec![],
    )
    .await
    .map(drop)
}

/// A frame that is still empty, as each is that loads lazily, and a helper that comes after the knock.
pub async fn a_frame_and_its_helper_meet_whichever_comes_first(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let explorer = page.server.origin();
    let frame = format!(
        "<iframe id=\"frame\" src=\"{explorer}/v1/frame/?treatment=micro-needling&view=safety\" title=\"Explorer\" loading=\"lazy\" style=\"width:100%;height:300px;border:0\"></iframe>"
    );
    let grown = "return parseInt(document.querySelector('#frame').style.height) > 301";

    let far = format!(
        "{HEAD}<div style=\"height:20000px\"></div>{frame}<script src=\"{explorer}/v1/frame-host.js\"></script></body></html>"
    );
    page.open_address(&host.add("helper-first", &far)).await?;
    let empty = "return document.readyState === 'complete' && document.querySelector('#frame').contentDocument?.URL";
    ensure!(page.wait("the page is whole", empty, vec![]).await? == "about:blank", "the frame is loaded already");
    page.js("document.querySelector('#frame').scrollIntoView()", vec![]).await?;
    page.wait("the frame grows", grown, vec![]).await?;

    let alone = format!("{HEAD}{frame}<script>frame.onload = () => {{ window.loaded = true }}</script></body></html>");
    page.open_address(&host.add("frame-first", &alone)).await?;
    page.wait("the frame is loaded, and has knocked", "return window.loaded === true", vec![]).await?;
    inside(page, "it is ready", "return !!e.shadowRoot?.querySelector('[data-awake]')", vec![]).await?;
    let come = "const s = document.createElement('script'); s.src = arguments[0]; document.body.append(s)";
    page.js(come, vec![json!(format!("{explorer}/v1/frame-host.js"))]).await?;
    page.wait("the frame grows", grown, vec![]).await?;
    // What happened before the helper came is told to it all the same.
    told(page, "tx-ready").await.map(drop)
}

/// With everything unfolded on the narrowest phone, an article is taller than anything else of ours.
pub async fn a_framed_article_is_whole_on_a_phone(page: &Page) -> Outcome {
    let (host, explorer) = (Host::start(&page.server.origin()).await?, page.server.origin());
    page.set_viewport(Viewport::NARROW).await?;
    let text = with_frame(&explorer, "treatment=micro-needling&view=article", "", &helper(&explorer));
    page.open_address(&host.add("tall", &text)).await?;
    told(page, "tx-ready").await?;
    inside(page, "the article is in the frame to its end", WHOLE, vec![json!(40_000)]).await?;
    let unfold = "for (const d of e.shadowRoot.querySelectorAll('details')) d.open = true; return true";
    inside(page, "everything is unfolded", unfold, vec![]).await?;
    inside(page, "the unfolded article is in the frame to its end", WHOLE, vec![json!(50_000)]).await.map(drop)
}

pub async fn a_frame_that_the_host_keeps_low_scrolls_inside(page: &Page) -> Outcome {
    let (host, explorer) = (Host::start(&page.server.origin()).await?, page.server.origin());
    page.set_viewport(Viewport::NARROW).await?;
    let low = "iframe { max-height: 500px }";
    let text = with_frame(&explorer, "treatment=micro-needling&view=article", low, &helper(&explorer));
    page.open_address(&host.add("low", &text)).await?;
    told(page, "tx-ready").await?;
    page.wait("the frame is as high as it may be", "return frame.clientHeight === 500", vec![]).await?;
    // Nobody tells the frame that there is no more room: it waits a moment, and sees.
    let bars = "return innerHeight === 500 && getComputedStyle(document.documentElement).overflowY !== 'hidden'";
    inside(page, "the frame can scroll", bars, vec![]).await?;
    let wheel = json!({ "type": "mouseWheel", "x": 160, "y": 250, "deltaX": 0, "deltaY": 1_000_000 });
    page.cdp("Input.dispatchMouseEvent", wheel).await?;
    let end = "return scrollY > 40000 && e.getBoundingClientRect().bottom <= innerHeight + 1";
    inside(page, "a wheel over the frame leads to its end", end, vec![]).await?;
    page.js("frame.style.maxHeight = 'none'", vec![]).await?;
    inside(page, "with room enough it needs no scrollbar", WHOLE, vec![json!(40_000)]).await.map(drop)
}

pub async fn a_host_that_counts_borders_in_cuts_nothing_off(page: &Page) -> Outcome {
    let (host, explorer) = (Host::start(&page.server.origin()).await?, page.server.origin());
    let boxes = "* { box-sizing: border-box } #frame { border: 5px solid; padding: 10px 0 9px }";
    let text = with_frame(&explorer, "treatment=micro-needling&view=estimator", boxes, &helper(&explorer));
    page.open_address(&host.add("border-box", &text)).await?;
    told(page, "tx-ready").await?;
    let fits = "const h = Math.ceil(e.getBoundingClientRect().height); return h > 900 && innerHeight === h";
    inside(page, "the frame is as high as its content", fits, vec![]).await.map(drop)
}

pub async fn a_frame_whose_content_grows_with_it_comes_to_an_end(page: &Page) -> Outcome {
    let (host, explorer) = (Host::start(&page.server.origin()).await?, page.server.origin());
    let text = with_frame(&explorer, "treatment=micro-needling&view=safety", "", &helper(&explorer));
    page.open_address(&host.add("growing", &text)).await?;
    told(page, "tx-ready").await?;
    let grow = "e.style.setProperty('min-height', '200vh'); return true";
    inside(page, "its content asks for twice the window", grow, vec![]).await?;
    page.wait("the frame stops growing", "return frame.style.height === '100000px'", vec![]).await?;
    let scrolls = "return innerHeight === 100000 && getComputedStyle(document.documentElement).overflowY !== 'hidden'";
    inside(page, "what is taller scrolls inside", scrolls, vec![]).await.map(drop)
}

/// The link of the frame's page: where it leads, and that it opens where our pages may stand.
async fn link(page: &Page, leads: &str) -> Outcome {
    page.driver.enter_frame(0).await?;
    let link = page.driver.find(By::Css("a")).await?;
    ensure!(link.is_displayed().await? && link.rect().await?.height > 8.0, "the link is not to be seen");
    ensure!(link.text().await?.contains("on its own page"), "the link says {}", link.text().await?);
    for (name, value) in [("target", "_blank"), ("rel", "noopener")] {
        ensure!(link.attr(name).await?.as_deref() == Some(value), "its {name} is {:?}", link.attr(name).await?);
    }
    let address = format!("{}/{leads}", page.server.origin());
    ensure!(link.prop("href").await?.as_deref() == Some(&address), "it leads to {:?}", link.prop("href").await?);
    Ok(page.driver.enter_default_frame().await?)
}

pub async fn a_frame_without_the_element_shows_the_link(page: &Page) -> Outcome {
    page.expect_console("404 (Not Found)");
    let (host, explorer) = (Host::start(&page.server.origin()).await?, page.server.origin());
    page.server.fault(Fault::EmbedMissing);
    // An address is made of a treatment of ours only, whatever the frame is asked for.
    for (name, asked, leads) in [
        ("one", "treatment=micro-needling&view=safety", "treatments/micro-needling/"),
        ("two", "treatment=prp-skin,micro-needling", "treatments/prp-skin/"),
        ("all", "treatment=*", ""),
        ("none", "", ""),
        ("unknown", "treatment=who-knows", ""),
        ("elsewhere", "treatment=../../evil", ""),
    ] {
        page.open_address(&host.add(name, &with_frame(&explorer, asked, "", &helper(&explorer)))).await?;
        page.wait("the frame says how high it is", "return frame.style.height === '320px'", vec![]).await?;
        link(page, leads).await?;
    }
    Ok(())
}

pub async fn a_frame_with_scripts_off_shows_the_link(page: &Page) -> Outcome {
    page.scripts(false).await?;
    let (host, explorer) = (Host::start(&page.server.origin()).await?, page.server.origin());
    page.open_address(&host.add("still", &with_frame(&explorer, "treatment=micro-needling", "", ""))).await?;
    link(page, "").await
}

pub async fn a_frame_without_webassembly_shows_the_link_and_says_so(page: &Page) -> Outcome {
    page.expect_console("404 (Not Found)");
    page.expect_console("explorer_bg.wasm");
    let (host, explorer) = (Host::start(&page.server.origin()).await?, page.server.origin());
    page.server.fault(Fault::WasmMissing);
    let text = with_frame(&explorer, "treatment=micro-needling&view=safety", "", &helper(&explorer));
    page.open_address(&host.add("no-wasm", &text)).await?;
    let fault = told(page, "tx-error").await?;
    ensure!(fault["code"] == "fetch", "{fault}");
    link(page, "treatments/micro-needling/").await
}

pub async fn campaigns_reach_the_booking_link_in_a_frame(page: &Page) -> Outcome {
    let (host, explorer) = (Host::start(&page.server.origin()).await?, page.server.origin());
    let long = "x".repeat(501);
    let came = format!("utm_source=news&utm_term={long}&utm_campaign=50*off%20(now)~&gclid=7*&secret=1&areas=nose");
    let usual = "?utm_source=news&utm_campaign=50*off+%28now%29%7E";
    for (name, pass, expected) in [
        ("usual", "", usual.to_owned()),
        ("named", "&pass-params=gclid", format!("{usual}&gclid=7*")),
        ("nothing", "&pass-params=none", String::new()),
        // What the frame's own address says is no campaign, whoever asks for it.
        ("areas", "&pass-params=areas+gclid&areas=face.cheek", format!("{usual}&gclid=7*")),
    ] {
        let asked = format!(
            "treatment=micro-needling&view=estimator&booking=https%3A%2F%2Fbook.example%2Fnow&theme=dark{pass}"
        );
        let listen =
            "<script>document.addEventListener('tx-book', (e) => { window.cancelable = e.cancelable })</script>";
        let address = host.add(name, &with_frame(&explorer, &asked, "", &(helper(&explorer) + listen)));
        page.open_address(&format!("{address}?{came}")).await?;
        told(page, "tx-ready").await?;
        let book = "e.addEventListener('tx-book', (book) => book.preventDefault()); const a = e.shadowRoot.querySelector('[data-book]'); a.click(); return [a.href, location.search]";
        let seen = inside(page, "there is a way to book", book, vec![]).await?;
        let url = format!("https://book.example/now{expected}");
        ensure!(seen[0] == json!(url), "{name}: the link leads to {}", seen[0]);
        let handed = seen[1].as_str().unwrap_or_default();
        ensure!(!handed.contains("secret") && !handed.contains("nose"), "{name}: the frame is handed {handed}");
        ensure!(!expected.is_empty() || !handed.contains("utm_"), "{name}: the frame is handed {handed}");
        let fact = told(page, "tx-book").await?;
        ensure!(fact == json!({ "url": url }), "{name}: the host hears {fact}");
        ensure!(page.js("return window.cancelable", vec![]).await? == json!(false), "a frame cannot be told to stop");
    }
    Ok(())
}

pub async fn messages_of_strangers_change_nothing(page: &Page) -> Outcome {
    let (host, explorer) = (Host::start(&page.server.origin()).await?, page.server.origin());
    let stranger = "<iframe id=\"other\" title=\"Another\"></iframe>";
    let asked = "treatment=micro-needling&view=estimator";
    let text = with_frame(&explorer, asked, "", &format!("{stranger}{}", helper(&explorer)));
    page.open_address(&host.add("strangers", &text)).await?;
    told(page, "tx-ready").await?;
    page.wait("the frame grows", "return parseInt(frame.style.height) > 900", vec![]).await?;
    let noise = r#"
        const before = [frame.style.height, other.style.height, seen.facts.length];
        const messages = [{ height: 5 }, { knock: 1 }, { fact: "book", detail: { url: "https://evil.example/" } }];
        const said = JSON.stringify(messages.map((m) => ({ "treatment-explorer": 1, ...m })));
        let over = 0;
        addEventListener("message", (event) => { if (event.data === "over") over++; });
        for (const w of [window, other.contentWindow]) w.eval(`for (const m of [...${said}, "over"]) top.postMessage(m, "*")`);
        while (over < 2) await new Promise((go) => setTimeout(go, 5));
        return JSON.stringify(before) === JSON.stringify([frame.style.height, other.style.height, seen.facts.length]);"#;
    let quiet = page
        .wait(
            "strangers have spoken",
            &format!("return (async () => [{{ said: await (async () => {{ {noise} }})() }}])()"),
            vec![],
        )
        .await?;
    ensure!(quiet[0]["said"] == json!(true), "the host's page listens to strangers");

    // Our own frame may say what it likes: an address that is none is not handed on, nor anything beside it.
    let odd = "parent.postMessage({ 'treatment-explorer': 1, fact: 'book', detail: { url: 'javascript:alert(1)', area: 'face.cheek' } }, '*'); return true";
    inside(page, "the frame says something odd", odd, vec![]).await?;
    ensure!(told(page, "tx-book").await? == json!({}), "the host hears more than an address");

    // A stranger beside the frame is no host, even if it is the first to greet.
    page.open_address(&host.add("greeting", &with_frame(&explorer, asked, "", stranger))).await?;
    inside(page, "the element stands", "return !!e?.shadowRoot?.querySelector('[data-awake]')", vec![]).await?;
    let greet = r#"other.contentWindow.eval(`top.frames[0].postMessage({ "treatment-explorer": 1, hello: 1, campaign: "utm_source=evil" }, "*")`)"#;
    page.js(greet, vec![]).await?;
    let heard = "addEventListener('message', (event) => { if (event.data === 'over') window.over = 1 }); return true";
    inside(page, "the frame listens", heard, vec![]).await?;
    page.js("frame.contentWindow.postMessage('over', '*')", vec![]).await?;
    inside(page, "the greeting is over", "return window.over", vec![]).await?;
    let search = inside(page, "the frame has an address", "return location.search", vec![]).await?;
    ensure!(search == json!(format!("?{asked}")), "the frame takes a campaign of a stranger: {search}");
    let come = "const s = document.createElement('script'); s.src = arguments[0]; document.body.append(s)";
    page.js(come, vec![json!(format!("{explorer}/v1/frame-host.js"))]).await?;
    page.wait("the frame takes its host for its host", "return parseInt(frame.style.height) > 900", vec![])
        .await
        .map(drop)
}

pub async fn a_frame_works_without_its_helper(page: &Page) -> Outcome {
    page.open("/v1/frame/?treatment=micro-needling&view=safety&theme=dark").await?;
    page.wait(
        "the guest stands",
        "return !!document.querySelector('treatment-explorer')?.shadowRoot?.querySelector('[data-awake]')",
        vec![],
    )
    .await?;
    let whole = "const e = document.querySelector('treatment-explorer'); \
                 return e.getBoundingClientRect().height > innerHeight && !e.shadowRoot.querySelector('.peek')";
    page.wait("it opens whole, for nothing stands below it", whole, vec![]).await.map(drop)
}
