//! `skin-tone-directive`: nobody is told what to choose because of the tone of their skin.
//!
//! Bad: “People with darker skin should go for needling.”
//! Good: “The risk of dark marks is higher in darker skin [@CHU21]. Ask who has treated skin like yours.”
//! A sentence that reports whom a source tells what may do so with that source, as in “a textbook says that …”.

use super::{Found, Page, Rule, TEXTS};
use crate::content::finding::Severity;
use crate::content::lint::phrase::{find, has_any};
use crate::content::lint::text::Sentence;

pub const RULE: Rule = Rule { name: "skin-tone-directive", severity: Severity::Error, on: TEXTS, check };

const TONES: [&str; 6] = [
    "dark|darker|light|lighter|fair|fairer|brown|black|olive skin",
    "skin tone|tones|type|types|color",
    "skin of color",
    "fitzpatrick",
    "type|types i|ii|iii|iv|v|vi",
    "dark-skinned|light-skinned|fair-skinned",
];

const DIRECTIVES: [&str; 5] = [
    "should|must|ought",
    "need|needs|have|has to",
    "go|opt for",
    "right|best|better|ideal choice|option",
    "choose|pick|prefer|avoid",
];

/// The last of [`DIRECTIVES`] tells somebody what to do only at the beginning of its clause.
const IMPERATIVE: &str = DIRECTIVES[4];

fn check(page: &Page<'_>) -> Vec<Found> {
    let sentences = page.passages.iter().flat_map(|passage| &passage.sentences);
    let directives = sentences.filter(|s| !s.question && has_any(s, &TONES)).filter_map(|sentence| {
        let begins = |at: usize| at == 0 || sentence.words.get(at).is_some_and(|word| word.after_mark);
        let hits = DIRECTIVES.iter().filter_map(|pattern| Some((pattern, find(sentence, pattern)?)));
        let hits = hits.filter(|(pattern, hit)| **pattern != IMPERATIVE || begins(hit.from));
        let (_, hit) = hits.min_by_key(|(_, hit)| hit.from)?;
        if is_reported(sentence) || sentence.denies(hit.from) {
            return None;
        }
        Some(Found::new(
            sentence.span_of(hit.from, hit.to),
            "this tells people what to choose because of their skin tone",
            "give the risk for that skin type with its source, and advise to ask who has treated such skin",
        ))
    });
    directives.collect()
}

/// Whether the sentence says, with its source, what somebody else advises.
fn is_reported(sentence: &Sentence) -> bool {
    sentence.cited && has_any(sentence, &["says|say|advises|advise|lists|list|names|name|warns|warn|calls|call"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lint::example::{by, found, hold};

    #[test]
    fn a_directive_to_a_skin_tone_is_found() {
        hold(
            &RULE,
            "People with darker skin tones should go for needling.",
            "should",
            "The risk of dark marks is higher in darker skin [@CHU21]. Ask who has treated skin like yours.",
        );
    }

    #[test]
    fn what_a_source_advises_may_be_reported_with_it() {
        assert_eq!(found("A textbook says that people with darker skin should stop retinoids before [@X]."), []);
        assert_eq!(
            found(
                "Skin should heal first. Is it for darker skin, or must I wait? Only the skin type you choose is kept."
            ),
            []
        );
        assert_eq!(by(&RULE, "If your skin tone is dark, choose needling."), ["choose"]);
    }
}
