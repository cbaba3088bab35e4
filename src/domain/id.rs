//! How ids are written: the one rule for every id of the content, and the macro that makes a type of it.

use std::fmt;

/// Why a text is not an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdError {
    text: String,
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "“{}” cannot be an id: use letters, digits, “-” and “.”, at most 64 characters, starting with a letter",
            self.text
        )
    }
}

impl std::error::Error for IdError {}

/// Whether `text` may be an id: ASCII letters, digits, `-`, `.` and `_`, 1 to 64 long, a letter or digit first.
pub(crate) fn check(text: &str) -> Result<(), IdError> {
    let first_fits = text.starts_with(|c: char| c.is_ascii_alphanumeric());
    let rest_fits = text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_'));
    if first_fits && rest_fits && text.len() <= 64 { Ok(()) } else { Err(IdError { text: text.to_owned() }) }
}

/// Declares a newtype for one kind of id, so that an area can never be passed for a concern.
macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Reads an id.
            ///
            /// # Errors
            /// When the text is not written as an id; the error says how ids are written.
            pub fn new(text: &str) -> Result<Self, $crate::domain::id::IdError> {
                $crate::domain::id::check(text)?;
                Ok(Self(text.to_owned()))
            }

            /// The id as it stands in content, address and HTML.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}
pub(crate) use id_type;

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn ids_of_the_content_are_ids() {
        for id in ["acne-scars", "face.eye.outer", "ALAM14", "9to5"] {
            assert!(check(id).is_ok(), "{id}");
        }
    }

    #[test]
    fn what_could_break_out_of_an_attribute_or_address_is_no_id() {
        for text in ["", "a b", "a&b", "é", ".face", "a/b", "\"", &"a".repeat(65)] {
            assert!(check(text).is_err(), "{text}");
        }
    }
}
