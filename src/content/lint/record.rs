//! The records of a file as the rules read them: tables of TOML whose every value knows its place.
//!
//! Whether a record is complete and well written was checked where it was read into the catalog.

use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// A record, such as one `[[caution]]`.
#[derive(Clone, Debug)]
pub struct Record {
    /// The name of its table, such as `caution` or `comparison.rows`; empty for the top of the file.
    pub table: String,
    /// Where it begins.
    pub span: Range<usize>,
    /// Its values.
    pub fields: Vec<Field>,
    /// Whether it names a source.
    pub cited: bool,
}

/// A value of a record.
#[derive(Clone, Debug)]
pub struct Field {
    /// The key.
    pub key: String,
    /// The value as text.
    pub text: String,
    /// Its place in the file; for a text, without the quotation marks.
    pub span: Range<usize>,
    /// Whether the value is a text, and not a number or a yes or no.
    pub is_text: bool,
}

impl Record {
    /// The value under a key.
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The value under a key as text; empty where there is none.
    pub fn text(&self, key: &str) -> &str {
        self.field(key).map_or("", |field| field.text.as_str())
    }
}

/// All records of a text that stands in its file from `offset` on.
pub fn records(text: &str, offset: usize) -> Vec<Record> {
    let (parsed, _) = DeTable::parse_recoverable(text);
    let mut found = Vec::new();
    collect(text, parsed.get_ref(), "", 0..0, offset, &mut found);
    found.sort_by_key(|record| record.span.start);
    found
}

fn collect(text: &str, table: &DeTable<'_>, name: &str, span: Range<usize>, offset: usize, found: &mut Vec<Record>) {
    let mut fields = Vec::new();
    let mut cited = false;
    for (key, value) in table {
        let (key, place) = (key.get_ref().to_string(), value.span());
        let below = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
        let mut field = |value: String, place: Range<usize>, is_text| {
            fields.push(Field {
                key: key.clone(),
                text: value,
                span: place.start + offset..place.end + offset,
                is_text,
            });
        };
        match value.get_ref() {
            DeValue::String(value) => field(value.to_string(), unquoted(text, place), true),
            DeValue::Integer(number) => field(number.as_str().to_owned(), place, false),
            DeValue::Float(number) => field(number.as_str().to_owned(), place, false),
            DeValue::Boolean(value) => field(value.to_string(), place, false),
            DeValue::Table(inner) => collect(text, inner, &below, place, offset, found),
            DeValue::Array(items) => {
                cited |= key == "sources" && items.iter().next().is_some();
                for item in items {
                    if let DeValue::Table(inner) = item.get_ref() {
                        collect(text, inner, &below, item.span(), offset, found);
                    }
                }
            }
            DeValue::Datetime(_) => {}
        }
    }
    fields.sort_by_key(|field| field.span.start);
    let span = span.start + offset..span.end + offset;
    found.push(Record { table: name.to_owned(), span, fields, cited });
}

/// A text without the quotation marks around it.
fn unquoted(text: &str, place: Range<usize>) -> Range<usize> {
    let raw = text.get(place.clone()).unwrap_or("");
    let marks = if raw.starts_with("\"\"\"") || raw.starts_with("'''") { 3 } else { 1 };
    if raw.len() < 2 * marks { place } else { place.start + marks..place.end - marks }
}

#[cfg(test)]
mod tests {
    use super::records;

    #[test]
    fn values_are_found_where_they_stand() {
        let text = "slug = \"a\"\n[[fact]]\nkey = \"b\"\nmin = 3\nsources = [\"X\"]\n[[comparison]]\n[[comparison.rows]]\nthis = \"c\"\n";
        let found = records(text, 0);
        let names: Vec<_> = found.iter().map(|r| (r.table.as_str(), r.cited)).collect();
        assert_eq!(names, [("", false), ("fact", true), ("comparison", false), ("comparison.rows", false)]);
        assert_eq!(&text[found[1].field("min").unwrap().span.clone()], "3");
        assert_eq!(&text[found[3].field("this").unwrap().span.clone()], "c");
        assert_eq!(found[0].text("slug"), "a");
    }
}
