//! Finder and comparison over the compiled catalogue: every combination has an answer, nothing is left unexplained,
//! and what both are made from fits its budget.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;
use treatment_explorer::content::{self, CompiledSite};
use treatment_explorer::domain::area::{AreaId, AreaStatus};
use treatment_explorer::domain::comparison::{Cell, MOST, Question, RowKind, compare, example};
use treatment_explorer::domain::concern::ConcernId;
use treatment_explorer::domain::finder::{About, Asked, Priority, Stance, find, in_order};
use treatment_explorer::domain::option::{FactKey, OptionRecord, OptionUses, Options, Setting};
use treatment_explorer::domain::quantity::{Days, Sessions};
use treatment_explorer::domain::source::Source;
use treatment_explorer::domain::treatment::{FitzpatrickType, Grade, Suitability};
use treatment_explorer::site::budget::Part;
use treatment_explorer::site::compress::brotli;
use treatment_explorer::site::prerender;
use treatment_explorer::ui::pages::Assets;

fn site() -> &'static CompiledSite {
    static SITE: OnceLock<CompiledSite> = OnceLock::new();
    SITE.get_or_init(|| content::compile(Path::new("content"), "/").site.unwrap())
}

fn options() -> &'static Options {
    static OPTIONS: OnceLock<Options> = OnceLock::new();
    OPTIONS.get_or_init(|| Options::of(&site().catalog))
}

fn concerns() -> impl Iterator<Item = Option<ConcernId>> {
    std::iter::once(None).chain(site().catalog.concerns.iter().map(|c| Some(c.id.clone())))
}

fn areas() -> Vec<Vec<AreaId>> {
    let one = site().catalog.areas.iter().filter(|area| area.is_selectable()).map(|area| vec![area.id.clone()]);
    std::iter::once(Vec::new()).chain(one).collect()
}

fn skins() -> impl Iterator<Item = Option<FitzpatrickType>> {
    std::iter::once(None).chain(FitzpatrickType::ALL.map(Some))
}

/// Every option stands in exactly one place, and each place means what it says.
fn holds(asked: &Asked) {
    let found = find(options(), asked);
    let listed = found.listed.iter().map(|w| &w.option.slug);
    let not_listed = found.not_listed.iter().map(|w| &w.option.slug);
    let waiting = found.waiting.iter().map(|w| &w.option.slug);
    let all: BTreeSet<_> = listed.chain(not_listed).chain(waiting).collect();
    assert_eq!(all.len(), options().treatments.len(), "{asked:?}");
    assert_eq!(found.listed.len() + found.not_listed.len() + 1, options().treatments.len(), "{asked:?}");
    let waiting = found.waiting.unwrap();
    assert!(waiting.reasons(Stance::Excludes).next().is_none(), "{asked:?}");
    for weighed in found.listed.iter().chain([&waiting]) {
        assert!(weighed.reasons(Stance::Excludes).next().is_none(), "{asked:?}");
        // A harm stands beside every option, whatever was asked.
        assert!(weighed.reasons.iter().any(|r| matches!(r.about, About::SideEffect(_))), "{asked:?}");
    }
    for weighed in &found.listed {
        if let Some(concern) = &asked.concern {
            assert!(weighed.option.indication(concern).is_some_and(|i| i.grade <= Grade::Weak));
        }
    }
    for weighed in &found.not_listed {
        let mut excluding = weighed.reasons(Stance::Excludes).peekable();
        assert!(excluding.peek().is_some(), "{} is left out without a reason: {asked:?}", weighed.option.slug);
        for reason in excluding {
            // What is not known excludes nothing but the concern, for which nothing was found.
            let known = match reason.about {
                About::Concern(record) => record.is_none_or(|r| r.grade >= Grade::NotIndicated),
                About::Area(_, record) => record.is_some_and(|r| r.status == AreaStatus::AdvisedAgainst),
                About::Downtime(fact) | About::Sessions(fact) => fact.is_some_and(|f| f.found && f.amount.is_some()),
                About::Fitzpatrick(record) => record.is_some_and(|r| r.suitability == Suitability::GenerallyAvoid),
                About::Scope(_) | About::SideEffect(_) => false,
            };
            assert!(known, "{} is left out for what is not known: {asked:?}", weighed.option.slug);
        }
    }
    // Nothing fits: what to relax does give something, and where nothing is named, nothing would.
    assert!(found.listed.is_empty() || found.relaxed.is_empty());
    for relaxed in &found.relaxed {
        let asked = relaxed.what.apply(asked);
        let again = find(options(), &asked);
        let names: Vec<_> = again.listed.iter().map(|w| w.option).collect();
        assert_eq!(names, relaxed.options, "{asked:?}");
        assert!(!names.is_empty());
    }
    if found.listed.is_empty() && found.relaxed.is_empty() {
        let open = Asked { downtime: None, sessions: None, areas: Vec::new(), ..asked.clone() };
        assert!(find(options(), &open).listed.is_empty(), "{asked:?}");
    }
}

