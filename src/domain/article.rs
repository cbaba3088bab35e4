//! An article as the content compiler leaves it: sections of ready HTML with the places where tools stand.

use super::source::SourceId;
use super::term::TermId;
use super::treatment::Slug;

/// A block of data or a tool that an author puts into an article with `::name`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Directive {
    /// `::fact-card`: the facts at a glance.
    FactCard,
    /// `::benefits`: every concern with grade and regulator scope.
    Benefits,
    /// `::target-areas`: the list and figure of areas.
    TargetAreas,
    /// `::how-it-works`: the three drawn steps.
    HowItWorks,
    /// `::safety-check`: the questions and their cards.
    SafetyCheck,
    /// `::side-effects`: what can go wrong.
    SideEffects,
    /// `::aftercare`: before and after, day by day.
    Aftercare,
    /// `::estimator`: sessions and what the trials support.
    Estimator,
    /// `::comparison{with="…"}`: this treatment beside another.
    Comparison {
        /// The comparison of the treatment's records that is meant.
        with: String,
    },
    /// `::booking`: how to reach the clinic.
    Booking,
    /// `::references`: the sources of the page.
    References,
    /// `::grades`: what the grades mean.
    Grades,
    /// `::tiers`: what the tiers mean.
    Tiers,
    /// `::trials`: the trial table.
    Trials,
    /// `::model`: the fitted model and its error.
    Model,
    /// `::plan`: steps with dates, and what to take along.
    Plan,
    /// `::treatment-list`: the treatments there are.
    TreatmentList,
    /// `::concern-list`: the concerns there are.
    ConcernList,
    /// `::ipdas`: the standards for decision aids, with how each is met.
    Ipdas,
    /// `::privacy-proof`: what the page has asked for and stored.
    PrivacyProof,
    /// `::all-sources`: the sources of the whole site.
    AllSources,
    /// `::finder`: which options fit, and why.
    Finder,
    /// `::compare`: options side by side.
    Compare,
    /// `::snippet-builder`: the snippet for other pages.
    SnippetBuilder,
    /// `::glossary`: the words of the field.
    Glossary,
    /// `::contents`: everything that the search can lead to, as one list.
    Contents,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// HTML, made from Markdown by the compiler.
    Html(String),
    /// A place for data or a tool.
    Directive(Directive),
}

/// A heading with what stands under it. The part before the first heading has no heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The anchor.
    pub id: String,
    /// The heading, as HTML without the heading element.
    pub heading: Option<String>,
    /// What stands under it.
    pub blocks: Vec<Block>,
    /// The words of the glossary that are explained here, for the notes on paper.
    pub terms: Vec<TermId>,
}

/// The body of an article or page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The sections in order.
    pub sections: Vec<Section>,
    /// Every source the page names, in the order of its first mention; its place plus one is the number on a chip.
    pub references: Vec<SourceId>,
}

impl Article {
    /// Whether one of these stands in it.
    pub fn has(&self, directives: &[Directive]) -> bool {
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        blocks.into_iter().any(|block| matches!(block, Block::Directive(d) if directives.contains(d)))
    }
}

/// The article of a treatment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreatmentArticle {
    /// The treatment.
    pub slug: Slug,
    /// The body.
    pub article: Article,
}

/// A page that is not about one treatment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingPage {
    /// The file name without `.md`: `home`, `treatments`, `concerns`, `find`, `compare`, `how-we-know`, `privacy`,
    /// `not-found`.
    pub name: String,
    /// The title.
    pub title: String,
    /// The description for search engines.
    pub description: String,
    /// The body.
    pub article: Article,
}
