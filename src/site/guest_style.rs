//! The site's style, fitted to a shadow root on a page that somebody else wrote.
//!
//! There is no `rem` of ours there, no width of a window, and the host's own tokens (`--tx-…`) go before ours.

use crate::domain::embed::contract::CUSTOM_PROPERTIES;
use std::fmt::Write as _;

/// Fits the style.
///
/// # Errors
/// When the style holds something that has no place in a shadow root.
pub fn guest_style(site: &str, own: &str) -> Result<String, String> {
    let mut style = String::with_capacity(site.len() * 2);
    let mut tokens = false;
    for line in site.lines() {
        let line = line.replace(":root {", ".tx-guest {");
        if line.trim_start().starts_with(".tx-guest {") {
            tokens = true;
        }
        let line = if tokens { token(&line) } else { line };
        if line.trim_end().ends_with('}') && tokens {
            tokens = false;
            style.push_str("    --x-space: var(--tx-space, 1em);\n");
        }
        style.push_str(&fitted(&line));
        style.push('\n');
    }
    // Derived from the host's surface and accent, so that a host who sets one color gets the others to fit.
    style.push_str(
        ".tx-guest { --x-surface-2: var(--tx-surface-2, color-mix(in oklab, var(--x-surface) 95.5%, oklch(55% 0.06 75))); \
         --x-accent-soft: color-mix(in oklab, var(--x-accent) 12%, var(--x-surface)); }\n",
    );
    for line in own.lines() {
        style.push_str(&fitted(line));
        style.push('\n');
    }
    let left = style.lines().find(|line| line.contains("rem") && has_unit(line, "rem"));
    match left {
        Some(line) => Err(format!("the style of the element still holds a rem: {line}")),
        None => Ok(style),
    }
}

/// `--tx-name: value;` becomes ours, after the host's own where it may set one.
fn token(line: &str) -> String {
    let Some((name, value)) = line.trim().strip_prefix("--tx-").and_then(|rest| rest.split_once(": ")) else {
        return line.to_owned();
    };
    let value = value.trim_end_matches(';');
    if CUSTOM_PROPERTIES.iter().any(|host| host.strip_prefix("--tx-") == Some(name)) {
        format!("    --x-{name}: var(--tx-{name}, {value});")
    } else {
        format!("    --x-{name}: {value};")
    }
}

/// One line with the units and selectors of a shadow root.
fn fitted(line: &str) -> String {
    // Our own names; what stands for the host is written as `var(--tx-name, …` with a value of its own behind it.
    let mut line = own_names(line);
    for name in CUSTOM_PROPERTIES.iter().filter_map(|name| name.strip_prefix("--tx-")) {
        line = line.replace(&format!("; --tx-{name}: "), &format!("; --x-{name}: "));
    }
    let query = line.trim_start().starts_with("@media (min-width") || line.trim_start().starts_with("@container (");
    if query {
        line = line.replace("@media (min-width", "@container guest (min-width");
        return with_unit(&line, "rem", |n| format!("{}px", n * 16.0));
    }
    if line.trim_start().starts_with("@media") {
        line = with_unit(&line, "rem", |n| format!("{}px", n * 16.0));
    }
    let trimmed = line.trim_start();
    for (from, to) in [("html {", ".tx-guest > * {"), ("body {", ".tx-guest > * {"), ("main {", ".tx-guest main {")] {
        if trimmed.starts_with(from) {
            line = line.replacen(from, to, 1);
            break;
        }
    }
    let line = line.replace("html:has(", ".tx-guest:has(");
    let line = with_unit(&line, "vw", |n| format!("{n}cqi"));
    with_unit(&line, "rem", |n| format!("calc({n} * var(--x-rem))"))
}

fn own_names(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find("var(--tx-") {
        let (before, after) = rest.split_at(at);
        let name = &after["var(--tx-".len()..];
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(name.len());
        let for_host = name[end..].starts_with(',');
        let _ = write!(out, "{before}var(--{}-{}", if for_host { "tx" } else { "x" }, &name[..end]);
        rest = &name[end..];
    }
    out + rest
}

/// Every number with this unit, written anew.
fn with_unit(line: &str, unit: &str, write: impl Fn(f64) -> String) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(unit) {
        let (before, after) = (&rest[..at], &rest[at + unit.len()..]);
        let digits = before.len() - before.bytes().rev().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
        let ends = after.bytes().next().is_none_or(|b| !b.is_ascii_alphanumeric() && b != b'-');
        match before[digits..].parse::<f64>() {
            Ok(number) if ends => {
                let minus = before[..digits].ends_with('-')
                    && before[..digits - 1].bytes().last().is_none_or(|b| !b.is_ascii_alphanumeric());
                let start = if minus { digits - 1 } else { digits };
                out.push_str(&before[..start]);
                out.push_str(&write(if minus { -number } else { number }));
            }
            _ => {
                out.push_str(before);
                out.push_str(unit);
            }
        }
        rest = after;
    }
    out + rest
}

fn has_unit(line: &str, unit: &str) -> bool {
    with_unit(line, unit, |_| String::new()) != line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_follow_the_elements_own_text_and_width() {
        assert_eq!(
            fitted("  p { margin: -0.5rem 1rem; }"),
            "  p { margin: calc(-0.5 * var(--x-rem)) calc(1 * var(--x-rem)); }"
        );
        assert_eq!(
            fitted("a { inline-size: clamp(1rem, 4vw, 2.5rem); }"),
            "a { inline-size: clamp(calc(1 * var(--x-rem)), 4cqi, calc(2.5 * var(--x-rem))); }"
        );
    }

    #[test]
    fn queries_ask_the_element_and_not_the_window() {
        assert_eq!(fitted("  @media (min-width: 44rem) {"), "  @container guest (min-width: 704px) {");
        assert_eq!(fitted("  @container (min-width: 44rem) {"), "  @container (min-width: 704px) {");
    }

    #[test]
    fn the_hosts_own_tokens_go_before_ours() {
        let style = guest_style(
            ":root {\n    --tx-accent: red;\n    --tx-info: blue;\n  }\na { color: var(--tx-accent); }",
            "",
        )
        .unwrap();
        assert!(style.contains("--x-accent: var(--tx-accent, red);"), "{style}");
        assert!(style.contains("--x-info: blue;"), "{style}");
        assert!(style.contains("a { color: var(--x-accent); }"), "{style}");
    }

    #[test]
    fn a_word_that_only_ends_like_a_unit_stays() {
        assert_eq!(fitted(".tx-premrem { a: b }"), ".tx-premrem { a: b }");
    }
}
