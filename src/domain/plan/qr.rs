//! The code to be scanned, drawn here: one path for the dark modules, so that no service sees the link.

use fast_qr::{ECL, QRBuilder};
use std::fmt::Write as _;

/// Light modules that must surround a code, as its standard asks (ISO/IEC 18004).
const QUIET: usize = 4;

/// A drawn code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrDrawing {
    /// Modules on each side, the quiet zone included: the drawing's `viewBox` is `0 0 size size`.
    pub size: usize,
    /// The dark modules as the `d` of one SVG path, a run of modules in a row at a time.
    pub path: String,
}

/// The code for a link; `None` when the link is too long for any code (some 2,000 characters).
pub fn draw_qr(link: &str) -> Option<QrDrawing> {
    let code = QRBuilder::new(link.as_bytes()).ecl(ECL::M).build().ok()?;
    let mut path = String::new();
    for y in 0..code.size {
        let row = &code[y];
        let mut x = 0;
        while x < row.len() {
            let run = row.iter().skip(x).take_while(|module| module.value()).count();
            if run > 0 {
                // Writing to a string cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    Some(QrDrawing { size: code.size + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules that a path darkens, by its own grammar: `M x y h run v1 h -run z`.
    fn modules(drawing: &QrDrawing) -> Vec<Vec<bool>> {
        let mut dark = vec![vec![false; drawing.size]; drawing.size];
        for run in drawing.path.split('M').filter(|run| !run.is_empty()) {
            let (at, rest) = run.split_once('h').unwrap();
            let (x, y) = at.split_once(' ').unwrap();
            let (length, rest) = rest.split_once('v').unwrap();
            assert_eq!(rest, format!("1h-{length}z"));
            let (x, y, length): (usize, usize, usize) =
                (x.parse().unwrap(), y.parse().unwrap(), length.parse().unwrap());
            dark[y][x..x + length].fill(true);
        }
        dark
    }

    fn scanned(drawing: &QrDrawing) -> String {
        let dark = modules(drawing);
        let side = drawing.size * 4;
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| if dark[y / 4][x / 4] { 0 } else { 255 });
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        grids[0].decode().unwrap().1
    }

    #[test]
    fn a_scanned_code_is_the_link() {
        let short = "https://clinic.example/treatments/micro-needling/#v=1&sessions=4&check=fae9".to_owned();
        let long = format!("https://clinic.example/plan/#{}", "v=1&areas=8sf.znz.0ysr".repeat(25));
        for link in [short, long] {
            assert_eq!(scanned(&draw_qr(&link).unwrap()), link);
        }
    }

    #[test]
    fn the_quiet_zone_stays_light() {
        let drawing = draw_qr("https://clinic.example/").unwrap();
        for (y, row) in modules(&drawing).iter().enumerate() {
            for (x, dark) in row.iter().enumerate() {
                let inside = |at: usize| (QUIET..drawing.size - QUIET).contains(&at);
                assert!(!dark || inside(x) && inside(y), "{x} {y}");
            }
        }
    }

    #[test]
    fn what_fits_into_no_code_is_not_drawn() {
        assert_eq!(draw_qr(&"x".repeat(3000)), None);
    }
}
