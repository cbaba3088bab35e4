//! The frame of every page: head, header, main, footer.

use crate::domain::message::Msg;
use crate::domain::treatment::Review;
use crate::ui::kit::icon::{Icon, Sign};
use crate::ui::records::Shelf;
use crate::ui::tools::site_search::SiteSearch;
use leptos::prelude::*;
use std::sync::Arc;

/// The files that a page starts with; addresses with the base path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// Style sheets.
    pub styles: Vec<String>,
    /// The start script, if the site is built with its tools.
    pub start: Option<String>,
    /// What the start script will load, for the browser to fetch early: the modules of the glue, then the wasm.
    pub early: Option<(Vec<String>, String)>,
    /// Scripts and policy that only the development server needs, as HTML.
    pub development: Option<String>,
}

/// What stands in the head of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageHead {
    /// The title.
    pub title: String,
    /// The description for search engines.
    pub description: String,
    /// The path of the page below the base, such as `treatments/`.
    pub path: String,
    /// The address of the data for the page's tools.
    pub data: Option<String>,
    /// The address of the head of the search.
    pub search: String,
    /// The content security policy; none in development.
    pub policy: Option<String>,
    /// The review of the facts, on a page that states some.
    pub review: Option<Review>,
    /// The list that this page belongs to: its path and its name.
    pub above: Option<(&'static str, Msg)>,
}

