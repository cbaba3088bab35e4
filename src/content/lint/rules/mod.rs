//! The rules, one in each file.

mod bare_reference;
mod benefit_and_caution;
mod clinic_data;
mod forbidden_word;
mod heading_unanswered;
mod mixed_list;
mod number_without_source;
mod off_scope_use;
mod outcome_promise;
mod overdue_review;
mod safe_without_harms;
mod scrape_token;
mod skin_tone_directive;
mod two_strengths;
mod uncited_comparative;
pub mod unequal_detail;
mod unmeasured_outcome;
mod unnamed_study;

use super::page::Sort;
use super::{Found, Page, Rule};

/// Where most rules hold: what a visitor reads as a text.
const TEXTS: &[Sort] = &[Sort::Article, Sort::Standing];
/// Where a rule about single words holds: everywhere.
const ALL: &[Sort] = &[Sort::Article, Sort::Standing, Sort::List];
/// Where a rule about claims for one treatment holds.
const ARTICLES: &[Sort] = &[Sort::Article];

/// All rules for one page.
pub const RULES: &[Rule] = &[
    bare_reference::RULE,
    benefit_and_caution::RULE,
    clinic_data::RULE,
    forbidden_word::RULE,
    heading_unanswered::RULE,
    mixed_list::RULE,
    number_without_source::RULE,
    off_scope_use::RULE,
    outcome_promise::RULE,
    overdue_review::RULE,
    safe_without_harms::RULE,
    scrape_token::RULE,
    skin_tone_directive::RULE,
    two_strengths::RULE,
    uncited_comparative::RULE,
    unmeasured_outcome::RULE,
    unnamed_study::RULE,
];