#[test]
fn every_concern_area_treatment_and_skin_type_yields_options_or_says_that_nothing_was_found() {
    let areas = areas();
    assert!(areas.len() > 40);
    let mut count = 0;
    for concern in concerns() {
        for areas in &areas {
            for fitzpatrick in skins() {
                holds(&Asked {
                    concern: concern.clone(),
                    areas: areas.clone(),
                    fitzpatrick,
                    downtime: None,
                    sessions: None,
                });
                count += 1;
            }
        }
    }
    assert!(count > 5_000, "only {count} combinations");
}

#[test]
fn every_limit_of_healing_and_sessions_yields_options_or_says_what_to_relax() {
    let areas = areas();
    for concern in concerns() {
        for areas in areas.iter().step_by(6) {
            for fitzpatrick in [None, Some(FitzpatrickType::VI)] {
                for downtime in [None, Some(0), Some(2), Some(7)] {
                    for sessions in [None, Some(1), Some(3)] {
                        holds(&Asked {
                            concern: concern.clone(),
                            areas: areas.clone(),
                            fitzpatrick,
                            downtime: downtime.map(Days),
                            sessions: sessions.and_then(|n| Sessions::new(n).ok()),
                        });
                    }
                }
            }
        }
    }
}

#[test]
fn a_further_answer_never_lists_more() {
    for concern in concerns() {
        let open = Asked { concern: concern.clone(), ..Asked::default() };
        let strict = Asked { downtime: Some(Days(1)), sessions: Sessions::new(2).ok(), ..open.clone() };
        let names = |asked: &Asked| -> BTreeSet<String> {
            find(options(), asked).listed.iter().map(|w| w.option.slug.to_string()).collect()
        };
        assert!(names(&strict).is_subset(&names(&open)), "{concern:?}");
    }
}

#[test]
fn an_order_only_moves_options_and_never_takes_one_away() {
    for concern in concerns() {
        let asked = Asked { concern, ..Asked::default() };
        let count = find(options(), &asked).listed.len();
        for by in std::iter::once(None).chain(Priority::ALL.map(Some)) {
            let ordered = in_order(find(options(), &asked).listed, by);
            let names: BTreeSet<_> = ordered.iter().map(|w| &w.option.slug).collect();
            assert_eq!((ordered.len(), names.len()), (count, count));
            if by == Some(Priority::Evidence)
                && let Some(concern) = &asked.concern
            {
                assert!(ordered.iter().map(|w| w.option.indication(concern).map(|i| i.grade)).is_sorted());
            }
        }
    }
}

#[test]
fn every_option_has_the_same_rows_and_one_of_them_is_waiting() {
    let waiting: Vec<_> = options().treatments.iter().filter(|o| o.setting == Setting::Waiting).collect();
    assert_eq!(waiting.iter().map(|o| o.slug.as_str()).collect::<Vec<_>>(), ["no-treatment"]);
    assert!(options().treatments.iter().filter(|o| o.setting == Setting::Home).count() >= 2);
    assert!(options().treatments.iter().map(|o| &o.name).is_sorted());
    for option in &options().treatments {
        for key in FactKey::ALL {
            // What is not known has its row too, and says so.
            assert!(option.facts_of(key).next().is_some(), "{} has no `{}`", option.slug, key.as_str());
        }
        assert!(!option.side_effects.is_empty() && !option.uses.skin_types.is_empty(), "{}", option.slug);
    }
    let named: BTreeSet<_> = options().treatments.iter().flat_map(OptionRecord::sources).collect();
    assert_eq!(named.len(), options().sources.len());
}

