//! How a view is drawn in content, and how the drawing becomes a [`View`].
//!
//! The illustrator draws one half as named edges and composes regions and lines of them, so that neighbors share
//! the very same curve and the other half is its exact mirror image.
//! Leaves out reading TOML, which is the content compiler's, and whether the regions cover the figure ([`super::measure`]).

use super::measure::label_point;
use super::outline::on_axis;
use super::path::{Path, Point};
use super::{BodyView, Fill, Line, LineClass, Polygon, Region, View};
use crate::domain::area::{AreaId, GroupId};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// One view as it is drawn in `content/figure/<view>.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureSource {
    /// Which view it is.
    pub id: BodyView,
    /// Width of the `viewBox`.
    pub width: f64,
    /// Height of the `viewBox`.
    pub height: f64,
    /// The x of the mirror axis.
    pub axis: f64,
    /// The edges of the silhouette, from the axis at the top to the axis at the bottom.
    pub silhouette: Vec<String>,
    /// The drawn curves by name: absolute `M`, `L`, `C`, on the viewer's right half.
    pub edges: BTreeMap<String, String>,
    /// The regions.
    #[serde(rename = "region")]
    pub regions: Vec<RegionSource>,
    /// The decorative lines, in drawing order.
    #[serde(rename = "line", default)]
    pub lines: Vec<LineSource>,
}

/// One region as it is drawn.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegionSource {
    /// The area, when it stands for one.
    #[serde(default)]
    pub area: Option<AreaId>,
    /// Why it cannot be chosen, as the key of a message.
    #[serde(default)]
    pub quiet: Option<String>,
    /// The group a tap in the phone mode opens, for a part without an area.
    #[serde(default)]
    pub group: Option<GroupId>,
    /// Whether it comes as a left and a right, or lies on the axis.
    pub kind: RegionKind,
    /// Names of edges in order; `-` before a name walks that edge backward.
    pub path: Vec<String>,
    /// Where the check glyph stands, when the middle found by itself is not the best place.
    #[serde(default)]
    pub label: Option<Point>,
}

/// How a region lies to the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RegionKind {
    /// Drawn once as a loop, and mirrored: the person's left and right.
    Paired,
    /// Drawn from axis to axis, and closed by its mirror image.
    Midline,
}

/// One decorative line as it is drawn.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineSource {
    /// Its weight.
    pub class: LineClass,
    /// Its filling.
    #[serde(default)]
    pub fill: Option<Fill>,
    /// What becomes of the other half.
    pub kind: LineKind,
    /// Names of edges in order; `-` before a name walks that edge backward.
    pub path: Vec<String>,
}

/// What becomes of the other half of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LineKind {
    /// Drawn once as it is: on the axis, or on one side only.
    Single,
    /// Drawn twice, the second time mirrored.
    Paired,
    /// Open, and joined to its mirror image on the axis.
    Span,
    /// From axis to axis, and closed by its mirror image.
    Midline,
}

/// What is wrong in the drawing of a view, in words for the illustrator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureError {
    /// The view, which is also the name of the file.
    pub view: BodyView,
    /// The region, line or edge it is about.
    pub place: String,
    /// What was found and what to draw instead.
    pub message: String,
}

impl fmt::Display for FigureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            view,
            place,
            message,
        } = self;
        write!(f, "figure “{}”, {place}: {message}", view.as_str())
    }
}

impl std::error::Error for FigureError {}

/// Makes the view that travels to the browser.
///
/// # Errors
/// When an edge is missing, unreadable, unused or off the viewer's right half; when edges that follow each other do
/// not meet; when a loop is not closed or a half does not end on the axis; or when a region says neither or both of
/// what it is for.
pub fn build(source: FigureSource) -> Result<View, FigureError> {
    let drawing = Drawing::read(&source)?;
    let outline = drawing.loop_through("the silhouette", &source.silhouette)?;
    let mut view = View {
        id: source.id,
        width: source.width,
        height: source.height,
        axis: source.axis,
        silhouette: outline.write(),
        regions: Vec::new(),
        lines: Vec::new(),
    };
    for region in &source.regions {
        drawing.add_region(&mut view, region)?;
    }
    for line in &source.lines {
        view.lines.push(drawing.line(line)?);
    }
    drawing.refuse_unused(&source)?;
    Ok(view)
}

/// The edges of one view, read.
struct Drawing<'a> {
    view: BodyView,
    axis: f64,
    edges: BTreeMap<&'a str, Path>,
}

impl<'a> Drawing<'a> {
    fn read(source: &'a FigureSource) -> Result<Self, FigureError> {
        let mut drawing = Self {
            view: source.id,
            axis: source.axis,
            edges: BTreeMap::new(),
        };
        for (name, data) in &source.edges {
            let place = format!("edge “{name}”");
            let path = Path::parse(data).map_err(|e| drawing.error(&place, &e.to_string()))?;
            if path.closed || path.segments.is_empty() {
                return Err(drawing.error(
                    &place,
                    "an edge is an open line with at least one piece; leave out Z",
                ));
            }
            drawing.edges.insert(name, path);
        }
        Ok(drawing)
    }

    fn error(&self, place: &str, message: &str) -> FigureError {
        FigureError {
            view: self.view,
            place: place.to_owned(),
            message: message.to_owned(),
        }
    }

