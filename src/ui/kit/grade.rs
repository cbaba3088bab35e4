//! The words for a grade of evidence, the same on pages and in tools.

use crate::domain::message::Msg;
use crate::domain::treatment::Grade;

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
