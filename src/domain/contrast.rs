//! Whether ink can be read on its grounds, and the nearest ink that can.
//!
//! Ratio and threshold are those of WCAG 2.2, success criterion 1.4.3.

/// A color of the screen: red, green and blue, each from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rgb(pub [f32; 3]);

/// The least contrast of text and its ground.
pub const LEAST: f32 = 4.5;

/// Steps from a color to black or white.
const STEPS: u16 = 255;

impl Rgb {
    /// How bright the color is, from 0 to 1.
    pub fn luminance(self) -> f32 {
        let [r, g, b] = self.0.map(|part| {
            let part = part.clamp(0.0, 1.0);
            if part <= 0.040_45 { part / 12.92 } else { libm::powf((part + 0.055) / 1.055, 2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// The contrast of two colors, from 1 to 21.
    pub fn contrast(self, other: Self) -> f32 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The color so many steps on the way to another, as a screen shows it: in 255ths.
    fn toward(self, end: f32, step: u16) -> Self {
        let share = f32::from(step) / f32::from(STEPS);
        Self(self.0.map(|part| libm::roundf((part + (end - part) * share) * 255.0) / 255.0))
    }
}

/// The nearest ink that can be read on all grounds; `None` where the ink itself can.
///
/// It goes toward black or white, whichever is nearer; where neither can be read on all grounds, because these are too
/// far apart themselves, the one that reads better on the worst of them.
pub fn legible(ink: Rgb, grounds: &[Rgb]) -> Option<Rgb> {
    let worst = |ink: Rgb| grounds.iter().map(|ground| ink.contrast(*ground)).fold(f32::INFINITY, f32::min);
    if worst(ink) >= LEAST {
        return None;
    }
    let steps = (1..=STEPS).flat_map(|step| [0.0, 1.0].map(|end| ink.toward(end, step)));
    let ends = [0.0, 1.0].map(|end| ink.toward(end, STEPS));
    let better = if worst(ends[0]) >= worst(ends[1]) { ends[0] } else { ends[1] };
    Some(steps.into_iter().find(|ink| worst(*ink) >= LEAST).unwrap_or(better))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WHITE: Rgb = Rgb([1.0; 3]);
    const BLACK: Rgb = Rgb([0.0; 3]);

    #[test]
    fn black_on_white_has_the_greatest_contrast_there_is() {
        assert!((BLACK.contrast(WHITE) - 21.0).abs() < 0.01);
        assert!((WHITE.contrast(WHITE) - 1.0).abs() < 0.01);
    }

    #[test]
    fn what_can_be_read_stays_as_it_is() {
        assert_eq!(legible(Rgb([0.0, 0.3, 0.3]), &[WHITE]), None);
    }

    #[test]
    fn pale_ink_on_a_pale_ground_becomes_darker_and_keeps_its_tint() {
        let Rgb([r, g, b]) = legible(Rgb([0.5, 0.9, 0.9]), &[WHITE]).unwrap();
        assert!(r < g && r < b && g < 0.6, "{r} {g} {b}");
    }

    proptest! {
        #[test]
        fn any_ink_can_be_read_on_any_one_ground(ink in prop::array::uniform3(0f32..=1.0), ground in prop::array::uniform3(0f32..=1.0)) {
            let ground = Rgb(ground.map(|part| (part * 255.0).round() / 255.0));
            let ink = legible(Rgb(ink), &[ground]).unwrap_or(Rgb(ink));
            prop_assert!(ink.contrast(ground) >= LEAST, "{ink:?} on {ground:?}: {}", ink.contrast(ground));
        }
    }
}
