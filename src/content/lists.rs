//! The lists that all articles share: sources, concerns, areas, questions, clinic, and the words of the interface.

use super::names::{Names, nearest};
use super::source_file::{At, SourceFile};
use super::table::{Table, read};
use super::treatment::review;
use crate::domain::area::{AreaGroup, AreaId, GroupId, TargetArea};
use crate::domain::clinic::{Clinic, Location, LocationId, NewLocation, Price, WalkIn, Weekday};
use crate::domain::concern::{Concern, ConcernId, First};
use crate::domain::figure::BodyView;
use crate::domain::message::{Messages, Msg};
use crate::domain::quantity::{MinMax, Usd};
use crate::domain::safety::{QuestionId, ScreeningQuestion, UrgentSign};
use crate::domain::source::{Source, SourceId, Tier};
use crate::domain::treatment::{Review, Slug};
use std::collections::BTreeMap;

/// Reads an id, reports one that is not written as an id, and declares it.
pub fn declare<T>(
    table: &Table<'_>,
    names: &Names,
    make: impl Fn(&str) -> Result<T, crate::domain::id::IdError>,
) -> Option<T> {
    let id = table.text("id");
    match make(&id.value) {
        Ok(made) => {
            names.declare(table.file, &id);
            Some(made)
        }
        Err(error) => {
            // What the author most likely meant: the same in small letters, with hyphens.
            let word: String = id.value.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
            let meant = Some(word.to_lowercase()).filter(|word| make(word).is_ok());
            table.file.report_near(id.span, "this id cannot be used", error.to_string(), meant);
            None
        }
    }
}

/// A web address that a page may link to.
fn address(table: &Table<'_>, text: &At<String>) {
    let fits = text.value.starts_with("https://") || text.value.starts_with("http://");
    if !fits && !text.value.is_empty() {
        table.file.report(
            text.span.clone(),
            format!("“{}” is no web address", text.value),
            "write an address that begins with https://",
        );
    }
}

/// Scheme and host of the place where the site is published.
fn origin(table: &Table<'_>, text: &At<String>) {
    address(table, text);
    let host = text.value.split_once("://").map_or("", |(_, host)| host);
    if host.contains(['/', '?', '#']) {
        table.file.report(
            text.span.clone(),
            format!("“{}” is more than the beginning of an address", text.value),
            "write scheme and host only, such as https://clinic.example, without a slash at the end",
        );
    }
}

/// `content/sources.toml`
pub fn sources(file: &SourceFile, names: &Names) -> Vec<Source> {
    read(file, file.text(), 0, "the file", |top| {
        let rows = top.tables("source", "this source");
        let read_one = |row: &Table<'_>| {
            let id = declare(row, names, SourceId::new);
            let (title, publisher, year, url) =
                (row.text("title"), row.text("publisher"), row.text("year"), row.text("url"));
            address(row, &url);
            let tier = row.word("tier", &[("A", Tier::A), ("B", Tier::B), ("C", Tier::C), ("D", Tier::D)]);
            row.finish();
            Some(Source {
                id: id?,
                title: title.value,
                publisher: publisher.value,
                year: year.value,
                url: url.value,
                tier: tier?,
            })
        };
        rows.iter().filter_map(read_one).collect()
    })
}

/// `content/concerns.toml`: the concerns, and the review of what the list says of them.
pub fn concerns(file: &SourceFile, names: &Names, sources: &Names) -> (Vec<Concern>, Option<Review>) {
    read(file, file.text(), 0, "the file", |top| {
        let review = review(top, 0..0, "this file");
        let rows = top.tables("concern", "this concern");
        let read_one = |row: &Table<'_>| {
            let id = declare(row, names, ConcernId::new);
            let (name, clinical, plain) = (row.text("name"), row.text("clinical"), row.text("plain"));
            let first =
                row.word("first", &[("harmless", First::Harmless), ("see-a-doctor-first", First::SeeADoctorFirst)]);
            let first_text = row.text("first_text");
            let cited = row.known("sources", sources);
            row.finish();
            Some(Concern {
                id: id?,
                name: name.value,
                clinical: clinical.value,
                plain: plain.value,
                first: first?,
                first_text: first_text.value,
                sources: cited.iter().filter_map(|s| SourceId::new(&s.value).ok()).collect(),
            })
        };
        (rows.iter().filter_map(read_one).collect(), review)
    })
}

