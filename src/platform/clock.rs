//! What day it is where the visitor is.

use crate::domain::date::CivilDate;

/// Today, by the visitor's own clock and time zone.
///
/// In the browser: from `Date`. On the host: unknown, for a page is made once and read on any day.
pub fn today() -> Option<CivilDate> {
    #[cfg(target_arch = "wasm32")]
    {
        let now = js_sys::Date::new_0();
        let (year, month, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
        CivilDate::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }
    #[cfg(not(target_arch = "wasm32"))]
    None
}
