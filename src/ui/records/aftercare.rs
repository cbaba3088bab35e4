//! Before and after a session, day by day.

use super::{Cite, Shelf};
use crate::domain::message::Msg;
use crate::domain::treatment::Treatment;
use leptos::prelude::*;

/// What to do before, and the recovery strip after.
#[component]
pub fn AftercareDays(
    /// Catalogue and numbers.
    shelf: Shelf,
    /// The treatment.
    treatment: Treatment,
) -> impl IntoView {
    let before = treatment
        .precare
        .into_iter()
        .map(|care| {
            view! {
                <li>
                    {care.text}
                    <Cite shelf=shelf.clone() ids=care.sources />
                </li>
            }
        })
        .collect_view();
    let m = |msg| shelf.text(msg);
    let days = treatment
        .aftercare
        .into_iter()
        .map(|step| {
            let (from, to) = (step.days.min().0, step.days.max().0);
            let when = if from == to {
                format!("{} {from}", m(Msg::SiteDay))
            } else {
                format!("{} {from}–{to}", m(Msg::SiteDays))
            };
            let class = if step.alert { "tx-day tx-day--alert" } else { "tx-day" };
            view! {
                <li class=class>
                    <p class="tx-day__when">{when}</p>
                    <div>
                        <h4>{step.title}</h4>
                        <dl>
                            <dt>{m(Msg::SiteExpect)}</dt>
                            <dd>{step.expect}</dd>
                            <dt>{m(Msg::SiteDo)}</dt>
                            <dd>{step.doing}</dd>
                            <dt>{m(Msg::SiteAvoid)}</dt>
                            <dd>{step.avoid}</dd>
                        </dl>
                        <Cite shelf=shelf.clone() ids=step.sources />
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <h3>{m(Msg::SiteBefore)}</h3>
        <ul>{before}</ul>
        <h3>{m(Msg::SiteAfter)}</h3>
        <ol class="tx-days">{days}</ol>
    }
}
