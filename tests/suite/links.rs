//! Shared links: those of version 1 open for ever, none is too long, and damage never costs what is whole.

use crate::content::catalog;
use std::fs;
use treatment_explorer::domain::area::{PlacedArea, Side, Sides, TargetArea};
use treatment_explorer::domain::catalog::Catalog;
use treatment_explorer::domain::concern::{Concern, ConcernId};
use treatment_explorer::domain::date::CivilDate;
use treatment_explorer::domain::plan::{Goal, MadeWith, PlanFacts, PlanLink, Spacing, read_plan_link};
use treatment_explorer::domain::quantity::Sessions;
use treatment_explorer::domain::selection::{LONGEST_WRITTEN, Selection, code_of, read_fragment};
use treatment_explorer::domain::treatment::FitzpatrickType;

/// The longest anchor that a fragment carries: ids have at most 64 characters.
const LONGEST_ANCHOR: &str = "a-place-on-the-page-with-a-name-as-long-as-any-id-can-be-at-most";

/// What a link means, in one line: how the golden file writes it.
fn meaning(fragment: &str, catalog: &Catalog) -> String {
    let read = read_fragment(fragment, &catalog.areas, &catalog.concerns);
    let plan = read_plan_link(&read.plan);
    let mut said = Vec::new();
    said.extend(read.anchor.map(|anchor| format!("at {anchor}")));
    let areas: Vec<_> = read.selection.areas().map(|area| area.to_string()).collect();
    said.extend((!areas.is_empty()).then(|| format!("areas {}", areas.join(" "))));
    said.extend(read.selection.concern.map(|concern| format!("concern {concern}")));
    said.extend(read.selection.sessions.map(|sessions| format!("sessions {}", sessions.get())));
    said.extend(read.selection.fitzpatrick.map(|fitzpatrick| format!("fitzpatrick {}", fitzpatrick.as_str())));
    said.extend(plan.link.goal.map(|goal| match goal {
        Goal::From(day) => format!("from {day}"),
        Goal::Before(day) => format!("before {day}"),
    }));
    said.extend((plan.link.spacing == Spacing::Shortest).then(|| "shortest interval".to_owned()));
    said.extend((!plan.link.made_with.is_empty()).then(|| format!("made with {}", plan.link.made_with)));
    let unread: Vec<_> = read.unknown.into_iter().chain(plan.unknown).collect();
    said.extend((!unread.is_empty()).then(|| format!("not read {}", unread.join(" "))));
    said.extend(read.altered.then(|| "altered".to_owned()));
    if said.is_empty() { "nothing".to_owned() } else { said.join("; ") }
}

#[test]
fn links_of_version_1_open_for_ever() {
    let catalog = catalog();
    let golden = fs::read_to_string("tests/fixtures/links-v1.txt").unwrap();
    let mut links = 0;
    let mut lines = golden.lines().filter(|line| !line.is_empty() && !line.starts_with('%'));
    while let (Some(link), Some(means)) = (lines.next(), lines.next()) {
        links += 1;
        assert_eq!(meaning(link, catalog), means.trim_start(), "{link}");
    }
    assert!(links >= 20, "only {links} links");
}

#[test]
fn no_two_areas_share_a_code() {
    let catalog = catalog();
    let mut codes: Vec<_> = catalog.areas.iter().map(|area| (code_of(&area.id), &area.id)).collect();
    codes.sort();
    for pair in codes.windows(2) {
        assert_ne!(pair[0].0, pair[1].0, "{} and {}: give the newer one another id", pair[0].1, pair[1].1);
    }
}

/// Everything that can be chosen, each part in its longest form.
fn longest(catalog: &Catalog) -> Selection {
    let mut selection = Selection::default();
    for area in catalog.areas.iter().filter(|area| area.is_selectable()) {
        let sides = if area.paired { Sides::Only(Side::Right) } else { Sides::Both };
        selection.choose(area.id.clone(), sides);
    }
    selection.concern = catalog.concerns.iter().map(|c| c.id.clone()).max_by_key(|id| id.as_str().len());
    selection.sessions = Sessions::new(Sessions::MOST).ok();
    selection.fitzpatrick = FitzpatrickType::ALL.into_iter().max_by_key(|t| t.as_str().len());
    selection
}

