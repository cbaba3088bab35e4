//! What can be found: every treatment and section, concern, area and word of the glossary, with its words.

use crate::content::CompiledSite;
use crate::domain::area::TargetArea;
use crate::domain::article::{Article, Block, Directive, Section};
use crate::domain::catalog::Catalog;
use crate::domain::concern::Concern;
use crate::domain::site_search::{Document, Entry, Kind};
use crate::domain::term::Term;
use crate::domain::treatment::Treatment;

/// Pages whose own text is a way to others and not worth finding.
const WAYS: [&str; 3] = ["home", "not-found", "search"];

/// All documents: treatments in the order of the alphabet, then the other pages, concerns, areas and words.
pub fn documents(site: &CompiledSite) -> Vec<Document> {
    let catalog = &site.catalog;
    let has_page = |name: &str| site.pages.iter().any(|page| page.name == name);
    let mut treatments: Vec<&Treatment> = catalog.treatments.iter().collect();
    treatments.sort_by(|a, b| a.name.cmp(&b.name));
    let mut all = Vec::new();
    for treatment in treatments {
        let path = format!("treatments/{}/", treatment.slug);
        let names = std::iter::once(&treatment.name).chain(&treatment.also).cloned().collect();
        let text = format!("{} {}", treatment.plain, treatment.description);
        all.push(document(Kind::Treatment, &treatment.name, &treatment.plain, &path, names, text));
        if let Some(body) = site.articles.iter().find(|a| a.slug == treatment.slug) {
            all.extend(sections(catalog, &body.article, &treatment.name, &path, Some(treatment)));
        }
    }
    for page in site.pages.iter().filter(|page| !WAYS.contains(&page.name.as_str())) {
        let path = format!("{}/", page.name);
        let names = vec![page.title.clone()];
        all.push(document(Kind::Page, &page.title, "", &path, names, page.description.clone()));
        all.extend(sections(catalog, &page.article, &page.title, &path, None));
    }
    all.extend(catalog.concerns.iter().map(|concern| of_concern(catalog, concern, has_page("concerns"))));
    // Areas are asked about in the finder; where there is none, in whichever treatment the reader opens next.
    let asked = if has_page("find") { "find/" } else { "treatments/" };
    all.extend(catalog.areas.iter().map(|area| of_area(area, asked)));
    all.extend(catalog.glossary.iter().map(of_term));
    all
}

fn document(kind: Kind, title: &str, beside: &str, path: &str, names: Vec<String>, text: String) -> Document {
    let (title, beside, path) = (title.to_owned(), beside.to_owned(), path.to_owned());
    Document { entry: Entry { kind, title, beside, path }, names, around: String::new(), text }
}

fn of_concern(catalog: &Catalog, concern: &Concern, has_page: bool) -> Document {
    let path =
        if has_page { format!("concerns/{}/", concern.id) } else { format!("treatments/#v=1&concern={}", concern.id) };
    let mut names = vec![concern.name.clone(), concern.clinical.clone()];
    names.extend(catalog.everyday.concerns.get(&concern.id).into_iter().flatten().cloned());
    let text = format!("{} {}", concern.plain, concern.first_text);
    document(Kind::Concern, &concern.name, &concern.plain, &path, names, text)
}

fn of_area(area: &TargetArea, page: &str) -> Document {
    let mut names = vec![area.label.clone(), area.plain.clone()];
    names.extend(area.synonyms.iter().cloned());
    let text = area.why_not.clone().unwrap_or_default();
    let path = if area.is_selectable() { format!("{page}#v=1&area={}", area.id) } else { page.to_owned() };
    document(Kind::Area, &area.label, &text, &path, names, text.clone())
}

fn of_term(term: &Term) -> Document {
    let names = std::iter::once(&term.term).chain(&term.also).cloned().collect();
    document(Kind::Term, &term.term, &term.meaning, &format!("glossary/#{}", term.id), names, term.meaning.clone())
}

