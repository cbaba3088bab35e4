//! The public names of `<treatment-explorer>`: attributes, methods, events, parts and custom properties.
//!
//! Invariant: append-only from the first release on. What stands in these lists stands in `custom-elements.json` and in
//! `treatment-explorer.d.ts` too, and nothing else does (`embed_contract` in `tests/suite`).

/// The name of the element.
pub const TAG: &str = "treatment-explorer";

/// Where unknown elements are dropped, a `div` with this attribute, and the attributes of the element behind `data-tx-`,
/// does the same.
pub const STAND_IN: &str = "data-tx-treatment";

/// What begins the names of the attributes on a stand-in.
pub const STAND_IN_PREFIX: &str = "data-tx-";

/// The attribute of any button that opens the element named by the selector in its value.
pub const OPENER: &str = "data-tx-open";

/// What an attribute may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// The slugs of treatments, between spaces or commas, or `*` for a chooser among all.
    Treatments,
    /// The ids of areas, between spaces or commas, each with its side if it has one: `face.cheek.left`.
    Areas,
    /// The id of a concern.
    Concern,
    /// A language tag (BCP 47).
    Language,
    /// A whole number within these bounds, both included.
    Whole(u8, u8),
    /// An address of the web, or a `tel:` address.
    Booking,
    /// An address of the web.
    Address,
    /// Names of parameters, between spaces or commas, or `none`.
    Parameters,
    /// The nonce of the page's content security policy.
    Nonce,
}

/// One attribute of the element; it is live, and its property reflects it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its name in HTML.
    pub name: &'static str,
    /// The name of its property in a script.
    pub property: &'static str,
    /// What it may say.
    pub values: Values,
    /// What counts where it is missing or cannot be read; `None` where nothing does, or where the surroundings decide.
    pub default: Option<&'static str>,
}

/// Where no `lang` of the page and no language of the browser is one of ours.
pub const LAST_LANGUAGE: &str = "en";

/// The parameters of the page's address that reach the booking link without being named. None of them is ours, and none
/// can hold a choice or an answer.
pub const CAMPAIGN: [&str; 5] = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content"];

/// The views, in the order of the documentation.
pub const VIEWS: [&str; 6] = ["article", "areas", "estimator", "safety", "compare", "plan"];

/// The attributes, in the order of the documentation.
pub const ATTRIBUTES: [Attribute; 14] = [
    attribute("treatment", "treatment", Values::Treatments, Some("*")),
    attribute("view", "view", Values::OneOf(&VIEWS), Some("estimator")),
    attribute("mode", "mode", Values::OneOf(&["inline", "popup", "floating"]), Some("inline")),
    attribute("areas", "areas", Values::Areas, None),
    attribute("concern", "concern", Values::Concern, None),
    // The nearest `lang`, then the browser's, then the last one.
    attribute("lang", "lang", Values::Language, None),
    attribute("theme", "theme", Values::OneOf(&["auto", "light", "dark"]), Some("auto")),
    attribute("loading", "loading", Values::OneOf(&["lazy", "eager", "interaction"]), Some("lazy")),
    attribute("heading-level", "headingLevel", Values::Whole(1, 6), Some("2")),
    // The clinic's own.
    attribute("booking", "booking", Values::Booking, None),
    attribute("clinic", "clinic", Values::Address, None),
    attribute(
        "pass-params",
        "passParams",
        Values::Parameters,
        Some("utm_source utm_medium utm_campaign utm_term utm_content"),
    ),
    attribute("analytics", "analytics", Values::OneOf(&["events", "datalayer", "off"]), Some("events")),
    attribute("nonce", "nonce", Values::Nonce, None),
];

const fn attribute(
    name: &'static str,
    property: &'static str,
    values: Values,
    default: Option<&'static str>,
) -> Attribute {
    Attribute { name, property, values, default }
}

/// The property that is a promise: it settles when the element is awake.
pub const READY: &str = "ready";

/// The static property that says the release.
pub const VERSION: &str = "version";

/// The methods.
pub const METHODS: [&str; 7] = ["open", "close", "preload", "reset", "getPlan", "setPlan", "report"];

/// One event. All of them bubble and cross shadow roots.
///
/// Invariant: no detail holds an area, an answer or a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its name.
    pub name: &'static str,
    /// What its detail holds; at times only where a `?` stands behind the name.
    pub detail: &'static [&'static str],
    /// Whether the page may prevent what follows.
    pub cancelable: bool,
}

/// The events, in the order in which a visit meets them.
pub const EVENTS: [Event; 9] = [
    event("tx-ready", &["ms", "version"]),
    event("tx-error", &["code", "message", "fix"]),
    event("tx-open", &[]),
    event("tx-close", &[]),
    event("tx-view", &["view"]),
    event("tx-change", &["what", "count?"]),
    event("tx-estimate", &["evidence"]),
    event("tx-export", &["kind"]),
    Event { cancelable: true, ..event("tx-book", &["url"]) },
];

const fn event(name: &'static str, detail: &'static [&'static str]) -> Event {
    Event { name, detail, cancelable: false }
}

/// What `code` of `tx-error` may say.
pub const ERROR_CODES: [&str; 7] =
    ["bad-attribute", "no-wasm", "csp-wasm", "fetch", "integrity", "content", "version-clash"];

/// The parts that the page's own style sheet reaches with `::part()`.
pub const PARTS: [&str; 17] = [
    "root",
    "header",
    "nav",
    "section",
    "heading",
    "callout",
    "figure",
    "area-list",
    "chip",
    "estimator",
    "range",
    "evidence",
    "plan",
    "button",
    "button-primary",
    "dialog",
    "footer",
];

/// The custom properties that the page may set on the element.
pub const CUSTOM_PROPERTIES: [&str; 14] = [
    "--tx-accent",
    "--tx-on-accent",
    "--tx-text",
    "--tx-text-muted",
    "--tx-surface",
    "--tx-surface-2",
    "--tx-border",
    "--tx-focus",
    "--tx-font",
    "--tx-font-size",
    "--tx-radius",
    "--tx-space",
    "--tx-map-skin",
    "--tx-map-line",
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_name_stands_twice() {
        let names: [Vec<&str>; 5] = [
            ATTRIBUTES.map(|a| a.name).into(),
            METHODS.into(),
            EVENTS.map(|e| e.name).into(),
            PARTS.into(),
            CUSTOM_PROPERTIES.into(),
        ];
        for list in names {
            assert_eq!(list.iter().collect::<BTreeSet<_>>().len(), list.len(), "{list:?}");
        }
    }

    #[test]
    fn every_default_is_a_value() {
        for attribute in ATTRIBUTES {
            match (attribute.values, attribute.default) {
                (Values::OneOf(words), default) => assert!(default.is_some_and(|d| words.contains(&d))),
                (Values::Whole(least, most), default) => {
                    let default: u8 = default.unwrap().parse().unwrap();
                    assert!((least..=most).contains(&default));
                }
                (Values::Parameters, default) => assert_eq!(default, Some(CAMPAIGN.join(" ").as_str())),
                (Values::Treatments, default) => assert_eq!(default, Some("*")),
                (_, default) => assert_eq!(default, None, "{}", attribute.name),
            }
        }
    }
}
