//! Rules of the tree: who may import whom, how long a file may be, how each begins.

use std::fs;
use std::path::{Path, PathBuf};

fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from("src"), PathBuf::from("tests"), PathBuf::from("xtask/src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    assert!(found.len() > 30, "the walk found only {} files", found.len());
    found
}

#[test]
fn each_layer_imports_only_the_layers_before_it() {
    let forbidden: &[(&str, &[&str])] = &[
        (
            "src/domain",
            &["crate::content", "crate::ui", "crate::site", "crate::platform", "crate::client", "web_sys", "leptos"],
        ),
        ("src/content", &["crate::ui", "crate::site", "crate::platform", "crate::client", "web_sys", "leptos"]),
        ("src/platform", &["crate::content", "crate::ui", "crate::site", "crate::client"]),
        ("src/ui", &["crate::content", "crate::site", "crate::client", "web_sys"]),
        ("src/site", &["crate::client", "web_sys"]),
        ("src/client", &["crate::content", "crate::site"]),
    ];
    for (path, text) in sources() {
        for (layer, names) in forbidden {
            let inside = path.starts_with(layer) || path == Path::new(&format!("{layer}.rs"));
            for name in names.iter().filter(|_| inside) {
                let used = text.lines().filter(|l| !l.trim_start().starts_with("//")).any(|l| l.contains(name));
                assert!(!used, "{} uses {name}", path.display());
            }
        }
    }
}

#[test]
fn the_target_is_asked_for_only_at_the_doors() {
    for (path, text) in sources() {
        let door = [Path::new("src/lib.rs"), Path::new("src/main.rs")].contains(&path.as_path())
            || path.starts_with("src/platform")
            || path.starts_with("tests");
        assert!(door || !text.contains("target_arch"), "{}", path.display());
    }
}

#[test]
fn every_file_opens_by_saying_what_it_owns_and_stays_short() {
    for (path, text) in sources() {
        assert!(text.starts_with("//!"), "{} does not open with `//!`", path.display());
        let lines = text.lines().count();
        // The closed list of texts: one line each and nothing else.
        let is_list = path.ends_with("src/domain/message/keys.rs");
        assert!(lines <= 400 || is_list, "{} has {lines} lines", path.display());
    }
}

#[test]
fn every_script_opens_by_saying_what_it_owns_and_stays_short() {
    let scripts: Vec<_> = fs::read_dir("src/embed").unwrap().map(|entry| entry.unwrap().path()).collect();
    let scripts: Vec<_> = scripts.iter().filter(|path| path.extension().is_some_and(|e| e == "js")).collect();
    assert!(scripts.len() > 10, "only {} scripts", scripts.len());
    for path in scripts {
        let text = fs::read_to_string(path).unwrap();
        assert!(text.starts_with("// "), "{} does not open with a comment", path.display());
        assert!(text.lines().count() <= 400, "{} is too long", path.display());
    }
}

#[test]
fn no_folder_has_a_shrug_for_a_name_and_nothing_is_left_to_do() {
    for (path, text) in sources() {
        for part in path.components() {
            let name = part.as_os_str().to_string_lossy();
            let stem = name.trim_end_matches(".rs");
            assert!(!["utils", "util", "common", "helpers", "misc"].contains(&stem), "{}", path.display());
        }
        let left = ["TO", "DO"].concat();
        assert!(!text.contains(&left), "{} has a {left}", path.display());
    }
}
