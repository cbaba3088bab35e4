//! Writes the site into `dist/`: pages, data, start script, headers, packed copies, and the measured sizes.

use super::budget::{Part, Sizes};
use super::prerender::Page;
use super::seo::{self, Published};
use super::{bundle, compress, embed, examples, guest, links, policy, prerender, search, shell, wordpress};
use crate::content::CompiledSite;
use crate::ui::pages::Assets;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What a build is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// `trunk serve`: fast, unpacked, with the server's reload script and without a policy that forbids it.
    Development,
    /// Deployment: policy, packed copies, budgets.
    Release,
}

/// Builds the site into `dist`, where Trunk has put its files.
///
/// # Errors
/// In sentences for the person who builds: what is missing, which link is broken, which part is over its budget.
pub fn build(site: &CompiledSite, dist: &Path, base: &str, purpose: Purpose) -> Result<String, String> {
    let found = shell::read(dist)?;
    let glue = found.glue.ok_or("Trunk's page names no glue module. Is `data-trunk rel=\"rust\"` in index.html?")?;
    let wasm = found.wasm.ok_or("Trunk's page names no wasm module.")?;
    let program = match purpose {
        Purpose::Development => Program { modules: vec![glue], wasm, bundle: None },
        Purpose::Release => {
            // One file of everything is for development only.
            for address in [&glue, &wasm] {
                let file = below(dist, base, address);
                fs::remove_file(&file).map_err(|e| format!("{}: {e}", file.display()))?;
            }
            cut(dist, base)?
        }
    };
    let start = include_str!("start.js").replace("{glue}", &program.modules[0]).replace("{wasm}", &program.wasm);
    let start = match purpose {
        Purpose::Development => start,
        Purpose::Release => bundle::minified(&target(), &start)?,
    };
    let start_file = format!("start-{}.js", prerender::digest(start.as_bytes()));
    put(dist, &start_file, start.as_bytes())?;
    let assets = Assets {
        styles: found.styles.clone(),
        start: Some(format!("{base}{start_file}")),
        early: Some((program.modules.clone(), program.wasm.clone())),
        development: (purpose == Purpose::Development).then(|| found.reload.unwrap_or_default()),
    };
    let (pages, data) = prerender::all(site, &assets, base)?;
    for page in &pages {
        put(dist, &page.file, page.html.as_bytes())?;
    }
    for file in &data {
        put(dist, &file.file, &file.bytes)?;
    }
    let found_by = seo_files(site, dist, base, &pages, purpose)?;
    let files = files_below(dist)?;
    let by_path: BTreeMap<_, _> = pages.iter().map(|p| (p.file.clone(), p.html.clone())).collect();
    let origin = site.catalog.clinic.site_url.as_deref();
    let checked = links::check(base, origin, &by_path, &files).map_err(|broken| broken.join("\n"))?;
    let said = format!("{} pages, {checked} internal links lead somewhere.\n{found_by}", pages.len());
    if purpose == Purpose::Development {
        return Ok(said);
    }
    put(dist, "_headers", policy::headers_file(base, &pages).as_bytes())?;
    let element = match &program.bundle {
        Some(bundle) => element_files(site, bundle, base, &data)?,
        None => <[embed::Files; 2]>::default(),
    };
    for (folder, files) in embed::folders().iter().zip(&element) {
        for (name, bytes) in files {
            put(dist, &format!("{folder}/{name}"), bytes)?;
        }
    }
    users_of_the_script(site, dist, base)?;
    let files = files_below(dist)?;

    let mut sizes = Sizes::default();
    let read = |address: &String| {
        let file = below(dist, base, address);
        fs::read(&file).map_err(|e| format!("{}: {e}", file.display()))
    };
    sizes.measure(Part::Wasm, "", &[&read(&program.wasm)?]);
    let glue = program.modules.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    sizes.measure(Part::Glue, "", &glue.iter().map(Vec::as_slice).chain([start.as_bytes()]).collect::<Vec<_>>());
    for (name, bytes) in program.bundle.iter().flat_map(bundle::Bundle::parts) {
        let part = if name == "split_plan" { Part::PlanWasm } else { Part::ToolWasm };
        sizes.measure(part, name, &[bytes]);
    }
    let [element, _] = &element;
    if let (Some(loader), Some(app)) = (element.get("embed.js"), element.get("app.js")) {
        sizes.measure_gzip(Part::Embed, "embed.js", loader);
        sizes.measure(Part::EmbedApp, "app.js", &[app]);
    }
    if let Some(style) = element.get("style.css") {
        sizes.measure(Part::EmbedStyle, "style.css", &[style]);
    }
    let styles = found.styles.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    sizes.measure(Part::Style, "", &styles.iter().map(Vec::as_slice).collect::<Vec<_>>());
    for page in pages.iter().filter(|p| p.file.starts_with("treatments/") && p.file != "treatments/index.html") {
        sizes.measure(Part::TreatmentHtml, &page.file, &[page.html.as_bytes()]);
    }
    for file in data.iter().filter(|f| is_of(&f.file, "bin")) {
        let part = if file.file.starts_with(search::NAME) { Part::SearchPart } else { Part::Data };
        sizes.measure(part, &file.file, &[&file.bytes]);
    }
    let table = sizes.report()?;
    pack(dist, &files)?;
    Ok(format!("{said}\n{table}"))
}

