//! The body figure: its views, the regions drawn in them and the decorative lines over those.
//!
//! On the host the drawing becomes shapes ([`source`]), is measured ([`measure`]) and written as pictures.
//! In the browser only the names of its parts ([`Part`]) and the hit test are used: the shapes are in the page.
//! Leaves out names and groups of areas, which belong to [`crate::domain::area`], and all colors, which belong to the style.

mod drawing;
mod hit;
pub mod measure;
mod outline;
mod part;
mod path;
mod polygon;
pub mod source;

#[cfg(test)]
mod checks;

pub use drawing::{LineKind, RegionKind};
pub use hit::{Hit, nearest_part, read_press};
pub use part::Part;
pub use path::{PathError, Point};
pub use polygon::Polygon;
pub use source::{FigureError, FigureSource, build};

use crate::domain::area::{AreaId, GroupId, Side};
use serde::{Deserialize, Serialize};

/// One of the four pictures of the body figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BodyView {
    /// The face, looking at the reader.
    Face,
    /// The whole body from the front.
    Front,
    /// The whole body from the back.
    Back,
    /// The top of the head from above, forehead at the bottom.
    Scalp,
}

impl BodyView {
    /// Every view, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Face, Self::Front, Self::Back, Self::Scalp];

    /// The word in content, class names and file names.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Face => "face",
            Self::Front => "front",
            Self::Back => "back",
            Self::Scalp => "scalp",
        }
    }

    /// The side of the person that the viewer's right half of the picture shows.
    ///
    /// A figure that faces the reader shows its left on the reader's right; from the back it is the other way round.
    /// The scalp is drawn with the forehead at the bottom, so it agrees with the face.
    pub fn right_half(self) -> Side {
        match self {
            Self::Face | Self::Front | Self::Scalp => Side::Left,
            Self::Back => Side::Right,
        }
    }

    /// The side of the person that the viewer's left half of the picture shows.
    pub fn left_half(self) -> Side {
        match self.right_half() {
            Side::Left => Side::Right,
            Side::Right => Side::Left,
        }
    }
}

/// The whole figure: every view, in the order in which they are offered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// The views.
    pub views: Vec<View>,
}

impl Figure {
    /// The picture of `view`, when the figure has it.
    pub fn view(&self, view: BodyView) -> Option<&View> {
        self.views.iter().find(|candidate| candidate.id == view)
    }
}

/// One picture: its frame, its silhouette, its regions and the lines drawn over them.
///
/// All lengths are in units of the `viewBox`, whose origin is the upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Which picture it is.
    pub id: BodyView,
    /// Width of the `viewBox`.
    pub width: f64,
    /// Height of the `viewBox`.
    pub height: f64,
    /// The x of the vertical mirror axis.
    pub axis: f64,
    /// The closed outline of everything that is body, as SVG path data: what the skin color fills.
    pub silhouette: String,
    /// The regions, which tile the silhouette.
    pub regions: Vec<Region>,
    /// The decorative lines, in drawing order, over the regions.
    pub lines: Vec<Line>,
}

impl View {
    /// The value of the SVG attribute `transform` that mirrors a shape at the axis.
    pub fn mirror_transform(&self) -> String {
        format!("matrix(-1 0 0 1 {} 0)", 2.0 * self.axis)
    }

    /// The value of the SVG attribute `viewBox`.
    pub fn view_box(&self) -> String {
        format!("0 0 {} {}", self.width, self.height)
    }

    /// The indexes of the regions drawn for `area`: one, or two for a paired area, and none when the view lacks it.
    pub fn regions_of<'a>(&'a self, area: &'a AreaId) -> impl Iterator<Item = usize> + 'a {
        self.regions
            .iter()
            .enumerate()
            .filter(move |(_, region)| region.area.as_ref() == Some(area))
            .map(|(index, _)| index)
    }
}

/// Which side of the person the point at `x` of a view shows; the axis itself counts to the viewer's right half.
pub fn side_of(view: &View, x: f64) -> Side {
    if x < view.axis { view.id.left_half() } else { view.id.right_half() }
}

/// The shape drawn for an area in a view: one side of a paired area, or a whole midline area.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// The area it stands for; `None` for a part that is only drawn.
    pub area: Option<AreaId>,
    /// The side of the person, for one half of a pair.
    pub side: Option<Side>,
    /// Why it cannot be chosen, as the key of a message (`palm`, `eye`); `None` for a region that can.
    pub quiet: Option<String>,
    /// The group that a tap in the phone mode opens, for a part without an area of its own.
    pub group: Option<GroupId>,
    /// Whether [`Region::d`] is to be drawn mirrored ([`View::mirror_transform`]).
    pub mirrored: bool,
    /// The closed shape as SVG path data (absolute `M`, `L`, `C`, `Z`).
    ///
    /// Both halves of a pair carry the very same text, so that left and right cannot differ and the pair packs well.
    pub d: String,
    /// Where the check glyph and the name stand, already mirrored; it lies inside the shape.
    pub label: Point,
}

impl Region {
    /// Whether a visitor can choose it.
    pub fn is_selectable(&self) -> bool {
        self.quiet.is_none()
    }

    /// The shape as a polygon in view coordinates, mirrored when the region is.
    pub fn polygon(&self, view: &View) -> Polygon {
        let polygon = Polygon::from_path_data(&self.d);
        if self.mirrored { polygon.mirrored(view.axis) } else { polygon }
    }
}

/// A decorative stroke, sometimes filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How heavy it is.
    pub class: LineClass,
    /// What its inside is filled with.
    pub fill: Option<Fill>,
    /// Whether it is drawn a second time, mirrored ([`View::mirror_transform`]).
    pub twice: bool,
    /// The stroke as SVG path data.
    pub d: String,
}

/// The weight of a line, from the contour to a hint of form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LineClass {
    /// The contour of the figure.
    Outline,
    /// Eyes, nose, mouth, folds.
    Feature,
    /// A strand of hair or the hairline.
    Hair,
    /// A hint of form: a muscle, a bone, a shadow.
    Shade,
}

impl LineClass {
    /// The word in content and class names.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Outline => "outline",
            Self::Feature => "feature",
            Self::Hair => "hair",
            Self::Shade => "shade",
        }
    }
}

/// What a closed line is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fill {
    /// A veil of the hair color.
    Hair,
    /// A faint veil of the line color.
    Lip,
    /// The white of the eye.
    Eye,
    /// The iris.
    Iris,
    /// The pupil.
    Pupil,
    /// The line color itself: lashes and brow.
    Ink,
}

impl Fill {
    /// The word in content and class names.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hair => "hair",
            Self::Lip => "lip",
            Self::Eye => "eye",
            Self::Iris => "iris",
            Self::Pupil => "pupil",
            Self::Ink => "ink",
        }
    }
}

/// A drawing as it stands in a page: without the style that it carries for standing by itself, which the policy of a
/// page refuses, and which the style of the page replaces.
pub fn without_own_style(svg: String) -> String {
    match (svg.find("<style>"), svg.find("</style>")) {
        (Some(start), Some(end)) if start < end => format!("{}{}", &svg[..start], &svg[end + "</style>".len()..]),
        _ => svg,
    }
}

#[cfg(test)]
mod style_tests {
    #[test]
    fn a_drawing_leaves_its_own_style_behind() {
        let bare = super::without_own_style("<svg><style>a{b:c}</style><path/></svg>".into());
        assert_eq!(bare, "<svg><path/></svg>");
        assert_eq!(super::without_own_style("<svg/>".into()), "<svg/>");
    }
}
