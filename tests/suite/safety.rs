//! The safety check on our own content, by enumeration: every treatment, every answer to every question, alone and
//! beside every answer to every other.
//!
//! Larger sets cannot be counted out (four answers to each of up to 45 questions), and need not be: an answer set shows
//! the cards that its answers show alone, and nothing else. That is held for every answer and every pair of answers, for
//! every three questions with answers that are drawn, for all the same answers, and for 2,000 sets of each treatment
//! drawn over all questions.

use crate::content::catalog;
use treatment_explorer::domain::catalog::Catalog;
use treatment_explorer::domain::date::CivilDate;
use treatment_explorer::domain::message::{Messages, Msg};
use treatment_explorer::domain::option_safety::OptionSafety;
use treatment_explorer::domain::safety::{
    Answer, Answers, Caution, CautionLevel, QuestionId, RaisedCaution, describe_wait, questions_for, raise,
};
use treatment_explorer::domain::treatment::Treatment;

const GIVEN: [Option<Answer>; 4] = [None, Some(Answer::Yes), Some(Answer::No), Some(Answer::Unknown)];

/// Words that would be a verdict, whatever stands around them.
const VERDICTS: [&str; 5] = ["safe", "safely", "eligible", "ok", "okay"];

/// The questions that a treatment asks, in the order of asking.
fn asked(catalog: &Catalog, treatment: &Treatment) -> Vec<QuestionId> {
    questions_for(&catalog.questions, &treatment.cautions).into_iter().map(|question| question.id.clone()).collect()
}

fn answers(given: &[(&QuestionId, Option<Answer>)]) -> Answers {
    let mut answers = Answers::default();
    for (question, answer) in given {
        if let Some(answer) = answer {
            answers.give((*question).clone(), *answer);
        }
    }
    answers
}

/// Calls `look` with every answer to every question alone, and with every pair of answers to every pair of questions.
fn for_each_answer_set(catalog: &Catalog, mut look: impl FnMut(&Treatment, &[(&QuestionId, Option<Answer>)])) {
    for treatment in &catalog.treatments {
        let asked = asked(catalog, treatment);
        look(treatment, &[]);
        for (n, one) in asked.iter().enumerate() {
            for first in GIVEN {
                look(treatment, &[(one, first)]);
                for other in &asked[n + 1..] {
                    for second in GIVEN {
                        look(treatment, &[(one, first), (other, second)]);
                    }
                }
            }
        }
    }
}

/// Everything that the result says to a visitor.
fn said(messages: &Messages, cards: &[RaisedCaution<'_>]) -> Vec<String> {
    let m = |msg: Msg| messages.get(msg).to_owned();
    let always = [Msg::SafetyResultHeading, Msg::SafetyPrivacy, Msg::SafetyForgotten, Msg::SafetyProgress];
    let urgent = [Msg::SafetyUrgent, Msg::SafetyUrgentCall, Msg::SafetyUrgentSigns];
    let mut said: Vec<_> = always.into_iter().chain(urgent).map(m).collect();
    if cards.is_empty() {
        said.extend([m(Msg::SafetyNothing), m(Msg::SafetyNoAnswer)]);
    }
    for card in cards {
        said.push(m(match card.level {
            CautionLevel::Absolute => Msg::LevelAbsolute,
            CautionLevel::Postpone => Msg::LevelPostpone,
            CautionLevel::Ask => Msg::LevelAsk,
        }));
        said.extend(card.unknown.then(|| m(Msg::SafetyUnknown)));
        said.push(card.caution.text.clone());
        said.extend(describe_wait(messages, card, CivilDate::parse("2026-09-04")));
    }
    said
}

fn verdict_in(text: &str) -> Option<&'static str> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
    let words: Vec<_> = words.collect();
    VERDICTS.into_iter().find(|verdict| words.iter().any(|word| word == verdict))
}

/// Numbers that are the same in every run.
fn numbers() -> impl Iterator<Item = usize> {
    let next = |seed: &u64| Some(seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407));
    std::iter::successors(Some(1), next).map(|seed| usize::try_from(seed >> 40).unwrap())
}

