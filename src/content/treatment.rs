//! The front matter of a treatment: typed records, each with its sources.

use super::names::{Names, nearest, one_of};
use super::source_file::{At, SourceFile};
use super::table::{Table, read};
use crate::domain::area::{AreaId, AreaStatus};
use crate::domain::concern::ConcernId;
use crate::domain::estimator::ArmKind;
use crate::domain::quantity::{Days, MinMax, Percent, Usd};
use crate::domain::safety::{Caution, CautionLevel, QuestionId};
use crate::domain::treatment::{
    AdverseEffect, Aftercare, Amount, AreaRecord, Comparison, ComparisonRow, Cost, Drawing, Fact, FitzpatrickType,
    Grade, Indication, Precare, RegulatorScope, Review, SkinTypeRecord, Slug, Step, Suitability, Treatment, Without,
};
use std::ops::Range;

/// The drawings that a step may have.
const DRAWINGS: [(&str, Drawing); 3] =
    [("needles", Drawing::Needles), ("repair", Drawing::Repair), ("fibers", Drawing::Fibers)];

/// The ids that a treatment may name.
pub struct Known<'a> {
    /// Sources.
    pub sources: &'a Names,
    /// Concerns.
    pub concerns: &'a Names,
    /// Areas.
    pub areas: &'a Names,
    /// Questions.
    pub questions: &'a Names,
}

/// Reads the front matter, which stands in `file` from `offset` on.
pub fn front_matter(
    file: &SourceFile,
    text: &str,
    offset: usize,
    slug_of_file: &str,
    known: &Known<'_>,
) -> Option<Treatment> {
    read(file, text, offset, "the front matter", |top| {
        let slug = top.text("slug");
        if slug.value != slug_of_file {
            file.report(
                slug.span.clone(),
                format!("the slug `{}` is not the name of the file", slug.value),
                format!("write `{slug_of_file}`, or rename the file"),
            );
        }
        let description = top.text("description");
        if description.value.chars().count() > 155 {
            file.report(
                description.span.clone(),
                "this description is too long for search engines",
                "keep it to 155 characters",
            );
        }
        let review = review(top, offset..offset, "the front matter");
        let (name, modality, plain) = (top.text("name"), top.text("modality"), top.text("plain"));
        let also = top.texts("also").into_iter().map(|t| t.value).collect();
        let kinds = [("needling", ArmKind::Needling), ("radio-frequency", ArmKind::RadioFrequency)];
        let trials = top.has("trials").then(|| top.word("trials", &kinds)).flatten();
        let facts = each(top, "fact", "this fact", |row| fact(row, known));
        let indications = each(top, "indication", "this indication", |row| indication(row, known));
        let areas = each(top, "area", "this area record", |row| area(row, known));
        let side_effects = each(top, "side_effect", "this side effect", |row| side_effect(row, known));
        let skin_types = each(top, "skin_type", "this skin type record", |row| skin_type(row, known));
        let cautions = each(top, "caution", "this caution", |row| caution(row, known));
        let precare = each(top, "precare", "this precare", |row| {
            let text = row.text("text").value;
            Some(Precare {
                days_before: row.opt_whole("days_before", 365).map(Days),
                without: without(row, &text),
                text,
                sources: row.sources(known.sources),
            })
        });
        let aftercare = each(top, "aftercare", "this aftercare", |row| aftercare(row, known));
        let costs = each(top, "cost", "this cost", |row| cost(row, known));
        let steps = each(top, "step", "this step", |row| {
            Some(Step {
                title: row.text("title").value,
                drawing: row.has("drawing").then(|| row.word("drawing", &DRAWINGS)).flatten(),
                text: row.text("text").value,
                sources: row.sources(known.sources),
            })
        });
        let comparisons = each(top, "comparison", "this comparison", |row| {
            Some(Comparison {
                with: row.text("with").value,
                heading: row.text("heading").value,
                text: row.text("text").value,
                rows: each(row, "rows", "this row", |cell| {
                    Some(ComparisonRow {
                        row: cell.text("row").value,
                        this: cell.text("this").value,
                        other: cell.text("other").value,
                        sources: cell.sources(known.sources),
                    })
                }),
            })
        });
        // Only now, with every key asked for, may what cannot be used end the reading.
        Some(Treatment {
            slug: Slug::new(&slug.value).ok()?,
            name: name.value,
            also,
            modality: modality.value,
            plain: plain.value,
            description: description.value,
            review: review?,
            trials,
            facts,
            indications,
            areas,
            side_effects,
            skin_types,
            cautions,
            precare,
            aftercare,
            costs,
            steps,
            comparisons,
        })
    })
}

