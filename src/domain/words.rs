//! Words as people type them: a text cut into words, the root of a word, and how many slips lie between two words.
//!
//! What a search does with them is its own; `area_search` and `site_search` share these.

/// The longest word that is compared letter by letter; longer ones are alike only when they are the same.
const LONGEST: usize = 24;

/// Endings that leave the same root: "healing", "healed" and "heals" are about healing.
const ENDINGS: [&str; 8] = ["ing", "ed", "ness", "ment", "ion", "ancy", "ant", "ly"];

/// The words of a text in lower case, apostrophes left out, all else that is no letter or digit a boundary.
pub fn cut(text: &str) -> Vec<String> {
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
    all
}

/// The words that are not among `fillers`, unless that leaves none.
pub fn telling(words: Vec<String>, fillers: &[&str]) -> Vec<String> {
    if words.iter().all(|w| fillers.contains(&w.as_str())) {
        return words;
    }
    words.into_iter().filter(|w| !fillers.contains(&w.as_str())).collect()
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

/// The word without a plural "s".
pub fn singular(word: &str) -> &str {
    word.strip_suffix('s').filter(|w| w.len() > 1).unwrap_or(word)
}

/// What is left of an English word without its endings; always a beginning of the word, of three letters at least.
///
/// A rough cut: its only use is to find "scarring" for "scars", where a wrong guess costs a place in a list.
pub fn root(word: &str) -> &str {
    let long = |rest: &&str| rest.len() >= 3;
    let mut root = word;
    if !["ss", "us", "is"].iter().any(|end| root.ends_with(end)) {
        root = root.strip_suffix('s').filter(long).unwrap_or(root);
    }
    // "Bleed" is no form of "ble".
    if !root.ends_with("eed") {
        root = ENDINGS.iter().find_map(|end| root.strip_suffix(end).filter(long)).unwrap_or(root);
    }
    root = root.strip_suffix('e').filter(long).unwrap_or(root);
    root = root.strip_suffix(['i', 'y']).filter(long).unwrap_or(root);
    let doubled = root.as_bytes().split_last_chunk::<2>().is_some_and(|(_, [a, b])| a == b && b.is_ascii_alphabetic());
    if doubled && root.len() > 3 { &root[..root.len() - 1] } else { root }
}

/// How many slips a word of this length forgives: none up to three letters, one up to six, two beyond.
pub fn forgiven(word: &str) -> usize {
    match word.len() {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

/// The number of letters to add, leave out, change or swap between two words (optimal string alignment), if it is not
/// more than `most`.
pub fn slips(a: &str, b: &str, most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most { None } else { compare(a.as_bytes(), b.as_bytes(), most, true) }
}

/// The same between `a` and that beginning of `b` which is nearest to it: for a word that is still being typed.
pub fn slips_to_start(a: &str, b: &str, most: usize) -> Option<usize> {
    let b = b.as_bytes();
    compare(a.as_bytes(), &b[..b.len().min(a.len() + most)], most, false)
}

fn compare(a: &[u8], b: &[u8], most: usize, whole: bool) -> Option<usize> {
    if a.len() > LONGEST || b.len() > LONGEST {
        return (a == b).then_some(0);
    }
    let mut before = [0_usize; LONGEST + 1];
    let mut last = [0_usize; LONGEST + 1];
    for (j, cell) in last.iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        let mut row = [i; LONGEST + 1];
        let mut least = i;
        for j in 1..=b.len() {
            let mut cell = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            cell = cell.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                cell = cell.min(before[j - 2] + 1);
            }
            row[j] = cell;
            least = least.min(cell);
        }
        // A swap may reach back over one row, and adds one: a row that is worse by more never recovers.
        if least > most + 1 {
            return None;
        }
        before = last;
        last = row;
    }
    let count = if whole { last[b.len()] } else { last[..=b.len()].iter().copied().min().unwrap_or(usize::MAX) };
    (count <= most).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        for (a, b, n) in
            [("", "", 0), ("chin", "chin", 0), ("chni", "chin", 1), ("handels", "handles", 1), ("nose", "knees", 3)]
        {
            assert_eq!(slips(a, b, 3), Some(n), "{a} {b}");
        }
        assert_eq!(slips("nose", "knees", 2), None);
        assert_eq!(slips(&"a".repeat(30), &"a".repeat(30), 2), Some(0));
    }

    #[test]
    fn a_word_that_is_still_being_typed_may_hold_a_slip() {
        assert_eq!(slips_to_start("colag", "collagen", 1), Some(1));
        assert_eq!(slips_to_start("coll", "collagen", 1), Some(0));
        assert_eq!(slips_to_start("botox", "collagen", 1), None);
    }

    #[test]
    fn words_are_cut_at_what_is_no_letter() {
        assert_eq!(cut("Crow’s-feet (eye)"), ["crows", "feet", "eye"]);
        assert_eq!(cut("ÑANDÚ Frown"), ["nandu", "frown"]);
        assert_eq!(cut("  "), Vec::<String>::new());
        assert_eq!(telling(cut("on the nose"), &["on", "the"]), ["nose"]);
        assert_eq!(telling(cut("on the"), &["on", "the"]), ["on", "the"]);
    }

    #[test]
    fn words_of_one_family_share_their_root() {
        for family in [
            &["scar", "scars", "scarring", "scarred"][..],
            &["heal", "heals", "healing", "healed"],
            &["needle", "needles", "needling"],
            &["red", "redness"],
            &["treat", "treatment", "treatments", "treated"],
            &["infection", "infected", "infections"],
            &["allergy", "allergies"],
            &["pregnant", "pregnancy"],
            &["itch", "itchy", "itching"],
            &["bleed", "bleeds", "bleeding"],
            &["swell", "swelling"],
        ] {
            for word in family {
                assert_eq!(root(word), root(family[0]), "{word}");
                assert!(word.starts_with(root(word)), "{word}");
            }
        }
        assert_ne!(root("needle"), root("need"));
        assert_eq!(root("gas"), "gas");
    }
}
