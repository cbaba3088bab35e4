//! A server for one test: the built files, the headers that a static host would send, and faults on demand.
//!
//! Each test has its own port, therefore its own origin and its own empty storage.

mod hosting;

use std::net::SocketAddr;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use tokio::sync::{oneshot, watch};
use tower_http::services::{ServeDir, ServeFile};

use crate::Outcome;
use hosting::HostRules;

/// What goes wrong on the way to the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Every module of WebAssembly answers 404.
    WasmMissing,
    /// The part of the safety check answers 404, and all else is there.
    SafetyCheckMissing,
    /// Every module arrives with its bytes spoiled.
    WasmCorrupt,
    /// Every module ends in its middle.
    WasmTruncated,
    /// Every connection that asks for a module is closed without an answer.
    WasmRefused,
    /// Every module waits until [`Server::release`].
    WasmHeld,
    /// A second policy, without the word that allows WebAssembly.
    PolicyWithoutWasm,
    /// The data of a page answer 404.
    DataMissing,
    /// The script of the element answers 404.
    EmbedMissing,
}

struct Shared {
    faults: Mutex<Vec<Fault>>,
    requests: Mutex<Vec<String>>,
    gate: watch::Sender<bool>,
    rules: HostRules,
}

/// A running server; it ends when it is dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    _stop: oneshot::Sender<()>,
}

impl Server {
    /// Serves a folder on a free port of this machine.
    ///
    /// # Errors
    /// When the folder is not there or no port is free.
    pub async fn start(folder: &Path) -> Outcome<Self> {
        anyhow::ensure!(
            folder.join("index.html").is_file(),
            "there is nothing in {}: run `cargo xtask build` first",
            folder.display()
        );
        let shared = Arc::new(Shared {
            faults: Mutex::default(),
            requests: Mutex::default(),
            gate: watch::Sender::new(false),
            rules: HostRules::read(folder),
        });
        let files = ServeDir::new(folder).precompressed_br().not_found_service(ServeFile::new(folder.join("404.html")));
        let app = Router::new().fallback_service(files).layer(from_fn_with_state(Arc::clone(&shared), intercept));
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

    /// From now on, this goes wrong too.
    pub fn fault(&self, fault: Fault) {
        self.shared.faults.lock().unwrap_or_else(PoisonError::into_inner).push(fault);
    }

    /// Takes back every fault.
    pub fn mend(&self) {
        self.shared.faults.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Holds modules back again after [`Server::release`].
    pub fn hold(&self) {
        self.shared.gate.send_replace(false);
    }

    /// Lets go what [`Fault::WasmHeld`] holds.
    pub fn release(&self) {
        self.shared.gate.send_replace(true);
    }

    /// Path and query of every request so far, in their order.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        self.shared.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Where the built files are: `TE_DIST`, or `dist/` of the workspace.
#[must_use]
pub fn dist() -> PathBuf {
    std::env::var_os("TE_DIST").map_or_else(|| workspace().join("dist"), PathBuf::from)
}

/// The folder of the workspace.
#[must_use]
pub fn workspace() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.ancestors().nth(2).unwrap_or(own).to_path_buf()
}

async fn intercept(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let asked = request.uri().path_and_query().map_or_else(|| path.clone(), ToString::to_string);
    shared.requests.lock().unwrap_or_else(PoisonError::into_inner).push(asked);
    let faults = shared.faults.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let is_wasm = Path::new(&path).extension().is_some_and(|end| end == "wasm");
    if is_wasm && faults.contains(&Fault::WasmMissing)
        || path.ends_with("/split_safety_check.wasm") && faults.contains(&Fault::SafetyCheckMissing)
        || path.starts_with("/data/") && faults.contains(&Fault::DataMissing)
        || path.ends_with("/embed.js") && faults.contains(&Fault::EmbedMissing)
    {
        return answer(StatusCode::NOT_FOUND);
    }
    if is_wasm && faults.contains(&Fault::WasmRefused) {
        // Ends the task of this connection, and with it the connection; there is no gentler way to say nothing at all.
        resume_unwind(Box::new("the connection is refused"));
    }
    if is_wasm && faults.contains(&Fault::WasmHeld) {
        // An error means that the server is gone, and with it the reason to wait.
        let _ = shared.gate.subscribe().wait_for(|open| *open).await;
    }
    let mut response = next.run(request).await;
    for (name, value) in shared.rules.headers(&path) {
        response.headers_mut().insert(name, value);
    }
    if faults.contains(&Fault::PolicyWithoutWasm) {
        let policy = HeaderValue::from_static("script-src 'self'");
        response.headers_mut().append(header::CONTENT_SECURITY_POLICY, policy);
    }
    if is_wasm && faults.iter().any(|fault| matches!(fault, Fault::WasmCorrupt | Fault::WasmTruncated)) {
        return spoil(response, &faults).await.unwrap_or_else(|_| answer(StatusCode::INTERNAL_SERVER_ERROR));
    }
    response
}

/// Spoils what is inside the module, not how it is packed: its wrapping stays what the browser expects.
async fn spoil(response: Response, faults: &[Fault]) -> Outcome<Response> {
    let (mut parts, body) = response.into_parts();
    let mut bytes = to_bytes(body, usize::MAX).await.context("the module could not be read")?.to_vec();
    if faults.contains(&Fault::WasmTruncated) {
        bytes.truncate(bytes.len() / 2);
    } else {
        for byte in bytes.iter_mut().skip(64).step_by(97) {
            *byte ^= 0x5a;
        }
    }
    parts.headers.remove(header::CONTENT_ENCODING);
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    Ok(Response::from_parts(parts, Body::from(bytes)))
}

fn answer(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}
