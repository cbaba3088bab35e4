//! Cuts and packs the program for a release: one WebAssembly file that every page loads, one for each tool, and the
//! glue between them, all in a folder named after its contents.
//!
//! Owns the order of the programs that do it; where the program is cut is said in `client::parts`.

use super::prerender::digest;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The name of the program's files.
const NAME: &str = "explorer";

/// What the cutting program writes beside the parts: how each of them is fetched.
const LINK: &str = "__wasm_split.js";

/// Digits of a digest in a name that glue and program share.
const DIGEST: usize = 16;

/// What browsers have had for years, and the compiler uses.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The files of a program, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// Their folder, with a slash behind it; it changes whenever one of them does.
    pub folder: String,
    /// Each file of the folder.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Bundle {
    /// The module that starts everything, below the base.
    pub fn glue(&self) -> String {
        format!("{}{NAME}.js", self.folder)
    }

    /// What the glue imports, below the base.
    pub fn link(&self) -> String {
        format!("{}{LINK}", self.folder)
    }

    /// The program that every page loads, below the base.
    pub fn program(&self) -> String {
        format!("{}{NAME}_bg.wasm", self.folder)
    }

    /// The parts that load when a tool comes near, by name.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let program = format!("{NAME}_bg.wasm");
        let parts = self.files.iter().filter(move |(name, _)| is_module(name) && **name != program);
        parts.map(|(name, bytes)| (name.trim_end_matches(".wasm"), bytes.as_slice()))
    }
}

/// Makes the bundle from what cargo compiled, in a folder of its own below `target`.
///
/// # Errors
/// When a program is missing or fails, in a sentence that says what to run.
pub fn make(target: &Path) -> Result<Bundle, String> {
    let compiled = target.join("wasm32-unknown-unknown/release/treatment-explorer.wasm");
    let work = target.join("bundle");
    let _ = fs::remove_dir_all(&work);
    let (cut, bound, done) = (work.join("cut"), work.join("bound"), work.join("done"));
    fs::create_dir_all(&done).map_err(|e| format!("{}: {e}", done.display()))?;
    let text = |path: &Path| path.to_string_lossy().into_owned();

    run("wasm-split-cli", &[&text(&compiled), &text(&cut), "--out-name", NAME, "--target", "web"])?;
    let program = cut.join(format!("{NAME}.wasm"));
    let bind = ["--target", "web", "--keep-lld-exports", "--no-typescript", "--out-name", NAME, "--out-dir"];
    run("wasm-bindgen", &[&bind[..], &[&text(&bound), &text(&program)]].concat())?;
    fs::remove_file(&program).map_err(|e| format!("{}: {e}", program.display()))?;

    let glue = fs::read_to_string(bound.join(format!("{NAME}.js"))).map_err(|e| format!("{NAME}.js: {e}"))?;
    let plain = plain_names(&glue);
    let mut files = BTreeMap::new();
    for path in files_in(&cut)?.into_iter().chain(files_in(&bound)?) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let small = text(&done.join(&name));
        let bytes = fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        fs::write(&path, renamed(bytes, &plain)).map_err(|e| format!("{}: {e}", path.display()))?;
        if is_module(&name) {
            let shrink = ["-Oz", "--strip-debug", "--strip-producers", "-o", &small];
            run("wasm-opt", &[&FEATURES[..], &shrink, &[&text(&path)]].concat())?;
        } else {
            run("terser", &["--module", "--compress", "--mangle", "--output", &small, &text(&path)])?;
        }
        let bytes = fs::read(&small).map_err(|e| format!("{small}: {e}"))?;
        files.insert(name, bytes);
    }
    let all: Vec<u8> = files.iter().flat_map(|(name, bytes)| [name.as_bytes(), bytes].concat()).collect();
    Ok(Bundle { folder: format!("app-{}/", digest(&all)), files })
}

pub(super) fn is_module(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|end| end == "wasm")
}

