//! The plan: days forward and backward, what does not fit, and all that can be taken along.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, ensure};
use harness::page::ARTICLE;
use harness::{Fault, Outcome, Page, Viewport};
use serde_json::json;
use thirtyfour::Key;

use super::accessible::in_every_color;
use super::private::nothing_is_left;

/// The page of the plan, with a treatment chosen.
pub const NEEDLING: &str = "/plan/#v=1&plan=micro-needling";

pub async fn open(page: &Page, path: &str) -> Outcome {
    page.open(path).await?;
    page.wait_awake("plan").await
}

/// The day that lies so many days after today, by the browser's own clock.
pub async fn day_in(page: &Page, days: i32) -> Outcome<String> {
    let script = "const d = new Date(); d.setDate(d.getDate() + arguments[0]); \
        return [d.getFullYear(), d.getMonth() + 1, d.getDate()].map((n) => String(n).padStart(2, '0')).join('-')";
    let day = page.js(script, vec![json!(days)]).await?;
    Ok(day.as_str().context("the browser has no date")?.to_owned())
}

/// Gives a value to a native control and tells the page, as a picker does.
pub async fn set(page: &Page, hook: &str, value: &str) -> Outcome {
    page.reach(hook).await?;
    let script = "const e = document.querySelector(`[data-testid='${arguments[0]}']`); e.value = arguments[1]; \
        for (const n of ['input', 'change']) e.dispatchEvent(new Event(n, { bubbles: true })); return e.value";
    let is = page.js(script, vec![json!(hook), json!(value)]).await?;
    ensure!(is == value, "`{hook}` does not take {value}: {is}");
    Ok(())
}

/// The days of the sessions.
async fn sessions(page: &Page) -> Outcome<Vec<String>> {
    let script = "return [...document.querySelectorAll('.tx-line-up__step--session')].map((e) => e.dataset.day)";
    Ok(serde_json::from_value(page.js(script, vec![]).await?)?)
}

async fn days_between(page: &Page, from: &str, to: &str) -> Outcome<i64> {
    let script = "return Math.round((Date.parse(arguments[1]) - Date.parse(arguments[0])) / 864e5)";
    page.js(script, vec![json!(from), json!(to)]).await?.as_i64().context("no days")
}

pub async fn forward_each_session_has_its_day(page: &Page) -> Outcome {
    open(page, NEEDLING).await?;
    let first = day_in(page, 10).await?;
    set(page, "plan-day", &first).await?;
    page.hook("plan-steps").await?;
    set(page, "plan-sessions", "4").await?;
    page.wait("there are four", "return document.querySelectorAll('.tx-line-up__step--session').length === 4", vec![])
        .await?;
    let wide = sessions(page).await?;
    ensure!(wide[0] == first, "the first session is on {}", wide[0]);
    set(page, "plan-spacing", "shortest").await?;
    let last =
        "return [...document.querySelectorAll('.tx-line-up__step--session')].at(-1).dataset.day !== arguments[0]";
    page.wait("they are closer together", last, vec![json!(wide[3])]).await?;
    let near = sessions(page).await?;
    let (far, close) = (days_between(page, &wide[0], &wide[1]).await?, days_between(page, &near[0], &near[1]).await?);
    ensure!(close < far && close >= 7, "{close} days are not closer than {far}");
    let notes = page.text("plan-sources").await?;
    ensure!(notes.contains("were read on"), "nobody says when the sources were read: {notes}");
    page.wait_fragment(&["sessions=4"]).await?;
    let address = page.js("return location.href", vec![]).await?.to_string();
    ensure!(!address.contains(&first), "a day went into the address: {address}");
    Ok(())
}

