//! Catalogues of any size for measurements: our own treatments first, then made-up ones.
//!
//! A made-up treatment says nothing about any real one: its sections and records are those of several of ours, mixed,
//! with words of its own, so that page, data and list of words grow as they would with real articles.
//! The same size gives the same catalogue on every machine.

use treatment_explorer::content::CompiledSite;
use treatment_explorer::domain::article::{Article, Block, TreatmentArticle};
use treatment_explorer::domain::treatment::{Slug, Treatment};

/// How many words of its own a made-up treatment has: what a device, a maker, a drug and a few terms would add.
const OWN_WORDS: usize = 14;

/// The site with exactly `count` treatments: ours, as many as fit, and made-up ones.
pub fn of_size(own: &CompiledSite, count: usize) -> CompiledSite {
    let mut site = own.clone();
    // The page that is measured stays in, whatever the size.
    let first = |treatment: &Treatment| treatment.slug.as_str() != "micro-needling";
    site.catalog.treatments.sort_by_key(first);
    site.catalog.treatments.truncate(count);
    for number in site.catalog.treatments.len()..count {
        let (treatment, article) = made_up(own, number);
        site.catalog.treatments.push(treatment);
        site.articles.push(article);
    }
    let kept: Vec<Slug> = site.catalog.treatments.iter().map(|t| t.slug.clone()).collect();
    site.articles.retain(|article| kept.contains(&article.slug));
    site
}

fn made_up(own: &CompiledSite, number: usize) -> (Treatment, TreatmentArticle) {
    let mut dice = Dice(number as u64 + 1);
    let words: Vec<String> = (0..OWN_WORDS).map(|_| word(&mut dice)).collect();
    let pick = |dice: &mut Dice| &own.articles[dice.below(own.articles.len())];
    let base = pick(&mut dice);
    let base_treatment = own.catalog.treatments.iter().find(|t| t.slug == base.slug).unwrap();
    let slug = Slug::new(&format!("{}-{number}", words[0])).unwrap();
    let treatment = Treatment {
        slug: slug.clone(),
        name: format!("{} {}", capital(&words[0]), words[1]),
        also: vec![format!("{} therapy", words[2]), words[3].clone()],
        plain: format!("{} {}", capital(&words[4]), base_treatment.plain),
        ..base_treatment.clone()
    };
    let mut references = Vec::new();
    let sections = base.article.sections.iter().map(|section| {
        let other = pick(&mut dice);
        let other_section = other.article.sections.iter().find(|s| s.id == section.id);
        // A comparison belongs to the records of its own treatment.
        let has_records = |b: &Block| matches!(b, Block::Directive(_));
        let source = other_section.filter(|s| !s.blocks.iter().chain(&section.blocks).any(has_records));
        let mut section = source.unwrap_or(section).clone();
        references.extend(source.map_or(&base.article, |_| &other.article).references.iter().cloned());
        let own: Vec<_> = (0..4).map(|_| words[dice.below(OWN_WORDS)].as_str()).collect();
        section.blocks.insert(0, Block::Html(format!("<p>It uses {}.</p>\n", own.join(", "))));
        section.terms.clear();
        section
    });
    let sections = sections.collect();
    references.sort();
    references.dedup();
    (treatment, TreatmentArticle { slug, article: Article { sections, references } })
}

/// A word that nobody uses, of three or four syllables.
fn word(dice: &mut Dice) -> String {
    const STARTS: [&str; 20] =
        ["b", "br", "c", "cl", "d", "f", "fl", "g", "gr", "k", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "v"];
    const VOWELS: [&str; 8] = ["a", "e", "i", "o", "u", "ia", "eo", "y"];
    const ENDS: [&str; 8] = ["", "", "", "n", "r", "l", "x", "s"];
    let syllables = 3 + dice.below(2);
    (0..syllables)
        .fold(String::new(), |word, _| word + STARTS[dice.below(20)] + VOWELS[dice.below(8)] + ENDS[dice.below(8)])
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

/// Numbers that look thrown and are the same every time (the generator of Knuth's MMIX).
pub struct Dice(pub u64);

impl Dice {
    /// A number below `most`.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % most.max(1)
    }
}
