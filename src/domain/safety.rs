//! The safety check: questions, answers, and the cautions that answers raise.
//!
//! Never a verdict. The result is a list of cards to bring to the dermatologist; the words for an empty
//! list belong to the locale, and none of them says "safe".

use super::date::{CivilDate, describe_date};
use super::id::id_type;
use super::message::{Messages, Msg};
use super::quantity::Days;
use super::sensitive::Sensitive;
use super::source::SourceId;
use super::treatment::Slug;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

id_type! {
    /// The id of a screening question, such as `keloid-history`.
    QuestionId
}

/// How strongly a caution speaks. The order is by strength: the later, the stronger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CautionLevel {
    /// Raise this with the dermatologist first.
    Ask,
    /// Wait until it is over.
    Postpone,
    /// Do not have the treatment now, as the source says; the doctor has the last word.
    Absolute,
}

impl CautionLevel {
    /// The word in content and class names.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::Postpone => "postpone",
            Self::Absolute => "absolute",
        }
    }
}

/// A reason to stop, wait or ask, which a "yes" to its question raises.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Caution {
    /// The question that reveals it.
    pub question: QuestionId,
    /// How strongly it speaks.
    pub level: CautionLevel,
    /// How long to wait, where a source gives a time.
    pub wait: Option<Days>,
    /// The sentence for the card.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// A question that reveals cautions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScreeningQuestion {
    /// The id.
    pub id: QuestionId,
    /// The question, to the visitor.
    pub text: String,
    /// Why it is asked.
    pub why: String,
    /// Whether it belongs to the serious ones, which are asked first.
    pub serious: bool,
}

/// A sign after treatment with which nobody should wait.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UrgentSign {
    /// The sign.
    pub sign: String,
    /// What to do about it.
    pub action: String,
    /// The treatments that it can follow.
    pub after: Vec<Slug>,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// What a visitor answered to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// "I don't know", which leads to a card that says to ask.
    Unknown,
}

impl Answer {
    /// The word in test ids and control values.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }
}

/// All answers of this visit. They live in memory only; see [`Sensitive`].
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Answers {
    given: Sensitive<BTreeMap<QuestionId, Answer>>,
}

impl Answers {
    /// Records an answer; a later one replaces an earlier one.
    pub fn give(&mut self, question: QuestionId, answer: Answer) {
        self.given.reveal_mut().insert(question, answer);
    }

    /// The answer to a question, if there is one.
    pub fn to(&self, question: &QuestionId) -> Option<Answer> {
        self.given.reveal().get(question).copied()
    }

    /// How many of these questions are answered.
    pub fn count<'a>(&self, of: impl IntoIterator<Item = &'a QuestionId>) -> usize {
        of.into_iter().filter(|question| self.to(question).is_some()).count()
    }

    /// Whether no question of any treatment is answered.
    pub fn is_empty(&self) -> bool {
        self.given.reveal().is_empty()
    }

    /// Forgets everything.
    pub fn forget(&mut self) {
        self.given.reveal_mut().clear();
    }
}

/// A caution that an answer raised, with the level at which it stands after that answer.
#[derive(Clone, Debug, PartialEq)]
pub struct RaisedCaution<'a> {
    /// The caution.
    pub caution: &'a Caution,
    /// Its level: the caution's own after "yes", [`CautionLevel::Ask`] after "I don't know".
    pub level: CautionLevel,
    /// Whether the visitor did not know.
    pub unknown: bool,
}

/// The cautions that these answers raise, the strongest first, in the order of the content among equals.
///
/// A "yes" raises each caution of its question at the caution's own level; "I don't know" raises it as something
/// to ask about; "no" and no answer raise nothing.
///
/// Invariant: one caution more never removes or softens another (`a_further_yes_never_softens_a_card`).
///
/// ```
/// use treatment_explorer::domain::safety::*;
/// let question = QuestionId::new("open-wound")?;
/// let cautions = [Caution {
///     question: question.clone(),
///     level: CautionLevel::Postpone,
///     wait: None,
///     text: "Wait until it has healed.".into(),
///     sources: vec![],
/// }];
/// let mut answers = Answers::default();
/// assert!(raise(&cautions, &answers).is_empty());
/// answers.give(question, Answer::Unknown);
/// assert_eq!(raise(&cautions, &answers)[0].level, CautionLevel::Ask);
/// # Ok::<(), treatment_explorer::domain::id::IdError>(())
/// ```
pub fn raise<'a>(cautions: &'a [Caution], answers: &Answers) -> Vec<RaisedCaution<'a>> {
    let raised: Vec<_> = cautions
        .iter()
        .filter_map(|caution| match answers.to(&caution.question)? {
            Answer::Yes => Some(RaisedCaution { caution, level: caution.level, unknown: false }),
            Answer::Unknown => Some(RaisedCaution { caution, level: CautionLevel::Ask, unknown: true }),
            Answer::No => None,
        })
        .collect();
    // Taken level by level: a sort would cost the browser more than three walks do.
    let levels = [CautionLevel::Absolute, CautionLevel::Postpone, CautionLevel::Ask];
    levels.into_iter().flat_map(|level| raised.iter().filter(move |card| card.level == level).cloned()).collect()
}