/// A whole document, without its doctype.
#[component]
pub fn Frame(
    /// Catalogue and numbers.
    shelf: Shelf,
    /// The files to start with.
    assets: Assets,
    /// The head.
    head: PageHead,
    /// What stands in main.
    children: Children,
) -> impl IntoView {
    let messages = &shelf.catalog.messages;
    let site = messages.get(Msg::SiteTitle).to_owned();
    let title = if head.path.is_empty() { head.title.clone() } else { format!("{} – {site}", head.title) };
    let styles = assets.styles.iter().map(|href| view! { <link rel="stylesheet" href=href.clone() /> }).collect_view();
    let early = assets.early.clone().map(|(glue, wasm)| {
        let data = head.data.clone().map(|data| {
            view! { <link rel="preload" href=data r#as="fetch" crossorigin="anonymous" /> }
        });
        let glue = glue.into_iter().map(|href| view! { <link rel="modulepreload" href=href /> }).collect_view();
        view! {
            {glue}
            <link rel="preload" href=wasm r#as="fetch" r#type="application/wasm" crossorigin="anonymous" />
            {data}
        }
    });
    let start = assets.start.clone().map(|src| view! { <script type="module" src=src></script> });
    let policy = head.policy.clone().map(|content| {
        view! { <meta http-equiv="Content-Security-Policy" content=content /> }
    });
    let review = head.review.clone().map(|review| view! { <ReviewLine shelf=shelf.clone() review=review /> });
    let above = head.above.map(|(path, msg)| {
        view! {
            <nav class="tx-above" aria-label=shelf.text(Msg::SiteAbove)>
                <a href=format!("{}{path}", shelf.base)>{shelf.text(msg)}</a>
            </nav>
        }
    });
    view! {
        <html lang=messages.lang.clone()>
            <head>
                <meta charset="utf-8" />
                {policy}
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>{title}</title>
                <meta name="description" content=head.description.clone() />
                <link rel="icon" href=format!("{}icon.svg", shelf.base) type="image/svg+xml" />
                {styles}
                {early}
                {start}
            </head>
            <body>
                <a class="tx-skip" href="#main">{shelf.text(Msg::SiteSkip)}</a>
                <Header shelf=shelf.clone() path=head.path.clone() search=head.search.clone() />
                <main id="main" tabindex="-1" data-page-data=head.data.clone()>
                    <p class="tx-notice tx-notice--off" role="alert" data-testid="tools-off" hidden>
                        {shelf.text(Msg::SiteToolsOff)}
                    </p>
                    <noscript>
                        <p class="tx-notice">{shelf.text(Msg::SiteNoScript)}</p>
                    </noscript>
                    {above}
                    <h1>{head.title.clone()}</h1>
                    {review}
                    {children()}
                </main>
                <Footer shelf=shelf.clone() path=head.path.clone() />
                <SearchDialog shelf=shelf.clone() />
                {assets.development.clone().map(|html| view! { <div inner_html=html hidden></div> })}
            </body>
        </html>
    }
}

#[component]
fn Header(shelf: Shelf, path: String, search: String) -> impl IntoView {
    let entry = |to: &str, msg: Msg| {
        let here = path == to;
        view! {
            <li>
                <a href=format!("{}{to}", shelf.base) aria-current=here.then_some("page")>{shelf.text(msg)}</a>
            </li>
        }
    };
    view! {
        <header class="tx-header">
            <a class="tx-header__name" href=shelf.base.to_string()>{shelf.text(Msg::SiteTitle)}</a>
            <a class="tx-header__search" href=format!("{}search/", shelf.base) data-search=search>
                <Icon sign=Sign::Search />
                <span>{shelf.text(Msg::SiteSearch)}</span>
                <kbd>"/"</kbd>
            </a>
            <nav aria-label=shelf.text(Msg::SiteNavigation)>
                <ul>
                    {entry("treatments/", Msg::SiteTreatments)}
                    {entry("find/", Msg::SiteFind)}
                    {entry("compare/", Msg::SiteCompare)}
                    {entry("how-we-know/", Msg::SiteHowWeKnow)}
                    {entry("privacy/", Msg::SitePrivacy)}
                </ul>
            </nav>
        </header>
    }
}

/// The dialog of the search, closed; `client` opens it and wakes what is in it.
#[component]
fn SearchDialog(shelf: Shelf) -> impl IntoView {
    let texts = Arc::new(shelf.catalog.messages.clone());
    let label = shelf.text(Msg::SearchLabel);
    view! {
        <dialog class="tx-find" id="find" data-testid="search-dialog" aria-label=label closedby="any">
            <SiteSearch texts=texts base=shelf.base.to_string() index=None slash=RwSignal::new(true) />
        </dialog>
    }
}

#[component]
fn ReviewLine(shelf: Shelf, review: Review) -> impl IntoView {
    let by = match (&review.reviewer, &review.reviewed) {
        (Some(name), Some(date)) => shelf.catalog.messages.fill(Msg::SiteReviewedBy, &[("name", name), ("date", date)]),
        _ => shelf.text(Msg::SiteNotReviewed),
    };
    let dates = shelf
        .catalog
        .messages
        .fill(Msg::SiteReviewDates, &[("read", &review.facts_read), ("next", &review.next_review)]);
    let overdue = shelf.catalog.messages.fill(Msg::SiteReviewOverdue, &[("next", &review.next_review)]);
    view! {
        <p class="tx-review" id="review">
            {by}
            " "
            {dates}
        </p>
        // The start script shows it from the day after on, by the visitor's clock.
        <p class="tx-notice" data-next-review=review.next_review data-testid="review-overdue" hidden>
            {overdue}
        </p>
    }
}

#[component]
fn Footer(shelf: Shelf, path: String) -> impl IntoView {
    // An article is for its reader; those who have a page of their own find the way from all other pages.
    let embed = (!path.starts_with("treatments/")).then(|| {
        view! { " · " <a href=format!("{}embed/", shelf.base)>{shelf.text(Msg::SiteEmbed)}</a> }
    });
    view! {
        <footer class="tx-footer">
            <p>{shelf.catalog.clinic.funding.clone()}</p>
            <p>{shelf.text(Msg::SiteNoAdvice)}</p>
            <p>
                <a href=format!("{}privacy/#check", shelf.base)>{shelf.text(Msg::SiteProof)}</a>
                {embed}
            </p>
        </footer>
    }
}
