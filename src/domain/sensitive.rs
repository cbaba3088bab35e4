//! The wrapper for what a visitor says about their health.
//!
//! It can be compared and changed, but there is no way to print, log or store it by accident.

use std::fmt;

/// A value that must not leave the tool it was given to.
///
/// It has no `Serialize` and no `Display`, and its `Debug` shows nothing of the content. Each example that must not
/// compile stands beside one that differs from it in one word and does, so that it fails for its own reason and for no
/// slip of the pen.
///
/// ```
/// use treatment_explorer::domain::sensitive::Sensitive;
/// let shown = format!("{:?}", Sensitive::new("pregnant"));
/// assert_eq!(shown, "Sensitive(…)");
/// ```
///
/// ```compile_fail
/// use treatment_explorer::domain::sensitive::Sensitive;
/// let shown = format!("{}", Sensitive::new("pregnant"));
/// ```
///
/// ```compile_fail
/// use treatment_explorer::domain::sensitive::Sensitive;
/// let text = Sensitive::new("pregnant").to_string();
/// ```
///
/// It goes neither into JSON, nor into the compact form of the page data, nor out of either:
///
/// ```
/// let json = serde_json::to_string(&String::from("pregnant"));
/// let bytes = postcard::to_allocvec(&String::from("pregnant"));
/// let read = serde_json::from_str::<String>("1");
/// ```
///
/// ```compile_fail
/// use treatment_explorer::domain::sensitive::Sensitive;
/// let json = serde_json::to_string(&Sensitive::new(String::from("pregnant")));
/// ```
///
/// ```compile_fail
/// use treatment_explorer::domain::sensitive::Sensitive;
/// let bytes = postcard::to_allocvec(&Sensitive::new(String::from("pregnant")));
/// ```
///
/// ```compile_fail
/// use treatment_explorer::domain::sensitive::Sensitive;
/// let read = serde_json::from_str::<Sensitive<String>>("1");
/// ```
///
/// The same holds for all [`Answers`](super::safety::Answers) together:
///
/// ```
/// use treatment_explorer::domain::safety::Answers;
/// let shown = format!("{:?}", Answers::default());
/// ```
///
/// ```compile_fail
/// use treatment_explorer::domain::safety::Answers;
/// let shown = format!("{}", Answers::default());
/// ```
///
/// ```compile_fail
/// use treatment_explorer::domain::safety::Answers;
/// let json = serde_json::to_string(&Answers::default());
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
