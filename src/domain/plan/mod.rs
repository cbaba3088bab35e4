//! The plan: what the visitor has chosen, laid out as steps and dates, from the records of a treatment.
//!
//! What is not known stays unknown: a record without an interval gives sessions without dates, never a guess.
//! Health answers are no part of a plan; the visit sheet alone shows their cards.

mod calendar;
mod change;
mod checklist;
mod copy;
mod course;
mod facts;
mod fit;
mod link;
mod make;
mod qr;
mod record;
mod sheet;
mod span;
mod step;
#[cfg(test)]
mod tests;
mod words;

pub use super::course::{CourseFact, CourseKind, OpenRange, TimeSpan};
pub use calendar::{Stamp, calendar_file};
pub use change::{Difference, MadeWith, describe_difference, differences};
pub use checklist::{ChecklistDay, checklist, urgent_rows};
pub use copy::{Block, plan_document, to_markdown, to_text};
pub use course::{
    ChangeWindow, DatedPrecare, Goal, Misfit, OpenDates, Plan, PlanAsk, PlannedSession, Remedies, Spacing, WithoutDays,
};
pub use facts::PlanFacts;
pub use fit::{PAGE, Page, largest_letters};
pub use link::{PlanLink, ReadPlanLink, read_plan_link};
pub use make::make_plan;
pub use qr::{QrDrawing, draw_qr};
pub use record::PlanRecord;
pub use sheet::{Sheet, SheetCard, SheetInput, SheetLevel, SheetRange, visit_sheet};
pub use span::DateRange;
pub use step::{Step, StepKind, steps};
pub use words::{describe_misfit, describe_notes, describe_span, describe_step, describe_when, describe_window};
