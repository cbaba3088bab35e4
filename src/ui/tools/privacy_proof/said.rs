//! The figures of the proof in words.

use crate::domain::message::{Messages, Msg, join_names};
use crate::domain::proof::{AskedFile, AskedFiles, ProofData, Store, Stored};
use crate::domain::selection::read_fragment;
use crate::domain::treatment::Slug;
use crate::ui::tools::target_areas::describe_placed;

/// What the address bar holds beside the page's own path.
#[derive(Clone, PartialEq, Default)]
pub struct Held {
    /// From the `#` on, or nothing.
    pub fragment: String,
    /// From the `?` to the `#`, or nothing.
    pub query: String,
}

/// How many files, and from where.
pub fn said_of_files(messages: &Messages, asked: &AskedFiles) -> String {
    if asked.files.is_empty() {
        return messages.get(Msg::ProofNotRead).to_owned();
    }
    let network = asked.over_network();
    let values = [
        ("network", network.to_string()),
        ("kept", (asked.files.len() - network).to_string()),
        ("size", size(messages, asked.bytes())),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    messages.count(Msg::ProofFilesOne, Msg::ProofFilesOther, asked.files.len(), &values)
}

/// Which sites the files came from.
pub fn said_of_sites(messages: &Messages, asked: &AskedFiles) -> String {
    if asked.files.is_empty() {
        return messages.get(Msg::ProofNotRead).to_owned();
    }
    if asked.elsewhere.is_empty() {
        return messages.get(Msg::ProofSitesOwn).to_owned();
    }
    messages.fill(Msg::ProofSitesOther, &[("sites", &join_names(messages, &asked.elsewhere))])
}

/// The size of one file as it came.
pub fn said_of_size(messages: &Messages, file: &AskedFile) -> String {
    if file.bytes == 0 { messages.get(Msg::ProofKept).to_owned() } else { size(messages, file.bytes) }
}

/// In kilobytes, never rounded down to none.
fn size(messages: &Messages, bytes: u64) -> String {
    messages.fill(Msg::ProofSize, &[("n", &bytes.div_ceil(1_000).to_string())])
}

/// What is stored on the device.
pub fn said_of_stores(messages: &Messages, stored: Option<&[Stored]>) -> String {
    let Some(stored) = stored else {
        return messages.get(Msg::ProofNotRead).to_owned();
    };
    let name = |stored: &Stored| messages.get(store_name(stored.store)).to_owned();
    let names = |wanted: fn(&Stored) -> bool| -> Vec<String> {
        let all = stored.iter().filter(|stored| wanted(stored));
        all.map(|stored| match stored.entries {
            Some(n) if n > 0 => format!("{} ({n})", name(stored)),
            _ => name(stored),
        })
        .collect()
    };
    let list = |msg, names: &[String]| {
        (!names.is_empty()).then(|| messages.fill(msg, &[("stores", &join_names(messages, names))]))
    };
    let parts = [
        list(Msg::ProofStoredSome, &names(|stored| stored.entries.is_some_and(|n| n > 0))),
        list(Msg::ProofStoredNothing, &names(|stored| stored.entries == Some(0))),
        list(Msg::ProofStoredUnknown, &names(|stored| stored.entries.is_none())),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn store_name(store: Store) -> Msg {
    match store {
        Store::LocalStorage => Msg::ProofLocalStorage,
        Store::SessionStorage => Msg::ProofSessionStorage,
        Store::Cookies => Msg::ProofCookies,
        Store::Databases => Msg::ProofDatabases,
        Store::Caches => Msg::ProofCaches,
        Store::ServiceWorkers => Msg::ProofServiceWorkers,
    }
}

/// What the address bar says about the visitor, in words.
pub fn said_of_address(data: &ProofData, held: &Held) -> String {
    let messages = &data.messages;
    let read = read_fragment(&held.fragment, &data.areas, &data.concerns);
    let chosen = &read.selection;
    let mut names: Vec<String> = data
        .areas
        .iter()
        .filter_map(|area| Some(describe_placed(messages, area, chosen.sides_of(&area.id)?)))
        .collect();
    let concern = chosen.concern.as_ref().and_then(|id| data.concerns.iter().find(|concern| &concern.id == id));
    names.extend(concern.map(|concern| messages.fill(Msg::ProofConcern, &[("name", &concern.name)])));
    names.extend(chosen.sessions.map(|sessions| {
        messages.count(Msg::ProofSessionsOne, Msg::ProofSessionsOther, usize::from(sessions.get()), &[])
    }));
    let named = |slug: &Slug| data.treatments.iter().find(|(s, _)| s == slug).map(|(_, name)| name.clone());
    let compared: Vec<String> = chosen.treatments.iter().filter_map(named).collect();
    let compared = (!compared.is_empty()).then(|| join_names(messages, &compared));
    names.extend(compared.map(|compared| messages.fill(Msg::ProofCompared, &[("names", &compared)])));
    let planned = chosen.plan.as_ref().and_then(named);
    names.extend(planned.map(|name| messages.fill(Msg::ProofPlan, &[("name", &name)])));
    let limited = chosen.downtime.is_some() || chosen.most_sessions.is_some() || chosen.priority.is_some();
    names.extend(limited.then(|| messages.get(Msg::ProofLimits).to_owned()));
    names.extend(chosen.fitzpatrick.map(|skin| messages.fill(Msg::ProofSkin, &[("type", skin.as_str())])));
    let mut said = vec![if names.is_empty() {
        messages.get(Msg::ProofAddressNothing).to_owned()
    } else {
        messages.fill(Msg::ProofAddressChosen, &[("chosen", &join_names(messages, &names))])
    }];
    if held.query.len() > 1 {
        said.push(messages.fill(Msg::ProofAddressQuery, &[("query", &held.query)]));
    }
    said.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages() -> Messages {
        Messages::new("en", |key| match key {
            "proof.stored.nothing" => "nothing in {stores}".to_owned(),
            "proof.stored.some" => "something in {stores}".to_owned(),
            "proof.stored.unknown" => "no word on {stores}".to_owned(),
            "proof.size" => "{n} kB".to_owned(),
            "list.and" => "and".to_owned(),
            key => key.to_owned(),
        })
    }

    #[test]
    fn a_store_that_holds_something_or_does_not_say_is_named_apart() {
        let of = |store, entries| Stored { store, entries };
        let stored = [
            of(Store::LocalStorage, Some(0)),
            of(Store::SessionStorage, Some(2)),
            of(Store::Cookies, Some(0)),
            of(Store::Databases, None),
        ];
        assert_eq!(
            said_of_stores(&messages(), Some(&stored)),
            "something in proof.store.session (2) nothing in proof.store.local and proof.store.cookies \
             no word on proof.store.databases"
        );
        assert_eq!(said_of_stores(&messages(), None), "proof.not_read");
    }

    #[test]
    fn a_small_file_is_not_said_to_be_nothing() {
        let file = |bytes| AskedFile { path: String::new(), bytes };
        assert_eq!(said_of_size(&messages(), &file(1)), "1 kB");
        assert_eq!(said_of_size(&messages(), &file(0)), "proof.kept");
    }
}
