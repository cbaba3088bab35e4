//! The whole catalogue in the short form that the finder and the comparison read: one record for each option, the same
//! rows for all, with what is not known stated as such.
//!
//! Which options are listed is the finder's; how they stand side by side is the comparison's.

use super::area::AreaId;
use super::catalog::Catalog;
use super::clinic::Price;
use super::concern::ConcernId;
use super::quantity::{MinMax, Usd};
use super::source::{Source, SourceId};
use super::treatment::{
    AdverseEffect, AreaRecord, Fact, FitzpatrickType, Grade, Indication, SkinTypeRecord, Slug, Treatment,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Where an option takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Setting {
    /// At a clinic.
    Clinic,
    /// At home, by the person.
    Home,
    /// Nowhere: no treatment for now. It always stands among the options.
    Waiting,
}

impl Setting {
    /// Reads the modality of an article: `home care`, `no treatment`, and any other word for what a clinic does.
    pub fn of_modality(modality: &str) -> Self {
        match modality {
            "home care" => Self::Home,
            "no treatment" => Self::Waiting,
            _ => Self::Clinic,
        }
    }
}

/// A row of the fact card that every option has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // Each is a key of `[[fact]]`, which the content guide explains.
pub enum FactKey {
    Regulatory,
    Sessions,
    Interval,
    Downtime,
    Onset,
    Duration,
    Who,
    Cost,
}

impl FactKey {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Regulatory,
        Self::Sessions,
        Self::Interval,
        Self::Downtime,
        Self::Onset,
        Self::Duration,
        Self::Who,
        Self::Cost,
    ];

    /// The key in content.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Regulatory => "regulatory",
            Self::Sessions => "sessions",
            Self::Interval => "interval",
            Self::Downtime => "downtime",
            Self::Onset => "onset",
            Self::Duration => "duration",
            Self::Who => "who",
            Self::Cost => "cost",
        }
    }

    /// Whether a fact belongs to this row: it has the key, or the key and a word for what it is about (`onset-scars`).
    fn takes(self, key: &str) -> bool {
        key.strip_prefix(self.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    }
}

/// What an option is used for, where and for whom. Travels in a file of its own, so that none of the two is large.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[allow(missing_docs)] // Each field is a list of the type that documents it.
pub struct OptionUses {
    pub indications: Vec<Indication>,
    pub areas: Vec<AreaRecord>,
    pub skin_types: Vec<SkinTypeRecord>,
}

/// One option: a treatment, home care, or no treatment for now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OptionRecord {
    /// The treatment.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// How it works, in one line.
    pub plain: String,
    /// Where it takes place.
    pub setting: Setting,
    /// What the clinic asks for a session; `None` where it gives no price.
    pub price: Option<MinMax<Usd>>,
    /// The facts of [`FactKey::ALL`], in the order of the article.
    pub facts: Vec<Fact>,
    /// What can go wrong, in the order of the article. Without the longer text of each.
    pub side_effects: Vec<AdverseEffect>,
    /// What it is used for; it comes in a file of its own.
    #[serde(skip)]
    pub uses: OptionUses,
}

/// Every option there is, in the order of the alphabet, and the sources that their records name.
///
/// It travels in three files, so that none of them is large: the options, their [`OptionUses`] and the sources.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // Each field is a list of the type that documents it.
pub struct Options {
    pub treatments: Vec<OptionRecord>,
    pub sources: Vec<Source>,
}

impl Options {
    /// The options of a catalogue.
    pub fn of(catalog: &Catalog) -> Self {
        let mut treatments: Vec<_> =
            catalog.treatments.iter().map(|t| OptionRecord::of(t, &catalog.clinic.prices)).collect();
        treatments.sort_by(|a, b| a.name.cmp(&b.name));
        let named: BTreeSet<_> = treatments.iter().flat_map(OptionRecord::sources).collect();
        let sources = catalog.sources.iter().filter(|s| named.contains(&s.id));
        // The title stands in the list of the article; here publisher and year name a source.
        let sources = sources.map(|s| Source { title: String::new(), ..s.clone() }).collect();
        Self { treatments, sources }
    }

    /// The uses of all options, in their order, for the file of their own.
    pub fn uses(&self) -> Vec<&OptionUses> {
        self.treatments.iter().map(|option| &option.uses).collect()
    }

