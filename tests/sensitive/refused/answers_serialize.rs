//! All answers together are stored nowhere.

use treatment_explorer::domain::safety::Answers;

fn asked<T: serde::Serialize>(_: &T) {}

fn main() {
    asked(&Answers::default());
}
