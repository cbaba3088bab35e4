//! The selection travels in the fragment of the address, and only there.

use anyhow::ensure;
use harness::page::ARTICLE;
use harness::{Outcome, Page};

/// A link with everything in it.
const WHOLE: &str = "v=1&area=face.cheek.left,face.chin&concern=acne-scars&sessions=4&fitzpatrick=IV";

pub async fn a_selection_comes_back_after_a_reload(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.click("area-face.chin").await?;
    page.click("area-face.forehead").await?;
    let fragment = page.wait_fragment(&["v=1", "face.chin", "face.forehead"]).await?;
    page.driver.refresh().await?;
    page.wait_all_awake().await?;
    page.wait_checked("area-face.chin", true).await?;
    page.wait_checked("area-face.forehead", true).await?;
    let again = page.wait_fragment(&["v=1"]).await?;
    ensure!(again == fragment, "the address was `{fragment}` and is `{again}` after a reload");
    Ok(())
}

pub async fn a_link_opens_what_it_names(page: &Page) -> Outcome {
    page.open_awake(&format!("{ARTICLE}#{WHOLE}")).await?;
    page.wait_checked("area-face.cheek", true).await?;
    page.wait_checked("area-face.chin", true).await?;
    page.wait_text("area-summary", "names the side", |text| text.to_lowercase().contains("your left cheek")).await?;
    let fragment = page.wait_fragment(&["area=face.cheek.left,face.chin", "concern=acne-scars", "sessions=4"]).await?;
    ensure!(fragment.contains("fitzpatrick=IV"), "the skin type got lost: {fragment}");
    ensure!(!page.is_visible("link-notice").await?, "a good link is called damaged");
    Ok(())
}

pub async fn a_damaged_link_keeps_what_it_can(page: &Page) -> Outcome {
    let damaged = "v=1&area=face.chin,face.elbow,%3Cb%3E&concern=beauty&sessions=many&fitzpatrick=IX&%00&=&x";
    page.open_awake(&format!("{ARTICLE}#{damaged}")).await?;
    page.wait_checked("area-face.chin", true).await?;
    page.hook("link-notice").await?;
    ensure!(page.is_visible("link-notice").await?, "nobody says that a part of the link was lost");
    let notice = page.text("link-notice").await?;
    ensure!(!notice.contains('{') && notice.len() > 20, "the notice says `{notice}`");
    let injected = "return document.querySelectorAll(\"[data-testid='link-notice'] b\").length";
    ensure!(page.js(injected, vec![]).await? == 0, "the link wrote into the page");
    // The tools work on.
    page.click("area-face.cheek").await?;
    page.wait_fragment(&["face.cheek", "face.chin"]).await?;
    Ok(())
}

pub async fn a_link_from_elsewhere_with_campaign_words_reads(page: &Page) -> Outcome {
    page.open_awake(&format!("{ARTICLE}?utm_source=letter&utm_campaign=spring#v=1&area=face.chin")).await?;
    page.wait_checked("area-face.chin", true).await?;
    page.click("area-face.cheek").await?;
    page.wait_fragment(&["face.cheek"]).await?;
    let query = page.js("return location.search", vec![]).await?;
    ensure!(query == "?utm_source=letter&utm_campaign=spring", "the campaign words became {query}");
    Ok(())
}

pub async fn a_choice_goes_into_the_fragment_only(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    let length = page.js("return history.length", vec![]).await?;
    page.click("area-face.chin").await?;
    page.wait_fragment(&["face.chin"]).await?;
    page.click("q-pregnant-yes").await?;
    page.click("area-face.cheek").await?;
    let fragment = page.wait_fragment(&["face.cheek"]).await?;
    ensure!(!fragment.contains("pregnant") && !fragment.contains("q-"), "an answer is in the address: {fragment}");
    ensure!(page.js("return location.search", vec![]).await? == "", "something went into the query");
    // "Back" leaves the page; it does not undo ticks one by one.
    ensure!(page.js("return history.length", vec![]).await? == length, "each choice became a step of the history");
    page.click("area-face.cheek").await?;
    page.click("area-face.chin").await?;
    let empty = "return !location.hash.includes('area')";
    page.wait("nothing chosen leaves nothing in the address", empty, vec![]).await.map(drop)
}

pub async fn a_shared_link_leads_to_its_place_with_its_selection(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.click("area-face.chin").await?;
    page.wait_fragment(&["face.chin"]).await?;
    let to = "const a = [...document.querySelectorAll('main .tx-cite a')].find((a) => a.checkVisibility()); \
              a.click(); return a.hash.slice(1)";
    let to = page.js(to, vec![]).await?;
    page.wait("the place is in view", IN_VIEW, vec![to.clone()]).await?;
    // The address is copied as it stands, and opened by somebody else.
    let address = page.js("return location.pathname + location.hash", vec![]).await?;
    page.open("/404.html").await?;
    page.open_awake(address.as_str().unwrap_or_default()).await?;
    page.wait_checked("area-face.chin", true).await?;
    page.wait("the place is in view again", IN_VIEW, vec![to]).await.map(drop)
}

/// Whether the place with this id is in the window.
const IN_VIEW: &str =
    "const r = document.getElementById(arguments[0]).getBoundingClientRect(); return r.top > -5 && r.top < innerHeight";

pub async fn a_pasted_fragment_is_read(page: &Page) -> Outcome {
    page.open_awake(&format!("{ARTICLE}#v=1&area=face.chin")).await?;
    page.wait_checked("area-face.chin", true).await?;
    page.js("location.hash = 'v=1&area=face.cheek'", vec![]).await?;
    page.wait_checked("area-face.cheek", true).await?;
    page.wait_checked("area-face.chin", false).await
}

pub async fn back_from_a_place_keeps_what_was_chosen_there(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.js("[...document.querySelectorAll('main .tx-cite a')].find((a) => a.checkVisibility()).click()", vec![])
        .await?;
    page.wait("the address names the place", "return location.hash.length > 1", vec![]).await?;
    page.click("area-face.chin").await?;
    page.wait_fragment(&["area=face.chin"]).await?;
    page.driver.back().await?;
    page.wait_checked("area-face.chin", true).await?;
    // What is ticked and what a copied address would say are the same.
    page.wait_fragment(&["area=face.chin"]).await?;
    page.click("area-face.cheek").await?;
    page.wait_fragment(&["face.cheek", "face.chin"]).await?;
    page.driver.forward().await?;
    page.wait_fragment(&["face.cheek", "face.chin"]).await?;
    page.wait_checked("area-face.cheek", true).await
}

pub async fn an_anchor_and_a_selection_live_together(page: &Page) -> Outcome {
    page.open_awake(&format!("{ARTICLE}#v=1&area=face.chin")).await?;
    page.wait_checked("area-face.chin", true).await?;
    let to = "const a = [...document.querySelectorAll('main a[href*=\"#\"]')].find((a) => a.pathname === location.pathname \
              && a.hash.length > 1 && a.checkVisibility()); a.click(); return a.hash.slice(1)";
    let to = page.js(to, vec![]).await?;
    page.wait("the place is in view", IN_VIEW, vec![to]).await?;
    ensure!(page.is_checked("area-face.chin").await?, "a link inside the page took the selection away");
    page.wait_fragment(&["face.chin"]).await?;
    Ok(())
}
