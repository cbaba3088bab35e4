//! The link to the plan, made when the visitor asks for it, and the same as a code to be scanned.

use super::Planner;
use crate::domain::message::Msg;
use crate::domain::plan::{MadeWith, PlanLink, PlanRecord, draw_qr};
use crate::platform::{address, hand_over};
use leptos::prelude::*;
use std::sync::Arc;

/// A button; behind it the link, ways to hand it on, and its code. A link is gone as soon as the plan is another.
#[component]
pub fn Share(planner: Planner, record: Arc<PlanRecord>) -> impl IntoView {
    let link = RwSignal::new(None::<String>);
    let visit = planner.visit;
    Effect::new(move |_| {
        visit.selection.track();
        visit.plan.track();
        link.set(None);
    });
    let make = move |_| {
        let (goal, spacing) = visit.plan.with_untracked(|plan| (plan.goal, plan.spacing));
        let plan = PlanLink { goal, spacing, made_with: MadeWith::of(&record.facts) };
        let fragment = visit.selection.with_untracked(|s| s.to_link(None, &plan.to_parts()));
        link.set(Some(format!("{}{}#{fragment}", address::origin(), address::path())));
    };
    let made = {
        let planner = planner.clone();
        move || link.get().map(|link| view! { <Made planner=planner.clone() link=link /> })
    };
    view! {
        <div class="tx-plan__share">
            <h3>{planner.text(Msg::PlanLink)}</h3>
            <p class="tx-plan__hint">{planner.text(Msg::PlanLinkHolds)}</p>
            <button type="button" class="tx-button" data-export="link" data-testid="plan-link-make" on:click=make>
                {planner.text(Msg::PlanLinkMake)}
            </button>
            <div role="status">{made}</div>
        </div>
    }
    .into_any()
}

#[component]
fn Made(planner: Planner, link: String) -> impl IntoView {
    let done = RwSignal::new(None::<bool>);
    let copy = {
        let link = link.clone();
        move |_| hand_over::copy(&link, move |copied| done.set(Some(copied)))
    };
    let said = {
        let planner = planner.clone();
        // The field above is what to copy from by hand.
        move || done.get().map(|copied| planner.text(if copied { Msg::PlanCopied } else { Msg::PlanCopyFailed }))
    };
    let share = hand_over::can_share().then(|| {
        let (title, link) = (planner.text(Msg::PlanLinkField), link.clone());
        view! {
            <button type="button" class="tx-button" data-testid="plan-link-share" on:click=move |_| hand_over::share(&title, &link)>
                {planner.text(Msg::PlanLinkShare)}
            </button>
        }
    });
    let code = draw_qr(&link).map(|code| {
        let label = planner.text(Msg::PlanLinkCode);
        view! {
            <figure class="tx-plan__code">
                <svg viewBox=format!("0 0 {0} {0}", code.size) role="img" aria-label=label.clone() data-testid="plan-code">
                    <path class="tx-plan__code-ground" d=format!("M0 0h{0}v{0}h-{0}z", code.size) />
                    <path d=code.path />
                </svg>
                <figcaption>{label}</figcaption>
            </figure>
        }
    });
    view! {
        <label class="tx-field">
            <span>{planner.text(Msg::PlanLinkField)}</span>
            <textarea readonly="" rows="3" data-testid="plan-link">{link}</textarea>
        </label>
        <p class="tx-plan__ways">
            <button type="button" class="tx-button" data-testid="plan-link-copy" on:click=copy>
                {planner.text(Msg::PlanLinkCopy)}
            </button>
            {share}
        </p>
        <p class="tx-plan__done">{said}</p>
        {code}
    }
    .into_any()
}
