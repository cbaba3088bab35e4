//! The plan on our own content: what is copied and printed says what the records say, with its sources.

use crate::content::catalog;
use treatment_explorer::domain::catalog::Catalog;
use treatment_explorer::domain::date::CivilDate;
use treatment_explorer::domain::plan::{
    CourseKind, Goal, Misfit, Plan, PlanAsk, PlanFacts, SheetInput, SheetRange, Spacing, checklist, describe_misfit,
    make_plan, plan_document, to_markdown, to_text, urgent_rows, visit_sheet,
};
use treatment_explorer::domain::safety::{Answer, Answers, raise};

fn day(text: &str) -> CivilDate {
    CivilDate::parse(text).unwrap()
}

fn ask(goal: Goal) -> PlanAsk {
    PlanAsk { goal, sessions: None, spacing: Spacing::Longest }
}

fn plan_of(facts: &PlanFacts) -> Plan {
    make_plan(facts, ask(Goal::From(day("2027-03-01"))), day("2027-02-01")).unwrap()
}

fn input<'a>(catalog: &'a Catalog, facts: &'a PlanFacts, plan: &'a Plan, areas: &'a [String]) -> SheetInput<'a> {
    SheetInput {
        messages: &catalog.messages,
        facts,
        plan: Some(plan),
        areas,
        concern: Some("Acne scars"),
        range: None,
        price: None,
        sources: &catalog.sources,
        today: day("2027-02-01"),
    }
}

/// Facts of every treatment that there is.
fn all(catalog: &Catalog) -> Vec<PlanFacts> {
    catalog.treatments.iter().map(PlanFacts::of).collect()
}

#[test]
fn every_treatment_can_be_planned_forward() {
    let catalog = catalog();
    for facts in all(catalog) {
        let plan = plan_of(&facts);
        let begins = facts.kind() != CourseKind::NoTreatment;
        assert_eq!(plan.start, begins.then(|| day("2027-03-01")), "{}", facts.slug);
        assert_eq!(plan.sessions.is_empty(), facts.kind() != CourseKind::Sessions, "{}", facts.slug);
    }
}

#[test]
fn backward_every_treatment_fits_in_time_or_says_what_is_not_known() {
    let catalog = catalog();
    for facts in all(catalog) {
        match make_plan(&facts, ask(Goal::Before(day("2037-06-12"))), day("2027-02-01")) {
            Ok(plan) => assert!(plan.sessions.iter().filter_map(|s| s.healing).all(|h| h.to < day("2037-06-12"))),
            Err(misfit) => {
                assert!(matches!(misfit, Misfit::HealingUnknown | Misfit::OnsetUnknown), "{}: {misfit:?}", facts.slug);
                assert_eq!(describe_misfit(&catalog.messages, misfit).len(), 1);
            }
        }
    }
}

#[test]
fn aftercare_of_two_weeks_is_dated_with_what_to_expect_do_and_avoid() {
    let catalog = catalog();
    let needling = all(catalog).into_iter().find(|f| f.slug.as_str() == "micro-needling").unwrap();
    let days = checklist(&needling, day("2027-12-25"), None);
    assert_eq!(days.len(), 15);
    assert!(days.iter().all(|d| !d.begins.is_empty() || !d.goes_on.is_empty()));
    assert_eq!(days[14].date, day("2028-01-08"));
    assert_eq!(urgent_rows(&needling, day("2027-12-25")).len(), 1);
}

#[test]
fn a_copied_plan_has_its_dates_its_care_and_the_addresses_of_its_sources() {
    let catalog = catalog();
    for facts in all(catalog) {
        let plan = plan_of(&facts);
        let areas = ["your left cheek".to_owned()];
        let blocks = plan_document(input(catalog, &facts, &plan, &areas));
        for text in [to_text(&blocks), to_markdown(&blocks)] {
            assert!(
                text.contains("1 February 2027") && (plan.start.is_none() || text.contains("1 March 2027")),
                "{text}"
            );
            assert!(text.contains("your left cheek") && text.contains("Acne scars"));
            let cared = facts.aftercare.iter().flat_map(|row| &row.sources);
            let timed = facts.interval.iter().flat_map(|fact| &fact.sources);
            for id in cared.chain(timed) {
                assert!(text.contains(&catalog.source(id).unwrap().url), "{id} is not in\n{text}");
            }
            assert!(!text.contains('{'), "a placeholder was left in\n{text}");
        }
    }
}

#[test]
fn cards_stand_on_the_sheet_and_in_no_copied_text() {
    let catalog = catalog();
    for (treatment, facts) in catalog.treatments.iter().zip(all(catalog)) {
        let mut answers = Answers::default();
        for caution in &treatment.cautions {
            answers.give(caution.question.clone(), Answer::Yes);
        }
        let cards = raise(&treatment.cautions, &answers);
        let plan = plan_of(&facts);
        let input = input(catalog, &facts, &plan, &[]);
        let sheet = visit_sheet(input, &cards);
        let shown: Vec<_> = sheet.cards.iter().flat_map(|level| &level.cards).collect();
        assert_eq!(shown.len(), treatment.cautions.len());
        assert!(sheet.cards.windows(2).all(|pair| pair[0].level > pair[1].level), "the strongest comes first");
        assert_eq!(sheet.questions.len(), 5);
        let copied = to_text(&plan_document(input));
        for card in shown {
            assert!(!copied.contains(&card.text), "{}", card.text);
            assert_eq!(card.wait.is_some(), card.wait.as_ref().is_some_and(|wait| wait.contains("from ")));
        }
        let source = |id| catalog.source(id).unwrap().url.as_str();
        for id in cards.iter().flat_map(|card| &card.caution.sources) {
            assert!(sheet.sources.iter().any(|line| line.ends_with(source(id))), "{id}");
        }
    }
}

#[test]
fn what_the_studies_found_comes_with_its_trials() {
    let catalog = catalog();
    let facts = all(catalog).remove(0);
    let range = SheetRange {
        sentence: "About a third.".into(),
        trials: vec![("A 2014".into(), "https://example.org/a_b".into())],
        how_we_know: "https://example.org/how".into(),
    };
    let plan = plan_of(&facts);
    let input = SheetInput { range: Some(&range), plan: None, ..input(catalog, &facts, &plan, &[]) };
    let text = to_markdown(&plan_document(input));
    assert!(text.contains("About a third.") && text.contains("- A 2014. <https://example.org/a_b>\n"), "{text}");
    let sheet = visit_sheet(input, &[]);
    assert_eq!(sheet.range[0], "About a third.");
    assert!(
        sheet.range[1].contains("A 2014") && sheet.range[1].contains("https://example.org/how"),
        "{:?}",
        sheet.range
    );
    assert!(sheet.days.is_empty());
}
