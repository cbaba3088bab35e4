//! The snippet that a person pastes into their own page: one for each way of making pages.
//!
//! Names and values are those of [`super::contract`]; what is left at its default is left out.

use super::contract::{OPENER, STAND_IN_PREFIX, TAG};
use std::fmt::Write as _;

/// A way of making pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    /// A page written by hand.
    Html,
    /// WordPress with our plugin.
    WordPress,
    /// Wix, which puts foreign code into a frame anyway.
    Wix,
    /// Webflow's embed element.
    Webflow,
    /// Squarespace's code block.
    Squarespace,
    /// Shopify's custom Liquid.
    Shopify,
    /// A React component.
    React,
    /// Google Tag Manager's custom HTML, for pages that cannot be edited otherwise.
    TagManager,
    /// A frame, where scripts are stripped or WebAssembly is forbidden.
    Frame,
}

impl Platform {
    /// Every way, the commonest first.
    pub const ALL: [Self; 9] = [
        Self::Html,
        Self::WordPress,
        Self::Wix,
        Self::Webflow,
        Self::Squarespace,
        Self::Shopify,
        Self::React,
        Self::TagManager,
        Self::Frame,
    ];

    /// The name in HTML.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::WordPress => "wordpress",
            Self::Wix => "wix",
            Self::Webflow => "webflow",
            Self::Squarespace => "squarespace",
            Self::Shopify => "shopify",
            Self::React => "react",
            Self::TagManager => "gtm",
            Self::Frame => "iframe",
        }
    }

    /// The way with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.as_str() == name)
    }

    /// Whether the explorer stands in a frame there.
    pub fn is_framed(self) -> bool {
        matches!(self, Self::Wix | Self::Frame)
    }
}

/// What is pinned: where the files of the element are, and the digest of its script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// The address of the version's folder, with a slash at its end.
    pub address: String,
    /// The digest for `integrity`; `None` for the folder that rolls, whose script changes.
    pub integrity: Option<String>,
    /// The address of our pages, with a slash at its end.
    pub pages: String,
}

/// What was chosen, as attribute and value; defaults are left out by whoever makes the list.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Chosen {
    /// Attributes of the element, in the order of the contract.
    pub attributes: Vec<(&'static str, String)>,
    /// The words of the link that stands before, without and after.
    pub link: String,
    /// The title of a frame.
    pub title: String,
    /// The words of the button that opens a popup.
    pub button: String,
}

impl Chosen {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| *n == name).map(|(_, value)| value.as_str())
    }

    /// Where the link leads: the page of the treatment, if it is one, and else our first page.
    fn page(&self, release: &Release) -> String {
        match self.get("treatment").filter(|slug| !slug.contains([' ', '*'])) {
            Some(slug) => format!("{}treatments/{slug}/", release.pages),
            None => release.pages.clone(),
        }
    }

    /// The address of the frame.
    fn frame(&self, release: &Release) -> String {
        let mut address = format!("{}frame/", release.address);
        let asked =
            self.attributes.iter().filter(|(name, _)| !["mode", "loading", "analytics", "nonce"].contains(name));
        for (n, (name, value)) in asked.enumerate() {
            let _ = write!(address, "{}{name}={}", if n == 0 { '?' } else { '&' }, in_query(value));
        }
        address
    }

    /// Whether a button of the page must open it.
    fn is_popup(&self) -> bool {
        self.get("mode") == Some("popup")
    }

    /// Whether it stands in the page itself, and so needs room there.
    fn is_inline(&self) -> bool {
        self.get("mode").is_none_or(|mode| mode == "inline")
    }

    /// The element alone, and where it is a popup the button that opens it.
    pub fn element(&self, release: &Release) -> String {
        let mut tag = format!("<{TAG}");
        let mut button = String::new();
        if self.is_popup() {
            let _ = write!(tag, " id=\"{TAG}\"");
            let words = escaped(&self.button);
            button = format!("\n<button type=\"button\" {OPENER}=\"#{TAG}\">{words}</button>");
        }
        for (name, value) in &self.attributes {
            let _ = write!(tag, " {name}=\"{}\"", escaped(value));
        }
        let page = escaped(&self.page(release));
        format!("{tag}>\n  <a href=\"{page}\">{}</a>\n</{TAG}>", escaped(&self.link)) + &button
    }
}