/// The digests in the names that glue and program share, each with a number of the same length in its place: digests do
/// not pack, and there is one for each function of the browser.
fn plain_names(glue: &str) -> BTreeMap<Vec<u8>, Vec<u8>> {
    let words = glue.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| word.starts_with("__wbg_"));
    let digests = words.filter_map(|word| word.rsplit('_').next()).filter(|end| {
        end.len() == DIGEST && end.bytes().all(|byte| byte.is_ascii_hexdigit() && !byte.is_ascii_uppercase())
    });
    let digests: std::collections::BTreeSet<&str> = digests.collect();
    let numbered = digests.into_iter().enumerate();
    numbered.map(|(n, digest)| (digest.as_bytes().to_vec(), format!("{n:0DIGEST$}").into_bytes())).collect()
}

/// A file with the names of `plain`; nothing in it moves, for all names keep their length.
fn renamed(mut bytes: Vec<u8>, plain: &BTreeMap<Vec<u8>, Vec<u8>>) -> Vec<u8> {
    let mut at = 0;
    while let Some(word) = bytes.get(at..at + DIGEST) {
        if let Some(name) = plain.get(word) {
            bytes[at..at + DIGEST].copy_from_slice(name);
            at += DIGEST;
        } else {
            at += 1;
        }
    }
    bytes
}

/// A script without what only people read.
///
/// # Errors
/// When the minifier is missing or fails.
pub fn minified(target: &Path, script: &str) -> Result<String, String> {
    let (long, short) = (target.join("script.js"), target.join("script.min.js"));
    fs::write(&long, script).map_err(|e| format!("{}: {e}", long.display()))?;
    let paths = [&short, &long].map(|path| path.to_string_lossy().into_owned());
    run("terser", &["--module", "--compress", "--mangle", "--output", &paths[0], &paths[1]])?;
    fs::read_to_string(&short).map_err(|e| format!("{}: {e}", short.display()))
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    Ok(entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect())
}

pub(super) fn run(program: &str, arguments: &[&str]) -> Result<(), String> {
    let output = Command::new(program).args(arguments).output().map_err(|e| {
        format!(
            "{program} does not start ({e}). A release needs it: run `cargo xtask build`, or `cargo xtask tools`, which \
             prints where it is."
        )
    })?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{program} {} failed:\n{}", arguments.join(" "), String::from_utf8_lossy(&output.stderr)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_all_modules_but_the_program() {
        let files = ["explorer.js", LINK, "explorer_bg.wasm", "split_estimator.wasm", "chunk_1.wasm"];
        let files = files.map(|name| (name.to_owned(), Vec::new())).into();
        let bundle = Bundle { folder: "app-1/".into(), files };
        assert_eq!(bundle.parts().map(|(name, _)| name).collect::<Vec<_>>(), ["chunk_1", "split_estimator"]);
        assert!(bundle.files.contains_key(bundle.program().trim_start_matches("app-1/")));
        assert!(bundle.files.contains_key(bundle.glue().trim_start_matches("app-1/")));
    }

    #[test]
    fn shared_names_keep_their_length_and_lose_their_digest() {
        let glue =
            "imports.__wbg_focus_0123456789abcdef = f; imports.__wbg_log_fedcba9876543210 = g; a(\"0123456789abcdef\")";
        let plain = plain_names(glue);
        let small = String::from_utf8(renamed(glue.as_bytes().to_vec(), &plain)).unwrap();
        assert_eq!(small.len(), glue.len());
        assert!(
            small.contains("__wbg_focus_0000000000000000 =") && small.contains("__wbg_log_0000000000000001 ="),
            "{small}"
        );
    }

    #[test]
    fn a_program_that_is_not_there_is_named_with_what_to_run() {
        let said = run("no-such-program-of-this-name", &[]).unwrap_err();
        assert!(said.contains("no-such-program-of-this-name") && said.contains("cargo xtask build"), "{said}");
    }
}