/// The cards of a set are those of its answers alone: as many, at the same levels, the strongest first.
fn shows_what_its_answers_show_alone(treatment: &Treatment, given: &[(&QuestionId, Option<Answer>)]) {
    let set = answers(given);
    let together = raise(&treatment.cautions, &set);
    let alone: Vec<Answers> = given.iter().map(|one| answers(&[*one])).collect();
    let mut expected: Vec<_> = alone.iter().flat_map(|one| raise(&treatment.cautions, one)).collect();
    assert_eq!(together.len(), expected.len(), "{}", treatment.slug);
    for card in &together {
        let place = expected.iter().position(|other| std::ptr::eq(other.caution, card.caution) && other == card);
        expected.swap_remove(place.unwrap_or_else(|| panic!("{}: {}", treatment.slug, card.caution.text)));
    }
    assert!(together.windows(2).all(|pair| pair[0].level >= pair[1].level), "the strongest comes first");
}

#[test]
fn any_answer_set_shows_the_cards_of_its_answers_and_no_other() {
    let catalog = catalog();
    let mut drawn = numbers();
    for_each_answer_set(catalog, shows_what_its_answers_show_alone);
    for treatment in &catalog.treatments {
        let asked = asked(catalog, treatment);
        // Each three questions, with answers that are drawn.
        for (a, first) in asked.iter().enumerate() {
            for (b, second) in asked.iter().enumerate().skip(a + 1) {
                for third in &asked[b + 1..] {
                    let at = drawn.next().unwrap();
                    let of = |n: usize| GIVEN[(at >> (2 * n)) % 4];
                    shows_what_its_answers_show_alone(treatment, &[(first, of(0)), (second, of(1)), (third, of(2))]);
                }
            }
        }
        for same in GIVEN {
            let all: Vec<_> = asked.iter().map(|question| (question, same)).collect();
            shows_what_its_answers_show_alone(treatment, &all);
        }
        // All questions at once, those of other treatments too: what they raise there is not raised here.
        for _ in 0..2_000 {
            let any = catalog.questions.iter().map(|question| (&question.id, GIVEN[drawn.next().unwrap() % 4]));
            shows_what_its_answers_show_alone(treatment, &any.collect::<Vec<_>>());
        }
    }
}

#[test]
fn no_answer_set_leads_to_a_verdict() {
    let catalog = catalog();
    let mut sets = 0;
    for_each_answer_set(catalog, |treatment, given| {
        sets += 1;
        let cards_of = answers(given);
        for text in said(&catalog.messages, &raise(&treatment.cautions, &cards_of)) {
            assert_eq!(verdict_in(&text), None, "{}: {text}", treatment.slug);
        }
    });
    assert!(sets > 1000, "only {sets} answer sets");
    for question in &catalog.questions {
        assert_eq!(verdict_in(&format!("{} {}", question.text, question.why)), None, "{}", question.id);
    }
    for sign in &catalog.urgent {
        assert_eq!(verdict_in(&format!("{} {}", sign.sign, sign.action)), None, "{}", sign.sign);
    }
    assert_eq!(verdict_in("It is OK."), Some("ok"));
    assert_eq!(verdict_in("unsafe, tokens and safety"), None);
}

#[test]
fn a_further_answer_never_softens_a_card() {
    let catalog = catalog();
    for_each_answer_set(catalog, |treatment, given| {
        // With one answer less there are no more cards, and none is stronger.
        let Some((_, fewer)) = given.split_last() else {
            return;
        };
        let (before, after) = (answers(fewer), answers(given));
        let (before, after) = (raise(&treatment.cautions, &before), raise(&treatment.cautions, &after));
        for card in &before {
            let still = after.iter().find(|other| std::ptr::eq(other.caution, card.caution));
            assert!(still.is_some_and(|still| still.level >= card.level), "{}: {}", treatment.slug, card.caution.text);
        }
        assert!(after.windows(2).all(|pair| pair[0].level >= pair[1].level), "the strongest comes first");
    });
}

#[test]
fn a_yes_is_never_milder_than_not_knowing_and_that_never_milder_than_a_no() {
    let catalog = catalog();
    for treatment in &catalog.treatments {
        for question in asked(catalog, treatment) {
            let strongest = |answer| {
                let given = answers(&[(&question, Some(answer))]);
                raise(&treatment.cautions, &given).first().map(|card| card.level)
            };
            let (yes, unknown, no) = (strongest(Answer::Yes), strongest(Answer::Unknown), strongest(Answer::No));
            assert!(yes >= unknown && unknown > no && no.is_none(), "{}: {question}", treatment.slug);
            assert_eq!(unknown, Some(CautionLevel::Ask));
        }
    }
}

