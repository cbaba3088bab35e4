//! The proof of privacy: what the panel says is what the server logged, whatever the visitor did before.

use std::collections::BTreeSet;

use anyhow::{Context, ensure};
use harness::page::ARTICLE;
use harness::{Outcome, Page, Viewport};
use serde_json::json;
use thirtyfour::Key;

use super::accessible::in_every_color;
use super::areas::{press_region, search};
use super::links::{at, follow};
use super::plan::{day_in, set};
use super::private::{LISTEN, told_nowhere};

/// What a visitor does.
#[derive(Clone, Copy)]
enum Step {
    /// Opens an address of the site; a fragment in it is a choice.
    Open(&'static str),
    Area(&'static str),
    /// An area of the face, on the figure.
    Figure(&'static str),
    Search(&'static str),
    Answer(&'static str),
    /// Chooses a value of a list.
    Choose(&'static str, &'static str),
    /// Gives the plan a first day, so many days from today.
    Day(i32),
    /// Moves the slider one step.
    Slide,
    /// Follows an entry of the navigation.
    Follow(&'static str),
    /// Follows a link in the text.
    Read(&'static str),
    Back(&'static str),
    Forward(&'static str),
    Reload,
    Print,
    /// From here on, the browser has no file of the site.
    EmptyCache,
}

use Step::{
    Answer, Area, Back, Choose, Day, EmptyCache, Figure, Follow, Forward, Open, Print, Read, Reload, Search, Slide,
};

const RF: &str = "/treatments/rf-micro-needling/";
const PEEL: &str = "/treatments/superficial-peel/";

/// Twenty journeys, in four fives; each ends at the panel.
const READING: [&[Step]; 5] = [
    &[Open("/privacy/")],
    &[EmptyCache, Open("/")],
    &[Open("/"), Follow("/find/"), Follow("/compare/"), Follow("/how-we-know/")],
    &[EmptyCache, Open(ARTICLE), Follow("/treatments/"), Read(RF)],
    &[Open("/privacy/?utm_source=letter"), Reload],
];
const CHOOSING: [&[Step]; 5] = [
    &[EmptyCache, Open(ARTICLE), Area("face.cheek")],
    &[Open("/find/"), Choose("finder-concern", "acne-scars"), Choose("finder-area", "face.chin"), Follow("/compare/")],
    &[EmptyCache, Open(ARTICLE), Search("smile lines"), Slide],
    &[Open("/plan/#v=1&area=face.jaw"), Choose("plan-treatment", "micro-needling"), Day(12), Print],
    &[Open("/treatments/micro-needling/#v=1&area=knee&concern=acne-scars&fitzpatrick=IV"), Slide, Print],
];
const ANSWERING: [&[Step]; 5] = [
    &[EmptyCache, Open(ARTICLE), Answer("keloid-history-yes")],
    &[Open(ARTICLE), Answer("pregnant-unknown"), Answer("open-wound-no"), Reload],
    &[Open(ARTICLE), Answer("keloid-history-yes"), Follow("/treatments/"), Read(PEEL), Answer("pregnant-yes")],
    &[EmptyCache, Open(PEEL), Answer("open-wound-yes"), Print, Follow("/"), Back(PEEL)],
    &[Open(RF), Answer("pregnant-no"), Figure("face.chin"), Slide, Search("neck"), Follow("/find/"), Reload],
];
const WANDERING: [&[Step]; 5] = [
    &[EmptyCache, Open("/"), Follow("/treatments/"), Back("/"), Forward("/treatments/")],
    &[Open(ARTICLE), Area("face.nose"), Follow("/privacy/"), Back(ARTICLE), Answer("breastfeeding-yes")],
    &[EmptyCache, Open(ARTICLE), Follow("/how-we-know/"), Back(ARTICLE), Forward("/how-we-know/"), Reload],
    &[Open(ARTICLE), Slide, Area("flank"), Follow("/treatments/"), Read(RF), Answer("keloid-history-unknown"), Reload],
    &[Open("/privacy/"), Follow("/treatments/"), Read(ARTICLE), Figure("face.forehead"), Slide, Print, Follow("/")],
];

pub async fn its_figures_are_the_servers_after_reading(page: &Page) -> Outcome {
    walk(page, READING).await
}

pub async fn its_figures_are_the_servers_after_choosing(page: &Page) -> Outcome {
    walk(page, CHOOSING).await
}

pub async fn its_figures_are_the_servers_after_answering(page: &Page) -> Outcome {
    walk(page, ANSWERING).await
}

pub async fn its_figures_are_the_servers_after_wandering(page: &Page) -> Outcome {
    walk(page, WANDERING).await
}

async fn walk(page: &Page, journeys: [&[Step]; 5]) -> Outcome {
    page.before_every_page(LISTEN).await?;
    for (n, steps) in journeys.into_iter().enumerate() {
        journey(page, steps).await.with_context(|| format!("on journey {}", n + 1))?;
    }
    Ok(())
}

async fn journey(page: &Page, steps: &[Step]) -> Outcome {
    // The same path with another fragment would not be a new document: another has to come between.
    page.driver.goto("about:blank").await?;
    let mut telling = Vec::new();
    // Where in the server's log the present document begins.
    let mut begun = page.server.requests().len();
    for step in steps {
        telling.extend(telling_words(*step));
        match *step {
            EmptyCache => drop(page.cdp("Network.clearBrowserCache", json!({})).await?),
            Open(path) => {
                begun = page.server.requests().len();
                page.open(path).await?;
            }
            Reload => {
                // What was heard up to here goes with the document.
                told_nowhere(page, &telling).await?;
                begun = page.server.requests().len();
                page.driver.refresh().await?;
            }
            Area(area) => page.click(&format!("area-{area}")).await?,
            Figure(area) => {
                page.wait_awake("target-areas").await?;
                press_region(page, "face", area, None).await?;
            }
            Search(words) => search(page, words).await?,
            Answer(answer) => {
                page.click(&format!("q-{answer}")).await?;
                page.wait_checked(&format!("q-{answer}"), true).await?;
            }
            Choose(hook, value) => page.choose(hook, value).await?,
            Day(days) => set(page, "plan-day", &day_in(page, days).await?).await?,
            Slide => {
                page.focus("sessions-slider").await?;
                page.press(&[Key::Right]).await?;
                page.wait_fragment(&["sessions="]).await?;
            }
            Follow(path) => {
                // The name of the site leads home.
                let link =
                    if path == "/" { ".tx-header__name".to_owned() } else { format!("header nav a[href$='{path}']") };
                page.tap_on(&link).await?;
                at(page, path).await?;
            }
            Read(path) => {
                page.tap_on(&format!("main a[href$='{path}']")).await?;
                at(page, path).await?;
            }
            Back(path) => {
                page.driver.back().await?;
                at(page, path).await?;
            }
            Forward(path) => {
                page.driver.forward().await?;
                at(page, path).await?;
            }
            Print => ensure!(page.print().await?.starts_with(b"%PDF"), "nothing was printed"),
        }
        all_awake(page).await?;
    }
    if page.js("return location.pathname", vec![]).await? != "/privacy/" {
        // After a reload the browser may still be on its way back to where the reader was.
        let reached = "scrollTo({ top: 0, behavior: 'instant' }); const a = document.querySelector(\"header nav a[href$='/privacy/']\"), \
            r = a.getBoundingClientRect(); return document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2) === a";
        page.wait("the navigation is within reach", reached, vec![]).await?;
        follow(page, "/privacy/").await?;
    }
    page.wait_awake("privacy-proof").await?;
    agrees(page, begun).await?;
    let stored = page.wait_text("proof-stored", "has answered", |text| text.contains("local storage")).await?;
    ensure!(stored.starts_with("Nothing in ") && stored.ends_with("service workers."), "it says: {stored}");
    told_nowhere(page, &telling).await
}

/// What a search must not find after a step: ids, and the words that were typed.
fn telling_words(step: Step) -> Vec<String> {
    match step {
        Area(area) | Figure(area) => vec![area.to_owned(), area.replace('.', "%2e")],
        Answer(answer) => {
            vec![answer.to_owned(), answer.rsplit_once('-').map_or(answer, |(question, _)| question).to_owned()]
        }
        // Which treatment a plan is for is told by the file that is fetched, as a page about it would.
        Choose(hook, value) if hook != "plan-treatment" => vec![value.to_owned()],
        Search(words) => vec![words.to_owned(), words.replace(' ', "%20"), words.replace(' ', "+")],
        Open(path) => path
            .split_once('#')
            .map_or_else(Vec::new, |(_, choice)| choice.split('&').skip(1).map(str::to_owned).collect()),
        _ => Vec::new(),
    }
}

/// Waits until every tool of the page is awake, whichever page it is.
async fn all_awake(page: &Page) -> Outcome {
    let awake =
        "return document.readyState === 'complete' && !document.querySelector('main [data-tool]:not([data-awake])')";
    page.wait("every tool is awake", awake, vec![]).await.map(drop)
}

/// The paths that the panel says came over the network are those that the server logged since the document began.
///
/// Compared are distinct paths: a file that was asked for twice is one. What came from the browser's own store reached
/// no server, and is left out on both sides.
async fn agrees(page: &Page, begun: usize) -> Outcome {
    let script = "document.querySelector(\"[data-testid='proof-again']\").click(); \
        const of = (e) => [e.querySelector('code').textContent, e.querySelector('span').textContent]; \
        return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done( \
          [...document.querySelectorAll(\"[data-testid='proof-list'] li\")].map(of)))))";
    let until = std::time::Instant::now() + std::time::Duration::from_secs(10);
    loop {
        let files: Vec<(String, String)> = serde_json::from_value(page.js(script, vec![]).await?)?;
        let came = |size: &String| !size.contains("already");
        let said: BTreeSet<_> = files.iter().filter(|(_, size)| came(size)).map(|(path, _)| path.clone()).collect();
        let log = page.server.requests();
        let logged: BTreeSet<_> = log.into_iter().skip(begun).collect();
        if said == logged {
            let figures = page.text("proof-files").await?;
            let numbers: Vec<usize> =
                figures.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect();
            let kept = files.len() - said.len();
            let right = numbers.len() == 4 && numbers[..2] == [files.len(), said.len()] && numbers[3] == kept;
            ensure!(
                right,
                "the list has {} files, {} of them new, and the panel says: {figures}",
                files.len(),
                said.len()
            );
            let sites = page.text("proof-sites").await?;
            ensure!(sites == "All from this site, none from another.", "{sites}");
            return Ok(());
        }
        // The last answers may still be on their way.
        ensure!(
            std::time::Instant::now() < until,
            "only the panel names {:?}, only the server {:?}",
            said.difference(&logged).collect::<Vec<_>>(),
            logged.difference(&said).collect::<Vec<_>>()
        );
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
}

pub async fn it_says_in_words_what_the_address_holds(page: &Page) -> Outcome {
    page.open("/privacy/").await?;
    page.wait_awake("privacy-proof").await?;
    let nothing = page.text("proof-address").await?;
    ensure!(nothing.starts_with("Nothing that you chose"), "it says: {nothing}");
    page.open("/").await?;
    page.open("/privacy/?utm_source=letter#v=1&area=face.cheek.left&concern=acne-scars&sessions=4&fitzpatrick=IV")
        .await?;
    page.wait_awake("privacy-proof").await?;
    let said = page.text("proof-address").await?;
    for part in ["left cheek", "acne scars", "4 sessions", "skin type IV", "?utm_source=letter"] {
        ensure!(said.to_lowercase().contains(&part.to_lowercase()), "`{part}` is not in: {said}");
    }
    Ok(())
}

pub async fn it_sees_what_another_script_stores_and_asks(page: &Page) -> Outcome {
    page.open("/privacy/").await?;
    page.wait_awake("privacy-proof").await?;
    page.js("localStorage.setItem('a', '1'); document.cookie = 'b=2'; document.cookie = 'c=3'", vec![]).await?;
    page.click("proof-again").await?;
    let stored = page.wait_text("proof-stored", "names it", |text| text.starts_with("Something")).await?;
    ensure!(stored.contains("local storage (1) and cookies (2)"), "it says: {stored}");
    // A file that nobody needs, asked for by a script that is not ours.
    page.js("return fetch('/robots.txt').then((r) => r.text()).then(() => true)", vec![]).await?;
    page.click("proof-again").await?;
    page.js("document.querySelector('#proof-list').open = true", vec![]).await?;
    page.wait_text("proof-list", "names the file", |text| text.contains("/robots.txt")).await?;
    Ok(())
}

pub async fn it_fits_and_axe_finds_nothing(page: &Page) -> Outcome {
    page.set_viewport(Viewport::NARROW).await?;
    page.open("/privacy/#v=1&area=face.cheek,face.chin&concern=acne-scars&sessions=4").await?;
    page.wait_awake("privacy-proof").await?;
    page.wait_text("proof-stored", "has answered", |text| text.contains("local storage")).await?;
    page.js("document.querySelector('#proof-list').open = true", vec![]).await?;
    ensure!(page.overhang().await? <= 0, "it is too wide: {}", page.sticking_out().await?);
    ensure!(page.cut_off().await?.is_empty(), "it is cut off: {}", page.cut_off().await?);
    in_every_color(page, "the proof of privacy").await
}
