//! Building the index: which words stand where, how much each weighs there, and the cut into parts.

use super::{Entry, HEAVIEST, Places, Words, words_of};
use crate::domain::words::cut;
use std::collections::{BTreeMap, BTreeSet};

/// A word keeps the places in which it weighs most, at most so many: what stands everywhere tells little anywhere.
const MOST_PLACES: usize = 512;

/// The most bytes of a part before packing. Places pack badly, texts to less than half: no part comes near 30 kB.
const MOST_OF_PLACES: usize = 28_000;
const MOST_OF_TEXT: usize = 56_000;

/// A place to be found, with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What a result shows.
    pub entry: Entry,
    /// Its name, and whatever else people call it.
    pub names: Vec<String>,
    /// The name of the page around it.
    pub around: String,
    /// What stands there.
    pub text: String,
}

/// The parts of an index, each with the number of the first thing in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Built {
    /// The list of words.
    pub words: Vec<(u32, Words)>,
    /// The places of each word.
    pub places: Vec<(u32, Places)>,
    /// What stands at the places.
    pub entries: Vec<(u32, Vec<Entry>)>,
}

/// Builds the index of these documents, whose order is that of results which fit equally well.
pub fn build(documents: &[Document]) -> Built {
    let bodies: Vec<_> = documents.iter().map(|d| counts(&d.text)).collect();
    let total: usize = bodies.iter().map(|b| b.values().sum::<usize>()).sum();
    let mean = as_f64(total) / as_f64(documents.len().max(1));
    let mut places: BTreeMap<String, Vec<(u32, u32)>> = BTreeMap::new();
    for (number, (document, body)) in (0_u32..).zip(documents.iter().zip(&bodies)) {
        for (word, weight) in weights(document, body, mean) {
            places.entry(word).or_default().push((number, weight));
        }
    }
    let mut built = Built { entries: cut_entries(documents), ..Built::default() };
    let mut words = Words::default();
    let mut open = Places::default();
    for (number, (word, mut found)) in (0_u32..).zip(places) {
        let rarity = rarity(found.len(), documents.len());
        if found.len() > MOST_PLACES {
            found.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
            found.truncate(MOST_PLACES);
            found.sort_unstable();
        }
        let packed = pack(&found);
        if words.text.len() + words.rarity.len() > MOST_OF_TEXT {
            let full = std::mem::take(&mut words);
            built.words.push((number - length(&full.rarity), full));
        }
        if open.bytes.len() + 2 * open.lengths.len() + packed.len() > MOST_OF_PLACES {
            let full = std::mem::take(&mut open);
            built.places.push((number - length(&full.lengths), full));
        }
        words.text.push_str(&word);
        words.text.push('\n');
        words.rarity.push(rarity);
        open.lengths.push(length(&packed));
        open.bytes.extend(packed);
    }
    let number = built.words.last().map_or(0, |(first, part)| first + length(&part.rarity));
    built.words.push((number, words));
    let number = built.places.last().map_or(0, |(first, part)| first + length(&part.lengths));
    built.places.push((number, open));
    built
}

/// The entries, cut where a part is full.
fn cut_entries(documents: &[Document]) -> Vec<(u32, Vec<Entry>)> {
    let mut parts: Vec<(u32, Vec<Entry>)> = Vec::new();
    let mut size = usize::MAX;
    for (number, document) in (0_u32..).zip(documents) {
        let entry = document.entry.clone();
        let own = entry.title.len() + entry.beside.len() + entry.path.len() + 16;
        size = size.saturating_add(own);
        match parts.last_mut() {
            Some((_, part)) if size <= MOST_OF_TEXT => part.push(entry),
            _ => {
                size = own;
                parts.push((number, vec![entry]));
            }
        }
    }
    parts
}

/// How often each telling word stands in a text. "Micro-needling" is also found as one word, the way many write it.
fn counts(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in words_of(text).into_iter().chain(joined(text)).filter(|w| !is_number(w)) {
        *counts.entry(word).or_insert(0) += 1;
    }
    counts
}

fn joined(text: &str) -> impl Iterator<Item = String> {
    let pairs = text.split_whitespace().filter(|w| w.contains('-')).map(|w| w.split(['/', ',', '.']));
    pairs.flatten().filter(|w| w.contains('-')).map(cut).filter(|w| w.len() > 1).map(|w| w.concat())
}

/// A bare number leads nowhere by itself; "CO2" and "SPF30" do.
fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

