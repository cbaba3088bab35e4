//! A health answer is not taken for its content.

use treatment_explorer::domain::sensitive::Sensitive;

fn asked<T: std::ops::Deref>(_: &T) {}

fn main() {
    asked(&Sensitive::new(1_u8));
}
