//! All answers together have no text.

use treatment_explorer::domain::safety::Answers;

fn asked<T: std::fmt::Display>(_: &T) {}

fn main() {
    asked(&Answers::default());
}
