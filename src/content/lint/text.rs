//! What the rules read: passages of a file in sentences and words, each of which knows its place in the file.
//!
//! Chips, ids, addresses, directives and markup are blanked out first, so that no rule can hit inside them.

use std::ops::Range;

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A heading.
    Heading,
    /// A paragraph, inside a callout too.
    Paragraph,
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell,
    /// A text of the front matter, or of one of the lists.
    Field,
}

/// A run of text that is read as a whole.
#[derive(Clone, Debug)]
pub struct Passage {
    /// What it is.
    pub kind: Kind,
    /// The anchor of the section it stands in; empty for a field.
    pub section: String,
    /// Which list or table row it belongs to: those with the same number belong together.
    pub group: Option<usize>,
    /// Which record of the page it belongs to.
    pub record: Option<usize>,
    /// Its place in the file.
    pub span: Range<usize>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// Whether a source is named in it, or by its record or table row.
    pub cited: bool,
    /// Whether it ends with a colon: what follows belongs to it.
    pub leads_in: bool,
}

/// A sentence, or what stands for one.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its words.
    pub words: Vec<Word>,
    /// The words in one text, with a space between them.
    pub text: String,
    /// Its place in the file, without the space around it.
    pub span: Range<usize>,
    /// Whether a chip stands in it or directly behind it.
    pub cited: bool,
    /// Whether it ends with a question mark.
    pub question: bool,
}

/// A word in small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word; apostrophes are straight.
    pub text: String,
    /// Its place in the file.
    pub span: Range<usize>,
    /// Whether a mark stands before it that ends a clause: a comma, a colon, a bracket.
    pub after_mark: bool,
}

impl Word {
    /// Whether it is a number in digits.
    pub fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

impl Sentence {
    /// The place of the words `from..=to`.
    pub fn span_of(&self, from: usize, to: usize) -> Range<usize> {
        let start = self.words.get(from).map_or(self.span.start, |word| word.span.start);
        let end = self.words.get(to).map_or(self.span.end, |word| word.span.end);
        start..end
    }

    /// Whether the word at `at` is denied in its own clause: "is not permanent", "no treatment is risk-free".
    pub fn denies(&self, at: usize) -> bool {
        let clause = self.words.iter().take(at + 1).rposition(|word| word.after_mark).unwrap_or(0);
        self.words.get(clause..at).unwrap_or_default().iter().any(|word| is_denial(&word.text))
    }
}

fn is_denial(word: &str) -> bool {
    let denials = ["not", "no", "never", "nor", "neither", "none", "nobody", "nothing", "cannot", "without"];
    denials.contains(&word) || word.ends_with("n't")
}

/// The same length as `text`, with everything blank but the kept places; what is blanked cannot be hit.
pub fn keep_only(text: &str, kept: &[Range<usize>]) -> String {
    let mut masked = vec![b' '; text.len()];
    for place in kept {
        if let (Some(to), Some(from)) = (masked.get_mut(place.clone()), text.as_bytes().get(place.clone())) {
            to.copy_from_slice(from);
        }
    }
    String::from_utf8_lossy(&masked).into_owned()
}

/// Blanks out what is not prose although it stands in it, and gives the places of the chips.
pub fn blank_marks(masked: &mut String) -> Vec<Range<usize>> {
    let mut chips = Vec::new();
    for (open, close) in [("[@", "]"), ("[!", "]")] {
        while let Some(start) = masked.find(open) {
            let end = masked[start..].find(close).map_or(masked.len(), |length| start + length + close.len());
            if open == "[@" {
                chips.push(start..end);
            }
            masked.replace_range(start..end, &" ".repeat(end - start));
        }
    }
    for (start, token) in tokens(masked) {
        if token.contains("://") || token.starts_with("www.") {
            masked.replace_range(start..start + token.len(), &" ".repeat(token.len()));
        }
    }
    chips
}

fn tokens(text: &str) -> Vec<(usize, String)> {
    let base = text.as_ptr() as usize;
    text.split_whitespace().map(|token| (token.as_ptr() as usize - base, token.to_owned())).collect()
}

/// The sentences of `masked` within `span`.
pub fn sentences(masked: &str, span: &Range<usize>, chips: &[Range<usize>]) -> Vec<Sentence> {
    let text = masked.get(span.clone()).unwrap_or("");
    let mut found: Vec<Sentence> = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let next = at + c.len_utf8();
        let rest = text.get(next..).unwrap_or("");
        let closes = rest.starts_with(|c: char| c.is_whitespace() || "”’\")".contains(c)) || rest.is_empty();
        let ends = matches!(c, '.' | '!' | '?') && closes && !is_abbreviation(text.get(start..at).unwrap_or(""));
        if ends || rest.is_empty() {
            let words = words(text, start..next, span.start);
            if let (Some(first), Some(last)) = (words.first(), words.last()) {
                let end = if ends { span.start + next } else { last.span.end };
                let span = first.span.start..end;
                let text = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
                found.push(Sentence { words, text, span, cited: false, question: c == '?' });
            }
            start = next;
        }
    }
    let next_starts: Vec<_> = found.iter().skip(1).map(|s| s.span.start).chain([chips_end(chips, span)]).collect();
    for (sentence, until) in found.iter_mut().zip(next_starts) {
        sentence.cited = chips.iter().any(|chip| (sentence.span.start..until).contains(&chip.start));
    }
    found
}

