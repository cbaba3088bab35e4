//! What an author may write beside plain Markdown: directives, links to our own pages, callouts.

use super::markdown::Context;
use super::names::{nearest, one_of};
use super::source_file::SourceFile;
use crate::domain::article::Directive;
use crate::domain::message::{Messages, Msg};
use std::ops::Range;

/// The address of a link, with the base path before one of our own pages.
pub fn link(file: &SourceFile, dest: &str, place: &Range<usize>, context: &Context<'_>) -> String {
    if let Some(path) = dest.strip_prefix('/') {
        let page = path.split('#').next().unwrap_or(path);
        if !context.routes.iter().any(|r| r == page) {
            let known: Vec<_> = context.routes.iter().map(String::as_str).collect();
            file.report_near(
                place.clone(),
                format!("there is no page /{page}"),
                "link to a page of the site",
                nearest(page, known).map(|p| format!("/{p}")),
            );
        }
        return format!("{}{path}", context.base);
    }
    if !(dest.starts_with('#') || dest.starts_with("https://") || dest.starts_with("tel:")) {
        file.report(
            place.clone(),
            format!("“{dest}” cannot be linked to"),
            "write an address that begins with https://, / or #",
        );
    }
    dest.to_owned()
}

/// The data or tool that a `::name` stands for.
pub fn directive(file: &SourceFile, text: &str, place: &Range<usize>) -> Option<Directive> {
    let (name, rest) = text.split_once('{').map_or((text, None), |(n, r)| (n, Some(r)));
    let with = rest.and_then(|r| r.split('"').nth(1)).unwrap_or_default().to_owned();
    let simple = [
        ("fact-card", Directive::FactCard),
        ("benefits", Directive::Benefits),
        ("target-areas", Directive::TargetAreas),
        ("how-it-works", Directive::HowItWorks),
        ("safety-check", Directive::SafetyCheck),
        ("side-effects", Directive::SideEffects),
        ("aftercare", Directive::Aftercare),
        ("estimator", Directive::Estimator),
        ("booking", Directive::Booking),
        ("references", Directive::References),
        ("grades", Directive::Grades),
        ("tiers", Directive::Tiers),
        ("trials", Directive::Trials),
        ("model", Directive::Model),
        ("plan", Directive::Plan),
        ("treatment-list", Directive::TreatmentList),
        ("concern-list", Directive::ConcernList),
        ("ipdas", Directive::Ipdas),
        ("all-sources", Directive::AllSources),
        ("finder", Directive::Finder),
        ("compare", Directive::Compare),
        ("snippet-builder", Directive::SnippetBuilder),
        ("glossary", Directive::Glossary),
        ("contents", Directive::Contents),
        ("privacy-proof", Directive::PrivacyProof),
    ];
    if name == "comparison" {
        return Some(Directive::Comparison { with });
    }
    let known: Vec<_> = simple.iter().map(|(n, _)| *n).chain(["comparison"]).collect();
    let found = simple.iter().find(|(n, _)| *n == name).map(|(_, d)| d.clone());
    if found.is_none() {
        file.report_near(
            place.clone(),
            format!("there is no block `::{name}`"),
            format!("write one of {}", one_of(&known)),
            nearest(name, known),
        );
    }
    found
}

/// Blockquotes that begin with `[!note]`, `[!caution]` or `[!urgent]` become callouts with their word.
pub fn callouts(html: &str, messages: &Messages) -> String {
    let mut html = html
        .replace("<table>", "<div class=\"tx-table\" role=\"region\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>");
    for (mark, class, msg) in [
        ("[!note]", "note", Msg::SiteCalloutNote),
        ("[!caution]", "caution", Msg::SiteCalloutCaution),
        ("[!urgent]", "urgent", Msg::SiteUrgent),
    ] {
        let start = format!("<blockquote>\n<p>{mark}\n");
        while let Some(open) = html.find(&start) {
            let Some(end) = html[open..].find("</blockquote>") else {
                break;
            };
            let body = html[open + start.len()..open + end].to_owned();
            let word = messages.get(msg);
            let callout = format!(
                "<aside class=\"tx-callout tx-callout--{class}\"><p class=\"tx-callout__word\">{word}</p>\n<p>{body}</aside>"
            );
            html.replace_range(open..open + end + "</blockquote>".len(), &callout);
        }
    }
    html
}
