//! A health answer lends its content to nobody by a common trait.

use treatment_explorer::domain::sensitive::Sensitive;

fn asked<T: AsRef<u8>>(_: &T) {}

fn main() {
    asked(&Sensitive::new(1_u8));
}
