//! The search of the whole site: everyday words, typos included, to a treatment, a section, a concern, an area or a
//! word of the glossary.
//!
//! Built on the host ([`build`]) into small parts that load by themselves; read in the browser ([`index`]), where
//! [`find`] answers from the parts that have come and names those it still wants.
//! Nothing is sorted by anything but how well it fits: the words of the query that a place has, how rare each of them
//! is, and whether it stands in a name, a heading or the text.

mod build;
mod find;
mod index;

pub use build::{Built, Document, build};
pub use find::{Answer, Found};
pub use index::Index;

use super::concern::ConcernId;
use super::message::Messages;
use super::words::{cut, telling};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The heaviest weight that a word can have in a place; it takes five bits of a posting.
const HEAVIEST: u32 = 31;

/// Words that stand everywhere, and those that questions are made of.
const FILLERS: [&str; 64] = [
    "a", "about", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can",
    "could", "did", "do", "does", "for", "from", "get", "go", "going", "got", "had", "has", "have", "how", "i", "if",
    "in", "into", "is", "it", "its", "many", "me", "much", "my", "of", "on", "or", "our", "should", "so", "some",
    "that", "the", "their", "there", "this", "to", "was", "what", "when", "where", "which", "who", "will", "with",
    "would", "you",
];

/// The words of a text that tell something.
fn words_of(text: &str) -> Vec<String> {
    telling(cut(text), &FILLERS)
}

/// What a result is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// The page of a treatment.
    Treatment,
    /// Another page.
    Page,
    /// A part of a page.
    Section,
    /// A concern.
    Concern,
    /// A target area.
    Area,
    /// A word of the glossary.
    Term,
}

/// A place that a search can lead to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// Its name or heading.
    pub title: String,
    /// What stands beside the name: the page of a section, the meaning of a word.
    pub beside: String,
    /// Its address below the base, with its anchor or with what is chosen by going there.
    pub path: String,
}

/// How people say in other words what the content says; only the search uses it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Everyday {
    /// Words that mean the same, in groups.
    pub alike: Vec<Vec<String>>,
    /// What else people call the sections of an article, by their anchors.
    pub sections: BTreeMap<String, Vec<String>>,
    /// What else people call the concerns.
    pub concerns: BTreeMap<ConcernId, Vec<String>>,
}

/// What the browser reads first: the texts of the search, and where its parts are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// The texts of the search, and no others.
    pub messages: Messages,
    /// The path under which the site stands.
    pub base: String,
    /// Words that mean the same, in groups.
    pub alike: Vec<Vec<String>>,
    /// How many entries there are.
    pub count: u32,
    /// The parts of the list of words.
    pub words: Vec<Part>,
    /// The parts with the places of each word.
    pub places: Vec<Part>,
    /// The parts with what stands at the places.
    pub entries: Vec<Part>,
}

/// A part of the index: where it is, and the number of the first thing in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The number of the first word or entry.
    pub first: u32,
    /// The address, with the base path.
    pub address: String,
}

/// Some words of the index, in the order of their letters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Each word with a line feed behind it.
    pub text: String,
    /// How rare each is: 1 stands almost everywhere, 15 in one place.
    pub rarity: Vec<u8>,
}

/// The places of some words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    /// How many bytes each word takes.
    pub lengths: Vec<u32>,
    /// For each place of each word: its distance from the place before it, and in the lowest five bits the weight of
    /// the word there; seven bits to a byte, the lowest first.
    pub bytes: Vec<u8>,
}

/// Which part of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartName {
    /// A part of the list of words.
    Words(usize),
    /// A part with places.
    Places(usize),
    /// A part with entries.
    Entries(usize),
}
