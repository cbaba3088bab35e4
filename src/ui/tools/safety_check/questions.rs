//! The questions with their three answers.

use crate::domain::message::Msg;
use crate::domain::safety::{Answer, Answers, Caution, CautionLevel, ScreeningQuestion};
use crate::ui::kit::source_names::SourceNames;
use crate::ui::turns::Turns;
use crate::ui::visit::Facts;
use leptos::prelude::*;
use std::sync::Arc;

/// A list of questions.
///
/// Without scripts: the same, with radio buttons that do nothing yet.
#[component]
pub fn Questions(
    /// The facts of the page.
    facts: Facts,
    /// The questions, in order.
    asked: Vec<ScreeningQuestion>,
    /// What a "yes" means, told in the fold under its question; empty where that differs from option to option.
    cautions: Arc<[Caution]>,
    /// Where the answers are kept.
    answers: RwSignal<Answers>,
    /// Called after each answer.
    on_answer: Callback<()>,
    /// When each question is built.
    turns: Turns,
) -> impl IntoView {
    view! {
        <ul class="tx-questions">
            {asked
                .into_iter()
                .map(|question| {
                    let (facts, cautions) = (facts.clone(), Arc::clone(&cautions));
                    turns
                        .part(move || {
                            view! {
                                <Question facts=facts question=question cautions=cautions answers=answers on_answer=on_answer />
                            }
                                .into_any()
                        })
                })
                .collect_view()}
        </ul>
    }
}

#[component]
fn Question(
    facts: Facts,
    question: ScreeningQuestion,
    cautions: Arc<[Caution]>,
    answers: RwSignal<Answers>,
    on_answer: Callback<()>,
) -> impl IntoView {
    let cautions: Vec<Caution> = cautions.iter().filter(|c| c.question == question.id).cloned().collect();
    let id = question.id.clone();
    let option = |answer: Answer, label: Msg| {
        let name = format!("q-{id}");
        let control = format!("{name}-{}", answer.as_str());
        let (shown, given) = (id.clone(), id.clone());
        view! {
            <label class="tx-segment__option">
                <input
                    type="radio"
                    name=name
                    id=control.clone()
                    data-testid=control
                    autocomplete="off"
                    value=answer.as_str()
                    prop:checked=move || answers.with(|a| a.to(&shown) == Some(answer))
                    on:change=move |_| {
                        answers.update(|a| a.give(given.clone(), answer));
                        on_answer.run(());
                    }
                />
                <span>{facts.messages.get(label).to_owned()}</span>
            </label>
        }
    };
    view! {
        <li class="tx-question">
            <fieldset>
                <legend>{question.text}</legend>
                <div class="tx-segment">
                    {option(Answer::Yes, Msg::AnswerYes)}
                    {option(Answer::No, Msg::AnswerNo)}
                    {option(Answer::Unknown, Msg::AnswerUnknown)}
                </div>
            </fieldset>
            <details class="tx-question__why" id=format!("why-{id}")>
                <summary>{facts.messages.get(Msg::SafetyWhy).to_owned()}</summary>
                <p>{question.why}</p>
                {cautions
                    .into_iter()
                    .map(|caution| {
                        let level = facts.messages.get(level_word(caution.level)).to_owned();
                        view! {
                            <p>
                                <strong>{level}": "</strong>
                                {caution.text}
                            </p>
                            <SourceNames facts=facts.clone() ids=caution.sources />
                        }
                    })
                    .collect_view()}
            </details>
        </li>
    }
}

/// The word for a level.
pub fn level_word(level: CautionLevel) -> Msg {
    match level {
        CautionLevel::Absolute => Msg::LevelAbsolute,
        CautionLevel::Postpone => Msg::LevelPostpone,
        CautionLevel::Ask => Msg::LevelAsk,
    }
}
