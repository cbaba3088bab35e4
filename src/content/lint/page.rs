//! A file as the rules see it: its records, and the passages of its texts and of its body.

use super::known::Known;
use super::record::{Record, records};
use super::text::{Kind, Passage, blank_marks, keep_only, sentences};
use crate::content::source_file::SourceFile;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// What a file is, which decides what rules hold for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// The article of a treatment.
    Article,
    /// A page that is not about one treatment.
    Standing,
    /// A list that all articles share, or the words of the interface.
    List,
}

/// A file as the rules see it.
pub struct Page<'a> {
    /// The file.
    pub file: &'a SourceFile,
    /// What it is.
    pub sort: Sort,
    /// What the rules know beside it.
    pub known: &'a Known,
    /// The records of its front matter, or of the list.
    pub records: Vec<Record>,
    /// Its texts, in the order of the file.
    pub passages: Vec<Passage>,
}

/// Keys whose texts are ids, words of a closed list, addresses or names, and no prose.
const NO_PROSE: [&str; 34] = [
    "slug",
    "also",
    "modality",
    "key",
    "unit",
    "concern",
    "grade",
    "scope",
    "status",
    "types",
    "suitability",
    "question",
    "level",
    "currency",
    "year",
    "with",
    "id",
    "first",
    "reviewer",
    "reviewed",
    "facts_read",
    "next_review",
    "from",
    "to",
    "phone",
    "booking_url",
    "website",
    "street",
    "city",
    "state",
    "postal_code",
    "directions_url",
    "url",
    "tier",
];

impl<'a> Page<'a> {
    /// An article or standing page: front matter and body, each with where it begins.
    pub fn of_article(
        file: &'a SourceFile,
        sort: Sort,
        front: (&str, usize),
        body: (&str, usize),
        known: &'a Known,
    ) -> Self {
        let records = records(front.0, front.1);
        let mut passages = fields(file.text(), &records);
        passages.extend(body_passages(file.text(), body.0, body.1));
        Self { file, sort, known, records, passages }
    }

    /// A list.
    pub fn of_list(file: &'a SourceFile, known: &'a Known) -> Self {
        let records = records(file.text(), 0);
        let passages = fields(file.text(), &records);
        Self { file, sort: Sort::List, known, records, passages }
    }

    /// The passages of the body, without headings.
    pub fn body(&self) -> impl Iterator<Item = &Passage> {
        self.passages.iter().filter(|passage| !matches!(passage.kind, Kind::Field | Kind::Heading))
    }

    /// The passages of one section, without its heading.
    pub fn section<'p>(&'p self, anchor: &'p str) -> impl Iterator<Item = &'p Passage> {
        self.body().filter(move |passage| passage.section == anchor)
    }

    /// The records of a table.
    pub fn table<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p Record> {
        self.records.iter().filter(move |record| record.table == name)
    }

    /// The name of the table that a passage belongs to; empty for the body.
    pub fn table_of(&self, passage: &Passage) -> &str {
        passage.record.and_then(|at| self.records.get(at)).map_or("", |record| record.table.as_str())
    }

    /// What stands at a place.
    pub fn quote(&self, span: &Range<usize>) -> &str {
        self.file.text().get(span.clone()).unwrap_or("")
    }
}

/// The texts of the records.
fn fields(text: &str, records: &[Record]) -> Vec<Passage> {
    let mut passages = Vec::new();
    for (at, record) in records.iter().enumerate() {
        for field in record.fields.iter().filter(|f| f.is_text && !NO_PROSE.contains(&f.key.as_str())) {
            let prose = text.get(field.span.clone()).unwrap_or("");
            passages.push(Passage {
                kind: Kind::Field,
                section: String::new(),
                group: None,
                record: Some(at),
                span: field.span.clone(),
                sentences: sentences(text, &field.span, &[]),
                cited: record.cited,
                leads_in: prose.trim_end().ends_with(':'),
            });
        }
    }
    for passage in &mut passages {
        for sentence in &mut passage.sentences {
            sentence.cited = passage.cited;
        }
    }
    passages
}

/// The body while it is read: where its texts stand, before they are cut into sentences.
#[derive(Default)]
struct Body {
    kept: Vec<Range<usize>>,
    drafts: Vec<Draft>,
    open: Option<Draft>,
    section: String,
    groups: usize,
    lists: Vec<usize>,
    row: Option<usize>,
    in_heading: bool,
}

