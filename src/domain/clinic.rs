//! The clinic whose page this is: how to reach it, never what it earns.

use super::id::id_type;
use super::quantity::{MinMax, Usd};
use super::treatment::Slug;
use serde::{Deserialize, Serialize};

id_type! {
    /// The id of a location of the clinic.
    LocationId
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // The names say it.
pub enum Weekday {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

/// Hours in which a person can come without an appointment.
#[derive(Clone, Debug, PartialEq)]
pub struct WalkIn {
    /// The days.
    pub days: Vec<Weekday>,
    /// First minute, as `HH:MM` on the clinic's own clock.
    pub from: String,
    /// Last minute.
    pub to: String,
}

/// One place of the clinic.
#[derive(Clone, Debug, PartialEq)]
pub struct Location {
    /// The id.
    pub id: LocationId,
    /// The name for people.
    pub name: String,
    /// Street and number.
    pub street: String,
    /// City.
    pub city: String,
    /// State or region.
    pub state: String,
    /// Postal code.
    pub postal_code: String,
    /// Its own phone number, if it has one.
    pub phone: Option<String>,
    /// A page with directions, if the clinic gives one.
    pub directions_url: Option<String>,
    /// Whether it is marked as new.
    pub new: bool,
    /// Walk-in hours; empty when there are none.
    pub walk_in: Vec<WalkIn>,
}

/// A notice of a new location.
#[derive(Clone, Debug, PartialEq)]
pub struct NewLocation {
    /// What it says.
    pub text: String,
    /// From when on, `YYYY-MM-DD`.
    pub from: String,
}

/// The clinic's own price for a treatment.
#[derive(Clone, Debug, PartialEq)]
pub struct Price {
    /// The treatment.
    pub treatment: Slug,
    /// Least and most.
    pub range: MinMax<Usd>,
}

/// The clinic.
#[derive(Clone, Debug, PartialEq)]
pub struct Clinic {
    /// The name.
    pub name: String,
    /// A line under the name.
    pub tagline: Option<String>,
    /// The phone number, as it is dialed.
    pub phone: String,
    /// The clinic's booking page.
    pub booking_url: Option<String>,
    /// The clinic's own website.
    pub website: Option<String>,
    /// The origin under which these pages are published, such as `https://clinic.example`: scheme and host, no path.
    /// `None` while it is not known; then no page names its own full address.
    pub site_url: Option<String>,
    /// Who pays for this page, in a sentence.
    pub funding: String,
    /// A notice of a new location.
    pub new_location: Option<NewLocation>,
    /// Where it is.
    pub locations: Vec<Location>,
    /// Its prices; empty when it gives none, and then the explorer shows none.
    pub prices: Vec<Price>,
}
