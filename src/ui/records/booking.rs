//! How to reach the clinic: its own ways, and nothing about the visitor in any of them.

use super::Shelf;
use crate::domain::clinic::{Location, Weekday};
use crate::domain::message::Msg;
use leptos::prelude::*;

/// Booking link, phone, walk-in hours and locations.
///
/// Without scripts: the same. In the browser `client` hands the five `utm_…` parameters of the page on to the
/// booking link, and nothing else.
#[component]
pub fn Booking(
    /// Catalogue and numbers.
    shelf: Shelf,
) -> impl IntoView {
    let clinic = shelf.catalog.clinic.clone();
    let locations = clinic
        .locations
        .iter()
        .cloned()
        .map(|place| view! { <Place shelf=shelf.clone() place=place /> })
        .collect_view();
    let notice = clinic.new_location.map(|new| {
        view! {
            <p class="tx-booking__new">
                <strong>{shelf.text(Msg::SiteNewLocation)}</strong>
                " "
                {new.text}
            </p>
        }
    });
    let book = clinic.booking_url.map(|url| {
        view! {
            <a class="tx-button tx-button--primary" href=url rel="noopener" data-book="" data-testid="book">
                {shelf.text(Msg::SiteBook)}
            </a>
        }
    });
    let call = shelf.catalog.messages.fill(Msg::SiteCall, &[("phone", &clinic.phone)]);
    view! {
        <div class="tx-tool tx-booking" data-testid="tool-booking" data-awake="">
            <p class="tx-booking__name">{clinic.name}</p>
            {notice}
            <p class="tx-booking__ways">
                {book}
                <a class="tx-button" href=format!("tel:{}", clinic.phone)>{call}</a>
            </p>
            <ul class="tx-booking__places">{locations}</ul>
            <p class="tx-booking__note">{shelf.text(Msg::SiteBookNote)}</p>
        </div>
    }
}

#[component]
fn Place(shelf: Shelf, place: Location) -> impl IntoView {
    let hours = place
        .walk_in
        .iter()
        .map(|hours| {
            let days: Vec<_> = hours.days.iter().map(|d| shelf.text(day_name(*d))).collect();
            view! { <li>{format!("{}: {}–{}", days.join(", "), hours.from, hours.to)}</li> }
        })
        .collect_view();
    let walk_in = (!place.walk_in.is_empty()).then(|| {
        view! {
            <p>{shelf.text(Msg::SiteWalkIn)}</p>
            <ul>{hours}</ul>
        }
    });
    let directions = place.directions_url.map(|url| {
        let label = shelf.text(Msg::SiteDirections);
        view! { <a href=url rel="noopener external">{label}</a> }
    });
    view! {
        <li class="tx-place">
            <p>
                <strong>{place.name}</strong>
                {place.new.then(|| view! { " " <span class="tx-new">{shelf.text(Msg::SiteNew)}</span> })}
            </p>
            <address>
                {place.street}
                <br />
                {format!("{}, {} {}", place.city, place.state, place.postal_code)}
            </address>
            {place.phone.map(|p| view! { <p><a href=format!("tel:{p}")>{p.clone()}</a></p> })}
            {walk_in}
            {directions}
        </li>
    }
}

fn day_name(day: Weekday) -> Msg {
    match day {
        Weekday::Mon => Msg::SiteMon,
        Weekday::Tue => Msg::SiteTue,
        Weekday::Wed => Msg::SiteWed,
        Weekday::Thu => Msg::SiteThu,
        Weekday::Fri => Msg::SiteFri,
        Weekday::Sat => Msg::SiteSat,
        Weekday::Sun => Msg::SiteSun,
    }
}
