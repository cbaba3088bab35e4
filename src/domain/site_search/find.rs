//! Finding: from the words of a query to words of the index, and from their places to the best entries.

use super::index::{Index, Vocabulary, unpack};
use super::{Entry, PartName, words_of};
use crate::domain::words::{forgiven, root, slips, slips_to_start};

/// A query is read to so many words; what follows was pasted.
const MOST_WORDS: usize = 8;

/// The most words of the index that stand for one word of the query.
const MOST_MATCHES: usize = 12;

/// How well a word of the index fits a word of the query.
const SAME: u32 = 100;
const SAME_ROOT: u32 = 90;
const ALIKE: u32 = 55;
const UNFINISHED: u32 = 40;
const ONE_SLIP: u32 = 60;
const MORE_SLIPS: u32 = 45;
const UNFINISHED_SLIP: u32 = 35;

/// What was found, as far as the parts have come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The best entries, the best first.
    pub found: Vec<Found>,
    /// How many entries fit at all.
    pub total: usize,
    /// The parts that are wanted to say more.
    pub wanted: Vec<PartName>,
}

/// A found entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The entry.
    pub entry: Entry,
    /// The words of the index by which it was found.
    pub words: Vec<String>,
}

/// A word of the index that may stand for a word of the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Match {
    number: usize,
    quality: u32,
}

impl Index {
    /// The entries that fit a query best, at most `most`.
    ///
    /// An entry fits when it has words for at least half of what the query asks, counted by how rare the words are.
    pub fn find(&self, query: &str, most: usize) -> Answer {
        let mut words = words_of(query);
        words.truncate(MOST_WORDS);
        let asked: usize = words.iter().map(String::len).sum();
        if asked < 2 {
            return Answer::default();
        }
        let vocabulary = match self.vocabulary() {
            Ok(vocabulary) => vocabulary,
            Err(wanted) => return Answer { wanted, ..Answer::default() },
        };
        let matches = self.matches(vocabulary, &words, query.ends_with(char::is_alphanumeric));
        let mut tally = Tally::new(self.head().count as usize);
        let mut wanted = Vec::new();
        for of_word in &matches {
            // A rare relative of a common word ("skinned" of "skin") is no rarer than what was asked.
            let same = of_word.iter().find(|m| m.quality == SAME).map(|m| vocabulary.rarity(m.number));
            let rarest = of_word.iter().map(|m| vocabulary.rarity(m.number)).max();
            let weight = same.or(rarest).unwrap_or(0);
            for found in of_word {
                match self.places(found.number) {
                    Ok(places) => tally.count(places, found.quality * vocabulary.rarity(found.number).min(weight)),
                    Err(part) => wanted.push(part),
                }
            }
            tally.close(weight);
        }
        let (best, total) = tally.best(most);
        let mut found = Vec::new();
        for number in best {
            match self.entry(number) {
                Ok(Some(entry)) => {
                    let words = self.words_at(vocabulary, &matches, number);
                    found.push(Found { entry: entry.clone(), words });
                }
                // Only an index that does not fit together has a place without an entry.
                Ok(None) => {}
                Err(part) => wanted.push(part),
            }
        }
        wanted.sort_unstable();
        wanted.dedup();
        Answer { found, total, wanted }
    }

    /// For each word of the query the words of the index that may stand for it.
    fn matches(&self, vocabulary: &Vocabulary, words: &[String], unfinished: bool) -> Vec<Vec<Match>> {
        let mut all: Vec<Vec<Match>> = words
            .iter()
            .enumerate()
            .map(|(at, word)| self.matches_of(vocabulary, word, unfinished && at + 1 == words.len()))
            .collect();
        // "After care" is "aftercare".
        for (at, pair) in words.windows(2).enumerate() {
            if let Some(number) = vocabulary.number(&pair.concat()) {
                for of_word in &mut all[at..=at + 1] {
                    of_word.retain(|m| m.number != number);
                    of_word.push(Match { number, quality: SAME });
                }
            }
        }
        all.retain(|of_word| !of_word.is_empty());
        all
    }

    fn matches_of(&self, vocabulary: &Vocabulary, word: &str, unfinished: bool) -> Vec<Match> {
        let mut found = Vec::new();
        push_family(vocabulary, word, SAME, &mut found);
        let known = !found.is_empty();
        let own = root(word);
        for group in self.head().alike.iter().filter(|group| group.iter().any(|w| w == word || root(w) == own)) {
            for other in group.iter().filter(|other| root(other) != own) {
                push_family(vocabulary, other, ALIKE, &mut found);
            }
        }
        if word.len() >= 2 && (unfinished || found.is_empty()) {
            push_unfinished(vocabulary, word, &mut found);
        }
        if found.is_empty() && !known {
            push_slips(vocabulary, word, unfinished, &mut found);
        }
        found.truncate(MOST_MATCHES);
        found
    }

