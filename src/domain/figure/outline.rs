//! How shapes are made of drawn curves: reversed, mirrored, joined and written as SVG path data.
//! Leaves out reading and flattening ([`super::path`]).

use super::path::{Path, Point, Segment};
use std::fmt::Write;

impl Path {
    /// The same path walked from its end to its start.
    pub(super) fn reversed(&self) -> Self {
        let mut from = self.start;
        let mut segments = Vec::with_capacity(self.segments.len());
        for segment in &self.segments {
            segments.push(match *segment {
                Segment::Line(_) => Segment::Line(from),
                Segment::Curve(a, b, _) => Segment::Curve(b, a, from),
            });
            from = segment.end();
        }
        segments.reverse();
        Self { start: self.end(), segments, closed: self.closed }
    }

    /// Its mirror image at the vertical line at `axis`.
    pub(super) fn mirrored(&self, axis: f64) -> Self {
        let flip = |point: Point| point.mirrored(axis);
        Self {
            start: flip(self.start),
            segments: self
                .segments
                .iter()
                .map(|segment| match *segment {
                    Segment::Line(end) => Segment::Line(flip(end)),
                    Segment::Curve(a, b, end) => Segment::Curve(flip(a), flip(b), flip(end)),
                })
                .collect(),
            closed: self.closed,
        }
    }

    /// Goes on with `next`, which must start where this path ends.
    pub(super) fn append(&mut self, next: &Self) {
        self.segments.extend_from_slice(&next.segments);
    }

    /// The path continued by its own mirror image, from a point on the axis.
    pub(super) fn with_mirror_image(&self, axis: f64) -> Self {
        let image = self.reversed().mirrored(axis);
        let (mut whole, rest) = if on_axis(self.end(), axis) { (self.clone(), image) } else { (image, self.clone()) };
        whole.append(&rest);
        whole
    }

    /// The path as SVG path data, without needless characters.
    pub(super) fn write(&self) -> String {
        let mut data = String::from("M");
        write_points(&mut data, &[self.start]);
        let mut in_curve = false;
        for segment in &self.segments {
            match *segment {
                Segment::Line(end) => {
                    data.push('L');
                    write_points(&mut data, &[end]);
                    in_curve = false;
                }
                Segment::Curve(a, b, end) => {
                    data.push(if in_curve { ' ' } else { 'C' });
                    write_points(&mut data, &[a, b, end]);
                    in_curve = true;
                }
            }
        }
        if self.closed {
            data.push('Z');
        }
        data
    }
}

/// Whether the point lies on the axis; coordinates are written by hand, so equality is exact up to rounding.
pub(super) fn on_axis(point: Point, axis: f64) -> bool {
    (point.x - axis).abs() < 1e-9
}

fn write_points(data: &mut String, points: &[Point]) {
    let mut separator = "";
    for number in points.iter().flat_map(|point| [point.x, point.y]) {
        // Writing to a `String` cannot fail, so there is no error to pass on.
        let _ = write!(data, "{separator}{number}");
        separator = " ";
    }
}

#[cfg(test)]
mod tests {
    use super::Path;

    fn read(data: &str) -> Path {
        Path::parse(data).expect("well formed")
    }

    #[test]
    fn reversing_twice_changes_nothing() {
        let path = read("M0 0L5 5C6 6 7 6 8 5");
        assert_eq!(path.reversed().reversed(), path);
        assert_eq!(path.reversed().write(), "M8 5C7 6 6 6 5 5L0 0");
    }

    #[test]
    fn a_half_path_from_axis_to_axis_becomes_a_loop() {
        let whole = read("M10 0L14 4L10 8").with_mirror_image(10.0);
        assert_eq!(whole.write(), "M10 0L14 4L10 8L6 4L10 0");
    }

    #[test]
    fn a_half_path_that_only_starts_on_the_axis_spans_both_halves() {
        let whole = read("M10 0L14 4").with_mirror_image(10.0);
        assert_eq!(whole.write(), "M6 4L10 0L14 4");
    }
}