pub async fn backward_everything_is_healed_before_the_day(page: &Page) -> Outcome {
    open(page, NEEDLING).await?;
    page.click("plan-before").await?;
    let event = day_in(page, 400).await?;
    set(page, "plan-day", &event).await?;
    page.wait_text("plan", "shows the day", |text| text.contains("The day that matters to you")).await?;
    let found = sessions(page).await?;
    ensure!(found.len() >= 3 && found.iter().all(|day| *day < event), "sessions on {found:?} for {event}");
    let notes = page.text("plan-notes").await?;
    ensure!(notes.contains("last day on which a first session"), "the last sensible start is not said: {notes}");
    Ok(())
}

pub async fn a_day_too_near_offers_what_would_fit(page: &Page) -> Outcome {
    open(page, NEEDLING).await?;
    page.click("plan-before").await?;
    set(page, "plan-day", &day_in(page, 45).await?).await?;
    let said = page.wait_text("plan-misfit", "says why", |text| text.contains("does not fit")).await?;
    ensure!(
        said.contains("days ago") && said.contains("It fits"),
        "by how much, or what would fit, is missing: {said}"
    );
    page.click("plan-apply-day").await?;
    page.hook("plan-steps").await?;
    ensure!(page.focused().await? == "plan-heading", "the focus is lost on {}", page.focused().await?);
    let past = day_in(page, -3).await?;
    page.click("plan-from").await?;
    set(page, "plan-day", &past).await?;
    page.wait_text("plan-misfit", "says that it is past", |text| text.contains("3 days ago")).await?;
    page.click("plan-apply-day").await?;
    page.hook("plan-steps").await?;
    ensure!(sessions(page).await?[0] == day_in(page, 0).await?, "the plan does not begin today");
    Ok(())
}

pub async fn fewer_sessions_are_offered_and_taken(page: &Page) -> Outcome {
    open(page, &format!("{NEEDLING}&sessions=6")).await?;
    page.click("plan-before").await?;
    set(page, "plan-day", &day_in(page, 60).await?).await?;
    page.click("plan-apply-sessions").await?;
    page.hook("plan-steps").await?;
    let found = sessions(page).await?.len();
    ensure!(found < 6, "{found} sessions are no fewer");
    page.wait_fragment(&[&format!("sessions={found}")]).await.map(drop)
}

/// A plan with a first day in ten days; returns that day.
async fn planned(page: &Page, path: &str) -> Outcome<String> {
    open(page, path).await?;
    let first = day_in(page, 10).await?;
    set(page, "plan-day", &first).await?;
    page.hook("plan-steps").await?;
    Ok(first)
}

pub async fn the_calendar_file_holds_the_days(page: &Page) -> Outcome {
    let folder = std::env::temp_dir().join(format!("te-calendar-{}", std::process::id()));
    let behavior = json!({ "behavior": "allow", "downloadPath": folder.to_string_lossy() });
    page.cdp("Browser.setDownloadBehavior", behavior).await?;
    let first = planned(page, NEEDLING).await?;
    page.click("plan-reminder").await?;
    page.click("plan-calendar").await?;
    let file = saved(&folder.join("plan-micro-needling.ics")).await;
    let removed = fs::remove_dir_all(&folder);
    let file = file?;
    removed?;
    ensure!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.ends_with("END:VCALENDAR\r\n"), "no calendar: {file}");
    for day in sessions(page).await? {
        let line = format!("DTSTART;VALUE=DATE:{}\r\n", day.replace('-', ""));
        ensure!(file.contains(&line), "{day} is not in the file");
    }
    ensure!(
        file.contains(&first.replace('-', "")) && file.contains("TRIGGER:-PT24H"),
        "the reminder is missing: {file}"
    );
    let said = page.text("plan-done").await?;
    ensure!(said.contains("Nothing in it is booked"), "nobody says that it is saved: {said}");
    Ok(())
}

