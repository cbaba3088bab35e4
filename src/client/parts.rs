//! The parts of the program that load by themselves: each tool is a WebAssembly file of its own, fetched when the tool
//! is about to be looked at.
//!
//! Owns where the program is cut. A release is cut here by `site::bundle`; a development build is one file, so that
//! it is ready sooner, and there the same functions are called at once.

use crate::domain::option::Options;
use crate::domain::site_search::{Head, Index};
use crate::ui::tools::comparison::Comparison;
use crate::ui::tools::estimator::{Estimator, StudyFacts};
use crate::ui::tools::finder::Finder;
use crate::ui::tools::options::OptionFacts;
use crate::ui::tools::plan::Plan;
use crate::ui::tools::privacy_proof::PrivacyProof;
use crate::ui::tools::safety_check::SafetyCheck;
use crate::ui::tools::site_search::SiteSearch;
use crate::ui::tools::snippet_builder::SnippetBuilder;
use crate::ui::tools::target_areas::TargetAreas;
use crate::ui::turns::Turns;
use crate::ui::visit::{Facts, Visit};
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use web_sys::HtmlElement;

/// A mounted tool; dropping it takes it off the page.
pub type Woken = Box<dyn std::any::Any>;

/// That the file of a part did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

#[cfg(not(debug_assertions))]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    /// The cause stands in the console, written by the loader itself.
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Where a part is mounted.
pub struct Ground {
    /// Owns what the tool makes.
    pub owner: Owner,
    /// The element that the tool is mounted into.
    pub element: HtmlElement,
    /// Set when the data of the tool cannot be read.
    pub unreadable: Arc<AtomicBool>,
}

/// What a part needs that stands on the facts of its page.
pub struct Place {
    /// Where it is mounted.
    pub ground: Ground,
    /// The facts of the page.
    pub facts: Facts,
    /// The visit.
    pub visit: Visit,
}

/// What the search needs to begin, which is about no page.
pub struct SearchPlace {
    /// Owns what the search makes.
    pub owner: Owner,
    /// The element that it is mounted into.
    pub element: HtmlElement,
    /// The head of the index, as it came.
    pub head: Vec<u8>,
    /// Whether the key "/" opens the search.
    pub slash: RwSignal<bool>,
}

/// Declares a part: in a release a function that first fetches its file, otherwise the same function without that.
macro_rules! part {
    ($(#[$doc:meta])* $name:ident($place:ident: $on:ty $(, $more:ident: $kind:ty)*) $body:block) => {
        $(#[$doc])*
        #[cfg(not(debug_assertions))]
        #[wasm_split_helpers::wasm_split($name, fallible)]
        pub fn $name($place: $on $(, $more: $kind)*) -> Result<Woken, Missing> {
            Ok($body)
        }

        $(#[$doc])*
        #[cfg(debug_assertions)]
        #[allow(clippy::unused_async)] // Callers wait for it in a release.
        pub async fn $name($place: $on $(, $more: $kind)*) -> Result<Woken, Missing> {
            Ok($body)
        }
    };
}

/// Mounts a tool part by part: it stands when all that waits in `turns` has had its turn. `tool` gives nothing where its
/// data cannot be read.
fn stand(ground: Ground, turns: Turns, tool: impl FnOnce() -> Option<AnyView> + Send + 'static) -> Woken {
    turns.begin();
    let Ground { owner, element, unreadable } = ground;
    let tool = move || {
        tool().unwrap_or_else(|| {
            unreadable.store(true, Ordering::Relaxed);
            ().into_any()
        })
    };
    owner.with(|| Box::new(mount_to(element, move || turns.part(tool))) as Woken)
}

part! {
    /// The target areas.
    target_areas(place: Place) {
        let Place { ground, facts, visit } = place;
        stand(ground, visit.turns, move || Some(view! { <TargetAreas facts=facts visit=visit /> }.into_any()))
    }
}

part! {
    /// The session estimator, with the evidence as it came.
    estimator(place: Place, evidence: Vec<u8>) {
        let Place { ground, facts: page, visit } = place;
        stand(ground, visit.turns, move || {
            let facts = StudyFacts::new(page, Arc::new(postcard::from_bytes(&evidence).ok()?))?;
            Some(visit.turns.part(move || view! { <Estimator facts=facts visit=visit /> }.into_any()))
        })
    }
}

part! {
    /// The safety check.
    safety_check(place: Place) {
        let Place { ground, facts, visit } = place;
        stand(ground, visit.turns, move || Some(view! { <SafetyCheck facts=facts visit=visit /> }.into_any()))
    }
}

part! {
    /// The plan. The records of a treatment come when it is chosen.
    plan(place: Place) {
        let Place { ground, facts, visit } = place;
        stand(ground, visit.turns, move || Some(view! { <Plan facts=facts visit=visit /> }.into_any()))
    }
}

part! {
    /// The snippet for other pages.
    snippet_builder(place: Place) {
        let Place { ground: Ground { owner, element, .. }, facts, .. } = place;
        owner.with(|| Box::new(mount_to(element, move || view! { <SnippetBuilder facts=facts /> })) as Woken)
    }
}

part! {
    /// The finder, with the files of the options as they came.
    finder(place: Place, files: Vec<Vec<u8>>) {
        let Place { ground, facts, visit } = place;
        stand(ground, visit.turns, move || {
            let facts = OptionFacts { page: facts, options: Arc::new(read(&files)?) };
            Some(visit.turns.part(move || view! { <Finder facts=facts visit=visit /> }.into_any()))
        })
    }
}

part! {
    /// The comparison, with the files of the options as they came.
    comparison(place: Place, files: Vec<Vec<u8>>) {
        let Place { ground, facts, visit } = place;
        stand(ground, visit.turns, move || {
            let facts = OptionFacts { page: facts, options: Arc::new(read(&files)?) };
            Some(visit.turns.part(move || view! { <Comparison facts=facts visit=visit /> }.into_any()))
        })
    }
}

part! {
    /// The proof of privacy, with its data as they came.
    privacy_proof(ground: Ground, data: Vec<u8>) {
        let Ground { owner, element, .. } = ground;
        let data = Arc::new(postcard::from_bytes(&data).map_err(|_| Missing)?);
        owner.with(|| Box::new(mount_to(element, move || view! { <PrivacyProof data=data /> })) as Woken)
    }
}

/// Puts the options together.
fn read(files: &[Vec<u8>]) -> Option<Options> {
    let [options, uses, sources] = files else { return None };
    Options::join(
        postcard::from_bytes(options).ok()?,
        postcard::from_bytes(uses).ok()?,
        postcard::from_bytes(sources).ok()?,
    )
}

part! {
    /// The search of the whole site.
    site_search(place: SearchPlace) {
        let SearchPlace { owner, element, head, slash } = place;
        let head: Head = postcard::from_bytes(&head).map_err(|_| Missing)?;
        let (texts, base) = (Arc::new(head.messages.clone()), head.base.clone());
        let index = Some(Index::new(head));
        owner.with(|| {
            Box::new(mount_to(element, move || view! { <SiteSearch texts=texts base=base index=index slash=slash /> })) as Woken
        })
    }
}
