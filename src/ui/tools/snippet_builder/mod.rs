//! The builder of snippets: what should stand on somebody's own page, and what to paste for it.
//!
//! Everything is made in the tab. The preview is the element itself, through its public contract.

mod fields;
mod words;

use crate::domain::embed::contract::ATTRIBUTES;
use crate::domain::embed::snippet::{Chosen, Platform, Release, policy, snippet};
use crate::domain::message::Msg;
use crate::platform::{address, element, fetch, hand_over};
use crate::ui::kit::live::{Announcer, LiveRegion};
use crate::ui::visit::{Facts, text};
use fields::Fields;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The version of the element that belongs to this program.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What was chosen; it has its home here, for nothing else on the site needs it.
#[derive(Clone, Copy)]
struct Builder {
    platform: RwSignal<Platform>,
    treatments: RwSignal<BTreeSet<String>>,
    /// Values of attributes by name; a missing one is at its default.
    values: RwSignal<BTreeMap<&'static str, String>>,
    /// Whether the version that rolls is wished for.
    rolling: RwSignal<bool>,
    /// The digest of the pinned script; `None` until it is there, or where there is none.
    integrity: RwSignal<Option<String>>,
    announcer: Announcer,
}

impl Builder {
    /// What was chosen, without what is at its default.
    fn chosen(self, facts: &Facts) -> Chosen {
        let slugs = self.treatments.get();
        let names: Vec<_> =
            facts.plans.iter().filter(|p| slugs.contains(p.slug.as_str())).map(|p| p.name.clone()).collect();
        let link = match names.as_slice() {
            [name] => facts.messages.fill(Msg::EmbedBuilderLinkOne, &[("name", name)]),
            _ => text(&facts.messages, Msg::EmbedBuilderLinkAll),
        };
        let values = self.values.get();
        let mut attributes = Vec::new();
        for attribute in ATTRIBUTES {
            if attribute.name == "treatment" && !slugs.is_empty() {
                attributes.push(("treatment", slugs.iter().cloned().collect::<Vec<_>>().join(" ")));
            }
            let given = values.get(attribute.name).filter(|v| !v.is_empty() && Some(v.as_str()) != attribute.default);
            attributes.extend(given.map(|value| (attribute.name, value.clone())));
        }
        let button = text(&facts.messages, Msg::EmbedBuilderPopupButton);
        Chosen { attributes, link, title: text(&facts.messages, Msg::EmbedBuilderFrameTitle), button }
    }

    fn release(self, facts: &Facts) -> Release {
        let pages = format!("{}{}", address::origin(), facts.base);
        let rolling = self.rolling.get();
        let folder =
            if rolling { format!("v{}", VERSION.split('.').next().unwrap_or_default()) } else { VERSION.into() };
        let integrity = self.integrity.get().filter(|_| !rolling);
        Release { address: format!("{pages}{folder}/"), integrity, pages }
    }
}

/// The builder.
///
/// Without scripts: a line that says that it needs them.
#[component]
pub fn SnippetBuilder(
    /// The facts of the page.
    facts: Facts,
) -> impl IntoView {
    if address::origin().is_empty() {
        return view! { <p class="tx-notice">{text(&facts.messages, Msg::EmbedBuilderNeedsScripts)}</p> }.into_any();
    }
    let builder = Builder {
        platform: RwSignal::new(Platform::Html),
        treatments: RwSignal::new(BTreeSet::new()),
        values: RwSignal::new(BTreeMap::new()),
        rolling: RwSignal::new(false),
        integrity: RwSignal::new(None),
        announcer: Announcer::new(),
    };
    let folder = format!("{}{VERSION}/", facts.base);
    let script = format!("{folder}embed.js");
    fetch::then(&format!("{script}.sha384"), move |digest| {
        let digest = digest.filter(|d| d.starts_with("sha384-"));
        element::include(&script, digest.as_deref());
        builder.integrity.set(digest);
    });
    view! {
        <div class="tx-builder">
            <Fields facts=facts.clone() builder=builder />
            <div class="tx-builder__result">
                <Result facts=facts.clone() builder=builder />
                <Preview facts=facts builder=builder />
            </div>
            <LiveRegion announcer=builder.announcer />
        </div>
    }
    .into_any()
}

/// Snippet, where to paste it, and what a policy needs.
#[component]
fn Result(facts: Facts, builder: Builder) -> impl IntoView {
    let code = {
        let facts = facts.clone();
        Memo::new(move |_| snippet(builder.platform.get(), &builder.chosen(&facts), &builder.release(&facts)))
    };
    let done = RwSignal::new(None::<bool>);
    Effect::new(move |_| {
        code.track();
        done.set(None);
    });
    let copy = move |_| hand_over::copy(&code.get_untracked(), move |copied| done.set(Some(copied)));
    let said = {
        let facts = facts.clone();
        move || {
            let msg = |copied| if copied { Msg::EmbedBuilderCopied } else { Msg::EmbedBuilderCopyFailed };
            done.get().map(|copied| text(&facts.messages, msg(copied)))
        }
    };
    let steps = {
        let facts = facts.clone();
        move || text(&facts.messages, words::steps(builder.platform.get()))
    };
    let lines = {
        let facts = facts.clone();
        move || policy(builder.platform.get(), &builder.release(&facts)).join("\n")
    };
    let say = |msg| text(&facts.messages, msg);
    view! {
        <h3>{say(Msg::EmbedBuilderSnippet)}</h3>
        <pre class="tx-builder__code" tabindex="0" data-testid="snippet"><code>{move || code.get()}</code></pre>
        <p class="tx-builder__copy">
            <button type="button" class="tx-button tx-button--primary" data-testid="snippet-copy" on:click=copy>
                {say(Msg::EmbedBuilderCopy)}
            </button>
            " "
            <span role="status" data-testid="snippet-done">{said}</span>
        </p>
        <h3>{say(Msg::EmbedBuilderWhere)}</h3>
        <p data-testid="snippet-steps">{steps}</p>
        <details class="tx-fold">
            <summary>{say(Msg::EmbedBuilderPolicy)}</summary>
            <p>{say(Msg::EmbedBuilderPolicyAdd)}</p>
            <pre class="tx-builder__code" tabindex="0" data-testid="snippet-policy"><code>{lines}</code></pre>
        </details>
    }
    .into_any()
}

/// The element as it will stand on the page.
#[component]
fn Preview(facts: Facts, builder: Builder) -> impl IntoView {
    let (title, note) =
        (text(&facts.messages, Msg::EmbedBuilderPreview), text(&facts.messages, Msg::EmbedBuilderPreviewNote));
    let markup = Memo::new(move |_| builder.chosen(&facts).element(&builder.release(&facts)));
    view! {
        <h3>{title}</h3>
        <p class="tx-builder__note">{note}</p>
        <div class="tx-builder__preview" data-testid="snippet-preview" inner_html=move || markup.get()></div>
    }
    .into_any()
}
