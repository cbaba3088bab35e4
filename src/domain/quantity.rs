//! Numbers with their units, so that weeks are never added to days nor percent to points.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a number cannot be the quantity it was meant to be.
#[derive(Clone, Debug, PartialEq)]
pub enum QuantityError {
    /// A percentage outside 0 to 100, or not a number.
    Percent(f64),
    /// A count of sessions outside 1 to [`Sessions::MOST`].
    Sessions(u8),
    /// A range whose least is more than its most.
    Backwards,
}

impl fmt::Display for QuantityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Percent(value) => write!(f, "{value} is not a percentage: write 0 to 100"),
            Self::Sessions(value) => write!(f, "{value} is not a count of sessions: write 1 to {}", Sessions::MOST),
            Self::Backwards => write!(f, "the least is more than the most: swap them"),
        }
    }
}

impl std::error::Error for QuantityError {}

/// A share of a whole, 0 to 100 %.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Percent(f64);

impl Percent {
    /// Reads a percentage.
    ///
    /// # Errors
    /// When the value is not a number from 0 to 100.
    pub fn new(value: f64) -> Result<Self, QuantityError> {
        if (0.0..=100.0).contains(&value) { Ok(Self(value)) } else { Err(QuantityError::Percent(value)) }
    }

    /// The nearest percentage to `value`; what is not a number becomes 0.
    pub fn clamped(value: f64) -> Self {
        if value.is_nan() { Self(0.0) } else { Self(value.clamp(0.0, 100.0)) }
    }

    /// The value, 0 to 100.
    pub fn get(self) -> f64 {
        self.0
    }

    /// The value to the nearest whole percent, for people.
    pub fn rounded(self) -> u8 {
        // In range by construction, so the cast only drops the fraction.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let whole = libm::round(self.0) as u8;
        whole
    }
}

/// How many sessions a course has, 1 to 24.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sessions(u8);

impl Sessions {
    /// The largest count that can be said: more than twice what any course in the trials had.
    pub const MOST: u8 = 24;

    /// One session.
    pub const ONE: Self = Self(1);

    /// Reads a count of sessions.
    ///
    /// # Errors
    /// When the count is 0 or more than [`Self::MOST`].
    pub fn new(count: u8) -> Result<Self, QuantityError> {
        if (1..=Self::MOST).contains(&count) { Ok(Self(count)) } else { Err(QuantityError::Sessions(count)) }
    }

    /// The count.
    pub fn get(self) -> u8 {
        self.0
    }
}

/// Whole weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Weeks(pub u16);

/// Whole days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Days(pub u16);

/// Whole US dollars.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Usd(pub u32);

/// A range with both ends included.
///
/// Invariant: the least is never more than the most (`a_backward_range_cannot_be_made`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinMax<T>(T, T);

impl<T: PartialOrd + Copy> MinMax<T> {
    /// Makes a range from its ends.
    ///
    /// # Errors
    /// When `min` is more than `max`, or the two cannot be compared.
    pub fn new(min: T, max: T) -> Result<Self, QuantityError> {
        if min <= max { Ok(Self(min, max)) } else { Err(QuantityError::Backwards) }
    }

    /// The range that holds just these values, whichever is less.
    pub fn spanning(one: T, other: T) -> Self {
        if one <= other { Self(one, other) } else { Self(other, one) }
    }

    /// The least.
    pub fn min(&self) -> T {
        self.0
    }

    /// The most.
    pub fn max(&self) -> T {
        self.1
    }

    /// Whether `value` lies in the range, ends included.
    pub fn contains(&self, value: T) -> bool {
        self.0 <= value && value <= self.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backward_range_cannot_be_made() {
        assert_eq!(MinMax::new(6, 3), Err(QuantityError::Backwards));
        assert_eq!(MinMax::spanning(6, 3), MinMax::spanning(3, 6));
    }

    #[test]
    fn a_percentage_is_never_outside_0_to_100() {
        assert!(Percent::new(100.1).is_err());
        assert!(Percent::new(f64::NAN).is_err());
        assert_eq!(Percent::clamped(-3.0).rounded(), 0);
        assert_eq!(Percent::clamped(f64::NAN).rounded(), 0);
        assert_eq!(Percent::clamped(39.5).rounded(), 40);
    }

    #[test]
    fn sessions_are_counted_from_one() {
        assert!(Sessions::new(0).is_err());
        assert!(Sessions::new(25).is_err());
        assert_eq!(Sessions::new(4).map(Sessions::get), Ok(4));
    }
}
