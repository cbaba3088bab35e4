//! Compiles `content/` into the catalogue and the articles, and reports every slip of its authors in one run.
//!
//! 1. Read the shared lists, each declaring its ids.
//! 2. Read the figure.
//! 3. Read each treatment: front matter to records, Markdown to sections.
//! 4. Read the standards for decision aids, and the standing pages.
//! 5. Read the evidence; when nothing is wrong anywhere, fit the model to it.
//!
//! What a file claims is linted as soon as it is read (`lint`).
//!
//! Host only. What the content means is the domain's; how it looks is the interface's.

mod directive;
mod evidence;
mod figure;
mod finding;
mod glossary;
mod ipdas;
mod lint;
mod lists;
mod markdown;
mod names;
mod pages;
mod reading_grade;
pub mod schema;
pub mod skeleton;
mod source_file;
mod table;
mod terms;
mod treatment;

pub use finding::{Finding, Severity, render};

use crate::domain::article::{StandingPage, TreatmentArticle};
use crate::domain::catalog::Catalog;
use crate::domain::estimator::Evidence;
use names::Names;
use source_file::SourceFile;
use std::path::Path;

/// Compiled content.
#[derive(Clone, Debug, PartialEq)]
pub struct CompiledSite {
    /// All facts.
    pub catalog: Catalog,
    /// The article of each treatment.
    pub articles: Vec<TreatmentArticle>,
    /// The pages that are not about one treatment.
    pub pages: Vec<StandingPage>,
    /// The rows behind the estimator.
    pub evidence: Evidence,
}

/// What a run of the compiler gives: the site, unless a finding forbids it, and all findings.
#[derive(Clone, Debug, PartialEq)]
pub struct Compiled {
    /// The site; `None` while there is a finding of severity error.
    pub site: Option<CompiledSite>,
    /// All findings, file by file.
    pub findings: Vec<Finding>,
}

/// Compiles the content folder `root` for a site that stands under `base`, on no day: no review is overdue.
pub fn compile(root: &Path, base: &str) -> Compiled {
    compile_on(root, base, None)
}

/// Compiles as [`compile`] does, on the day `today`, written `YYYY-MM-DD`.
pub fn compile_on(root: &Path, base: &str, today: Option<&str>) -> Compiled {
    let mut findings = Vec::new();
    let site = read_all(root, base, today, &mut findings);
    let broken = findings.iter().any(|f| f.severity == Severity::Error);
    Compiled { site: site.filter(|_| !broken), findings }
}

fn read_all(root: &Path, base: &str, today: Option<&str>, findings: &mut Vec<Finding>) -> Option<CompiledSite> {
    let open = |name: &str| SourceFile::read(root, name);
    let names = |kind, home, file: &SourceFile| Names::new(kind, home, file.is_whole());

    let file = open("sources.toml");
    let known_sources = names("source", "content/sources.toml", &file);
    let sources = lists::sources(&file, &known_sources);
    findings.extend(file.into_findings());

    let concerns_file = open("concerns.toml");
    let known_concerns = names("concern", "content/concerns.toml", &concerns_file);
    let (concerns, concerns_review) = lists::concerns(&concerns_file, &known_concerns, &known_sources);

    let file = open("areas.toml");
    let known_areas = names("area", "content/areas.toml", &file);
    let (groups, areas) = lists::areas(&file, &known_areas);
    findings.extend(file.into_findings());

    let safety_file = open("safety.toml");
    let known_questions = names("question", "content/safety.toml", &safety_file);
    let known_treatments = Names::of_files("treatment", "content/treatments/", pages::slugs(root));
    let (questions, urgent) = lists::safety(&safety_file, &known_questions, &known_sources, &known_treatments);

    let glossary_file = open("glossary.toml");
    let known_terms = names("term", "content/glossary.toml", &glossary_file);
    let glossary = glossary::terms(&glossary_file, &known_terms, &known_sources);

    let file = open("everyday.toml");
    let everyday = glossary::everyday(&file, &known_concerns);
    findings.extend(file.into_findings());

    let clinic_file = open("clinic.toml");
    let clinic = lists::clinic(&clinic_file);

    let locale_file = open("locales/en.toml");
    let messages = lists::locale(&locale_file, "en");

    let file = open("claims.toml");
    let (conditions, contraries) = lint::claims(&file, &known_concerns, &known_questions);
    findings.extend(file.into_findings());
    let lint_known =
        lint::Known { conditions, contraries, clinic: lint::clinic_words(&clinic), today: today.map(str::to_owned) };
    for file in [concerns_file, safety_file, clinic_file, glossary_file, locale_file] {
        lint::lint(&lint::Page::of_list(&file, &lint_known));
        findings.extend(file.into_findings());
    }

    let figure = figure::read(root, findings);

    let known = treatment::Known {
        sources: &known_sources,
        concerns: &known_concerns,
        areas: &known_areas,
        questions: &known_questions,
    };
    let terms = terms::Terms { names: &known_terms, glossary: &glossary };
    let shared = pages::Shared { root, base, messages: &messages, known: &known, lint: &lint_known, terms: &terms };
    let (treatments, articles) = pages::treatments(&shared, findings);
    let criteria = ipdas::read(&shared, findings);
    let standing = pages::standing(&shared, &criteria, &sources, findings);

    let evidence = evidence::read(root, &known_concerns, &known_areas, findings)?;
    Some(CompiledSite {
        catalog: Catalog {
            groups,
            areas,
            figure: figure?,
            concerns,
            concerns_review: concerns_review?,
            criteria,
            questions,
            urgent,
            sources,
            clinic,
            treatments,
            glossary,
            everyday,
            messages,
            evidence: evidence.fit,
            quality: Vec::new(),
        },
        articles,
        pages: standing,
        evidence: evidence.rows,
    })
}
