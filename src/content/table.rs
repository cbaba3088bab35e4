//! Reading a TOML table whose author may have slipped: every slip is reported where it stands, and reading goes on.

use super::names::{Names, nearest, one_of};
use super::source_file::{At, SourceFile};
use std::cell::RefCell;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A table being read. Call [`Table::finish`] at its end, which reports the keys that nobody asked for.
pub struct Table<'a> {
    /// The file it stands in.
    pub file: &'a SourceFile,
    /// Where it stands.
    pub span: Range<usize>,
    entries: &'a DeTable<'a>,
    asked: RefCell<Vec<&'static str>>,
    missing: RefCell<Vec<&'static str>>,
    what: &'static str,
    /// Where the text that was parsed begins in the file: behind the first `+++` of an article.
    offset: usize,
}

/// Parses a text as TOML and reads it; syntax errors are reported, and what could be parsed is read all the same.
pub fn read<T>(
    file: &SourceFile,
    text: &str,
    offset: usize,
    what: &'static str,
    with: impl FnOnce(&Table<'_>) -> T,
) -> T {
    let (parsed, errors) = DeTable::parse_recoverable(text);
    // A list or text that is not closed makes every line after it look wrong: then the first is the slip.
    let few = if errors.len() > MOST_SLIPS { 1 } else { errors.len() };
    for error in errors.iter().take(few) {
        let span = error.span().unwrap_or(0..0);
        let left_open = unclosed_list(text, span.start).filter(|_| error.message().contains("array"));
        let (span, advice) = left_open
            .map(|list| (list, "end this list with ]".to_owned()))
            .or_else(|| one_bracket(text, span.start))
            .unwrap_or_else(|| (span, in_plain_words(error.message())));
        file.report(span.start + offset..span.end + offset, "this cannot be read as TOML", advice);
    }
    // What follows a broken line would be reported as missing, although it is there.
    if !errors.is_empty() {
        file.mute();
    }
    let table = Table::new(file, parsed.get_ref(), 0..0, offset, what);
    let value = with(&table);
    table.finish();
    value
}

/// Where the block that begins at the byte `at` shares its name with others, and one of them has one bracket: that one,
/// and what to write there.
fn one_bracket(text: &str, at: usize) -> Option<(Range<usize>, String)> {
    let line = text.get(text.get(..at)?.rfind('\n').map_or(0, |end| end + 1)..)?.lines().next()?;
    let name = line.trim().strip_prefix('[')?.strip_suffix(']')?.trim_matches(['[', ']']);
    let (one, two) = (format!("\n[{name}]\n"), format!("[[{name}]]"));
    let start = text.find(&one).filter(|_| text.contains(&two))? + 1;
    Some((start..start + one.len() - 2, format!("write {two}, for there can be several of these blocks")))
}

/// More broken lines than this in one file have one cause.
const MOST_SLIPS: usize = 5;

/// The line before the one of the byte `at`, when `at` begins a new entry: then the list before it was left open.
fn unclosed_list(text: &str, at: usize) -> Option<Range<usize>> {
    let line_start = text.get(..at)?.rfind('\n')? + 1;
    let line = text.get(line_start..)?.lines().next()?;
    let begins = text.get(line_start..at)?.trim().is_empty() && (line.starts_with('[') || line.contains(" = "));
    let before = text.get(..line_start)?.trim_end();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    begins.then_some(start..before.len())
}

/// What a broken line of TOML needs, for an author who does not know the words of its reader.
fn in_plain_words(message: &str) -> String {
    let known = [
        ("invalid basic string", "end this text with a quotation mark, on the same line"),
        ("missing opening quote", "put this text between quotation marks"),
        ("string values must be quoted", "put this text between quotation marks"),
        ("duplicate key", "this name stands in the same block already: keep one of the two"),
        ("missing comma between array elements", "put a comma between two entries of a list"),
        ("unclosed array", "end this list with ]"),
        ("missing assignment", "write a name, =, and a value"),
        ("key with no value", "write a name, =, and a value"),
    ];
    let plain = known.iter().find(|(theirs, _)| message.starts_with(theirs));
    plain.map_or_else(|| message.replace('\n', "; "), |(_, ours)| (*ours).to_owned())
}

impl<'a> Table<'a> {
    fn new(
        file: &'a SourceFile,
        entries: &'a DeTable<'a>,
        span: Range<usize>,
        offset: usize,
        what: &'static str,
    ) -> Self {
        let span = span.start + offset..span.end + offset;
        Self { file, span, entries, asked: RefCell::default(), missing: RefCell::default(), what, offset }
    }

    /// The place to underline for something that this table lacks: its header line.
    fn head(&self) -> Range<usize> {
        let start = self.span.start;
        let text = self.file.text().get(start..).unwrap_or("");
        start..start + text.lines().next().map_or(0, str::len)
    }

    fn entry(&self, key: &'static str) -> Option<(&'a DeValue<'a>, Range<usize>)> {
        self.asked.borrow_mut().push(key);
        let value: &Spanned<DeValue<'_>> = self.entries.get(key)?;
        let span = value.span();
        Some((value.get_ref(), span.start + self.offset..span.end + self.offset))
    }

    fn missing(&self, key: &'static str) {
        self.missing.borrow_mut().push(key);
    }

    /// Reports a value of another kind than `expected`; `how` says how that is written.
    fn wrong(&self, key: &str, span: Range<usize>, expected: &str, how: &str) {
        self.file.report(span, format!("`{key}` is not {expected}"), format!("write {expected}{how}"));
    }

    /// Whether the key is there.
    pub fn has(&self, key: &'static str) -> bool {
        self.asked.borrow_mut().push(key);
        self.entries.contains_key(key)
    }

    /// A text that may be left out.
    pub fn opt_text(&self, key: &'static str) -> Option<At<String>> {
        let (value, span) = self.entry(key)?;
        if let DeValue::String(text) = value {
            return Some(At { value: text.to_string(), span });
        }
        self.wrong(key, span, "a text", " between quotation marks");
        None
    }

    /// A text that must be there and not be empty.
    pub fn text(&self, key: &'static str) -> At<String> {
        if !self.entries.contains_key(key) {
            self.asked.borrow_mut().push(key);
            self.missing(key);
        }
        let text = self.opt_text(key).unwrap_or_else(|| At { value: String::new(), span: self.head() });
        if text.value.is_empty() && self.entries.contains_key(key) {
            self.file.report(text.span.clone(), format!("`{key}` is empty"), "write a text, or remove the entry");
        }
        text
    }

    /// A yes or no that may be left out, which means no.
    pub fn flag(&self, key: &'static str, otherwise: bool) -> bool {
        match self.entry(key) {
            None => otherwise,
            Some((DeValue::Boolean(value), _)) => *value,
            Some((_, span)) => {
                self.wrong(key, span, "`true` or `false`", " without quotation marks");
                otherwise
            }
        }
    }

    /// A number that may be left out, within limits.
    pub fn opt_number(&self, key: &'static str, least: f64, most: f64) -> Option<At<f64>> {
        let (value, span) = self.entry(key)?;
        let number = match value {
            DeValue::Integer(number) => number.as_str().parse::<f64>().ok(),
            DeValue::Float(number) => number.as_str().parse::<f64>().ok(),
            _ => None,
        };
        match number {
            Some(value) if (least..=most).contains(&value) => Some(At { value, span }),
            Some(value) => {
                self.file.report(
                    span,
                    format!("`{key}` is {value}, outside {least} to {most}"),
                    format!("write a number from {least} to {most}"),
                );
                None
            }
            None => {
                self.wrong(key, span, "a number", " without quotation marks");
                None
            }
        }
    }

    /// A whole number that may be left out.
    pub fn opt_whole(&self, key: &'static str, most: u16) -> Option<u16> {
        let number = self.opt_number(key, 0.0, f64::from(most))?;
        // Within 0 and `most` by the check above, so the cast only drops a fraction.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let whole = number.value as u16;
        if (f64::from(whole) - number.value).abs() < f64::EPSILON {
            return Some(whole);
        }
        self.wrong(key, number.span, "a whole number", "");
        None
    }

    /// A whole number that must be there.
    pub fn whole(&self, key: &'static str, most: u16) -> u16 {
        if !self.has(key) {
            self.missing(key);
        }
        self.opt_whole(key, most).unwrap_or(0)
    }

    /// Least and most that must not be swapped.
    pub fn ordered(&self, less: &'static str, more: &'static str) {
        let at = |key| {
            self.entry(key).and_then(|(v, s)| match v {
                DeValue::Integer(n) => Some((n.as_str().parse::<f64>().ok()?, s)),
                DeValue::Float(n) => Some((n.as_str().parse::<f64>().ok()?, s)),
                _ => None,
            })
        };
        if let (Some((least, span)), Some((most, _))) = (at(less), at(more))
            && least > most
        {
            self.file.report(
                span,
                format!("`{less}` is {least}, more than `{more}`, which is {most}"),
                "swap the two numbers",
            );
        }
    }

    /// One of a closed list of words, which must be there.
    pub fn word<T: Copy>(&self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(key);
        let found = words.iter().find(|(word, _)| *word == text.value);
        if found.is_none() && !text.value.is_empty() {
            let known: Vec<_> = words.iter().map(|(word, _)| *word).collect();
            self.file.report_near(
                text.span,
                format!("`{}` is no word for `{key}`", text.value),
                format!("write {}", one_of(&known)),
                nearest(&text.value, known),
            );
        }
        found.map(|(_, value)| *value)
    }

    /// A list of texts; left out means empty.
    pub fn texts(&self, key: &'static str) -> Vec<At<String>> {
        let Some((value, span)) = self.entry(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value else {
            self.wrong(key, span, "a list", " such as [\"one\", \"two\"]");
            return Vec::new();
        };
        let texts = items.iter().filter_map(|item| {
            let span = item.span().start + self.offset..item.span().end + self.offset;
            match item.get_ref() {
                DeValue::String(text) => Some(At { value: text.to_string(), span }),
                _ => {
                    self.wrong(key, span, "a list of texts", ", each between quotation marks");
                    None
                }
            }
        });
        texts.collect()
    }

    /// A list of ids that must be known.
    pub fn known(&self, key: &'static str, names: &Names) -> Vec<At<String>> {
        let mut ids = self.texts(key);
        ids.retain(|id| names.check(self.file, id));
        ids
    }

    /// The sources of a record: at least one, all known.
    pub fn sources(&self, names: &Names) -> Vec<crate::domain::source::SourceId> {
        if !self.has("sources") {
            self.file.report(
                self.head(),
                format!("{} names no source", self.what),
                "add `sources = [\"…\"]` with ids from content/sources.toml; a line without a source is not built",
            );
        } else if self.texts("sources").is_empty() {
            let span = self.entry("sources").map_or(self.head(), |(_, span)| span);
            self.file.report(span, "this list of sources is empty", "name at least one id from content/sources.toml");
        }
        let known = self.known("sources", names);
        known.iter().filter_map(|id| crate::domain::source::SourceId::new(&id.value).ok()).collect()
    }

    /// The tables of a list such as `[[fact]]`; left out means none.
    pub fn tables(&self, key: &'static str, what: &'static str) -> Vec<Table<'a>> {
        let Some((value, span)) = self.entry(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value else {
            self.wrong(key, span, "a list of blocks", ", each beginning with its name in two brackets on each side");
            return Vec::new();
        };
        let tables = items.iter().filter_map(|item| match item.get_ref() {
            DeValue::Table(entries) => Some(Table::new(self.file, entries, item.span(), self.offset, what)),
            _ => {
                self.wrong(
                    key,
                    item.span().start + self.offset..item.span().end + self.offset,
                    "a block of its own",
                    ", beginning with its name in two brackets on each side",
                );
                None
            }
        });
        tables.collect()
    }

    /// A table that may be left out.
    pub fn table(&self, key: &'static str, what: &'static str) -> Option<Table<'a>> {
        let (value, span) = self.entry(key)?;
        let DeValue::Table(entries) = value else {
            self.wrong(key, span, "a block", " that begins with its name in brackets");
            return None;
        };
        let (asked, missing) = Default::default();
        Some(Table { file: self.file, span, entries, asked, missing, what, offset: self.offset })
    }

    /// Every leaf of nested tables as `a.b.c`; for the locale, whose keys are a closed list of their own.
    pub fn leaves(&self) -> Vec<(At<String>, String)> {
        let mut found = Vec::new();
        self.collect_leaves(self.entries, "", &mut found);
        found
    }

    fn collect_leaves(&self, table: &DeTable<'_>, above: &str, found: &mut Vec<(At<String>, String)>) {
        for (key, value) in table {
            let name = if above.is_empty() { key.get_ref().to_string() } else { format!("{above}.{}", key.get_ref()) };
            let span = key.span().start + self.offset..key.span().end + self.offset;
            match value.get_ref() {
                DeValue::Table(inner) => self.collect_leaves(inner, &name, found),
                DeValue::String(text) => found.push((At { value: name, span }, text.to_string())),
                _ => self.wrong(&name, span, "a text", " between quotation marks"),
            }
        }
        self.asked.borrow_mut().push("*");
    }

    /// Reports the keys that are not known here, and those that are missing.
    pub fn finish(&self) {
        let asked = self.asked.borrow();
        if asked.contains(&"*") {
            return;
        }
        let mut missing = self.missing.borrow().clone();
        for key in self.entries.keys() {
            let name: &str = key.get_ref();
            if !asked.contains(&name) {
                let mut known: Vec<&str> = asked.to_vec();
                known.sort_unstable();
                known.dedup();
                let near = nearest(name, known.iter().copied());
                // A misspelt key is one slip and not two.
                missing.retain(|key| Some(*key) != near.as_deref());
                self.file.report_near(
                    key.span().start + self.offset..key.span().end + self.offset,
                    format!("{} has no key `{name}`", self.what),
                    format!("write {}", one_of(&known)),
                    near,
                );
            }
        }
        for key in missing {
            self.file.report(self.head(), format!("{} has no `{key}`", self.what), format!("add a line `{key} = …`"));
        }
    }
}