/// The file, once the browser has written it.
async fn saved(file: &PathBuf) -> Outcome<String> {
    for _ in 0..200 {
        if let Ok(text) = fs::read_to_string(file)
            && text.ends_with("END:VCALENDAR\r\n")
        {
            return Ok(text);
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    anyhow::bail!("{} was not saved", file.display())
}

pub async fn a_shared_link_opens_the_same_plan(page: &Page) -> Outcome {
    planned(page, &format!("{NEEDLING}&area=face.chin&concern=acne-scars&sessions=5")).await?;
    set(page, "plan-spacing", "shortest").await?;
    let steps = page.text("plan-steps").await?;
    page.click("plan-link-make").await?;
    page.hook("plan-link").await?;
    page.hook("plan-code").await?;
    let link = page.js("return document.querySelector(\"[data-testid='plan-link']\").value", vec![]).await?;
    let link = link.as_str().context("there is no link")?.to_owned();
    ensure!(link.contains("&check="), "the link has no check: {link}");
    let path = link.strip_prefix(&page.server.origin()).context("the link leads elsewhere")?;
    page.open("/404.html").await?;
    open(page, path).await?;
    let again = page.wait_text("plan-steps", "is there", |text| !text.is_empty()).await?;
    ensure!(again == steps, "the link opens another plan: {again}");
    ensure!(!page.is_visible("link-notice").await? && !page.is_visible("plan-changed").await?, "something is amiss");
    // A link goes as soon as the plan is another.
    page.click("plan-link-make").await?;
    page.hook("plan-link").await?;
    set(page, "plan-sessions", "2").await?;
    page.wait("the link is gone", "return !document.querySelector(\"[data-testid='plan-link']\")", vec![])
        .await
        .map(drop)
}

pub async fn a_damaged_link_says_what_it_lost(page: &Page) -> Outcome {
    open(page, "/plan/#v=1&sessions=4&plan=nothing-like-it&from=2027-02-30&check=0000").await?;
    let said = page
        .wait_text("link-notice", "names what is lost", |text| {
            text.contains("from=2027-02-30") && text.contains("nothing-like-it")
        })
        .await?;
    ensure!(said.split_whitespace().count() > 10, "nobody says that the link was changed: {said}");
    set(page, "plan-treatment", "micro-needling").await?;
    page.wait_text("plan-heading", "is there", |text| !text.is_empty()).await?;
    let kept = "return document.querySelector(\"[data-testid='plan-sessions']\")?.value === '4'";
    page.wait("the sessions are kept", kept, vec![]).await.map(drop)
}

pub async fn a_plan_made_with_other_facts_says_what_changed(page: &Page) -> Outcome {
    open(page, &format!("{NEEDLING}&with=s1-2.i7d-10d")).await?;
    let said = page.wait_text("plan-changed", "says it", |text| text.contains("it is now")).await?;
    ensure!(said.contains("it was 1 to 2") && said.contains("it was 7 to 10 days"), "what changed is not said: {said}");
    set(page, "plan-treatment", "superficial-peel").await?;
    let gone = "return !document.querySelector(\"[data-testid='plan-changed']\")";
    page.wait("another treatment has not changed", gone, vec![]).await.map(drop)
}

async fn clipboard(page: &Page) -> Outcome<String> {
    let script = "const done = arguments[arguments.length - 1]; navigator.clipboard.readText().then(done, (e) => done(String(e)))";
    let text = page.driver.execute_async(script, vec![]).await?.json().clone();
    Ok(text.as_str().unwrap_or_default().to_owned())
}

pub async fn the_plan_is_copied_as_text_and_as_markdown(page: &Page) -> Outcome {
    let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    page.cdp("Browser.grantPermissions", permissions).await?;
    planned(page, &format!("{NEEDLING}&area=face.chin")).await?;
    page.click("plan-copy-text").await?;
    page.wait_text("plan-done", "says so", |text| text == "Copied.").await?;
    let text = clipboard(page).await?;
    ensure!(
        text.contains("Session 1 of 3") && text.contains("your chin") && text.contains("https://"),
        "copied: {text}"
    );
    page.click("plan-copy-markdown").await?;
    let mut markdown = clipboard(page).await?;
    for _ in 0..100 {
        if markdown.starts_with("# ") {
            break;
        }
        markdown = clipboard(page).await?;
    }
    ensure!(markdown.starts_with("# Plan: ") && markdown.contains("## Steps and dates"), "copied: {markdown}");
    Ok(())
}

pub async fn without_a_clipboard_the_text_is_there_to_copy(page: &Page) -> Outcome {
    page.before_every_page("Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })").await?;
    planned(page, NEEDLING).await?;
    page.click("plan-copy-text").await?;
    page.hook("plan-by-hand").await?;
    let text = page.js("return document.querySelector(\"[data-testid='plan-by-hand']\").value", vec![]).await?;
    ensure!(text.as_str().is_some_and(|text| text.contains("Session 1 of 3")), "nothing to copy: {text}");
    Ok(())
}

/// Goes from an article, with every question answered "yes", to its plan.
pub async fn with_every_card(page: &Page) -> Outcome {
    page.open_awake(&format!("{ARTICLE}#v=1&area=face.chin,face.cheek.left&concern=acne-scars&sessions=6")).await?;
    page.js(
        "document.querySelectorAll(\"[data-testid^='q-'][data-testid$='-yes']\").forEach((e) => e.click())",
        vec![],
    )
    .await?;
    page.click("make-plan").await?;
    page.wait_awake("plan").await?;
    set(page, "plan-day", &day_in(page, 10).await?).await?;
    page.hook("plan-steps").await.map(drop)
}

pub async fn an_article_leads_to_its_plan_with_what_was_chosen(page: &Page) -> Outcome {
    page.open_awake(&format!("{ARTICLE}#v=1&area=face.chin&sessions=5")).await?;
    page.click("make-plan").await?;
    page.wait_awake("plan").await?;
    let chosen = "return document.querySelector(\"[data-testid='plan-treatment']\").value === 'micro-needling' \
                  && document.querySelector(\"[data-testid='plan-sessions']\")?.value === '5'";
    page.wait("treatment and sessions are there", chosen, vec![]).await?;
    page.wait_fragment(&["plan=micro-needling", "face.chin"]).await?;
    page.driver.refresh().await?;
    page.wait_awake("plan").await?;
    page.wait("they are there after a reload", chosen, vec![]).await.map(drop)
}

pub async fn the_plan_is_made_by_keyboard_alone(page: &Page) -> Outcome {
    open(page, "/plan/").await?;
    page.focus("plan-treatment").await?;
    page.type_text("Micro").await?;
    page.hook("plan-sessions").await?;
    // Past sessions and spacing, to the way to count, and then the day.
    for _ in 0..6 {
        page.press(&[Key::Tab]).await?;
        if page.focused().await? == "plan-from" {
            break;
        }
    }
    ensure!(page.focused().await? == "plan-from", "Tab leads to {}", page.focused().await?);
    page.press(&[Key::Right]).await?;
    page.wait_checked("plan-before", true).await?;
    page.press(&[Key::Tab]).await?;
    ensure!(page.focused().await? == "plan-day", "Tab leads to {}", page.focused().await?);
    let event = day_in(page, 60).await?;
    let (year, month, day) = (&event[..4], &event[5..7], &event[8..]);
    page.type_text(&format!("{month}{day}{year}")).await?;
    page.wait_text("plan-misfit", "is there", |text| text.contains("does not fit")).await?;
    for _ in 0..12 {
        page.press(&[Key::Tab]).await?;
        if page.focused().await? == "plan-apply-day" {
            break;
        }
    }
    ensure!(page.focused().await? == "plan-apply-day", "no way out can be reached by Tab");
    page.press(&[Key::Enter]).await?;
    page.hook("plan-steps").await?;
    ensure!(page.focused().await? == "plan-heading", "the focus is lost on {}", page.focused().await?);
    Ok(())
}

pub async fn ticks_are_kept_while_the_page_is_open_and_no_longer(page: &Page) -> Outcome {
    planned(page, NEEDLING).await?;
    page.hook("plan-checklist").await?;
    page.tap_on("#plan-tick-1-0-0").await?;
    set(page, "plan-care", "2").await?;
    page.wait("the second list is there", "return !!document.querySelector('#plan-tick-2-0-0:not(:checked)')", vec![])
        .await?;
    set(page, "plan-care", "1").await?;
    page.wait("the tick is there", "return !!document.querySelector('#plan-tick-1-0-0:checked')", vec![]).await?;
    nothing_is_left(page).await
}

pub async fn it_reads_with_scripts_off(page: &Page) -> Outcome {
    page.scripts(false).await?;
    page.open("/plan/").await?;
    let said = page.hook("tool-plan").await?.text().await?;
    ensure!(said.contains("What to ask") && said.contains("Alternatives"), "the questions are missing: {said}");
    let main = page.text("tool-plan").await.is_ok();
    ensure!(main, "the plan is no part of the page");
    Ok(())
}

pub async fn records_that_do_not_come_can_be_asked_for_again(page: &Page) -> Outcome {
    page.expect_console("404 (Not Found)");
    open(page, "/plan/").await?;
    page.server.fault(Fault::DataMissing);
    set(page, "plan-treatment", "micro-needling").await?;
    page.wait_text("plan", "says so", |text| text.contains("could not be loaded")).await.map(drop)
}

pub async fn axe_finds_nothing_in_any_state(page: &Page) -> Outcome {
    open(page, "/plan/").await?;
    in_every_color(page, "the plan with nothing chosen").await?;
    planned(page, NEEDLING).await?;
    page.click("plan-link-make").await?;
    page.hook("plan-link").await?;
    in_every_color(page, "a plan with its link").await?;
    page.click("plan-before").await?;
    set(page, "plan-day", &day_in(page, 45).await?).await?;
    page.hook("plan-misfit").await?;
    in_every_color(page, "a plan that does not fit").await
}

pub async fn nothing_is_cut_off_when_narrow_or_zoomed(page: &Page) -> Outcome {
    for size in [Viewport::NARROW, Viewport::PHONE, Viewport::ZOOMED] {
        page.set_viewport(size).await?;
        page.open("/404.html").await?;
        planned(page, NEEDLING).await?;
        page.click("plan-link-make").await?;
        page.hook("plan-link").await?;
        ensure!(page.overhang().await? <= 0, "the plan scrolls sideways: {}", page.sticking_out().await?);
        let cut = page.cut_off().await?;
        ensure!(cut.is_empty(), "cut off at {} px: {cut}", size.width);
    }
    Ok(())
}

pub async fn a_plan_with_answers_leaves_no_trace(page: &Page) -> Outcome {
    with_every_card(page).await?;
    let title = page.driver.title().await?;
    page.click("plan-link-make").await?;
    page.hook("plan-link").await?;
    let handed = page.js("return document.querySelector(\"[data-testid='plan-link']\").value", vec![]).await?;
    let handed = handed.as_str().unwrap_or_default().to_lowercase();
    for word in ["keloid", "pregnant", "yes", "card"] {
        ensure!(!handed.contains(word), "the link tells {word}: {handed}");
    }
    ensure!(page.driver.title().await? == title && title.starts_with("Plan"), "the title tells something: {title}");
    // Nothing on the screen shows the cards: the sheet alone has them.
    ensure!(!page.is_visible("visit-sheet").await?, "the sheet is on the screen");
    let day = page.js("return document.querySelector(\"[data-testid='plan-day']\").value", vec![]).await?;
    let asked = page.asked().await?;
    let told = asked.iter().find(|one| day.as_str().is_some_and(|day| one.url.contains(day) || one.said.contains(day)));
    ensure!(told.is_none(), "a request tells the day: {told:?}");
    let stored = page.js("return localStorage.length + sessionStorage.length", vec![]).await?;
    ensure!(stored == 0, "something is stored");
    nothing_is_left(page).await
}
