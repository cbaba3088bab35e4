//! The folder of the element `<treatment-explorer>`: everything that an embed of one version needs, each file pinned by
//! its digest, so that the one `integrity` of the snippet covers the whole chain.
//!
//! `embed.js` pins glue, program and the list of all other files; the list pins those.

use super::bundle::{self, Bundle};
use super::guest::GuestView;
use super::guest_style::guest_style;
use super::prerender::DataFile;
use crate::domain::catalog::Catalog;
use crate::domain::message::{Messages, Msg};
use base64::Engine as _;
use sha2::Digest as _;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The version of the element, which is that of the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The names of the folders: one that never changes once it is published, and one that follows the newest version.
pub fn folders() -> [String; 2] {
    let major = VERSION.split('.').next().unwrap_or_default();
    [VERSION.to_owned(), format!("v{major}")]
}

/// What is fetched before the list is there.
const FIRST: [&str; 4] = ["app.js", "doctor.js", "explorer_bg.wasm", "files.json"];

/// What `embed.js` is bundled from, beside itself.
const LOADER: [(&str, &str); 4] = [
    ("attributes.js", include_str!("../embed/attributes.js")),
    ("openers.js", include_str!("../embed/openers.js")),
    ("program.js", include_str!("../embed/program.js")),
    ("values.js", include_str!("../embed/values.js")),
];

/// What `app.js` is bundled from, beside the glue and `guest.js`.
const GUEST: [(&str, &str); 11] = [
    ("clinic.js", include_str!("../embed/clinic.js")),
    ("lent.js", include_str!("../embed/lent.js")),
    ("links.js", include_str!("../embed/links.js")),
    ("look.js", include_str!("../embed/look.js")),
    ("paper.js", include_str!("../embed/paper.js")),
    ("parts.js", include_str!("../embed/parts.js")),
    ("pause.js", include_str!("../embed/pause.js")),
    ("readers.js", include_str!("../embed/readers.js")),
    ("reveal.js", include_str!("../embed/reveal.js")),
    ("room.js", include_str!("../embed/room.js")),
    ("values.js", include_str!("../embed/values.js")),
];

/// The files of the element, by name below its folder.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What the folder is made of.
pub struct Ingredients<'a> {
    /// Where cargo puts what it makes.
    pub target: &'a Path,
    /// The program as the site loads it.
    pub bundle: &'a Bundle,
    /// The catalogue, for names and texts.
    pub catalog: &'a Catalog,
    /// What stands in the shadow root.
    pub views: &'a [GuestView],
    /// The data for the tools.
    pub data: &'a [DataFile],
    /// The path under which the site stands.
    pub base: &'a str,
}

/// Makes both folders: that of the exact version, and that which follows the newest.
///
/// The second holds no more than its way in: all else comes from the first, which never changes, so that a page that was
/// open while a release was published goes on with the files that its script knows.
///
/// # Errors
/// When a program of the build is missing or fails, or the glue is not as it was when this was written.
pub fn make(from: &Ingredients<'_>) -> Result<[Files; 2], String> {
    let work = from.target.join("bundle/guest");
    fs::create_dir_all(&work).map_err(|e| format!("{}: {e}", work.display()))?;
    let mut files = Files::new();
    files.insert("app.js".into(), app(from.target, &work)?);
    files.insert(
        "doctor.js".into(),
        minified(&work, "doctor.js", include_str!("../embed/doctor.js"), &["--format=esm"])?,
    );
    let style = guest_style(include_str!("../../style/site.css"), include_str!("../../style/guest.css"))?;
    files.insert("style.css".into(), minified(&work, "style.css", &style, &[])?);
    for (name, bytes) in from.bundle.files.iter().filter(|(name, _)| bundle::is_module(name)) {
        files.insert(name.clone(), bytes.clone());
    }
    for view in from.views {
        files.insert(view.file.clone(), view.html.clone().into_bytes());
    }
    for file in from.data {
        files.insert(file.file.clone(), file.bytes.clone());
    }
    let list: BTreeMap<&str, String> = files.iter().map(|(name, bytes)| (name.as_str(), digest256(bytes))).collect();
    let list = serde_json::to_vec(&list).map_err(|e| format!("the list of files: {e}"))?;
    files.insert("files.json".into(), list);
    let entry = loader(from, &files, &work, ".")?;
    files
        .insert("frame-host.js".into(), minified(&work, "frame-host.js", include_str!("../embed/frame-host.js"), &[])?);
    let slugs: Vec<_> = from.catalog.treatments.iter().map(|t| t.slug.as_str()).collect();
    let script = include_str!("../embed/frame.js").replace("{slugs}", &slugs.join(" "));
    files.insert("frame/frame.js".into(), minified(&work, "frame.js", &script, &[])?);
    let texts = texts(&from.catalog.messages);
    let frame = include_str!("../embed/frame.html")
        .replace("{title}", texts["title"])
        .replace("{link}", texts["link"])
        .replace("{base}", from.base)
        .replace("{integrity}", &integrity(&entry));
    let rolling = rolling(loader(from, &files, &work, &way_to_exact())?, &files, &frame)?;
    files.insert("frame/index.html".into(), frame.into_bytes());
    files.insert("embed.js.sha384".into(), integrity(&entry).into_bytes());
    files.insert("embed.js".into(), entry);
    Ok([files, rolling])
}

