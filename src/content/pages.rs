//! Articles and standing pages: front matter, body, references, and the checks that need all of them.

use super::finding::Finding;
use super::lint::{self, Page, Sort};
use super::markdown::{Context, ReadSection, number_of, sections};
use super::names::nearest;
use super::reading_grade::{HARDEST, grade};
use super::skeleton;
use super::source_file::SourceFile;
use super::table::read;
use super::terms::Terms;
use super::treatment::{Known, front_matter};
use crate::domain::article::{Article, Block, Directive, StandingPage, TreatmentArticle};
use crate::domain::decision_aid::Criterion;
use crate::domain::message::Messages;
use crate::domain::source::{Source, SourceId};
use crate::domain::treatment::Treatment;
use std::path::Path;

/// The sections that an article may have, in this order, and whether each article has it.
pub const SECTIONS: [(&str, bool); 13] = [
    ("what", true),
    ("facts", true),
    ("benefits", true),
    ("laser", false),
    ("areas", true),
    ("how", true),
    ("safety", true),
    ("aftercare", true),
    ("sessions", true),
    ("lasts", true),
    ("botox", false),
    ("appointment", true),
    ("references", true),
];

/// What every article shows, by section: none looks better for what it leaves out.
const SHOWN: [(&str, &str, Directive); 10] = [
    ("facts", "fact-card", Directive::FactCard),
    ("benefits", "benefits", Directive::Benefits),
    ("areas", "target-areas", Directive::TargetAreas),
    ("how", "how-it-works", Directive::HowItWorks),
    ("safety", "side-effects", Directive::SideEffects),
    ("safety", "safety-check", Directive::SafetyCheck),
    ("aftercare", "aftercare", Directive::Aftercare),
    ("sessions", "estimator", Directive::Estimator),
    ("appointment", "booking", Directive::Booking),
    ("references", "references", Directive::References),
];

/// The standing pages.
const STANDING: [&str; 12] = [
    "home",
    "treatments",
    "concerns",
    "find",
    "compare",
    "plan",
    "glossary",
    "search",
    "how-we-know",
    "privacy",
    "embed",
    "not-found",
];

/// What all pages are read with.
pub struct Shared<'a> {
    /// The content folder.
    pub root: &'a Path,
    /// The path under which the site stands.
    pub base: &'a str,
    /// The words of the interface.
    pub messages: &'a Messages,
    /// The ids that may be named.
    pub known: &'a Known<'a>,
    /// What the claim linter knows.
    pub lint: &'a lint::Known,
    /// The words of the glossary.
    pub terms: &'a Terms<'a>,
}

/// Reads all treatments.
pub fn treatments(shared: &Shared<'_>, findings: &mut Vec<Finding>) -> (Vec<Treatment>, Vec<TreatmentArticle>) {
    let mut treatments = Vec::new();
    let mut articles = Vec::new();
    let mut linted = Vec::new();
    let slugs = slugs(shared.root);
    let files: Vec<_> =
        slugs.iter().map(|slug| SourceFile::read(shared.root, &format!("treatments/{slug}.md"))).collect();
    for (slug, file) in slugs.iter().zip(&files) {
        if skeleton::unwritten(file) {
            continue;
        }
        if let Some((front, offset, body, body_offset)) = split(file) {
            let treatment = front_matter(file, front, offset, slug, shared.known);
            let mut context = shared.context();
            let read = sections(file, body, body_offset, &mut context);
            check_order(file, &read);
            check_shown(file, &read);
            check_grade(file, &read);
            let page = Page::of_article(file, Sort::Article, (front, offset), (body, body_offset), shared.lint);
            lint::lint(&page);
            linted.push(page);
            if let Some(treatment) = treatment {
                check_comparisons(file, &read, &treatment);
                for id in record_sources(&treatment) {
                    number_of(&mut context.references, id);
                }
                articles.push(TreatmentArticle {
                    slug: treatment.slug.clone(),
                    article: article(read, context.references),
                });
                treatments.push(treatment);
            }
        }
    }
    lint::lint_together(&linted);
    drop(linted);
    findings.extend(files.into_iter().flat_map(SourceFile::into_findings));
    (treatments, articles)
}

