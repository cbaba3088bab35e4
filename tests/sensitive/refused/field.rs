//! The content of a health answer is no field that can be read.

use treatment_explorer::domain::sensitive::Sensitive;

fn main() {
    let _ = Sensitive::new(1_u8).0;
}
