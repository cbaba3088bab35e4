//! The cards to bring to the dermatologist.

use super::questions::level_word;
use crate::domain::date::CivilDate;
use crate::domain::message::{Messages, Msg};
use crate::domain::safety::{Answers, Caution, CautionLevel, RaisedCaution, ScreeningQuestion, describe_wait, raise};
use crate::domain::source::Source;
use crate::platform::clock;
use crate::ui::kit::icon::{Icon, Sign};
use crate::ui::kit::source_names::source_names;
use crate::ui::kit::why::{Ground, Why, sources_of};
use crate::ui::visit::Facts;
use leptos::prelude::*;

/// What a card shows; taken out of the answers so that the view holds no reference to them.
#[derive(Clone, PartialEq)]
pub struct Card {
    caution: Caution,
    level: CautionLevel,
    /// The question whose answer raised it.
    question: String,
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
            let today = today();
            answers.with(|answers| {
                let raised = raise(facts.cautions(), answers);
                let card = |raised| Card::of(&facts.messages, &facts.questions, raised, today);
                raised.iter().map(card).collect::<Vec<_>>()
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
        list_of("safety", &facts, &facts.sources, cards)
    };
    view! {
        <div class="tx-safety__result" data-testid="safety-result">
            <h3>{heading}</h3>
            {list}
        </div>
    }
}

impl Card {
    /// The card that an answer raises; `today` is the visitor's, and `None` on the host.
    pub fn of(
        messages: &Messages,
        questions: &[ScreeningQuestion],
        raised: &RaisedCaution<'_>,
        today: Option<CivilDate>,
    ) -> Self {
        let question = questions.iter().find(|question| question.id == raised.caution.question);
        Self {
            question: question.map(|question| question.text.clone()).unwrap_or_default(),
            caution: raised.caution.clone(),
            level: raised.level,
            unknown: raised.unknown,
            wait: describe_wait(messages, raised, today),
        }
    }
}

/// Today by the visitor's clock; `None` on the host.
pub fn today() -> Option<CivilDate> {
    clock::today().and_then(|(year, month, day)| CivilDate::new(year, month, day))
}

/// The cards as a list; `place` makes the ids of this list its own.
pub fn list_of(place: &str, facts: &Facts, sources: &[Source], cards: Vec<Card>) -> AnyView {
    let cards: Vec<_> = cards.into_iter().map(|card| caution_card(place, facts, sources, card)).collect();
    view! { <ul class="tx-cards">{cards}</ul> }.into_any()
}

fn caution_card(place: &str, facts: &Facts, sources: &[Source], card: Card) -> AnyView {
    let m = |msg| facts.messages.get(msg).to_owned();
    let sign = match card.level {
        CautionLevel::Absolute => Sign::Stop,
        CautionLevel::Postpone => Sign::Wait,
        CautionLevel::Ask => Sign::Ask,
    };
    let ground = ground(facts, sources, &card);
    let id = format!("{place}-why-{}-{}", card.caution.question, card.caution.level.as_str());
    view! {
        <li class=format!("tx-card tx-card--{}", card.level.as_str())>
            <p class="tx-card__level">
                <Icon sign=sign />
                <strong>{m(level_word(card.level))}</strong>
            </p>
            {card.unknown.then(|| view! { <p>{m(Msg::SafetyUnknown)}</p> })}
            <p>{card.caution.text}</p>
            {card.wait.map(|wait| view! { <p class="tx-card__wait">{wait}</p> })}
            {source_names(facts.messages.get(Msg::SourceLabel), sources, &card.caution.sources)}
            <Why facts=facts.clone() id=id grounds=move || vec![ground.clone()] />
        </li>
    }
    .into_any()
}

/// What stands behind a card: the question and the answer that raised it.
fn ground(facts: &Facts, sources: &[Source], card: &Card) -> Ground {
    let text = |msg: Msg| facts.messages.get(msg).to_owned();
    let (raised, answer) = if card.unknown {
        (Msg::SafetyWhyCardUnknown, Msg::AnswerUnknown)
    } else {
        (Msg::SafetyWhyCardYes, Msg::AnswerYes)
    };
    let wait = card.wait.as_ref().map(|_| text(Msg::SafetyWhyCardWait));
    let values = [("question", card.question.as_str()), ("answer", facts.messages.get(answer))];
    Ground {
        about: text(level_word(card.level)),
        rule: [Some(text(raised)), wait].into_iter().flatten().collect::<Vec<_>>().join(" "),
        answer: Some(facts.messages.fill(Msg::SafetyWhyCardAnswered, &values)),
        record: Some(card.caution.text.clone()),
        sources: sources_of(sources, &card.caution.sources),
    }
}

/// What a screen reader hears after an answer: how many cards there are, and the strongest level among them.
pub fn announce(messages: &Messages, levels: impl Iterator<Item = CautionLevel>) -> String {
    let levels: Vec<_> = levels.collect();
    match levels.iter().max() {
        None => messages.get(Msg::SafetyNothing).to_owned(),
        Some(strongest) => messages.count(
            Msg::SafetyCardsOne,
            Msg::SafetyCardsOther,
            levels.len(),
            &[("level", messages.get(level_word(*strongest)))],
        ),
    }
}
