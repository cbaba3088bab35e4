//! `benefit-and-caution`: one condition is not both treated and a reason not to treat.
//!
//! Bad: acne scars graded `some`, and “history of skin scars” among the reasons not to treat.
//! Good: acne scars graded `some`, and “a tendency to keloids” among them.
//! Which concern, question and words stand for one condition is data: `[[contrary]]` in `content/claims.toml`. A
//! question about active disease in the area is no contrary of the scars that the disease leaves, and a caution that
//! only asks to wait or to ask is none either.

use super::{ARTICLES, Found, Page, Rule};
use crate::content::finding::Severity;
use crate::content::lint::known::Contrary;
use crate::content::lint::phrase::find;
use crate::content::lint::record::Record;
use crate::content::lint::text::Passage;

pub const RULE: Rule = Rule { name: "benefit-and-caution", severity: Severity::Error, on: ARTICLES, check };

fn check(page: &Page<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for contrary in &page.known.contraries {
        let Some(benefit) = page.table("indication").find(|record| is_benefit(record, contrary)) else { continue };
        let (concern, line) = (benefit.text("concern"), page.file.line(benefit.span.start));
        let cautions = page.table("caution").filter(|record| record.text("level") == "absolute");
        let fields = cautions.filter_map(|record| record.field("question"));
        let asked = fields.filter(|field| contrary.questions.contains(&field.text)).map(|field| field.span.clone());
        let named = page.passages.iter().filter(|passage| is_about_cautions(page, passage)).flat_map(|passage| {
            passage.sentences.iter().filter_map(|sentence| {
                let hit = contrary.reasons.iter().find_map(|reason| find(sentence, reason))?;
                let waits = find(sentence, "wait|ask|postpone|until").is_some();
                (!waits && !sentence.denies(hit.from)).then(|| sentence.span_of(hit.from, hit.to))
            })
        });
        for span in asked.chain(named) {
            let what = page.quote(&span);
            let message = format!("“{what}” is a reason not to treat, and `{concern}` is treated (line {line})");
            found.push(Found::new(span.clone(), message, contrary.instead.as_str()));
        }
    }
    found
}

fn is_benefit(record: &Record, contrary: &Contrary) -> bool {
    contrary.concerns.iter().any(|concern| concern == record.text("concern"))
        && ["strong", "some", "weak"].contains(&record.text("grade"))
}

/// The section on safety, and what cautions say that forbid the treatment.
fn is_about_cautions(page: &Page<'_>, passage: &Passage) -> bool {
    let record = passage.record.and_then(|at| page.records.get(at));
    passage.section == "safety" || record.is_some_and(|r| r.table == "caution" && r.text("level") == "absolute")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lint::example::{by, hold};

    fn page(concern: &str, caution: &str, safety: &str) -> String {
        format!(
            "+++\n[[indication]]\nconcern = \"{concern}\"\ngrade = \"some\"\nscope = \"authorized\"\nsources = [\"X\"]\n\
             {caution}+++\n\n## Safety {{#safety}}\n\n- {safety}\n"
        )
    }

    #[test]
    fn a_condition_that_is_treated_and_refused_is_found() {
        hold(
            &RULE,
            &page("acne-scars", "", "history of skin scars"),
            "history of skin scars",
            &page("acne-scars", "", "a tendency to keloids"),
        );
    }

    #[test]
    fn the_levels_and_questions_of_cautions_count() {
        let caution = |level: &str| {
            format!("[[caution]]\nquestion = \"active-acne-area\"\nlevel = \"{level}\"\nsources = [\"X\"]\n")
        };
        assert_eq!(by(&RULE, &page("active-acne", &caution("absolute"), "cuts")), ["active-acne-area"]);
        assert_eq!(by(&RULE, &page("active-acne", &caution("postpone"), "cuts")), Vec::<String>::new());
        assert_eq!(by(&RULE, &page("acne-scars", &caution("absolute"), "cuts")), Vec::<String>::new());
    }
}
