//! How many years of school a text asks for (Flesch–Kincaid grade).

/// The hardest reading grade for standard text (`design: honesty`): US dermatology pages average 10 to 11.
pub const HARDEST: f64 = 8.0;

/// The grade of a text; `None` where there are too few words to say (under 30).
///
/// 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid et al. 1975, Navy Research Branch Report 8-75).
/// Syllables are groups of vowels, less a silent final "e", at least one.
pub fn grade(text: &str) -> Option<f64> {
    let words: Vec<_> =
        text.split(|c: char| !c.is_alphabetic() && c != '’' && c != '\'').filter(|w| !w.is_empty()).collect();
    if words.len() < 30 {
        return None;
    }
    let ends = text.split(['.', '!', '?', ':', ';']).filter(|s| s.chars().any(char::is_alphabetic)).count().max(1);
    let syllables: usize = words.iter().map(|w| syllables(w)).sum();
    #[allow(clippy::cast_precision_loss)] // Counts of words in a section.
    let (words, ends, syllables) = (words.len() as f64, ends as f64, syllables as f64);
    Some(0.39 * words / ends + 11.8 * syllables / words - 15.59)
}

fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let mut count = 0;
    let mut vowel_before = false;
    for letter in word.chars() {
        let vowel = "aeiouy".contains(letter);
        count += usize::from(vowel && !vowel_before);
        vowel_before = vowel;
    }
    if word.ends_with('e') && !word.ends_with("le") && count > 1 {
        count -= 1;
    }
    count.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted() {
        for (word, count) in [("skin", 1), ("needle", 2), ("collagen", 3), ("treatment", 2), ("made", 1), ("the", 1)] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn plain_words_ask_for_less_school_than_hard_ones() {
        let plain = "The skin is red for a day. It can itch. Keep it clean and dry. ".repeat(4);
        let hard = "Percutaneous collagen induction precipitates transient inflammatory erythema necessitating conservative postprocedural management strategies. ".repeat(4);
        assert!(grade(&plain).is_some_and(|g| g < 3.0));
        assert!(grade(&hard).is_some_and(|g| g > 15.0));
        assert_eq!(grade("Too short."), None);
    }
}
