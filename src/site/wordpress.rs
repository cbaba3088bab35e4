//! The WordPress plugin: the files of `embed/wordpress/`, told which release they load, in one archive.

use super::zip;
use crate::domain::catalog::Catalog;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Where the plugin's files are, from the root of the repository.
pub const SOURCE: &str = "embed/wordpress";

/// The archive, below the base.
pub const ARCHIVE: &str = "embed/treatment-explorer-wordpress.zip";

/// The folder in the archive: WordPress knows a plugin by it.
const FOLDER: &str = "treatment-explorer";

/// What the plugin must know of the release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// The version, which is also the folder of the script.
    pub version: String,
    /// The digest of the script.
    pub integrity: String,
    /// Where the explorer is published, with a slash at its end; empty where `content/clinic.toml` does not say it.
    pub address: String,
    /// Name by slug, as JSON.
    pub treatments: String,
}

impl Release {
    /// The release whose script this is.
    pub fn of(catalog: &Catalog, version: &str, script: &[u8], base: &str) -> Self {
        let address = catalog.clinic.site_url.as_ref().map(|origin| format!("{origin}{base}")).unwrap_or_default();
        let names: BTreeMap<&str, &str> =
            catalog.treatments.iter().map(|t| (t.slug.as_str(), t.name.as_str())).collect();
        Self {
            version: version.to_owned(),
            integrity: super::embed::integrity(script),
            address,
            // A map of texts can be written.
            treatments: serde_json::to_string(&names).unwrap_or_default(),
        }
    }

    /// A file with the facts of the release in it. In PHP they stand between single quotes.
    fn fill(&self, text: &str, is_php: bool) -> String {
        let facts = [
            ("{version}", &self.version),
            ("{integrity}", &self.integrity),
            ("{address}", &self.address),
            ("{treatments}", &self.treatments),
        ];
        facts.iter().fold(text.to_owned(), |text, (name, fact)| {
            let fact = if is_php { fact.replace('\\', "\\\\").replace('\'', "\\'") } else { (*fact).clone() };
            text.replace(name, &fact)
        })
    }
}

/// The archive of the plugin for a release.
///
/// # Errors
/// When a file of the plugin cannot be read.
pub fn archive(source: &Path, release: &Release) -> Result<Vec<u8>, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![source.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))? {
            let path = entry.map_err(|e| e.to_string())?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
            let below = path.strip_prefix(source).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let filled = release.fill(&text, path.extension().is_some_and(|end| end == "php"));
            files.insert(format!("{FOLDER}/{below}"), filled.into_bytes());
        }
    }
    zip::pack(&files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::embed::contract::ATTRIBUTES;

    #[test]
    fn facts_end_no_text_of_php() {
        let release = Release {
            version: "1.0.0".into(),
            integrity: "sha384-x".into(),
            address: "https://e.example/it's\\".into(),
            treatments: r#"{"a":"A \"b\" 'c'"}"#.into(),
        };
        let filled = release.fill("'{address}' '{treatments}'", true);
        assert_eq!(filled, r#"'https://e.example/it\'s\\' '{"a":"A \\"b\\" \'c\'"}'"#);
        assert_eq!(release.fill("{version} {address}", false), "1.0.0 https://e.example/it's\\");
    }

    #[test]
    fn the_plugin_knows_every_attribute_and_no_other() {
        let php = fs::read_to_string(Path::new(SOURCE).join("includes/attributes.php")).unwrap();
        let (_, list) = php.split_once("return array(").unwrap();
        let (list, _) = list.split_once(");").unwrap();
        let names: Vec<_> = list.split('\'').skip(1).step_by(4).collect();
        assert_eq!(names, ATTRIBUTES.map(|a| a.name));
        let block = fs::read_to_string(Path::new(SOURCE).join("block.json")).unwrap();
        let block: serde_json::Value = serde_json::from_str(&block).unwrap();
        let mut known: Vec<_> = block["attributes"].as_object().unwrap().keys().map(String::as_str).collect();
        let mut properties = ATTRIBUTES.map(|a| a.property);
        known.sort_unstable();
        properties.sort_unstable();
        assert_eq!(known, properties);
        let editor = fs::read_to_string(Path::new(SOURCE).join("block.js")).unwrap();
        for name in properties {
            assert!(editor.contains(&format!("\"{name}\",")), "the editor has no field for {name}");
        }
        let readme = fs::read_to_string(Path::new(SOURCE).join("readme.txt")).unwrap();
        for attribute in ATTRIBUTES {
            assert!(readme.contains(&format!("`{}`", attribute.name)), "the readme does not name {}", attribute.name);
        }
    }

    #[test]
    fn nothing_is_left_to_fill_in() {
        let release = Release {
            version: "1.0.0".into(),
            integrity: String::new(),
            address: String::new(),
            treatments: "[]".into(),
        };
        let archive = archive(Path::new(SOURCE), &release).unwrap();
        assert!(archive.len() > 4_000, "{} bytes", archive.len());
        for file in ["treatment-explorer.php", "readme.txt", "block.json", "block.asset.php", "includes/release.php"] {
            let text = fs::read_to_string(Path::new(SOURCE).join(file)).unwrap();
            let filled = release.fill(&text, true);
            for name in ["{version}", "{integrity}", "{address}", "{treatments}"] {
                assert!(!filled.contains(name), "{file} still says {name}");
            }
        }
    }
}
