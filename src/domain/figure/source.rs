//! How a view is drawn in content, and how the drawing becomes a [`View`].
//!
//! The illustrator draws one half as named edges and composes regions and lines of them, so that neighbors share
//! the very same curve and the other half is its exact mirror image.
//! Leaves out reading TOML, which is the content compiler's, and whether the regions cover the figure ([`super::measure`]).

use super::drawing::{Curves, Drawing, FoldedLine, FoldedRegion, LineKind, RegionKind, Walk};
use super::measure::label_point;
use super::outline::on_axis;
use super::path::{Path, Point};
use super::{BodyView, Fill, LineClass, Polygon, View};
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
        let Self { view, place, message } = self;
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
    let table = EdgeTable::read(&source)?;
    let mut drawing = Drawing {
        id: source.id,
        width: source.width,
        height: source.height,
        axis: source.axis,
        edges: table.edges.iter().map(|(_, path)| path.clone()).collect(),
        silhouette: table.midline("the silhouette", &source.silhouette)?,
        regions: Vec::new(),
        lines: Vec::new(),
    };
    let curves = Curves::of(&drawing);
    for region in &source.regions {
        drawing.regions.push(table.region(&curves, region)?);
    }
    for line in &source.lines {
        drawing.lines.push(table.line(line)?);
    }
    table.refuse_unused(&source)?;
    View::try_from(drawing).map_err(|e| table.error("the view", &e.to_string()))
}

/// The edges of one view by name, read and checked.
struct EdgeTable<'a> {
    view: BodyView,
    axis: f64,
    edges: Vec<(&'a str, Path)>,
}

impl<'a> EdgeTable<'a> {
    fn read(source: &'a FigureSource) -> Result<Self, FigureError> {
        let mut table = Self { view: source.id, axis: source.axis, edges: Vec::new() };
        for (name, data) in &source.edges {
            let place = format!("edge “{name}”");
            let path = Path::parse(data).map_err(|e| table.error(&place, &e.to_string()))?;
            if path.closed || path.segments.is_empty() {
                return Err(table.error(&place, "an edge is an open line with at least one piece; leave out Z"));
            }
            if !path.is_in_half_units() {
                return Err(
                    table.error(&place, "round its numbers to whole or half units; the figure is kept small that way")
                );
            }
            table.edges.push((name, path));
        }
        Ok(table)
    }

    fn error(&self, place: &str, message: &str) -> FigureError {
        FigureError { view: self.view, place: place.to_owned(), message: message.to_owned() }
    }

    /// The named edges as a walk whose edges meet, with its first and last point.
    fn walk(&self, place: &str, names: &[String]) -> Result<(Walk, Point, Point), FigureError> {
        let mut walk = Walk::new();
        let mut ends: Option<(Point, Point)> = None;
        for name in names {
            let plain = name.strip_prefix('-').unwrap_or(name);
            let Some((step, (_, edge))) = (1_i32..).zip(&self.edges).find(|(_, (candidate, _))| *candidate == plain)
            else {
                return Err(self.error(place, &format!("there is no edge “{plain}”")));
            };
            let (step, start, end) =
                if plain == name { (step, edge.start, edge.end()) } else { (-step, edge.end(), edge.start) };
            if let Some((_, before)) = ends.filter(|&(_, before)| before != start) {
                return Err(self.error(
                    place,
                    &format!(
                        "the edge before “{name}” ends at {} {}, but “{name}” starts at {} {}; let them meet, or turn one with “-”",
                        before.x, before.y, start.x, start.y
                    ),
                ));
            }
            walk.push(step);
            ends = Some((ends.map_or(start, |(first, _)| first), end));
        }
        let (first, last) = ends.ok_or_else(|| self.error(place, "its path names no edge"))?;
        Ok((walk, first, last))
    }

    /// A walk from axis to axis.
    fn midline(&self, place: &str, names: &[String]) -> Result<Walk, FigureError> {
        let (walk, first, last) = self.walk(place, names)?;
        for (word, point) in [("start", first), ("end", last)] {
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
        Ok(walk)
    }

    /// A walk that returns to its start.
    fn closed(&self, place: &str, names: &[String]) -> Result<Walk, FigureError> {
        let (walk, first, last) = self.walk(place, names)?;
        if first == last {
            return Ok(walk);
        }
        Err(self.error(
            place,
            &format!(
                "a paired region is a closed loop, but it starts at {} {} and ends at {} {}",
                first.x, first.y, last.x, last.y
            ),
        ))
    }

    fn region(&self, curves: &Curves, source: &RegionSource) -> Result<FoldedRegion, FigureError> {
        let name =
            source.area.as_ref().map_or_else(|| source.quiet.as_deref().unwrap_or("without a name"), AreaId::as_str);
        let place = format!("region “{name}”");
        if source.area.is_none() && source.quiet.is_none() {
            return Err(self
                .error(&place, "say which area it is, or why it is quiet, or both for an area that cannot be chosen"));
        }
        let walk = match source.kind {
            RegionKind::Midline => self.midline(&place, &source.path)?,
            RegionKind::Paired => self.closed(&place, &source.path)?,
        };
        let points = curves.region(source.kind, &walk).map_err(|e| self.error(&place, &e.to_string()))?.flatten();
        let crosses = points.iter().any(|point| point.x < self.axis - 0.5);
        if source.kind == RegionKind::Paired && crosses {
            return Err(
                self.error(&place, "a paired region is drawn on the viewer's right half only, but it crosses the axis")
            );
        }
        let polygon = Polygon::new(points);
        let label = match source.label {
            Some(label) if polygon.contains(label) => label,
            Some(_) => {
                return Err(self.error(&place, "its label lies outside; move it inside"));
            }
            None => label_point(&polygon, source.kind, self.axis),
        };
        Ok(FoldedRegion {
            area: source.area.clone(),
            quiet: source.quiet.clone(),
            group: source.group.clone(),
            kind: source.kind,
            walk,
            label,
        })
    }

    fn line(&self, source: &LineSource) -> Result<FoldedLine, FigureError> {
        let place = format!("line “{}”", source.path.join(" "));
        let walk = if source.kind == LineKind::Midline {
            self.midline(&place, &source.path)?
        } else {
            let (walk, first, last) = self.walk(&place, &source.path)?;
            let touches = on_axis(first, self.axis) || on_axis(last, self.axis);
            if source.kind == LineKind::Span && !touches {
                return Err(self.error(&place, "a span must start or end on the axis"));
            }
            walk
        };
        Ok(FoldedLine { class: source.class, fill: source.fill, kind: source.kind, walk })
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
        match self.edges.iter().find(|(name, _)| !used.contains(name)) {
            Some((name, _)) => {
                Err(self.error(&format!("edge “{name}”"), "no region and no line uses it; use it or remove it"))
            }
            None => Ok(()),
        }
    }
}
