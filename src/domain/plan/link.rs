//! The plan's own parts of a shared link: its day, its spacing, and the facts it was made with.
//!
//! The selection writes and reads the rest of the link; it hands over what belongs here.

use super::change::MadeWith;
use super::course::{Goal, PlanAsk, Spacing};
use crate::domain::date::CivilDate;

/// What a link says about a plan.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PlanLink {
    /// The day, if one was chosen.
    pub goal: Option<Goal>,
    /// How close together the sessions are.
    pub spacing: Spacing,
    /// The facts that the plan was made with.
    pub made_with: MadeWith,
}

impl PlanLink {
    /// What a link says about a plan that was asked for so, from these facts.
    pub fn new(ask: PlanAsk, made_with: MadeWith) -> Self {
        Self { goal: Some(ask.goal), spacing: ask.spacing, made_with }
    }

    /// Key and value of each part, as [`crate::domain::selection::Selection::to_link`] takes them.
    pub fn to_parts(&self) -> Vec<(&'static str, String)> {
        let mut parts = Vec::new();
        match self.goal {
            Some(Goal::From(day)) => parts.push(("from", day.to_string())),
            Some(Goal::Before(day)) => parts.push(("by", day.to_string())),
            None => {}
        }
        if self.spacing == Spacing::Shortest {
            parts.push(("spacing", "shortest".to_owned()));
        }
        if !self.made_with.is_empty() {
            parts.push(("with", self.made_with.to_string()));
        }
        parts
    }
}

/// What was read from the parts of a link.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ReadPlanLink {
    /// Everything that could be read.
    pub link: PlanLink,
    /// The parts that could not, as they stood, at most 40 characters each.
    pub unknown: Vec<String>,
}

/// Reads the parts that [`crate::domain::selection::read_fragment`] left to the plan. What cannot be read is left out
/// and reported; of two parts that say the same the later one holds.
pub fn read_plan_link(parts: &[(String, String)]) -> ReadPlanLink {
    let mut read = ReadPlanLink::default();
    for (key, value) in parts {
        let day = CivilDate::parse(value);
        match (key.as_str(), day) {
            ("from", Some(day)) => read.link.goal = Some(Goal::From(day)),
            ("by", Some(day)) => read.link.goal = Some(Goal::Before(day)),
            ("spacing", _) if value == "shortest" => read.link.spacing = Spacing::Shortest,
            ("with", _) => {
                let (made_with, unread) = MadeWith::read(value);
                read.link.made_with = made_with;
                read.unknown.extend(unread.into_iter().map(|part| part.chars().take(40).collect::<String>()));
            }
            _ => read.unknown.push(format!("{key}={value}").chars().take(40).collect()),
        }
    }
    read
}

#[cfg(test)]
mod tests {
    use super::super::tests::example;
    use super::*;
    use proptest::prelude::*;

    fn given(parts: &[(&str, String)]) -> Vec<(String, String)> {
        parts.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect()
    }

    #[test]
    fn what_is_written_is_read() {
        let day = CivilDate::parse("2028-02-29").unwrap();
        for goal in [None, Some(Goal::From(day)), Some(Goal::Before(day))] {
            for spacing in [Spacing::Longest, Spacing::Shortest] {
                let link = PlanLink { goal, spacing, made_with: MadeWith::of(&example()) };
                let read = read_plan_link(&given(&link.to_parts()));
                assert_eq!((read.link, read.unknown.len()), (link, 0));
            }
        }
    }

    #[test]
    fn damaged_parts_are_named_and_the_others_kept() {
        let parts = [("by", "2027-02-30".into()), ("spacing", "wide".into()), ("with", "s3-6.q9.i14d-30d".into())];
        let read = read_plan_link(&given(&parts));
        assert_eq!(read.unknown, ["by=2027-02-30", "spacing=wide", "q9"]);
        assert_eq!(read.link.made_with.to_string(), "s3-6.i14d-30d");
    }

    proptest! {
        #[test]
        fn nothing_that_a_link_can_hold_panics(value in "\\PC{0,80}") {
            for key in ["from", "by", "spacing", "with"] {
                let read = read_plan_link(&given(&[(key, value.clone())]));
                prop_assert!(read.unknown.iter().all(|part| part.chars().count() <= 40));
            }
        }
    }
}
