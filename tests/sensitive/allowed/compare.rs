//! What rules need: to compare, to change, and to look on purpose. A list of debug output shows nothing of it.

use treatment_explorer::domain::safety::{Answer, Answers, QuestionId};
use treatment_explorer::domain::sensitive::Sensitive;

fn main() {
    let mut answer = Sensitive::new(1_u8);
    *answer.reveal_mut() += 1;
    assert!(answer == Sensitive::new(2) && *answer.reveal() == 2);
    assert_eq!(format!("{answer:?}"), "Sensitive(…)");
    let mut answers = Answers::default();
    answers.give(QuestionId::new("pregnant").unwrap(), Answer::Yes);
    assert!(!format!("{answers:?}").contains("pregnant"));
}