/// `content/areas.toml`
pub fn areas(file: &SourceFile, names: &Names) -> (Vec<AreaGroup>, Vec<TargetArea>) {
    let groups = Names::new("group", "the top of content/areas.toml", true);
    read(file, file.text(), 0, "the file", |top| {
        let group_rows = top.tables("group", "this group");
        let found_groups = group_rows
            .iter()
            .filter_map(|row| {
                let id = declare(row, &groups, GroupId::new);
                let name = row.text("name").value;
                row.finish();
                Some(AreaGroup { id: id?, name })
            })
            .collect();
        let rows = top.tables("area", "this area");
        let found = rows.iter().filter_map(|row| area(row, names, &groups)).collect();
        (found_groups, found)
    })
}

fn area(row: &Table<'_>, names: &Names, groups: &Names) -> Option<TargetArea> {
    let id = declare(row, names, AreaId::new);
    let group = row.text("group");
    let group_known = groups.check(row.file, &group);
    let (label, plain) = (row.text("label"), row.text("plain"));
    let paired = row.flag("paired", false);
    let views = row
        .texts("views")
        .into_iter()
        .filter_map(|word| {
            let view = BodyView::ALL.into_iter().find(|v| v.as_str() == word.value);
            if view.is_none() {
                let known = BodyView::ALL.map(BodyView::as_str);
                row.file.report_near(
                    word.span,
                    format!("there is no view `{}`", word.value),
                    "write face, front, back or scalp",
                    nearest(&word.value, known),
                );
            }
            view
        })
        .collect();
    let synonyms: Vec<String> = row.texts("synonyms").into_iter().map(|s| s.value).collect();
    let selectable = row.flag("selectable", true);
    let why_not = row.opt_text("why_not");
    // Kept for the figure's illustrator and for coding; the tools do not use them.
    let _ = (row.opt_text("icd11"), row.opt_text("size"));
    if selectable && synonyms.len() < 5 {
        row.file.report(
            label.span.clone(),
            format!("“{}” has {} everyday names", label.value, synonyms.len()),
            "give at least five `synonyms` that people would type",
        );
    }
    if selectable == why_not.is_some() {
        row.file.report(
            label.span.clone(),
            "`selectable` and `why_not` do not agree",
            "an area that cannot be chosen says why in `why_not`; one that can does not have it",
        );
    }
    row.finish();
    let group = GroupId::new(&group.value).ok().filter(|_| group_known);
    Some(TargetArea {
        id: id?,
        group: group?,
        label: label.value,
        plain: plain.value,
        paired,
        views,
        synonyms,
        why_not: why_not.map(|w| w.value),
    })
}

/// `content/safety.toml`
pub fn safety(
    file: &SourceFile,
    names: &Names,
    sources: &Names,
    treatments: &Names,
) -> (Vec<ScreeningQuestion>, Vec<UrgentSign>) {
    read(file, file.text(), 0, "the file", |top| {
        let rows = top.tables("question", "this question");
        let questions = rows
            .iter()
            .filter_map(|row| {
                let id = declare(row, names, QuestionId::new);
                let (text, why, serious) = (row.text("text").value, row.text("why").value, row.flag("serious", false));
                row.finish();
                Some(ScreeningQuestion { id: id?, text, why, serious })
            })
            .collect();
        let rows = top.tables("urgent", "this sign");
        let signs = rows
            .iter()
            .map(|row| {
                let sign = UrgentSign {
                    sign: row.text("sign").value,
                    action: row.text("do").value,
                    after: row.known("after", treatments).iter().filter_map(|t| Slug::new(&t.value).ok()).collect(),
                    sources: row.sources(sources),
                };
                row.finish();
                sign
            })
            .collect();
        (questions, signs)
    })
}

