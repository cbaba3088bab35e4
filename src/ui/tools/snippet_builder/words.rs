//! The words for what can be chosen: one text for each value of the contract.

use crate::domain::embed::snippet::Platform;
use crate::domain::message::Msg;

/// The name of a way of making pages.
pub fn platform(platform: Platform) -> Msg {
    match platform {
        Platform::Html => Msg::EmbedPlatformHtml,
        Platform::WordPress => Msg::EmbedPlatformWordpress,
        Platform::Wix => Msg::EmbedPlatformWix,
        Platform::Webflow => Msg::EmbedPlatformWebflow,
        Platform::Squarespace => Msg::EmbedPlatformSquarespace,
        Platform::Shopify => Msg::EmbedPlatformShopify,
        Platform::React => Msg::EmbedPlatformReact,
        Platform::TagManager => Msg::EmbedPlatformGtm,
        Platform::Frame => Msg::EmbedPlatformIframe,
    }
}

/// Where to paste the snippet there.
pub fn steps(platform: Platform) -> Msg {
    match platform {
        Platform::Html => Msg::EmbedWhereHtml,
        Platform::WordPress => Msg::EmbedWhereWordpress,
        Platform::Wix => Msg::EmbedWhereWix,
        Platform::Webflow => Msg::EmbedWhereWebflow,
        Platform::Squarespace => Msg::EmbedWhereSquarespace,
        Platform::Shopify => Msg::EmbedWhereShopify,
        Platform::React => Msg::EmbedWhereReact,
        Platform::TagManager => Msg::EmbedWhereGtm,
        Platform::Frame => Msg::EmbedWhereIframe,
    }
}

/// The values of an attribute with their words, the default first.
pub fn values(attribute: &str) -> &'static [(&'static str, Msg)] {
    match attribute {
        "view" => &[
            ("estimator", Msg::EmbedViewEstimator),
            ("areas", Msg::EmbedViewAreas),
            ("safety", Msg::EmbedViewSafety),
            ("compare", Msg::EmbedViewCompare),
            ("plan", Msg::EmbedViewPlan),
            ("article", Msg::EmbedViewArticle),
        ],
        "mode" => {
            &[("inline", Msg::EmbedModeInline), ("popup", Msg::EmbedModePopup), ("floating", Msg::EmbedModeFloating)]
        }
        "theme" => &[("auto", Msg::EmbedThemeAuto), ("light", Msg::EmbedThemeLight), ("dark", Msg::EmbedThemeDark)],
        "loading" => &[
            ("lazy", Msg::EmbedLoadingLazy),
            ("eager", Msg::EmbedLoadingEager),
            ("interaction", Msg::EmbedLoadingInteraction),
        ],
        "analytics" => &[
            ("events", Msg::EmbedAnalyticsEvents),
            ("datalayer", Msg::EmbedAnalyticsDatalayer),
            ("off", Msg::EmbedAnalyticsOff),
        ],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::embed::contract::{ATTRIBUTES, Values};
    use std::collections::BTreeSet;

    #[test]
    fn every_value_of_the_contract_can_be_chosen_and_the_default_stands_first() {
        for attribute in ATTRIBUTES {
            let Values::OneOf(known) = attribute.values else { continue };
            let offered: Vec<_> = values(attribute.name).iter().map(|(value, _)| *value).collect();
            assert_eq!(offered.first().copied(), attribute.default, "{}", attribute.name);
            assert_eq!(offered.iter().collect::<BTreeSet<_>>(), known.iter().collect(), "{}", attribute.name);
        }
    }
}
