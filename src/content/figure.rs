//! The drawn views of `content/figure/`.

use super::finding::Finding;
use super::source_file::SourceFile;
use crate::domain::figure::{BodyView, Figure, FigureSource, build};
use std::path::Path;

/// Reads all four views; `None` when one of them cannot be drawn.
pub fn read(root: &Path, findings: &mut Vec<Finding>) -> Option<Figure> {
    let mut views = Vec::new();
    for view in BodyView::ALL {
        let file = SourceFile::read(root, &format!("figure/{}.toml", view.as_str()));
        match toml::from_str::<FigureSource>(file.text()) {
            Ok(source) => match build(source) {
                Ok(view) => views.push(view),
                Err(error) => file.report(0..0, error.to_string(), "mend the drawing"),
            },
            Err(error) => {
                file.report(error.span().unwrap_or(0..0), "this drawing cannot be read", error.message().to_owned());
            }
        }
        findings.extend(file.into_findings());
    }
    (views.len() == BodyView::ALL.len()).then_some(Figure { views })
}
