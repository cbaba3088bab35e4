//! Building a tool part by part, so that nothing else on the page has to wait for the whole of it.
//!
//! While a tool is mounted, each of its parts waits for its turn, and whoever mounts it lets the browser do other
//! things between two turns. In a tool that stands, and on the host, parts are built at once.

use crate::platform::timer::step_by_step;
use leptos::prelude::*;
use std::collections::VecDeque;

/// The parts of the tools of a visit that are still to be built.
#[derive(Clone, Copy)]
pub struct Turns(StoredValue<Waiting>);

#[derive(Default)]
struct Waiting {
    /// Whether a tool is being mounted.
    open: bool,
    /// What to set for each part that waits, in their order.
    parts: VecDeque<RwSignal<bool>>,
}

/// What makes a part.
type Make = Box<dyn FnOnce() -> AnyView + Send>;

impl Turns {
    /// Nothing waits.
    pub fn new() -> Self {
        Self(StoredValue::new(Waiting::default()))
    }

    /// From now on parts wait, until [`Turns::next`] finds none.
    pub fn begin(self) {
        self.0.try_update_value(|waiting| waiting.open = true);
    }

    /// Gives the next part its turn; it is built as soon as the present step of the program ends. `false` when no part
    /// is left: from then on parts are built at once.
    pub fn next(self) -> bool {
        let next = self.0.try_update_value(|waiting| {
            let next = waiting.parts.pop_front();
            waiting.open = next.is_some();
            next
        });
        let Some(Some(turn)) = next else { return false };
        // The part may be gone again before its turn comes.
        let _ = turn.try_set(true);
        true
    }

    /// Lets the parts that `change` brings about wait for their turn too: what comes to a tool only when it stands.
    pub fn spread(self, change: impl FnOnce()) {
        self.begin();
        change();
        step_by_step(move || self.next());
    }

    /// A part, built when its turn comes. Parts in it come after all that wait already.
    pub fn part(self, make: impl FnOnce() -> AnyView + Send + 'static) -> AnyView {
        let waits = self.0.try_with_value(|waiting| waiting.open).unwrap_or(false);
        if waits { self.later(Box::new(make)) } else { make() }
    }

    fn later(self, make: Make) -> AnyView {
        let turn = RwSignal::new(false);
        self.0.update_value(|waiting| waiting.parts.push_back(turn));
        let mut make = Some(make);
        (move || if turn.get() { make.take().map(|make| make()) } else { None }).into_any()
    }
}

impl Default for Turns {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::Turns;
    use leptos::prelude::*;

    fn paragraph(text: &'static str) -> AnyView {
        view! { <p>{text}</p> }.into_any()
    }

    #[test]
    fn parts_are_built_at_once_unless_a_tool_is_being_mounted() {
        let owner = Owner::new();
        owner.with(|| {
            assert_eq!(Turns::new().part(|| paragraph("here")).to_html(), "<p>here</p>");
        });
    }

    #[test]
    fn parts_wait_for_their_turn_and_those_inside_them_come_last() {
        let owner = Owner::new();
        owner.with(|| {
            let turns = Turns::new();
            turns.begin();
            let built = RwSignal::new(Vec::new());
            let note = move |what: &'static str| built.update(|b| b.push(what));
            let outer = turns.part(move || {
                note("outer");
                let inner = turns.part(move || {
                    note("inner");
                    paragraph("inner")
                });
                view! { <div>{inner}</div> }.into_any()
            });
            let second = turns.part(move || {
                note("second");
                paragraph("second")
            });
            assert!(built.with(Vec::is_empty), "nothing is built before its turn");
            assert!(turns.next() && turns.next());
            // On the host nothing runs by itself: a part is built when it is written.
            let html = outer.to_html() + &second.to_html();
            assert_eq!(built.get(), ["outer", "second"]);
            assert!(!html.contains("inner"), "{html}");
            assert!(turns.next(), "the part inside waits last");
            assert!(!turns.next());
            assert_eq!(turns.part(|| paragraph("late")).to_html(), "<p>late</p>", "a tool that stands does not wait");
        });
    }

    #[test]
    fn a_part_that_is_gone_is_passed_over() {
        let owner = Owner::new();
        let turns = owner.with(Turns::new);
        turns.begin();
        let inner = owner.with(Owner::new);
        let part = inner.with(|| turns.part(|| paragraph("gone")));
        drop((part, inner));
        assert!(turns.next() && !turns.next());
    }
}
