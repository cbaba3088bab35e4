//! The proof of privacy: what a page has asked for, summed up so that it can be compared with a server's own log.

use super::area::TargetArea;
use super::concern::Concern;
use super::message::Messages;
use super::treatment::Slug;
use serde::{Deserialize, Serialize};

/// What the proof needs beside the browser's records: its texts, and the names of all that an address can hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // Each field is a list of the type that documents it.
pub struct ProofData {
    pub messages: Messages,
    /// The areas without their synonyms.
    pub areas: Vec<TargetArea>,
    pub concerns: Vec<Concern>,
    /// The treatments with their names.
    pub treatments: Vec<(Slug, String)>,
}

/// One request, as the browser recorded it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The whole address. A fragment may stand in it, though no browser sends one.
    pub url: String,
    /// Bytes that came over the network; zero when the browser had the file already.
    pub bytes: u64,
}

/// A file that was asked for at least once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedFile {
    /// Path and query on this site, or the whole address on another.
    pub path: String,
    /// Bytes that came over the network, all requests for it together; zero when the browser had it already.
    pub bytes: u64,
}

/// What a page has asked for.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct AskedFiles {
    /// Each file once, in the order of the first request.
    pub files: Vec<AskedFile>,
    /// The other sites among them, each once: there should be none.
    pub elsewhere: Vec<String>,
}

impl AskedFiles {
    /// Sums up requests; `origin` is this site's own, such as `https://clinic.example`.
    ///
    /// ```
    /// use treatment_explorer::domain::proof::{AskedFiles, Request};
    /// let request = |url: &str, bytes| Request { url: url.to_owned(), bytes };
    /// let asked = AskedFiles::of(
    ///     &[request("https://a.example/p/#v=1", 300), request("https://a.example/p/", 0)],
    ///     "https://a.example",
    /// );
    /// assert_eq!((asked.files.len(), asked.files[0].path.as_str(), asked.over_network()), (1, "/p/", 1));
    /// ```
    pub fn of(requests: &[Request], origin: &str) -> Self {
        let mut asked = Self::default();
        for request in requests {
            let address = request.url.split('#').next().unwrap_or_default();
            let own = address.strip_prefix(origin).filter(|path| path.starts_with('/'));
            if own.is_none() {
                let site = address.split('/').take(3).collect::<Vec<_>>().join("/");
                if !asked.elsewhere.contains(&site) {
                    asked.elsewhere.push(site);
                }
            }
            let path = own.unwrap_or(address);
            match asked.files.iter_mut().find(|file| file.path == path) {
                Some(file) => file.bytes += request.bytes,
                None => asked.files.push(AskedFile { path: path.to_owned(), bytes: request.bytes }),
            }
        }
        asked
    }

    /// How many of the files came over the network.
    pub fn over_network(&self) -> usize {
        self.files.iter().filter(|file| file.bytes > 0).count()
    }

    /// How many bytes came over the network.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }
}

/// A place in which a page can leave something on a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The names are the browsers' own.
pub enum Store {
    LocalStorage,
    SessionStorage,
    Cookies,
    Databases,
    Caches,
    ServiceWorkers,
}

/// How much a store holds; `None` where the browser does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The store.
    pub store: Store,
    /// The number of entries.
    pub entries: Option<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(url: &str, bytes: u64) -> Request {
        Request { url: url.to_owned(), bytes }
    }

    #[test]
    fn each_file_counts_once_and_its_bytes_are_summed() {
        let seen = [
            request("https://a.example/", 900),
            request("https://a.example/site.css", 0),
            request("https://a.example/privacy/?utm_source=x#v=1", 0),
            request("https://a.example/privacy/?utm_source=x", 200),
            request("https://a.example/privacy/?utm_source=x#short", 100),
        ];
        let asked = AskedFiles::of(&seen, "https://a.example");
        let paths: Vec<_> = asked.files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["/", "/site.css", "/privacy/?utm_source=x"]);
        assert_eq!((asked.over_network(), asked.bytes()), (2, 1_200));
        assert_eq!(asked.elsewhere, Vec::<String>::new());
    }

    #[test]
    fn another_site_is_named_also_one_that_looks_like_ours() {
        let seen = [
            request("https://a.example.evil.example/x", 5),
            request("https://t.example/pixel?a=1", 0),
            request("https://t.example/pixel?a=2", 0),
        ];
        let asked = AskedFiles::of(&seen, "https://a.example");
        assert_eq!(asked.elsewhere, ["https://a.example.evil.example", "https://t.example"]);
        assert_eq!(asked.files.len(), 3);
    }
}
