//! A word of the glossary in an article: the button that shows its meaning, and the meaning beside it.

use super::markdown::{Context, cite};
use super::names::Names;
use super::source_file::{At, SourceFile};
use crate::domain::message::Msg;
use crate::domain::term::{Term, TermId};
use std::ops::Range;

/// The words of the glossary, as articles may name them.
pub struct Terms<'a> {
    /// Their ids.
    pub names: &'a Names,
    /// The words with their meanings.
    pub glossary: &'a [Term],
}

/// What stands before and behind a word that an author marked with `term:`. A meaning stands on a page once, where it
/// is needed first; `section` takes down that it did.
///
/// The browser opens and closes it by itself: no script takes part.
pub fn mark(
    file: &SourceFile,
    id: &str,
    place: &Range<usize>,
    context: &mut Context<'_>,
    section: Option<&mut Vec<TermId>>,
) -> (String, String) {
    let named = At { value: id.to_owned(), span: place.clone() };
    let known = context.terms.names.check(file, &named);
    let Some(term) = context.terms.glossary.iter().find(|t| known && t.id.as_str() == id) else {
        return (String::new(), String::new());
    };
    let before = format!("<button type=\"button\" class=\"tx-term\" popovertarget=\"term-{id}\">");
    if context.explained.contains(&term.id) {
        return (before, "</button>".to_owned());
    }
    context.explained.push(term.id.clone());
    if let Some(section) = section {
        section.push(term.id.clone());
    }
    let chips = if term.sources.is_empty() { String::new() } else { cite(&term.sources, context) };
    let after = format!(
        "</button><span popover role=\"note\" class=\"tx-meaning\" id=\"term-{id}\"><b>{}</b> {}{chips} \
         <a href=\"{}glossary/#{id}\">{}</a></span>",
        escape(&term.term),
        escape(&term.meaning),
        context.base,
        escape(context.messages.get(Msg::SiteGlossary)),
    );
    (before, after)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
