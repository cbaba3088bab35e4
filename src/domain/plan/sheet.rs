//! What the visit sheet says: one page to bring along. How it is laid out is left to the interface.
//!
//! It is the one place where the cards of the safety check stand beside the plan, because it is made to be handed to
//! the dermatologist; links, calendar files and copied texts never hold them.

use super::course::Plan;
use super::facts::PlanFacts;
use super::step::{StepKind, steps};
use super::words::{describe_step, describe_when};
use crate::domain::date::{CivilDate, describe_date};
use crate::domain::message::{Messages, Msg};
use crate::domain::quantity::{MinMax, Usd};
use crate::domain::safety::{CautionLevel, RaisedCaution};
use crate::domain::source::{Source, SourceId};

/// What the studies found, as the estimator says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRange {
    /// The answer in a sentence.
    pub sentence: String,
    /// The trials behind it: label and address.
    pub trials: Vec<(String, String)>,
    /// The address of the page that has them all, and says how the answer is made.
    pub how_we_know: String,
}

/// What a sheet or a copied text is made from.
#[derive(Clone, Copy)]
pub struct SheetInput<'a> {
    /// The words.
    pub messages: &'a Messages,
    /// The treatment.
    pub facts: &'a PlanFacts,
    /// The plan; `None` when no day was chosen, or it did not fit.
    pub plan: Option<&'a Plan>,
    /// The chosen areas in words, each with its side.
    pub areas: &'a [String],
    /// The chosen concern in words.
    pub concern: Option<&'a str>,
    /// What the studies found.
    pub range: Option<&'a SheetRange>,
    /// The clinic's own price, if it gives one.
    pub price: Option<MinMax<Usd>>,
    /// The sources there are; those that are named are taken from here.
    pub sources: &'a [Source],
    /// The day on which it is made.
    pub today: CivilDate,
}

impl<'s> SheetInput<'s> {
    /// When something is planned, and what. A sheet has one page: each change stands there once, at its latest, and
    /// care around sessions is left to the plan.
    fn days(&self) -> Vec<(String, String)> {
        let Some(plan) = self.plan else {
            return Vec::new();
        };
        let shown = |kind: StepKind| match kind {
            StepKind::Session { .. } | StepKind::Use | StepKind::Judge { .. } | StepKind::Event => true,
            StepKind::FirstSigns { index } => plan.changes.get(index).is_some_and(|change| change.judge.is_none()),
            StepKind::Precare { .. } | StepKind::Healing { .. } | StepKind::Without { .. } => false,
        };
        let planned = steps(plan).into_iter().filter(|step| shown(step.kind)).map(|step| {
            (describe_when(self.messages, step.dates), describe_step(self.messages, self.facts, plan, &step))
        });
        planned.collect()
    }

    /// What is known of the price, in sentences.
    pub(super) fn cost(&self) -> Vec<String> {
        let price = self.price.map(|price| {
            let (low, high) = (price.min().0.to_string(), price.max().0.to_string());
            self.messages.fill(Msg::PlanSheetPrice, &[("low", &low), ("high", &high)])
        });
        price.into_iter().chain(self.facts.cost.as_ref().map(|cost| cost.text.clone())).collect()
    }

    /// The sources that the plan rests on, then `others`, each once, as lines to print.
    pub(super) fn source_lines(&self, others: impl Iterator<Item = &'s SourceId>) -> Vec<String> {
        let facts: &'s PlanFacts = self.facts;
        let known = facts.sessions.iter().chain(&facts.cost).flat_map(|fact| &fact.sources);
        let times = facts.interval.iter().chain(&facts.downtime).chain(&facts.onsets).flat_map(|fact| &fact.sources);
        let mut named: Vec<&'s SourceId> = Vec::new();
        for id in known.chain(times).chain(others) {
            if !named.contains(&id) {
                named.push(id);
            }
        }
        let line = |source: &Source| {
            format!("{}, {}: {}. {}", source.publisher, source.year, source.title.trim_end_matches('.'), source.url)
        };
        named.iter().filter_map(|id| self.sources.iter().find(|s| s.id == **id)).map(line).collect()
    }

