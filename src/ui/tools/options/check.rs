//! The safety check over the options in view: its questions, asked once for all of them, and the cards of each option.
//!
//! What an answer raises belongs to `domain::safety`. Answers stay in the visit's memory; nothing here writes them
//! anywhere. Questions and cautions load when somebody opens the fold, or comes with answers.

use super::OptionFacts;
use crate::domain::message::Msg;
use crate::domain::option_safety::OptionSafety;
use crate::domain::safety::{Answers, QuestionId};
use crate::domain::treatment::Slug;
use crate::platform::fetch;
use crate::ui::kit::live::Announcer;
use crate::ui::tools::safety_check::{Card, Questions, announce, list_of, today};
use crate::ui::turns::Turns;
use crate::ui::visit::Visit;
use leptos::prelude::*;
use std::sync::Arc;

/// Where questions and cautions are on their way.
#[derive(Clone, PartialEq)]
enum Loaded {
    Nothing,
    Missing,
    Here(Arc<OptionSafety>),
}

/// The check of a page: which options are in view, and what the visitor answered.
#[derive(Clone)]
pub struct OptionCheck {
    facts: OptionFacts,
    answers: RwSignal<Answers>,
    loaded: RwSignal<Loaded>,
    /// The options in view, in their order.
    in_view: Memo<Vec<Slug>>,
    announcer: Announcer,
    /// When the parts of the tool are built.
    pub turns: Turns,
}

impl OptionCheck {
    /// The check over these options. It loads by itself where the visitor has answered before.
    pub fn new(facts: &OptionFacts, visit: Visit, in_view: Memo<Vec<Slug>>, announcer: Announcer) -> Self {
        let (answers, loaded) = (visit.answers, RwSignal::new(Loaded::Nothing));
        let check = Self { facts: facts.clone(), answers, loaded, in_view, announcer, turns: visit.turns };
        let loading = check.clone();
        Effect::new(move |_| {
            if !answers.with(Answers::is_empty) {
                loading.load();
            }
        });
        check
    }

    fn load(&self) {
        let loaded = self.loaded;
        if loaded.with_untracked(|loaded| matches!(loaded, Loaded::Here(_))) {
            return;
        }
        fetch::bytes_then(&self.facts.option_safety, move |bytes| {
            let safety = bytes.and_then(|bytes| postcard::from_bytes(&bytes).ok());
            loaded.set(safety.map_or(Loaded::Missing, |safety| Loaded::Here(Arc::new(safety))));
        });
    }

    fn here(&self) -> Option<Arc<OptionSafety>> {
        self.loaded.with(|loaded| match loaded {
            Loaded::Here(safety) => Some(Arc::clone(safety)),
            Loaded::Nothing | Loaded::Missing => None,
        })
    }

    /// The cards that the answers raise for one option, the strongest first; empty until the cautions are here.
    fn cards(&self, slug: &Slug) -> Vec<Card> {
        let Some(safety) = self.here() else { return Vec::new() };
        let today = today();
        self.answers.with(|answers| {
            let raised = safety.raised(slug, answers);
            raised.iter().map(|raised| Card::of(&self.facts.messages, &safety.questions, raised, today)).collect()
        })
    }

    /// Whether any answer raises a card for an option in view.
    pub fn has_cards(&self) -> bool {
        self.in_view.with(|slugs| slugs.iter().any(|slug| !self.cards(slug).is_empty()))
    }

    /// The cards of one option as a list; nothing where there is none.
    pub fn list(&self, slug: &Slug) -> Option<AnyView> {
        let (cards, safety) = (self.cards(slug), self.here()?);
        (!cards.is_empty()).then(|| list_of(slug.as_str(), &self.facts.page, &safety.sources, cards))
    }

