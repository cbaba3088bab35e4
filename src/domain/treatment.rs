//! Treatments: what a person can choose, as typed records that each name their sources.
//!
//! The prose of the article is not here; it is HTML from the content compiler.

mod skin_type;

pub use skin_type::{FitzpatrickType, SkinTypeRecord, Suitability};

use super::area::{AreaId, AreaStatus};
use super::concern::ConcernId;
use super::estimator::ArmKind;
use super::id::id_type;
use super::quantity::{Days, MinMax, Percent, Usd};
use super::safety::Caution;
use super::source::SourceId;
use serde::{Deserialize, Serialize};

id_type! {
    /// The id of a treatment, also its address: `micro-needling`.
    Slug
}

/// Strength of evidence that a treatment helps with a concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Grade {
    /// A Cochrane review or several controlled trials agree, or a labeled drug use.
    Strong,
    /// Small or mixed trials, or a reviewed or authorized use without a placebo group.
    SomeEvidence,
    /// Case series, a single small study, or a listed use without trials.
    Weak,
    /// Not indicated, or a reason not to treat.
    NotIndicated,
    /// No source was found either way.
    NotFound,
}

impl Grade {
    /// All grades, the strongest first.
    pub const ALL: [Self; 5] = [Self::Strong, Self::SomeEvidence, Self::Weak, Self::NotIndicated, Self::NotFound];

    /// The word in content and class names.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::SomeEvidence => "some",
            Self::Weak => "weak",
            Self::NotIndicated => "none",
            Self::NotFound => "not_found",
        }
    }
}

/// How a use stands to what the US regulator authorized the device for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegulatorScope {
    /// Inside an authorization.
    Authorized,
    /// Outside every authorization that was read.
    Outside,
    /// Not checked.
    NotChecked,
    /// Nothing to authorize: the treatment is not indicated.
    None,
}

impl RegulatorScope {
    /// The word in content and class names.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Authorized => "authorized",
            Self::Outside => "outside",
            Self::NotChecked => "not-checked",
            Self::None => "none",
        }
    }
}

/// A row of the fact card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// What the fact is about, such as `sessions`.
    pub key: String,
    /// The label for people.
    pub label: String,
    /// The number, where one was found: least, most and unit.
    pub amount: Option<Amount>,
    /// Whether anything was found; if not, `text` says what is not known.
    pub found: bool,
    /// The fact in a sentence or two.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// A number or range with its unit, as a source gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Amount {
    /// The range; a single number has equal ends. `None` leaves that end open.
    pub min: Option<f64>,
    /// The most, where known.
    pub max: Option<f64>,
    /// The unit in words: "sessions", "days".
    pub unit: String,
}

/// That a treatment is used for a concern, with its grade.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indication {
    /// The concern.
    pub concern: ConcernId,
    /// Strength of the evidence.
    pub grade: Grade,
    /// Inside or outside the regulator's scope.
    pub scope: RegulatorScope,
    /// What was found, in a sentence or two.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// What is known about this treatment in some areas.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AreaRecord {
    /// The areas it holds for.
    pub areas: Vec<AreaId>,
    /// The status.
    pub status: AreaStatus,
    /// What is known, in a sentence.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// An unwanted effect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AdverseEffect {
    /// What it is.
    pub name: String,
    /// How often, in the words of the sources: "expected", "no rate found".
    pub frequency: String,
    /// How often, where a rate was found.
    pub percent: Option<Percent>,
    /// Among whom the rate was found.
    pub group: Option<String>,
    /// More about it.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// What the days around a session can be without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Without {
    /// Make-up.
    MakeUp,
    /// Sun on the treated skin.
    Sun,
}

impl Without {
    /// All there are.
    pub const ALL: [Self; 2] = [Self::MakeUp, Self::Sun];

    /// The word in content, which also stands in the sentence that says so.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MakeUp => "make-up",
            Self::Sun => "sun",
        }
    }
}

/// Something to do before a session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Precare {
    /// How long before, where a source says.
    pub days_before: Option<Days>,
    /// What these days are without; empty when the text says nothing of the kind.
    pub without: Vec<Without>,
    /// What to do.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// A stretch of days after a session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Aftercare {
    /// First and last day, counted from the session (day 0).
    pub days: MinMax<Days>,
    /// A short title.
    pub title: String,
    /// What to expect.
    pub expect: String,
    /// What to do.
    pub doing: String,
    /// What to avoid.
    pub avoid: String,
    /// What these days are without; empty when the text says nothing of the kind.
    pub without: Vec<Without>,
    /// Whether this row is about urgent signs.
    pub alert: bool,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// A published price, not the clinic's.
#[derive(Clone, Debug, PartialEq)]
pub struct Cost {
    /// Least and most.
    pub range: MinMax<Usd>,
    /// For what: "session".
    pub unit: String,
    /// The year of the figure.
    pub year: String,
    /// Whose figure it is.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// A drawing of a section through the skin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// Needles going in.
    Needles,
    /// The repair under way in the channels.
    Repair,
    /// More fibers than before, and a smoother surface.
    Fibers,
}

