//! What people would type into the search of a catalogue, and how long an answer takes.

use super::catalog::Dice;
use std::time::{Duration, Instant};
use treatment_explorer::domain::site_search::{Document, Index, PartName};
use treatment_explorer::site::prerender::DataFile;

/// How many places are looked for.
const SOUGHT: usize = 150;

/// The index with all its parts, read from its files as the browser reads them.
pub fn loaded(files: &[DataFile], base: &str) -> Index {
    let mut index = Index::new(postcard::from_bytes(&files.last().unwrap().bytes).unwrap());
    for part in index.missing() {
        let address = index.address(part).unwrap().strip_prefix(base).unwrap().to_owned();
        let bytes = &files.iter().find(|f| f.file == address).unwrap().bytes;
        match part {
            PartName::Words(n) => index.take_words(n, postcard::from_bytes(bytes).unwrap()),
            PartName::Places(n) => index.take_places(n, postcard::from_bytes(bytes).unwrap()),
            PartName::Entries(n) => index.take_entries(n, postcard::from_bytes(bytes).unwrap()),
        }
    }
    assert!(index.missing().is_empty());
    index
}

/// Names and headings from all over the site, letter by letter as they are typed, and once more with a slip in each.
pub fn typed(documents: &[Document]) -> Vec<String> {
    let mut dice = Dice(7);
    let mut queries = Vec::new();
    for _ in 0..SOUGHT {
        let document = &documents[dice.below(documents.len())];
        let letters: Vec<char> = document.entry.title.chars().take(24).collect();
        queries.extend((2..=letters.len()).map(|n| letters[..n].iter().collect::<String>()));
        let mut slip = letters;
        let at = dice.below(slip.len().saturating_sub(2)) + 1;
        slip.swap(at, (at + 1).min(document.entry.title.chars().count().min(24) - 1));
        queries.push(slip.into_iter().collect());
    }
    queries
}

/// How long each query takes, the fastest first. Each is asked three times, and the quickest counts: in the others the
/// machine may have done something else.
pub fn times(index: &Index, queries: &[String]) -> Vec<Duration> {
    let once = |query: &str| {
        let start = Instant::now();
        let answer = index.find(query, 10);
        let time = start.elapsed();
        assert!(answer.wanted.is_empty());
        time
    };
    let mut times: Vec<_> = queries.iter().map(|query| once(query).min(once(query)).min(once(query))).collect();
    times.sort();
    times
}

/// The time that so many of a hundred do not exceed.
pub fn percentile(times: &[Duration], percent: usize) -> Duration {
    times[(times.len() * percent).div_ceil(100).max(1) - 1]
}
