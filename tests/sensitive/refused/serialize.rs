//! A health answer goes into no JSON, no page data and no storage: all of them serialize.

use treatment_explorer::domain::sensitive::Sensitive;

fn asked<T: serde::Serialize>(_: &T) {}

fn main() {
    asked(&Sensitive::new(1_u8));
}
