//! What must hold for the figure as drawn in `content/figure`: completeness, tiling, target sizes, symmetry, hits.

use super::measure::{MIN_TARGET_PX, target_sizes, tiling};
use super::path::Point;
use super::{
    BodyView, Figure, FigureSource, Hit, Part, Polygon, Region, View, build, nearest_part, read_press, side_of,
};
use crate::domain::area::Side;
use proptest::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The widths in CSS pixels at which a figure is drawn at 320, 360 and 768 pixels of window.
const WIDTHS: [f64; 3] = [288.0, 328.0, 360.0];

fn content(path: &str) -> String {
    let path = format!("{}/content/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn source(view: BodyView) -> FigureSource {
    let text = content(&format!("figure/{}.toml", view.as_str()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", view.as_str()))
}

static FIGURE: LazyLock<Figure> = LazyLock::new(|| Figure {
    views: BodyView::ALL.iter().map(|&view| build(source(view)).unwrap_or_else(|error| panic!("{error}"))).collect(),
});

#[derive(Deserialize)]
struct Areas {
    area: Vec<Area>,
    group: Vec<Group>,
}

#[derive(Deserialize)]
struct Area {
    id: String,
    paired: bool,
    views: Vec<BodyView>,
    selectable: bool,
}

#[derive(Deserialize)]
struct Group {
    id: String,
}

static AREAS: LazyLock<Areas> =
    LazyLock::new(|| toml::from_str(&content("areas.toml")).expect("areas.toml is well formed"));

fn name(view: &View, region: &Region) -> String {
    let area = region.area.as_ref().map_or("–", crate::domain::area::AreaId::as_str);
    format!("{} {area} {:?} {:?}", view.id.as_str(), region.side, region.quiet)
}

#[test]
fn every_area_has_one_region_or_one_pair_in_each_of_its_views() {
    for view in &FIGURE.views {
        let mut drawn: BTreeMap<&str, Vec<&Region>> = BTreeMap::new();
        for region in &view.regions {
            if let Some(area) = &region.area {
                drawn.entry(area.as_str()).or_default().push(region);
            }
        }
        // The whole face is a choice of the list that stands for all regions of the view, so it has no shape.
        let listed = AREAS.area.iter().filter(|a| a.views.contains(&view.id) && a.id != "face");
        for area in listed {
            let regions = drawn.remove(area.id.as_str()).unwrap_or_default();
            let mut sides: Vec<_> = regions.iter().map(|region| region.side).collect();
            sides.sort_unstable();
            let expected = if area.paired { vec![Some(Side::Left), Some(Side::Right)] } else { vec![None] };
            assert_eq!(sides, expected, "{} in {}", area.id, view.id.as_str());
            for region in regions {
                assert_eq!(region.is_selectable(), area.selectable, "{}", name(view, region));
            }
        }
        assert!(drawn.is_empty(), "{} draws areas not listed for it: {drawn:?}", view.id.as_str());
    }
}

#[test]
fn every_part_without_an_area_says_why_and_its_group_exists() {
    for view in &FIGURE.views {
        for region in view.regions.iter().filter(|region| region.area.is_none()) {
            assert!(region.quiet.is_some(), "{}", name(view, region));
            if let Some(group) = &region.group {
                let known = AREAS.group.iter().any(|g| g.id == group.as_str());
                assert!(known, "{}: group {group}", name(view, region));
            } else {
                assert_eq!(region.quiet.as_deref(), Some("private"), "{}", name(view, region));
            }
        }
    }
}

#[test]
fn every_target_is_large_enough_or_spaced_at_each_drawn_width() {
    for view in &FIGURE.views {
        for width in WIDTHS {
            for size in target_sizes(view, width) {
                let name = name(view, &view.regions[size.index]);
                assert!(size.is_large_enough() || size.spaced, "{name} at {width}: {size:?}");
                // A box can be large around a sliver; half of the target size must also fit inside the shape.
                assert!(size.room >= MIN_TARGET_PX / 2.0, "{name} at {width}: {size:?}");
            }
        }
    }
}

#[test]
fn the_regions_tile_the_silhouette() {
    for view in &FIGURE.views {
        let tiling = tiling(view, 1.0);
        let view = view.id.as_str();
        assert!(tiling.covered > 0.97, "{view}: {tiling:?}");
        assert!(tiling.overlapping < 0.01, "{view}: {tiling:?}");
        assert!(tiling.spilled < 0.01, "{view}: {tiling:?}");
    }
}

#[test]
fn left_and_right_are_exact_mirror_images_on_the_right_side_of_the_picture() {
    for view in &FIGURE.views {
        for region in view.regions.iter().filter(|region| region.side.is_some()) {
            let name = name(view, region);
            let twin = view
                .regions
                .iter()
                .find(|twin| twin.area == region.area && twin.quiet == region.quiet && twin.side != region.side)
                .unwrap_or_else(|| panic!("{name} has no twin"));
            assert_eq!(region.polygon(view), twin.polygon(view).mirrored(view.axis), "{name}");
            assert_eq!(region.label, twin.label.mirrored(view.axis), "{name}");
            assert_eq!(region.side, Some(side_of(view, region.label.x)), "{name}");
        }
    }
}

#[test]
fn the_person_s_left_is_on_the_viewer_s_right_except_from_the_back() {
    for view in &FIGURE.views {
        let right_half = side_of(view, view.width);
        let expected = if view.id == BodyView::Back { Side::Right } else { Side::Left };
        assert_eq!(right_half, expected, "{}", view.id.as_str());
        assert_ne!(side_of(view, 0.0), right_half, "{}", view.id.as_str());
    }
}

#[test]
fn labels_lie_inside_and_everything_is_inside_the_frame() {
    for view in &FIGURE.views {
        for region in &view.regions {
            let polygon = region.polygon(view);
            assert!(polygon.contains(region.label), "{}", name(view, region));
        }
        let bounds = Polygon::from_path_data(&view.silhouette).bounds().expect("a silhouette");
        assert!(bounds.least.x >= 0.0 && bounds.least.y >= 0.0, "{bounds:?}");
        assert!(bounds.most.x <= view.width && bounds.most.y <= view.height, "{bounds:?}");
    }
}

/// The part that really lies at a point of a view drawn with `scale` CSS pixels to the unit.
fn part_at(view: &View, point: Point) -> Option<Part> {
    view.regions.iter().find(|region| region.polygon(view).contains(point)).and_then(Part::of)
}

fn press(view: &View, point: Point, scale: f64) -> Hit {
    read_press(|right, below| part_at(view, Point::new(point.x + right / scale, point.y + below / scale)))
}

#[test]
fn a_tap_on_a_palm_opens_the_group_of_the_hands() {
    let view = FIGURE.view(BodyView::Front).expect("drawn");
    let palm = view.regions.iter().find(|region| region.quiet.as_deref() == Some("palm")).expect("drawn");
    let part = nearest_part(|x, y| part_at(view, Point::new(palm.label.x + x, palm.label.y + y)));
    assert_eq!(part, Part::parse("!@arms-hands"));
}

#[test]
fn a_drawing_with_a_gap_is_refused_in_words_that_help() {
    let mut broken = source(BodyView::Face);
    broken.regions[0].path.remove(1);
    let error = build(broken).expect_err("the edges no longer meet").to_string();
    assert!(error.contains("figure “face”, region “hair”"), "{error}");
    assert!(error.contains("let them meet"), "{error}");

    let mut broken = source(BodyView::Face);
    broken.edges.insert("leftover".to_owned(), "M1 1L2 2".to_owned());
    let error = build(broken).expect_err("an edge is unused").to_string();
    assert!(error.contains("edge “leftover”: no region"), "{error}");

    let mut broken = source(BodyView::Scalp);
    broken.silhouette.pop();
    let error = build(broken).expect_err("the half is open").to_string();
    assert!(error.contains("must end on the axis"), "{error}");
}

/// A view of the figure and a point of its frame, as shares of width and height.
fn anywhere() -> impl Strategy<Value = (usize, f64, f64)> {
    (0..BodyView::ALL.len(), 0.0..1.0_f64, 0.0..1.0_f64)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_press_means_what_the_distances_say((view, x, y) in anywhere(), width in 288.0..640.0_f64) {
        let view = &FIGURE.views[view];
        let scale = width / view.width;
        let point = Point::new(x * view.width, y * view.height);
        let distance = |part: &Part| {
            let own = view.regions.iter().filter(|region| Part::of(region).as_ref() == Some(part));
            own.map(|region| region.polygon(view).distance(point) * scale).fold(f64::INFINITY, f64::min)
        };
        match press(view, point, scale) {
            Hit::Part(part) => prop_assert!(distance(&part) <= 12.01, "{part:?} is {} away", distance(&part)),
            Hit::Either(a, b) => {
                prop_assert!(a != b && distance(&a) <= 12.01 && distance(&b) <= 8.01);
            }
            Hit::Nothing => {
                prop_assert!(view.regions.iter().filter_map(Part::of).all(|part| distance(&part) > 0.0));
            }
        }
    }

    #[test]
    fn a_point_far_from_all_other_regions_hits_its_own((view, x, y) in anywhere()) {
        let view = &FIGURE.views[view];
        let point = Point::new(x * view.width, y * view.height);
        for (index, region) in view.regions.iter().enumerate() {
            let alone = view.regions.iter().enumerate().all(|(other, shape)| {
                other == index || shape.polygon(view).distance(point) > 8.0
            });
            if region.is_selectable() && alone && region.polygon(view).contains(point) {
                prop_assert_eq!(Some(press(view, point, 1.0)), Part::of(region).map(Hit::Part));
            }
        }
    }
}
