//! The page of one concern: what it is, whether it can wait, and what the choices are.

use crate::domain::catalog::Catalog;
use crate::domain::concern::{Concern, First};
use crate::domain::message::Msg;
use crate::domain::source::SourceId;
use crate::ui::records::{ASKED, Choices, Cite, References, Shelf};
use leptos::prelude::*;

/// The body of the page.
///
/// Without scripts: the same; the page has no tools.
#[component]
pub fn ConcernBody(
    /// Catalogue and numbers.
    shelf: Shelf,
    /// The concern.
    concern: Concern,
) -> impl IntoView {
    let m = |msg| shelf.text(msg);
    let term = shelf.catalog.messages.fill(Msg::SiteConcernClinical, &[("term", &concern.clinical)]);
    let (class, word) = match concern.first {
        First::Harmless => ("tx-callout", Msg::SiteHarmless),
        First::SeeADoctorFirst => ("tx-callout tx-callout--caution", Msg::SiteSeeADoctorFirst),
    };
    view! {
        <section class="tx-section" id="what">
            <h2>{m(Msg::SiteConcernWhat)}</h2>
            <p>
                {concern.plain.clone()}
                " "
                {term}
                <Cite shelf=shelf.clone() ids=concern.sources.clone() />
            </p>
        </section>
        <section class="tx-section" id="first">
            <h2>{m(Msg::SiteConcernFirst)}</h2>
            <aside class=class>
                <p class="tx-callout__word">{m(word)}</p>
                <p>
                    {concern.first_text.clone()}
                    <Cite shelf=shelf.clone() ids=concern.sources.clone() />
                </p>
            </aside>
        </section>
        <section class="tx-section" id="options">
            <h2>{m(Msg::SiteConcernOptions)}</h2>
            <p>{m(Msg::SiteConcernDecision)}</p>
            <p>{m(Msg::SiteConcernOrder)} " " {shelf.catalog.clinic.funding.clone()}</p>
            <p>
                <a href=format!("{}how-we-know/#grades", shelf.base)>{m(Msg::SiteGradesMean)}</a>
            </p>
            <Choices shelf=shelf.clone() concern=concern />
        </section>
        <section class="tx-section" id="references">
            <h2>{m(Msg::SiteReferences)}</h2>
            <References shelf=shelf.clone() />
        </section>
    }
}

/// The sources of the page, in the order in which it names them.
pub fn concern_references(catalog: &Catalog, concern: &Concern) -> Vec<SourceId> {
    let mut references: Vec<SourceId> = Vec::new();
    let choices = catalog.choices(&concern.id);
    let found = choices.iter().flat_map(|choice| {
        let facts = ASKED.into_iter().filter(|_| choice.may_help()).filter_map(|key| choice.treatment.fact(key));
        choice.indication.into_iter().flat_map(|i| &i.sources).chain(facts.flat_map(|f| &f.sources))
    });
    for id in concern.sources.iter().chain(found) {
        if !references.contains(id) {
            references.push(id.clone());
        }
    }
    references
}
