//! Slips that an author may make, each with the whole message that it causes.
//!
//! The message of a slip stands in `tests/fixtures/slips/<name>.txt`, as the author would read it. After a
//! change of wording, run `RENEW=1 cargo test --test suite slips` and read the difference as an author would.

mod articles;
mod evidence;
mod lists;

use super::golden::Golden;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use treatment_explorer::content;

/// One slip: in `file`, `from` became `to`.
pub struct Slip {
    pub name: &'static str,
    pub file: &'static str,
    pub from: &'static str,
    pub to: &'static str,
}

const MESSAGES: Golden = Golden { folder: "tests/fixtures/slips" };

fn all() -> impl Iterator<Item = &'static Slip> {
    articles::SLIPS.iter().chain(lists::SLIPS).chain(evidence::SLIPS)
}

/// A copy of our content with these slips in it, in a folder of this name.
pub fn with_slips<'a>(name: &str, slips: impl IntoIterator<Item = &'a Slip>) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("content").join(name);
    let _ = fs::remove_dir_all(&root);
    copy(Path::new("content"), &root);
    for slip in slips {
        let path = root.join(slip.file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(slip.from), "{} has no “{}” to spoil", slip.file, slip.from);
        fs::write(&path, text.replacen(slip.from, slip.to, 1)).unwrap();
    }
    root
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Every message says where (file, line, column), underlines what, and says what to write instead.
fn hold(slips: &[Slip]) {
    let mut wrong = Vec::new();
    for slip in slips {
        let compiled = content::compile(&with_slips(slip.name, [slip]), "/");
        let shown: Vec<_> = compiled.findings.iter().map(|f| content::render(f, false)).collect();
        let shown = shown.join("\n\n") + "\n";
        let parts = ["--> content/", "^", "= help: "];
        for part in parts.iter().filter(|part| shown.matches(**part).count() < compiled.findings.len()) {
            wrong.push(format!("{}: no “{part}” in\n{shown}", slip.name));
        }
        if compiled.site.is_some() || !compiled.findings.iter().any(|f| f.file.ends_with(slip.file)) {
            wrong.push(format!("{}: nothing keeps the site from being built; found was\n{shown}", slip.name));
        }
        wrong.extend(MESSAGES.compare(slip.name, &shown));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn slips_in_articles_and_pages_are_answered_with_these_words() {
    hold(articles::SLIPS);
}

#[test]
fn slips_in_the_shared_lists_are_answered_with_these_words() {
    hold(lists::SLIPS);
}

#[test]
fn slips_in_the_evidence_are_answered_with_these_words() {
    hold(evidence::SLIPS);
}

#[test]
fn there_are_many_slips_and_no_message_is_left_over() {
    let names: BTreeSet<_> = all().map(|slip| slip.name).collect();
    assert_eq!(names.len(), all().count(), "two slips share a name");
    assert!(names.len() >= 36, "only {} slips", names.len());
    MESSAGES.hold_no_other(&names);
}

#[test]
fn slips_in_many_files_are_all_found_in_one_run() {
    let chosen = ["bad-grade", "bad-tier", "unknown-day", "unknown-group", "cell-not-a-number"];
    let slips: Vec<_> = all().filter(|slip| chosen.contains(&slip.name)).collect();
    assert_eq!(slips.len(), chosen.len());
    let findings = content::compile(&with_slips("many", slips.iter().copied()), "/").findings;
    for slip in slips {
        assert!(findings.iter().any(|f| f.file.ends_with(slip.file)), "nothing about {}", slip.file);
    }
}