/// A step in how the treatment works.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// A short title.
    pub title: String,
    /// The drawing beside it, if there is one.
    pub drawing: Option<Drawing>,
    /// What happens.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// The treatment beside another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Which comparison this is, as the article's directive names it.
    pub with: String,
    /// The column heading of the other treatment.
    pub heading: String,
    /// What the table says, in a sentence or two.
    pub text: String,
    /// The rows.
    pub rows: Vec<ComparisonRow>,
}

/// One row of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparisonRow {
    /// What is compared.
    pub row: String,
    /// This treatment.
    pub this: String,
    /// The other.
    pub other: String,
    /// Where both come from.
    pub sources: Vec<SourceId>,
}

/// Who reviewed the facts, and when they are due again. Dates are `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The reviewing dermatologist; `None` while nobody has reviewed.
    pub reviewer: Option<String>,
    /// When they did.
    pub reviewed: Option<String>,
    /// When the sources were read.
    pub facts_read: String,
    /// When the facts are due for review.
    pub next_review: String,
}

impl Review {
    /// The review of a page that rests on several reviewed records: it is reviewed only if each of them is, and its
    /// dates are the earliest. `None` for no records.
    pub fn of_all<'a>(reviews: impl IntoIterator<Item = &'a Self>) -> Option<Self> {
        reviews.into_iter().cloned().reduce(|all, one| {
            let reviewer = match (all.reviewer, one.reviewer) {
                (Some(names), Some(name)) if names.split(", ").any(|known| known == name) => Some(names),
                (Some(names), Some(name)) => Some(format!("{names}, {name}")),
                _ => None,
            };
            Self {
                reviewer,
                reviewed: all.reviewed.zip(one.reviewed).map(|(all, one)| all.min(one)),
                facts_read: all.facts_read.min(one.facts_read),
                next_review: all.next_review.min(one.next_review),
            }
        })
    }

    /// Whether the review is due and its day has passed on `today`, `YYYY-MM-DD`.
    pub fn is_overdue(&self, today: &str) -> bool {
        is_past(&self.next_review, today)
    }
}

/// Whether the day `day` has passed on `today`, both written `YYYY-MM-DD`: year first, so their order is that of their
/// letters.
pub fn is_past(day: &str, today: &str) -> bool {
    day < today
}

/// A thing a person can choose.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // Each field is a list of the record type that documents it.
pub struct Treatment {
    pub slug: Slug,
    pub name: String,
    pub also: Vec<String>,
    pub modality: String,
    pub plain: String,
    pub description: String,
    pub review: Review,
    /// Which arms of the evidence tables are trials of this treatment; `None` where they hold no trial of it.
    pub trials: Option<ArmKind>,
    pub facts: Vec<Fact>,
    pub indications: Vec<Indication>,
    pub areas: Vec<AreaRecord>,
    pub side_effects: Vec<AdverseEffect>,
    pub skin_types: Vec<SkinTypeRecord>,
    pub cautions: Vec<Caution>,
    pub precare: Vec<Precare>,
    pub aftercare: Vec<Aftercare>,
    pub costs: Vec<Cost>,
    pub steps: Vec<Step>,
    pub comparisons: Vec<Comparison>,
}

impl Treatment {
    /// Whether this is "no treatment for now", which is always a choice: its slug begins with `no-treatment`.
    pub fn is_waiting(&self) -> bool {
        self.slug.as_str().starts_with("no-treatment")
    }

    /// The fact with this key.
    pub fn fact(&self, key: &str) -> Option<&Fact> {
        self.facts.iter().find(|f| f.key == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn review(reviewer: Option<&str>, reviewed: Option<&str>, read: &str, next: &str) -> Review {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Review {
            reviewer: owned(reviewer),
            reviewed: owned(reviewed),
            facts_read: read.to_owned(),
            next_review: next.to_owned(),
        }
    }

    #[test]
    fn a_page_is_reviewed_only_when_all_it_rests_on_is() {
        let one = review(Some("Dr. A"), Some("2027-01-02"), "2026-11-23", "2027-11-23");
        let other = review(Some("Dr. B"), Some("2026-12-01"), "2026-12-01", "2027-06-01");
        let both = review(Some("Dr. A, Dr. B"), Some("2026-12-01"), "2026-11-23", "2027-06-01");
        assert_eq!(Review::of_all([&one, &other, &one]), Some(both));
        let none = review(None, None, "2026-11-01", "2027-11-23");
        assert_eq!(Review::of_all([&one, &none]), Some(review(None, None, "2026-11-01", "2027-11-23")));
        assert_eq!(Review::of_all([]), None);
    }

    #[test]
    fn a_review_is_overdue_from_the_day_after_its_date() {
        let due = review(None, None, "2026-11-23", "2027-11-23");
        assert!(!due.is_overdue("2026-12-31") && !due.is_overdue("2027-11-23"));
        assert!(due.is_overdue("2027-11-24") && due.is_overdue("2028-01-01"));
    }
}
