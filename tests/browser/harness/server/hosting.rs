//! The rules of a static host: which headers the built `_headers` file asks for, path by path.
//!
//! Reads the form that the common static hosts share; leaves sending to the server.

use std::fs;
use std::path::Path;

use axum::http::{HeaderName, HeaderValue};

/// The rules of one `_headers` file, in its order.
#[derive(Debug, Default)]
pub struct HostRules {
    rules: Vec<(String, Vec<(HeaderName, HeaderValue)>)>,
}

impl HostRules {
    /// The rules of a folder; none where it has no such file.
    pub fn read(folder: &Path) -> Self {
        fs::read_to_string(folder.join("_headers")).map(|text| Self::parse(&text)).unwrap_or_default()
    }

    fn parse(text: &str) -> Self {
        let mut rules: Vec<(String, Vec<_>)> = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
            if !line.starts_with([' ', '\t']) {
                rules.push((line.trim().to_owned(), Vec::new()));
            } else if let Some((name, value)) = line.split_once(':')
                && let (Ok(name), Ok(value)) = (name.trim().parse(), value.trim().parse())
                && let Some((_, headers)) = rules.last_mut()
            {
                headers.push((name, value));
            }
        }
        Self { rules }
    }

    /// The headers for a path; a later rule wins over an earlier one.
    pub fn headers(&self, path: &str) -> impl Iterator<Item = (HeaderName, HeaderValue)> + '_ {
        let path = path.to_owned();
        let fitting = self.rules.iter().filter(move |(pattern, _)| fits(pattern, &path));
        fitting.flat_map(|(_, headers)| headers.iter().cloned())
    }
}

/// Whether a pattern, with at most one `*` for anything, fits a path.
fn fits(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((before, after)) => {
            path.len() >= before.len() + after.len() && path.starts_with(before) && path.ends_with(after)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_fit_by_path_and_the_later_one_comes_last() {
        let rules = HostRules::parse("/*\n  X-One: a: b\n# note\n/*.wasm\n\tX-One: c\n/exact\n  X-Two: d\n");
        let of =
            |path: &str| rules.headers(path).map(|(n, v)| format!("{n}={}", v.to_str().unwrap())).collect::<Vec<_>>();
        assert_eq!(of("/"), ["x-one=a: b"]);
        assert_eq!(of("/app.wasm"), ["x-one=a: b", "x-one=c"]);
        assert_eq!(of("/exact"), ["x-one=a: b", "x-two=d"]);
    }
}
