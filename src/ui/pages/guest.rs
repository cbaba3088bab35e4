//! What the element `<treatment-explorer>` shows on a page that somebody else wrote: one view, with a head and a foot.
//!
//! Rendered on the host only. The element's script puts it into a shadow root and wakes its tools.

use crate::domain::catalog::Catalog;
use crate::domain::message::Msg;
use crate::domain::treatment::Treatment;
use crate::ui::records::Shelf;
use leptos::prelude::*;

/// One view for a guest.
#[component]
pub fn Guest(
    /// Catalogue and numbers.
    shelf: Shelf,
    /// The heading.
    title: String,
    /// The treatment that is shown, if it is one.
    treatment: Option<Treatment>,
    /// The path of our own page that has more, below the base.
    more: String,
    /// The address of the data for the tools; none where no tool stands.
    data: Option<String>,
    /// The view itself.
    children: Children,
) -> impl IntoView {
    let choose = treatment.as_ref().map(|shown| view! { <Choose shelf=shelf.clone() shown=shown.slug.to_string() /> });
    // The heading of an article is the name of its treatment, said once.
    let named = treatment.as_ref().filter(|shown| shown.name != title);
    let name = named.map(|shown| view! { <p class="tx-guest__name">{shown.name.clone()}</p> });
    let clinic = shelf.catalog.clinic.clone();
    let book = clinic.booking_url.map(|url| {
        view! {
            <a class="tx-button tx-button--primary" href=url rel="noopener" data-book="" data-testid="guest-book">
                {shelf.text(Msg::SiteBook)}
            </a>
        }
    });
    // For the places of the host's own clinic, which the element writes.
    let (directions, walk_in) = (shelf.text(Msg::SiteDirections), shelf.text(Msg::SiteWalkIn));
    view! {
        <header class="tx-guest__header" part="header">
            {name}
            <h2>{title}</h2>
            {choose}
        </header>
        <div class="tx-guest__body" data-page-data=data data-directions=directions data-walk-in=walk_in>
            {children()}
        </div>
        <footer class="tx-guest__footer" part="footer">
            <p class="tx-guest__clinic" data-clinic="name">
                {clinic.name}
            </p>
            <p class="tx-guest__ways">
                {book}
                <a class="tx-button" href=format!("{}{more}", shelf.base) data-testid="guest-more">
                    {shelf.text(Msg::EmbedRead)}
                </a>
            </p>
            <p>{shelf.text(Msg::EmbedStays)} " " {shelf.text(Msg::SiteNoAdvice)}</p>
            <p data-clinic="funding">{clinic.funding}</p>
        </footer>
    }
}

/// The field in which another treatment is chosen; the element leaves only those that the host named.
#[component]
fn Choose(shelf: Shelf, shown: String) -> impl IntoView {
    let options = shelf
        .catalog
        .treatments
        .iter()
        .map(|t| view! { <option value=t.slug.to_string() selected=t.slug.as_str() == shown>{t.name.clone()}</option> })
        .collect_view();
    view! {
        <label class="tx-field tx-guest__choose">
            <span>{shelf.text(Msg::EmbedTreatment)}</span>
            <select data-tx-choose="" data-testid="guest-choose">{options}</select>
        </label>
    }
}

/// The list of treatments from which the first is chosen.
#[component]
pub fn Choices(catalog: std::sync::Arc<Catalog>) -> impl IntoView {
    let entry = |treatment: &Treatment| {
        view! {
            <li>
                <button type="button" class="tx-guest__pick" data-tx-treatment=treatment.slug.to_string()>
                    <strong>{treatment.name.clone()}</strong>
                    <span>{treatment.description.clone()}</span>
                </button>
            </li>
        }
    };
    view! { <ul class="tx-guest__picks" data-testid="guest-picks">{catalog.treatments.iter().map(entry).collect_view()}</ul> }
}
