//! The hit test: what a pointer or finger means at a spot of the figure.
//!
//! The browser knows which shape lies under a point; here that is asked at the spot and on rings around it.
//! Leaves out what is said or asked then; that is the interface's.

use super::Part;

/// Two areas this near the spot, in CSS pixels, are asked about instead of guessed.
const ASK_WITHIN_PX: f64 = 8.0;

/// The rings that are asked, as distances in CSS pixels. Beyond the last, a point outside means nothing.
const RINGS_PX: [f64; 4] = [3.0, 6.0, ASK_WITHIN_PX, 12.0];

/// Eight directions, and the eight between them: on the widest ring no gap is wider than 5 pixels.
const DIRECTIONS: [(f64, f64); 16] = {
    // Cosines of 0, 22.5, 45, 67.5 and 90 degrees; a table costs a visitor less than the functions do.
    const A: f64 = 0.923_88;
    const B: f64 = core::f64::consts::FRAC_1_SQRT_2;
    const C: f64 = 0.382_68;
    [
        (1.0, 0.0),
        (A, C),
        (B, B),
        (C, A),
        (0.0, 1.0),
        (-C, A),
        (-B, B),
        (-A, C),
        (-1.0, 0.0),
        (-A, -C),
        (-B, -B),
        (-C, -A),
        (0.0, -1.0),
        (C, -A),
        (B, -B),
        (A, -C),
    ]
};

/// What a spot of the figure means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hit {
    /// One area, or a part that cannot be chosen and says so.
    Part(Part),
    /// Two areas within 8 CSS pixels of the spot, the nearer one first: ask which is meant.
    Either(Part, Part),
    /// Nothing is near.
    Nothing,
}

/// What a press means. `part_at` says which part lies so many CSS pixels right of and below the spot.
///
/// The containing area wins, else the nearest within 12 pixels; when a second one is within 8 pixels of the spot,
/// both are returned. A spot on a quiet part is quiet, however near an area is: nobody who touches the eye means the
/// cheek.
pub fn read_press(part_at: impl Fn(f64, f64) -> Option<Part>) -> Hit {
    let at = part_at(0.0, 0.0);
    if let Some(quiet @ Part::Quiet { .. }) = at {
        return Hit::Part(quiet);
    }
    let mut first = at;
    for ring in RINGS_PX {
        for part in on_ring(ring, &part_at).filter(Part::is_selectable) {
            match &first {
                None => first = Some(part),
                Some(known) if *known != part && ring <= ASK_WITHIN_PX => return Hit::Either(known.clone(), part),
                Some(_) => {}
            }
        }
    }
    first.map_or(Hit::Nothing, Hit::Part)
}

/// The part at a spot, else the nearest within 12 CSS pixels, quiet ones included: what a name is shown for, and what
/// opens a group in the phone mode.
pub fn nearest_part(part_at: impl Fn(f64, f64) -> Option<Part>) -> Option<Part> {
    part_at(0.0, 0.0).or_else(|| RINGS_PX.iter().find_map(|ring| on_ring(*ring, &part_at).next()))
}

fn on_ring(ring: f64, part_at: &impl Fn(f64, f64) -> Option<Part>) -> impl Iterator<Item = Part> {
    DIRECTIONS.iter().filter_map(move |(right, below)| part_at(ring * right, ring * below))
}

#[cfg(test)]
mod tests {
    use super::{Hit, nearest_part, read_press};
    use crate::domain::figure::Part;

    /// Three squares in a column: forehead 0 to 40, cheek 40 to 80, a quiet ear 80 to 120, each 40 wide.
    fn column(x: f64, y: f64) -> Option<Part> {
        let name = match y {
            _ if !(0.0..=40.0).contains(&x) => return None,
            0.0..40.0 => "face.forehead",
            40.0..80.0 => "face.cheek",
            80.0..120.0 => "!face.ear",
            _ => return None,
        };
        Part::parse(name)
    }

    fn press(x: f64, y: f64) -> Hit {
        read_press(|dx, dy| column(x + dx, y + dy))
    }

    fn part(name: &str) -> Part {
        Part::parse(name).expect("a name")
    }

    #[test]
    fn the_containing_area_is_meant_when_no_other_is_near() {
        assert_eq!(press(20.0, 20.0), Hit::Part(part("face.forehead")));
        assert_eq!(press(20.0, 50.0), Hit::Part(part("face.cheek")));
    }

    #[test]
    fn near_a_border_both_are_asked_about_the_containing_one_first() {
        assert_eq!(press(20.0, 44.0), Hit::Either(part("face.cheek"), part("face.forehead")));
        assert_eq!(press(20.0, 36.0), Hit::Either(part("face.forehead"), part("face.cheek")));
    }

    #[test]
    fn outside_the_nearest_within_twelve_pixels_is_meant() {
        assert_eq!(press(51.0, 10.0), Hit::Part(part("face.forehead")));
        assert_eq!(press(53.0, 10.0), Hit::Nothing);
    }

    #[test]
    fn a_quiet_part_answers_for_itself() {
        assert_eq!(press(20.0, 82.0), Hit::Part(part("!face.ear")));
        assert_eq!(press(20.0, 77.0), Hit::Part(part("face.cheek")), "and does not make its neighbor a question");
    }

    #[test]
    fn in_the_phone_mode_quiet_parts_count() {
        let near = |x: f64, y: f64| nearest_part(|dx, dy| column(x + dx, y + dy));
        assert_eq!(near(20.0, 128.0), Some(part("!face.ear")));
        assert_eq!(near(20.0, 150.0), None);
    }
}
