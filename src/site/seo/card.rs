//! The picture of a page for shared links, as SVG: its title and description in our look.
//!
//! Drawn apart from the page, so its colors are those of the light tokens in `style/site.css`, written out.

use crate::domain::message::{Messages, Msg};
use crate::site::prerender::Page;
use std::fmt::Write as _;

/// Width in pixels, as the Open Graph pages recommend.
pub const WIDTH: u32 = 1200;
/// Height in pixels.
pub const HEIGHT: u32 = 630;

/// The family of the one font that is drawn with.
pub const FAMILY: &str = "Libertinus Serif";

const LEFT: u32 = 88;
/// How wide a line may be.
const MEASURE: f32 = 1010.0;

/// The file of a page's picture, below the base.
pub fn card_file(path: &str) -> String {
    let name = path.trim_end_matches('/').replace('/', "-");
    format!("og/{}.png", if name.is_empty() { "home" } else { &name })
}

/// The picture.
pub fn svg(page: &Page, messages: &Messages) -> String {
    let title_size: f32 = if width_of(&page.title) * 92.0 <= MEASURE * 1.9 { 92.0 } else { 72.0 };
    let titles = lines(&page.title, title_size);
    let told = lines(&page.description, 36.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"{FAMILY}\">\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fdfaf6\"/>\
         <path d=\"M0 548C260 528 420 566 640 548S1010 526 1200 546V630H0Z\" fill=\"#eed5c5\"/>\
         <g fill=\"none\" stroke-linecap=\"round\"><path d=\"M0 548C260 528 420 566 640 548S1010 526 1200 546\" \
         stroke=\"#5c4033\" stroke-width=\"4\"/><g stroke=\"#0a625e\" stroke-width=\"4\">\
         <path d=\"M-10 582C190 570 330 598 560 584S960 570 1210 584\"/>\
         <path d=\"M-10 608C240 622 380 594 620 610S1000 622 1210 606\"/></g></g>\
         <g transform=\"translate({LEFT} 64)\"><rect width=\"52\" height=\"52\" rx=\"13\" fill=\"#0a625e\"/>\
         <path d=\"M11.400 34.100c6.500-11.400 11.400 4.900 17.900-6.500 3.200-5.700 6.500-6.500 11.400-6.500\" fill=\"none\" \
         stroke=\"#fdfaf6\" stroke-width=\"4\" stroke-linecap=\"round\"/></g>"
    );
    let mut text = |x: u32, y: f32, size: f32, weight: u16, color: &str, words: &str| {
        // Writing to a string cannot fail.
        let _ = write!(
            svg,
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{color}\">{}</text>",
            super::attribute(words)
        );
    };
    text(LEFT + 72, 100.0, 34.0, 600, "#2f241e", messages.get(Msg::SiteTitle));
    let mut y = 222.0;
    for line in &titles {
        text(LEFT, y, title_size, 600, "#2f241e", line);
        y += title_size * 1.08;
    }
    y += 4.0;
    for line in &told {
        text(LEFT, y, 36.0, 400, "#5f524c", line);
        y += 47.0;
    }
    // Where the title needs the room, the line about the site gives way.
    if y < 490.0 {
        text(LEFT, 504.0, 28.0, 600, "#0a625e", messages.get(Msg::SiteCardLine));
    }
    svg.push_str("</svg>");
    svg
}

/// The words in lines that fit the measure.
fn lines(words: &str, size: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width_of(&format!("{line} {word}")) * size <= MEASURE => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// About how wide a text is, in sizes of its type; rather too wide than too narrow
/// (`paint::tests::every_word_of_every_picture_stays_inside`).
fn width_of(text: &str) -> f32 {
    let wide = |letter: char| match letter {
        'i' | 'j' | 'l' | 'f' | 't' | 'r' | 'I' | '.' | ',' | ':' | ';' | '’' | '-' | '(' | ')' | '!' => 0.34,
        ' ' => 0.26,
        'm' | 'w' | 'M' | 'W' => 0.9,
        letter if letter.is_uppercase() => 0.72,
        _ => 0.53,
    };
    text.chars().map(wide).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_picture_of_its_own_name() {
        assert_eq!(card_file(""), "og/home.png");
        assert_eq!(card_file("concerns/acne-scars/"), "og/concerns-acne-scars.png");
    }

    #[test]
    fn words_go_to_the_next_line_where_they_do_not_fit() {
        let told = lines(&"word ".repeat(40), 36.0);
        assert!(told.len() > 2 && told.iter().all(|line| width_of(line) * 36.0 <= MEASURE));
        assert_eq!(told.join(" "), "word ".repeat(40).trim_end());
    }
}