// The parts of a link are written one after another, so the longest link is that of the longest parts: what holds for
// it holds for every selection. Areas that are few enough to be written out are so only where they fit.
#[test]
fn no_link_is_too_long() {
    let catalog = catalog();
    let selection = longest(catalog);
    assert!(selection.to_fragment(Some(LONGEST_ANCHOR)).len() <= LONGEST_WRITTEN);
    let day = CivilDate::parse("2027-06-12").unwrap();
    for treatment in &catalog.treatments {
        let made_with = MadeWith::of(&PlanFacts::of(treatment));
        let plan = PlanLink { goal: Some(Goal::From(day)), spacing: Spacing::Shortest, made_with };
        let link = selection.to_link(Some(LONGEST_ANCHOR), &plan.to_parts());
        assert!(link.len() <= LONGEST_WRITTEN, "{} characters: {link}", link.len());
        let read = read_fragment(&link, &catalog.areas, &catalog.concerns);
        assert_eq!(read.selection, selection);
        assert_eq!(read_plan_link(&read.plan).link, plan);
        assert!(!read.altered && read.unknown.is_empty());
    }
    // Around the length at which codes take over, and at every other number of areas.
    let mut fewer = selection.clone();
    for area in selection.areas() {
        fewer.drop_area(&area.area);
        let link = fewer.to_link(None, &[]);
        assert!(link.len() <= LONGEST_WRITTEN);
        assert_eq!(read_fragment(&link, &catalog.areas, &catalog.concerns).selection, fewer);
    }
}

/// A fast generator (xorshift64*): a million links leave no time for a better one.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next()).unwrap() % limit
    }
}

/// A piece of a link that stands for itself, and the bytes that damage must not touch for it to be read.
struct Piece {
    what: What,
    from: usize,
    to: usize,
}

enum What {
    Area(PlacedArea),
    Concern(ConcernId),
    Sessions(Sessions),
    Fitzpatrick(FitzpatrickType),
}

/// A link with its pieces.
struct Whole {
    link: String,
    pieces: Vec<Piece>,
    /// The bytes of `&area=`, without which no area is one.
    area_key: std::ops::Range<usize>,
}

fn whole(chance: &mut Chance, areas: &[TargetArea], concerns: &[Concern]) -> Whole {
    let mut selection = Selection::default();
    for _ in 0..chance.below(5) {
        let area = &areas[chance.below(areas.len())];
        let side = [Sides::Both, Sides::Only(Side::Left), Sides::Only(Side::Right)][chance.below(3)];
        selection.choose(area.id.clone(), if area.paired { side } else { Sides::Both });
    }
    selection.concern = Some(concerns[chance.below(concerns.len())].id.clone());
    selection.sessions = Sessions::new(u8::try_from(chance.below(25)).unwrap()).ok();
    selection.fitzpatrick = FitzpatrickType::ALL.get(chance.below(8)).copied();
    let link = selection.to_link(None, &[]);
    let mut pieces = Vec::new();
    let mut part = |what: What, text: &str| {
        let from = link.find(text).unwrap();
        pieces.push(Piece { what, from, to: from + text.len() });
    };
    if let Some(concern) = &selection.concern {
        part(What::Concern(concern.clone()), &format!("&concern={concern}&"));
    }
    if let Some(sessions) = selection.sessions {
        part(What::Sessions(sessions), &format!("&sessions={}&", sessions.get()));
    }
    if let Some(fitzpatrick) = selection.fitzpatrick {
        part(What::Fitzpatrick(fitzpatrick), &format!("&fitzpatrick={}&", fitzpatrick.as_str()));
    }
    let key = link.find("&area=").unwrap_or(0);
    let mut from = key + "&area=".len();
    for area in selection.areas() {
        let to = from + area.to_string().len();
        // With the marks on both sides: without them it is one with its neighbor.
        pieces.push(Piece { what: What::Area(area), from: from - 1, to: to + 1 });
        from = to + 1;
    }
    Whole { link, pieces, area_key: key..key + "&area=".len() }
}

