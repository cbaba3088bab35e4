//! The rules of the finder, one function each: what an answer of the visitor and a record of an option make of each
//! other.

use super::{About, Asked, Reason, Stance};
use crate::domain::area::{AreaId, AreaStatus};
use crate::domain::concern::ConcernId;
use crate::domain::option::{FactKey, OptionRecord};
use crate::domain::treatment::{Amount, AreaRecord, Fact, FitzpatrickType, Grade, RegulatorScope, Suitability};

/// All reasons for and against an option.
pub fn reasons<'a>(option: &'a OptionRecord, asked: &'a Asked) -> Vec<Reason<'a>> {
    let mut reasons = Vec::new();
    if let Some(concern) = &asked.concern {
        reasons.extend(by_concern(option, concern));
    }
    reasons.extend(by_areas(option, &asked.areas));
    if let Some(most) = asked.downtime {
        let fact = found(option, FactKey::Downtime);
        reasons.push(Reason { stance: by_limit(fact, f64::from(most.0)), about: About::Downtime(fact) });
    }
    if let Some(most) = asked.sessions {
        let fact = found(option, FactKey::Sessions);
        reasons.push(Reason { stance: by_limit(fact, f64::from(most.get())), about: About::Sessions(fact) });
    }
    reasons.extend(asked.fitzpatrick.map(|skin| by_skin_type(option, skin)));
    // The same for every option and every question, so that no list of reasons is without a harm.
    reasons.extend(
        option.side_effects.first().map(|effect| Reason { stance: Stance::Against, about: About::SideEffect(effect) }),
    );
    reasons
}

/// The reasons for and against no treatment for now: the same rules, but nothing leaves it out.
pub fn reasons_to_wait<'a>(option: &'a OptionRecord, asked: &'a Asked) -> Vec<Reason<'a>> {
    let mut reasons = reasons(option, asked);
    for reason in &mut reasons {
        let not_found = matches!(reason.about, About::Concern(None))
            || matches!(reason.about, About::Concern(Some(record)) if record.grade == Grade::NotFound);
        reason.stance = match reason.stance {
            Stance::Excludes if not_found => Stance::Unknown,
            Stance::Excludes => Stance::Against,
            other => other,
        };
    }
    reasons
}

/// An option is listed when a source says that it is used for the concern. Whether the use is inside what the
/// regulator authorized stands beside it.
fn by_concern<'a>(option: &'a OptionRecord, concern: &ConcernId) -> Vec<Reason<'a>> {
    let Some(record) = option.indication(concern) else {
        return vec![Reason { stance: Stance::Excludes, about: About::Concern(None) }];
    };
    let stance = match record.grade {
        Grade::Strong | Grade::SomeEvidence => Stance::For,
        Grade::Weak => Stance::Against,
        Grade::NotIndicated | Grade::NotFound => Stance::Excludes,
    };
    let scope = match record.scope {
        RegulatorScope::Authorized => Some(Stance::For),
        RegulatorScope::Outside => Some(Stance::Against),
        RegulatorScope::NotChecked => Some(Stance::Unknown),
        RegulatorScope::None => None,
    };
    let mut reasons = vec![Reason { stance, about: About::Concern(Some(record)) }];
    // What is not listed has one reason; where the regulator stands would not change it.
    reasons.extend(
        scope.filter(|_| stance != Stance::Excludes).map(|stance| Reason { stance, about: About::Scope(record) }),
    );
    reasons
}

/// An option is left out when the regulator advises against it in every area that was chosen.
fn by_areas<'a>(option: &'a OptionRecord, areas: &'a [AreaId]) -> Vec<Reason<'a>> {
    let records: Vec<_> = areas.iter().map(|area| (area, option.area(area))).collect();
    let nowhere = records.iter().all(|(_, r)| r.is_some_and(|r| r.status == AreaStatus::AdvisedAgainst));
    let stance = |status: Option<AreaStatus>| match status {
        Some(AreaStatus::Authorized | AreaStatus::Studied) => Stance::For,
        Some(AreaStatus::AdvisedAgainst) if nowhere => Stance::Excludes,
        Some(AreaStatus::AdvisedAgainst) => Stance::Against,
        Some(AreaStatus::Ask) | None => Stance::Unknown,
    };
    let reason = |(area, record): (&'a AreaId, Option<&'a AreaRecord>)| Reason {
        stance: stance(record.map(|r| r.status)),
        about: About::Area(area, record),
    };
    records.into_iter().map(reason).collect()
}

/// An option is left out when even the least that its sources give is more than the visitor can take. When only the
/// most is more, that speaks against it. What was not found leaves nothing out.
fn by_limit(fact: Option<&Fact>, most: f64) -> Stance {
    let Some(amount) = fact.and_then(|fact| fact.amount.as_ref()) else {
        return Stance::Unknown;
    };
    match amount {
        _ if least(amount) > most => Stance::Excludes,
        Amount { max: Some(max), .. } if *max <= most => Stance::For,
        Amount { max: Some(_), .. } => Stance::Against,
        Amount { max: None, .. } => Stance::Unknown,
    }
}

/// The least that an amount gives: "up to 5" begins with nothing.
pub fn least(amount: &Amount) -> f64 {
    amount.min.unwrap_or(0.0)
}

/// The fact of a row, if it was found.
pub fn found(option: &OptionRecord, key: FactKey) -> Option<&Fact> {
    option.facts_of(key).next().filter(|fact| fact.found)
}

/// An option is left out when its sources advise against it for the skin type in general.
fn by_skin_type(option: &OptionRecord, skin: FitzpatrickType) -> Reason<'_> {
    let record = option.skin_type(skin);
    let stance = match record.map(|r| r.suitability) {
        Some(Suitability::Suitable) => Stance::For,
        Some(Suitability::WithCare | Suitability::SpecialistOnly) => Stance::Against,
        Some(Suitability::GenerallyAvoid) => Stance::Excludes,
        None => Stance::Unknown,
    };
    Reason { stance, about: About::Fitzpatrick(record) }
}
