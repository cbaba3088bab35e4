//! On the host: checks the content or builds the site. In the browser: nothing by itself; the page starts what it needs
//! (`client::site` on a page of ours, `client::guest` in an element on another page).

#[cfg(target_arch = "wasm32")]
fn main() {
    // What nothing calls is not linked, and then the page would have nothing to start.
    std::hint::black_box(treatment_explorer::client::site as fn());
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    treatment_explorer::site::command::run(std::env::args().skip(1).collect())
}
