//! Puts a release where it is published from, and never changes a version of the element that is already there.
//!
//! A host's snippet pins the bytes of `/1.0.0/embed.js`: were they to change, every such page would fall back to its link.

use std::fs;
use std::path::{Path, PathBuf};

/// Copies all of `dist` into the folder `to`, pages last, so that no page asks for a file that is not there yet.
///
/// What is only in `to` stays: older versions of the element, and the files of pages that somebody still has open.
/// Gives how many files were written.
///
/// # Errors
/// When a folder of a version is in `to` with other bytes than in `dist` (nothing is written then), or a file cannot be
/// read or written.
pub fn publish(dist: &Path, to: &Path) -> Result<usize, String> {
    let mut files = files_below(dist)?;
    if !files.iter().any(|file| file == Path::new("index.html")) {
        return Err(format!("{} holds no release; run `cargo xtask build` first.", dist.display()));
    }
    for version in files.iter().filter_map(|file| version_of(file)) {
        unchanged(&dist.join(version), &to.join(version), version)?;
    }
    files.sort_by_key(|file| is_page(file));
    let mut written = 0;
    for file in &files {
        let (from, place) = (dist.join(file), to.join(file));
        let bytes = fs::read(&from).map_err(|e| format!("{}: {e}", from.display()))?;
        if fs::read(&place).is_ok_and(|there| there == bytes) {
            continue;
        }
        let put = || {
            fs::create_dir_all(place.parent().unwrap_or(to))?;
            // Whole or not at all: who asks while it is written gets the file before.
            let half = place.with_extension("part");
            fs::write(&half, &bytes)?;
            fs::rename(&half, &place)
        };
        put().map_err(|e: std::io::Error| format!("{}: {e}", place.display()))?;
        written += 1;
    }
    Ok(written)
}

/// Whether this is a page, or the packed form of one, which hosts serve in its place.
fn is_page(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    [".html", ".html.br", ".html.gz"].iter().any(|end| name.ends_with(end))
}

/// The version whose entry script this is, as in `1.0.0/embed.js`; the folder that follows the newest may change.
fn version_of(file: &Path) -> Option<&str> {
    let folder = file.parent()?.to_str()?;
    let is_exact = folder.split('.').count() == 3 && folder.split('.').all(|part| part.parse::<u32>().is_ok());
    (is_exact && file.ends_with("embed.js")).then_some(folder)
}

/// Whether a version that is published already is the same as the one to be published.
fn unchanged(new: &Path, published: &Path, version: &str) -> Result<(), String> {
    if !published.exists() {
        return Ok(());
    }
    let (mine, theirs) = (files_below(new)?, files_below(published)?);
    let differs = |file: &&PathBuf| !matches!((fs::read(new.join(file)), fs::read(published.join(file))), (Ok(a), Ok(b)) if a == b);
    let mut changed: Vec<_> = mine.iter().chain(theirs.iter().filter(|file| !mine.contains(file))).collect();
    changed.retain(differs);
    let Some(first) = changed.first() else {
        return Ok(());
    };
    Err(format!(
        "version {version} is published already, and {} of its files differ from this release, {} among them. Nothing \
         was written. Raise `version` in Cargo.toml and build again: pages that embed {version} pin its bytes.",
        changed.len(),
        first.display()
    ))
}

/// All files below a folder, named from it, in the order of their names.
fn files_below(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_path_buf()]);
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).map_err(|e| format!("{}: {e}", next.display()))? {
            let path = entry.map_err(|e| format!("{}: {e}", next.display()))?.path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap_or(&path).to_path_buf());
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A release with one version, and an empty place to publish it.
    fn release(name: &str) -> (PathBuf, PathBuf) {
        let root = std::env::temp_dir().join(format!("publish-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        let (dist, to) = (root.join("dist"), root.join("to"));
        for (file, text) in
            [("index.html", "home"), ("1.0.0/embed.js", "one"), ("1.0.0/a.wasm", "a"), ("v1/embed.js", "one")]
        {
            let path = dist.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        fs::create_dir_all(&to).unwrap();
        (dist, to)
    }

    #[test]
    fn the_same_release_is_published_twice_and_the_second_writes_nothing() {
        let (dist, to) = release("twice");
        assert_eq!(publish(&dist, &to), Ok(4));
        assert_eq!(publish(&dist, &to), Ok(0));
        assert_eq!(fs::read_to_string(to.join("1.0.0/a.wasm")).unwrap(), "a");
        fs::remove_dir_all(dist.parent().unwrap()).unwrap();
    }

    #[test]
    fn a_published_version_is_never_changed_and_then_nothing_is() {
        let (dist, to) = release("changed");
        publish(&dist, &to).unwrap();
        fs::write(dist.join("index.html"), "home, anew").unwrap();
        for (file, text) in [("1.0.0/a.wasm", "b"), ("1.0.0/new.js", "new"), ("1.0.0/embed.js", "two")] {
            let before = fs::read(dist.join(file)).ok();
            fs::write(dist.join(file), text).unwrap();
            let said = publish(&dist, &to).unwrap_err();
            assert!(said.contains("1.0.0") && said.contains(&file[6..]) && said.contains("Cargo.toml"), "{said}");
            match before {
                Some(bytes) => fs::write(dist.join(file), bytes).unwrap(),
                None => fs::remove_file(dist.join(file)).unwrap(),
            }
        }
        assert_eq!(fs::read_to_string(to.join("index.html")).unwrap(), "home");
        // What pins nothing may follow.
        fs::write(dist.join("v1/embed.js"), "two").unwrap();
        assert_eq!(publish(&dist, &to), Ok(2));
        fs::remove_dir_all(dist.parent().unwrap()).unwrap();
    }

    #[test]
    fn pages_are_pages_in_packed_form_too() {
        for page in ["index.html", "plan/index.html", "404.html.br", "find/index.html.gz"] {
            assert!(is_page(Path::new(page)), "{page}");
        }
        assert!(!["app.js", "app.js.br", "data/html.bin"].iter().any(|file| is_page(Path::new(file))));
    }

    #[test]
    fn an_older_version_stays() {
        let (dist, to) = release("older");
        publish(&dist, &to).unwrap();
        fs::rename(dist.join("1.0.0"), dist.join("1.1.0")).unwrap();
        assert_eq!(publish(&dist, &to), Ok(2));
        assert!(to.join("1.0.0/embed.js").exists() && to.join("1.1.0/embed.js").exists());
        fs::remove_dir_all(dist.parent().unwrap()).unwrap();
    }

    #[test]
    fn a_folder_without_a_release_says_what_to_do() {
        let (dist, to) = release("none");
        fs::remove_file(dist.join("index.html")).unwrap();
        assert!(publish(&dist, &to).unwrap_err().contains("cargo xtask build"));
        fs::remove_dir_all(dist.parent().unwrap()).unwrap();
    }
}
