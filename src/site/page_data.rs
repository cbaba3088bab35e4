//! The small files that the tools of one page need.

use crate::domain::area::TargetArea;
use crate::domain::catalog::{Catalog, IndicationSummary, PageData, PlanChoice, TreatmentSummary};
use crate::domain::course::Course;
use crate::domain::proof::ProofData;
use crate::domain::safety::UrgentSign;
use crate::domain::source::SourceId;
use crate::domain::treatment::Treatment;
use std::collections::BTreeSet;

/// The texts of the tools in an article.
const ARTICLE_TEXTS: [&str; 15] = [
    "date.",
    "month.",
    "list.",
    "source.",
    "why.",
    "areas.",
    "area.",
    "area_status.",
    "side.",
    "sheet.",
    "figure.",
    "link.",
    "safety.",
    "level.",
    "estimator.",
];

/// The texts of the finder and the comparison.
const OPTION_TEXTS: [&str; 23] = [
    "date.",
    "month.",
    "safety.",
    "level.",
    "list.",
    "source.",
    "why.",
    "area.",
    "area_status.",
    "link.",
    "quantity.",
    "option.",
    "finder.",
    "compare.",
    "site.grade.",
    "site.scope.",
    "site.suitable",
    "site.with_care",
    "site.specialist_only",
    "site.generally_avoid",
    "site.pih",
    "site.not_known",
    "site.common_advice",
];

/// The files that the tools of several pages share; addresses with the base path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The figure's drawings, in the order of its views.
    pub pictures: Vec<String>,
    /// The areas with their synonyms.
    pub area_words: String,
    /// The fitted model and its trials.
    pub evidence: String,
    /// The place that says how the estimate is made.
    pub how_we_know: String,
    /// The options of the whole catalogue, what each is used for, and their sources.
    pub options: Vec<String>,
    /// The safety check over all options.
    pub option_safety: String,
    /// The treatments that can be planned, with the records of each.
    pub plans: Vec<PlanChoice>,
    /// The path under which the site stands, with a slash at both ends.
    pub base: String,
}

/// The data for the tools on a treatment's page: its own records, and only the questions and sources these name.
///
/// What only one tool needs travels by itself, from the addresses in `beside`.
pub fn for_treatment(catalog: &Catalog, treatment: &Treatment, beside: &Beside) -> PageData {
    let mut named: BTreeSet<&SourceId> = BTreeSet::new();
    named.extend(treatment.cautions.iter().flat_map(|c| &c.sources));
    named.extend(treatment.areas.iter().flat_map(|a| &a.sources));
    let course = Course::of(treatment);
    named.extend(course.sources());
    named.extend(treatment.skin_types.iter().flat_map(|s| &s.sources));
    let urgent: Vec<_> = catalog.urgent.iter().filter(|sign| sign.after.contains(&treatment.slug)).collect();
    named.extend(urgent.iter().flat_map(|sign| &sign.sources));
    let asked = |question: &crate::domain::safety::ScreeningQuestion| {
        treatment.cautions.iter().any(|c| c.question == question.id)
    };
    PageData {
        messages: catalog.messages.only(&ARTICLE_TEXTS),
        area_words: beside.area_words.clone(),
        pictures: beside.pictures.clone(),
        treatment: Some(TreatmentSummary {
            slug: treatment.slug.clone(),
            name: treatment.name.clone(),
            trials: treatment.trials,
            course: course.clone(),
            price: catalog.clinic.prices.iter().find(|p| p.treatment == treatment.slug).map(|p| p.range),
            indications: treatment
                .indications
                .iter()
                .map(|i| IndicationSummary { concern: i.concern.clone(), grade: i.grade })
                .collect(),
            areas: treatment.areas.clone(),
            skin_types: treatment.skin_types.clone(),
            cautions: treatment.cautions.clone(),
        }),
        questions: catalog.questions.iter().filter(|q| asked(q)).cloned().collect(),
        urgent: urgent.into_iter().map(|sign| UrgentSign { after: Vec::new(), ..sign.clone() }).collect(),
        sources: catalog.sources.iter().filter(|s| named.contains(&s.id)).cloned().collect(),
        evidence: beside.evidence.clone(),
        how_we_know: beside.how_we_know.clone(),
        phone: catalog.clinic.phone.clone(),
        ..for_any_page(catalog, beside)
    }
}

/// The data for the plan: what a selection can hold, and which treatments there are. The records of each travel by
/// themselves.
pub fn for_plan(catalog: &Catalog, beside: &Beside) -> PageData {
    PageData {
        messages: catalog.messages.for_plan(),
        groups: Vec::new(),
        pictures: beside.pictures.clone(),
        plans: beside.plans.clone(),
        evidence: beside.evidence.clone(),
        how_we_know: beside.how_we_know.clone(),
        phone: catalog.clinic.phone.clone(),
        ..for_any_page(catalog, beside)
    }
}

/// The data for the builder of snippets: which treatments there are.
pub fn for_snippets(catalog: &Catalog, beside: &Beside) -> PageData {
    PageData {
        messages: catalog.messages.only(&["embed."]),
        groups: Vec::new(),
        areas: Vec::new(),
        plans: beside.plans.clone(),
        ..for_any_page(catalog, beside)
    }
}

/// The data for the finder and the comparison: what can be asked. The options travel by themselves.
pub fn for_options(catalog: &Catalog, beside: &Beside) -> PageData {
    PageData {
        messages: catalog.messages.only(&OPTION_TEXTS),
        options: beside.options.clone(),
        option_safety: beside.option_safety.clone(),
        phone: catalog.clinic.phone.clone(),
        ..for_any_page(catalog, beside)
    }
}

/// What a selection can hold, so that a shared link reads on every page with a tool.
fn for_any_page(catalog: &Catalog, beside: &Beside) -> PageData {
    PageData {
        messages: catalog.messages.only(&[]),
        groups: catalog.groups.clone(),
        areas: areas_without_synonyms(catalog),
        area_words: String::new(),
        pictures: Vec::new(),
        concerns: catalog.concerns.clone(),
        treatment: None,
        questions: Vec::new(),
        urgent: Vec::new(),
        sources: Vec::new(),
        evidence: String::new(),
        how_we_know: String::new(),
        options: Vec::new(),
        option_safety: String::new(),
        plans: Vec::new(),
        base: beside.base.clone(),
        phone: String::new(),
    }
}

/// The data for the proof of privacy: its texts, and names for what an address can hold.
pub fn for_proof(catalog: &Catalog) -> ProofData {
    ProofData {
        messages: catalog.messages.for_proof(),
        areas: areas_without_synonyms(catalog),
        concerns: catalog.concerns.clone(),
        treatments: catalog.treatments.iter().map(|t| (t.slug.clone(), t.name.clone())).collect(),
    }
}

fn areas_without_synonyms(catalog: &Catalog) -> Vec<TargetArea> {
    catalog.areas.iter().map(|area| TargetArea { synonyms: Vec::new(), ..area.clone() }).collect()
}
