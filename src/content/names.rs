//! Sets of known words, and the nearest known word to a misspelt one.

use super::source_file::{At, SourceFile};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The ids of one kind that the content declares.
pub struct Names {
    /// What they name, for people: "source".
    kind: &'static str,
    /// Where they are declared, for people: "content/sources.toml".
    home: &'static str,
    /// The ids with the line on which each was declared first.
    ids: RefCell<BTreeMap<String, usize>>,
    /// Whether the declaring file was readable; if not, nothing is reported as unknown.
    complete: bool,
}

impl Names {
    /// An empty set.
    pub fn new(kind: &'static str, home: &'static str, complete: bool) -> Self {
        Self { kind, home, ids: RefCell::default(), complete }
    }

    /// A set of what there are files for.
    pub fn of_files(kind: &'static str, home: &'static str, ids: impl IntoIterator<Item = String>) -> Self {
        Self { kind, home, ids: RefCell::new(ids.into_iter().map(|id| (id, 1)).collect()), complete: true }
    }

    /// Declares an id; one that is there already is reported.
    pub fn declare(&self, file: &SourceFile, id: &At<String>) {
        let line = file.line(id.span.start);
        if let Some(first) = self.ids.borrow().get(&id.value) {
            file.report(
                id.span.clone(),
                format!("the {} `{}` stands twice", self.kind, id.value),
                format!("the first is on line {first}: join the two, or give this one its own id"),
            );
            return;
        }
        self.ids.borrow_mut().insert(id.value.clone(), line);
    }

    /// Whether the id is declared.
    pub fn contains(&self, id: &str) -> bool {
        self.ids.borrow().contains_key(id)
    }

    /// All declared ids, in alphabetical order.
    pub fn all(&self) -> Vec<String> {
        self.ids.borrow().keys().cloned().collect()
    }

    /// Whether an id is declared that is `part`, or begins with it and a dot.
    pub fn contains_under(&self, part: &str) -> bool {
        let begins = |id: &String| id.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        self.ids.borrow().keys().any(begins)
    }

    /// Whether the id is declared; if it is not, that is reported.
    pub fn check(&self, file: &SourceFile, id: &At<String>) -> bool {
        if self.contains(&id.value) {
            return true;
        }
        if self.complete {
            let ids = self.ids.borrow();
            file.report_once(
                id.span.clone(),
                format!("there is no {} `{}`", self.kind, id.value),
                format!("use an id from {}, or add it there", self.home),
                nearest(&id.value, ids.keys().map(String::as_str)),
            );
        }
        // Ids of a file that could not be read count as known: its own findings come first.
        !self.complete
    }
}

/// The known word that is nearest to `word`, if one is near enough to have been meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let asked = word.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&asked, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| {
            let (asked_length, length) = (asked.chars().count(), candidate.chars().count());
            let longer = asked_length.max(length);
            // Cut short, or written out: `mon` for `monday`, `acne` for `acne-scars`.
            let begins = asked_length.min(length) >= 3
                && (asked.starts_with(&candidate.to_lowercase()) || candidate.to_lowercase().starts_with(&asked));
            begins || *distance <= (longer / 3).max(1)
        })
        .min_by_key(|(distance, candidate)| (*distance, *candidate))
        .map(|(_, candidate)| candidate.to_owned())
}

/// The words of a closed list, for advice: "`one`, `two` or `three`".
pub fn one_of(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [rest @ .., last] => format!("{} or {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_hand_finds_its_word_and_a_stranger_finds_none() {
        let known = ["acne-scars", "fine-lines", "keloid"];
        assert_eq!(nearest("acne-scar", known), Some("acne-scars".into()));
        assert_eq!(nearest("keliod", known), Some("keloid".into()));
        assert_eq!(nearest("KELOID", known), Some("keloid".into()));
        assert_eq!(nearest("fine", known), Some("fine-lines".into()));
        assert_eq!(nearest("keloid-scar", known), Some("keloid".into()));
        assert_eq!(nearest("rosacea", known), None);
        assert_eq!(nearest("", known), None);
    }

    #[test]
    fn lists_of_words_read_as_a_sentence() {
        assert_eq!(one_of(&["a"]), "`a`");
        assert_eq!(one_of(&["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
