//! The example pages of `public/examples/`: the digest of the release's script goes where a snippet pins it.

use std::fs;
use std::path::Path;

/// Their folder, below the base.
pub const FOLDER: &str = "examples";

/// What stands in a page until it is filled in. Browsers read it as no digest at all.
const DIGEST: &str = "{integrity}";

/// Fills in the digest; pages that are not there need none.
///
/// # Errors
/// When a page cannot be read or written.
pub fn pin(dist: &Path, integrity: &str) -> Result<(), String> {
    let Ok(entries) = fs::read_dir(dist.join(FOLDER)) else {
        return Ok(());
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.extension().is_some_and(|end| end == "html") {
            let said = |e: std::io::Error| format!("{}: {e}", path.display());
            let page = fs::read_to_string(&path).map_err(said)?;
            fs::write(&path, page.replace(DIGEST, integrity)).map_err(said)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_gets_the_digest_and_keeps_the_rest() {
        let dist = std::env::temp_dir().join(format!("te-examples-{}", std::process::id()));
        fs::create_dir_all(dist.join(FOLDER)).unwrap();
        let page = dist.join(FOLDER).join("a.html");
        fs::write(&page, "<script integrity=\"{integrity}\"></script>{other}").unwrap();
        pin(&dist, "sha384-x").unwrap();
        assert_eq!(fs::read_to_string(page).unwrap(), "<script integrity=\"sha384-x\"></script>{other}");
        fs::remove_dir_all(&dist).unwrap();
        assert_eq!(pin(&dist, "sha384-x"), Ok(()));
    }
}
