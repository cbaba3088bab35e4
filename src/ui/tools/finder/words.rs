//! Rules, answers and reasons of the finder in words.

use super::FinderTool;
use crate::domain::finder::{About, Asked, Priority, Reason, Stance};
use crate::domain::frequency::OfHundred;
use crate::domain::message::Msg;
use crate::domain::option::{FactKey, OptionRecord, Setting};
use crate::domain::quantity::{Days, Sessions};
use crate::domain::treatment::{AdverseEffect, Grade};
use crate::ui::kit::amount::describe_amount;
use crate::ui::kit::words::{scope_word, suitability_word};
use crate::ui::tools::options::OptionFacts;
use leptos::prelude::With;

/// "7 of 12 treatments are listed."
pub fn count(facts: &OptionFacts, listed: usize) -> String {
    let total = facts.options.active().count().to_string();
    facts.messages.count(Msg::FinderCountOne, Msg::FinderCountOther, listed, &[("total", &total)])
}

/// The rule by which the list is ordered.
pub fn order(tool: &FinderTool) -> String {
    let graded = tool.asked.with(|asked| asked.concern.is_some());
    tool.facts.text(match tool.order_now() {
        None => Msg::FinderOrderAlphabet,
        Some(Priority::Evidence) if graded => Msg::FinderOrderEvidence,
        Some(Priority::Evidence) => Msg::FinderOrderUngraded,
        Some(Priority::Downtime) => Msg::FinderOrderDowntime,
        Some(Priority::Sessions) => Msg::FinderOrderSessions,
        Some(Priority::Home) => Msg::FinderOrderHome,
    })
}

/// What can matter most.
pub fn priority(priority: Priority) -> Msg {
    match priority {
        Priority::Evidence => Msg::FinderPriorityEvidence,
        Priority::Downtime => Msg::FinderPriorityDowntime,
        Priority::Sessions => Msg::FinderPrioritySessions,
        Priority::Home => Msg::FinderPriorityHome,
    }
}

/// "no days", "up to 1 day", "up to 7 days".
pub fn days(facts: &OptionFacts, most: Days) -> String {
    if most.0 == 0 {
        return facts.text(Msg::FinderNoDays);
    }
    let n = usize::from(most.0);
    let days = facts.messages.count(Msg::QuantityDaysOne, Msg::QuantityDaysOther, n, &[]);
    facts.messages.fill(Msg::QuantityUpTo, &[("amount", &days)])
}

/// "up to 3 sessions".
pub fn sessions(facts: &OptionFacts, most: Sessions) -> String {
    let n = usize::from(most.get());
    let sessions = facts.messages.count(Msg::QuantitySessionsOne, Msg::QuantitySessionsOther, n, &[]);
    facts.messages.fill(Msg::QuantityUpTo, &[("amount", &sessions)])
}

/// The amount of a row of the fact card, or that it is not known.
pub fn amount(facts: &OptionFacts, option: &OptionRecord, key: FactKey) -> String {
    let fact = option.facts_of(key).find(|fact| fact.found);
    let amount = fact.and_then(|fact| describe_amount(&facts.messages, fact.amount.as_ref()?));
    amount.unwrap_or_else(|| facts.text(Msg::SiteNotKnown))
}

/// Where an option takes place.
pub fn setting(setting: Setting) -> Msg {
    match setting {
        Setting::Clinic => Msg::OptionAtClinic,
        Setting::Home => Msg::OptionAtHome,
        Setting::Waiting => Msg::OptionNowhere,
    }
}

/// What was answered to the question that a reason is about; none for what is the same for everyone.
pub fn answer(facts: &OptionFacts, asked: &Asked, about: About<'_>) -> Option<String> {
    Some(match about {
        About::Concern(_) | About::Scope(_) => facts.concern_in_words(asked.concern.as_ref()?),
        About::Area(area, _) => facts.area_in_words(area),
        About::Downtime(_) => days(facts, asked.downtime?),
        About::Sessions(_) => sessions(facts, asked.sessions?),
        About::Fitzpatrick(_) => asked.fitzpatrick?.as_str().to_owned(),
        About::SideEffect(_) => return None,
    })
}

/// The rule that a reason comes from.
pub fn rule(about: About<'_>) -> Msg {
    match about {
        About::Concern(_) => Msg::FinderRuleConcern,
        About::Scope(_) => Msg::FinderRuleScope,
        About::Area(..) => Msg::FinderRuleArea,
        About::Downtime(_) => Msg::FinderRuleDowntime,
        About::Sessions(_) => Msg::FinderRuleSessions,
        About::Fitzpatrick(_) => Msg::FinderRuleFitzpatrick,
        About::SideEffect(_) => Msg::FinderRuleSideEffect,
    }
}

/// A reason in one line.
pub fn reason(facts: &OptionFacts, asked: &Asked, option: &OptionRecord, reason: &Reason<'_>) -> String {
    let answered = answer(facts, asked, reason.about).unwrap_or_default();
    let filled = |msg, values: &[(&str, &str)]| facts.messages.fill(msg, values);
    match reason.about {
        About::Concern(record) => {
            let msg = match record.map_or(Grade::NotFound, |record| record.grade) {
                Grade::Strong => Msg::FinderReasonStrong,
                Grade::SomeEvidence => Msg::FinderReasonSome,
                Grade::Weak => Msg::FinderReasonWeak,
                Grade::NotIndicated => Msg::FinderReasonNotFor,
                Grade::NotFound => Msg::FinderReasonNotFound,
            };
            filled(msg, &[("concern", &answered)])
        }
        About::Scope(record) => scope_word(record.scope).map_or_else(String::new, |msg| facts.text(msg)),
        About::Area(area, record) => {
            let known = facts.area_known(area, record);
            record.map_or_else(|| known.clone(), |record| format!("{known} {}", record.text))
        }
        About::Downtime(fact) => {
            let msg = match (reason.stance, fact) {
                (_, None) => Msg::FinderReasonDowntimeUnknown,
                (Stance::For, _) => Msg::FinderReasonDowntimeFits,
                (Stance::Excludes, _) => Msg::FinderReasonDowntimeOver,
                _ => Msg::FinderReasonDowntimeMayExceed,
            };
            filled(msg, &[("answer", &answered), ("amount", &amount(facts, option, FactKey::Downtime))])
        }
        About::Sessions(fact) => {
            let msg = match (reason.stance, fact) {
                (_, None) => Msg::FinderReasonSessionsUnknown,
                (Stance::For, _) => Msg::FinderReasonSessionsFit,
                (Stance::Excludes, _) => Msg::FinderReasonSessionsOver,
                _ => Msg::FinderReasonSessionsMayExceed,
            };
            filled(msg, &[("answer", &answered), ("amount", &amount(facts, option, FactKey::Sessions))])
        }
        About::Fitzpatrick(record) => {
            let known = record.map_or(Msg::FinderReasonNoRecord, |record| suitability_word(record.suitability));
            filled(Msg::FinderReasonFitzpatrick, &[("skin", &answered), ("known", &facts.text(known))])
        }
        About::SideEffect(effect) => {
            filled(Msg::FinderReasonSideEffect, &[("effect", &effect.name), ("rate", &rate(facts, effect))])
        }
    }
}

/// How often a side effect was seen: of 100, or in the words of the sources.
fn rate(facts: &OptionFacts, effect: &AdverseEffect) -> String {
    match effect.percent.map(OfHundred::of) {
        Some(OfHundred::About { with, .. }) => facts.messages.fill(Msg::FinderRate, &[("n", &with.to_string())]),
        _ => effect.frequency.clone(),
    }
}