/// The way from the folder that follows the newest version to that of the exact one.
fn way_to_exact() -> String {
    format!("../{VERSION}/")
}

/// The folder that follows the newest version: its entry script, the page for frames and the helper for these.
fn rolling(entry: Vec<u8>, exact: &Files, frame: &str) -> Result<Files, String> {
    let way = way_to_exact();
    let mut page = frame.to_owned();
    for (own, shared) in [("frame.js", format!("../{way}frame/frame.js")), ("../embed.js", format!("../{way}embed.js"))]
    {
        let (own, shared) = (format!("src=\"{own}\""), format!("src=\"{shared}\""));
        if page.matches(&own).count() != 1 {
            return Err(format!("frame.html does not say {own} once, as `site::embed` expects."));
        }
        page = page.replace(&own, &shared);
    }
    let digest = integrity(&entry).into_bytes();
    let helper = exact["frame-host.js"].clone();
    let files = [
        ("embed.js", entry),
        ("embed.js.sha384", digest),
        ("frame-host.js", helper),
        ("frame/index.html", page.into()),
    ];
    Ok(files.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect())
}

/// What a snippet pins.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", base64::engine::general_purpose::STANDARD.encode(sha2::Sha384::digest(bytes)))
}

fn digest256(bytes: &[u8]) -> String {
    format!("sha256-{}", base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(bytes)))
}

/// Glue, loader of the parts and the element's own script, as one module.
fn app(target: &Path, work: &Path) -> Result<Vec<u8>, String> {
    let read = |file: &str| {
        let path = target.join("bundle").join(file);
        fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))
    };
    let write = |file: &str, text: &str| fs::write(work.join(file), text).map_err(|e| format!("{file}: {e}"));
    let glue = read("bound/explorer.js")?;
    let setting = "arg0.innerHTML = getStringFromWasm0(arg1, arg2);";
    if glue.matches(".innerHTML =").count() != glue.matches(setting).count() || !glue.contains(setting) {
        return Err("the glue sets innerHTML in a way that `site::embed` does not know.".to_owned());
    }
    let glue = glue.replace(setting, "setHtml(arg0, getStringFromWasm0(arg1, arg2));");
    write("explorer.js", &format!("import {{ setHtml }} from \"./parts.js\";\n{glue}"))?;
    let split = read("cut/__wasm_split.js")?;
    let fetches = split.matches("fetch(").count();
    let split = split.replace("fetch(new URL(\"./", "part((\"").replace(".wasm\", import.meta.url))", ".wasm\"))");
    if fetches == 0 || split.contains("fetch(") || split.matches("part((").count() != fetches {
        return Err("the loader of the parts fetches in a way that `site::embed` does not know.".to_owned());
    }
    // What did not come is told as a fault, in words.
    let split = split.replace("console.error(e);", "");
    write("__wasm_split.js", &format!("import {{ part }} from \"./parts.js\";\n{split}"))?;
    for (name, text) in GUEST {
        write(name, text)?;
    }
    minified(work, "guest.js", include_str!("../embed/guest.js"), &["--bundle", "--format=esm"])
}

/// The entry script; `version` is the way from it to the folder of the exact version.
fn loader(from: &Ingredients<'_>, files: &Files, work: &Path, version: &str) -> Result<Vec<u8>, String> {
    let pinned = FIRST.iter().filter_map(|name| Some((*name, digest256(files.get(*name)?))));
    let pinned: BTreeMap<&str, String> = pinned.collect();
    let slugs: Vec<_> = from.catalog.treatments.iter().map(|t| t.slug.as_str()).collect();
    let style = minified(work, "loader.css", include_str!("../embed/loader.css"), &[])?;
    let style = String::from_utf8_lossy(&style).trim().to_owned();
    let json = |value: serde_json::Result<String>| value.map_err(|e| format!("embed.js: {e}"));
    let texts = json(serde_json::to_string(&texts(&from.catalog.messages)))?;
    let pinned = json(serde_json::to_string(&pinned))?;
    let style = json(serde_json::to_string(&style))?;
    let filled = |text: &str| {
        text.replace("{version}", VERSION)
            .replace("{folder}", version)
            .replace("{slugs}", &slugs.join(" "))
            .replace("{languages}", &from.catalog.messages.lang)
            .replace("/*{texts}*/ {}", &texts)
            .replace("/*{pinned}*/ {}", &pinned)
            .replace("{base}", from.base)
            .replace("\"{loader-style}\"", &style)
    };
    for (name, text) in LOADER {
        fs::write(work.join(name), filled(text)).map_err(|e| format!("{name}: {e}"))?;
    }
    minified(work, "embed.js", &filled(include_str!("../embed/embed.js")), &["--bundle", "--format=iife"])
}

