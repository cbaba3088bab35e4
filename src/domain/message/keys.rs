//! The closed list of interface texts: one line per text, the name in code and the key in the locale file.

macro_rules! messages {
    ($($name:ident = $key:literal,)*) => {
        /// A text of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs)] // The key says what it is.
        pub enum Msg { $($name,)* }

        impl Msg {
            /// Every text there is.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The key in the locale file, such as `areas.title`.
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }
        }
    };
}

messages! {
    ListAnd = "list.and",
    SiteTitle = "site.title",
}