    /// The words by which an entry was found, in the order of the query.
    fn words_at(&self, vocabulary: &Vocabulary, matches: &[Vec<Match>], entry: usize) -> Vec<String> {
        let mut words = Vec::new();
        for found in matches.iter().flatten() {
            let places = self.places(found.number).unwrap_or_default();
            let there = unpack(places).take_while(|(place, _)| *place <= entry).any(|(place, _)| place == entry);
            let word = vocabulary.word(found.number);
            if there && !words.iter().any(|w| w == word) {
                words.push(word.to_owned());
            }
        }
        words
    }
}

/// The word itself and the words of its root.
fn push_family(vocabulary: &Vocabulary, word: &str, quality: u32, found: &mut Vec<Match>) {
    let own = root(word);
    for number in vocabulary.beginning(own).filter(|n| root(vocabulary.word(*n)) == own) {
        let quality = if vocabulary.word(number) == word { quality } else { quality * SAME_ROOT / SAME };
        push(found, Match { number, quality });
    }
}

/// The words that begin so, the most common first.
fn push_unfinished(vocabulary: &Vocabulary, word: &str, found: &mut Vec<Match>) {
    let mut common: Vec<usize> = Vec::with_capacity(MOST_MATCHES + 1);
    for number in vocabulary.beginning(word) {
        let rarity = vocabulary.rarity(number);
        let at = common.iter().position(|n| vocabulary.rarity(*n) > rarity).unwrap_or(common.len());
        if at < MOST_MATCHES {
            common.insert(at, number);
            common.truncate(MOST_MATCHES);
        }
    }
    for number in common {
        // The less is left to type, the better it fits.
        let share = 40 * word.len() / vocabulary.word(number).len().max(1);
        push(found, Match { number, quality: UNFINISHED + u32::try_from(share).unwrap_or(0) });
    }
}

/// The words that are only a slip or two away, the nearest first; then those that begin so but for a slip.
fn push_slips(vocabulary: &Vocabulary, word: &str, unfinished: bool, found: &mut Vec<Match>) {
    let most = forgiven(word);
    let sieve = u32::try_from(most).unwrap_or(0);
    if most == 0 {
        return;
    }
    let mut near: Vec<(usize, usize)> = vocabulary
        .similar(word, sieve, true)
        .filter_map(|number| Some((slips(word, vocabulary.word(number), most)?, number)))
        .collect();
    near.sort_unstable();
    for (count, number) in near {
        push(found, Match { number, quality: if count > 1 { MORE_SLIPS } else { ONE_SLIP } });
    }
    if found.is_empty() && unfinished && word.len() >= 5 {
        for number in vocabulary.similar(word, 1, false) {
            if slips_to_start(word, vocabulary.word(number), 1).is_some() {
                push(found, Match { number, quality: UNFINISHED_SLIP });
            }
        }
    }
}

fn push(found: &mut Vec<Match>, new: Match) {
    if found.iter().all(|m| m.number != new.number) {
        found.push(new);
    }
}

/// Counts for every entry how well it fits, word by word of the query.
struct Tally {
    /// The best for the present word.
    now: Vec<u32>,
    /// Who has something for the present word.
    touched: Vec<usize>,
    /// The sum over the words before.
    sum: Vec<u32>,
    /// How much of the query each entry has words for, counted by rarity.
    has: Vec<u32>,
    asked: u32,
}

impl Tally {
    fn new(count: usize) -> Self {
        Self { now: vec![0; count], touched: Vec::new(), sum: vec![0; count], has: vec![0; count], asked: 0 }
    }

    fn count(&mut self, places: &[u8], worth: u32) {
        for (place, weight) in unpack(places) {
            let Some(now) = self.now.get_mut(place) else { return };
            if *now == 0 {
                self.touched.push(place);
            }
            *now = (*now).max(worth * weight);
        }
    }

    fn close(&mut self, weight: u32) {
        self.asked += weight;
        for place in self.touched.drain(..) {
            self.sum[place] += self.now[place];
            self.has[place] += weight;
            self.now[place] = 0;
        }
    }

