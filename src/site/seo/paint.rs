//! SVG to PNG, with the one font that is compiled in: no font of the machine is looked for.

use super::card::{HEIGHT, WIDTH};
use resvg::{tiny_skia, usvg};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Paints pictures for shared links.
pub struct Painter {
    options: usvg::Options<'static>,
}

impl Painter {
    /// A painter with its font: Libertinus Serif (SIL Open Font License 1.1), shipped in `typst-assets`.
    pub fn new() -> Self {
        let mut fonts = usvg::fontdb::Database::new();
        // The six faces of the family come first.
        for face in typst_assets::fonts().take(6) {
            fonts.load_font_source(usvg::fontdb::Source::Binary(Arc::new(face)));
        }
        Self { options: usvg::Options { fontdb: Arc::new(fonts), ..usvg::Options::default() } }
    }

    /// The picture as PNG.
    ///
    /// # Errors
    /// When the SVG cannot be read or the PNG not be written, in a sentence.
    pub fn png(&self, svg: &str) -> Result<Vec<u8>, String> {
        let tree = usvg::Tree::from_str(svg, &self.options).map_err(|e| format!("a picture cannot be read: {e}"))?;
        let mut canvas = tiny_skia::Pixmap::new(WIDTH, HEIGHT).ok_or("there is no room for a picture")?;
        resvg::render(&tree, tiny_skia::Transform::identity(), &mut canvas.as_mut());
        packed(&canvas).map_err(|e| format!("a picture cannot be written: {e}"))
    }
}

/// The picture as PNG: with a palette where its colors fit into one, which takes a third of the bytes.
fn packed(canvas: &tiny_skia::Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let mut colors: BTreeMap<[u8; 3], u8> = BTreeMap::new();
    let mut palette = Vec::new();
    let mut places = Vec::with_capacity(canvas.pixels().len());
    for pixel in canvas.pixels() {
        let color = [pixel.red(), pixel.green(), pixel.blue()];
        let Ok(next) = u8::try_from(colors.len()) else {
            return canvas.encode_png();
        };
        places.push(*colors.entry(color).or_insert_with(|| {
            palette.extend(color);
            next
        }));
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, canvas.width(), canvas.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(palette);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header()?.write_image_data(&places)?;
    Ok(bytes)
}

impl Default for Painter {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::prerender;
    use crate::ui::pages::Assets;
    use std::path::Path;

    #[test]
    fn every_word_of_every_picture_stays_inside() {
        let site = crate::content::compile(Path::new("content"), "/").site.unwrap();
        let (pages, _) = prerender::all(&site, &Assets::default(), "/").unwrap();
        let painter = Painter::new();
        for page in &pages {
            let svg = super::super::svg(page, &site.catalog.messages);
            let tree = usvg::Tree::from_str(&svg, &painter.options).unwrap();
            let words: Vec<_> = tree
                .root()
                .children()
                .iter()
                .filter_map(|node| match node {
                    usvg::Node::Text(text) => Some(text.abs_bounding_box()),
                    _ => None,
                })
                .collect();
            assert!(words.len() >= 3, "{}: only {} lines have glyphs", page.file, words.len());
            for place in &words {
                let inside = place.left() >= 60.0 && place.right() <= 1140.0 && place.bottom() <= 536.0;
                assert!(inside, "{}: {place:?}", page.file);
            }
        }
    }

    #[test]
    fn a_picture_is_small() {
        let site = crate::content::compile(Path::new("content"), "/").site.unwrap();
        let (pages, _) = prerender::all(&site, &Assets::default(), "/").unwrap();
        let page = pages.iter().find(|p| p.file == "treatments/micro-needling/index.html").unwrap();
        let png = Painter::new().png(&super::super::svg(page, &site.catalog.messages)).unwrap();
        assert!(png.starts_with(b"\x89PNG") && png.len() <= 30_000, "{} bytes", png.len());
    }

    #[test]
    fn a_picture_of_many_colors_is_painted_all_the_same() {
        let dots: Vec<_> =
            (0..400).map(|n| format!("<path d=\"M{n} 0h1v9h-1z\" fill=\"rgb({},9,{})\"/>", n / 2, n % 2)).collect();
        let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 630\">{}</svg>", dots.concat());
        assert!(Painter::new().png(&svg).is_ok_and(|png| png.starts_with(b"\x89PNG")));
    }
}