/// Damages a link: leaves in `text` what is left of it, and in `touched` which of its bytes are not what they were.
/// Says whether an equals sign was written that was not there.
fn damage(chance: &mut Chance, link: &str, text: &mut Vec<u8>, touched: &mut Vec<(usize, usize)>) -> bool {
    const MARKS: &[u8] = b"&=,.%#+-_~ aAeEgGzZ0123456789\n\"<";
    text.clear();
    text.extend_from_slice(link.as_bytes());
    touched.clear();
    let (mut end, mut equals) = (text.len(), false);
    for _ in 0..=chance.below(3) {
        let at = chance.below(end);
        let mark = MARKS[chance.below(MARKS.len())];
        equals |= mark == b'=';
        // Bytes move behind a change of length, so only what stands before the earliest change keeps its place.
        match chance.below(6) {
            0 | 1 => text[at] = mark,
            2 => {
                let run = (at + 1 + chance.below(4)).min(end);
                text[at..run].fill(mark);
                touched.push((at, run));
            }
            3 => text[at] ^= 0x20,
            4 => {
                text.truncate(at);
                end = at.max(1);
                text.resize(end, b'v');
            }
            _ => text[at] = 0xc3,
        }
        touched.push((at, if text.len() <= at + 1 { usize::MAX } else { at + 1 }));
    }
    // Then one change that moves all that follows; it is the last, so that the places above are still true.
    let (at, mark) = (chance.below(end), MARKS[chance.below(MARKS.len())]);
    match chance.below(4) {
        0 => {
            text.remove(at);
            touched.push((at, at + 1));
        }
        1 => {
            text.insert(at, mark);
            touched.push((at, at));
        }
        2 => {
            text.splice(at..at, "é".bytes());
            touched.push((at, at));
        }
        _ => {}
    }
    equals || mark == b'='
}

#[test]
fn a_million_damaged_links_lose_nothing_that_is_whole() {
    const LINKS: usize = 1_000_000;
    let catalog = catalog();
    let areas: Vec<_> = catalog.areas.iter().filter(|area| area.is_selectable()).cloned().collect();
    let run = |seed: u64| {
        let mut chance = Chance(seed);
        let wholes: Vec<_> = (0..500).map(|_| whole(&mut chance, &areas, &catalog.concerns)).collect();
        let (mut text, mut touched, mut kept) = (Vec::new(), Vec::new(), 0_usize);
        for _ in 0..LINKS / 2 {
            let whole = &wholes[chance.below(wholes.len())];
            let equals = damage(&mut chance, &whole.link, &mut text, &mut touched);
            let damaged = String::from_utf8_lossy(&text);
            let read = read_fragment(&damaged, &areas, &catalog.concerns);
            let hit =
                |from: usize, to: usize| touched.iter().any(|(a, b)| *a < to && (*b > from || a == b && *a > from));
            // Areas stand and fall with their key; and behind a stray `&` and `=` they look like a key of their own.
            let areas_hit = hit(whole.area_key.start, whole.area_key.end) || equals;
            for piece in whole.pieces.iter().filter(|piece| !hit(piece.from, piece.to)) {
                let is_kept = match &piece.what {
                    // A damaged neighbor may have become the same area with another side: it is chosen all the same.
                    What::Area(placed) => areas_hit || read.selection.sides_of(&placed.area).is_some(),
                    What::Concern(concern) => read.selection.concern.as_ref() == Some(concern),
                    What::Sessions(sessions) => read.selection.sessions == Some(*sessions),
                    What::Fitzpatrick(fitzpatrick) => read.selection.fitzpatrick == Some(*fitzpatrick),
                };
                assert!(is_kept, "{}\n{damaged}\n{touched:?}", whole.link);
                kept += 1;
            }
            assert!(read.unknown.iter().all(|part| part.len() <= 160));
        }
        kept
    };
    let kept: usize = std::thread::scope(|scope| {
        let halves = [scope.spawn(|| run(0x9e37_79b9_7f4a_7c15)), scope.spawn(|| run(0xd1b5_4a32_d192_ed03))];
        halves.into_iter().map(|half| half.join().unwrap()).sum()
    });
    // Were everything touched each time, the test would show nothing.
    assert!(kept > LINKS, "only {kept} pieces stayed whole");
}
