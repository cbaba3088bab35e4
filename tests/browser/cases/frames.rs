//! The frame that stands in for the guest where scripts are stripped, and the helper on the host's page.

use anyhow::ensure;
use harness::host::Host;
use harness::{Outcome, Page};
use serde_json::json;

pub async fn a_frame_has_the_height_of_its_content(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let explorer = page.server.origin();
    let frame = format!(
        "<iframe id=\"frame\" src=\"{explorer}/v1/frame/?treatment=micro-needling&view=estimator\" title=\"Explorer\" style=\"width:100%;height:300px;border:0\"></iframe>"
    );
    let head = "<!doctype html>\n<!--\nA page with a frame.\n-->\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>A host</title><script src=\"/recorder.js\"></script></head><body>";
    page.open_address(&host.add(
        "frame",
        &format!("{head}{frame}<script async src=\"{explorer}/v1/frame-host.js\"></script></body></html>"),
    ))
    .await?;
    page.wait(
        "the frame says that it is ready",
        "return window.seen.facts.some((f) => f.name === 'tx-ready' && f.at === 'frame')",
        vec![],
    )
    .await?;
    page.wait(
        "the frame grows",
        "const h = document.querySelector('#frame').style.height; return /^\\d{3,5}px$/.test(h) && parseInt(h) > 900",
        vec![],
    )
    .await?;
    // Messages of others, and nonsense from anyone, change nothing.
    let noise = r#"
        const frame = document.querySelector('#frame'); const before = frame.style.height;
        let seed = 11; const next = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
        const values = [null, undefined, 0, -1, 1e9, NaN, "", "height", {}, [], { height: 5 }, true, "9".repeat(999)];
        const any = () => values[next(values.length)];
        for (let n = 0; n < 50000; n++) {
          const message = next(4) ? { "treatment-explorer": next(3) ? 1 : any(), height: any(), hello: any(), knock: any(), fact: any(), detail: any(), campaign: any() } : any();
          postMessage(message, "*");
          frame.contentWindow.postMessage(message, "*");
          if (n % 500 === 0) await new Promise((go) => setTimeout(go));
        }
        await new Promise((go) => setTimeout(go, 50));
        return [before === frame.style.height, window.seen.errors.length, window.seen.facts.filter((f) => f.name === "tx-error").length];"#;
    let quiet = page.wait("the noise is over", &format!("return (async () => {{ {noise} }})()"), vec![]).await?;
    ensure!(quiet == json!([true, 0, 0]), "after 100,000 messages: {quiet}");
    Ok(())
}

/// A frame that is still empty, as each is that loads lazily, and a helper that comes after the knock.
pub async fn a_frame_and_its_helper_meet_whichever_comes_first(page: &Page) -> Outcome {
    let host = Host::start(&page.server.origin()).await?;
    let explorer = page.server.origin();
    let head = "<!doctype html>\n<!--\nA page with a frame.\n-->\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>A host</title><script src=\"/recorder.js\"></script></head><body>";
    let frame = format!(
        "<iframe id=\"frame\" src=\"{explorer}/v1/frame/?treatment=micro-needling&view=safety\" title=\"Explorer\" loading=\"lazy\" style=\"width:100%;height:300px;border:0\"></iframe>"
    );
    let grown = "return parseInt(document.querySelector('#frame').style.height) > 301";

    let far = format!(
        "{head}<div style=\"height:20000px\"></div>{frame}<script src=\"{explorer}/v1/frame-host.js\"></script></body></html>"
    );
    page.open_address(&host.add("helper-first", &far)).await?;
    let empty = "return document.readyState === 'complete' && document.querySelector('#frame').contentDocument?.URL";
    ensure!(page.wait("the page is whole", empty, vec![]).await? == "about:blank", "the frame is loaded already");
    page.js("document.querySelector('#frame').scrollIntoView()", vec![]).await?;
    page.wait("the frame grows", grown, vec![]).await?;

    let alone = format!("{head}{frame}<script>frame.onload = () => {{ window.loaded = true }}</script></body></html>");
    page.open_address(&host.add("frame-first", &alone)).await?;
    page.wait("the frame is loaded, and has knocked", "return window.loaded === true", vec![]).await?;
    let come = "const s = document.createElement('script'); s.src = arguments[0]; document.body.append(s)";
    page.js(come, vec![json!(format!("{explorer}/v1/frame-host.js"))]).await?;
    page.wait("the frame grows", grown, vec![]).await.map(drop)
}

pub async fn a_frame_works_without_its_helper(page: &Page) -> Outcome {
    page.open("/v1/frame/?treatment=micro-needling&view=safety&theme=dark").await?;
    page.wait(
        "the guest stands",
        "return !!document.querySelector('treatment-explorer')?.shadowRoot?.querySelector('[data-awake]')",
        vec![],
    )
    .await?;
    Ok(())
}
