//! The files of the index: a head that every page names, and parts of which each loads when a query needs it.

use crate::domain::catalog::Catalog;
use crate::domain::site_search::{Document, Head, Part, build};
use crate::site::prerender::{DataFile, digest};
use serde::Serialize;

/// What the files of the search are called; they have a budget of their own.
pub const NAME: &str = "data/search-";

/// The files of the index, the head last; it is the one that a page names.
///
/// # Errors
/// When a part cannot be written.
pub fn files(documents: &[Document], catalog: &Catalog, base: &str) -> Result<Vec<DataFile>, String> {
    let built = build(documents);
    let mut files = Vec::new();
    let words = parts(&mut files, "words", base, &built.words)?;
    let places = parts(&mut files, "places", base, &built.places)?;
    let entries = parts(&mut files, "entries", base, &built.entries)?;
    let head = Head {
        messages: catalog.messages.for_search(),
        base: base.to_owned(),
        alike: catalog.everyday.alike.clone(),
        count: u32::try_from(documents.len()).unwrap_or(u32::MAX),
        words,
        places,
        entries,
    };
    files.push(file("head", &head)?);
    Ok(files)
}

fn parts<T: Serialize>(
    files: &mut Vec<DataFile>,
    kind: &str,
    base: &str,
    parts: &[(u32, T)],
) -> Result<Vec<Part>, String> {
    let each = parts.iter().map(|(first, part)| {
        let file = file(kind, part)?;
        let address = format!("{base}{}", file.file);
        files.push(file);
        Ok(Part { first: *first, address })
    });
    each.collect()
}

fn file(kind: &str, content: &impl Serialize) -> Result<DataFile, String> {
    let bytes = postcard::to_allocvec(content).map_err(|e| format!("the {kind} of the search: {e}"))?;
    Ok(DataFile { file: format!("{NAME}{kind}-{}.bin", digest(&bytes)), bytes })
}
