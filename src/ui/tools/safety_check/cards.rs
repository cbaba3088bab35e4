//! The cards to bring to the dermatologist.

use super::questions::level_word;
use crate::domain::date::CivilDate;
use crate::domain::message::Msg;
use crate::domain::safety::{Answers, Caution, CautionLevel, describe_wait, raise};
use crate::platform::clock;
use crate::ui::kit::icon::{Icon, Sign};
use crate::ui::kit::source_names::SourceNames;
use crate::ui::kit::why::{Ground, Why, sources_of};
use crate::ui::visit::Facts;
use leptos::prelude::*;

/// What a card shows; taken out of the answers so that the view holds no reference to them.
#[derive(Clone, PartialEq)]
struct Card {
    caution: Caution,
    level: CautionLevel,
    unknown: bool,
    /// The wait in words, with the day on which it ends by the visitor's clock.
    wait: Option<String>,
}

/// The cards that the answers raise, or the sentence for an empty list.
///
/// Without scripts: the sentence that says where cards will stand.
#[component]
pub fn Cards(
    /// The facts of the page.
    facts: Facts,
    /// The answers.
    answers: RwSignal<Answers>,
) -> impl IntoView {
    let heading = facts.messages.get(Msg::SafetyResultHeading).to_owned();
    let cards = {
        let facts = facts.clone();
        Memo::new(move |_| {
            let today = clock::today().and_then(|(year, month, day)| CivilDate::new(year, month, day));
            answers.with(|answers| {
                raise(facts.cautions(), answers)
                    .into_iter()
                    .map(|raised| Card {
                        caution: raised.caution.clone(),
                        level: raised.level,
                        unknown: raised.unknown,
                        wait: describe_wait(&facts.messages, &raised, today),
                    })
                    .collect::<Vec<_>>()
            })
        })
    };
    let list = move || {
        let cards = cards.get();
        if cards.is_empty() {
            let asked = facts.questions.iter().map(|question| &question.id);
            let unanswered = answers.with(|answers| answers.count(asked)) == 0;
            let nothing = if unanswered { Msg::SafetyNoAnswer } else { Msg::SafetyNothing };
            let nothing = facts.messages.get(nothing).to_owned();
            return view! { <p class="tx-safety__empty">{nothing}</p> }.into_any();
        }
        let facts = facts.clone();
        view! {
            <ul class="tx-cards">
                {cards
                    .into_iter()
                    .map(|card| view! { <CautionCard facts=facts.clone() card=card /> })
                    .collect_view()}
            </ul>
        }
        .into_any()
    };
    view! {
        <div class="tx-safety__result" data-testid="safety-result">
            <h3>{heading}</h3>
            {list}
        </div>
    }
}

#[component]
fn CautionCard(facts: Facts, card: Card) -> impl IntoView {
    let m = |msg| facts.messages.get(msg).to_owned();
    let sign = match card.level {
        CautionLevel::Absolute => Sign::Stop,
        CautionLevel::Postpone => Sign::Wait,
        CautionLevel::Ask => Sign::Ask,
    };
    let ground = ground(&facts, &card);
    let id = format!("safety-why-{}-{}", card.caution.question, card.caution.level.as_str());
    view! {
        <li class=format!("tx-card tx-card--{}", card.level.as_str())>
            <p class="tx-card__level">
                <Icon sign=sign />
                <strong>{m(level_word(card.level))}</strong>
            </p>
            {card.unknown.then(|| view! { <p>{m(Msg::SafetyUnknown)}</p> })}
            <p>{card.caution.text}</p>
            {card.wait.map(|wait| view! { <p class="tx-card__wait">{wait}</p> })}
            <SourceNames facts=facts.clone() ids=card.caution.sources />
            <Why facts=facts.clone() id=id grounds=move || vec![ground.clone()] />
        </li>
    }
}

/// What stands behind a card: the question and the answer that raised it.
fn ground(facts: &Facts, card: &Card) -> Ground {
    let text = |msg: Msg| facts.messages.get(msg).to_owned();
    let (raised, answer) = if card.unknown {
        (Msg::SafetyWhyCardUnknown, Msg::AnswerUnknown)
    } else {
        (Msg::SafetyWhyCardYes, Msg::AnswerYes)
    };
    let wait = card.wait.as_ref().map(|_| text(Msg::SafetyWhyCardWait));
    let question = facts.questions.iter().find(|question| question.id == card.caution.question);
    let question = question.map(|question| question.text.as_str()).unwrap_or_default();
    let values = [("question", question), ("answer", facts.messages.get(answer))];
    Ground {
        about: text(level_word(card.level)),
        rule: [Some(text(raised)), wait].into_iter().flatten().collect::<Vec<_>>().join(" "),
        answer: Some(facts.messages.fill(Msg::SafetyWhyCardAnswered, &values)),
        record: Some(card.caution.text.clone()),
        sources: sources_of(&facts.sources, &card.caution.sources),
    }
}

/// What a screen reader hears after an answer: how many cards there are, and the strongest level among them.
pub fn announce(facts: &Facts, answers: &Answers) -> String {
    let raised = raise(facts.cautions(), answers);
    match raised.first() {
        None => facts.messages.get(Msg::SafetyNothing).to_owned(),
        Some(strongest) => facts.messages.count(
            Msg::SafetyCardsOne,
            Msg::SafetyCardsOther,
            raised.len(),
            &[("level", facts.messages.get(level_word(strongest.level)))],
        ),
    }
}