    /// The edges of `names`, one after the other.
    fn join(&self, place: &str, names: &[String]) -> Result<Path, FigureError> {
        let mut joined: Option<Path> = None;
        for name in names {
            let plain = name.strip_prefix('-').unwrap_or(name);
            let Some(edge) = self.edges.get(plain) else {
                return Err(self.error(place, &format!("there is no edge “{plain}”")));
            };
            let edge = if plain == name {
                edge.clone()
            } else {
                edge.reversed()
            };
            match &mut joined {
                None => joined = Some(edge),
                Some(path) if path.end() == edge.start => path.append(&edge),
                Some(path) => {
                    let (end, start) = (path.end(), edge.start);
                    return Err(self.error(
                        place,
                        &format!(
                            "the edge before “{name}” ends at {} {}, but “{name}” starts at {} {}; let them meet, or turn one with “-”",
                            end.x, end.y, start.x, start.y
                        ),
                    ));
                }
            }
        }
        joined.ok_or_else(|| self.error(place, "its path names no edge"))
    }

    /// A half from axis to axis, closed by its mirror image.
    fn loop_through(&self, place: &str, names: &[String]) -> Result<Path, FigureError> {
        let half = self.join(place, names)?;
        for (word, point) in [("start", half.start), ("end", half.end())] {
            if !on_axis(point, self.axis) {
                return Err(self.error(
                    place,
                    &format!(
                        "a midline shape must {word} on the axis (x = {}), but it does at {} {}",
                        self.axis, point.x, point.y
                    ),
                ));
            }
        }
        let mut whole = half.with_mirror_image(self.axis);
        whole.closed = true;
        Ok(whole)
    }

    fn add_region(&self, view: &mut View, source: &RegionSource) -> Result<(), FigureError> {
        let name = source.area.as_ref().map_or_else(
            || source.quiet.as_deref().unwrap_or("without a name"),
            AreaId::as_str,
        );
        let place = format!("region “{name}”");
        if source.area.is_none() && source.quiet.is_none() {
            return Err(self.error(
                &place,
                "say which area it is, or why it is quiet, or both for an area that cannot be chosen",
            ));
        }
        let shape = match source.kind {
            RegionKind::Midline => self.loop_through(&place, &source.path)?,
            RegionKind::Paired => {
                let mut shape = self.join(&place, &source.path)?;
                if shape.start != shape.end() {
                    return Err(self.error(
                        &place,
                        &format!(
                            "a paired region is a closed loop, but it starts at {} {} and ends at {} {}",
                            shape.start.x, shape.start.y, shape.end().x, shape.end().y
                        ),
                    ));
                }
                shape.closed = true;
                if shape.flatten().iter().any(|p| p.x < self.axis - 0.5) {
                    return Err(self.error(
                        &place,
                        "a paired region is drawn on the viewer's right half only, but it crosses the axis",
                    ));
                }
                shape
            }
        };
        let polygon = Polygon::new(shape.flatten());
        let label = match source.label {
            Some(label) if polygon.contains(label) => label,
            Some(_) => {
                return Err(self.error(&place, "its label lies outside; move it inside"));
            }
            None => label_point(&polygon, source.kind, self.axis),
        };
        let region = Region {
            area: source.area.clone(),
            side: (source.kind == RegionKind::Paired).then(|| self.view.right_half()),
            quiet: source.quiet.clone(),
            group: source.group.clone(),
            mirrored: false,
            d: shape.write(),
            label,
        };
        let image = (source.kind == RegionKind::Paired).then(|| Region {
            side: Some(self.view.left_half()),
            mirrored: true,
            label: label.mirrored(self.axis),
            ..region.clone()
        });
        view.regions.push(region);
        view.regions.extend(image);
        Ok(())
    }

    fn line(&self, source: &LineSource) -> Result<Line, FigureError> {
        let place = format!("line “{}”", source.path.join(" "));
        let path = match source.kind {
            LineKind::Midline => self.loop_through(&place, &source.path)?,
            LineKind::Single | LineKind::Paired | LineKind::Span => {
                let mut path = self.join(&place, &source.path)?;
                path.closed = path.start == path.end();
                path
            }
        };
        let path = if source.kind == LineKind::Span {
            if !on_axis(path.start, self.axis) && !on_axis(path.end(), self.axis) {
                return Err(self.error(&place, "a span must start or end on the axis"));
            }
            path.with_mirror_image(self.axis)
        } else {
            path
        };
        Ok(Line {
            class: source.class,
            fill: source.fill,
            twice: source.kind == LineKind::Paired,
            d: path.write(),
        })
    }

    /// An edge nobody uses is a leftover or a misspelling, so it is refused.
    fn refuse_unused(&self, source: &FigureSource) -> Result<(), FigureError> {
        let used: BTreeSet<&str> = source
            .regions
            .iter()
            .map(|region| &region.path)
            .chain(source.lines.iter().map(|line| &line.path))
            .chain([&source.silhouette])
            .flatten()
            .map(|name| name.strip_prefix('-').unwrap_or(name))
            .collect();
        match self.edges.keys().find(|name| !used.contains(**name)) {
            Some(name) => Err(self.error(
                &format!("edge “{name}”"),
                "no region and no line uses it; use it or remove it",
            )),
            None => Ok(()),
        }
    }
}
