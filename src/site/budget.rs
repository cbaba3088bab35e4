//! How large the files of a page may be, packed by brotli. Over it, the build fails.

use super::compress::{brotli, gzip};
use std::fmt::Write as _;

/// A part of a page with its budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The wasm that an article page loads first.
    Wasm,
    /// A part of the program that loads when its tool comes near.
    ToolWasm,
    /// The part of the plan, which has a page of its own and brings calendar, code and texts to take along.
    PlanWasm,
    /// Its glue and the start script together.
    Glue,
    /// The style of a page.
    Style,
    /// The HTML of a treatment page.
    TreatmentHtml,
    /// The data for the tools of a page.
    Data,
    /// The script of the snippet, which is packed by gzip where it is counted.
    Embed,
    /// What it fetches first: the glue and the element's own script.
    EmbedApp,
    /// The style of the element.
    EmbedStyle,
    /// A part of the index of the search.
    SearchPart,
}

impl Part {
    /// The budget in bytes.
    pub fn budget(self) -> usize {
        match self {
            Self::Wasm => 75_000,
            Self::ToolWasm => 50_000,
            Self::PlanWasm => 90_000,
            Self::Glue => 8_000,
            Self::Style | Self::Data => 12_000,
            Self::Embed => 6_000,
            Self::EmbedApp | Self::EmbedStyle => 14_000,
            Self::TreatmentHtml => 25_000,
            Self::SearchPart => 30_000,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Wasm => "wasm of every page",
            Self::ToolWasm => "wasm of a tool",
            Self::PlanWasm => "wasm of the plan",
            Self::Glue => "glue and start script",
            Self::Style => "style",
            Self::TreatmentHtml => "HTML of a treatment page",
            Self::Data => "data of a page",
            Self::Embed => "script of the snippet",
            Self::EmbedApp => "glue of the element",
            Self::EmbedStyle => "style of the element",
            Self::SearchPart => "part of the search",
        }
    }
}

/// A table of measured sizes.
#[derive(Clone, Debug, Default)]
pub struct Sizes {
    rows: Vec<(Part, String, usize)>,
}

impl Sizes {
    /// Measures the files of one part together; `name` says which it is where there are several.
    pub fn measure(&mut self, part: Part, name: &str, files: &[&[u8]]) {
        self.rows.push((part, name.to_owned(), files.iter().map(|f| brotli(f).len()).sum()));
    }

    /// Measures a file whose budget counts gzip.
    pub fn measure_gzip(&mut self, part: Part, name: &str, file: &[u8]) {
        self.rows.push((part, format!("{name} (gzip)"), gzip(file).len()));
    }

    /// The table for people.
    ///
    /// # Errors
    /// The same table, when a part is over its budget.
    pub fn report(&self) -> Result<String, String> {
        let mut table = String::from("Sizes (brotli 11), budget in brackets:\n");
        let mut over = false;
        for (part, name, size) in &self.rows {
            let too_large = *size > part.budget();
            over |= too_large;
            let mark = if too_large { "  OVER BUDGET" } else { "" };
            let _ = writeln!(table, "  {:<24} {size:>7} ({}) {name}{mark}", part.name(), part.budget());
        }
        if over { Err(table) } else { Ok(table) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_over_its_budget_fails_the_report() {
        let mut sizes = Sizes::default();
        sizes.measure(Part::Glue, "", &[b"small"]);
        assert!(sizes.report().is_ok());
        // Digits that do not pack: a simple linear generator, so that the test needs no randomness.
        let noise: Vec<u8> = (0..20_000u32)
            .scan(1u32, |s, _| {
                *s = s.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                Some(s.to_be_bytes()[0])
            })
            .collect();
        sizes.measure(Part::Glue, "", &[&noise]);
        assert!(sizes.report().unwrap_err().contains("OVER BUDGET"));
    }
}