/// How much each word weighs in a document, from 1 to [`HEAVIEST`]: most where it is the whole name, less where it is
/// one word of many, least in the text, where a second time adds less than the first.
fn weights(document: &Document, body: &BTreeMap<String, usize>, mean: f64) -> BTreeMap<String, u32> {
    let names: Vec<BTreeSet<String>> = document.names.iter().map(|n| counts(n).into_keys().collect()).collect();
    let around: BTreeSet<String> = counts(&document.around).into_keys().collect();
    let all: BTreeSet<&String> = names.iter().flatten().chain(&around).chain(body.keys()).collect();
    let length = as_f64(body.values().sum()) / mean.max(1.0);
    let weight = |word: &String| {
        let of_name =
            names.iter().filter(|n| n.contains(word)).map(|n| 1.0 / as_f64(n.len()).sqrt()).fold(0.0, f64::max);
        let of_around = if around.contains(word) { 1.0 / as_f64(around.len()).sqrt() } else { 0.0 };
        let times = as_f64(body.get(word).copied().unwrap_or(0));
        let of_text = times / (times + 0.6 + 0.9 * length);
        let heaviest = f64::from(HEAVIEST);
        // Within 1 and 31, so the cast only drops a fraction.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let weight = (20.0 * of_name + 5.0 * of_around + 6.0 * of_text).round().clamp(1.0, heaviest) as u32;
        weight
    };
    all.into_iter().map(|word| (word.clone(), weight(word))).collect()
}

/// How rare a word is: 15 in one place, 1 in all of them, by the logarithm between.
fn rarity(places: usize, all: usize) -> u8 {
    let all = as_f64(all.max(2));
    let share = (all / as_f64(places.max(1))).ln() / all.ln();
    // Within 1 and 15, so the cast only drops a fraction.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let rarity = (1.0 + 14.0 * share).round().clamp(1.0, 15.0) as u8;
    rarity
}

fn pack(places: &[(u32, u32)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut before = 0;
    for (place, weight) in places {
        let mut left = ((place - before) << 5) | weight;
        before = *place;
        while left >= 128 {
            // Only the lowest seven bits are left after the mask.
            #[allow(clippy::cast_possible_truncation)]
            bytes.push((left & 127) as u8 | 128);
            left >>= 7;
        }
        #[allow(clippy::cast_possible_truncation)]
        bytes.push(left as u8);
    }
    bytes
}

fn length<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

fn as_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::*;

    fn document(title: &str, text: &str) -> Document {
        let entry = Entry { kind: Kind::Section, title: title.into(), beside: "Page".into(), path: "page/".into() };
        Document { entry, names: vec![title.into()], around: "Page".into(), text: text.into() }
    }

    #[test]
    fn compounds_are_found_as_one_word_too_and_bare_numbers_not_at_all() {
        let words: Vec<_> = counts("Micro-needling, SPF 30 and a non-ablative/CO2 laser.").into_keys().collect();
        let all = ["ablative", "co2", "laser", "micro", "microneedling", "needling", "non", "nonablative", "spf"];
        assert_eq!(words, all);
    }

    #[test]
    fn a_word_weighs_most_where_it_is_the_whole_name() {
        let body = counts("redness and swelling, redness again");
        let of = |title: &str| weights(&document(title, ""), &body, 4.0)["redness"];
        assert!(of("Redness") > of("Redness and swelling"));
        assert!(of("Redness and swelling") > of("What to expect"));
    }

    #[test]
    fn every_part_begins_where_the_one_before_it_ends() {
        let documents: Vec<_> = (0..3_000)
            .map(|n| document(&format!("Heading w{n}x"), &format!("skin t{n}a t{n}b t{n}c common")))
            .collect();
        let built = build(&documents);
        assert!(built.words.len() > 1 && built.places.len() > 1 && built.entries.len() > 1);
        for pair in built.words.windows(2) {
            assert_eq!(pair[0].0 as usize + pair[0].1.rarity.len(), pair[1].0 as usize);
        }
        for pair in built.places.windows(2) {
            assert_eq!(pair[0].0 as usize + pair[0].1.lengths.len(), pair[1].0 as usize);
        }
        for pair in built.entries.windows(2) {
            assert_eq!(pair[0].0 as usize + pair[0].1.len(), pair[1].0 as usize);
        }
        let words: usize = built.words.iter().map(|(_, w)| w.rarity.len()).sum();
        assert_eq!(words, built.places.iter().map(|(_, p)| p.lengths.len()).sum::<usize>());
        assert_eq!(built.entries.iter().map(|(_, e)| e.len()).sum::<usize>(), documents.len());
    }

    #[test]
    fn nothing_to_find_is_an_index_too() {
        let built = build(&[]);
        assert_eq!((built.words.len(), built.places.len(), built.entries.len()), (1, 1, 0));
    }
}
