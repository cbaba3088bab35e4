//! The index as far as its parts have come: words by number, the places of a word, the entry at a place.

use super::{Entry, Head, PartName, Places, Words};

/// An index that is being loaded.
#[derive(Clone, Debug, PartialEq)]
pub struct Index {
    head: Head,
    words: Vec<Option<Words>>,
    vocabulary: Option<Vocabulary>,
    places: Vec<Option<Shelf>>,
    entries: Vec<Option<Vec<Entry>>>,
}

/// Places with where those of each word end.
#[derive(Clone, Debug, PartialEq)]
struct Shelf {
    ends: Vec<usize>,
    bytes: Vec<u8>,
}

/// All words, in the order of their letters.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Vocabulary {
    text: String,
    /// Where each word ends in the text; one line feed lies between two words.
    ends: Vec<usize>,
    /// Which letters each word has, one bit each.
    letters: Vec<u32>,
    rarity: Vec<u8>,
}

impl Index {
    /// An index of which only the head has come.
    pub fn new(head: Head) -> Self {
        let (words, places, entries) = (head.words.len(), head.places.len(), head.entries.len());
        Self {
            head,
            words: vec![None; words],
            vocabulary: None,
            places: vec![None; places],
            entries: vec![None; entries],
        }
    }

    /// The head.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// The address of a part.
    pub fn address(&self, part: PartName) -> Option<&str> {
        let found = match part {
            PartName::Words(n) => self.head.words.get(n),
            PartName::Places(n) => self.head.places.get(n),
            PartName::Entries(n) => self.head.entries.get(n),
        };
        found.map(|part| part.address.as_str())
    }

    /// The parts that have not come yet: the words first, without which nothing is found.
    pub fn missing(&self) -> Vec<PartName> {
        let words = open(&self.words, PartName::Words);
        words.chain(open(&self.places, PartName::Places)).chain(open(&self.entries, PartName::Entries)).collect()
    }

    /// Takes in a part of the list of words.
    pub fn take_words(&mut self, n: usize, words: Words) {
        if let Some(slot) = self.words.get_mut(n) {
            *slot = Some(words);
        }
        let all: Option<Vec<&Words>> = self.words.iter().map(Option::as_ref).collect();
        if let Some(all) = all {
            self.vocabulary = Some(Vocabulary::new(&all));
        }
    }

    /// Takes in a part with places.
    pub fn take_places(&mut self, n: usize, places: Places) {
        let mut end = 0;
        let ends = places.lengths.iter().map(|length| {
            end += *length as usize;
            end.min(places.bytes.len())
        });
        if let Some(slot) = self.places.get_mut(n) {
            *slot = Some(Shelf { ends: ends.collect(), bytes: places.bytes });
        }
    }

    /// Takes in a part with entries.
    pub fn take_entries(&mut self, n: usize, entries: Vec<Entry>) {
        if let Some(slot) = self.entries.get_mut(n) {
            *slot = Some(entries);
        }
    }

    /// All words.
    ///
    /// # Errors
    /// The parts of the list that have not come yet.
    pub(super) fn vocabulary(&self) -> Result<&Vocabulary, Vec<PartName>> {
        self.vocabulary.as_ref().ok_or_else(|| open(&self.words, PartName::Words).collect())
    }

    /// The places of a word, packed; unpack them with [`unpack`].
    ///
    /// # Errors
    /// The part that holds them, where it has not come yet.
    pub(super) fn places(&self, word: usize) -> Result<&[u8], PartName> {
        let (part, at) = inside(&self.head.places, word);
        let shelf = self.places.get(part).and_then(Option::as_ref).ok_or(PartName::Places(part))?;
        let start = at.checked_sub(1).and_then(|before| shelf.ends.get(before)).copied().unwrap_or(0);
        let end = shelf.ends.get(at).copied().unwrap_or(start);
        Ok(shelf.bytes.get(start..end).unwrap_or_default())
    }

    /// The entry with this number; `None` for a number that there is not.
    ///
    /// # Errors
    /// The part that holds it, where it has not come yet.
    pub(super) fn entry(&self, number: usize) -> Result<Option<&Entry>, PartName> {
        let (part, at) = inside(&self.head.entries, number);
        let entries = self.entries.get(part).and_then(Option::as_ref).ok_or(PartName::Entries(part))?;
        Ok(entries.get(at))
    }
}

fn open<'a, T>(slots: &'a [Option<T>], name: impl Fn(usize) -> PartName + 'a) -> impl Iterator<Item = PartName> + 'a {
    slots.iter().enumerate().filter(|(_, slot)| slot.is_none()).map(move |(n, _)| name(n))
}

