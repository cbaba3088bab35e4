//! The words for what is a word of a closed list: grades, the regulator's scope, areas, skin types.

use crate::domain::area::AreaStatus;
use crate::domain::message::Msg;
use crate::domain::treatment::{Grade, RegulatorScope, Suitability};

/// The words for a grade.
pub fn grade_word(grade: Grade) -> Msg {
    match grade {
        Grade::Strong => Msg::SiteGradeStrong,
        Grade::SomeEvidence => Msg::SiteGradeSome,
        Grade::Weak => Msg::SiteGradeWeak,
        Grade::NotIndicated => Msg::SiteGradeNone,
        Grade::NotFound => Msg::SiteGradeNotFound,
    }
}

/// The sentence for the regulator's scope; none where there is nothing to authorize.
pub fn scope_word(scope: RegulatorScope) -> Option<Msg> {
    match scope {
        RegulatorScope::Authorized => Some(Msg::SiteScopeAuthorized),
        RegulatorScope::Outside => Some(Msg::SiteScopeOutside),
        RegulatorScope::NotChecked => Some(Msg::SiteScopeNotChecked),
        RegulatorScope::None => None,
    }
}

/// The sentence for what is known in an area.
pub fn status_word(status: AreaStatus) -> Msg {
    match status {
        AreaStatus::Authorized => Msg::StatusAuthorized,
        AreaStatus::Studied => Msg::StatusStudied,
        AreaStatus::AdvisedAgainst => Msg::StatusAdvisedAgainst,
        AreaStatus::Ask => Msg::StatusAsk,
    }
}

/// The words for how a treatment stands to a skin type.
pub fn suitability_word(suitability: Suitability) -> Msg {
    match suitability {
        Suitability::Suitable => Msg::SiteSuitable,
        Suitability::WithCare => Msg::SiteWithCare,
        Suitability::SpecialistOnly => Msg::SiteSpecialistOnly,
        Suitability::GenerallyAvoid => Msg::SiteGenerallyAvoid,
    }
}
