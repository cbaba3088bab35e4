//! What the finder and the comparison share: the facts they stand on, and the questions that both ask.

mod check;
mod fields;
mod price;

pub use check::{CheckFold, OptionCheck};
pub use fields::{AreaField, ConcernField, FitzpatrickField};
pub use price::describe_price;

use crate::domain::area::{AreaId, AreaStatus};
use crate::domain::catalog::PageData;
use crate::domain::concern::ConcernId;
use crate::domain::message::Msg;
use crate::domain::option::Options;
use crate::domain::treatment::{AreaRecord, Slug};
use crate::ui::tools::target_areas::capitalized;
use crate::ui::visit::{Facts, Visit};
use leptos::prelude::*;
use std::sync::Arc;

/// The facts of the page, and the options that travel beside them.
#[derive(Clone)]
pub struct OptionFacts {
    /// The facts of the page.
    pub page: Facts,
    /// The whole catalogue in short.
    pub options: Arc<Options>,
}

impl std::ops::Deref for OptionFacts {
    type Target = PageData;

    fn deref(&self) -> &PageData {
        &self.page
    }
}

impl OptionFacts {
    /// A text of the interface.
    pub fn text(&self, msg: Msg) -> String {
        self.messages.get(msg).to_owned()
    }

    /// The name of a concern inside a sentence: "acne scars (dents)".
    pub fn concern_in_words(&self, id: &ConcernId) -> String {
        let name = self.concerns.iter().find(|c| &c.id == id).map_or(id.as_str(), |c| c.name.as_str());
        let mut letters = name.chars();
        letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
    }

    /// The name of an area at the start of a sentence: "Cheek".
    pub fn area_in_words(&self, id: &AreaId) -> String {
        let area = self.areas.iter().find(|a| &a.id == id);
        area.map_or_else(|| id.to_string(), |area| capitalized(&area.plain))
    }

    /// What is known of an option in an area: "Cheek: A use there is inside the US authorization." Which use that is says
    /// the text of the record, and it must stand beside this: it need not be the one that the visitor asks about.
    pub fn area_known(&self, id: &AreaId, record: Option<&AreaRecord>) -> String {
        self.areas_known(&self.area_in_words(id), record)
    }

    /// The same for several areas, of which the same is known: "Cheek and Chin: …".
    pub fn areas_known(&self, names: &str, record: Option<&AreaRecord>) -> String {
        let known = match record.map(|record| record.status) {
            Some(AreaStatus::Authorized) => Msg::OptionAreaAuthorized,
            Some(AreaStatus::Studied) => Msg::OptionAreaStudied,
            Some(AreaStatus::AdvisedAgainst) => Msg::OptionAreaAdvisedAgainst,
            Some(AreaStatus::Ask) => Msg::OptionAreaAsk,
            None => Msg::OptionAreaUnknown,
        };
        self.messages.fill(Msg::OptionAreaIs, &[("area", names), ("known", self.messages.get(known))])
    }

    /// The address of a treatment's page.
    pub fn address_of(&self, slug: &Slug) -> String {
        format!("{}treatments/{slug}/", self.base)
    }

    /// Takes back the treatments of a shared link that are not on this site, now and whenever an address is read anew,
    /// and says so like any other unknown part.
    pub fn check_treatments(&self, visit: Visit) {
        self.take_back_unknown(visit);
        let facts = self.clone();
        Effect::new(move |_| {
            visit.selection.track();
            facts.take_back_unknown(visit);
        });
    }

    fn take_back_unknown(&self, visit: Visit) {
        let chosen = visit.selection.with_untracked(|s| s.treatments.clone());
        let unknown: Vec<_> = chosen.into_iter().filter(|slug| !self.active(slug)).collect();
        if unknown.is_empty() {
            return;
        }
        visit.selection.update(|s| s.treatments.retain(|slug| !unknown.contains(slug)));
        visit.unread.update(|unread| unread.extend(unknown.iter().map(Slug::to_string)));
    }

    /// Whether this is a treatment that can be compared with no treatment for now.
    fn active(&self, slug: &Slug) -> bool {
        self.options.active().any(|option| &option.slug == slug)
    }
}
