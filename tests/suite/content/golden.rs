//! Golden files: texts that must stay as they are until somebody has read the change and renewed them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A folder of golden files, one text each.
pub struct Golden {
    /// The folder, from the root of the repository.
    pub folder: &'static str,
}

impl Golden {
    /// Whether this run writes the files instead of comparing with them: `RENEW=1`.
    fn renewing() -> bool {
        std::env::var_os("RENEW").is_some()
    }

    /// What is wrong, if the text is not what the file of this name holds.
    pub fn compare(&self, name: &str, text: &str) -> Option<String> {
        let path = Path::new(self.folder).join(format!("{name}.txt"));
        if Self::renewing() {
            fs::create_dir_all(self.folder).unwrap();
            fs::write(path, text).unwrap();
            return None;
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        (text != golden).then(|| {
            let path = path.display();
            format!("{path} differs; if the new text is right, renew it (RENEW=1).\n--- was\n{golden}--- is\n{text}")
        })
    }

    /// Each file of the folder must belong to one of these names.
    pub fn hold_no_other(&self, names: &BTreeSet<&str>) {
        let files = fs::read_dir(self.folder).unwrap().map(|entry| entry.unwrap().path());
        let left_over: Vec<_> =
            files.filter(|path| !names.contains(path.file_stem().unwrap().to_string_lossy().as_ref())).collect();
        if Self::renewing() {
            for path in left_over {
                fs::remove_file(path).unwrap();
            }
        } else {
            assert!(left_over.is_empty(), "these belong to nothing, remove them: {left_over:?}");
        }
    }
}
