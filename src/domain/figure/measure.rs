//! Measurements of a finished view: where a label fits, how large the targets are and how well the regions tile it.
//! Everything is deterministic. Leaves out limits: those stand in the tests that ask for them.

use super::drawing::RegionKind;
use super::path::Point;
use super::{Polygon, View};

/// How many cells the box around a region is divided into, each way, to find its roomiest point.
const LABEL_GRID: u32 = 40;

/// The smallest target in CSS pixels (WCAG 2.2, success criterion 2.5.8).
pub const MIN_TARGET_PX: f64 = 24.0;

/// The roomiest point of a shape: the one farthest from its edge, rounded to half units.
///
/// A midline shape is labeled on the axis wherever the axis has room.
pub fn label_point(polygon: &Polygon, kind: RegionKind, axis: f64) -> Point {
    let Some(bounds) = polygon.bounds() else {
        return Point::new(axis, 0.0);
    };
    let (columns, left) = match kind {
        RegionKind::Midline => (0, axis),
        RegionKind::Paired => (LABEL_GRID, bounds.least.x),
    };
    let cell = |length: f64| length / f64::from(LABEL_GRID);
    (0..=columns)
        .flat_map(|column| (0..=LABEL_GRID).map(move |row| (column, row)))
        .map(|(column, row)| {
            Point::new(
                half(left + f64::from(column) * cell(bounds.width())),
                half(bounds.least.y + f64::from(row) * cell(bounds.height())),
            )
        })
        .filter(|&point| polygon.contains(point))
        .map(|point| (polygon.edge_distance(point), point))
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map_or_else(|| bounds.center(), |(_, point)| point)
}

fn half(value: f64) -> f64 {
    let doubled = value * 2.0 + 0.5;
    (doubled - doubled.rem_euclid(1.0)) / 2.0
}

/// How large one region is as a target, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetSize {
    /// Its index in [`View::regions`].
    pub index: usize,
    /// Width of the box around it.
    pub width: f64,
    /// Height of the box around it.
    pub height: f64,
    /// Diameter of the largest circle around its label point that stays inside.
    pub room: f64,
    /// Whether a 24-pixel circle in the middle of its box meets no other target and no circle of another small one.
    pub spaced: bool,
}

impl TargetSize {
    /// Whether the box is at least 24 by 24 pixels.
    pub fn is_large_enough(&self) -> bool {
        self.width >= MIN_TARGET_PX && self.height >= MIN_TARGET_PX
    }
}

/// The size of every region that can be chosen, when the view is drawn `width_px` CSS pixels wide.
pub fn target_sizes(view: &View, width_px: f64) -> Vec<TargetSize> {
    let scale = width_px / view.width;
    let targets: Vec<_> = view
        .regions
        .iter()
        .enumerate()
        .filter(|(_, region)| region.is_selectable())
        .filter_map(|(index, region)| {
            let polygon = region.polygon(view);
            let bounds = polygon.bounds()?;
            Some((index, region.label, polygon, bounds))
        })
        .collect();
    let radius = MIN_TARGET_PX / 2.0;
    targets
        .iter()
        .map(|(index, label, polygon, bounds)| {
            let center = bounds.center();
            let spaced = targets.iter().filter(|(other, ..)| other != index).all(|(_, _, other, other_bounds)| {
                let small =
                    other_bounds.width() * scale < MIN_TARGET_PX || other_bounds.height() * scale < MIN_TARGET_PX;
                let far = other_bounds.center();
                let apart = ((far.x - center.x).powi(2) + (far.y - center.y).powi(2)).sqrt();
                other.distance(center) * scale >= radius && (!small || apart * scale >= MIN_TARGET_PX)
            });
            TargetSize {
                index: *index,
                width: bounds.width() * scale,
                height: bounds.height() * scale,
                room: 2.0 * polygon.edge_distance(*label) * scale,
                spaced,
            }
        })
        .collect()
}

/// How the regions of a view tile its silhouette, as shares of the silhouette's area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tiling {
    /// In at least one region: 1 is a full cover.
    pub covered: f64,
    /// In two regions or more.
    pub overlapping: f64,
    /// In a region but outside the silhouette.
    pub spilled: f64,
}

/// Measures the tiling on a raster of `step` units.
pub fn tiling(view: &View, step: f64) -> Tiling {
    let silhouette = Polygon::from_path_data(&view.silhouette);
    let shapes: Vec<_> = view
        .regions
        .iter()
        .filter_map(|region| {
            let polygon = region.polygon(view);
            polygon.bounds().map(|bounds| (polygon, bounds))
        })
        .collect();
    let [mut inside, mut covered, mut overlapping, mut spilled] = [0_u32; 4];
    let mut y = step / 2.0;
    while y < view.height {
        let mut x = step / 2.0;
        while x < view.width {
            let point = Point::new(x, y);
            let holders =
                shapes.iter().filter(|(polygon, bounds)| bounds.contains(point) && polygon.contains(point)).count();
            let is_body = silhouette.contains(point);
            inside += u32::from(is_body);
            covered += u32::from(is_body && holders > 0);
            overlapping += u32::from(holders > 1);
            spilled += u32::from(!is_body && holders > 0);
            x += step;
        }
        y += step;
    }
    let share = |count: u32| f64::from(count) / f64::from(inside.max(1));
    Tiling { covered: share(covered), overlapping: share(overlapping), spilled: share(spilled) }
}