/// Reads the pages that are not about one treatment. `criteria` and `sources` are what their directives may show.
pub fn standing(
    shared: &Shared<'_>,
    criteria: &[Criterion],
    sources: &[Source],
    findings: &mut Vec<Finding>,
) -> Vec<StandingPage> {
    let mut pages = Vec::new();
    for name in STANDING {
        let file = SourceFile::read(shared.root, &format!("pages/{name}.md"));
        if let Some((front, offset, body, body_offset)) = split(&file) {
            let (title, description) = read(&file, front, offset, "the front matter", |top| {
                (top.text("title").value, top.text("description").value)
            });
            let mut context = shared.context();
            let read = sections(&file, body, body_offset, &mut context);
            check_grade(&file, &read);
            let shows = |wanted: &Directive| {
                let blocks = read.iter().flat_map(|r| &r.section.blocks);
                blocks.into_iter().any(|b| matches!(b, Block::Directive(d) if d == wanted))
            };
            let cited = criteria.iter().filter(|_| shows(&Directive::Ipdas)).flat_map(|c| &c.sources);
            let all = sources.iter().filter(|_| shows(&Directive::AllSources)).map(|s| &s.id);
            let meant = shared.terms.glossary.iter().filter(|_| shows(&Directive::Glossary)).flat_map(|t| &t.sources);
            for id in cited.chain(all).chain(meant) {
                number_of(&mut context.references, id);
            }
            let texts = ((front, offset), (body, body_offset));
            lint::lint(&Page::of_article(&file, Sort::Standing, texts.0, texts.1, shared.lint));
            pages.push(StandingPage {
                name: name.to_owned(),
                title,
                description,
                article: article(read, context.references),
            });
        }
        findings.extend(file.into_findings());
    }
    pages
}

impl<'a> Shared<'a> {
    /// What the body of one page is read with.
    pub fn context(&self) -> Context<'a> {
        let mut routes: Vec<String> =
            STANDING.iter().filter(|name| **name != "not-found").map(|name| route(name)).collect();
        routes.extend(slugs(self.root).into_iter().map(|slug| format!("treatments/{slug}/")));
        routes.extend(self.known.concerns.all().into_iter().map(|id| format!("concerns/{id}/")));
        Context {
            sources: self.known.sources,
            messages: self.messages,
            base: self.base,
            routes,
            terms: self.terms,
            explained: Vec::new(),
            references: Vec::new(),
        }
    }
}

/// The path of a standing page below the base.
fn route(name: &str) -> String {
    if name == "home" { String::new() } else { format!("{name}/") }
}

/// The treatments there are files for, in alphabetical order.
pub fn slugs(root: &Path) -> Vec<String> {
    let files = std::fs::read_dir(root.join("treatments")).into_iter().flatten().flatten();
    let mut slugs: Vec<_> =
        files.filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".md")?.to_owned())).collect();
    slugs.sort();
    slugs
}

fn article(read: Vec<ReadSection>, references: Vec<SourceId>) -> Article {
    Article { sections: read.into_iter().map(|s| s.section).collect(), references }
}

/// Front matter and body, each with where it begins.
fn split(file: &SourceFile) -> Option<(&str, usize, &str, usize)> {
    let text = file.text();
    let front = text.strip_prefix("+++\n").and_then(|rest| {
        let end = rest.find("\n+++\n")?;
        Some((&rest[..=end], 4, &rest[end + 5..], end + 9))
    });
    if front.is_none() {
        file.report(
            0..text.lines().next().map_or(0, str::len),
            "the front matter is missing",
            "begin the file with a line `+++`, then the facts, then a second line `+++`",
        );
    }
    front
}

fn check_order(file: &SourceFile, read: &[ReadSection]) {
    let found: Vec<_> = read.iter().filter(|s| s.section.heading.is_some()).collect();
    let all = SECTIONS.map(|(id, _)| id).join(", ");
    let strangers: Vec<_> = found.iter().filter(|s| !SECTIONS.iter().any(|(id, _)| *id == s.section.id)).collect();
    for (at, (id, _)) in SECTIONS.iter().enumerate().filter(|(_, (_, needed))| *needed) {
        if found.iter().any(|s| s.section.id == *id) {
            continue;
        }
        let advice = format!("the sections of an article are {all}; only laser and botox may be left out");
        let misspelt = strangers.iter().find(|s| nearest(&s.section.id, [*id]).is_some());
        if let Some(heading) = misspelt {
            let message = format!("there is no section {{#{}}}", heading.section.id);
            file.report_near(heading.span.clone(), message, advice, Some(format!("{{#{id}}}")));
            continue;
        }
        // It is looked for before the first section that comes later.
        let after: Vec<_> = SECTIONS.iter().skip(at + 1).map(|(later, _)| *later).collect();
        let next = found.iter().find(|s| after.contains(&s.section.id.as_str()));
        let span = next.map_or(file.text().len()..file.text().len(), |s| s.span.clone());
        file.report(span, format!("the section {{#{id}}} is missing before this line"), advice);
    }
    let place = |id: &str| SECTIONS.iter().position(|(s, _)| *s == id);
    let known: Vec<_> = found.iter().filter(|s| place(&s.section.id).is_some()).collect();
    for pair in known.windows(2) {
        if place(&pair[0].section.id) > place(&pair[1].section.id) {
            file.report(
                pair[1].span.clone(),
                format!("the section {{#{}}} stands too late", pair[1].section.id),
                format!("the order is {all}"),
            );
        }
    }
}