    /// What the studies found, and which they are: their names, and the one address that leads to them all.
    fn range(&self) -> Vec<String> {
        let Some(range) = self.range else {
            return Vec::new();
        };
        let names: Vec<&str> = range.trials.iter().map(|(label, _)| label.as_str()).collect();
        let values = [("trials", names.join(", ")), ("address", range.how_we_know.clone())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        vec![range.sentence.clone(), self.messages.fill(Msg::PlanSheetTrials, &values)]
    }

    /// "Made on 3 March 2027 …", and when the sources were read.
    pub(super) fn dates(&self) -> Vec<String> {
        let made = describe_date(self.messages, self.today);
        let read = CivilDate::parse(&self.facts.facts_read).map(|read| describe_date(self.messages, read));
        let made = self.messages.fill(Msg::PlanMade, &[("date", &made)]);
        std::iter::once(made).chain(read.map(|read| self.messages.fill(Msg::PlanRead, &[("date", &read)]))).collect()
    }
}

/// The cards of one level: the level stands once above them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetLevel {
    /// How strongly they speak.
    pub level: CautionLevel,
    /// The same in words; on paper a color says nothing.
    pub words: String,
    /// The cards; never empty.
    pub cards: Vec<SheetCard>,
}

/// A card on the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetCard {
    /// Whether the visitor did not know.
    pub unknown: bool,
    /// The sentence.
    pub text: String,
    /// The wait with its date, where a source gives a time.
    pub wait: Option<String>,
}

/// What the visit sheet says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The title.
    pub title: String,
    /// When it was made and the sources were read.
    pub dates: Vec<String>,
    /// What the visitor would like treated.
    pub concern: Option<String>,
    /// Where, in words; the drawing is the interface's.
    pub areas: Vec<String>,
    /// What to raise first, the strongest first.
    pub cards: Vec<SheetLevel>,
    /// What the studies found, and which they are.
    pub range: Vec<String>,
    /// When, and what.
    pub days: Vec<(String, String)>,
    /// What to ask: benefits, risks, alternatives, nothing, and cost.
    pub questions: Vec<String>,
    /// What is known of the price.
    pub cost: Vec<String>,
    /// The sources named on the sheet.
    pub sources: Vec<String>,
}

/// The visit sheet. `cards` are those that the visitor's answers raise.
pub fn visit_sheet(input: SheetInput<'_>, cards: &[RaisedCaution<'_>]) -> Sheet {
    let messages = input.messages;
    let m = |msg: Msg| messages.get(msg).to_owned();
    let questions = [
        Msg::PlanSheetBenefits,
        Msg::PlanSheetRisks,
        Msg::PlanSheetAlternatives,
        Msg::PlanSheetNothing,
        Msg::PlanSheetCost,
    ];
    Sheet {
        title: messages.fill(Msg::PlanSheetTitle, &[("treatment", &input.facts.name)]),
        dates: input.dates(),
        concern: input.concern.map(str::to_owned),
        areas: input.areas.to_vec(),
        cards: by_level(messages, cards, input.today),
        range: input.range(),
        days: input.days(),
        questions: questions.map(m).to_vec(),
        cost: input.cost(),
        sources: input.source_lines(cards.iter().flat_map(|card| &card.caution.sources)),
    }
}

fn by_level(messages: &Messages, cards: &[RaisedCaution<'_>], today: CivilDate) -> Vec<SheetLevel> {
    let levels = [
        (CautionLevel::Absolute, Msg::LevelAbsolute),
        (CautionLevel::Postpone, Msg::LevelPostpone),
        (CautionLevel::Ask, Msg::LevelAsk),
    ];
    let of = |level| cards.iter().filter(move |card| card.level == level);
    let levels = levels.into_iter().filter(|(level, _)| of(*level).next().is_some()).map(|(level, words)| SheetLevel {
        level,
        words: messages.get(words).to_owned(),
        cards: of(level).map(|card| sheet_card(messages, card, today)).collect(),
    });
    levels.collect()
}

fn sheet_card(messages: &Messages, card: &RaisedCaution<'_>, today: CivilDate) -> SheetCard {
    SheetCard {
        unknown: card.unknown,
        text: card.caution.text.clone(),
        wait: crate::domain::safety::describe_wait(messages, card, Some(today)),
    }
}
