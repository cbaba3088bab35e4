//! The wrapper for what a visitor says about their health.
//!
//! It can be compared and changed, but there is no way to print, log or store it by accident.

use std::fmt;

/// A value that must not leave the tool it was given to.
///
/// It has no `Serialize` and no `Display`, and its `Debug` shows nothing of the content:
///
/// ```
/// use treatment_explorer::domain::sensitive::Sensitive;
/// assert_eq!(format!("{:?}", Sensitive::new("pregnant")), "Sensitive(…)");
/// ```
///
/// ```compile_fail
/// use treatment_explorer::domain::sensitive::Sensitive;
/// let text = Sensitive::new("pregnant").to_string();
/// ```
///
/// ```compile_fail
/// use treatment_explorer::domain::sensitive::Sensitive;
/// let json = serde_json::to_string(&Sensitive::new(1));
/// ```
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Sensitive<T>(T);

impl<T> Sensitive<T> {
    /// Wraps a value.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, for a rule of the domain to decide on.
    pub fn reveal(&self) -> &T {
        &self.0
    }

    /// The value, to be changed in place.
    pub fn reveal_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T> fmt::Debug for Sensitive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sensitive(…)")
    }
}
