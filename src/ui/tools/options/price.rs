//! What the clinic asks for an option, in words; that it gives no price is said as loudly.

use super::OptionFacts;
use crate::domain::message::Msg;
use crate::domain::quantity::{MinMax, Usd};
use crate::domain::treatment::Amount;
use crate::ui::kit::amount::describe_amount;

/// "$300–$500 a session", or that the clinic gives no price.
pub fn describe_price(facts: &OptionFacts, price: Option<MinMax<Usd>>) -> String {
    let amount = price.and_then(|price| {
        let (min, max) = (f64::from(price.min().0), f64::from(price.max().0));
        describe_amount(&facts.messages, &Amount { min: Some(min), max: Some(max), unit: "usd".to_owned() })
    });
    match amount {
        Some(amount) => facts.messages.fill(Msg::OptionPriceSession, &[("amount", &amount)]),
        None => facts.text(Msg::OptionPriceNone),
    }
}