    /// Puts together what came in three files; `None` when they do not belong together.
    pub fn join(mut treatments: Vec<OptionRecord>, uses: Vec<OptionUses>, sources: Vec<Source>) -> Option<Self> {
        if uses.len() != treatments.len() {
            return None;
        }
        for (option, uses) in treatments.iter_mut().zip(uses) {
            option.uses = uses;
        }
        Some(Self { treatments, sources })
    }

    /// The option with this slug.
    pub fn get(&self, slug: &Slug) -> Option<&OptionRecord> {
        self.treatments.iter().find(|option| &option.slug == slug)
    }

    /// Every option but no treatment for now: what can be compared and counted.
    pub fn active(&self) -> impl Iterator<Item = &OptionRecord> {
        self.treatments.iter().filter(|option| option.setting != Setting::Waiting)
    }

    /// No treatment for now.
    pub fn waiting(&self) -> Option<&OptionRecord> {
        self.treatments.iter().find(|option| option.setting == Setting::Waiting)
    }
}

impl OptionRecord {
    fn of(treatment: &Treatment, prices: &[Price]) -> Self {
        let wanted = |fact: &&Fact| FactKey::ALL.iter().any(|key| key.takes(&fact.key));
        Self {
            slug: treatment.slug.clone(),
            name: treatment.name.clone(),
            plain: treatment.plain.clone(),
            setting: Setting::of_modality(&treatment.modality),
            price: prices.iter().find(|price| price.treatment == treatment.slug).map(|price| price.range),
            facts: treatment.facts.iter().filter(wanted).cloned().collect(),
            side_effects: treatment
                .side_effects
                .iter()
                .map(|effect| AdverseEffect { text: String::new(), ..effect.clone() })
                .collect(),
            uses: OptionUses {
                indications: treatment.indications.clone(),
                areas: treatment.areas.clone(),
                skin_types: treatment.skin_types.clone(),
            },
        }
    }

    /// Every source that the record names, some more than once.
    pub fn sources(&self) -> impl Iterator<Item = &SourceId> {
        let facts = self.facts.iter().flat_map(|r| &r.sources);
        facts
            .chain(self.side_effects.iter().flat_map(|r| &r.sources))
            .chain(self.uses.indications.iter().flat_map(|r| &r.sources))
            .chain(self.uses.areas.iter().flat_map(|r| &r.sources))
            .chain(self.uses.skin_types.iter().flat_map(|r| &r.sources))
    }

    /// The facts of one row: most options have one, some have one more for a concern.
    pub fn facts_of(&self, key: FactKey) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |fact| key.takes(&fact.key))
    }

    /// What is known of its use for a concern; `None` where no record names it.
    pub fn indication(&self, concern: &ConcernId) -> Option<&Indication> {
        self.uses.indications.iter().find(|indication| &indication.concern == concern)
    }

    /// Whether a source says that it is used for a concern.
    pub fn is_used_for(&self, concern: &ConcernId) -> bool {
        self.indication(concern).is_some_and(|i| i.grade <= Grade::Weak)
    }

    /// What is known of it in an area; `None` where no record names it.
    pub fn area(&self, area: &AreaId) -> Option<&AreaRecord> {
        self.uses.areas.iter().find(|record| record.areas.contains(area))
    }

    /// What is known of it for a skin type; `None` where no record names it.
    pub fn skin_type(&self, skin: FitzpatrickType) -> Option<&SkinTypeRecord> {
        self.uses.skin_types.iter().find(|record| record.types.contains(&skin))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_with_a_word_for_its_concern_belongs_to_its_row() {
        assert!(FactKey::Onset.takes("onset") && FactKey::Onset.takes("onset-scars"));
        assert!(!FactKey::Onset.takes("onsets") && !FactKey::Who.takes("whole"));
    }

    #[test]
    fn uses_of_another_release_are_refused() {
        assert!(Options::join(Vec::new(), vec![OptionUses::default()], Vec::new()).is_none());
    }

    #[test]
    fn only_home_care_and_waiting_have_a_setting_of_their_own() {
        assert_eq!(Setting::of_modality("home care"), Setting::Home);
        assert_eq!(Setting::of_modality("no treatment"), Setting::Waiting);
        assert_eq!(Setting::of_modality("laser device"), Setting::Clinic);
    }
}
