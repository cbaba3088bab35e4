//! All compiled content, and the part of it that the tools of one page need.

use super::area::{AreaGroup, AreaId, TargetArea};
use super::clinic::Clinic;
use super::concern::{Concern, ConcernId};
use super::course::Course;
use super::decision_aid::Criterion;
use super::estimator::{ArmKind, EvidenceFit, LeftOut};
use super::figure::Figure;
use super::message::Messages;
use super::quantity::{MinMax, Usd};
use super::safety::{Caution, ScreeningQuestion, UrgentSign};
use super::site_search::Everyday;
use super::source::{Source, SourceId};
use super::term::{Term, TermId};
use super::treatment::{AreaRecord, FitzpatrickType, Grade, Indication, Review, SkinTypeRecord, Slug, Treatment};
use serde::{Deserialize, Serialize};

/// All compiled content. Read-only; one per release.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // Each field is a list of the type that documents it.
pub struct Catalog {
    pub groups: Vec<AreaGroup>,
    pub areas: Vec<TargetArea>,
    pub figure: Figure,
    pub concerns: Vec<Concern>,
    /// The review of what the list of concerns says.
    pub concerns_review: Review,
    /// The standards for decision aids, in their order.
    pub criteria: Vec<Criterion>,
    pub questions: Vec<ScreeningQuestion>,
    pub urgent: Vec<UrgentSign>,
    pub sources: Vec<Source>,
    pub clinic: Clinic,
    pub treatments: Vec<Treatment>,
    pub glossary: Vec<Term>,
    pub everyday: Everyday,
    pub messages: Messages,
    pub evidence: EvidenceFit,
    /// Each arm as the trials without it made expect it: how good the model is. It takes ten seconds, so it is
    /// measured for a release and empty before.
    pub quality: Vec<LeftOut>,
}

impl Catalog {
    /// The source with this id.
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.iter().find(|s| &s.id == id)
    }

    /// The concern with this id.
    pub fn concern(&self, id: &ConcernId) -> Option<&Concern> {
        self.concerns.iter().find(|c| &c.id == id)
    }

    /// Every treatment with what is known of it for this concern, sorted by the rule that the page prints:
    /// "no treatment for now" first, because it is always a choice; then by strength of the evidence, the strongest
    /// first; within a grade by the alphabet. A treatment without a record stands among them as not found.
    pub fn choices(&self, concern: &ConcernId) -> Vec<Choice<'_>> {
        let of =
            |treatment| Choice { treatment, indication: treatment.indications.iter().find(|i| &i.concern == concern) };
        let mut choices: Vec<_> = self.treatments.iter().map(of).collect();
        choices.sort_by_cached_key(|c| (!c.treatment.is_waiting(), c.grade(), c.treatment.name.to_lowercase()));
        choices
    }

    /// The concerns for which a treatment has no record, neither for nor against, in the order of the list.
    pub fn without_record(&self, treatment: &Treatment) -> Vec<&Concern> {
        let recorded = |concern: &&Concern| treatment.indications.iter().any(|i| i.concern == concern.id);
        self.concerns.iter().filter(|c| !recorded(c)).collect()
    }

    /// The word of the glossary with this id.
    pub fn term(&self, id: &TermId) -> Option<&Term> {
        self.glossary.iter().find(|t| &t.id == id)
    }
}

/// A treatment as a choice for one concern.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice<'a> {
    /// The treatment.
    pub treatment: &'a Treatment,
    /// What is known of it for the concern; `None` when no source was found either way.
    pub indication: Option<&'a Indication>,
}

impl Choice<'_> {
    /// Strength of the evidence.
    pub fn grade(&self) -> Grade {
        self.indication.map_or(Grade::NotFound, |i| i.grade)
    }

    /// Whether any source sees a sign that it helps, so that what it asks of a person is worth showing.
    pub fn may_help(&self) -> bool {
        matches!(self.grade(), Grade::Strong | Grade::SomeEvidence | Grade::Weak)
    }
}

