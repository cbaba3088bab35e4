//! What the rules know beside the file they read: conditions and their names, the clinic, the day.

use crate::content::names::Names;
use crate::content::source_file::SourceFile;
use crate::content::table::read;
use crate::domain::clinic::Clinic;

/// What the rules know.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    /// The names of concerns in running text.
    pub conditions: Vec<Condition>,
    /// What cannot be treated and be a reason not to treat at once.
    pub contraries: Vec<Contrary>,
    /// Names, streets and telephone numbers of the clinic.
    pub clinic: Vec<String>,
    /// The day on which the content is read, `YYYY-MM-DD`; without it nothing is overdue.
    pub today: Option<String>,
}

/// A concern with its names in running text.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The id of the concern.
    pub concern: String,
    /// Its names, as patterns of words.
    pub names: Vec<String>,
}

/// A condition that an article may name as treated, or as a reason not to treat, and not as both.
#[derive(Clone, Debug, PartialEq)]
pub struct Contrary {
    /// The concerns that stand for it as a benefit.
    pub concerns: Vec<String>,
    /// The questions that stand for it as a caution.
    pub questions: Vec<String>,
    /// What a caution calls it, as patterns of words.
    pub reasons: Vec<String>,
    /// What to write instead.
    pub instead: String,
}

impl Known {
    /// The names of a concern.
    pub fn names(&self, concern: &str) -> impl Iterator<Item = &str> {
        self.conditions.iter().filter(move |c| c.concern == concern).flat_map(|c| &c.names).map(String::as_str)
    }
}

/// What of the clinic's must not stand in an article, beside what every clinic would say of itself.
pub fn clinic_words(clinic: &Clinic) -> Vec<String> {
    let places = clinic.locations.iter().flat_map(|place| {
        let numbers = place.phone.clone();
        [place.name.clone(), place.street.clone()].into_iter().chain(numbers)
    });
    [clinic.name.clone(), clinic.phone.clone()].into_iter().chain(places).filter(|word| !word.is_empty()).collect()
}

/// `content/claims.toml`
pub fn claims(file: &SourceFile, concerns: &Names, questions: &Names) -> (Vec<Condition>, Vec<Contrary>) {
    let texts = |found: Vec<crate::content::source_file::At<String>>| found.into_iter().map(|t| t.value).collect();
    read(file, file.text(), 0, "the file", |top| {
        let rows = top.tables("condition", "this condition");
        let conditions = rows.iter().map(|row| {
            let concern = row.text("concern");
            concerns.check(row.file, &concern);
            let names: Vec<_> = texts(row.texts("names"));
            if names.is_empty() {
                row.file.report(
                    row.span.clone(),
                    "this condition has no `names`",
                    "give the words by which texts name it",
                );
            }
            row.finish();
            Condition { concern: concern.value, names }
        });
        let conditions = conditions.collect();
        let rows = top.tables("contrary", "this contrary");
        let contraries = rows.iter().map(|row| {
            let contrary = Contrary {
                concerns: texts(row.known("concerns", concerns)),
                questions: texts(row.known("questions", questions)),
                reasons: texts(row.texts("reasons")),
                instead: row.text("instead").value,
            };
            row.finish();
            contrary
        });
        (conditions, contraries.collect())
    })
}
