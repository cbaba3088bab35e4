//! Words of the glossary in an article: pressed for their meaning, with and without scripts, and printed as notes.

use anyhow::ensure;
use harness::page::ARTICLE;
use harness::{Media, Outcome, Page, Viewport};
use serde_json::{Value, json};
use thirtyfour::Key;

use super::accessible::in_every_color;

/// A word that the article explains.
const TERM: &str = "[popovertarget='term-granuloma']";

/// Whether its meaning can be seen, and says something.
const SHOWN: &str = "const e = document.getElementById('term-granuloma'); return e.matches(':popover-open') && e.checkVisibility() && e.innerText.length > 40";

pub async fn a_press_shows_the_meaning_and_a_press_elsewhere_hides_it(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.tap_on(TERM).await?;
    page.wait("the meaning is shown", SHOWN, vec![]).await?;
    page.tap_on("#safety h2").await?;
    is_hidden(page).await
}

pub async fn it_works_by_keyboard(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.js(&format!("document.querySelector(\"{TERM}\").focus()"), vec![]).await?;
    page.press(&[Key::Enter]).await?;
    page.wait("the meaning is shown", SHOWN, vec![]).await?;
    // What can be followed in it comes next.
    page.press(&[Key::Tab]).await?;
    let inside = "return !!document.activeElement.closest('#term-granuloma')";
    ensure!(page.js(inside, vec![]).await? == Value::Bool(true), "Tab does not lead into the meaning");
    page.press(&[Key::Escape]).await?;
    is_hidden(page).await?;
    let back = "return document.activeElement === document.querySelector(arguments[0])";
    ensure!(page.js(back, vec![json!(TERM)]).await? == Value::Bool(true), "the focus does not go back to the word");
    Ok(())
}

pub async fn it_works_with_scripts_off(page: &Page) -> Outcome {
    page.scripts(false).await?;
    page.open(ARTICLE).await?;
    page.tap_on(TERM).await?;
    page.wait("the meaning is shown", SHOWN, vec![]).await.map(drop)
}

pub async fn a_meaning_leads_to_its_place_in_the_glossary(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.tap_on(TERM).await?;
    page.wait("the meaning is shown", SHOWN, vec![]).await?;
    page.tap_on("#term-granuloma a[href*='/glossary/']").await?;
    let there = "return location.pathname === '/glossary/' && document.activeElement.id === 'granuloma'";
    page.wait("the word of the glossary has the focus", there, vec![]).await.map(drop)
}

pub async fn the_meaning_fits_into_the_window(page: &Page) -> Outcome {
    for size in [Viewport::NARROW, Viewport::ZOOMED, Viewport::PHONE, Viewport::TABLET, Viewport::DESK] {
        page.set_viewport(size).await?;
        page.open_awake(ARTICLE).await?;
        page.tap_on(TERM).await?;
        page.wait("the meaning is shown", SHOWN, vec![]).await?;
        let inside = "const r = document.getElementById('term-granuloma').getBoundingClientRect(); \
            return r.left >= 0 && r.right <= document.documentElement.clientWidth && r.bottom <= innerHeight + 1 \
              && (r.top >= 0 || r.height > innerHeight)";
        ensure!(page.js(inside, vec![]).await? == Value::Bool(true), "the meaning sticks out at {} px", size.width);
    }
    Ok(())
}

pub async fn the_words_of_a_section_are_printed_as_notes(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    let notes = "return [...document.querySelectorAll('#safety .tx-notes')].some((e) => e.checkVisibility() && e.innerText.includes('Granuloma'))";
    ensure!(page.js(notes, vec![]).await? == Value::Bool(false), "the notes for paper are on the screen");
    page.emulate(Media::Print).await?;
    ensure!(page.js(notes, vec![]).await? == Value::Bool(true), "paper has no note for a word that it cannot open");
    Ok(())
}

pub async fn axe_finds_nothing_with_a_meaning_open(page: &Page) -> Outcome {
    page.open_awake(ARTICLE).await?;
    page.tap_on(TERM).await?;
    page.wait("the meaning is shown", SHOWN, vec![]).await?;
    in_every_color(page, "the article with a meaning open").await
}

async fn is_hidden(page: &Page) -> Outcome {
    let hidden = "return !document.getElementById('term-granuloma').matches(':popover-open')";
    page.wait("the meaning is hidden", hidden, vec![]).await.map(drop)
}
