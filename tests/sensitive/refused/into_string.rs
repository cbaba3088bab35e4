//! A health answer becomes no text by conversion.

use treatment_explorer::domain::sensitive::Sensitive;

fn asked<T: Into<String>>(_: &T) {}

fn main() {
    asked(&Sensitive::new(String::new()));
}
