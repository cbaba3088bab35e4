//! What stands behind each reason for and against an option.

use super::words;
use crate::domain::finder::{Asked, Weighed};
use crate::ui::kit::why::{Ground, Why, sources_of};
use crate::ui::tools::options::OptionFacts;
use leptos::prelude::*;

/// The fold of an option.
pub fn why(facts: &OptionFacts, asked: &Asked, weighed: &Weighed<'_>) -> AnyView {
    let option = weighed.option;
    let grounds: Vec<_> = weighed
        .reasons
        .iter()
        .map(|reason| Ground {
            about: words::reason(facts, asked, option, reason),
            rule: facts.text(words::rule(reason.about)),
            answer: words::answer(facts, asked, reason.about),
            record: reason.about.text().map(str::to_owned),
            sources: sources_of(&facts.options.sources, reason.about.sources()),
        })
        .collect();
    let id = format!("finder-why-{}", option.slug);
    view! { <Why facts=facts.page.clone() id=id grounds=move || grounds.clone() /> }.into_any()
}