#[test]
fn every_comparison_has_the_same_rows_with_no_treatment_last() {
    let active: Vec<_> = options().active().collect();
    for concern in concerns() {
        for start in 0..active.len() {
            let chosen: Vec<_> = active.iter().cycle().skip(start).take(MOST).copied().collect();
            let question = Question { concern: concern.clone(), ..Question::default() };
            let compared = compare(options(), chosen, &question);
            assert_eq!(compared.options.last().map(|o| o.setting), Some(Setting::Waiting));
            // Without areas one row is not asked about.
            assert_eq!(compared.rows.len(), RowKind::ALL.len() - 1);
            for row in &compared.rows {
                assert_eq!(row.cells.len(), MOST + 1);
                let empty = |cell: &Cell<'_>| matches!(cell, Cell::Plain(text) if text.is_empty());
                assert!(!row.cells.iter().any(empty), "{:?} is empty", row.kind);
            }
        }
    }
}

#[test]
fn the_example_of_each_concern_holds_what_sources_use_for_it() {
    for concern in concerns().flatten() {
        let shown = example(options(), &concern);
        assert!(shown.len() <= MOST && shown.iter().all(|o| o.is_used_for(&concern)));
        assert!(shown.iter().map(|o| &o.name).is_sorted());
    }
    // The first concern is the example of the page that nobody has touched: it must be one.
    let first = &site().catalog.concerns[0].id;
    assert_eq!((first.as_str(), example(options(), first).len()), ("acne-scars", MOST));
}

#[test]
fn the_options_come_back_from_their_three_files_within_the_budget() {
    let files = [
        postcard::to_allocvec(&options().treatments).unwrap(),
        postcard::to_allocvec(&options().uses()).unwrap(),
        postcard::to_allocvec(&options().sources).unwrap(),
    ];
    for file in &files {
        assert!(brotli(file).len() <= Part::Data.budget(), "{} bytes", brotli(file).len());
    }
    let treatments: Vec<OptionRecord> = postcard::from_bytes(&files[0]).unwrap();
    let uses: Vec<OptionUses> = postcard::from_bytes(&files[1]).unwrap();
    let sources: Vec<Source> = postcard::from_bytes(&files[2]).unwrap();
    assert_eq!(Options::join(treatments, uses, sources).as_ref(), Some(options()));
}

#[test]
fn both_pages_read_without_scripts_and_sell_nothing() {
    let (pages, _) = prerender::all(site(), &Assets::default(), "/").unwrap();
    let page = |file: &str| pages.iter().find(|p| p.file == file).map(|p| p.html.as_str()).unwrap();
    for file in ["find/index.html", "compare/index.html"] {
        let html = page(file);
        assert!(html.contains(&site().catalog.clinic.funding), "{file} does not say who pays");
        assert!(!html.contains("data-book"), "{file} has a booking link");
        let tool = html.split("data-tool=").nth(1).unwrap().to_lowercase();
        for word in ["recommend", "best", "for you ", "perfect", "ideal", "candidate", "{", "checked=\"\""] {
            assert!(!tool.contains(word), "{file} says “{word}”");
        }
    }
    let found = page("find/index.html");
    for option in &options().treatments {
        assert!(found.contains(&format!("finder-option-{}\"", option.slug)), "{} is not listed", option.slug);
    }
    let compared = page("compare/index.html");
    assert!(compared.contains("No treatment is chosen yet. As an example"));
    assert_eq!(compared.matches("<th scope=\"col\"").count(), MOST + 1);
    assert_eq!(compared.matches("<th scope=\"row\"").count(), RowKind::ALL.len() - 1);
    assert!(compared.contains("Of 100, about 45 had this and 55 did not."), "both framings are missing");
}