/// What the tools know of one treatment's use for a concern.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicationSummary {
    /// The concern.
    pub concern: ConcernId,
    /// Strength of the evidence.
    pub grade: Grade,
}

/// What the tools of one page need, and no more. Travels in a compact form without names (`postcard`) beside the page, from the same
/// build as the program that reads it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // Each field is a list of the type that documents it.
pub struct PageData {
    pub messages: Messages,
    pub groups: Vec<AreaGroup>,
    /// The areas without their synonyms, which only a search needs.
    pub areas: Vec<TargetArea>,
    /// Where the areas with their synonyms are.
    pub area_words: String,
    /// Where the drawings of the figure are, in the order of `BodyView::ALL`.
    pub pictures: Vec<String>,
    pub concerns: Vec<Concern>,
    /// The treatment of the page; none on a page that is not about one.
    pub treatment: Option<TreatmentSummary>,
    pub questions: Vec<ScreeningQuestion>,
    /// The urgent signs after the treatment on the page; the treatments of each are left out.
    pub urgent: Vec<UrgentSign>,
    /// The sources that the tools of this page name.
    pub sources: Vec<Source>,
    /// Where the fitted model and its trials are, which only the estimator needs.
    pub evidence: String,
    /// Where the page is that says how the estimate is made.
    pub how_we_know: String,
    /// Where the options of the finder and the comparison are: the options, their uses and their sources. Empty where
    /// neither tool stands.
    pub options: Vec<String>,
    /// Where the safety check over all options is; empty where neither stands.
    pub option_safety: String,
    /// The treatments that can be planned; empty where the plan does not stand.
    pub plans: Vec<PlanChoice>,
    /// The path under which the site stands, with a slash at both ends.
    pub base: String,
    /// The clinic's phone number, for urgent signs.
    pub phone: String,
}

impl PageData {
    /// The same facts for tools on a page that is not ours: our pages stand under the address `pages`, with a slash at
    /// its end, and files are called by their names below our base, for whoever fetches them there.
    #[must_use]
    pub fn moved_to(mut self, pages: &str) -> Self {
        let base = std::mem::replace(&mut self.base, pages.to_owned());
        let below = |address: &str| address.strip_prefix(base.as_str()).unwrap_or(address).to_owned();
        self.how_we_know = format!("{pages}{}", below(&self.how_we_know));
        for file in [&mut self.area_words, &mut self.evidence, &mut self.option_safety]
            .into_iter()
            .chain(&mut self.pictures)
            .chain(&mut self.options)
            .chain(self.plans.iter_mut().map(|plan| &mut plan.address))
        {
            *file = below(file);
        }
        self
    }

    /// The cautions of the page's treatment.
    pub fn cautions(&self) -> &[Caution] {
        self.treatment.as_ref().map_or(&[], |treatment| &treatment.cautions)
    }

    /// What is known of the page's treatment in an area.
    pub fn area_record(&self, area: &AreaId) -> Option<&AreaRecord> {
        self.treatment.as_ref()?.areas.iter().find(|record| record.areas.contains(area))
    }

    /// What is known of the page's treatment for a skin type.
    pub fn skin_type(&self, skin: FitzpatrickType) -> Option<&SkinTypeRecord> {
        self.treatment.as_ref()?.skin_types.iter().find(|record| record.types.contains(&skin))
    }
}

/// A treatment that can be planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanChoice {
    /// The treatment.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// Where the records are that its plan is made from.
    pub address: String,
}

/// What the tools need of the treatment on the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // Each field is a list of the type that documents it.
pub struct TreatmentSummary {
    pub slug: Slug,
    pub name: String,
    /// Which arms of the evidence are trials of this treatment; `None` where the tables hold no trial of it.
    pub trials: Option<ArmKind>,
    pub course: Course,
    /// What the clinic asks for a session, where it says.
    pub price: Option<MinMax<Usd>>,
    pub indications: Vec<IndicationSummary>,
    pub areas: Vec<AreaRecord>,
    pub skin_types: Vec<SkinTypeRecord>,
    pub cautions: Vec<Caution>,
}
