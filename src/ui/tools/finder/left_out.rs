//! Why the other options are not listed; and where nothing is, which answer to relax.

use super::{FinderTool, words};
use crate::domain::finder::{Asked, Found, Relaxation, Relaxed, Stance, Weighed};
use crate::domain::message::{Msg, join_names};
use crate::platform::focus;
use crate::ui::kit::source_names::source_names;
use crate::ui::tools::options::OptionFacts;
use leptos::prelude::*;

/// Every option that is not listed, each with all reasons that leave it out.
pub fn not_listed(facts: &OptionFacts, asked: &Asked, not_listed: &[Weighed<'_>]) -> AnyView {
    let rows: Vec<_> = not_listed
        .iter()
        .map(|weighed| {
            let option = weighed.option;
            let reasons: Vec<_> = weighed
                .reasons(Stance::Excludes)
                .map(|reason| {
                    let text = reason.about.text().map(|text| format!(" {text}"));
                    let sources = reason.about.sources();
                    view! {
                        <p>
                            <strong>{words::reason(facts, asked, option, reason)}</strong>
                            {text}
                        </p>
                        {source_names(facts.messages.get(Msg::SourceLabel), &facts.options.sources, sources)}
                    }
                    .into_any()
                })
                .collect();
            view! {
                <li data-testid=format!("finder-left-out-{}", option.slug)>
                    <h4>
                        <a href=facts.address_of(&option.slug)>{option.name.clone()}</a>
                    </h4>
                    {reasons}
                </li>
            }
            .into_any()
        })
        .collect();
    let all = rows.is_empty().then(|| view! { <p>{facts.text(Msg::FinderAllListed)}</p> });
    view! {
        <section class="tx-left-out" data-testid="finder-not-listed">
            <h3>{facts.text(Msg::FinderNotListed)}</h3>
            {all}
            <ul>{rows}</ul>
        </section>
    }
    .into_any()
}

/// That nothing fits, and what to relax; or that nothing is known to be used for the concern at all.
pub fn relaxations(tool: &FinderTool, asked: &Asked, found: &Found<'_>) -> AnyView {
    let facts = &tool.facts;
    let used = asked.concern.as_ref().is_none_or(|c| facts.options.active().any(|option| option.is_used_for(c)));
    let nothing = if used { Msg::FinderNothing } else { Msg::FinderNothingUsed };
    let rows: Vec<_> = found.relaxed.iter().map(|relaxed| relaxation(tool, relaxed)).collect();
    let how = match (used, rows.is_empty()) {
        (true, true) => view! { <p>{facts.text(Msg::FinderNothingHelps)}</p> }.into_any(),
        (_, true) => ().into_any(),
        (_, false) => view! {
            <p>{facts.text(Msg::FinderRelax)}</p>
            <ul>{rows}</ul>
        }
        .into_any(),
    };
    view! {
        <div class="tx-finder__none" data-testid="finder-none">
            <p class="tx-finder__nothing">{facts.text(nothing)}</p>
            {how}
        </div>
    }
    .into_any()
}

fn relaxation(tool: &FinderTool, relaxed: &Relaxed<'_>) -> AnyView {
    let facts = &tool.facts;
    let names: Vec<_> = relaxed.options.iter().map(|option| option.name.clone()).collect();
    let (msg, amount) = match relaxed.what {
        Relaxation::Downtime(days) => (Msg::FinderRelaxDowntime, words::days(facts, days)),
        Relaxation::Sessions(most) => (Msg::FinderRelaxSessions, words::sessions(facts, most)),
        Relaxation::Areas => (Msg::FinderRelaxAreas, String::new()),
        Relaxation::All => (Msg::FinderRelaxAll, String::new()),
    };
    let button = facts.messages.fill(msg, &[("amount", &amount)]);
    let then = facts.messages.fill(Msg::FinderRelaxed, &[("names", &join_names(&facts.messages, &names))]);
    let (what, selection, heading) = (relaxed.what, tool.visit.selection, tool.heading);
    let on_relax = move |_| {
        // The button goes away with the list it stands in.
        focus::go_to(heading);
        selection.update(|s| {
            let asked = what.apply(&Asked::of(s));
            s.downtime = asked.downtime;
            s.most_sessions = asked.sessions;
            if asked.areas.is_empty() {
                s.clear_areas();
            }
        });
    };
    view! {
        <li>
            <button type="button" class="tx-button" on:click=on_relax>{button}</button>
            " "
            {then}
        </li>
    }
    .into_any()
}
