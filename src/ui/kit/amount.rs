//! Amounts in words: "3–6 sessions", "up to 7 days", "about 6–18 months", "$200–$1,000".

use crate::domain::message::{Messages, Msg};
use crate::domain::treatment::Amount;

/// From so many days on, people count in months.
const MONTHS_FROM: u32 = 60;

/// An amount in words; `None` where it has neither end.
pub fn describe_amount(messages: &Messages, amount: &Amount) -> Option<String> {
    let ends = [amount.min, amount.max].map(|end| end.map(whole));
    let in_months = amount.unit == "days" && ends.iter().flatten().all(|days| *days >= MONTHS_FROM);
    let ends = if in_months { ends.map(|end| end.map(months)) } else { ends };
    let money = amount.unit.starts_with("usd");
    let written =
        |n: u32| if money { messages.fill(Msg::QuantityUsd, &[("n", &with_commas(n))]) } else { n.to_string() };
    let unit = |number: &str, last: u32| {
        let (one, other) = match amount.unit.as_str() {
            _ if in_months => (Msg::QuantityMonthsOne, Msg::QuantityMonthsOther),
            "sessions" => (Msg::QuantitySessionsOne, Msg::QuantitySessionsOther),
            "days" => (Msg::QuantityDaysOne, Msg::QuantityDaysOther),
            _ if money => return number.to_owned(),
            // A unit that no option uses yet: the word of the content stands as it is.
            word => return format!("{number} {word}"),
        };
        messages.fill(if last == 1 { one } else { other }, &[("n", number)])
    };
    Some(match ends {
        [Some(0), Some(0)] => messages.get(Msg::QuantityNone).to_owned(),
        [Some(min), Some(max)] if min == max => unit(&written(max), max),
        [Some(min), Some(max)] => {
            let range = messages.fill(Msg::QuantityRange, &[("min", &written(min)), ("max", &written(max))]);
            unit(&range, max)
        }
        [Some(min), None] => messages.fill(Msg::QuantityFrom, &[("amount", &unit(&written(min), min))]),
        [None, Some(max)] => messages.fill(Msg::QuantityUpTo, &[("amount", &unit(&written(max), max))]),
        [None, None] => return None,
    })
}

fn whole(value: f64) -> u32 {
    // Amounts on record are whole and far from the limit.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = libm::round(value) as u32;
    whole
}

/// Days to the nearest month of the calendar's mean length, in whole arithmetic.
fn months(days: u32) -> u32 {
    (days * 10 + 152) / 304
}

fn with_commas(n: u32) -> String {
    if n < 1000 { n.to_string() } else { format!("{},{:03}", n / 1000, n % 1000) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(min: Option<f64>, max: Option<f64>, unit: &str) -> String {
        let texts = [
            ("quantity.none", "none"),
            ("quantity.range", "{min}–{max}"),
            ("quantity.from", "from {amount}"),
            ("quantity.up_to", "up to {amount}"),
            ("quantity.usd", "${n}"),
            ("quantity.days.one", "{n} day"),
            ("quantity.days.other", "{n} days"),
            ("quantity.sessions.one", "{n} session"),
            ("quantity.sessions.other", "{n} sessions"),
            ("quantity.months.one", "about {n} month"),
            ("quantity.months.other", "about {n} months"),
        ];
        let messages = Messages::new("en", |key| {
            texts.iter().find(|(k, _)| *k == key).map_or_else(String::new, |(_, text)| (*text).to_owned())
        });
        describe_amount(&messages, &Amount { min, max, unit: unit.into() }).unwrap_or_default()
    }

    #[test]
    fn amounts_read_as_people_say_them() {
        assert_eq!(described(Some(3.0), Some(6.0), "sessions"), "3–6 sessions");
        assert_eq!(described(Some(1.0), Some(1.0), "sessions"), "1 session");
        assert_eq!(described(Some(0.0), Some(0.0), "days"), "none");
        assert_eq!(described(None, Some(42.0), "days"), "up to 42 days");
        assert_eq!(described(Some(30.0), None, "days"), "from 30 days");
        assert_eq!(described(Some(200.0), Some(1000.0), "usd"), "$200–$1,000");
        assert_eq!(described(Some(4.0), Some(5.0), "pots"), "4–5 pots");
        assert_eq!(described(None, None, "days"), "");
    }

    #[test]
    fn long_times_are_counted_in_months() {
        assert_eq!(described(Some(90.0), Some(180.0), "days"), "about 3–6 months");
        assert_eq!(described(Some(180.0), Some(540.0), "days"), "about 6–18 months");
        assert_eq!(described(Some(180.0), Some(365.0), "days"), "about 6–12 months");
        assert_eq!(described(None, Some(180.0), "days"), "up to about 6 months");
        assert_eq!(described(Some(7.0), Some(365.0), "days"), "7–365 days");
    }
}