/// `content/clinic.toml`
pub fn clinic(file: &SourceFile) -> Clinic {
    let places = Names::new("location", "content/clinic.toml", true);
    read(file, file.text(), 0, "the file", |top| {
        let booking = top.opt_text("booking_url");
        let website = top.opt_text("website");
        for text in booking.iter().chain(&website) {
            address(top, text);
        }
        let site_url = top.opt_text("site_url");
        if let Some(text) = &site_url {
            origin(top, text);
        }
        let new_location = top.table("new_location", "the notice").map(|row| {
            let notice = NewLocation { text: row.text("text").value, from: row.text("from").value };
            row.finish();
            notice
        });
        let rows = top.tables("location", "this location");
        let locations = rows.iter().filter_map(|row| location(row, &places)).collect();
        let prices = top.tables("price", "this price");
        let prices = prices.iter().filter_map(price).collect();
        Clinic {
            name: top.text("name").value,
            tagline: top.opt_text("tagline").map(|t| t.value),
            phone: top.text("phone").value,
            booking_url: booking.map(|b| b.value),
            website: website.map(|w| w.value),
            site_url: site_url.map(|s| s.value),
            funding: top.text("funding").value,
            new_location,
            locations,
            prices,
        }
    })
}

fn location(row: &Table<'_>, places: &Names) -> Option<Location> {
    let id = declare(row, places, LocationId::new);
    let directions = row.opt_text("directions_url");
    if let Some(text) = &directions {
        address(row, text);
    }
    let days = [
        ("mon", Weekday::Mon),
        ("tue", Weekday::Tue),
        ("wed", Weekday::Wed),
        ("thu", Weekday::Thu),
        ("fri", Weekday::Fri),
        ("sat", Weekday::Sat),
        ("sun", Weekday::Sun),
    ];
    let hours = row.tables("walk_in", "these hours");
    let walk_in = hours
        .iter()
        .map(|hours| {
            let found = hours.texts("days").into_iter().filter_map(|day| {
                let known = days.iter().find(|(word, _)| *word == day.value);
                if known.is_none() {
                    hours.file.report_near(
                        day.span,
                        format!("`{}` is no day", day.value),
                        "write mon, tue, wed, thu, fri, sat or sun",
                        nearest(&day.value, days.map(|(word, _)| word)),
                    );
                }
                known.map(|(_, day)| *day)
            });
            let walk_in = WalkIn { days: found.collect(), from: hours.text("from").value, to: hours.text("to").value };
            hours.finish();
            walk_in
        })
        .collect();
    let (name, street, city) = (row.text("name").value, row.text("street").value, row.text("city").value);
    let (state, postal_code) = (row.text("state").value, row.text("postal_code").value);
    let (phone, new) = (row.opt_text("phone").map(|p| p.value), row.flag("new", false));
    row.finish();
    Some(Location {
        id: id?,
        name,
        street,
        city,
        state,
        postal_code,
        phone,
        directions_url: directions.map(|d| d.value),
        new,
        walk_in,
    })
}

fn price(row: &Table<'_>) -> Option<Price> {
    let treatment = Slug::new(&row.text("treatment").value).ok();
    row.ordered("low", "high");
    let range = MinMax::new(Usd(row.whole("low", u16::MAX).into()), Usd(row.whole("high", u16::MAX).into())).ok();
    let _ = row.opt_text("unit");
    row.finish();
    Some(Price { treatment: treatment?, range: range? })
}

/// `content/locales/<lang>.toml`: each text of [`Msg`], and no other.
pub fn locale(file: &SourceFile, lang: &str) -> Messages {
    let leaves: Vec<_> = read(file, file.text(), 0, "the file", |top: &Table<'_>| top.leaves());
    let known: Vec<_> = Msg::ALL.iter().map(|m| m.key()).collect();
    let mut texts = BTreeMap::new();
    for (key, text) in leaves {
        if known.contains(&key.value.as_str()) {
            texts.insert(key.value, text);
        } else {
            file.report_near(
                key.span,
                format!("the explorer has no text `{}`", key.value),
                "remove it, or write the key of a text that there is",
                nearest(&key.value, known.iter().copied()),
            );
        }
    }
    for key in &known {
        if !texts.contains_key(*key) {
            file.report(0..0, format!("the text `{key}` is missing"), "add it to this file");
        }
    }
    Messages::new(lang, |key| texts.get(key).cloned().unwrap_or_default())
}
