//! A hundred people as dots, so many of them marked.

use leptos::prelude::*;
use std::fmt::Write as _;

/// Dots in one row of the picture.
const ROW: u32 = 25;

/// A hundred dots in four rows, the marked ones first and large.
///
/// Without scripts: the same. The words beside it say what it shows, so it is hidden from screen readers.
#[component]
pub fn Hundred(
    /// How many are marked.
    #[prop(into)]
    marked: Signal<u8>,
) -> impl IntoView {
    view! {
        <svg class="tx-people" viewBox="0 0 250 40" aria-hidden="true" focusable="false">
            <path class="tx-people__rest" d=move || dots(u32::from(marked.get()), 100) />
            <path class="tx-people__reach" d=move || dots(0, u32::from(marked.get())) />
        </svg>
    }
}

/// The dots from `from` to before `to`, row by row: points that the style's round pen makes visible.
fn dots(from: u32, to: u32) -> String {
    let mut path = String::new();
    for n in from..to {
        // Writing to a string cannot fail.
        let _ = write!(path, "M{} {}h0", 5 + 10 * (n % ROW), 5 + 10 * (n / ROW));
    }
    path
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_hundred_people_are_drawn_in_two_kinds() {
        assert_eq!(super::dots(0, 69).matches('M').count() + super::dots(69, 100).matches('M').count(), 100);
        assert_eq!(super::dots(25, 26), "M5 15h0");
    }
}
