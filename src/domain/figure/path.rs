//! SVG path data as the figure uses it: absolute `M`, `L`, `C` and `Z`, one subpath.
//! Leaves out every other command; the figure has no use for them.

use serde::{Deserialize, Serialize};
use std::fmt;

/// How many straight pieces stand for one curve: at the drawn sizes the error is below a tenth of a unit.
const CURVE_STEPS: u32 = 8;

/// A point of a view, in units of its `viewBox`; it travels as `[x, y]`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "[f64; 2]", into = "[f64; 2]")]
pub struct Point {
    /// To the viewer's right.
    pub x: f64,
    /// Downward.
    pub y: f64,
}

impl Point {
    /// The point at `x`, `y`.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Its mirror image at the vertical line at `axis`.
    #[must_use]
    pub fn mirrored(self, axis: f64) -> Self {
        Self::new(2.0 * axis - self.x, self.y)
    }
}

impl From<[f64; 2]> for Point {
    fn from([x, y]: [f64; 2]) -> Self {
        Self::new(x, y)
    }
}

impl From<Point> for [f64; 2] {
    fn from(point: Point) -> Self {
        [point.x, point.y]
    }
}

/// One piece of a path, without the point it starts from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Segment {
    /// A straight piece to a point.
    Line(Point),
    /// A cubic curve: two control points and its end.
    Curve(Point, Point, Point),
}

impl Segment {
    /// Where the piece ends.
    pub(super) fn end(self) -> Point {
        match self {
            Self::Line(end) | Self::Curve(_, _, end) => end,
        }
    }
}

/// A path: where it starts and the pieces that follow; a closed one returns to its start.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Path {
    /// The first point.
    pub(super) start: Point,
    /// The pieces.
    pub(super) segments: Vec<Segment>,
    /// Whether it ends with `Z`.
    pub(super) closed: bool,
}

impl Path {
    /// The last point.
    pub(super) fn end(&self) -> Point {
        self.segments.last().map_or(self.start, |last| last.end())
    }

    /// Reads path data.
    pub(super) fn parse(data: &str) -> Result<Self, PathError> {
        let mut tokens = Tokens::new(data);
        if tokens.command()? != Some('M') {
            return Err(PathError::new("it must start with M and a point"));
        }
        let mut path = Self { start: tokens.point()?, segments: Vec::new(), closed: false };
        while let Some(command) = tokens.command()? {
            if path.closed {
                return Err(PathError::new("nothing may follow Z"));
            }
            match command {
                'L' => path.segments.push(Segment::Line(tokens.point()?)),
                'C' => loop {
                    let curve = Segment::Curve(tokens.point()?, tokens.point()?, tokens.point()?);
                    path.segments.push(curve);
                    if !tokens.number_follows() {
                        break;
                    }
                },
                'Z' => path.closed = true,
                other => {
                    return Err(PathError::new(&format!("it uses {other}; only absolute M, L, C and Z are read")));
                }
            }
        }
        Ok(path)
    }

    /// Whether every number of the path is whole or a half, which keeps the pictures small.
    pub(super) fn is_in_half_units(&self) -> bool {
        let half = |point: &Point| [point.x, point.y].iter().all(|n| (n * 2.0).fract().abs() < f64::EPSILON);
        let pieces = self.segments.iter().all(|segment| match segment {
            Segment::Line(end) => half(end),
            Segment::Curve(a, b, end) => [a, b, end].into_iter().all(half),
        });
        half(&self.start) && pieces
    }

    /// The path as straight pieces, without repeating the start of a closed one.
    pub(super) fn flatten(&self) -> Vec<Point> {
        let mut points = vec![self.start];
        let mut from = self.start;
        for segment in &self.segments {
            match *segment {
                Segment::Line(end) => points.push(end),
                Segment::Curve(a, b, end) => {
                    for step in 1..=CURVE_STEPS {
                        let t = f64::from(step) / f64::from(CURVE_STEPS);
                        points.push(on_curve(from, a, b, end, t));
                    }
                }
            }
            from = segment.end();
        }
        if points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        points
    }
}

fn on_curve(from: Point, a: Point, b: Point, end: Point, t: f64) -> Point {
    let s = 1.0 - t;
    let [w0, w1, w2, w3] = [s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t];
    Point::new(w0 * from.x + w1 * a.x + w2 * b.x + w3 * end.x, w0 * from.y + w1 * a.y + w2 * b.y + w3 * end.y)
}

/// Why path data cannot be read, as a sentence for the illustrator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathError {
    reason: String,
}

impl PathError {
    fn new(reason: &str) -> Self {
        Self { reason: reason.to_owned() }
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the path cannot be read: {}", self.reason)
    }
}

impl std::error::Error for PathError {}

/// Path data, read from the front.
struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    fn new(data: &'a str) -> Self {
        Self { rest: data }
    }

    fn skip_separators(&mut self) {
        self.rest = self.rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
    }

    fn number_follows(&mut self) -> bool {
        self.skip_separators();
        self.rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.'))
    }

    fn command(&mut self) -> Result<Option<char>, PathError> {
        self.skip_separators();
        let Some(first) = self.rest.chars().next() else {
            return Ok(None);
        };
        if !first.is_ascii_alphabetic() {
            return Err(PathError::new(&format!(
                "a letter was expected before “{}”",
                self.rest.chars().take(12).collect::<String>()
            )));
        }
        self.rest = &self.rest[1..];
        Ok(Some(first))
    }

    fn point(&mut self) -> Result<Point, PathError> {
        Ok(Point::new(self.number()?, self.number()?))
    }

    fn number(&mut self) -> Result<f64, PathError> {
        self.skip_separators();
        let length = self
            .rest
            .char_indices()
            .find(|&(at, c)| !(c.is_ascii_digit() || c == '.' || (c == '-' && at == 0)))
            .map_or(self.rest.len(), |(at, _)| at);
        let (text, rest) = self.rest.split_at(length);
        self.rest = rest;
        text.parse().map_err(|_| PathError::new(&format!("a number is missing before “{rest}”")))
    }
}

#[cfg(test)]
mod tests {
    use super::{Path, Point, Segment};

    #[test]
    fn the_four_commands_are_read_with_and_without_separators() {
        let path = Path::parse("M1 2L3,4C5 6 7 8 9.5-1Z").expect("well formed");
        assert_eq!(path.start, Point::new(1.0, 2.0));
        assert_eq!(path.segments[0], Segment::Line(Point::new(3.0, 4.0)));
        assert_eq!(path.segments[1].end(), Point::new(9.5, -1.0));
        assert!(path.closed);
    }

    #[test]
    fn one_c_may_carry_several_curves() {
        let path = Path::parse("M0 0C1 0 2 0 3 0 4 0 5 0 6 0").expect("well formed");
        assert_eq!(path.segments.len(), 2);
    }

    #[test]
    fn other_commands_and_missing_numbers_are_refused_in_words() {
        for (data, says) in [
            ("L1 2", "start with M"),
            ("M1 2Q3 4 5 6", "uses Q"),
            ("M1 2C3 4 5 6", "number is missing"),
            ("M1 2ZL3 4", "follow Z"),
        ] {
            let error = Path::parse(data).expect_err("malformed").to_string();
            assert!(error.contains(says), "{error}");
        }
    }

    #[test]
    fn a_flattened_curve_ends_where_the_curve_ends() {
        let points = Path::parse("M0 0C0 10 10 10 10 0").expect("well formed").flatten();
        assert_eq!(points.last(), Some(&Point::new(10.0, 0.0)));
        assert!((points[4].y - 7.5).abs() < 1e-9, "the middle of the curve");
    }
}
