//! Small drawn signs. Each stands beside a word, so none carries a meaning alone.

use leptos::prelude::*;

/// Which sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A ring with an i: information, something to ask.
    Ask,
    /// A clock: wait.
    Wait,
    /// An octagon with a bar: not now.
    Stop,
    /// A triangle: urgent.
    Urgent,
    /// A tick.
    Check,
    /// A cross: take away.
    Cross,
    /// A magnifying glass: search.
    Search,
}

/// A sign, 1 em large, hidden from screen readers because a word stands beside it.
///
/// Without scripts: the same.
#[component]
pub fn Icon(
    /// Which sign.
    sign: Sign,
) -> impl IntoView {
    let path = match sign {
        Sign::Ask => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 7.5V17M12 7v.5",
        Sign::Wait => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4v5l3.5 2",
        Sign::Stop => "M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3ZM8 12h8",
        Sign::Urgent => "M12 3.5 2.5 20h19ZM12 10v4.5M12 17v.5",
        Sign::Check => "m5 12.5 4.5 4.5L19 7.5",
        Sign::Cross => "m6 6 12 12M18 6 6 18",
        Sign::Search => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm5 11.5L21 21",
    };
    view! {
        <svg class="tx-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=path />
        </svg>
    }
}
