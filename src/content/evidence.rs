//! Reads `content/evidence/*.csv` and fits the model of the estimator to them.
//!
//! What a row must hold is the domain's (`domain::estimator`); here a row gets its file, line and column.

use super::finding::{Finding, Severity};
use super::names::{Names, nearest, one_of};
use super::source_file::{At, SourceFile};
use super::table;
use crate::domain::concern::ConcernId;
use crate::domain::estimator::{
    Evidence, EvidenceFit, GroupRow, RowError, TimeCourseRow, TrialRow, WithinTrialRow, fit,
};
use serde::de::{DeserializeOwned, Deserializer, Visitor, value::Error as NoValue};
use std::ops::Range;
use std::path::Path;

/// The evidence as it was read, and the model fitted to it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadEvidence {
    /// All rows.
    pub rows: Evidence,
    /// The fitted model.
    pub fit: EvidenceFit,
}

/// Reads the four tables, and fits the model when nothing is wrong anywhere: that takes longer than all the rest, and
/// no site is built from it otherwise. `None` when a finding forbids it.
pub fn read(root: &Path, concerns: &Names, areas: &Names, findings: &mut Vec<Finding>) -> Option<ReadEvidence> {
    let about = SourceFile::read(root, "evidence/about.toml");
    let read_on = table::read(&about, about.text(), 0, "the file", |top| Some(top.text("read").value));
    findings.extend(about.into_findings());

    let mut rows = Evidence::default();
    let file = SourceFile::read(root, "evidence/groups.csv");
    rows.concerns = rows_of::<GroupRow, _>(&file, |row, cells| {
        known_concern(&file, cells.span("concern"), &row.concern, concerns);
        known_areas(&file, cells, &row.areas, areas);
        if !row.evidence_of.is_empty() {
            known_concern(&file, cells.span("evidence_of"), &row.evidence_of, concerns);
        }
        row.try_into()
    });
    findings.extend(file.into_findings());

    let file = SourceFile::read(root, "evidence/needling.csv");
    let known_ids = Names::new("row", "this file", file.is_whole());
    rows.arms = rows_of::<TrialRow, _>(&file, |row, cells| {
        known_ids.declare(&file, &At { value: row.id.clone(), span: cells.span("id") });
        known_concern(&file, cells.span("concern"), &row.concern, concerns);
        known_areas(&file, cells, &row.areas, areas);
        row.try_into()
    });
    findings.extend(file.into_findings());

    let file = SourceFile::read(root, "evidence/within-trial.csv");
    rows.within = rows_of::<WithinTrialRow, _>(&file, |row, cells| {
        known_concern(&file, cells.span("concern"), &row.concern, concerns);
        row.try_into()
    });
    findings.extend(file.into_findings());

    let file = SourceFile::read(root, "evidence/time-course.csv");
    rows.course = rows_of::<TimeCourseRow, _>(&file, |row, cells| {
        known_concern(&file, cells.span("concern"), &row.concern, concerns);
        row.try_into()
    });
    findings.extend(file.into_findings());

    if findings.iter().any(|f| f.severity == Severity::Error) {
        return None;
    }
    match fit(&rows, &read_on.unwrap_or_default()) {
        Ok(fit) => Some(ReadEvidence { rows, fit }),
        Err(error) => {
            let file = SourceFile::read(root, "evidence/needling.csv");
            file.report(0..0, "no model can be fitted to this evidence", error.to_string());
            findings.extend(file.into_findings());
            None
        }
    }
}

/// Where the cells of one row stand in the file.
struct Cells<'a> {
    header: &'a csv::StringRecord,
    spans: Vec<Range<usize>>,
}

impl Cells<'_> {
    fn span(&self, column: &str) -> Range<usize> {
        let at = self.header.iter().position(|name| name == column);
        at.and_then(|at| self.spans.get(at)).or(self.spans.first()).cloned().unwrap_or(0..0)
    }
}

/// Every row of a table, each made into what it stands for; what cannot be made is reported and left out.
fn rows_of<R: DeserializeOwned, T>(
    file: &SourceFile,
    mut make: impl FnMut(R, &Cells<'_>) -> Result<T, RowError>,
) -> Vec<T> {
    let text = file.text();
    if text.is_empty() {
        return Vec::new();
    }
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => {
            file.report(0..0, "the first line cannot be read", error.to_string());
            return Vec::new();
        }
    };
    if !check_header::<R>(file, &header) {
        return Vec::new();
    }
    let mut made = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                file.report(0..0, "a row cannot be read", error.to_string());
                continue;
            }
        };
        let start = record.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0));
        let cells = Cells { header: &header, spans: cell_spans(text, start) };
        if record.len() != header.len() {
            let whole = cells.spans.first().map_or(start, |s| s.start)..cells.spans.last().map_or(start, |s| s.end);
            file.report(
                whole,
                format!("this row has {} cells", record.len()),
                format!("write {} cells, as in the first line; put a cell that holds a comma in quotes", header.len()),
            );
            continue;
        }
        match record.deserialize::<R>(Some(&header)) {
            Ok(row) => match make(row, &cells) {
                Ok(row) => made.push(row),
                Err(error) => report_cell(file, cells.span(error.column), error),
            },
            Err(error) => file.report(cells.span(""), "this row cannot be read", error.to_string()),
        }
    }
    made
}

