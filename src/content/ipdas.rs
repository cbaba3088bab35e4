//! `content/ipdas.toml`: the standards for decision aids, how each is met, and where.

use super::directive::link;
use super::finding::Finding;
use super::lint::{Page, lint};
use super::names::Names;
use super::pages::Shared;
use super::source_file::SourceFile;
use super::table::{Table, read as read_toml};
use crate::domain::decision_aid::{Criterion, CriterionGroup, Met, Place};

/// Reads the criteria, in the order of the file.
pub fn read(shared: &Shared<'_>, findings: &mut Vec<Finding>) -> Vec<Criterion> {
    let file = SourceFile::read(shared.root, "ipdas.toml");
    let codes = Names::new("criterion", "content/ipdas.toml", true);
    let criteria = read_toml(&file, file.text(), 0, "the file", |top| {
        let rows = top.tables("criterion", "this criterion");
        rows.iter().filter_map(|row| criterion(row, &codes, shared)).collect()
    });
    lint(&Page::of_list(&file, shared.lint));
    findings.extend(file.into_findings());
    criteria
}

fn criterion(row: &Table<'_>, codes: &Names, shared: &Shared<'_>) -> Option<Criterion> {
    let code = row.text("code");
    codes.declare(row.file, &code);
    let group = row.word("group", &CriterionGroup::ALL.map(|g| (g.as_str(), g)));
    let met = row.word("met", &Met::ALL.map(|m| (m.as_str(), m)));
    let (asks, how) = (row.text("asks"), row.text("how"));
    let address = row.opt_text("link");
    let place = address.as_ref().map(|address| Place {
        link: link(row.file, &address.value, &address.span, &shared.context()),
        name: row.text("link_text").value,
    });
    if place.is_none() && met != Some(Met::NotYet) {
        row.file.report(
            code.span.clone(),
            format!("criterion {} is met, and nobody can see where", code.value),
            "add a `link` such as \"/how-we-know/#method\", and a `link_text`",
        );
    }
    let sources = row.sources(shared.known.sources);
    row.finish();
    Some(Criterion { code: code.value, group: group?, asks: asks.value, met: met?, how: how.value, place, sources })
}

#[cfg(test)]
mod tests {
    use crate::domain::decision_aid::{CriterionGroup, Met};
    use std::path::Path;

    #[test]
    fn every_criterion_that_makes_a_decision_aid_is_met() {
        let site = crate::content::compile(Path::new("content"), "/").site.unwrap();
        let of = |group| site.catalog.criteria.iter().filter(move |c| c.group == group);
        assert_eq!(of(CriterionGroup::Qualifying).count(), 6);
        assert_eq!(of(CriterionGroup::Certification).count(), 6);
        for group in [CriterionGroup::Qualifying, CriterionGroup::Certification] {
            for criterion in of(group) {
                assert_eq!(criterion.met, Met::Yes, "{}", criterion.code);
            }
        }
        assert_eq!(of(CriterionGroup::Quality).count(), 18);
    }

    #[test]
    fn the_standards_are_told_in_words_of_grade_8_or_plainer() {
        let site = crate::content::compile(Path::new("content"), "/").site.unwrap();
        let told: Vec<_> = site.catalog.criteria.iter().flat_map(|c| [c.asks.as_str(), c.how.as_str()]).collect();
        let grade = crate::content::reading_grade::grade(&told.join(" "));
        assert!(grade.is_some_and(|g| g <= 8.0), "{grade:?}");
    }
}
