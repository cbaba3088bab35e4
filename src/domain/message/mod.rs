//! The words of the interface: a closed list of keys, and the texts of one language for them.
//!
//! The texts live in `content/locales/<lang>.toml`; the content compiler holds the two lists against each other.
//! In the browser only the texts of the tools arrive, in the order of [`Msg`].

use serde::{Deserialize, Serialize};

mod keys;

pub use keys::Msg;

/// The texts of one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Messages {
    /// The language, BCP 47.
    pub lang: String,
    texts: Vec<String>,
}

impl Messages {
    /// Puts texts in order: `text_of` is asked once for each key.
    pub fn new(lang: &str, mut text_of: impl FnMut(&'static str) -> String) -> Self {
        Self { lang: lang.to_owned(), texts: Msg::ALL.iter().map(|m| text_of(m.key())).collect() }
    }

    /// The text. Data of another release may lack it: then the text is empty.
    pub fn get(&self, msg: Msg) -> &str {
        self.texts.get(msg as usize).map_or("", String::as_str)
    }

    /// The text with each `{name}` replaced by its value.
    pub fn fill(&self, msg: Msg, values: &[(&str, &str)]) -> String {
        fill(self.get(msg), values)
    }

    /// The text for one or for several, with `{n}` and the other values replaced.
    ///
    /// English and Spanish tell one from all other numbers; a language with more forms needs more keys here.
    pub fn count(&self, one: Msg, other: Msg, n: usize, values: &[(&str, &str)]) -> String {
        let text = self.fill(if n == 1 { one } else { other }, values);
        fill(&text, &[("n", &n.to_string())])
    }

    /// Only the texts whose keys begin with one of `parts`, to keep the data of a page small.
    #[must_use]
    pub fn only(&self, parts: &[&str]) -> Self {
        let wanted = |msg: &Msg| parts.iter().any(|part| msg.key().starts_with(part));
        let texts = Msg::ALL.iter().map(|m| if wanted(m) { self.get(*m).to_owned() } else { String::new() });
        Self { lang: self.lang.clone(), texts: texts.collect() }
    }

    /// The texts that the plan needs, for its own data, which load when a plan is opened.
    #[must_use]
    pub fn for_plan(&self) -> Self {
        self.only(&[
            "plan.",
            "date.",
            "month.",
            "level.",
            "safety.wait",
            "safety.unknown",
            "area.",
            "list.",
            "link.",
            "source.",
            "why.",
            "estimator.answer",
            "estimator.protocol",
            "estimator.one_session",
            "estimator.many_sessions",
            "estimator.span",
            "estimator.interval",
        ])
    }

    /// The texts of the search, which travels by itself.
    #[must_use]
    pub fn for_search(&self) -> Self {
        self.only(&["search."])
    }

    /// The texts that the proof of privacy needs, for its own data.
    #[must_use]
    pub fn for_proof(&self) -> Self {
        self.only(&["proof.", "area.", "list."])
    }
}

fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let replaced = after.split_once('}').and_then(|(name, after)| {
            let (_, value) = values.iter().find(|(n, _)| *n == name)?;
            Some((*value, after))
        });
        if let Some((value, after)) = replaced {
            filled.push_str(value);
            rest = after;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

/// Joins names for a sentence, in the language's own way: "a, b and c".
pub fn join_names(messages: &Messages, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => {
            let head = rest.join(", ");
            format!("{head} {} {last}", messages.get(Msg::ListAnd))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_and_unknown_ones_stay_visible() {
        assert_eq!(fill("{n} of {total}", &[("n", "1"), ("total", "2")]), "1 of 2");
        assert_eq!(fill("{who} and {", &[]), "{who} and {");
        assert_eq!(fill("a value with {x} stays", &[("x", "{x}")]), "a value with {x} stays");
    }

    #[test]
    fn keys_are_unique() {
        let mut keys: Vec<_> = Msg::ALL.iter().map(|m| m.key()).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), Msg::ALL.len());
    }

    #[test]
    fn a_page_carries_the_texts_of_its_own_tools_only() {
        let messages = Messages::new("en", str::to_owned).only(&["areas.", "list.and"]);
        assert_eq!(messages.get(Msg::AreasLead), "areas.lead");
        assert_eq!(messages.get(Msg::ListAnd), "list.and");
        assert_eq!(messages.get(Msg::SiteTitle), "");
    }

    #[test]
    fn a_plan_carries_the_texts_that_it_shows() {
        let plan = Messages::new("en", str::to_owned).for_plan();
        assert_eq!((plan.get(Msg::PlanTitle), plan.get(Msg::MonthMarch)), ("plan.title", "month.march"));
        assert_eq!(plan.get(Msg::AreasLead), "");
        let proof = Messages::new("en", str::to_owned).for_proof();
        assert_eq!((proof.get(Msg::ProofAgain), plan.get(Msg::ProofAgain)), ("proof.again", ""));
    }

    #[test]
    fn names_are_joined_for_a_sentence() {
        let messages = Messages::new("en", |key| if key == "list.and" { "and".into() } else { String::new() });
        let names = ["chin", "neck", "nose"].map(String::from);
        assert_eq!(join_names(&messages, &names), "chin, neck and nose");
        assert_eq!(join_names(&messages, &names[..1]), "chin");
        assert_eq!(join_names(&messages, &[]), "");
    }
}
