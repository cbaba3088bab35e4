//! Finding a target area by everyday words, typos included: "smile lines", "11s", "love handels".

use super::area::TargetArea;

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
    let forgiven = match word.chars().count() {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    };
    let typos = edits(word, candidate);
    // A typo costs more than an unfinished word, so that what was meant stands before what is near.
    (typos <= forgiven).then(|| 2 + 2 * u32::try_from(typos).unwrap_or(u32::MAX / 4))
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s').filter(|w| w.len() > 1).unwrap_or(word)
}

/// The words of a text in lower case, apostrophes left out, all else that is no letter or digit a boundary.
/// Words that say nothing about a place are left out unless nothing else is there.
fn words_of(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for c in text.chars() {
        match plain_letter(c) {
            '\'' | '’' => {}
            c if c.is_ascii_alphanumeric() => {
                if let Some(last) = all.last_mut() {
                    last.push(c);
                }
            }
            _ => all.push(String::new()),
        }
    }
    all.retain(|w| !w.is_empty());
    let telling: Vec<_> = all
        .iter()
        .filter(|w| !matches!(w.as_str(), "my" | "the" | "of" | "on" | "in" | "a" | "and" | "or" | "around"))
        .cloned()
        .collect();
    if telling.is_empty() { all } else { telling }
}

/// The letter in lower case and without its accent, for the letters of English and Spanish and their neighbors.
/// The tables for all scripts would be a tenth of what the browser loads.
fn plain_letter(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ä' | 'Á' | 'À' | 'Â' | 'Ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'í' | 'ï' | 'Í' | 'Ï' => 'i',
        'ó' | 'ö' | 'ô' | 'Ó' | 'Ö' | 'Ô' => 'o',
        'ú' | 'ü' | 'Ú' | 'Ü' => 'u',
        'ñ' | 'Ñ' => 'n',
        'ç' | 'Ç' => 'c',
        _ => c.to_ascii_lowercase(),
    }
}

/// The number of letters to add, leave out, change or swap (optimal string alignment).
fn edits(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let change = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = change.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = last;
        last = row;
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted() {
        for (a, b, n) in
            [("", "", 0), ("chin", "chin", 0), ("chni", "chin", 1), ("handels", "handles", 1), ("nose", "knees", 3)]
        {
            assert_eq!(edits(a, b), n, "{a} {b}");
        }
    }

    #[test]
    fn words_are_cut_at_what_is_no_letter() {
        assert_eq!(words_of("Crow’s-feet (eye)"), ["crows", "feet", "eye"]);
        assert_eq!(words_of("on the nose"), ["nose"]);
        assert_eq!(words_of("ÑANDÚ Frown"), ["nandu", "frown"]);
        assert_eq!(words_of("  "), Vec::<String>::new());
    }

    #[test]
    fn short_words_forgive_no_typo() {
        assert_eq!(word_distance("eat", "ear"), None);
        assert!(word_distance("eyelod", "eyelid").is_some());
    }
}