/// The sections of a page; the list of sources is no place to look for anything.
fn sections<'a>(
    catalog: &'a Catalog,
    article: &'a Article,
    page: &'a str,
    path: &'a str,
    treatment: Option<&'a Treatment>,
) -> impl Iterator<Item = Document> + 'a {
    article.sections.iter().filter(|section| section.id != "references").filter_map(move |section| {
        let heading = words_in(section.heading.as_ref()?);
        let text = text_of(catalog, section, treatment);
        let mut found = document(Kind::Section, &heading, page, &format!("{path}#{}", section.id), Vec::new(), text);
        found.names = vec![heading, section.id.replace('-', " ")];
        if treatment.is_some() {
            found.names.extend(catalog.everyday.sections.get(&section.id).into_iter().flatten().cloned());
        }
        page.clone_into(&mut found.around);
        Some(found)
    })
}

/// The prose of a section and the records that stand in it.
fn text_of(catalog: &Catalog, section: &Section, treatment: Option<&Treatment>) -> String {
    let mut text = String::new();
    for block in &section.blocks {
        match block {
            Block::Html(html) => push(&mut text, &words_in(html)),
            Block::Directive(directive) => {
                if let Some(treatment) = treatment {
                    push_records(&mut text, catalog, directive, treatment);
                }
            }
        }
    }
    text
}

fn push(text: &mut String, more: &str) {
    text.push_str(more);
    text.push(' ');
}

fn push_records(text: &mut String, catalog: &Catalog, directive: &Directive, treatment: &Treatment) {
    match directive {
        Directive::FactCard => {
            for fact in &treatment.facts {
                push(text, &fact.label);
                push(text, &fact.text);
            }
        }
        Directive::Benefits => {
            for indication in &treatment.indications {
                push(text, catalog.concern(&indication.concern).map_or("", |c| c.name.as_str()));
                push(text, &indication.text);
            }
        }
        Directive::TargetAreas => treatment.areas.iter().for_each(|record| push(text, &record.text)),
        Directive::HowItWorks => {
            for step in &treatment.steps {
                push(text, &step.title);
                push(text, &step.text);
            }
        }
        Directive::SafetyCheck => treatment.cautions.iter().for_each(|caution| push(text, &caution.text)),
        Directive::SideEffects => {
            for effect in &treatment.side_effects {
                push(text, &effect.name);
                push(text, &effect.text);
            }
        }
        Directive::Aftercare => {
            treatment.precare.iter().for_each(|care| push(text, &care.text));
            for days in &treatment.aftercare {
                for part in [&days.title, &days.expect, &days.doing, &days.avoid] {
                    push(text, part);
                }
            }
        }
        Directive::Comparison { with } => {
            for row in treatment.comparisons.iter().filter(|c| c.with == *with).flat_map(|c| &c.rows) {
                for part in [&row.row, &row.this, &row.other] {
                    push(text, part);
                }
            }
        }
        // The rest stands on many pages alike, or is found by itself.
        _ => {}
    }
}

/// The words of HTML that the content compiler wrote, without its tags, the numbers of sources and the meanings that
/// words of the glossary open.
fn words_in(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, from)) = rest.split_once('<') {
        push(&mut text, before);
        let silent =
            [("sup ", "</sup>"), ("span popover", "</span>")].iter().find(|(start, _)| from.starts_with(start));
        let (_, end) = silent.unwrap_or(&("", ">"));
        rest = from.split_once(end).map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // The ampersand comes last, so that nothing is decoded twice.
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
        .iter()
        .fold(text, |t, (code, c)| t.replace(code, c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_without_tags_sources_and_meanings() {
        let html = "<p>Red &amp; <b>sore</b><sup class=\"tx-cite\"><a href=\"#r\">1</a></sup> \
            <button>skin</button><span popover id=\"t\">the cover</span>.</p>";
        assert_eq!(words_in(html), "Red & sore skin .");
    }
}
