//! The views of the figure as SVG files.

use crate::domain::figure::{Part, View};
use std::fmt::Write as _;

/// A view as SVG. Its colors are the style's; its parts carry their names in `data-part`.
pub fn svg(view: &View) -> String {
    let name = view.id.as_str();
    let mirror = view.mirror_transform();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{}\" focusable=\"false\"><defs>\
         <pattern id=\"hatch-{name}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><path class=\"tx-hatch-ground\" d=\"M0 0h6v6H0z\"/>\
         <path class=\"tx-hatch\" d=\"M0 0v6\"/></pattern>\
         <g id=\"tick-{name}\"><circle r=\"7\"/><path d=\"m-3.2 .2 2.3 2.4 4.2-4.8\"/></g></defs>\
         <path class=\"tx-silhouette\" d=\"{}\"/>",
        view.view_box(),
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