/// Chips behind the last full stop belong to the last sentence.
fn chips_end(chips: &[Range<usize>], span: &Range<usize>) -> usize {
    chips.iter().map(|chip| chip.end).filter(|end| *end <= span.end).max().unwrap_or(0).max(span.end)
}

/// Whether the full stop behind this text belongs to a shortened word.
fn is_abbreviation(text: &str) -> bool {
    let last = text.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
    ["Dr", "Mr", "Ms", "vs", "e.g", "i.e", "U.S", "St", "approx"].contains(&last)
}

fn words(text: &str, within: Range<usize>, offset: usize) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut mark = false;
    let mut at = within.start;
    while let Some(c) = text.get(at..within.end).and_then(|rest| rest.chars().next()) {
        if !c.is_alphanumeric() {
            mark |= ",;:()—…".contains(c);
            at += c.len_utf8();
            continue;
        }
        let end = word_end(text, at, within.end);
        let word = text.get(at..end).unwrap_or("").to_lowercase().replace('’', "'");
        found.push(Word { text: word, span: at + offset..end + offset, after_mark: mark });
        mark = false;
        at = end;
    }
    found
}

/// Where the word that begins at `start` ends: marks inside it belong to it, as in "don’t", "risk-free" and "1,845".
fn word_end(text: &str, start: usize, limit: usize) -> usize {
    let mut end = start;
    let rest = text.get(start..limit).unwrap_or("");
    let mut letters = rest.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = letters.next() {
        let after = letters.peek().map_or(' ', |(_, next)| *next);
        let inside = match c {
            '\'' | '’' | '-' => after.is_alphanumeric(),
            ',' | '.' => before.is_ascii_digit() && after.is_ascii_digit(),
            _ => c.is_alphanumeric(),
        };
        if !inside {
            break;
        }
        before = c;
        end = start + at + c.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Sentence> {
        let mut masked = text.to_owned();
        let chips = blank_marks(&mut masked);
        sentences(&masked, &(0..text.len()), &chips)
    }

    #[test]
    fn sentences_end_where_they_end_and_chips_belong_to_theirs() {
        let found = read("Dr. A saw 1,845 people, e.g. here [@X]. It’s risk-free. Is it? See https://a.b/best");
        let shown: Vec<_> = found.iter().map(|s| (s.words.len(), s.cited, s.question)).collect();
        assert_eq!(shown, [(8, true, false), (2, false, false), (2, false, true), (1, false, false)]);
        assert_eq!(found[0].words[3].text, "1,845");
        assert_eq!(found[1].words[0].text, "it's");
        assert!(found[0].words[5].after_mark);
    }

    #[test]
    fn a_chip_behind_the_full_stop_belongs_to_the_sentence_before_it() {
        let found = read("One. [@X] Two.");
        assert_eq!(found.iter().map(|s| s.cited).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn a_denial_holds_to_the_next_mark() {
        let found = read("It is not known, but the best is permanent");
        assert!(found[0].denies(3));
        assert!(!found[0].denies(6));
    }

    #[test]
    fn places_are_places_of_the_file() {
        let text = "é [@A] naïve’s 5%.";
        let found = read(text);
        let words: Vec<_> = found[0].words.iter().map(|w| &text[w.span.clone()]).collect();
        assert_eq!(words, ["é", "naïve’s", "5"]);
    }
}