/// The first day after a wait that is counted from `today`: the latest it can be, for what the visitor waits for may
/// have ended before.
///
/// ```
/// use treatment_explorer::domain::{date::CivilDate, quantity::Days, safety::wait_ends};
/// let today = CivilDate::parse("2026-09-04").ok_or("no date")?;
/// assert_eq!(wait_ends(Days(180), today).to_string(), "2027-03-03");
/// # Ok::<(), &str>(())
/// ```
pub fn wait_ends(wait: Days, today: CivilDate) -> CivilDate {
    today.plus_days(wait.0.into())
}

/// The wait of a card in words, where its source gives a time: "The source gives a wait of 180 days. Counted from
/// today, that is from 3 March 2027." Without a clock the date is left out.
///
/// After "I don't know" there is nothing to wait for yet, and no wait is said.
pub fn describe_wait(messages: &Messages, card: &RaisedCaution<'_>, today: Option<CivilDate>) -> Option<String> {
    let wait = card.caution.wait.filter(|_| !card.unknown)?;
    let said = messages.count(Msg::SafetyWaitOne, Msg::SafetyWaitOther, usize::from(wait.0), &[]);
    let from = today.map(|today| describe_date(messages, wait_ends(wait, today)));
    Some(match from {
        Some(date) => format!("{said} {}", messages.fill(Msg::SafetyWaitFrom, &[("date", &date)])),
        None => said,
    })
}

/// The questions that can change something for these cautions: the serious first, each once, in the order of the
/// content among equals.
pub fn questions_for<'a>(questions: &'a [ScreeningQuestion], cautions: &[Caution]) -> Vec<&'a ScreeningQuestion> {
    let asks = |serious: bool| {
        questions.iter().filter(move |q| q.serious == serious && cautions.iter().any(|c| c.question == q.id))
    };
    asks(true).chain(asks(false)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn caution(number: usize, level: CautionLevel) -> Caution {
        Caution {
            question: QuestionId(format!("q{number}")),
            level,
            wait: None,
            text: String::new(),
            sources: Vec::new(),
        }
    }

    fn levels() -> impl Strategy<Value = CautionLevel> {
        prop_oneof![Just(CautionLevel::Ask), Just(CautionLevel::Postpone), Just(CautionLevel::Absolute)]
    }

    fn answers() -> impl Strategy<Value = Option<Answer>> {
        prop_oneof![Just(None), Just(Some(Answer::Yes)), Just(Some(Answer::No)), Just(Some(Answer::Unknown))]
    }

    proptest! {
        #[test]
        fn a_further_yes_never_softens_a_card(
            rows in prop::collection::vec((levels(), answers()), 1..12),
            pick in any::<prop::sample::Index>(),
        ) {
            let cautions: Vec<_> = rows.iter().enumerate().map(|(n, (l, _))| caution(n, *l)).collect();
            let mut given = Answers::default();
            for (n, (_, answer)) in rows.iter().enumerate() {
                if let Some(answer) = answer {
                    given.give(cautions[n].question.clone(), *answer);
                }
            }
            let before = raise(&cautions, &given);
            let mut more = given.clone();
            more.give(cautions[pick.index(rows.len())].question.clone(), Answer::Yes);
            let after = raise(&cautions, &more);
            for card in &before {
                let still = after.iter().find(|c| c.caution.question == card.caution.question);
                prop_assert!(still.is_some_and(|c| c.level >= card.level));
            }
            prop_assert!(after.windows(2).all(|pair| pair[0].level >= pair[1].level));
        }
    }

    #[test]
    fn no_answer_and_no_raise_nothing() {
        let cautions = [caution(1, CautionLevel::Absolute)];
        let mut given = Answers::default();
        assert!(raise(&cautions, &given).is_empty());
        given.give(cautions[0].question.clone(), Answer::No);
        assert!(raise(&cautions, &given).is_empty());
        given.give(cautions[0].question.clone(), Answer::Yes);
        assert_eq!(raise(&cautions, &given).len(), 1);
        let other = QuestionId("q9".into());
        assert_eq!(given.count([&cautions[0].question, &other]), 1);
        assert_eq!(given.count([&other]), 0);
        given.forget();
        assert!(given.is_empty());
    }

    #[test]
    fn answers_do_not_show_in_debug_output() {
        let mut given = Answers::default();
        given.give(QuestionId("pregnant".into()), Answer::Yes);
        let shown = format!("{given:?}");
        assert!(!shown.contains("pregnant") && !shown.contains("Yes"), "{shown}");
    }

    #[test]
    fn only_questions_that_can_change_something_are_asked_the_serious_first() {
        let question = |id: &str, serious| ScreeningQuestion {
            id: QuestionId(id.into()),
            text: String::new(),
            why: String::new(),
            serious,
        };
        let all = [question("q1", false), question("q9", true), question("q2", true)];
        let cautions = [caution(1, CautionLevel::Ask), caution(2, CautionLevel::Ask)];
        let ids: Vec<_> = questions_for(&all, &cautions).iter().map(|q| q.id.as_str()).collect();
        assert_eq!(ids, ["q2", "q1"]);
    }
}
