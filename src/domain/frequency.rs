//! Natural frequencies on one denominator: of 100, how many had something and how many did not.

use super::quantity::Percent;

/// Of 100 people or treatments, in whole numbers for people.
///
/// ```
/// use treatment_explorer::domain::frequency::OfHundred;
/// use treatment_explorer::domain::quantity::Percent;
/// let of = |value| Percent::new(value).map(OfHundred::of);
/// assert_eq!(of(5.3), Ok(OfHundred::About { with: 5, without: 95 }));
/// assert_eq!(of(0.4), Ok(OfHundred::FewerThanOne));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfHundred {
    /// None was counted.
    None,
    /// At least one was counted, but fewer than 1 of 100: rounding would hide it.
    FewerThanOne,
    /// About so many with it, and the others without; the two always make 100.
    About {
        /// How many had it.
        with: u8,
        /// How many did not.
        without: u8,
    },
    /// At least one was counted without it, but fewer than 1 of 100.
    MoreThanNinetyNine,
    /// All had it.
    All,
}

impl OfHundred {
    /// Reads a rate. Both framings come from one rounding, so that they never contradict each other.
    pub fn of(percent: Percent) -> Self {
        let value = percent.get();
        if value <= 0.0 {
            Self::None
        } else if value < 1.0 {
            Self::FewerThanOne
        } else if value >= 100.0 {
            Self::All
        } else if value > 99.0 {
            Self::MoreThanNinetyNine
        } else {
            let with = percent.rounded();
            Self::About { with, without: 100 - with }
        }
    }

    /// How many of 100 dots a picture marks: one at least for what happened, and not all for what did not always.
    pub fn dots(self) -> u8 {
        match self {
            Self::None => 0,
            Self::FewerThanOne => 1,
            Self::About { with, .. } => with,
            Self::MoreThanNinetyNine => 99,
            Self::All => 100,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_framings_make_a_hundred_at_every_rate() {
        for tenth in 0..=1000u32 {
            let percent = Percent::new(f64::from(tenth) / 10.0).unwrap();
            let of = OfHundred::of(percent);
            if let OfHundred::About { with, without } = of {
                assert_eq!(with + without, 100);
                assert!((1..=99).contains(&with), "{tenth}");
            }
            assert!(of.dots() <= 100);
        }
    }

    #[test]
    fn rounding_hides_nothing_that_happened() {
        let of = |value| OfHundred::of(Percent::new(value).unwrap());
        assert_eq!(of(0.0), OfHundred::None);
        assert_eq!(of(0.6), OfHundred::FewerThanOne);
        assert_eq!(of(99.6), OfHundred::MoreThanNinetyNine);
        assert_eq!(of(100.0), OfHundred::All);
        assert_eq!(of(44.6), OfHundred::About { with: 45, without: 55 });
    }
}