#[test]
fn every_caution_can_be_raised_names_a_source_and_stands_in_full() {
    let catalog = catalog();
    for treatment in &catalog.treatments {
        let asked = asked(catalog, treatment);
        for caution in &treatment.cautions {
            assert!(asked.contains(&caution.question), "{}: {} is never asked", treatment.slug, caution.question);
            let given = answers(&[(&caution.question, Some(Answer::Yes))]);
            let raised = raise(&treatment.cautions, &given);
            let card = raised.iter().find(|card| std::ptr::eq(card.caution, caution)).unwrap();
            assert_eq!(card.level, caution.level);
            assert!(!caution.sources.is_empty() && caution.sources.iter().all(|id| catalog.source(id).is_some()));
        }
    }
}

#[test]
fn every_question_changes_something_and_is_asked_once() {
    let catalog = catalog();
    for treatment in &catalog.treatments {
        let asked = asked(catalog, treatment);
        let mut once = asked.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), asked.len(), "{}", treatment.slug);
        for question in &asked {
            let given = answers(&[(question, Some(Answer::Yes))]);
            assert!(!raise(&treatment.cautions, &given).is_empty(), "{}: {question}", treatment.slug);
        }
        let is_serious = |id: &QuestionId| catalog.questions.iter().any(|q| &q.id == id && q.serious);
        assert!(asked.is_sorted_by_key(|id| !is_serious(id)), "{}: the serious come first", treatment.slug);
    }
    // A question of which no treatment knows what to do with the answer would only be curious. While treatments are
    // still being written, those that none names yet wait for theirs.
    let used = |id: &QuestionId| catalog.treatments.iter().any(|t| t.cautions.iter().any(|c| &c.question == id));
    let unused: Vec<_> = catalog.questions.iter().filter(|q| !used(&q.id)).map(|q| q.id.as_str()).collect();
    assert!(unused.is_empty() || catalog.treatments.len() < 12, "no treatment asks {unused:?}");
}

#[test]
fn a_wait_is_said_with_its_date_and_none_after_not_knowing() {
    let catalog = catalog();
    let today = CivilDate::parse("2026-09-04").unwrap();
    for treatment in &catalog.treatments {
        let waits = |caution: &&Caution| caution.wait.is_some();
        for caution in treatment.cautions.iter().filter(waits) {
            let say = |answer| {
                let given = answers(&[(&caution.question, Some(answer))]);
                let raised = raise(&treatment.cautions, &given);
                let card = raised.iter().find(|card| std::ptr::eq(card.caution, caution)).unwrap();
                describe_wait(&catalog.messages, card, Some(today))
            };
            assert!(say(Answer::Yes).is_some_and(|wait| wait.contains(" 20")), "{}", caution.text);
            assert_eq!(say(Answer::Unknown), None);
        }
    }
    let needling = catalog.treatments.iter().find(|t| t.slug.as_str() == "micro-needling").unwrap();
    let caution = needling.cautions.iter().find(|c| c.question.as_str() == "recent-filler-area").unwrap();
    let given = answers(&[(&caution.question, Some(Answer::Yes))]);
    let raised = raise(&needling.cautions, &given);
    assert_eq!(
        describe_wait(&catalog.messages, &raised[0], Some(today)).unwrap(),
        "The source gives a wait of 180 days. Counted from today, that is from 3 March 2027."
    );
    assert_eq!(describe_wait(&catalog.messages, &raised[0], None).unwrap(), "The source gives a wait of 180 days.");
}

#[test]
fn over_several_options_each_question_is_asked_once_and_each_option_keeps_its_own_cards() {
    let catalog = catalog();
    let safety = OptionSafety::of(catalog);
    let all: Vec<_> = catalog.treatments.iter().map(|treatment| treatment.slug.clone()).collect();
    let asked: Vec<_> = safety.questions(&all).into_iter().map(|question| question.id).collect();
    let mut once = asked.clone();
    once.sort();
    once.dedup();
    assert_eq!((asked.len(), once.len()), (catalog.questions.len(), catalog.questions.len()));
    for given in [Answer::Yes, Answer::Unknown, Answer::No] {
        let set: Vec<_> = asked.iter().map(|question| (question, Some(given))).collect();
        let answers = answers(&set);
        for treatment in &catalog.treatments {
            assert_eq!(safety.raised(&treatment.slug, &answers), raise(&treatment.cautions, &answers));
            // What is in view decides what is asked.
            let here: Vec<_> = safety.questions(std::slice::from_ref(&treatment.slug));
            let own: Vec<_> = questions_for(&catalog.questions, &treatment.cautions).into_iter().cloned().collect();
            assert_eq!(here, own, "{}", treatment.slug);
            let known = |id| safety.sources.iter().any(|source| &source.id == id);
            assert!(treatment.cautions.iter().flat_map(|caution| &caution.sources).all(known), "{}", treatment.slug);
        }
    }
}
