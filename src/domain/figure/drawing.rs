//! The form in which a view travels: each curve once, packed small, and shapes as lists of curves.
//!
//! Neighboring regions share their edges and the halves mirror each other, so the text of all shapes is about three
//! times as long as the drawing; the browser unfolds it when it reads the page's data.
//! Leaves out checks of what the illustrator drew ([`super::source`]).

use super::path::{Path, Point, Segment};
use super::{BodyView, Fill, Line, LineClass, Region, View};
use crate::domain::area::{AreaId, GroupId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// One view, folded: what [`View`] is written as and read from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawing {
    /// Which view it is.
    pub(super) id: BodyView,
    /// Width of the `viewBox`.
    #[serde(rename = "w")]
    pub(super) width: f64,
    /// Height of the `viewBox`.
    #[serde(rename = "h")]
    pub(super) height: f64,
    /// The x of the mirror axis.
    #[serde(rename = "x")]
    pub(super) axis: f64,
    /// The curves, packed ([`Path::pack`]).
    #[serde(rename = "e")]
    pub(super) edges: Vec<String>,
    /// The half silhouette.
    #[serde(rename = "s")]
    pub(super) silhouette: Walk,
    /// The regions, one entry for a pair.
    #[serde(rename = "r")]
    pub(super) regions: Vec<FoldedRegion>,
    /// The lines, in drawing order.
    #[serde(rename = "l")]
    pub(super) lines: Vec<FoldedLine>,
}

/// Curves in order, counted from 1; a negative number walks its curve backward.
pub(super) type Walk = Vec<i32>;

/// A region, one entry for a pair.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct FoldedRegion {
    /// As [`Region::area`].
    #[serde(rename = "a", default, skip_serializing_if = "Option::is_none")]
    pub(super) area: Option<AreaId>,
    /// As [`Region::quiet`].
    #[serde(rename = "q", default, skip_serializing_if = "Option::is_none")]
    pub(super) quiet: Option<String>,
    /// As [`Region::group`].
    #[serde(rename = "g", default, skip_serializing_if = "Option::is_none")]
    pub(super) group: Option<GroupId>,
    /// How it lies to the axis.
    #[serde(rename = "k")]
    pub(super) kind: RegionKind,
    /// Its curves.
    #[serde(rename = "e")]
    pub(super) walk: Walk,
    /// As [`Region::label`], of the viewer's right half of a pair.
    #[serde(rename = "p")]
    pub(super) label: Point,
}

/// How a region lies to the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RegionKind {
    /// Drawn once as a loop, and mirrored: the person's left and right.
    #[serde(rename = "p", alias = "paired")]
    Paired,
    /// Drawn from axis to axis, and closed by its mirror image.
    #[serde(rename = "m", alias = "midline")]
    Midline,
}

/// A decorative line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct FoldedLine {
    /// As [`Line::class`].
    #[serde(rename = "c")]
    pub(super) class: LineClass,
    /// As [`Line::fill`].
    #[serde(rename = "f", default, skip_serializing_if = "Option::is_none")]
    pub(super) fill: Option<Fill>,
    /// What becomes of the other half.
    #[serde(rename = "k")]
    pub(super) kind: LineKind,
    /// Its curves.
    #[serde(rename = "e")]
    pub(super) walk: Walk,
}

/// What becomes of the other half of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineKind {
    /// Drawn once as it is: on the axis, or on one side only.
    #[serde(rename = "1", alias = "single")]
    Single,
    /// Drawn twice, the second time mirrored.
    #[serde(rename = "p", alias = "paired")]
    Paired,
    /// Open, and joined to its mirror image on the axis.
    #[serde(rename = "s", alias = "span")]
    Span,
    /// From axis to axis, and closed by its mirror image.
    #[serde(rename = "m", alias = "midline")]
    Midline,
}

/// A drawing that refers to curves it does not carry, or carries unreadable ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawingError;

impl fmt::Display for DrawingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the drawing of the figure arrived damaged")
    }
}

impl std::error::Error for DrawingError {}

/// The curves of a drawing, unpacked.
pub(super) struct Curves {
    axis: f64,
    edges: Vec<Path>,
}

impl Curves {
    pub(super) fn unpack(drawing: &Drawing) -> Result<Self, DrawingError> {
        let unpack = |text: &String| Path::unpack(text).ok_or(DrawingError);
        Ok(Self { axis: drawing.axis, edges: drawing.edges.iter().map(unpack).collect::<Result<_, _>>()? })
    }

    /// The curves of a walk as one path.
    fn join(&self, walk: &[i32]) -> Result<Path, DrawingError> {
        let mut joined: Option<Path> = None;
        for &step in walk {
            let index = (step.unsigned_abs() as usize).wrapping_sub(1);
            let edge = self.edges.get(index).ok_or(DrawingError)?;
            let edge = if step < 0 { edge.reversed() } else { edge.clone() };
            match &mut joined {
                None => joined = Some(edge),
                Some(path) => path.append(&edge),
            }
        }
        joined.ok_or(DrawingError)
    }

    /// A walk from axis to axis, closed by its mirror image.
    pub(super) fn midline(&self, walk: &[i32]) -> Result<Path, DrawingError> {
        let mut whole = self.join(walk)?.with_mirror_image(self.axis);
        whole.closed = true;
        Ok(whole)
    }

