//! Numbers for words and pictures: always whole, for writing fractions costs the browser more than it tells a person.

/// The nearest whole number.
pub fn whole(value: f64) -> i32 {
    // Percentages, sessions and coordinates are small.
    #[allow(clippy::cast_possible_truncation)]
    let whole = libm::round(value) as i32;
    whole
}

/// A number with at most one decimal: "4", "3.5".
pub fn tenths(value: f64) -> String {
    let tenths = whole(value * 10.0);
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, (tenths % 10).abs()) }
}

#[cfg(test)]
mod tests {
    use super::{tenths, whole};

    #[test]
    fn numbers_are_rounded_for_people() {
        assert_eq!(whole(37.6), 38);
        assert_eq!(tenths(4.0), "4");
        assert_eq!(tenths(3.5), "3.5");
        assert_eq!(tenths(1.26), "1.3");
    }
}
