//! How the explorer grows: sites of 12, 100 and 1,000 treatments, built into `target/scale/`, and what they cost.
//!
//! Run by `cargo xtask scale`; the figures stand in `docs/scale.md`.
//! The program itself is left out: no content changes a byte of it.

#![allow(clippy::unwrap_used, clippy::panic)]

mod catalog;
mod queries;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use treatment_explorer::content::{self, CompiledSite};
use treatment_explorer::site::compress::brotli;
use treatment_explorer::site::prerender::{self, DataFile, Page};
use treatment_explorer::site::{links, search};
use treatment_explorer::ui::pages::Assets;

const SIZES: [usize; 3] = [12, 100, 1_000];

/// The page whose first load is measured; it is in a catalogue of any size.
const ARTICLE: &str = "treatments/micro-needling/index.html";

/// How many pages are packed to tell how long packing all of them takes.
const PACKED: usize = 20;

/// First load may grow by so much, in percent, from the smallest catalogue to the largest.
const MOST_GROWTH: f64 = 1.0;

fn main() {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("../scale");
    let start = Instant::now();
    let own = content::compile(Path::new("content"), "/").site.unwrap_or_else(|| {
        panic!("the content has findings: run `cargo xtask check` first");
    });
    println!("content read in {}", seconds(start.elapsed()));
    let loads: Vec<usize> = SIZES.map(|count| measure(&own, count, &root.join(count.to_string()))).into();
    let growth = 100.0 * (as_f64(loads[SIZES.len() - 1]) / as_f64(loads[0]) - 1.0);
    println!("\nfirst load of an article grows by {growth:.2} % from {} to {} treatments", SIZES[0], SIZES[2]);
    assert!(growth <= MOST_GROWTH, "more than {MOST_GROWTH} %");
}

/// Builds a site of this size into a folder and prints what it costs; returns the first load of the article.
fn measure(own: &CompiledSite, count: usize, folder: &Path) -> usize {
    let site = catalog::of_size(own, count);
    assert_eq!(site.catalog.treatments.len(), count);
    println!("\n{count} treatments");
    let start = Instant::now();
    let (pages, data) = prerender::all(&site, &assets(), "/").unwrap();
    line("pages rendered", &format!("{} in {}", pages.len(), seconds(start.elapsed())));
    let start = Instant::now();
    let bytes = write(folder, &pages, &data);
    line("written", &format!("{:.1} MB in {}", as_f64(bytes) / 1e6, seconds(start.elapsed())));
    let start = Instant::now();
    let html: BTreeMap<_, _> = pages.iter().map(|p| (p.file.clone(), p.html.clone())).collect();
    let mut files: std::collections::BTreeSet<String> = data.iter().map(|d| d.file.clone()).collect();
    files.extend(["site.css", "start.js", "icon.svg", "explorer.js", "explorer_bg.wasm"].map(String::from));
    let checked = links::check("/", None, &html, &files).unwrap_or_else(|broken| panic!("{}", broken.join("\n")));
    line("links checked", &format!("{checked} in {}", seconds(start.elapsed())));
    line("packing, from a sample", &seconds(packing(&pages)));

    let load = first_load(&pages, &data);
    line("first load of an article", &format!("{load} bytes of HTML, data and style"));
    measure_search(&site, &data);
    load
}

fn measure_search(site: &CompiledSite, data: &[DataFile]) {
    let parts: Vec<&DataFile> = data.iter().filter(|d| d.file.starts_with(search::NAME)).collect();
    let sizes: Vec<usize> = parts.iter().map(|part| brotli(&part.bytes).len()).collect();
    let largest = sizes.iter().max().copied().unwrap_or(0);
    let total: usize = sizes.iter().sum();
    line("search: parts", &format!("{}, the largest {largest}, all {total} bytes", parts.len()));
    assert!(largest <= 30_000, "a part of the search is over 30 kB");
    let documents = search::documents(site);
    let files: Vec<DataFile> = parts.into_iter().cloned().collect();
    let index = queries::loaded(&files, "/");
    let queries = queries::typed(&documents);
    let times = queries::times(&index, &queries);
    let of = |percent| format!("{:.2} ms", queries::percentile(&times, percent).as_secs_f64() * 1e3);
    line("search: places", &documents.len().to_string());
    line(
        "search: answers",
        &format!("{}, half within {}, 95 % within {}, all within {}", times.len(), of(50), of(95), of(100)),
    );
}

fn assets() -> Assets {
    Assets {
        styles: vec!["/site.css".into()],
        start: Some("/start.js".into()),
        early: Some((vec!["/explorer.js".into()], "/explorer_bg.wasm".into())),
        development: None,
    }
}

fn write(folder: &Path, pages: &[Page], data: &[DataFile]) -> usize {
    let _ = fs::remove_dir_all(folder);
    let all = pages.iter().map(|p| (&p.file, p.html.as_bytes())).chain(data.iter().map(|d| (&d.file, &d.bytes[..])));
    all.map(|(file, bytes)| {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        bytes.len()
    })
    .sum()
}

/// How long it takes to pack all pages, told from some that lie evenly among them.
fn packing(pages: &[Page]) -> Duration {
    let step = (pages.len() / PACKED).max(1);
    let sample: Vec<&Page> = pages.iter().step_by(step).collect();
    let start = Instant::now();
    let packed: usize = sample.iter().map(|page| brotli(page.html.as_bytes()).len()).sum();
    assert!(packed > 0);
    start.elapsed().mul_f64(as_f64(pages.len()) / as_f64(sample.len()))
}

/// What the browser loads for the article before any tool wakes, packed, without the program.
fn first_load(pages: &[Page], data: &[DataFile]) -> usize {
    let page = pages.iter().find(|p| p.file == ARTICLE).unwrap();
    let (_, from) = page.html.split_once("data-page-data=\"/").unwrap();
    let (address, _) = from.split_once('"').unwrap();
    let own = data.iter().find(|d| d.file == address).unwrap();
    let style = fs::read("style/site.css").unwrap();
    [page.html.as_bytes(), &own.bytes, &style].into_iter().map(|bytes| brotli(bytes).len()).sum()
}

fn line(what: &str, cost: &str) {
    println!("  {what:<26}{cost}");
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

fn as_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}