fn check_shown(file: &SourceFile, read: &[ReadSection]) {
    let is_there = |directive: &Directive| {
        let blocks = read.iter().flat_map(|s| &s.section.blocks);
        blocks.into_iter().any(|block| matches!(block, Block::Directive(d) if d == directive))
    };
    for (id, name, directive) in SHOWN {
        // Without the section there is another finding, and a name that nobody knows may be this one.
        let section = read.iter().find(|s| s.section.id == id).filter(|s| !has_unknown_block(file, s));
        if let Some(section) = section.filter(|_| !is_there(&directive)) {
            file.report(
                section.span.clone(),
                format!("this section does not show `::{name}`"),
                format!("write ::{name} on a line of its own in it: every article shows the same blocks"),
            );
        }
    }
}

/// Whether more lines of a section begin like a block than blocks were read.
fn has_unknown_block(file: &SourceFile, section: &ReadSection) -> bool {
    let text = file.text().get(section.span.end..).unwrap_or_default();
    let text = text.split_once("\n## ").map_or(text, |(own, _)| own);
    let blocks = section.section.blocks.iter().filter(|block| matches!(block, Block::Directive(_))).count();
    text.lines().filter(|line| line.starts_with("::")).count() > blocks
}

fn check_grade(file: &SourceFile, read: &[ReadSection]) {
    for section in read {
        if let Some(grade) = grade(&section.prose).filter(|g| *g > HARDEST) {
            file.report(
                section.span.clone(),
                format!("this section asks for reading grade {grade:.1}"),
                format!("use shorter sentences and plainer words, to grade {HARDEST} at most"),
            );
        }
    }
}

fn check_comparisons(file: &SourceFile, read: &[ReadSection], treatment: &Treatment) {
    for section in read {
        for block in &section.section.blocks {
            if let Block::Directive(Directive::Comparison { with }) = block
                && !treatment.comparisons.iter().any(|c| c.with == *with)
            {
                let asked = format!("with=\"{with}\"");
                let from = section.span.end;
                let at = file.text().get(from..).and_then(|text| text.find(&asked)).map(|found| from + found);
                file.report_near(
                    at.map_or(section.span.clone(), |at| at..at + asked.len()),
                    format!("there is no comparison with `{with}`"),
                    "write the `with` of a `[[comparison]]` in the front matter, or add one there",
                    nearest(with, treatment.comparisons.iter().map(|c| c.with.as_str())),
                );
            }
        }
    }
}

/// The sources of all records, in the order in which the page shows them.
fn record_sources(treatment: &Treatment) -> impl Iterator<Item = &SourceId> {
    let facts = treatment.facts.iter().flat_map(|r| &r.sources);
    facts
        .chain(treatment.indications.iter().flat_map(|r| &r.sources))
        .chain(treatment.comparisons.iter().flat_map(|c| &c.rows).flat_map(|r| &r.sources))
        .chain(treatment.areas.iter().flat_map(|r| &r.sources))
        .chain(treatment.steps.iter().flat_map(|r| &r.sources))
        .chain(treatment.side_effects.iter().flat_map(|r| &r.sources))
        .chain(treatment.skin_types.iter().flat_map(|r| &r.sources))
        .chain(treatment.cautions.iter().flat_map(|r| &r.sources))
        .chain(treatment.precare.iter().flat_map(|r| &r.sources))
        .chain(treatment.aftercare.iter().flat_map(|r| &r.sources))
        .chain(treatment.costs.iter().flat_map(|r| &r.sources))
}
