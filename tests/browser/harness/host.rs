//! Somebody else's server: the pages of `tests/fixtures/hosts`, from an origin that is not the explorer's.
//!
//! A page says in its first comment what it is and which headers it comes with. Where it says `{{explorer}}`, the origin
//! of the explorer stands in its place, and for `{{integrity}}` the digest that a snippet pins.

use std::collections::BTreeMap;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use tokio::sync::oneshot;

use crate::Outcome;
use crate::server::{dist, workspace};

/// The script that a snippet loads, below the origin of the explorer.
pub const SCRIPT: &str = "1.0.0/embed.js";

/// What a snippet pins where there is no script yet: the digest of nothing.
const OF_NOTHING: &[u8] = &[];

/// One page of a host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostPage {
    /// What its first comment says.
    pub what: String,
    /// The headers that it comes with.
    pub headers: Vec<(String, String)>,
    /// Everything, filled in.
    pub text: String,
}

impl HostPage {
    fn read(text: &str, filled: &BTreeMap<&str, String>) -> Self {
        let text =
            filled.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{{{name}}}}}"), value));
        let (_, comment) = text.split_once("<!--").unwrap_or_default();
        let (comment, _) = comment.split_once("-->").unwrap_or_default();
        let (headers, what): (Vec<&str>, Vec<&str>) =
            comment.trim().lines().partition(|line| line.starts_with("header: "));
        let headers = headers.iter().filter_map(|line| line.strip_prefix("header: ")?.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Self { what: what.join(" "), headers, text }
    }
}

struct Shared {
    filled: BTreeMap<&'static str, String>,
    added: Mutex<BTreeMap<String, String>>,
}

/// A running host; it ends when it is dropped.
pub struct Host {
    address: SocketAddr,
    shared: Arc<Shared>,
    _stop: oneshot::Sender<()>,
}

impl Host {
    /// Serves the pages of the hosts on a free port, for an explorer at this origin.
    ///
    /// # Errors
    /// When no port is free.
    pub async fn start(explorer: &str) -> Outcome<Self> {
        let filled = [("explorer", explorer.to_owned()), ("integrity", integrity())].into();
        let shared = Arc::new(Shared { filled, added: Mutex::default() });
        let app = Router::new().fallback(answer).with_state(Arc::clone(&shared));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel::<()>();
        tokio::spawn(async move {
            let until = async move {
                let _ = stopped.await;
            };
            axum::serve(listener, app).with_graceful_shutdown(until).await
        });
        Ok(Self { address, shared, _stop: stop })
    }

    /// The origin, without a slash at its end.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address of a page by the name of its file, without its ending.
    #[must_use]
    pub fn address(&self, page: &str) -> String {
        format!("{}/{page}.html", self.origin())
    }

    /// Adds a page that a test makes up, under a name that no file has; returns its address.
    #[must_use]
    pub fn add(&self, name: &str, text: &str) -> String {
        self.shared.added.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), text.to_owned());
        self.address(name)
    }

    /// A page of the folder, filled in.
    ///
    /// # Errors
    /// When there is none of this name.
    pub fn page(&self, name: &str) -> Outcome<HostPage> {
        self.shared.page(name)
    }

    /// Writes a page to the disk, with the scripts of its own; returns its `file:` address.
    ///
    /// # Errors
    /// When there is no such page, or it cannot be written.
    pub fn on_disk(&self, name: &str) -> Outcome<String> {
        let folder = self.folder();
        fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{name}.html"));
        fs::write(&file, self.page(name)?.text)?;
        for script in ["recorder.js", "old-library.js"] {
            fs::copy(hosts().join(script), folder.join(script))?;
        }
        Ok(format!("file://{}", file.display()))
    }

    /// Where pages on the disk are; gone with this host.
    fn folder(&self) -> PathBuf {
        std::env::temp_dir().join(format!("te-host-{}-{}", std::process::id(), self.address.port()))
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // Most hosts have no page on the disk.
        let _ = fs::remove_dir_all(self.folder());
    }
}

impl Shared {
    fn page(&self, name: &str) -> Outcome<HostPage> {
        let added = self.added.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned();
        let text = match added {
            Some(text) => text,
            None => {
                let file = hosts().join(format!("{name}.html"));
                fs::read_to_string(&file).with_context(|| format!("there is no {}", file.display()))?
            }
        };
        Ok(HostPage::read(&text, &self.filled))
    }
}

/// The names of all pages, in the order of the alphabet.
///
/// # Errors
/// When their folder is not there.
pub fn names() -> Outcome<Vec<String>> {
    let entries = fs::read_dir(hosts()).with_context(|| format!("there is no {}", hosts().display()))?;
    let files = entries.flatten().map(|entry| entry.path());
    let pages = files.filter(|path| path.extension().is_some_and(|end| end == "html"));
    let mut names: Vec<_> = pages.filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).collect();
    names.sort();
    Ok(names)
}

/// What a snippet pins: the digest of the script that was built.
#[must_use]
pub fn integrity() -> String {
    let script = fs::read(dist().join(SCRIPT));
    let digest = Sha384::digest(script.as_deref().unwrap_or(OF_NOTHING));
    format!("sha384-{}", STANDARD.encode(digest))
}

fn hosts() -> PathBuf {
    workspace().join("tests/fixtures/hosts")
}

async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    respond(&shared, request.uri().path()).unwrap_or_else(|_| {
        let mut nothing = Response::new(Body::empty());
        *nothing.status_mut() = StatusCode::NOT_FOUND;
        nothing
    })
}

fn respond(shared: &Shared, path: &str) -> Outcome<Response> {
    let name = path.trim_start_matches('/');
    anyhow::ensure!(!name.contains('/') && !name.contains(".."), "{path} is no page");
    if name == "favicon.ico" {
        // Browsers ask for it by themselves, and would say that it is missing.
        return Ok(Response::new(Body::empty()));
    }
    let Some(page) = name.strip_suffix(".html") else {
        let script = fs::read(hosts().join(name))?;
        let mut response = Response::new(Body::from(script));
        let kind =
            if Path::new(name).extension().is_some_and(|end| end == "js") { "text/javascript" } else { "text/plain" };
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        return Ok(response);
    };
    let page = shared.page(page)?;
    let mut response = Response::new(Body::from(page.text));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    for (name, value) in page.headers {
        response.headers_mut().insert(name.parse::<HeaderName>()?, value.parse()?);
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_what_it_is_and_what_it_comes_with() {
        let filled = [("explorer", "http://127.0.0.1:1".to_owned()), ("integrity", "sha384-x".to_owned())].into();
        let text =
            "<!doctype html>\n<!--\nA page\nwith a policy.\nheader: X-One: a {{explorer}}: b\n-->\n{{integrity}}";
        let page = HostPage::read(text, &filled);
        assert_eq!(page.what, "A page with a policy.");
        assert_eq!(page.headers, [("X-One".to_owned(), "a http://127.0.0.1:1: b".to_owned())]);
        assert!(page.text.ends_with("sha384-x"));
    }

    #[test]
    fn every_page_says_what_it_is_and_leaves_nothing_to_fill_in() {
        let filled = [("explorer", String::new()), ("integrity", String::new())].into();
        let names = names().unwrap();
        assert!(names.len() >= 20, "only {names:?}");
        for name in names {
            let text = fs::read_to_string(hosts().join(format!("{name}.html"))).unwrap();
            let page = HostPage::read(&text, &filled);
            assert!(page.what.starts_with("A page") && page.what.ends_with('.'), "{name}: {}", page.what);
            assert!(!page.text.contains("{{"), "{name} has something to fill in");
        }
    }
}
