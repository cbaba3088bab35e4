//! The content security policy, as a meta tag and as a header.

use super::embed;
use super::prerender::Page;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// What a page may load: the files of its own origin and WebAssembly, nothing inline and nothing from elsewhere.
///
/// `frame-ancestors` has no effect in a meta tag, so the header adds it.
pub const META: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
                        connect-src 'self'; base-uri 'none'; form-action 'none'";

/// The `_headers` file that static hosts read: the policy, types, and how long files may be kept.
///
/// The policy stands with each folder of pages, for hosts add up the rules that fit an address, and the pages for frames
/// must be allowed in frames. The files of the element are for every origin.
pub fn headers_file(base: &str, pages: &[Page]) -> String {
    let mut file = format!(
        "{base}*\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n  \
         Permissions-Policy: camera=(), microphone=(), geolocation=()\n"
    );
    let folders: BTreeSet<_> = pages.iter().filter_map(|page| Some(page.file.split_once('/')?.0)).collect();
    let folders = folders.into_iter().map(|folder| format!("{base}{folder}/*"));
    for place in [base.to_owned(), format!("{base}index.html"), format!("{base}404.html")].into_iter().chain(folders) {
        let _ = writeln!(file, "{place}\n  Content-Security-Policy: {META}; frame-ancestors 'self'");
    }
    let _ = writeln!(file, "{base}*.wasm\n  Content-Type: application/wasm");
    for folder in ["app-*", "data/*"] {
        let _ = writeln!(file, "{base}{folder}\n  Cache-Control: public, max-age=31536000, immutable");
    }
    // The example of a clinic's own file is read from other origins, as a clinic's would be.
    let _ = writeln!(file, "{base}examples/clinic.json\n  Access-Control-Allow-Origin: *");
    let [exact, rolling] = embed::folders();
    for (folder, keep) in [(exact, "max-age=31536000, immutable"), (rolling, "max-age=300, must-revalidate")] {
        let _ = writeln!(
            file,
            "{base}{folder}/*\n  Access-Control-Allow-Origin: *\n  Cross-Origin-Resource-Policy: cross-origin\n  \
             Cache-Control: public, {keep}"
        );
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_unsafe_is_allowed_but_webassembly() {
        let left = META.replace("'wasm-unsafe-eval'", "");
        assert!(!left.contains("unsafe"), "{left}");
        assert!(!left.contains("http"), "{left}");
    }

    #[test]
    fn every_page_may_stand_in_our_own_frames_only_and_the_element_in_any() {
        let page = |file: &str| Page {
            file: file.into(),
            title: String::new(),
            description: String::new(),
            html: String::new(),
        };
        let file = headers_file("/", &[page("index.html"), page("plan/index.html"), page("treatments/x/index.html")]);
        for place in ["/", "/plan/*", "/treatments/*"] {
            assert!(file.contains(&format!("\n{place}\n  Content-Security-Policy: ")), "{file}");
        }
        let (_, element) = file.split_once("/1.0.0/*\n").unwrap();
        assert!(element.contains("Access-Control-Allow-Origin: *") && !element.contains("frame-ancestors"), "{file}");
    }
}