    /// The numbers of the best entries, and how many fit.
    fn best(&self, most: usize) -> (Vec<usize>, usize) {
        let mut best: Vec<(u64, usize)> = Vec::with_capacity(most + 1);
        let mut total = 0;
        for (number, has) in self.has.iter().enumerate().filter(|(_, has)| **has > 0) {
            if has * 2 < self.asked {
                continue;
            }
            total += 1;
            let score = u64::from(self.sum[number]) * u64::from(*has) / u64::from(self.asked.max(1));
            let at = best.iter().position(|(other, _)| *other < score).unwrap_or(best.len());
            if at < most {
                best.insert(at, (score, number));
                best.truncate(most);
            }
        }
        (best.into_iter().map(|(_, number)| number).collect(), total)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Document, Head, Kind, Part, build};
    use super::*;
    use crate::domain::message::Messages;

    fn document(title: &str, text: &str) -> Document {
        let entry = Entry { kind: Kind::Section, title: title.into(), beside: String::new(), path: "page/".into() };
        Document { entry, names: vec![title.into()], around: String::new(), text: text.into() }
    }

    /// An index with its parts as the browser would load them.
    fn loaded() -> (Index, Index) {
        let built = build(&[
            document("How do I care for my skin afterward?", "Keep it clean. Redness fades in days."),
            document("What can go wrong?", "Dark marks, pain, scarring and lumps."),
            document("Collagen", "A protein of the skin."),
            document("Micro-needling", "Fine needles make punctures, and collagen forms."),
        ]);
        let part = |(first, _): &(u32, _)| *first;
        let of = |firsts: Vec<u32>| firsts.into_iter().map(|first| Part { first, address: String::new() }).collect();
        let head = Head {
            messages: Messages::new("en", |_| String::new()),
            base: "/".into(),
            alike: vec![vec!["hurt".into(), "pain".into()], vec!["aftercare".into(), "afterward".into()]],
            count: 4,
            words: of(built.words.iter().map(|p| p.0).collect()),
            places: of(built.places.iter().map(|p| p.0).collect()),
            entries: of(built.entries.iter().map(part).collect()),
        };
        let empty = Index::new(head);
        let mut full = empty.clone();
        for (n, (_, words)) in built.words.into_iter().enumerate() {
            full.take_words(n, words);
        }
        for (n, (_, places)) in built.places.into_iter().enumerate() {
            full.take_places(n, places);
        }
        for (n, (_, entries)) in built.entries.into_iter().enumerate() {
            full.take_entries(n, entries);
        }
        (empty, full)
    }

    #[test]
    fn everyday_words_slips_and_unfinished_words_find_their_place() {
        let (_, index) = loaded();
        for (query, title, by) in [
            ("collagen", "Collagen", "collagen"),
            ("colagen", "Collagen", "collagen"),
            ("coll", "Collagen", "collagen"),
            ("colag", "Collagen", "collagen"),
            ("does it hurt", "What can go wrong?", "pain"),
            ("scars", "What can go wrong?", "scarring"),
            ("after care", "How do I care for my skin afterward?", "care"),
            ("microneedling", "Micro-needling", "microneedling"),
            ("Micro Needling ", "Micro-needling", "micro"),
            ("red face", "How do I care for my skin afterward?", "redness"),
        ] {
            let answer = index.find(query, 5);
            assert!(answer.wanted.is_empty());
            let first = answer.found.first().unwrap_or_else(|| panic!("nothing for {query}"));
            assert_eq!(first.entry.title, title, "{query}");
            assert!(first.words.iter().any(|w| w == by), "{query}: {:?}", first.words);
        }
    }

    #[test]
    fn nothing_is_found_by_what_is_nowhere() {
        let (_, index) = loaded();
        for query in ["", " ", "x", "zebra", "the"] {
            assert_eq!(index.find(query, 5), Answer::default(), "{query}");
        }
    }

    #[test]
    fn what_is_wanted_is_named_until_it_has_come() {
        let (empty, full) = loaded();
        assert_eq!(empty.find("collagen", 5).wanted, [PartName::Words(0)]);
        assert_eq!(empty.missing(), [PartName::Words(0), PartName::Places(0), PartName::Entries(0)]);
        assert!(full.missing().is_empty());
        let mut only_words = empty.clone();
        only_words.take_words(0, build(&[document("Collagen", "")]).words.remove(0).1);
        assert_eq!(only_words.find("collagen", 5).wanted, [PartName::Places(0)]);
    }

    #[test]
    fn an_entry_that_has_all_words_comes_before_those_that_have_one() {
        let (_, index) = loaded();
        let found = index.find("needles collagen", 5).found;
        assert_eq!(found[0].entry.title, "Micro-needling");
    }
}
