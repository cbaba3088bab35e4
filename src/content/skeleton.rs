//! The skeleton of a new treatment: every block that an article has, with a mark where something is to be written.

use super::source_file::SourceFile;
use crate::domain::id;
use std::fmt::Write as _;

/// Where something is still to be written.
pub const MARK: char = '✎';

/// The rows that the fact card of every treatment has, in their order: key and label.
pub const FACTS: [(&str, &str); 12] = [
    ("regulatory", "FDA status"),
    ("min-age", "Age"),
    ("sessions", "Sessions"),
    ("interval", "Time between sessions"),
    ("session-minutes", "Length of a session"),
    ("onset", "When change may show"),
    ("duration", "How long it lasts"),
    ("downtime", "Healing time"),
    ("pain", "Pain"),
    ("anesthesia", "Numbing"),
    ("who", "Who should do it"),
    ("cost", "Published prices"),
];

/// The file of a new treatment; `today` is `YYYY-MM-DD`, and the first review is due a year later.
///
/// # Errors
/// When the slug cannot be an address, in a sentence that says how it may look.
pub fn treatment(slug: &str, today: &str) -> Result<String, String> {
    id::check(slug).map_err(|error| format!("`{slug}` cannot be the address of a treatment: {error}"))?;
    let mut facts = String::new();
    for (key, label) in FACTS {
        // Writing to a string cannot fail.
        let _ = write!(
            facts,
            "\n[[fact]]\nkey = \"{key}\"\nlabel = \"{label}\"\nfound = false\n\
             text = \"Not found in the sources we read. {MARK}\"\nsources = [\"{MARK}\"]\n"
        );
    }
    let next = today.split_once('-').and_then(|(year, rest)| Some(format!("{}-{rest}", year.parse::<u16>().ok()? + 1)));
    Ok(include_str!("skeleton/treatment.md")
        .replace("{slug}", slug)
        .replace("{today}", today)
        .replace("{next}", &next.unwrap_or_else(|| today.to_owned()))
        .replace("{facts}", &facts))
}

/// Reports each line that is still to be written. While there is one, nothing else is said of the file.
pub fn unwritten(file: &SourceFile) -> bool {
    let mut at = 0;
    let mut found = false;
    // The first comment of the skeleton explains the mark, and goes with it.
    for line in file.text().split_inclusive('\n') {
        if let Some(mark) = line.find(MARK).filter(|_| !line.starts_with('#') || line.starts_with("##")) {
            let start = at + mark;
            let end = start + MARK.len_utf8();
            file.report(
                start..end,
                "this line of the skeleton is not written yet",
                "write what the words after the mark ask for, and take the mark out",
            );
            found = true;
        }
        at += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skeleton_names_what_is_to_be_written_and_nothing_else() {
        let text = treatment("light-therapy", "2026-11-25").unwrap();
        assert!(text.contains("slug = \"light-therapy\"") && text.contains("next_review = \"2027-11-25\""));
        assert!(!text.contains("{facts}") && !text.contains("{today}"));
        let file = SourceFile::new("treatments/light-therapy.md", &text);
        assert!(unwritten(&file));
        let findings = file.into_findings();
        assert!(findings.len() > 40, "{}", findings.len());
    }

    #[test]
    fn a_slug_that_is_no_address_is_refused() {
        assert!(treatment("Light Therapy", "2026-11-25").unwrap_err().contains("Light Therapy"));
    }

    #[test]
    fn a_written_file_has_nothing_left_to_write() {
        assert!(!unwritten(&SourceFile::new("treatments/a.md", "+++\nslug = \"a\"\n+++\n## A {#what}\n")));
    }
}