/// The few texts that stand before anything is fetched.
fn texts(messages: &Messages) -> BTreeMap<&'static str, &str> {
    let texts = [
        ("open", Msg::EmbedOpen),
        ("close", Msg::EmbedClose),
        ("more", Msg::EmbedMore),
        ("link", Msg::EmbedLink),
        ("title", Msg::EmbedTitle),
    ];
    texts.into_iter().map(|(name, msg)| (name, messages.get(msg))).collect()
}

/// A script or style without what only people read; the bundler does it, and tells what is wrong with it.
fn minified(work: &Path, name: &str, text: &str, more: &[&str]) -> Result<Vec<u8>, String> {
    let (long, short) = (work.join(name), work.join("out").join(name));
    fs::write(&long, text).map_err(|e| format!("{}: {e}", long.display()))?;
    let out = format!("--outfile={}", short.display());
    let input = long.to_string_lossy();
    let always = ["--minify", "--target=es2022", "--charset=utf8", "--log-level=error", &out];
    bundle::run("esbuild", &[&[input.as_ref()], &always[..], more].concat())?;
    fs::read(&short).map_err(|e| format!("{}: {e}", short.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::embed::contract::{ATTRIBUTES, CAMPAIGN};

    #[test]
    fn the_script_reads_every_attribute_of_the_contract_and_no_other() {
        let before = include_str!("../embed/attributes.js");
        let (_, names) = before.split_once("const NAMES = words(\"").unwrap();
        let (names, _) = names.split_once('"').unwrap();
        assert_eq!(names.split(' ').collect::<Vec<_>>(), ATTRIBUTES.map(|a| a.name));
        let mut read = std::collections::BTreeSet::new();
        for script in [before, include_str!("../embed/readers.js")] {
            let (_, readers) = script.split_once("const READERS = {").unwrap();
            let (readers, _) = readers.split_once("\n};").unwrap();
            for (name, _) in readers.lines().filter_map(|line| line.trim().split_once(": {")) {
                assert!(read.insert(name.trim_matches('"')), "{name} is read twice");
            }
        }
        assert_eq!(read, ATTRIBUTES.map(|a| a.name).into_iter().collect());
    }

    #[test]
    fn every_script_that_another_imports_is_bundled() {
        let entries =
            [("embed.js", include_str!("../embed/embed.js")), ("guest.js", include_str!("../embed/guest.js"))];
        for (entry, files) in entries.into_iter().zip([&LOADER[..], &GUEST[..]]) {
            for (name, text) in files.iter().chain([&entry]) {
                for import in text.split(" from \"./").skip(1).filter_map(|rest| rest.split('"').next()) {
                    // The glue is what the build makes.
                    let known = import == "explorer.js" || files.iter().any(|(other, _)| *other == import);
                    assert!(known, "{name} imports {import}, which is not bundled");
                }
            }
        }
    }

    #[test]
    fn the_guest_hands_on_the_campaign_parameters_of_the_contract() {
        let campaign = CAMPAIGN.map(|name| format!("\"{name}\"")).join(", ");
        assert!(include_str!("../embed/links.js").contains(&format!("const CAMPAIGN = [{campaign}];")));
    }

    #[test]
    fn the_frame_hands_on_every_attribute_but_those_that_a_frame_cannot_have() {
        let script = include_str!("../embed/frame.js");
        let (_, names) = script.split_once("const NAMES = [").unwrap();
        let (names, _) = names.split_once("];").unwrap();
        let names: Vec<_> = names.split(", ").map(|name| name.trim_matches('"')).collect();
        // A frame has its place, its own policy and no data layer of the host's.
        let not = ["mode", "loading", "analytics", "nonce"];
        let expected: Vec<_> = ATTRIBUTES.iter().map(|a| a.name).filter(|name| !not.contains(name)).collect();
        assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>(), expected.iter().collect());
    }

    #[test]
    fn a_frame_and_its_helper_hand_on_the_campaign_parameters_of_the_contract() {
        let campaign = format!("const CAMPAIGN = [{}];", CAMPAIGN.map(|name| format!("\"{name}\"")).join(", "));
        for script in [include_str!("../embed/frame.js"), include_str!("../embed/frame-host.js")] {
            assert!(script.contains(&campaign), "{script}");
        }
    }

    #[test]
    fn a_digest_is_what_browsers_compare() {
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }

    #[test]
    fn the_rolling_folder_is_named_after_the_major_version() {
        let [exact, rolling] = folders();
        assert!(exact.starts_with(&format!("{}.", &rolling[1..])), "{exact} {rolling}");
    }
}
