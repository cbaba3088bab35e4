//! The hit test: what a pointer or finger means at a point of a view.
//! Leaves out what is said or asked then; that is the interface's.

use super::path::Point;
use super::{Polygon, Region, View};

/// Two regions this near the point, in CSS pixels, are asked about instead of guessed.
const ASK_WITHIN_PX: f64 = 8.0;

/// How far outside every region, in CSS pixels, a point still means the nearest one.
const REACH_PX: f64 = 12.0;

/// What a point of a view means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// One region that can be chosen.
    Region {
        /// Its index in [`View::regions`].
        index: usize,
    },
    /// Two regions within 8 CSS pixels of the point, the nearer one first: ask which is meant.
    Either(usize, usize),
    /// A part that is drawn but cannot be chosen; its key says why.
    Quiet {
        /// Its index in [`View::regions`].
        index: usize,
    },
    /// Nothing is near.
    Nothing,
}

/// What the point `x`, `y` of `view` means when one unit is drawn `px_per_unit` CSS pixels large.
///
/// The containing region wins, else the nearest within 12 pixels; when a second one is within 8 pixels of the point,
/// both are returned. A point on a quiet part is quiet, however near a region is: nobody who touches the eye means the cheek.
pub fn locate(view: &View, x: f64, y: f64, px_per_unit: f64) -> Hit {
    let point = Point::new(x, y);
    let mut nearest: Option<(usize, f64)> = None;
    let mut second: Option<(usize, f64)> = None;
    for (index, region, polygon) in polygons(view) {
        let distance = polygon.distance(point) * px_per_unit;
        if !region.is_selectable() {
            if distance <= 0.0 {
                return Hit::Quiet { index };
            }
        } else if nearest.is_none_or(|(_, least)| distance < least) {
            second = nearest;
            nearest = Some((index, distance));
        } else if second.is_none_or(|(_, least)| distance < least) {
            second = Some((index, distance));
        }
    }
    match (nearest, second) {
        (Some((first, _)), Some((other, distance))) if distance <= ASK_WITHIN_PX => Hit::Either(first, other),
        (Some((index, distance)), _) if distance <= REACH_PX => Hit::Region { index },
        _ => Hit::Nothing,
    }
}

/// The region whose group a tap opens in the phone mode: the containing one, else the nearest within 12 CSS pixels.
///
/// Quiet parts count, because a tap on the palm means the hands. The group is that of the region's area,
/// else [`Region::group`]; a part with neither opens nothing.
pub fn locate_group_region(view: &View, x: f64, y: f64, px_per_unit: f64) -> Option<&Region> {
    let point = Point::new(x, y);
    polygons(view)
        .map(|(_, region, polygon)| (region, polygon.distance(point) * px_per_unit))
        .filter(|&(_, distance)| distance <= REACH_PX)
        .min_by(|(_, a), (_, b)| a.total_cmp(b))
        .map(|(region, _)| region)
}

fn polygons(view: &View) -> impl Iterator<Item = (usize, &Region, Polygon)> {
    view.regions.iter().enumerate().map(|(index, region)| (index, region, region.polygon(view)))
}

#[cfg(test)]
mod tests {
    use super::super::drawing::{FoldedRegion, RegionKind};
    use super::super::{BodyView, Drawing};
    use super::{Hit, Point, View, locate, locate_group_region};
    use crate::domain::area::AreaId;

    fn square(area: &str, quiet: bool, number: i32) -> FoldedRegion {
        FoldedRegion {
            area: AreaId::new(area).ok(),
            quiet: quiet.then(|| "ear".to_owned()),
            group: None,
            kind: RegionKind::Midline,
            walk: vec![number],
            label: Point::new(20.0, 40.0 * f64::from(number) - 20.0),
        }
    }

    /// Three squares in a column: forehead 0–40, cheek 40–80 and a quiet ear 80–120.
    fn column() -> View {
        let edge = |top: u32| format!("40 {}l40 0l0 80l-40 0", 2 * top);
        View::try_from(Drawing {
            id: BodyView::Face,
            width: 40.0,
            height: 200.0,
            axis: 20.0,
            edges: vec![edge(0), edge(40), edge(80)],
            silhouette: vec![1],
            regions: vec![
                square("face.forehead", false, 1),
                square("face.cheek", false, 2),
                square("face.ear", true, 3),
            ],
            lines: Vec::new(),
        })
        .expect("well drawn")
    }

    #[test]
    fn the_containing_region_is_meant_when_no_other_is_near() {
        assert_eq!(locate(&column(), 20.0, 20.0, 1.0), Hit::Region { index: 0 });
    }

    #[test]
    fn near_a_border_both_are_asked_about_the_containing_one_first() {
        assert_eq!(locate(&column(), 20.0, 44.0, 1.0), Hit::Either(1, 0));
        assert_eq!(locate(&column(), 20.0, 36.0, 1.0), Hit::Either(0, 1));
    }

    #[test]
    fn nearness_is_measured_in_css_pixels_not_in_units() {
        assert_eq!(locate(&column(), 20.0, 44.0, 3.0), Hit::Region { index: 1 });
    }

    #[test]
    fn outside_the_nearest_within_twelve_pixels_is_meant() {
        assert_eq!(locate(&column(), 51.0, 10.0, 1.0), Hit::Region { index: 0 });
        assert_eq!(locate(&column(), 53.0, 10.0, 1.0), Hit::Nothing);
    }

    #[test]
    fn a_quiet_part_answers_for_itself() {
        assert_eq!(locate(&column(), 20.0, 82.0, 1.0), Hit::Quiet { index: 2 });
    }

    #[test]
    fn in_the_phone_mode_quiet_parts_count() {
        let view = column();
        let ear = locate_group_region(&view, 20.0, 125.0, 1.0).expect("the ear is near");
        assert_eq!(ear.area, AreaId::new("face.ear").ok());
        assert!(locate_group_region(&view, 20.0, 150.0, 1.0).is_none());
    }
}