    /// The same under a heading, for the card of an option.
    pub fn headed_list(&self, slug: &Slug) -> Option<AnyView> {
        let list = self.list(slug)?;
        let cards = view! {
            <div class="tx-option__cards" data-testid=format!("cards-{slug}")>
                <p class="tx-reasons__heading">{self.facts.text(Msg::OptionCards)}</p>
                {list}
            </div>
        };
        Some(cards.into_any())
    }

    /// Says how many cards there are over all options in view.
    fn say(&self) {
        let Some(safety) = untrack(|| self.here()) else { return };
        let said = self.answers.with_untracked(|answers| {
            let slugs = self.in_view.get_untracked();
            let raised = slugs.iter().flat_map(|slug| safety.raised(slug, answers));
            announce(&self.facts.messages, raised.map(|card| card.level))
        });
        self.announcer.say(said);
    }
}

/// The fold with the questions, and below it how many are answered and the button that forgets them all.
///
/// Without scripts: the fold with a sentence in it that each treatment's own page has its questions.
#[component]
pub fn CheckFold(
    /// The check of the page.
    check: OptionCheck,
) -> impl IntoView {
    let facts = check.facts.clone();
    let opening = check.clone();
    let asked = {
        let check = check.clone();
        move || match check.loaded.get() {
            Loaded::Here(safety) => view! { <Asked check=check.clone() safety=safety /> }.into_any(),
            Loaded::Missing => view! { <p role="status">{check.facts.text(Msg::OptionCheckMissing)}</p> }.into_any(),
            Loaded::Nothing => view! { <p>{check.facts.text(Msg::OptionCheckElsewhere)}</p> }.into_any(),
        }
    };
    view! {
        <div class="tx-check-options" data-testid="option-check">
            <details class="tx-fold" id="option-check" on:toggle=move |_| opening.load()>
                <summary data-testid="option-check-open">{facts.text(Msg::OptionCheck)}</summary>
                <p>{facts.text(Msg::OptionCheckLead)} " " {facts.text(Msg::SafetyPrivacy)}</p>
                {asked}
            </details>
            <Foot check=check />
        </div>
    }
    .into_any()
}

/// The questions that matter for what is in view; they stay as they are while answers are given.
#[component]
fn Asked(check: OptionCheck, safety: Arc<OptionSafety>) -> impl IntoView {
    let questions = {
        let in_view = check.in_view;
        Memo::new(move |_| in_view.with(|slugs| safety.questions(slugs)))
    };
    let (facts, answers, turns) = (check.facts.page.clone(), check.answers, check.turns);
    let on_answer = Callback::new(move |()| check.say());
    move || {
        let asked = questions.get();
        view! {
            <Questions
                facts=facts.clone()
                asked=asked
                cautions=Arc::new([])
                answers=answers
                on_answer=on_answer
                turns=turns
            />
        }
    }
}

/// How many of the questions are answered, and "Forget my answers"; there as soon as there is an answer to forget.
#[component]
fn Foot(check: OptionCheck) -> impl IntoView {
    move || {
        let safety = check.here().filter(|_| !check.answers.with(Answers::is_empty))?;
        let facts = check.facts.clone();
        let asked = check.in_view.with(|slugs| safety.questions(slugs));
        let ids: Vec<&QuestionId> = asked.iter().map(|question| &question.id).collect();
        let given = check.answers.with(|answers| answers.count(ids)).to_string();
        let progress =
            facts.messages.fill(Msg::SafetyProgress, &[("given", &given), ("total", &asked.len().to_string())]);
        let (answers, announcer, forgotten) = (check.answers, check.announcer, facts.text(Msg::SafetyForgotten));
        let forget = move |_| {
            answers.update(Answers::forget);
            announcer.say(forgotten.clone());
        };
        Some(view! {
            <p class="tx-safety__foot">
                <span>{progress}</span>
                <button type="button" class="tx-button tx-button--quiet" data-testid="forget-answers" on:click=forget>
                    {facts.text(Msg::SafetyForget)}
                </button>
            </p>
        })
    }
}