/// The block `[review]`; what lacks it is named by `what` and underlined at `place`.
pub fn review(top: &Table<'_>, place: Range<usize>, what: &str) -> Option<Review> {
    let Some(row) = top.table("review", "the review") else {
        top.file.report(
            place,
            format!("{what} has no `[review]`"),
            "add the block `[review]` with facts_read and next_review",
        );
        return None;
    };
    let filled = |text: Option<At<String>>| text.map(|t| t.value).filter(|t| !t.is_empty());
    let review = Review {
        reviewer: filled(row.opt_text("reviewer")),
        reviewed: filled(row.opt_text("reviewed")),
        facts_read: date(&row, "facts_read"),
        next_review: date(&row, "next_review"),
    };
    row.finish();
    Some(review)
}

fn each<T>(top: &Table<'_>, key: &'static str, what: &'static str, one: impl Fn(&Table<'_>) -> Option<T>) -> Vec<T> {
    top.tables(key, what)
        .iter()
        .filter_map(|row| {
            let read = one(row);
            row.finish();
            read
        })
        .collect()
}

/// A date as `YYYY-MM-DD`.
fn date(row: &Table<'_>, key: &'static str) -> String {
    let text = row.text(key);
    let parts: Vec<_> = text.value.split('-').map(str::parse::<u16>).collect();
    let fits = text.value.len() == 10 && matches!(parts.as_slice(), [Ok(2000..=2999), Ok(1..=12), Ok(1..=31)]);
    if !fits && !text.value.is_empty() {
        row.file.report(text.span, format!("“{}” is no date", text.value), "write year, month and day as 2026-11-23");
    }
    text.value
}

fn fact(row: &Table<'_>, known: &Known<'_>) -> Option<Fact> {
    let units = ["sessions", "days", "weeks", "minutes", "months", "years", "usd", "usd per session"];
    row.ordered("min", "max");
    let (min, max) = (row.opt_number("min", 0.0, 100_000.0), row.opt_number("max", 0.0, 100_000.0));
    let unit = row.has("unit").then(|| row.word("unit", &units.map(|u| (u, u)))).flatten();
    let found = row.flag("found", true);
    let key = row.text("key");
    if !found && (min.is_some() || max.is_some()) {
        row.file.report(
            key.span.clone(),
            "a fact that was not found has a number",
            "remove `found = false`, or the number",
        );
    }
    let amount = (min.is_some() || max.is_some()).then(|| Amount {
        min: min.map(|m| m.value),
        max: max.map(|m| m.value),
        unit: unit.unwrap_or_default().to_owned(),
    });
    Some(Fact {
        key: key.value,
        label: row.text("label").value,
        amount,
        found,
        text: row.text("text").value,
        sources: row.sources(known.sources),
    })
}

fn indication(row: &Table<'_>, known: &Known<'_>) -> Option<Indication> {
    let concern = row.text("concern");
    known.concerns.check(row.file, &concern);
    let grade = row.word("grade", &Grade::ALL.map(|g| (g.as_str(), g)));
    let scope = row.word(
        "scope",
        &[
            ("authorized", RegulatorScope::Authorized),
            ("outside", RegulatorScope::Outside),
            ("not-checked", RegulatorScope::NotChecked),
            ("none", RegulatorScope::None),
        ],
    );
    let (text, sources) = (row.text("text").value, row.sources(known.sources));
    Some(Indication { concern: ConcernId::new(&concern.value).ok()?, grade: grade?, scope: scope?, text, sources })
}

fn area(row: &Table<'_>, known: &Known<'_>) -> Option<AreaRecord> {
    let areas = row.known("areas", known.areas);
    let status = row.word(
        "status",
        &[
            ("authorized", AreaStatus::Authorized),
            ("studied", AreaStatus::Studied),
            ("advised-against", AreaStatus::AdvisedAgainst),
            ("ask", AreaStatus::Ask),
        ],
    );
    let (text, sources) = (row.text("text").value, row.sources(known.sources));
    Some(AreaRecord {
        areas: areas.iter().filter_map(|a| AreaId::new(&a.value).ok()).collect(),
        status: status?,
        text,
        sources,
    })
}

