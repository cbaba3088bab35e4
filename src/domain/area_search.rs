//! Finding a target area by everyday words, typos included: "smile lines", "11s", "love handels".

use super::area::TargetArea;
use super::words::{cut, forgiven, singular, slips, telling};

/// Words that say nothing about a place.
const FILLERS: [&str; 9] = ["my", "the", "of", "on", "in", "a", "and", "or", "around"];

/// A found area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found<'a> {
    /// The area.
    pub area: &'a TargetArea,
    /// The phrase that matched: the label or one of the synonyms.
    pub phrase: &'a str,
    score: u32,
}

/// The areas that fit `query`, the closest first, at most `most`.
///
/// A query fits a phrase when each of its words is the beginning of a word of the phrase, or a word of the phrase
/// with as many typos as its length forgives: none up to three letters, one up to six, two beyond.
/// Areas that cannot be chosen are found too, so that the answer can say why.
pub fn search<'a>(areas: &'a [TargetArea], query: &str, most: usize) -> Vec<Found<'a>> {
    let words = words_of(query);
    if words.is_empty() {
        return Vec::new();
    }
    // Kept in order while it grows: equals stay in the order of the content, which goes from head to foot.
    let mut found: Vec<Found<'a>> = Vec::with_capacity(most + 1);
    for fit in areas.iter().filter_map(|area| best_phrase(area, &words)) {
        let place = found.iter().position(|f| f.score > fit.score).unwrap_or(found.len());
        found.insert(place, fit);
        found.truncate(most);
    }
    found
}

fn best_phrase<'a>(area: &'a TargetArea, query: &[String]) -> Option<Found<'a>> {
    let own = [area.label.as_str(), area.plain.as_str()].into_iter();
    own.chain(area.synonyms.iter().map(String::as_str))
        .filter_map(|phrase| {
            let score = distance(query, &words_of(phrase))?;
            Some(Found { area, phrase, score })
        })
        .min_by_key(|f| f.score)
}

/// How far a query is from a phrase, 0 being the same; `None` where a word fits nothing.
fn distance(query: &[String], phrase: &[String]) -> Option<u32> {
    let mut total = 0;
    let mut used = vec![false; phrase.len()];
    for word in query {
        let (at, cost) = phrase
            .iter()
            .enumerate()
            .filter(|(at, _)| !used[*at])
            .filter_map(|(at, candidate)| Some((at, word_distance(word, candidate)?)))
            .min_by_key(|(_, cost)| *cost)?;
        used[at] = true;
        total += cost;
    }
    // Words that the query did not ask for make a phrase a less close one.
    let left_over = used.iter().filter(|u| !**u).count();
    Some(total + u32::try_from(left_over).unwrap_or(u32::MAX / 2))
}

fn word_distance(word: &str, candidate: &str) -> Option<u32> {
    if word == candidate || singular(word) == singular(candidate) {
        return Some(0);
    }
    if candidate.starts_with(word) {
        return Some(1);
    }
    let typos = slips(word, candidate, forgiven(word))?;
    // A typo costs more than an unfinished word, so that what was meant stands before what is near.
    Some(2 + 2 * u32::try_from(typos).unwrap_or(u32::MAX / 4))
}

/// The words of a text, but those that say nothing about a place.
fn words_of(text: &str) -> Vec<String> {
    telling(cut(text), &FILLERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_forgive_no_typo() {
        assert_eq!(word_distance("eat", "ear"), None);
        assert!(word_distance("eyelod", "eyelid").is_some());
    }
}
