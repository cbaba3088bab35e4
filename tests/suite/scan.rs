//! The code to be scanned, read by a scanner that is not ours (`zbarimg`): it says the link and nothing else.

use crate::content::catalog;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use treatment_explorer::domain::area::{Side, Sides};
use treatment_explorer::domain::plan::{QrDrawing, draw_qr};
use treatment_explorer::domain::quantity::Sessions;
use treatment_explorer::domain::selection::Selection;

/// Pixels of a module.
const SCALE: usize = 4;

/// The drawing as a picture in gray (PGM), by the path's own grammar: `M x y h run v1 h -run z`.
fn picture(drawing: &QrDrawing) -> Vec<u8> {
    let side = drawing.size * SCALE;
    let mut pixels = vec![255_u8; side * side];
    for run in drawing.path.split('M').filter(|run| !run.is_empty()) {
        let (at, rest) = run.split_once('h').unwrap();
        let (x, y) = at.split_once(' ').unwrap();
        let number = |text: &str| text.parse::<usize>().unwrap() * SCALE;
        let (x, y, length) = (number(x), number(y), number(rest.split_once('v').unwrap().0));
        for row in y..y + SCALE {
            pixels[row * side + x..row * side + x + length].fill(0);
        }
    }
    [format!("P5 {side} {side} 255\n").as_bytes(), &pixels].concat()
}

#[test]
fn a_scanner_reads_the_link() {
    let catalog = catalog();
    let site = "https://clinic.example/treatments/micro-needling/";
    let mut selection = Selection::default();
    selection.sessions = Sessions::new(4).ok();
    let mut links = vec![format!("{site}#{}", selection.to_link(None, &[]))];
    for area in catalog.areas.iter().filter(|area| area.is_selectable()) {
        let sides = if area.paired { Sides::Only(Side::Left) } else { Sides::Both };
        selection.choose(area.id.clone(), sides);
        if selection.areas().len().is_multiple_of(12) {
            links.push(format!("{site}#{}", selection.to_link(Some("plan"), &[])));
        }
    }
    assert!(links.len() >= 5);
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("codes");
    fs::create_dir_all(&folder).unwrap();
    for (n, link) in links.iter().enumerate() {
        let file = folder.join(format!("{n}.pgm"));
        fs::write(&file, picture(&draw_qr(link).unwrap())).unwrap();
        let output = Command::new("zbarimg")
            .args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"])
            .arg(&file)
            .output()
            .expect("there is no zbarimg; run `cargo xtask test --only test`");
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim_end_matches('\n'), link);
    }
}