fn side_effect(row: &Table<'_>, known: &Known<'_>) -> Option<AdverseEffect> {
    Some(AdverseEffect {
        name: row.text("name").value,
        frequency: row.text("frequency").value,
        percent: row.opt_number("percent", 0.0, 100.0).and_then(|p| Percent::new(p.value).ok()),
        group: row.opt_text("group").map(|g| g.value),
        text: row.text("text").value,
        sources: row.sources(known.sources),
    })
}

fn skin_type(row: &Table<'_>, known: &Known<'_>) -> Option<SkinTypeRecord> {
    let types = row.texts("types").into_iter().filter_map(|numeral| {
        let found = FitzpatrickType::from_numeral(&numeral.value);
        if found.is_none() {
            let digit = numeral.value.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
            let meant = digit.and_then(|n| FitzpatrickType::ALL.get(n));
            row.file.report_near(
                numeral.span,
                format!("`{}` is no Fitzpatrick skin type", numeral.value),
                "write I, II, III, IV, V or VI",
                meant.map(|t| t.as_str().to_owned()),
            );
        }
        found
    });
    let types = types.collect();
    let suitability = row.word(
        "suitability",
        &[
            ("suitable", Suitability::Suitable),
            ("with-care", Suitability::WithCare),
            ("specialist-only", Suitability::SpecialistOnly),
            ("generally-avoid", Suitability::GenerallyAvoid),
        ],
    );
    let (pih, text, sources) = (row.text("pih").value, row.text("text").value, row.sources(known.sources));
    Some(SkinTypeRecord { types, suitability: suitability?, pih, text, sources })
}

fn caution(row: &Table<'_>, known: &Known<'_>) -> Option<Caution> {
    let question = row.text("question");
    known.questions.check(row.file, &question);
    let level = row.word(
        "level",
        &[("absolute", CautionLevel::Absolute), ("postpone", CautionLevel::Postpone), ("ask", CautionLevel::Ask)],
    );
    let wait = row.opt_whole("wait_days", 3650).map(Days);
    let (text, sources) = (row.text("text").value, row.sources(known.sources));
    Some(Caution { question: QuestionId::new(&question.value).ok()?, level: level?, wait, text, sources })
}

fn aftercare(row: &Table<'_>, known: &Known<'_>) -> Option<Aftercare> {
    row.ordered("from_day", "to_day");
    let days = MinMax::new(Days(row.whole("from_day", 365)), Days(row.whole("to_day", 365))).ok();
    let (title, expect) = (row.text("title").value, row.text("expect").value);
    let (doing, avoid) = (row.text("do").value, row.text("avoid").value);
    let without = without(row, &avoid);
    let (alert, sources) = (row.flag("alert", false), row.sources(known.sources));
    Some(Aftercare { days: days?, title, expect, doing, without, avoid, alert, sources })
}

/// What the days of a row are without, for the plan. The sentence beside it must say the same, so that no reader of
/// the plan is told what its source does not say.
fn without(row: &Table<'_>, sentence: &str) -> Vec<Without> {
    let sentence = sentence.to_lowercase();
    let words = Without::ALL.map(Without::as_str);
    let found = row.texts("without").into_iter().filter_map(|word| {
        let known = Without::ALL.into_iter().find(|w| w.as_str() == word.value);
        if known.is_none() {
            row.file.report_near(
                word.span,
                format!("`{}` is no word for `without`", word.value),
                format!("write {}", one_of(&words)),
                nearest(&word.value, words),
            );
        } else if !sentence.contains(&word.value) {
            row.file.report(
                word.span,
                format!("the sentence of this row does not speak of “{}”", word.value),
                format!("say in the sentence that these days are without {}, or leave the word out here", word.value),
            );
        }
        known
    });
    found.collect()
}

fn cost(row: &Table<'_>, known: &Known<'_>) -> Option<Cost> {
    row.ordered("low", "high");
    row.word("currency", &[("USD", ())]);
    let range = MinMax::new(Usd(row.whole("low", u16::MAX).into()), Usd(row.whole("high", u16::MAX).into())).ok();
    let (unit, year, text) = (row.text("unit").value, row.text("year").value, row.text("text").value);
    let sources = row.sources(known.sources);
    Some(Cost { range: range?, unit, year, text, sources })
}
