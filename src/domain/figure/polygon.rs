//! Polygons: what is inside, how far the edge is, and how large the box around them is.
//! Leaves out curves; a path is flattened before it comes here.

use super::path::{Path, Point};

/// A closed shape of straight edges, in units of a view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Polygon {
    points: Vec<Point>,
}

/// The upright box around a shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The upper left corner.
    pub least: Point,
    /// The lower right corner.
    pub most: Point,
}

impl Bounds {
    /// Its width.
    pub fn width(&self) -> f64 {
        self.most.x - self.least.x
    }

    /// Its height.
    pub fn height(&self) -> f64 {
        self.most.y - self.least.y
    }

    /// Its middle.
    pub fn center(&self) -> Point {
        Point::new(f64::midpoint(self.least.x, self.most.x), f64::midpoint(self.least.y, self.most.y))
    }

    /// Whether the point lies in it.
    pub fn contains(&self, point: Point) -> bool {
        (self.least.x..=self.most.x).contains(&point.x) && (self.least.y..=self.most.y).contains(&point.y)
    }
}

impl Polygon {
    /// The polygon through `points`, closed from the last to the first.
    pub fn new(points: Vec<Point>) -> Self {
        Self { points }
    }

    /// The flattened shape of path data; an unreadable path has no points, so nothing is ever inside it.
    pub fn from_path_data(data: &str) -> Self {
        Self::new(Path::parse(data).map_or_else(|_| Vec::new(), |path| path.flatten()))
    }

    /// Its mirror image at the vertical line at `axis`.
    #[must_use]
    pub fn mirrored(&self, axis: f64) -> Self {
        Self::new(self.points.iter().map(|p| p.mirrored(axis)).collect())
    }

    /// Its corners in order.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    fn edges(&self) -> impl Iterator<Item = (Point, Point)> + '_ {
        let next = self.points.iter().cycle().skip(1);
        self.points.iter().copied().zip(next.copied())
    }

    /// Whether the point is inside (even–odd rule).
    pub fn contains(&self, point: Point) -> bool {
        self.edges()
            .filter(|(a, b)| {
                (a.y > point.y) != (b.y > point.y) && point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)
            })
            .count()
            % 2
            == 1
    }

    /// The distance from the point to the nearest edge, inside or outside; infinite without edges.
    pub fn edge_distance(&self, point: Point) -> f64 {
        self.edges().map(|(a, b)| squared_distance(point, a, b)).fold(f64::INFINITY, f64::min).sqrt()
    }

    /// The distance from the point to the shape: zero inside.
    pub fn distance(&self, point: Point) -> f64 {
        if self.contains(point) { 0.0 } else { self.edge_distance(point) }
    }

    /// The box around it; `None` without points.
    pub fn bounds(&self) -> Option<Bounds> {
        let first = *self.points.first()?;
        let mut bounds = Bounds { least: first, most: first };
        for point in &self.points {
            bounds.least = Point::new(bounds.least.x.min(point.x), bounds.least.y.min(point.y));
            bounds.most = Point::new(bounds.most.x.max(point.x), bounds.most.y.max(point.y));
        }
        Some(bounds)
    }

    /// Its area in square units.
    pub fn area(&self) -> f64 {
        let doubled: f64 = self.edges().map(|(a, b)| a.x * b.y - b.x * a.y).sum();
        doubled.abs() / 2.0
    }
}

/// The squared distance from `point` to the straight edge from `a` to `b`.
fn squared_distance(point: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx * dx + dy * dy;
    let along =
        if length > 0.0 { (((point.x - a.x) * dx + (point.y - a.y) * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    let (ox, oy) = (point.x - a.x - along * dx, point.y - a.y - along * dy);
    ox * ox + oy * oy
}

#[cfg(test)]
mod tests {
    use super::{Point, Polygon};

    fn square() -> Polygon {
        Polygon::from_path_data("M10 10L30 10L30 30L10 30Z")
    }

    #[test]
    fn inside_outside_and_distance_of_a_square() {
        let square = square();
        assert!(square.contains(Point::new(20.0, 20.0)));
        assert!(!square.contains(Point::new(31.0, 20.0)));
        assert!((square.distance(Point::new(33.0, 34.0)) - 5.0).abs() < 1e-9);
        assert!((square.edge_distance(Point::new(12.0, 20.0)) - 2.0).abs() < 1e-9);
        assert!((square.area() - 400.0).abs() < 1e-9);
    }

    #[test]
    fn a_mirrored_square_has_the_same_area_on_the_other_side() {
        let mirrored = square().mirrored(50.0);
        let bounds = mirrored.bounds().expect("it has points");
        assert_eq!(bounds.least, Point::new(70.0, 10.0));
        assert!((mirrored.area() - 400.0).abs() < 1e-9);
    }

    #[test]
    fn an_unreadable_path_contains_nothing() {
        let nothing = Polygon::from_path_data("not a path");
        assert!(!nothing.contains(Point::new(0.0, 0.0)));
        assert!(nothing.bounds().is_none());
    }
}
