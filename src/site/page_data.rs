//! The small file that the tools of one page need.

use crate::domain::area::TargetArea;
use crate::domain::catalog::{Catalog, IndicationSummary, PageData, TreatmentSummary};
use crate::domain::course::Course;
use crate::domain::proof::ProofData;
use crate::domain::safety::UrgentSign;
use crate::domain::source::SourceId;
use crate::domain::treatment::Treatment;
use std::collections::BTreeSet;

/// The files that the tools of all pages share; addresses with the base path.
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
}

/// The data for the tools on a treatment's page: its own records, and only the questions and sources these name.
///
/// What only one tool needs travels by itself, from the addresses in `beside`.
pub fn for_treatment(catalog: &Catalog, treatment: &Treatment, beside: &Beside) -> PageData {
    let mut named: BTreeSet<&SourceId> = BTreeSet::new();
    named.extend(treatment.cautions.iter().flat_map(|c| &c.sources));
    named.extend(treatment.areas.iter().flat_map(|a| &a.sources));
    let course = Course::of(treatment);
    let known = [&course.interval, &course.healing, &course.onset, &course.lasts];
    named.extend(known.into_iter().flatten().flat_map(|k| &k.sources));
    named.extend(course.sessions.iter().flat_map(|k| &k.sources));
    named.extend(treatment.skin_types.iter().flat_map(|s| &s.sources));
    let urgent: Vec<_> = catalog.urgent.iter().filter(|sign| sign.after.contains(&treatment.slug)).collect();
    named.extend(urgent.iter().flat_map(|sign| &sign.sources));
    let asked = |question: &crate::domain::safety::ScreeningQuestion| {
        treatment.cautions.iter().any(|c| c.question == question.id)
    };
    PageData {
        messages: catalog.messages.for_tools(),
        groups: catalog.groups.clone(),
        areas: areas_without_synonyms(catalog),
        area_words: beside.area_words.clone(),
        pictures: beside.pictures.clone(),
        concerns: catalog.concerns.clone(),
        treatment: TreatmentSummary {
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
        },
        questions: catalog.questions.iter().filter(|q| asked(q)).cloned().collect(),
        urgent: urgent.into_iter().map(|sign| UrgentSign { after: Vec::new(), ..sign.clone() }).collect(),
        sources: catalog.sources.iter().filter(|s| named.contains(&s.id)).cloned().collect(),
        evidence: beside.evidence.clone(),
        how_we_know: beside.how_we_know.clone(),
        phone: catalog.clinic.phone.clone(),
    }
}

/// The data for the proof of privacy: its texts, and names for what an address can hold.
pub fn for_proof(catalog: &Catalog) -> ProofData {
    ProofData {
        messages: catalog.messages.for_proof(),
        areas: areas_without_synonyms(catalog),
        concerns: catalog.concerns.clone(),
    }
}

fn areas_without_synonyms(catalog: &Catalog) -> Vec<TargetArea> {
    catalog.areas.iter().map(|area| TargetArea { synonyms: Vec::new(), ..area.clone() }).collect()
}
