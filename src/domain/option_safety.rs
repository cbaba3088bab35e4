//! The safety check over several options at once: the questions are asked once, and each option has its own cards.
//!
//! Travels in a file of its own, which loads only when somebody answers; what an answer raises is [`raise`]'s.

use super::catalog::Catalog;
use super::safety::{Answers, Caution, RaisedCaution, ScreeningQuestion, questions_for, raise};
use super::source::{Source, SourceId};
use super::treatment::Slug;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The cautions of one option.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OptionCautions {
    /// The option.
    pub slug: Slug,
    /// Its cautions, in the order of the article.
    pub cautions: Vec<Caution>,
}

/// The questions, the cautions of every option, and the sources that these name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // Each field is a list of the type that documents it.
pub struct OptionSafety {
    pub questions: Vec<ScreeningQuestion>,
    pub options: Vec<OptionCautions>,
    pub sources: Vec<Source>,
}

impl OptionSafety {
    /// The safety check of a catalogue.
    pub fn of(catalog: &Catalog) -> Self {
        let options: Vec<_> = catalog
            .treatments
            .iter()
            .map(|treatment| OptionCautions { slug: treatment.slug.clone(), cautions: treatment.cautions.clone() })
            .collect();
        let cautions = options.iter().flat_map(|option| &option.cautions);
        let named: BTreeSet<&SourceId> = cautions.flat_map(|caution| &caution.sources).collect();
        let sources = catalog.sources.iter().filter(|source| named.contains(&source.id));
        // The title stands in the list of the article; here publisher and year name a source.
        let sources = sources.map(|s| Source { title: String::new(), ..s.clone() }).collect();
        Self { questions: catalog.questions.clone(), options, sources }
    }

    /// The cautions of one option.
    pub fn cautions(&self, slug: &Slug) -> &[Caution] {
        self.options.iter().find(|option| &option.slug == slug).map_or(&[], |option| &option.cautions)
    }

    /// The questions that can change something for the options in view: each once, the serious first.
    pub fn questions(&self, in_view: &[Slug]) -> Vec<ScreeningQuestion> {
        let cautions: Vec<Caution> = in_view.iter().flat_map(|slug| self.cautions(slug)).cloned().collect();
        questions_for(&self.questions, &cautions).into_iter().cloned().collect()
    }

    /// The cards that the answers raise for one option, the strongest first.
    pub fn raised(&self, slug: &Slug, answers: &Answers) -> Vec<RaisedCaution<'_>> {
        raise(self.cautions(slug), answers)
    }
}