struct Draft {
    kind: Kind,
    section: String,
    group: Option<usize>,
    span: Range<usize>,
}

fn body_passages(text: &str, body: &str, offset: usize) -> Vec<Passage> {
    let mut read = Body::default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    for (event, span) in Parser::new_ext(body, options).into_offset_iter() {
        read.take(&event, span.start + offset..span.end + offset);
    }
    read.close();
    let mut masked = keep_only(text, &read.kept);
    let chips = blank_marks(&mut masked);
    let cites = |span: &Range<usize>| chips.iter().any(|chip| span.start <= chip.start && chip.end <= span.end);
    let is_directive = |draft: &Draft| text.get(draft.span.clone()).is_some_and(|t| t.starts_with("::"));
    let passages = read.drafts.iter().filter(|draft| !is_directive(draft)).map(|draft| {
        let in_row = draft.kind == Kind::Cell
            && read
                .drafts
                .iter()
                .any(|other| other.kind == Kind::Cell && other.group == draft.group && cites(&other.span));
        Passage {
            kind: draft.kind,
            section: draft.section.clone(),
            group: draft.group,
            record: None,
            span: draft.span.clone(),
            sentences: sentences(&masked, &draft.span, &chips),
            cited: cites(&draft.span) || in_row,
            leads_in: masked.get(draft.span.clone()).is_some_and(|t| t.trim_end().ends_with(':')),
        }
    });
    passages.filter(|passage| !passage.sentences.is_empty()).collect()
}

impl Body {
    fn take(&mut self, event: &Event<'_>, span: Range<usize>) {
        match event {
            Event::Text(_) => self.text(span),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link)
            | Event::SoftBreak
            | Event::Code(_) => {}
            Event::Start(tag) => {
                self.close();
                self.enter(tag);
            }
            Event::End(tag) => {
                self.close();
                self.leave(*tag);
            }
            _ => {}
        }
    }

    fn enter(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, id, .. } => {
                self.in_heading = true;
                if *level == HeadingLevel::H2 {
                    self.section = id.as_ref().map(ToString::to_string).unwrap_or_default();
                }
            }
            Tag::List(_) => {
                self.groups += 1;
                self.lists.push(self.groups);
            }
            Tag::TableHead | Tag::TableRow => {
                self.groups += 1;
                self.row = Some(self.groups);
            }
            _ => {}
        }
    }

    fn leave(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.in_heading = false,
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::TableHead | TagEnd::TableRow => self.row = None,
            _ => {}
        }
    }

    fn text(&mut self, span: Range<usize>) {
        let (kind, group) = match (self.in_heading, self.row, self.lists.last()) {
            (true, _, _) => (Kind::Heading, None),
            (_, Some(row), _) => (Kind::Cell, Some(row)),
            (_, _, Some(list)) => (Kind::Item, Some(*list)),
            _ => (Kind::Paragraph, None),
        };
        let section = self.section.clone();
        let draft = self.open.get_or_insert(Draft { kind, section, group, span: span.clone() });
        draft.span.end = span.end;
        self.kept.push(span);
    }

    fn close(&mut self) {
        self.drafts.extend(self.open.take());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_know_what_they_are_and_chips_are_no_words() {
        let text = "## How? {#how}\n\nA **b** [c](https://d.e/best) [@BEST; @X]:\n\n- f\n- g [@Y]\n\n::best\n\n| h | i |\n|---|---|\n| j | k [@Z] |\n\n> [!note]\n> l\n";
        let found = body_passages(text, text, 0);
        let shown: Vec<_> = found
            .iter()
            .map(|p| {
                let words: Vec<_> = p.sentences.iter().flat_map(|s| &s.words).map(|w| w.text.as_str()).collect();
                (p.kind, words.join(" "), p.cited, p.leads_in)
            })
            .collect();
        let expected = [
            (Kind::Heading, "how", false, false),
            (Kind::Paragraph, "a b c", true, true),
            (Kind::Item, "f", false, false),
            (Kind::Item, "g", true, false),
            (Kind::Cell, "h", false, false),
            (Kind::Cell, "i", false, false),
            (Kind::Cell, "j", true, false),
            (Kind::Cell, "k", true, false),
            (Kind::Paragraph, "l", false, false),
        ];
        assert_eq!(shown, expected.map(|(kind, words, cited, lead)| (kind, words.to_owned(), cited, lead)));
        assert!(found.iter().all(|p| p.section == "how"));
    }
}
