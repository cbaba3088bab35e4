//! axe finds nothing in any state of any page, in light, dark and forced colors.

use anyhow::ensure;
use harness::page::{ARTICLE, ROUTES};
use harness::{Fault, Media, Outcome, Page, Viewport};
use serde_json::Value;
use thirtyfour::Key;

use super::areas::open_sheet;
use super::failing::PRELOADED;

pub async fn every_page_in_every_color(page: &Page) -> Outcome {
    for route in ROUTES.into_iter().filter(|route| *route != ARTICLE) {
        page.open(route).await?;
        in_every_color(page, route).await?;
    }
    Ok(())
}

pub async fn the_sleeping_article(page: &Page) -> Outcome {
    page.expect_console(PRELOADED);
    page.server.fault(Fault::WasmHeld);
    page.open(ARTICLE).await?;
    let outcome = in_every_color(page, "the article before its tools wake").await;
    page.server.release();
    page.wait_all_awake().await?;
    outcome
}

pub async fn the_article_with_areas(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.click("area-face.cheek").await?;
    page.click("area-face.chin").await?;
    page.wait_fragment(&["face.cheek", "face.chin"]).await?;
    in_every_color(page, "the article with areas").await?;
    page.focus("area-search").await?;
    page.type_text("lines").await?;
    page.hook("area-search").await?;
    in_every_color(page, "the article while searching").await
}

pub async fn the_article_with_cards(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    for answer in ["q-keloid-history-yes", "q-pregnant-yes", "q-blood-thinner-unknown"] {
        page.click(answer).await?;
    }
    page.wait_text("safety-result", "has cards", |text| text.len() > 80).await?;
    in_every_color(page, "the article with cards").await
}

pub async fn the_article_with_everything_unfolded(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.js("document.querySelectorAll('main details').forEach((e) => { e.open = true; })", vec![]).await?;
    in_every_color(page, "the article unfolded").await
}

pub async fn the_sheet_on_a_phone(page: &Page) -> Outcome {
    open_sheet(page).await?;
    at_this_width(page, "the sheet on a phone").await
}

pub async fn the_notice_of_a_damaged_link(page: &Page) -> Outcome {
    page.open_awake(&format!("{ARTICLE}#v=1&area=face.elbow&sessions=many")).await?;
    page.hook("link-notice").await?;
    in_every_color(page, "the notice of a damaged link").await
}

pub async fn the_notice_that_tools_are_off(page: &Page) -> Outcome {
    page.expect_console("404 (Not Found)");
    page.expect_console(PRELOADED);
    page.server.fault(Fault::WasmMissing);
    page.set_viewport(Viewport::PHONE).await?;
    page.open(ARTICLE).await?;
    let shown = "return document.querySelector(\"[data-testid='tools-off']\").checkVisibility()";
    page.wait("the notice is there", shown, vec![]).await?;
    in_every_color(page, "the article without its tools").await
}

pub async fn the_skip_link_skips(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.press(&[Key::Tab]).await?;
    let shown = "const e = document.activeElement; const r = e.getBoundingClientRect(); \
                 return e.getAttribute('href') === '#main' && r.width > 1 && r.top >= 0 && r.left >= 0";
    ensure!(page.js(shown, vec![]).await? == Value::Bool(true), "the first Tab does not show the link that skips");
    page.press(&[Key::Enter]).await?;
    let there = "const e = document.activeElement; return e.localName === 'main' || !!e.closest('main')";
    page.wait("the focus is in the text", there, vec![]).await.map(drop)
}

pub async fn planted_faults_are_found(page: &Page) -> Outcome {
    page.open("/privacy/").await?;
    page.axe("the page as it is").await?;
    ensure!(page.cut_off().await?.is_empty(), "something is cut off before anything was planted");
    page.js("document.querySelector('main').append(document.createElement('img'))", vec![]).await?;
    ensure!(page.axe("a picture without words").await.is_err(), "axe does not see a picture without words");
    let pale = "document.querySelector('main p:not([hidden])').style.color = 'rgb(128 128 128 / 0.4)'";
    page.emulate(Media::Dark).await?;
    page.axe_colors("the dark page as it is").await?;
    page.js(pale, vec![]).await?;
    ensure!(page.axe_colors("pale words").await.is_err(), "axe does not see words that are too pale");
    let hide = "const p = document.createElement('p'); p.textContent = 'long '.repeat(900); \
                p.style.cssText = 'height: 2em; overflow: hidden'; document.querySelector('main').append(p)";
    page.js(hide, vec![]).await?;
    ensure!(!page.cut_off().await?.is_empty(), "text that its box hides is not seen");
    Ok(())
}

pub async fn forced_colors_show_what_is_chosen(page: &Page) -> Outcome {
    page.emulate(Media::ForcedColors).await?;
    page.open_awake(ARTICLE).await?;
    page.click("area-face.chin").await?;
    page.click("q-pregnant-yes").await?;
    page.wait_text("safety-result", "has a card", |text| text.len() > 40).await?;
    // The system takes the page's colors away; what is chosen must differ in something that it leaves.
    let differs = "const look = (e) => { const s = getComputedStyle(e); return [s.backgroundColor, s.color, s.fill, s.stroke].join(); }; \
        const of = (s) => look(document.querySelector(s)); \
        return [['answer', of('#q-pregnant-yes + span') !== of('#q-pregnant-no + span')], \
          ['region', of('.tx-region--chosen') !== of('.tx-region:not(.tx-region--chosen, .tx-region--quiet)')], \
          ['tick', !!document.querySelector('.tx-mark')]].filter(([, good]) => !good).map(([name]) => name)";
    let same = page.js(differs, vec![]).await?;
    ensure!(same == serde_json::json!([]), "in forced colors nothing sets apart the chosen {same}");
    Ok(())
}

/// Asks axe about the present state on a desk and on a phone, in each of the colors that a reader can ask for.
pub async fn in_every_color(page: &Page, state: &str) -> Outcome {
    for size in [Viewport::DESK, Viewport::PHONE] {
        page.set_viewport(size).await?;
        at_this_width(page, &format!("{state}, {} px", size.width)).await?;
    }
    Ok(())
}

/// The same at the width that the page has.
async fn at_this_width(page: &Page, state: &str) -> Outcome {
    for media in Media::COLORS {
        page.emulate(media).await?;
        let state = format!("{state}, {}", media.name());
        if media == Media::Dark { page.axe_colors(&state).await? } else { page.axe(&state).await? }
    }
    page.emulate(Media::Light).await
}
