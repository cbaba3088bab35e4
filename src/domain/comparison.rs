//! Options side by side: the same rows for each, in the same order, and whether they differ.
//!
//! No row is an overall verdict, and no treatment for now is always the last column.

use super::area::AreaId;
use super::concern::ConcernId;
use super::option::{FactKey, OptionRecord, Options};
use super::quantity::{MinMax, Usd};
use super::treatment::{AdverseEffect, AreaRecord, Fact, FitzpatrickType, Indication, SkinTypeRecord};

/// How many options can stand beside no treatment for now.
pub const MOST: usize = 4;

/// What is compared, in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// How it works, in one line.
    Plain,
    /// What it is used for, with the grade; with a concern, that one alone.
    Use,
    /// What the US regulator authorized.
    Regulator,
    /// What is known of it in the chosen areas. Only where areas are chosen.
    Area,
    /// The sessions of a course.
    Sessions,
    /// The time between them.
    Interval,
    /// The healing time.
    Downtime,
    /// When a change may show.
    Onset,
    /// How long it lasts.
    Duration,
    /// What can go wrong.
    SideEffects,
    /// What the sources say for skin types; with one given, for that one alone.
    Fitzpatrick,
    /// Who should do it.
    Who,
    /// Published prices.
    Cost,
    /// What this clinic asks.
    Price,
}

impl RowKind {
    /// All rows.
    pub const ALL: [Self; 14] = [
        Self::Plain,
        Self::Use,
        Self::Regulator,
        Self::Area,
        Self::Sessions,
        Self::Interval,
        Self::Downtime,
        Self::Onset,
        Self::Duration,
        Self::SideEffects,
        Self::Fitzpatrick,
        Self::Who,
        Self::Cost,
        Self::Price,
    ];

    /// Whether a cell of the row begins with a figure or a word of a closed list wherever something was found.
    pub fn is_counted(self) -> bool {
        !matches!(self, Self::Plain | Self::Use | Self::Area | Self::SideEffects | Self::Who)
    }
}

/// What a comparison is asked about.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Question {
    /// The concern, if one is chosen.
    pub concern: Option<ConcernId>,
    /// The areas, if any are chosen.
    pub areas: Vec<AreaId>,
    /// Fitzpatrick skin type, if given.
    pub fitzpatrick: Option<FitzpatrickType>,
}

