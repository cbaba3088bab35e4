//! How long one full update of the estimator takes, natively: the answer for a number of sessions, and all of its words
//! and pictures as HTML. `cargo bench --bench estimator` runs it.

use divan::{Bencher, black_box};
use leptos::prelude::{Owner, RenderHtml, Update, view};
use std::path::Path;
use std::sync::{Arc, OnceLock};
use treatment_explorer::content;
use treatment_explorer::domain::catalog::Catalog;
use treatment_explorer::domain::concern::ConcernId;
use treatment_explorer::domain::estimator::{ArmKind, estimate_for};
use treatment_explorer::domain::quantity::Sessions;
use treatment_explorer::site::page_data::{Beside, for_treatment};
use treatment_explorer::ui::tools::estimator::{Estimator, StudyFacts};
use treatment_explorer::ui::visit::Visit;

fn main() {
    divan::main();
}

fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| {
        let compiled = content::compile_on(Path::new("content"), "/", None);
        compiled.site.map_or_else(|| unreachable!("the content has findings"), |site| site.catalog)
    })
}

fn sessions(n: u8) -> Sessions {
    Sessions::new(n).unwrap_or(Sessions::ONE)
}

/// The numbers alone: mean, intervals, frequencies, curve, trials.
#[divan::bench(args = [1, 4, 12])]
fn answer(bencher: Bencher<'_, '_>, n: u8) {
    let (fit, concern) = (&catalog().evidence, ConcernId::new("acne-scars").ok());
    let concern = concern.as_ref().unwrap_or_else(|| unreachable!("the id is written by hand"));
    bencher.bench(|| estimate_for(black_box(fit), concern, ArmKind::Needling, &[], sessions(n)));
}

/// Everything that is shown: the whole tool is built anew and written out, which is more than an update changes.
#[divan::bench(args = [1, 4, 12])]
fn whole_tool(bencher: Bencher<'_, '_>, n: u8) {
    let catalog = catalog();
    let needling = catalog.treatments.iter().find(|treatment| treatment.slug.as_str() == "micro-needling");
    let needling = needling.unwrap_or_else(|| unreachable!("the article is there"));
    let page = Arc::new(for_treatment(catalog, needling, &Beside::default()));
    let facts = StudyFacts::new(page, Arc::new(catalog.evidence.clone()));
    let facts = facts.unwrap_or_else(|| unreachable!("the page is about a treatment"));
    bencher.bench(|| {
        Owner::new().with(|| {
            let visit = Visit::new();
            visit.selection.update(|selection| selection.sessions = Some(sessions(n)));
            let facts = facts.clone();
            view! { <Estimator facts=facts visit=visit /> }.to_html()
        })
    });
}
