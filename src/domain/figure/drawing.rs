//! A view as the illustrator thinks of it: each curve once, and shapes as walks along curves.
//!
//! Neighboring regions share their edges and the halves mirror each other.
//! Leaves out checks of what the illustrator drew ([`super::source`]).

use super::path::{Path, Point};
use super::{BodyView, Fill, Line, LineClass, Region, View};
use crate::domain::area::{AreaId, GroupId};
use serde::Deserialize;
use std::fmt;

/// One view, folded.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Drawing {
    /// Which view it is.
    pub(super) id: BodyView,
    /// Width of the `viewBox`.
    pub(super) width: f64,
    /// Height of the `viewBox`.
    pub(super) height: f64,
    /// The x of the mirror axis.
    pub(super) axis: f64,
    /// The curves.
    pub(super) edges: Vec<Path>,
    /// The half silhouette.
    pub(super) silhouette: Walk,
    /// The regions, one entry for a pair.
    pub(super) regions: Vec<FoldedRegion>,
    /// The lines, in drawing order.
    pub(super) lines: Vec<FoldedLine>,
}

/// Curves in order, counted from 1; a negative number walks its curve backward.
pub(super) type Walk = Vec<i32>;

/// A region, one entry for a pair.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FoldedRegion {
    /// As [`Region::area`].
    pub(super) area: Option<AreaId>,
    /// As [`Region::quiet`].
    pub(super) quiet: Option<String>,
    /// As [`Region::group`].
    pub(super) group: Option<GroupId>,
    /// How it lies to the axis.
    pub(super) kind: RegionKind,
    /// Its curves.
    pub(super) walk: Walk,
    /// As [`Region::label`], of the viewer's right half of a pair.
    pub(super) label: Point,
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

/// A decorative line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FoldedLine {
    /// As [`Line::class`].
    pub(super) class: LineClass,
    /// As [`Line::fill`].
    pub(super) fill: Option<Fill>,
    /// What becomes of the other half.
    pub(super) kind: LineKind,
    /// Its curves.
    pub(super) walk: Walk,
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

/// A drawing that refers to curves it does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DrawingError;

impl fmt::Display for DrawingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a walk names a curve that is not drawn")
    }
}

impl std::error::Error for DrawingError {}

/// The curves of a drawing.
pub(super) struct Curves {
    axis: f64,
    edges: Vec<Path>,
}

impl Curves {
    pub(super) fn of(drawing: &Drawing) -> Self {
        Self { axis: drawing.axis, edges: drawing.edges.clone() }
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
        let curves = Curves::of(&drawing);
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
        })
    }
}
