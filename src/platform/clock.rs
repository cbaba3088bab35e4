//! What day and time it is where the visitor is.

/// Year, month (1 to 12) and day of the visitor's own calendar.
///
/// In the browser: by its clock and time zone. On the host: not known, for a page does not know when it is read.
pub fn today() -> Option<(u16, u8, u8)> {
    #[cfg(target_arch = "wasm32")]
    {
        let now = js_sys::Date::new_0();
        let (month, day) = (u8::try_from(now.get_month()).ok()? + 1, u8::try_from(now.get_date()).ok()?);
        Some((u16::try_from(now.get_full_year()).ok()?, month, day))
    }
    #[cfg(not(target_arch = "wasm32"))]
    None
}

/// Whole seconds since the start of 1970, in universal time.
///
/// In the browser: by its clock. On the host: not known.
pub fn unix_seconds() -> Option<i64> {
    #[cfg(target_arch = "wasm32")]
    {
        // Milliseconds of any date fit by far, and parts of a second do not matter.
        #[allow(clippy::cast_possible_truncation)]
        let seconds = (js_sys::Date::now() / 1000.0) as i64;
        Some(seconds)
    }
    #[cfg(not(target_arch = "wasm32"))]
    None
}
