//! Cells of the evidence files: text to numbers and ids, with advice when that does not work.

use crate::domain::concern::ConcernId;
use std::fmt;

/// What to change in a row, for the person who edits the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowError {
    /// The column.
    pub column: &'static str,
    /// What stands there.
    pub found: String,
    /// What to write instead.
    pub write: String,
    /// The words the column knows, where they are a closed list.
    pub words: Vec<&'static str>,
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "column `{}` has “{}”: write {}", self.column, self.found, self.write)
    }
}

impl std::error::Error for RowError {}

pub(super) fn advise(column: &'static str, found: &str, write: &str) -> RowError {
    RowError { column, found: found.to_owned(), write: write.to_owned(), words: Vec::new() }
}

/// One of a closed list of words.
pub(super) fn word<T: Copy>(column: &'static str, text: &str, words: &[(&'static str, T)]) -> Result<T, RowError> {
    if let Some((_, value)) = words.iter().find(|(word, _)| *word == text) {
        return Ok(*value);
    }
    let words: Vec<_> = words.iter().map(|(word, _)| *word).collect();
    let write = match words.as_slice() {
        [rest @ .., last] => format!("{} or {last}", rest.join(", ")),
        [] => String::new(),
    };
    Err(RowError { column, found: text.to_owned(), write, words })
}

pub(super) fn number(column: &'static str, text: &str, most: f64) -> Result<Option<f64>, RowError> {
    if text.is_empty() {
        return Ok(None);
    }
    match text.parse::<f64>() {
        Ok(value) if (0.0..=most).contains(&value) => Ok(Some(value)),
        _ => Err(advise(column, text, &format!("a number from 0 to {most}, or leave it empty"))),
    }
}

pub(super) fn whole<T: std::str::FromStr>(column: &'static str, text: &str) -> Result<Option<T>, RowError> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| advise(column, text, "a whole number, or leave it empty"))
}

pub(super) fn needed(column: &'static str, text: &str, write: &str) -> Result<f64, RowError> {
    number(column, text, 1.0e6)?.ok_or_else(|| advise(column, text, write))
}

pub(super) fn yes_or_no(column: &'static str, text: &str) -> Result<bool, RowError> {
    word(column, text, &[("yes", true), ("no", false)])
}

pub(super) fn concern(column: &'static str, text: &str) -> Result<ConcernId, RowError> {
    ConcernId::new(text).map_err(|_| advise(column, text, "a concern id such as acne-scars"))
}

pub(super) fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}
