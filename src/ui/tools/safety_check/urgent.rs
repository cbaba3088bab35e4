//! The signs after the treatment with which nobody should wait, and the clinic's number beside them.

use crate::domain::message::Msg;
use crate::domain::safety::UrgentSign;
use crate::ui::kit::icon::{Icon, Sign};
use crate::ui::kit::source_names::SourceNames;
use crate::ui::visit::Facts;
use leptos::prelude::*;

/// The number at once, the signs in a fold; nothing where the treatment has no such sign.
///
/// Without scripts: the same.
#[component]
pub fn Urgent(
    /// The facts of the page.
    facts: Facts,
) -> impl IntoView {
    (!facts.urgent.is_empty()).then(|| {
        let signs = facts.urgent.iter().map(|sign| sign_line(&facts, sign)).collect_view();
        let phone = facts.phone.clone();
        let m = |msg| facts.messages.get(msg).to_owned();
        view! {
            <aside class="tx-urgent" data-testid="safety-urgent">
                <p class="tx-urgent__line">
                    <Icon sign=Sign::Urgent />
                    <span>
                        <strong>{m(Msg::SafetyUrgent)}</strong>
                        " "
                        <span class="tx-urgent__call">
                            {m(Msg::SafetyUrgentCall)} " " <a href=format!("tel:{phone}")>{phone.clone()}</a>
                        </span>
                    </span>
                </p>
                <details class="tx-fold" id="safety-urgent">
                    <summary>{m(Msg::SafetyUrgentSigns)}</summary>
                    <ul>{signs}</ul>
                </details>
            </aside>
        }
    })
}

fn sign_line(facts: &Facts, sign: &UrgentSign) -> impl IntoView + use<> {
    view! {
        <li>
            <strong>{sign.sign.clone()}</strong>
            ": "
            {sign.action.clone()}
            <SourceNames facts=facts.clone() ids=sign.sources.clone() />
        </li>
    }
}
