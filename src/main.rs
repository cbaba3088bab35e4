//! On the host: checks the content or builds the site. In the browser: starts the client.

#[cfg(target_arch = "wasm32")]
fn main() {
    treatment_explorer::client::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    treatment_explorer::site::command::run(std::env::args().skip(1).collect())
}
