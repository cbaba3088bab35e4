//! The content security policy, as a meta tag and as a header.

/// What a page may load: the files of its own origin and WebAssembly, nothing inline and nothing from elsewhere.
///
/// `frame-ancestors` has no effect in a meta tag, so the header adds it.
pub const META: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
                        connect-src 'self'; base-uri 'none'; form-action 'none'";

/// The `_headers` file that static hosts read: the policy, types, and how long files may be kept.
pub fn headers_file(base: &str) -> String {
    format!(
        "{base}*\n  Content-Security-Policy: {META}; frame-ancestors 'self'\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n  Permissions-Policy: camera=(), microphone=(), geolocation=()\n\
         {base}*.wasm\n  Content-Type: application/wasm\n  Cache-Control: public, max-age=31536000, immutable\n\
         {base}app-*\n  Cache-Control: public, max-age=31536000, immutable\n\
         {base}data/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_unsafe_is_allowed_but_webassembly() {
        let left = META.replace("'wasm-unsafe-eval'", "");
        assert!(!left.contains("unsafe"), "{left}");
        assert!(!left.contains("http"), "{left}");
        assert!(headers_file("/").contains("frame-ancestors 'self'"));
    }
}
