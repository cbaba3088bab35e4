//! The safety check: the questions that matter for this treatment, and the cards their answers raise.
//!
//! Answers stay in the visit's memory; nothing here writes them anywhere.

mod cards;
mod questions;
mod urgent;

use crate::domain::message::Msg;
use crate::domain::safety::{Answers, Caution, questions_for, raise};
use crate::ui::kit::live::{Announcer, LiveRegion};
use crate::ui::visit::{Facts, Visit};
use cards::Cards;
pub use cards::{Card, announce, list_of, today};
use leptos::prelude::*;
pub use questions::Questions;
use std::sync::Arc;
use urgent::Urgent;

/// How many questions stand open before the rest is folded.
const OPEN_QUESTIONS: usize = 8;

/// The questions, the serious first, and beside them the cards.
///
/// Without scripts: every question, and in a fold under each what a "yes" means.
#[component]
pub fn SafetyCheck(
    /// The facts of the page.
    facts: Facts,
    /// The visit.
    visit: Visit,
) -> impl IntoView {
    let announcer = Announcer::new();
    let answers = visit.answers;
    let asked: Vec<_> = questions_for(&facts.questions, facts.cautions()).into_iter().cloned().collect();
    let total = asked.len();
    let (first, rest) = asked.split_at(total.min(OPEN_QUESTIONS));
    let (first, rest) = (first.to_vec(), rest.to_vec());
    let rest_count = rest.len();
    let cautions: Arc<[Caution]> = facts.cautions().into();

    let on_answer = {
        let facts = facts.clone();
        Callback::new(move |()| {
            let said = answers.with_untracked(|answers| {
                let raised = raise(facts.cautions(), answers);
                announce(&facts.messages, raised.iter().map(|card| card.level))
            });
            announcer.say(said);
        })
    };
    let progress = {
        let facts = facts.clone();
        move || {
            let asked = facts.questions.iter().map(|question| &question.id);
            let given = answers.with(|answers| answers.count(asked)).to_string();
            facts.messages.fill(Msg::SafetyProgress, &[("given", &given), ("total", &total.to_string())])
        }
    };
    let forget = {
        let facts = facts.clone();
        move |_| {
            answers.update(Answers::forget);
            announcer.say(facts.messages.get(Msg::SafetyForgotten).to_owned());
        }
    };
    let (about_signs, about_cards) = (facts.clone(), facts.clone());
    let urgent = visit.turns.part(move || view! { <Urgent facts=about_signs /> }.into_any());
    let cards = visit.turns.part(move || view! { <Cards facts=about_cards answers=answers /> }.into_any());
    let m = |msg| facts.messages.get(msg).to_owned();
    let more = facts.messages.fill(Msg::SafetyMore, &[("n", &rest_count.to_string())]);

    view! {
        <div class="tx-safety">
            {urgent}
            <div class="tx-safety__body">
                <div class="tx-safety__questions">
                    <p class="tx-safety__privacy">{m(Msg::SafetyPrivacy)}</p>
                    <Questions
                        facts=facts.clone()
                        asked=first
                        cautions=Arc::clone(&cautions)
                        answers=answers
                        on_answer=on_answer
                        turns=visit.turns
                    />
                    <details class="tx-fold" id="safety-more">
                        <summary>{more}</summary>
                        <Questions
                            facts=facts.clone()
                            asked=rest
                            cautions=cautions
                            answers=answers
                            on_answer=on_answer
                            turns=visit.turns
                        />
                    </details>
                </div>
                {cards}
            </div>
            // Below both, so that it stays on the screen as long as anything of the check does.
            <p class="tx-safety__foot">
                <span>{progress}</span>
                <button type="button" class="tx-button tx-button--quiet" data-testid="forget-answers" on:click=forget>
                    {m(Msg::SafetyForget)}
                </button>
            </p>
            <LiveRegion announcer=announcer />
        </div>
    }
}
