//! What stands behind each sentence of the answer: the rule, and what it read of the visitor's choices.

use super::{Asked, StudyFacts, sessions_in_words};
use crate::domain::estimator::Estimate;
use crate::domain::message::Msg;
use crate::ui::kit::why::{Ground, Why, sources_of};
use crate::ui::tools::target_areas::names_of_areas;
use leptos::prelude::*;

/// The fold below the answer.
pub fn why(asked: &Asked) -> AnyView {
    let facts = asked.facts.page.clone();
    let asked = asked.clone();
    view! { <Why facts=facts id="estimator-why" grounds=move || grounds(&asked) /> }.into_any()
}

fn grounds(asked: &Asked) -> Vec<Ground> {
    let facts = &asked.facts;
    let m = |msg| facts.messages.get(msg).to_owned();
    let sessions = sessions_in_words(facts, asked.sessions());
    let (concern, areas) = (concern(asked), asked.visit.selection.with(|s| names_of_areas(&facts.page, s)));
    let said = |parts: &[&String]| {
        let parts: Vec<String> = parts.iter().filter(|part| !part.is_empty()).map(|part| (*part).clone()).collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    };
    let ground = |about, rule, answer| Ground { about: m(about), rule: m(rule), answer, ..Ground::default() };
    let estimate = asked.result.get();
    let used = estimate.as_ref().map_or(0, |estimate| estimate.rows().len());
    let record = facts.messages.fill(Msg::EstimatorWhyRows, &[("n", &used.to_string())]);
    let place =
        (!areas.is_empty()).then(|| ground(Msg::EstimatorWhyPlace, Msg::EstimatorWhyPlaceRule, Some(areas.clone())));
    let cost = facts.treatment.price.map(|_| Ground {
        record: Some(m(Msg::EstimatorWhyPrice)),
        ..ground(Msg::EstimatorCost, Msg::EstimatorWhyCostRule, said(&[&sessions]))
    });
    let mut grounds = Vec::new();
    match estimate {
        Some(Estimate::Curve(_)) => {
            grounds.push(Ground {
                record: Some(record),
                ..ground(Msg::EstimatorWhyValue, Msg::EstimatorWhyValueRule, said(&[&concern, &sessions]))
            });
            grounds.extend(place);
            grounds.push(ground(Msg::EstimatorWhyEdge, Msg::EstimatorWhyEdgeRule, said(&[&concern, &sessions])));
            grounds.push(ground(Msg::EstimatorPeople, Msg::EstimatorWhyPeopleRule, said(&[&concern, &sessions])));
            grounds.push(ground(Msg::EstimatorTime, Msg::EstimatorWhyTimeRule, said(&[&concern, &sessions])));
            grounds.extend(cost);
        }
        Some(Estimate::Protocol(_)) => {
            grounds.push(Ground {
                record: Some(record),
                ..ground(Msg::EstimatorWhyValue, Msg::EstimatorWhyProtocolRule, said(&[&concern]))
            });
            grounds.extend(place);
        }
        Some(Estimate::NoStudyFound(_)) => {
            grounds.push(ground(Msg::EstimatorWhyValue, Msg::EstimatorWhyNoneRule, said(&[&concern, &areas])));
        }
        None => {
            let course = &facts.treatment.course;
            let ids = course.sessions.iter().flat_map(|known| &known.sources);
            let ids: Vec<_> = ids.chain(course.interval.iter().flat_map(|known| &known.sources)).cloned().collect();
            grounds.push(Ground {
                sources: sources_of(&facts.sources, &ids),
                ..ground(Msg::EstimatorWhyValue, Msg::EstimatorWhyRecordsRule, said(&[&sessions]))
            });
            grounds.extend(cost);
        }
    }
    grounds
}

/// The concern that is asked about, in the words of the list; called the tool's own start where nobody chose it.
fn concern(asked: &Asked) -> String {
    let facts: &StudyFacts = &asked.facts;
    let chosen = asked.visit.selection.with(|s| s.concern.is_some());
    let id = asked.concern.get();
    let name = id.and_then(|id| facts.concerns.iter().find(|c| c.id == id)).map(|c| c.name.clone());
    let name = name.unwrap_or_default();
    if chosen || name.is_empty() { name } else { facts.messages.fill(Msg::EstimatorWhyStart, &[("concern", &name)]) }
}
