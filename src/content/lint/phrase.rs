//! Patterns of words: how a rule says what it looks for in a sentence.

use super::text::{Sentence, Word};

/// Where a pattern was found: its first and its last word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The index of the first word.
    pub from: usize,
    /// The index of the last word.
    pub to: usize,
}

/// The first place where the pattern stands in the sentence.
///
/// A pattern is a row of words. `a|b` is either word; `glow*` is a word that begins so; `_` is any word; `~` is up
/// to three words or none; `#` is a number, in digits or as a word; `!a|b` holds when no such word comes next.
pub fn find(sentence: &Sentence, pattern: &str) -> Option<Hit> {
    find_all(sentence, pattern).into_iter().next()
}

/// Every place where the pattern stands; places do not overlap.
pub fn find_all(sentence: &Sentence, pattern: &str) -> Vec<Hit> {
    let parts: Vec<_> = pattern.split(' ').collect();
    let mut hits = Vec::new();
    if !parts.iter().all(|part| may_fit(&sentence.text, part)) {
        return hits;
    }
    let mut from = 0;
    while from < sentence.words.len() {
        match ends(&sentence.words, from, &parts) {
            Some(end) if end > from => {
                hits.push(Hit { from, to: end - 1 });
                from = end;
            }
            _ => from += 1,
        }
    }
    hits
}

/// Whether one of the patterns stands in the sentence.
pub fn has_any(sentence: &Sentence, patterns: &[&str]) -> bool {
    patterns.iter().any(|pattern| find(sentence, pattern).is_some())
}

/// The index behind the last word of the match that begins at `at`.
fn ends(words: &[Word], at: usize, parts: &[&str]) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else {
        return Some(at);
    };
    if *part == "~" {
        return (at..=words.len().min(at + 3)).find_map(|skipped| ends(words, skipped, rest));
    }
    if let Some(refused) = part.strip_prefix('!') {
        let refuses = words.get(at).is_some_and(|word| fits(word, refused));
        return if refuses { None } else { ends(words, at, rest) };
    }
    words.get(at).filter(|word| fits(word, part)).and_then(|_| ends(words, at + 1, rest))
}

/// Whether a word of the sentence may fit the part; a cheap look before the words are gone through one by one.
fn may_fit(text: &str, part: &str) -> bool {
    let free = |choice: &str| choice == "_" || choice == "#" || choice == "~" || choice.starts_with('!');
    part.starts_with('!') || part.split('|').any(|choice| free(choice) || text.contains(choice.trim_end_matches('*')))
}

fn fits(word: &Word, part: &str) -> bool {
    part.split('|').any(|choice| match choice {
        "_" => true,
        "#" => is_number(word),
        _ => match choice.strip_suffix('*') {
            Some(start) => word.text.starts_with(start),
            None => word.text == choice,
        },
    })
}

/// Whether a word is a number, in digits or as a word.
pub fn is_number(word: &Word) -> bool {
    let small = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    word.is_number() || small.contains(&word.text.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::text::sentences;
    use super::*;

    fn hit(text: &str, pattern: &str) -> Option<String> {
        let sentence = sentences(text, &(0..text.len()), &[]).remove(0);
        find(&sentence, pattern).map(|hit| text[sentence.span_of(hit.from, hit.to)].to_owned())
    }

    #[test]
    fn patterns_find_words_and_not_parts_of_words() {
        assert_eq!(hit("The Best one", "best"), Some("Best".into()));
        assert_eq!(hit("A bestseller", "best"), None);
        assert_eq!(hit("glowing skin", "glow*"), Some("glowing".into()));
        assert_eq!(hit("two or three sessions", "#"), Some("two".into()));
        assert_eq!(hit("it works so much better", "works ~ better"), Some("works so much better".into()));
        assert_eq!(hit("it works for most and yet not better", "works ~ better"), None);
        assert_eq!(hit("active acne scars", "acne !scar*"), None);
        assert_eq!(hit("active acne", "acne !scar*"), Some("acne".into()));
        assert_eq!(hit("each one of them", "each|every one"), Some("each one".into()));
    }
}