/// One field of the table: the records of one option for one row. Where nothing was found it is empty or says so.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// A line of text.
    Plain(&'a str),
    /// Its uses: one for a chosen concern, or none found; all that sources name without one.
    Uses(Vec<&'a Indication>),
    /// What the regulator authorized for the concern, and in general.
    Regulator(Option<&'a Indication>, Vec<&'a Fact>),
    /// For each chosen area what is known there.
    Areas(Vec<(AreaId, Option<&'a AreaRecord>)>),
    /// Rows of the fact card.
    Facts(Vec<&'a Fact>),
    /// What can go wrong.
    SideEffects(&'a [AdverseEffect]),
    /// What the clinic asks for a session, where it says.
    Price(Option<MinMax<Usd>>),
    /// What the sources say for the skin type, or for all.
    SkinTypes(Vec<&'a SkinTypeRecord>),
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'a> {
    /// What is compared.
    pub kind: RowKind,
    /// One cell for each option, in the order of the columns.
    pub cells: Vec<Cell<'a>>,
    /// Whether the options differ in what can be counted or is a word of a closed list; `None` for free text, and where
    /// there is only one option beside no treatment for now.
    pub differs: Option<bool>,
}

/// The whole table.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared<'a> {
    /// The columns: by the alphabet, and no treatment for now at the end.
    pub options: Vec<&'a OptionRecord>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Row<'a>>,
}

/// The example for a visitor who has chosen no option yet: the first [`MOST`] by the alphabet that are used for the
/// concern. It is called an example wherever it is shown, and chooses nothing.
pub fn example<'a>(options: &'a Options, concern: &ConcernId) -> Vec<&'a OptionRecord> {
    options.active().filter(|option| option.is_used_for(concern)).take(MOST).collect()
}

/// Puts options side by side, and no treatment for now beside them.
pub fn compare<'a>(options: &'a Options, chosen: Vec<&'a OptionRecord>, question: &Question) -> Compared<'a> {
    let count = chosen.len();
    let columns: Vec<_> = chosen.into_iter().chain(options.waiting()).collect();
    let wanted = |kind: &RowKind| *kind != RowKind::Area || !question.areas.is_empty();
    let rows = RowKind::ALL.into_iter().filter(wanted).map(|kind| {
        let cells: Vec<_> = columns.iter().map(|option| cell(kind, option, question)).collect();
        let differs = differs(&cells[..count]);
        Row { kind, cells, differs }
    });
    let rows = rows.collect();
    Compared { options: columns, rows }
}

fn cell<'a>(kind: RowKind, option: &'a OptionRecord, question: &Question) -> Cell<'a> {
    let facts = |key| Cell::Facts(option.facts_of(key).collect());
    let indication = question.concern.as_ref().and_then(|concern| option.indication(concern));
    match kind {
        RowKind::Plain => Cell::Plain(&option.plain),
        RowKind::Use if question.concern.is_some() => Cell::Uses(indication.into_iter().collect()),
        RowKind::Use => {
            let used = option.uses.indications.iter().filter(|i| option.is_used_for(&i.concern));
            Cell::Uses(used.collect())
        }
        RowKind::Regulator => Cell::Regulator(indication, option.facts_of(FactKey::Regulatory).collect()),
        RowKind::Area => Cell::Areas(question.areas.iter().map(|area| (area.clone(), option.area(area))).collect()),
        RowKind::Sessions => facts(FactKey::Sessions),
        RowKind::Interval => facts(FactKey::Interval),
        RowKind::Downtime => facts(FactKey::Downtime),
        RowKind::Onset => facts(FactKey::Onset),
        RowKind::Duration => facts(FactKey::Duration),
        RowKind::SideEffects => Cell::SideEffects(&option.side_effects),
        RowKind::Fitzpatrick => Cell::SkinTypes(match question.fitzpatrick {
            Some(skin) => option.skin_type(skin).into_iter().collect(),
            None => option.uses.skin_types.iter().collect(),
        }),
        RowKind::Who => facts(FactKey::Who),
        RowKind::Cost => facts(FactKey::Cost),
        RowKind::Price => Cell::Price(option.price),
    }
}

/// Whether the options differ from each other. No treatment for now is not asked: it differs in every row.
fn differs(cells: &[Cell<'_>]) -> Option<bool> {
    let (first, rest) = cells.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let mut differ = false;
    for cell in rest {
        differ |= !same(first, cell)?;
    }
    Some(differ)
}

/// Whether two cells say the same; `None` where there is nothing to hold against each other but words.
fn same(one: &Cell<'_>, other: &Cell<'_>) -> Option<bool> {
    Some(match (one, other) {
        (Cell::Price(one), Cell::Price(other)) => {
            // Where the clinic gives no price at all, there is nothing to hold against each other.
            one.or(*other)?;
            one == other
        }
        (Cell::Uses(one), Cell::Uses(other)) => {
            one.iter().map(|i| (&i.concern, i.grade)).eq(other.iter().map(|i| (&i.concern, i.grade)))
        }
        (Cell::Regulator(Some(one), _), Cell::Regulator(Some(other), _)) => one.scope == other.scope,
        (Cell::Areas(one), Cell::Areas(other)) => {
            one.iter().map(|(_, r)| r.map(|r| r.status)).eq(other.iter().map(|(_, r)| r.map(|r| r.status)))
        }
        (Cell::Facts(one), Cell::Facts(other)) => {
            // A row in which nothing is counted is a row of words.
            let counted = |facts: &[&Fact]| facts.iter().any(|fact| fact.amount.is_some());
            if !counted(one) && !counted(other) {
                return None;
            }
            let amounts =
                |facts: &[&Fact]| facts.iter().map(|f| f.amount.clone().filter(|_| f.found)).collect::<Vec<_>>();
            amounts(one) == amounts(other)
        }
        (Cell::SkinTypes(one), Cell::SkinTypes(other)) => {
            one.iter().map(|r| (&r.types, r.suitability)).eq(other.iter().map(|r| (&r.types, r.suitability)))
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::option::{OptionUses, Setting};
    use crate::domain::treatment::{Amount, Grade, RegulatorScope, Slug};

    fn fact(key: &str, sessions: Option<f64>) -> Fact {
        Fact {
            key: key.into(),
            label: key.into(),
            amount: sessions.map(|n| Amount { min: Some(n), max: Some(n), unit: "sessions".into() }),
            found: sessions.is_some(),
            text: String::new(),
            sources: Vec::new(),
        }
    }

    fn option(name: &str, grade: Grade, sessions: f64) -> OptionRecord {
        let indication = |concern: &str| Indication {
            concern: ConcernId::new(concern).unwrap(),
            grade,
            scope: RegulatorScope::Outside,
            text: String::new(),
            sources: Vec::new(),
        };
        OptionRecord {
            slug: Slug::new(name).unwrap(),
            name: name.into(),
            plain: name.into(),
            setting: Setting::Clinic,
            price: None,
            facts: vec![fact("sessions", Some(sessions)), fact("duration", None)],
            side_effects: Vec::new(),
            uses: OptionUses {
                indications: vec![indication("acne-scars"), indication("melasma")],
                ..OptionUses::default()
            },
        }
    }

    fn options() -> Options {
        let mut treatments: Vec<_> = ["a", "b", "c", "d", "e", "f"].map(|name| option(name, Grade::Weak, 3.0)).into();
        treatments[1] = option("b", Grade::NotFound, 3.0);
        treatments.push(OptionRecord { setting: Setting::Waiting, ..option("waiting", Grade::NotFound, 0.0) });
        Options { treatments, sources: Vec::new() }
    }

    fn acne_scars() -> Question {
        Question { concern: ConcernId::new("acne-scars").ok(), ..Question::default() }
    }

    #[test]
    fn the_example_is_the_first_four_by_the_alphabet_that_are_used_for_it() {
        let options = options();
        let names: Vec<_> = example(&options, &ConcernId::new("melasma").unwrap()).iter().map(|o| &o.name).collect();
        assert_eq!(names, ["a", "c", "d", "e"]);
        assert!(example(&options, &ConcernId::new("keloid").unwrap()).is_empty());
    }

    #[test]
    fn no_treatment_for_now_is_the_last_column_of_every_comparison() {
        let options = options();
        for count in 0..=MOST {
            let chosen = options.active().take(count).collect();
            let compared = compare(&options, chosen, &acne_scars());
            assert_eq!(compared.options.last().map(|o| o.setting), Some(Setting::Waiting));
            assert!(compared.rows.iter().all(|row| row.cells.len() == count + 1));
        }
    }

    #[test]
    fn a_difference_is_one_between_the_options_and_not_with_waiting() {
        let mut options = options();
        let of = |options: &Options, kind| {
            let compared = compare(options, options.active().take(2).collect(), &acne_scars());
            compared.rows.iter().find(|row| row.kind == kind).and_then(|row| row.differs)
        };
        assert_eq!(of(&options, RowKind::Sessions), Some(false));
        assert_eq!(of(&options, RowKind::Use), Some(true));
        assert_eq!(of(&options, RowKind::Plain), None);
        // Both say that it was not found: nothing to hold against each other.
        assert_eq!(of(&options, RowKind::Duration), None);
        options.treatments[0].facts[0] = fact("sessions", None);
        assert_eq!(of(&options, RowKind::Sessions), Some(true));
        let alone = compare(&options, options.active().take(1).collect(), &acne_scars());
        assert!(alone.rows.iter().all(|row| row.differs.is_none()));
    }

    #[test]
    fn without_a_concern_all_uses_that_sources_name_are_shown() {
        let options = options();
        let compared = compare(&options, options.active().take(1).collect(), &Question::default());
        let uses = compared.rows.iter().find(|row| row.kind == RowKind::Use).map(|row| &row.cells[0]);
        assert!(matches!(uses, Some(Cell::Uses(uses)) if uses.len() == 2));
        assert!(compared.rows.iter().all(|row| row.kind != RowKind::Area));
    }
}
