//! The views of the figure as SVG files: pictures by themselves, and drawings to point at once they stand in a page.

use crate::domain::figure::{Part, View};
use std::fmt::Write as _;

/// The style of the site.
const SITE: &str = include_str!("../../style/site.css");

/// What a drawing needs of the site's style while it is a picture, which no style of a page reaches.
fn own_style() -> String {
    let needed = |line: &&str| {
        ["color-scheme:", "--tx-surface:", "--tx-map-"].iter().any(|start| line.starts_with(start))
            || [".tx-silhouette {", ".tx-region {", ".tx-line {", ".tx-line--", ".tx-mark {"]
                .iter()
                .any(|start| line.starts_with(start))
    };
    let (usual, _) = SITE.split_once("@media (forced-colors").unwrap_or((SITE, ""));
    let (tokens, rules): (Vec<&str>, Vec<&str>) =
        usual.lines().map(str::trim).filter(needed).partition(|line| !line.starts_with('.'));
    format!(":root{{{}}}{}", tokens.concat(), rules.concat())
}

/// A view as SVG. In a page its colors are the style's; its parts carry their names in `data-part`.
pub fn svg(view: &View) -> String {
    let name = view.id.as_str();
    let mirror = view.mirror_transform();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{}\" focusable=\"false\"><style>{}</style><defs>\
         <pattern id=\"hatch-{name}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><path class=\"tx-hatch-ground\" d=\"M0 0h6v6H0z\"/>\
         <path class=\"tx-hatch\" d=\"M0 0v6\"/></pattern>\
         <g id=\"tick-{name}\"><circle r=\"7\"/><path d=\"m-3.2 .2 2.3 2.4 4.2-4.8\"/></g></defs>\
         <path class=\"tx-silhouette\" d=\"{}\"/>",
        view.view_box(),
        own_style(),
        view.silhouette,
    );
    // Writing to a string cannot fail.
    for region in &view.regions {
        let part = Part::of(region).map(|part| format!(" data-part=\"{}\"", part.name())).unwrap_or_default();
        let class = if region.is_selectable() { "tx-region" } else { "tx-region tx-region--quiet" };
        let turned = if region.mirrored { format!(" transform=\"{mirror}\"") } else { String::new() };
        let _ = write!(svg, "<path class=\"{class}\"{part}{turned} d=\"{}\"/>", region.d);
    }
    for line in &view.lines {
        let fill = line.fill.map(|f| format!(" tx-line--fill-{}", f.as_str())).unwrap_or_default();
        let path = format!("<path class=\"tx-line tx-line--{}{fill}\" d=\"{}\"", line.class.as_str(), line.d);
        let _ = write!(svg, "{path}/>");
        if line.twice {
            let _ = write!(svg, "{path} transform=\"{mirror}\"/>");
        }
    }
    // The ticks come last, over everything; the style shows those whose part is chosen.
    for region in view.regions.iter().filter(|region| region.is_selectable()) {
        if let Some(part) = Part::of(region) {
            let _ = write!(
                svg,
                "<use class=\"tx-mark\" data-part=\"{}\" href=\"#tick-{name}\" x=\"{}\" y=\"{}\"/>",
                part.name(),
                region.label.x,
                region.label.y
            );
        }
    }
    svg.push_str("</svg>\n");
    svg
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_the_colors_of_the_site_in_light_and_dark() {
        let style = own_style();
        for needed in ["color-scheme: light dark", "--tx-map-skin: light-dark(", "--tx-map-line:", ".tx-silhouette {"] {
            assert!(style.contains(needed), "{needed} is not in {style}");
        }
        assert!(style.contains(".tx-mark {") && !style.contains("--tx-accent"), "{style}");
        assert_eq!(style.matches('{').count(), style.matches('}').count(), "{style}");
    }
}