/// Puts packed copies beside the files; what stands in several folders is packed once.
fn pack(dist: &Path, files: &BTreeSet<String>) -> Result<(), String> {
    let mut packed = BTreeMap::new();
    for file in files.iter().filter(|f| is_text(f)) {
        let bytes = fs::read(dist.join(file)).map_err(|e| format!("{file}: {e}"))?;
        let make = || [compress::brotli(&bytes), compress::gzip(&bytes)];
        let [brotli, gzip] = packed.entry(prerender::digest(&bytes)).or_insert_with(make);
        put(dist, &format!("{file}.br"), brotli)?;
        put(dist, &format!("{file}.gz"), gzip)?;
    }
    Ok(())
}

/// Writes what search engines and shared links read beside the pages; says in a line what that is.
fn seo_files(
    site: &CompiledSite,
    dist: &Path,
    base: &str,
    pages: &[Page],
    purpose: Purpose,
) -> Result<&'static str, String> {
    let published = Published::of(site, base);
    put(dist, "robots.txt", seo::robots(published).as_bytes())?;
    let Some(published) = published else {
        return Ok(
            "content/clinic.toml has no `site_url`: no canonical addresses, sitemap, oEmbed or shared pictures.",
        );
    };
    let pictures = purpose == Purpose::Release;
    for file in seo::seo_files(site, pages, published, pictures) {
        put(dist, &file.file, &file.bytes)?;
    }
    if !pictures {
        return Ok("Sitemap and oEmbed are written; shared pictures are drawn for a release only.");
    }
    let painter = seo::Painter::new();
    for page in pages.iter().filter(|page| page.file != "404.html") {
        let png = painter.png(&seo::svg(page, &site.catalog.messages))?;
        put(dist, &seo::card_file(page.path()), &png)?;
    }
    Ok("Sitemap, oEmbed and shared pictures are written.")
}

/// Writes what loads the release whose script is there: the plugin and the examples; without one there is nothing to load.
fn users_of_the_script(site: &CompiledSite, dist: &Path, base: &str) -> Result<(), String> {
    let version = embed::VERSION;
    let Ok(script) = fs::read(dist.join(format!("{version}/embed.js"))) else {
        return Ok(());
    };
    let release = wordpress::Release::of(&site.catalog, version, &script, base);
    examples::pin(dist, &release.integrity)?;
    put(dist, wordpress::ARCHIVE, &wordpress::archive(Path::new(wordpress::SOURCE), &release)?)
}

/// The program as pages load it; addresses with the base path.
struct Program {
    /// The modules of the glue, the one that starts everything first.
    modules: Vec<String>,
    /// The WebAssembly that every page loads.
    wasm: String,
    /// The program in parts; in development it is one file.
    bundle: Option<bundle::Bundle>,
}

/// The files of the element for other pages.
fn element_files(
    site: &CompiledSite,
    bundle: &bundle::Bundle,
    base: &str,
    data: &[prerender::DataFile],
) -> Result<[embed::Files; 2], String> {
    let views = guest::all(site, base, data)?;
    // The search is of our own pages only.
    let data: Vec<_> = data.iter().filter(|file| !file.file.starts_with(search::NAME)).cloned().collect();
    let (target, catalog) = (target(), &site.catalog);
    embed::make(&embed::Ingredients { target: &target, bundle, catalog, views: &views, data: &data, base })
}

/// Where cargo puts what it makes.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from)
}

/// Cuts the program and writes its files.
fn cut(dist: &Path, base: &str) -> Result<Program, String> {
    let bundle = bundle::make(&target())?;
    for (name, bytes) in &bundle.files {
        put(dist, &format!("{}{name}", bundle.folder), bytes)?;
    }
    Ok(Program {
        modules: vec![format!("{base}{}", bundle.glue()), format!("{base}{}", bundle.link())],
        wasm: format!("{base}{}", bundle.program()),
        bundle: Some(bundle),
    })
}

/// The file of an address of ours.
fn below(dist: &Path, base: &str, address: &str) -> PathBuf {
    dist.join(address.strip_prefix(base).unwrap_or(address))
}

fn put(dist: &Path, file: &str, bytes: &[u8]) -> Result<(), String> {
    let path = dist.join(file);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    fs::write(&path, bytes).map_err(|e| format!("{}: {e}", path.display()))
}

fn is_of(file: &str, kind: &str) -> bool {
    Path::new(file).extension().is_some_and(|e| e == kind)
}

fn is_text(file: &str) -> bool {
    [".html", ".js", ".css", ".wasm", ".json", ".bin", ".svg", ".txt", ".xml"].iter().any(|end| file.ends_with(end))
}

/// All files below a folder, as paths with `/`, without packed copies.
fn files_below(dist: &Path) -> Result<BTreeSet<String>, String> {
    let mut files = BTreeSet::new();
    let mut folders = vec![dist.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))? {
            let path = entry.map_err(|e| e.to_string())?.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(below) = path.strip_prefix(dist) {
                files.insert(below.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    Ok(files)
}
