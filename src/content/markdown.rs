//! Markdown to sections: safe HTML, source chips with their numbers, and the places of data and tools.

use super::directive::{callouts, directive, link};
use super::names::Names;
use super::source_file::{At, SourceFile};
use super::terms::{self, Terms};
use crate::domain::article::{Block, Section};
use crate::domain::message::{Messages, Msg};
use crate::domain::source::SourceId;
use crate::domain::term::TermId;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use std::fmt::Write as _;
use std::ops::Range;

/// What the body of an article may refer to, and what it has referred to so far.
pub struct Context<'a> {
    /// The sources there are.
    pub sources: &'a Names,
    /// The words of the interface, for the accessible names of chips.
    pub messages: &'a Messages,
    /// The path under which the site stands.
    pub base: &'a str,
    /// The pages there are, below the base.
    pub routes: Vec<String>,
    /// The words of the glossary.
    pub terms: &'a Terms<'a>,
    /// The words of the glossary that the page has explained so far.
    pub explained: Vec<TermId>,
    /// Every source named so far, in the order of first mention.
    pub references: Vec<SourceId>,
}

/// A section with what the checks need of it.
pub struct ReadSection {
    /// The section.
    pub section: Section,
    /// Where its heading stands.
    pub span: Range<usize>,
    /// Its prose without chips, directives and tables, for the reading grade.
    pub prose: String,
}

/// Reads the body, which stands in `file` from `offset` on.
pub fn sections(file: &SourceFile, text: &str, offset: usize, context: &mut Context<'_>) -> Vec<ReadSection> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let events: Vec<_> = Parser::new_ext(text, options).into_offset_iter().collect();
    let mut found = vec![ReadSection {
        section: Section { id: "top".into(), heading: None, blocks: Vec::new(), terms: Vec::new() },
        span: offset..offset,
        prose: String::new(),
    }];
    let mut pending: Vec<Event<'_>> = Vec::new();
    let mut at = 0;
    while let Some((event, span)) = events.get(at) {
        let place = span.start + offset..span.end + offset;
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, id, .. }) => {
                close(&mut found, &mut pending);
                let end = until_end(&events, at);
                let inner: Vec<_> = events[at + 1..end].iter().map(|(e, _)| e.clone()).collect();
                let mut heading = String::new();
                html::push_html(&mut heading, inner.into_iter());
                let id = id.as_ref().map(ToString::to_string).unwrap_or_default();
                if crate::domain::id::check(&id).is_err() {
                    file.report(
                        place.clone(),
                        "this heading has no anchor",
                        "end it with {#anchor}, such as {#aftercare}",
                    );
                } else if found.iter().any(|s| s.section.id == id) {
                    file.report(
                        place.clone(),
                        format!("the anchor `{id}` stands twice"),
                        "give each heading its own anchor",
                    );
                }
                found.push(ReadSection {
                    section: Section { id, heading: Some(heading), blocks: Vec::new(), terms: Vec::new() },
                    span: place,
                    prose: String::new(),
                });
                at = end + 1;
                continue;
            }
            Event::Start(Tag::Heading { level, .. }) if *level != HeadingLevel::H3 => {
                file.report(
                    place,
                    "a heading of this level has no place here",
                    "use ## for sections and ### inside them",
                );
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                refuse_html(file, place);
                at += 1;
                continue;
            }
            Event::Start(Tag::Paragraph) => {
                let end = until_end(&events, at);
                let source = text.get(span.clone()).unwrap_or("").trim();
                if let Some(name) = source.strip_prefix("::") {
                    close(&mut found, &mut pending);
                    if let (Some(directive), Some(last)) = (directive(file, name, &place), found.last_mut()) {
                        last.section.blocks.push(Block::Directive(directive));
                    }
                    at = end + 1;
                    continue;
                }
                pending.push(Event::Start(Tag::Paragraph));
                inline(file, &events[at + 1..end], offset, context, &mut pending, &mut found);
                pending.push(Event::End(TagEnd::Paragraph));
                if let Some(last) = found.last_mut() {
                    last.prose.push_str(". ");
                }
                at = end + 1;
                continue;
            }
            _ => {}
        }
        // Texts of tight lists and tables come in pieces; a run of them is set together, so that a chip is whole.
        let run = events[at + 1..].iter().take_while(|(event, _)| !begins_a_block(event)).count();
        inline(file, &events[at..=at + run], offset, context, &mut pending, &mut found);
        at += run + 1;
    }
    close(&mut found, &mut pending);
    for read in &mut found {
        for block in &mut read.section.blocks {
            if let Block::Html(html) = block {
                *html = callouts(html, context.messages);
            }
        }
    }
    found.retain(|s| s.section.heading.is_some() || !s.section.blocks.is_empty());
    found
}

/// Whether the loop over the body looks at this event by itself.
fn begins_a_block(event: &Event<'_>) -> bool {
    matches!(event, Event::Start(Tag::Heading { .. } | Tag::Paragraph) | Event::Html(_) | Event::InlineHtml(_))
}