/// In which part a number lies, and where in it.
fn inside(parts: &[super::Part], number: usize) -> (usize, usize) {
    let part = parts.partition_point(|part| part.first as usize <= number).saturating_sub(1);
    let first = parts.get(part).map_or(0, |part| part.first as usize);
    (part, number - first.min(number))
}

/// The places in a packed list, each with the weight of the word there.
pub(super) fn unpack(bytes: &[u8]) -> impl Iterator<Item = (usize, u32)> + '_ {
    let mut at = 0;
    let mut place = 0;
    std::iter::from_fn(move || {
        let (mut value, mut shift) = (0_u32, 0);
        loop {
            let byte = *bytes.get(at)?;
            at += 1;
            value |= u32::from(byte & 127) << shift;
            shift += 7;
            if byte < 128 || shift > 28 {
                break;
            }
        }
        place += (value >> 5) as usize;
        Some((place, value & 31))
    })
}

impl Vocabulary {
    fn new(parts: &[&Words]) -> Self {
        let text: String = parts.iter().map(|part| part.text.as_str()).collect();
        let rarity: Vec<u8> = parts.iter().flat_map(|part| part.rarity.iter().copied()).collect();
        let mut ends = Vec::with_capacity(rarity.len());
        let mut letters = Vec::with_capacity(rarity.len());
        let mut of_word = 0;
        for (at, byte) in text.bytes().enumerate() {
            if byte == b'\n' {
                ends.push(at);
                letters.push(of_word);
                of_word = 0;
            } else {
                of_word |= letter(byte);
            }
        }
        Self { text, ends, letters, rarity }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word with this number.
    pub fn word(&self, number: usize) -> &str {
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| end + 1);
        self.ends.get(number).and_then(|end| self.text.get(start..*end)).unwrap_or_default()
    }

    /// How rare a word is, from 1 to 15.
    pub fn rarity(&self, number: usize) -> u32 {
        u32::from(self.rarity.get(number).copied().unwrap_or(1))
    }

    /// The number of the first word that is not before this one.
    pub fn from(&self, word: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.word(middle) < word {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The number of this word, if it is there.
    pub fn number(&self, word: &str) -> Option<usize> {
        Some(self.from(word)).filter(|n| self.word(*n) == word)
    }

    /// The numbers of the words that begin so.
    pub fn beginning(&self, start: &str) -> impl Iterator<Item = usize> {
        (self.from(start)..self.len()).take_while(move |n| self.word(*n).starts_with(start))
    }

    /// The numbers of the words that have, but for `most`, all letters of this one; and where `both`, the other way
    /// round as well. A quick sieve: who passes has to be compared.
    pub fn similar(&self, word: &str, most: u32, both: bool) -> impl Iterator<Item = usize> {
        let wanted = word.bytes().map(letter).fold(0, |all, one| all | one);
        let fits = move |of_word: &u32| {
            (wanted & !of_word).count_ones() <= most && !(both && (of_word & !wanted).count_ones() > most)
        };
        self.letters.iter().enumerate().filter(move |(_, of_word)| fits(of_word)).map(|(n, _)| n)
    }
}

fn letter(byte: u8) -> u32 {
    if byte.is_ascii_lowercase() { 1 << (byte - b'a') } else { 1 << 26 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let part = |text: &str| Words { text: text.into(), rarity: vec![3; text.matches('\n').count()] };
        Vocabulary::new(&[&part("acne\nbotox\nscar\n"), &part("scars\nskin\n")])
    }

    #[test]
    fn words_have_numbers_across_parts() {
        let words = vocabulary();
        assert_eq!(
            (0..words.len()).map(|n| words.word(n)).collect::<Vec<_>>(),
            ["acne", "botox", "scar", "scars", "skin"]
        );
        assert_eq!(words.number("scars"), Some(3));
        assert_eq!(words.number("sca"), None);
        assert_eq!(words.number("zoo"), None);
        assert_eq!(words.beginning("sc").collect::<Vec<_>>(), [2, 3]);
        assert_eq!(words.word(99), "");
    }

    #[test]
    fn the_sieve_lets_slips_through_and_strangers_not() {
        let words = vocabulary();
        assert_eq!(words.similar("scra", 1, true).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(words.similar("botx", 1, true).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn damaged_places_are_read_without_a_panic() {
        assert_eq!(unpack(&[255, 255]).count(), 0);
        assert_eq!(unpack(&[255, 255, 255, 255, 255, 255, 1]).count(), 2);
    }
}