    /// The shape of a region, its right half for a pair.
    pub(super) fn region(&self, kind: RegionKind, walk: &[i32]) -> Result<Path, DrawingError> {
        match kind {
            RegionKind::Midline => self.midline(walk),
            RegionKind::Paired => {
                let mut shape = self.join(walk)?;
                shape.closed = true;
                Ok(shape)
            }
        }
    }

    fn line(&self, line: &FoldedLine) -> Result<Path, DrawingError> {
        match line.kind {
            LineKind::Midline => self.midline(&line.walk),
            LineKind::Span => Ok(self.join(&line.walk)?.with_mirror_image(self.axis)),
            LineKind::Single | LineKind::Paired => {
                let mut path = self.join(&line.walk)?;
                path.closed = path.start == path.end();
                Ok(path)
            }
        }
    }
}

impl TryFrom<Drawing> for View {
    type Error = DrawingError;

    fn try_from(drawing: Drawing) -> Result<Self, DrawingError> {
        let curves = Curves::unpack(&drawing)?;
        let mut regions = Vec::with_capacity(2 * drawing.regions.len());
        for folded in &drawing.regions {
            let is_paired = folded.kind == RegionKind::Paired;
            let region = Region {
                area: folded.area.clone(),
                side: is_paired.then(|| drawing.id.right_half()),
                quiet: folded.quiet.clone(),
                group: folded.group.clone(),
                mirrored: false,
                d: curves.region(folded.kind, &folded.walk)?.write(),
                label: folded.label,
            };
            let image = is_paired.then(|| Region {
                side: Some(drawing.id.left_half()),
                mirrored: true,
                label: folded.label.mirrored(drawing.axis),
                ..region.clone()
            });
            regions.push(region);
            regions.extend(image);
        }
        let unfold = |folded: &FoldedLine| {
            Ok(Line {
                class: folded.class,
                fill: folded.fill,
                twice: folded.kind == LineKind::Paired,
                d: curves.line(folded)?.write(),
            })
        };
        Ok(Self {
            id: drawing.id,
            width: drawing.width,
            height: drawing.height,
            axis: drawing.axis,
            silhouette: curves.midline(&drawing.silhouette)?.write(),
            regions,
            lines: drawing.lines.iter().map(unfold).collect::<Result<_, _>>()?,
            drawing,
        })
    }
}

impl From<View> for Drawing {
    fn from(view: View) -> Self {
        view.drawing
    }
}

impl Path {
    /// The path in whole numbers: half units, each point counted from the one written before it.
    ///
    /// `c` stands before three points of a curve, `l` before the end of a straight piece.
    /// Small numbers repeat, and what repeats is compressed away.
    pub(super) fn pack(&self) -> String {
        let mut text = String::new();
        let mut from = Point::new(0.0, 0.0);
        let mut write = |text: &mut String, point: Point| {
            for step in [point.x - from.x, point.y - from.y] {
                let number = (2.0 * step).to_string();
                if !number.starts_with('-') && text.ends_with(|c: char| c.is_ascii_digit()) {
                    text.push(' ');
                }
                text.push_str(&number);
            }
            from = point;
        };
        write(&mut text, self.start);
        for segment in &self.segments {
            match *segment {
                Segment::Line(end) => {
                    text.push('l');
                    write(&mut text, end);
                }
                Segment::Curve(a, b, end) => {
                    text.push('c');
                    for point in [a, b, end] {
                        write(&mut text, point);
                    }
                }
            }
        }
        text
    }

    /// Reads what [`Path::pack`] wrote; `None` for any other text.
    pub(super) fn unpack(text: &str) -> Option<Self> {
        let mut from = Point::new(0.0, 0.0);
        let mut numbers = |text: &str| -> Option<Vec<Point>> {
            let spaced = text.replace('-', " -");
            let steps: Vec<f64> =
                spaced.split_ascii_whitespace().map(|number| number.parse().ok()).collect::<Option<_>>()?;
            if !steps.len().is_multiple_of(2) {
                return None;
            }
            let points = steps.chunks_exact(2).map(|step| {
                from = Point::new(from.x + step[0] / 2.0, from.y + step[1] / 2.0);
                from
            });
            Some(points.collect())
        };
        let is_letter = |c: char| c == 'c' || c == 'l';
        let (first, mut rest) = text.split_at(text.find(is_letter)?);
        let start = *numbers(first)?.first()?;
        let mut segments = Vec::new();
        while !rest.is_empty() {
            let after = rest.get(1..)?;
            let (piece, next) = after.split_at(after.find(is_letter).unwrap_or(after.len()));
            segments.push(match (rest.starts_with('c'), &numbers(piece)?[..]) {
                (false, &[end]) => Segment::Line(end),
                (true, &[a, b, end]) => Segment::Curve(a, b, end),
                _ => return None,
            });
            rest = next;
        }
        Some(Self { start, segments, closed: false })
    }
}

#[cfg(test)]
mod tests {
    use super::Path;

    #[test]
    fn a_packed_path_unpacks_to_itself() {
        let path = Path::parse("M160 78.5C170 78 180.5 77 190 80L200 70").expect("well formed");
        assert_eq!(path.pack(), "320 157c20-1 21-2 19 6l20-20");
        assert_eq!(Path::unpack(&path.pack()), Some(path));
    }

    #[test]
    fn a_damaged_path_is_not_guessed_at() {
        for text in ["", "1 2", "1 2c3 4", "1 2l3 4 5", "1 2x3 4", "c1 2", "1 2l"] {
            assert_eq!(Path::unpack(text), None, "{text}");
        }
    }
}