fn report_cell(file: &SourceFile, span: Range<usize>, error: RowError) {
    let message = if error.found.is_empty() {
        format!("the column `{}` is empty", error.column)
    } else {
        format!("the column `{}` has “{}”", error.column, error.found)
    };
    let suggestion = nearest(&error.found, error.words);
    file.report_near(span, message, format!("write {}", error.write), suggestion);
}

/// Whether the first line names each column of the table, and no other.
fn check_header<R: DeserializeOwned>(file: &SourceFile, header: &csv::StringRecord) -> bool {
    let columns = columns::<R>();
    let cells = Cells { header, spans: cell_spans(file.text(), 0) };
    let mut missing: Vec<_> = columns.iter().copied().filter(|column| !header.iter().any(|h| h == *column)).collect();
    let whole = missing.is_empty() && header.len() == columns.len();
    for name in header.iter().filter(|name| !columns.contains(name)) {
        let near = nearest(name, columns.iter().copied());
        // A misspelt column is one slip and not two.
        missing.retain(|column| Some(*column) != near.as_deref());
        let message = format!("this table has no column `{name}`");
        file.report_near(cells.span(name), message, format!("write {}", one_of(columns)), near);
    }
    for column in missing {
        let message = format!("the column `{column}` is missing");
        file.report(cells.span(""), message, "add it to the first line, and a cell for it to each row");
    }
    whole
}

/// The columns of a row: the fields that its type asks a reader for.
fn columns<R: DeserializeOwned>() -> &'static [&'static str] {
    struct Asked<'a>(&'a mut &'static [&'static str]);
    impl<'de> Deserializer<'de> for Asked<'_> {
        type Error = NoValue;

        fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, NoValue> {
            Err(serde::de::Error::custom("only asked for its fields"))
        }

        fn deserialize_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            fields: &'static [&'static str],
            visitor: V,
        ) -> Result<V::Value, NoValue> {
            *self.0 = fields;
            self.deserialize_any(visitor)
        }

        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
            unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
        }
    }
    let mut fields: &'static [&'static str] = &[];
    let _ = R::deserialize(Asked(&mut fields));
    fields
}

/// Where each cell of the row that starts at `start` stands, quotes included.
fn cell_spans(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let (mut from, mut quoted) = (start, false);
    for (offset, c) in text.get(start..).unwrap_or("").char_indices() {
        let at = start + offset;
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => {
                spans.push(from..at);
                from = at + 1;
            }
            '\n' | '\r' if !quoted && at > from => {
                spans.push(from..at);
                return spans;
            }
            // The reader points at the line end before the row.
            '\n' | '\r' if !quoted && spans.is_empty() => from = at + 1,
            '\n' | '\r' if !quoted => {
                spans.push(from..at);
                return spans;
            }
            _ => {}
        }
    }
    spans.push(from..text.len());
    spans
}

fn known_concern(file: &SourceFile, span: Range<usize>, concern: &str, known: &Names) {
    if ConcernId::new(concern).is_ok() {
        known.check(file, &At { value: concern.to_owned(), span });
    }
}

/// Each word is an area, or the first part of the ids of several.
fn known_areas(file: &SourceFile, cells: &Cells<'_>, words: &str, known: &Names) {
    for word in words.split_whitespace().filter(|word| !known.contains_under(word)) {
        known.check(file, &At { value: word.to_owned(), span: cells.span("areas") });
    }
}

#[cfg(test)]
mod tests {
    use super::cell_spans;

    #[test]
    fn cells_are_found_where_they_stand() {
        let text = "a,b,c\n1,\"two, too\",\n4,5,6";
        let at = |start: usize| cell_spans(text, start).into_iter().map(|s| &text[s]).collect::<Vec<_>>();
        assert_eq!(at(0), ["a", "b", "c"]);
        assert_eq!(at(6), ["1", "\"two, too\"", ""]);
        assert_eq!(at(text.len() - 5), ["4", "5", "6"]);
    }
}
