//! `overdue-review` (a warning): the review of a page is not overdue.
//!
//! Bad: `next_review = "2020-01-31"` Good: a day that is still to come.
//! The day on which the content is read is handed in; without it nothing is overdue.

use super::{ALL, Found, Page, Rule};
use crate::content::finding::Severity;
use crate::domain::treatment::is_past;

pub const RULE: Rule = Rule { name: "overdue-review", severity: Severity::Warning, on: ALL, check };

fn check(page: &Page<'_>) -> Vec<Found> {
    let Some(today) = &page.known.today else {
        return Vec::new();
    };
    let due = page.table("review").filter_map(|review| review.field("next_review"));
    let overdue = due.filter(|due| !due.text.is_empty() && is_past(&due.text, today)).map(|due| {
        Found::new(
            due.span.clone(),
            format!("this review was due on {}, and today is {today}", due.text),
            "read the sources again, mend what has changed, and write new dates into `[review]`",
        )
    });
    overdue.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lint::example::hold;

    #[test]
    fn a_day_that_has_passed_is_found() {
        let page = |date: &str| format!("+++\n[review]\nnext_review = \"{date}\"\n+++\n");
        hold(&RULE, &page("2026-11-24"), "2026-11-24", &page("2026-11-25"));
    }
}
