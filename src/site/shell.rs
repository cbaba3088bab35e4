//! What Trunk left: the hashed names of style, glue and wasm, read from the page it wrote.

use std::path::Path;

/// The hashed files of a Trunk build, as they are named in its page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shell {
    /// Style sheets, addresses as Trunk wrote them.
    pub styles: Vec<String>,
    /// The glue module.
    pub glue: Option<String>,
    /// The WebAssembly module.
    pub wasm: Option<String>,
    /// The script by which the development server reloads the page, with its element; only from `trunk serve`.
    pub reload: Option<String>,
}

/// Reads the page that Trunk wrote into `dist`.
///
/// # Errors
/// When the page is not there, in a sentence that says what to run.
pub fn read(dist: &Path) -> Result<Shell, String> {
    let page = dist.join("index.html");
    let html = std::fs::read_to_string(&page).map_err(|e| {
        format!("{} cannot be read ({e}). Run `cargo xtask build`, which lets Trunk write it first.", page.display())
    })?;
    Ok(parse(&html))
}

fn parse(html: &str) -> Shell {
    let mut shell = Shell::default();
    for tag in html.split('<').skip(1) {
        if tag.starts_with("link") {
            let href = attribute(tag, "href").unwrap_or_default();
            match attribute(tag, "rel").as_deref() {
                Some("stylesheet") => shell.styles.push(href),
                Some("modulepreload") => shell.glue = Some(href),
                Some("preload")
                    if attribute(tag, "type").as_deref() == Some("application/wasm") || href.contains("_bg.wasm") =>
                {
                    shell.wasm = Some(href);
                }
                _ => {}
            }
        }
    }
    // The reload script is the one that names the server's socket.
    shell.reload = html.split("<script").skip(1).find_map(|script| {
        let (script, _) = script.split_once("</script>")?;
        script.contains("__TRUNK_ADDRESS__").then(|| format!("<script{script}</script>"))
    });
    shell
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let tag = tag.split_once('>').map_or(tag, |(inside, _)| inside);
    let at = tag.find(&format!(" {name}="))? + name.len() + 2;
    let rest = &tag[at..];
    let value = match rest.chars().next()? {
        quote @ ('"' | '\'') => rest[1..].split(quote).next()?,
        _ => rest.split_whitespace().next()?,
    };
    Some(value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashed_names_are_found() {
        let shell = parse(
            r#"<link rel="stylesheet" href="/site-12.css" integrity="x"/><link rel="modulepreload" href="/app-9.js"><link rel=preload href=/app-9_bg.wasm as="fetch"><script>var a='{{__TRUNK_ADDRESS__}}'</script>"#,
        );
        assert_eq!(shell.styles, ["/site-12.css"]);
        assert_eq!(shell.glue.as_deref(), Some("/app-9.js"));
        assert_eq!(shell.wasm.as_deref(), Some("/app-9_bg.wasm"));
        assert!(shell.reload.is_some_and(|r| r.ends_with("</script>")));
    }
}