/// The snippet.
///
/// It is text to be pasted: every value that came from a person is escaped for where it stands.
pub fn snippet(platform: Platform, chosen: &Chosen, release: &Release) -> String {
    let element = chosen.element(release);
    match platform {
        Platform::Html | Platform::Webflow | Platform::Squarespace | Platform::Shopify => {
            format!("{}\n{}\n{element}\n", script(release), style(chosen))
        }
        Platform::WordPress => {
            let mut code = "[treatment_explorer".to_owned();
            for (name, value) in &chosen.attributes {
                // A shortcode ends at its bracket, and has no way to escape one.
                let value: String = value.chars().filter(|c| !"[]\"<>".contains(*c)).collect();
                let _ = write!(code, " {}=\"{value}\"", name.replace('-', "_"));
            }
            code + "]\n"
        }
        Platform::Wix => format!("{}\n", chosen.frame(release)),
        Platform::React => react(chosen, release),
        Platform::TagManager => tag_manager(chosen, release),
        Platform::Frame => format!(
            "<iframe src=\"{}\" title=\"{}\" loading=\"lazy\" style=\"width:100%;height:44rem;border:0\"></iframe>\n\
             <script async src=\"{}frame-host.js\"></script>\n",
            escaped(&chosen.frame(release)),
            escaped(&chosen.title),
            escaped(&release.address),
        ),
    }
}

/// The lines that a page with a content security policy adds to it.
pub fn policy(platform: Platform, release: &Release) -> Vec<String> {
    let origin = origin(&release.address);
    if platform.is_framed() {
        return vec![format!("frame-src {origin}"), format!("script-src {origin}")];
    }
    vec![
        format!("script-src {origin} 'wasm-unsafe-eval'"),
        format!("connect-src {origin}"),
        format!("img-src {origin}"),
        format!("trusted-types {TAG}"),
    ]
}

fn script(release: &Release) -> String {
    let integrity = release.integrity.as_ref().map_or_else(String::new, |i| format!(" integrity=\"{}\"", escaped(i)));
    format!("<script async crossorigin src=\"{}embed.js\"{integrity}></script>", escaped(&release.address))
}

/// Keeps the room free, so that nothing of the host moves.
fn style(chosen: &Chosen) -> String {
    match chosen.get("mode") {
        Some("floating") => format!("<style>{TAG}:not(:defined){{position:fixed;inset:auto 1rem 1rem auto}}</style>"),
        Some("popup") => format!("<style>{TAG}:not(:defined){{display:block}}</style>"),
        _ => format!("<style>{TAG}:not(:defined){{display:block;min-height:20rem}}</style>"),
    }
}

fn react(chosen: &Chosen, release: &Release) -> String {
    let integrity = release
        .integrity
        .as_ref()
        .map_or_else(String::new, |i| format!("    script.integrity = \"{}\";\n", in_script(i)));
    let mut element = String::new();
    for (name, value) in &chosen.attributes {
        let _ = write!(element, " {name}={{\"{}\"}}", in_script(value));
    }
    if chosen.is_inline() {
        element += " style={{ display: \"block\", minHeight: \"20rem\" }}";
    }
    let mut button = String::new();
    if chosen.is_popup() {
        let _ = write!(element, " id=\"{TAG}\"");
        let words = in_script(&chosen.button);
        button = format!("      <button type=\"button\" {OPENER}=\"#{TAG}\">{{\"{words}\"}}</button>\n");
    }
    format!(
        "import {{ useEffect }} from \"react\";\n\n\
         export function TreatmentExplorer() {{\n  useEffect(() => {{\n    \
         if (document.querySelector(\"script[data-tx]\")) return;\n    \
         const script = document.createElement(\"script\");\n    script.src = \"{}embed.js\";\n{integrity}    \
         script.crossOrigin = \"anonymous\";\n    script.async = true;\n    script.dataset.tx = \"\";\n    \
         document.head.append(script);\n  }}, []);\n  return (\n    <>\n      \
         <{TAG}{element}>\n        <a href={{\"{}\"}}>{{\"{}\"}}</a>\n      \
         </{TAG}>\n{button}    </>\n  );\n}}\n",
        in_script(&release.address),
        in_script(&chosen.page(release)),
        in_script(&chosen.link),
    )
}

fn tag_manager(chosen: &Chosen, release: &Release) -> String {
    let integrity = release
        .integrity
        .as_ref()
        .map_or_else(String::new, |i| format!("  script.integrity = \"{}\";\n", in_script(i)));
    let mut attributes = String::new();
    let mut button = String::new();
    if chosen.is_popup() {
        let _ = write!(attributes, " id=\"{TAG}\"");
        let words = escaped(&chosen.button);
        button = format!("<button type=\"button\" {OPENER}=\"#{TAG}\">{words}</button>\n");
    }
    for (name, value) in chosen.attributes.iter().filter(|(name, _)| *name != "treatment") {
        let _ = write!(attributes, " {STAND_IN_PREFIX}{name}=\"{}\"", escaped(value));
    }
    if chosen.is_inline() {
        attributes += " style=\"min-height:20rem\"";
    }
    format!(
        "<!-- In the tag, as custom HTML, on all pages that have the place: -->\n<script>\n(function () {{\n  \
         var script = document.createElement(\"script\");\n  script.src = \"{}embed.js\";\n{integrity}  \
         script.crossOrigin = \"anonymous\";\n  script.async = true;\n  document.head.appendChild(script);\n}})();\n\
         </script>\n\n<!-- In the page, where the explorer should stand: -->\n\
         <div {STAND_IN_PREFIX}treatment=\"{}\"{attributes}><a href=\"{}\">{}</a></div>\n{button}",
        in_script(&release.address),
        escaped(chosen.get("treatment").unwrap_or("*")),
        escaped(&chosen.page(release)),
        escaped(&chosen.link),
    )
}

