//! What stands behind each part of the table that depends on the visitor's choices.

use super::{Asked, words};
use crate::domain::comparison::{Compared, RowKind};
use crate::domain::message::{Msg, join_names};
use crate::ui::kit::why::Ground;
use crate::ui::tools::options::OptionFacts;

/// One ground for the choice of columns, one for each row that reads an answer, and one for the marks.
pub fn grounds(facts: &OptionFacts, asked: &Asked, compared: &Compared<'_>) -> Vec<Ground> {
    let ground = |about: String, rule: Msg, answer: Option<String>| Ground {
        about,
        rule: facts.text(rule),
        answer,
        record: Some(facts.text(Msg::CompareWhySources)),
        sources: Vec::new(),
    };
    let question = &asked.question;
    let ticked = compared.options.iter().filter(|option| asked.treatments.contains(&option.slug));
    let ticked: Vec<_> = ticked.map(|option| option.name.clone()).collect();
    let chosen = (!ticked.is_empty()).then(|| join_names(&facts.messages, &ticked));
    let columns = if chosen.is_some() { Msg::CompareWhyChosen } else { Msg::CompareWhyExample };
    let mut grounds = vec![Ground { record: None, ..ground(words::example(facts, asked, compared), columns, chosen) }];
    if let Some(concern) = &question.concern {
        let row = words::row(facts, asked, RowKind::Use);
        grounds.push(ground(row, Msg::CompareWhyConcern, Some(facts.concern_in_words(concern))));
    }
    if !question.areas.is_empty() {
        let areas: Vec<_> = question.areas.iter().map(|area| facts.area_in_words(area)).collect();
        let areas = join_names(&facts.messages, &areas);
        grounds.push(ground(words::row(facts, asked, RowKind::Area), Msg::CompareWhyArea, Some(areas)));
    }
    if let Some(skin) = question.fitzpatrick {
        let row = words::row(facts, asked, RowKind::Fitzpatrick);
        grounds.push(ground(row, Msg::CompareWhySkin, Some(skin.as_str().to_owned())));
    }
    let names: Vec<_> = compared.options.iter().map(|option| option.name.clone()).collect();
    let names = join_names(&facts.messages, &names);
    grounds
        .push(Ground { record: None, ..ground(facts.text(Msg::CompareDiffers), Msg::CompareWhyDiffers, Some(names)) });
    grounds
}
