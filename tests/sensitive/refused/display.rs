//! A health answer has no text.

use treatment_explorer::domain::sensitive::Sensitive;

fn asked<T: std::fmt::Display>(_: &T) {}

fn main() {
    asked(&Sensitive::new(1_u8));
}
