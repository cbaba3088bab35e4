//! The date of the build.

use std::time::{SystemTime, UNIX_EPOCH};

/// Today as `YYYY-MM-DD`, by the machine's clock in UTC.
pub fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    date_of(seconds / 86_400)
}

/// The date that lies so many days after 1970-01-01.
fn date_of(days: u64) -> String {
    let (mut year, mut left) = (1970, days);
    while left >= days_of_year(year) {
        left -= days_of_year(year);
        year += 1;
    }
    let february = days_of_year(year) - 337;
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if left < length {
            break;
        }
        left -= length;
        month += 1;
    }
    format!("{year}-{month:02}-{:02}", left + 1)
}

fn days_of_year(year: u64) -> u64 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    if leap { 366 } else { 365 }
}

#[cfg(test)]
mod tests {
    use super::date_of;

    #[test]
    fn days_are_dates() {
        for (days, date) in [(0, "1970-01-01"), (19_782, "2024-02-29"), (19_783, "2024-03-01"), (20_088, "2024-12-31")]
        {
            assert_eq!(date_of(days), date);
        }
        assert_eq!(date_of(47_540), "2100-02-28");
        assert_eq!(date_of(47_541), "2100-03-01");
    }
}