/// The index of the event that ends the element which starts at `start`.
fn until_end(events: &[(Event<'_>, Range<usize>)], start: usize) -> usize {
    let mut depth = 0;
    for (at, (event, _)) in events.iter().enumerate().skip(start) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    events.len().saturating_sub(1)
}

/// Turns what has gathered into a block of HTML.
fn close(found: &mut [ReadSection], pending: &mut Vec<Event<'_>>) {
    if pending.is_empty() {
        return;
    }
    let mut text = String::new();
    html::push_html(&mut text, pending.drain(..));
    if let Some(last) = found.last_mut() {
        last.section.blocks.push(Block::Html(text));
    }
}

/// Passes inline events on: texts are joined first, so that a chip is whole, then chips and links are set.
fn inline<'a>(
    file: &SourceFile,
    events: &[(Event<'a>, Range<usize>)],
    offset: usize,
    context: &mut Context<'_>,
    pending: &mut Vec<Event<'a>>,
    found: &mut [ReadSection],
) {
    let mut joined: Option<(String, Range<usize>)> = None;
    let mut explained: Option<String> = None;
    for (event, span) in events {
        if let Event::Text(text) = event {
            match &mut joined {
                Some((all, place)) => {
                    all.push_str(text);
                    place.end = span.end;
                }
                None => joined = Some((text.to_string(), span.clone())),
            }
            continue;
        }
        if let Some((text, place)) = joined.take() {
            set_text(file, &text, place.start + offset, context, pending, found);
        }
        match event {
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let place = span.start + offset..span.end + offset;
                if let Some(term) = dest_url.strip_prefix("term:") {
                    let section = found.last_mut().map(|last| &mut last.section.terms);
                    let (before, after) = terms::mark(file, term, &place, context, section);
                    pending.push(Event::InlineHtml(before.into()));
                    explained = Some(after);
                    continue;
                }
                let dest = link(file, dest_url, &place, context);
                pending.push(Event::Start(Tag::Link {
                    link_type: *link_type,
                    dest_url: dest.into(),
                    title: title.clone(),
                    id: id.clone(),
                }));
            }
            Event::End(TagEnd::Link) if explained.is_some() => {
                pending.push(Event::InlineHtml(explained.take().unwrap_or_default().into()));
            }
            Event::Start(Tag::Image { .. }) => {
                file.report(
                    span.start + offset..span.end + offset,
                    "pictures are not allowed in articles",
                    "describe it, or ask for a drawing",
                );
            }
            Event::Html(_) | Event::InlineHtml(_) => refuse_html(file, span.start + offset..span.end + offset),
            Event::SoftBreak => {
                pending.push(Event::SoftBreak);
                if let Some(last) = found.last_mut() {
                    last.prose.push(' ');
                }
            }
            other => {
                if matches!(other, Event::End(TagEnd::Item))
                    && let Some(last) = found.last_mut()
                {
                    last.prose.push_str(". ");
                }
                pending.push(other.clone());
            }
        }
    }
    if let Some((text, place)) = joined {
        set_text(file, &text, place.start + offset, context, pending, found);
    }
}

/// HTML of an author's own could break the page or its policy; it is reported and left out.
fn refuse_html(file: &SourceFile, place: Range<usize>) {
    file.report(place, "HTML is not allowed in articles", "write Markdown, or use a directive such as `::fact-card`");
}

/// A text with its chips.
fn set_text(
    file: &SourceFile,
    text: &str,
    start: usize,
    context: &mut Context<'_>,
    pending: &mut Vec<Event<'_>>,
    found: &mut [ReadSection],
) {
    let mut rest = text;
    while let Some(open) = rest.find("[@") {
        let (before, from) = rest.split_at(open);
        let Some(end) = from.find(']') else { break };
        push_text(before.trim_end(), pending, found);
        let chip = &from[1..end];
        let at = start + (text.len() - from.len());
        pending.push(Event::InlineHtml(CowStr::from(chips(file, chip, at, context))));
        rest = &from[end + 1..];
    }
    push_text(rest, pending, found);
}

fn push_text(text: &str, pending: &mut Vec<Event<'_>>, found: &mut [ReadSection]) {
    if text.is_empty() {
        return;
    }
    pending.push(Event::Text(CowStr::from(text.to_owned())));
    if let Some(last) = found.last_mut() {
        last.prose.push_str(text);
    }
}

fn chips(file: &SourceFile, chip: &str, at: usize, context: &mut Context<'_>) -> String {
    let mut sources = Vec::new();
    for part in chip.split(';') {
        let id = part.trim().trim_start_matches('@');
        // The chip is underlined where its id stands; the text between may have been unescaped, so look near by.
        let span = find_near(file.text(), id, at);
        let named = At { value: id.to_owned(), span };
        if context.sources.check(file, &named) {
            sources.extend(SourceId::new(id));
        }
    }
    cite(&sources, context)
}

/// The chips of some sources, each with its number on the page.
pub fn cite(sources: &[SourceId], context: &mut Context<'_>) -> String {
    let mut html = String::from("<sup class=\"tx-cite\">");
    for source in sources {
        let number = number_of(&mut context.references, source);
        let label = context.messages.fill(Msg::SiteSourceNumber, &[("n", &number.to_string())]);
        let _ = write!(html, "<a href=\"#ref-{number}\" aria-label=\"{label}\">{number}</a>");
    }
    html.push_str("</sup>");
    html
}

fn find_near(text: &str, word: &str, at: usize) -> Range<usize> {
    let from = (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
    let start = text.get(from..).and_then(|t| t.find(word)).map_or(from, |found| from + found);
    start..start + word.len()
}

/// The number of a source on its page; a new one goes to the end.
pub fn number_of(references: &mut Vec<SourceId>, source: &SourceId) -> usize {
    let known = references.iter().position(|r| r == source);
    known.unwrap_or_else(|| {
        references.push(source.clone());
        references.len() - 1
    }) + 1
}