/// Scheme and host of an address.
fn origin(address: &str) -> &str {
    let host = address.find("://").map_or(0, |at| at + 3);
    let end = address[host..].find('/').map_or(address.len(), |at| host + at);
    &address[..end]
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

fn in_script(text: &str) -> String {
    text.chars()
        .flat_map(|c| match c {
            '"' | '\\' | '<' | '>' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => {
                format!("\\u{:04x}", u32::from(c)).chars().collect::<Vec<_>>()
            }
            c => vec![c],
        })
        .collect()
}

fn in_query(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,*:/".contains(&byte) {
            out.push(char::from(byte));
        } else if byte == b' ' {
            out.push('+');
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn release() -> Release {
        Release {
            address: "https://explorer.example/1.0.0/".into(),
            integrity: Some("sha384-AAAA".into()),
            pages: "https://explorer.example/".into(),
        }
    }

    fn chosen(attributes: &[(&'static str, &str)]) -> Chosen {
        Chosen {
            attributes: attributes.iter().map(|(n, v)| (*n, (*v).to_owned())).collect(),
            link: "Read about micro-needling".into(),
            title: "Treatment explorer".into(),
            button: "Which treatment fits?".into(),
        }
    }

    #[test]
    fn the_plain_snippet_is_the_one_of_the_contract() {
        let chosen = chosen(&[("treatment", "micro-needling"), ("view", "safety")]);
        assert_eq!(
            snippet(Platform::Html, &chosen, &release()),
            "<script async crossorigin src=\"https://explorer.example/1.0.0/embed.js\" integrity=\"sha384-AAAA\"></script>\n\
             <style>treatment-explorer:not(:defined){display:block;min-height:20rem}</style>\n\
             <treatment-explorer treatment=\"micro-needling\" view=\"safety\">\n  \
             <a href=\"https://explorer.example/treatments/micro-needling/\">Read about micro-needling</a>\n\
             </treatment-explorer>\n"
        );
    }

    #[test]
    fn a_frame_has_its_wishes_in_its_address() {
        let chosen = chosen(&[("treatment", "micro-needling prp-skin"), ("mode", "popup"), ("theme", "dark")]);
        let code = snippet(Platform::Frame, &chosen, &release());
        assert!(code.contains("frame/?treatment=micro-needling+prp-skin&amp;theme=dark\""), "{code}");
        assert!(policy(Platform::Frame, &release()).iter().all(|line| !line.contains("wasm")));
    }

    #[test]
    fn a_shortcode_has_its_own_kind_of_names() {
        let code = snippet(Platform::WordPress, &chosen(&[("heading-level", "3")]), &release());
        assert_eq!(code, "[treatment_explorer heading_level=\"3\"]\n");
    }

    #[test]
    fn every_way_has_a_name_of_its_own() {
        for platform in Platform::ALL {
            assert_eq!(Platform::from_name(platform.as_str()), Some(platform));
        }
    }

    #[test]
    fn only_what_stands_in_the_page_keeps_room_there() {
        for platform in Platform::ALL {
            for mode in ["popup", "floating"] {
                let code = snippet(platform, &chosen(&[("mode", mode)]), &release());
                assert!(!code.contains("min-height") && !code.contains("minHeight"), "{platform:?} {mode}: {code}");
            }
        }
        let inline = snippet(Platform::React, &chosen(&[("treatment", "micro-needling")]), &release());
        let tag = snippet(Platform::TagManager, &chosen(&[("treatment", "micro-needling")]), &release());
        assert!(tag.contains(" style=\"min-height:20rem\">"), "{tag}");
        // Before it is defined an element is a word in a line, which has no height of its own.
        assert!(inline.contains("style={{ display: \"block\", minHeight: \"20rem\" }}"), "{inline}");
    }

    proptest! {
        #[test]
        fn what_a_person_types_never_leaves_its_place(text in "[ -~\u{2028}]{0,40}") {
            let typed = Chosen { link: text.clone(), ..chosen(&[("booking", &text)]) };
            for platform in Platform::ALL {
                let code = snippet(platform, &typed, &release());
                let plain = snippet(platform, &Chosen { link: "x".into(), ..chosen(&[("booking", "x")]) }, &release());
                for mark in ['<', '>'] {
                    prop_assert_eq!(code.matches(mark).count(), plain.matches(mark).count(), "{}", code);
                }
                prop_assert_eq!(code.matches('"').count(), plain.matches('"').count(), "{}", code);
            }
        }
    }
}
