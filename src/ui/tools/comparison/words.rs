//! The words of the comparison: what it is about, its rows, and how often something happened.

use super::Asked;
use crate::domain::comparison::{Compared, RowKind};
use crate::domain::frequency::OfHundred;
use crate::domain::message::{Msg, join_names};
use crate::domain::option::Setting;
use crate::ui::tools::options::OptionFacts;

/// "Micro-needling, PRP for skin and no treatment for now, compared for acne scars (dents)".
pub fn caption(facts: &OptionFacts, asked: &Asked, compared: &Compared<'_>) -> String {
    let names = compared.options.iter().map(|option| option.name.clone()).collect::<Vec<_>>();
    let names = join_names(&facts.messages, &names);
    match &asked.question.concern {
        Some(concern) => {
            let concern = facts.concern_in_words(concern);
            facts.messages.fill(Msg::CompareCaption, &[("names", &names), ("concern", &concern)])
        }
        None => facts.messages.fill(Msg::CompareCaptionOpen, &[("names", &names)]),
    }
}

/// That the table is an example, and of what; or for what the chosen ones are compared.
pub fn example(facts: &OptionFacts, asked: &Asked, compared: &Compared<'_>) -> String {
    let Some(concern) = asked.question.concern.as_ref().map(|concern| facts.concern_in_words(concern)) else {
        return facts.text(Msg::CompareOpen);
    };
    let shown = compared.options.iter().filter(|option| option.setting != Setting::Waiting).count();
    let msg = match (asked.treatments.is_empty(), shown) {
        (false, _) => Msg::CompareChosen,
        (true, 0) => Msg::CompareNoExample,
        (true, _) => Msg::CompareExample,
    };
    facts.messages.fill(msg, &[("concern", &concern)])
}

/// The heading of a row.
pub fn row(facts: &OptionFacts, asked: &Asked, kind: RowKind) -> String {
    let msg = match kind {
        RowKind::Plain => Msg::CompareRowPlain,
        RowKind::Use => {
            return match &asked.question.concern {
                Some(concern) => {
                    facts.messages.fill(Msg::CompareRowFor, &[("concern", &facts.concern_in_words(concern))])
                }
                None => facts.text(Msg::CompareRowUse),
            };
        }
        RowKind::Fitzpatrick => {
            return match asked.question.fitzpatrick {
                Some(skin) => facts.messages.fill(Msg::CompareRowSkinType, &[("skin", skin.as_str())]),
                None => facts.text(Msg::CompareRowSkinTypes),
            };
        }
        RowKind::Regulator => Msg::CompareRowRegulator,
        RowKind::Area => Msg::CompareRowArea,
        RowKind::Sessions => Msg::OptionSessions,
        RowKind::Interval => Msg::CompareRowInterval,
        RowKind::Downtime => Msg::OptionDowntime,
        RowKind::Onset => Msg::CompareRowOnset,
        RowKind::Duration => Msg::CompareRowDuration,
        RowKind::SideEffects => Msg::CompareRowSideEffects,
        RowKind::Who => Msg::CompareRowWho,
        RowKind::Cost => Msg::CompareRowCost,
        RowKind::Price => Msg::OptionPrice,
    };
    facts.text(msg)
}

/// Both framings of a rate, on one denominator.
pub fn of_hundred(facts: &OptionFacts, rate: OfHundred) -> String {
    match rate {
        OfHundred::None => facts.text(Msg::CompareRateNone),
        OfHundred::FewerThanOne => facts.text(Msg::CompareRateFew),
        OfHundred::MoreThanNinetyNine => facts.text(Msg::CompareRateMost),
        OfHundred::All => facts.text(Msg::CompareRateAll),
        OfHundred::About { with, without } => {
            facts.messages.fill(Msg::CompareRate, &[("with", &with.to_string()), ("without", &without.to_string())])
        }
    }
}
