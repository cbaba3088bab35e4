//! The plan to be copied, as plain text and as Markdown: steps with dates, care before and after, sources and date.

use super::checklist::urgent_rows;
use super::sheet::SheetInput;
use super::step::{StepKind, steps};
use super::words::{describe_notes, describe_step, describe_when, describe_window};
use crate::domain::course::CourseKind;
use crate::domain::message::{Messages, Msg};
use crate::domain::treatment::Aftercare;
use std::fmt::Write as _;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The title.
    Title(String),
    /// A heading.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// A line of a list.
    Item(String),
    /// A line of a list that begins with its days.
    Dated {
        /// The days in words.
        when: String,
        /// What is on them.
        what: String,
    },
}

/// The plan as a text: what is chosen, the steps, the care, the sources. Health answers are not among it.
pub fn plan_document(input: SheetInput<'_>) -> Vec<Block> {
    let (messages, facts) = (input.messages, input.facts);
    let heading = |msg: Msg| Block::Heading(messages.get(msg).to_owned());
    let mut blocks = vec![Block::Title(messages.fill(Msg::PlanTitle, &[("treatment", &facts.name)]))];
    blocks.extend(input.dates().into_iter().map(Block::Text));
    if let Some(concern) = input.concern {
        blocks.extend([heading(Msg::PlanSheetConcern), Block::Item(concern.to_owned())]);
    }
    section(&mut blocks, heading(Msg::PlanSheetAreas), input.areas.iter().cloned().map(Block::Item));
    if let Some(range) = input.range {
        blocks.extend([heading(Msg::PlanSheetRange), Block::Text(range.sentence.clone())]);
    }
    if let Some(plan) = input.plan {
        let lines = steps(plan).into_iter().map(|step| {
            let mut what = describe_step(messages, facts, plan, &step);
            if let StepKind::Session { number } = step.kind
                && let Some(window) =
                    plan.sessions.iter().find(|s| s.number == number).and_then(|s| describe_window(messages, s))
            {
                let _ = write!(what, ". {window}");
            }
            Block::Dated { when: describe_when(messages, step.dates), what }
        });
        section(&mut blocks, heading(Msg::PlanSteps), lines);
        let notes = describe_notes(messages, facts, plan);
        section(&mut blocks, heading(Msg::PlanNotes), notes.into_iter().map(Block::Item));
    }
    // Care with a day of its own is a step already.
    let undated = facts.precare.iter().filter(|care| care.days_before.is_none_or(|days| days.0 == 0));
    let (before, after) = match facts.kind() {
        CourseKind::Sessions => (Msg::PlanBefore, Msg::PlanAfter),
        CourseKind::AtHome => (Msg::PlanBeforeUse, Msg::PlanAfterUse),
        CourseKind::NoTreatment => (Msg::PlanBeforeWait, Msg::PlanAfterWait),
    };
    section(&mut blocks, heading(before), undated.map(|care| Block::Item(care.text.clone())));
    let urgent = urgent_rows(facts, input.today).into_iter().map(|(row, _)| row);
    let rows = urgent.chain(facts.aftercare.iter().filter(|row| !row.alert));
    section(&mut blocks, heading(after), rows.map(|row| aftercare_line(messages, row)));
    section(&mut blocks, heading(Msg::PlanCost), input.cost().into_iter().map(Block::Item));
    let cared = facts.precare.iter().flat_map(|care| &care.sources);
    let mut sources = input.source_lines(cared.chain(facts.aftercare.iter().flat_map(|row| &row.sources)));
    let trials = input.range.iter().flat_map(|range| &range.trials);
    sources.extend(trials.map(|(label, url)| format!("{label}. {url}")));
    section(&mut blocks, heading(Msg::PlanSources), sources.into_iter().map(Block::Item));
    blocks
}

/// A heading with its lines; without lines there is no heading either.
fn section(blocks: &mut Vec<Block>, heading: Block, lines: impl Iterator<Item = Block>) {
    let mut lines = lines.peekable();
    if lines.peek().is_some() {
        blocks.push(heading);
        blocks.extend(lines);
    }
}

fn aftercare_line(messages: &Messages, row: &Aftercare) -> Block {
    let (from, to) = (row.days.min().0.to_string(), row.days.max().0.to_string());
    let when = if from == to {
        messages.fill(Msg::PlanAfterDay, &[("day", &from)])
    } else {
        messages.fill(Msg::PlanAfterDays, &[("from", &from), ("to", &to)])
    };
    let part = |msg: Msg, text: &str| messages.fill(msg, &[("text", text)]);
    let what = [
        row.title.clone() + ".",
        part(Msg::PlanExpect, &row.expect),
        part(Msg::PlanDo, &row.doing),
        part(Msg::PlanAvoid, &row.avoid),
    ];
    Block::Dated { when, what: what.join(" ") }
}

/// The blocks as plain text, for a message or a note.
pub fn to_text(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        // Writing to a string cannot fail.
        let _ = match block {
            Block::Title(line) => writeln!(text, "{line}\n"),
            Block::Heading(line) => writeln!(text, "\n{line}"),
            Block::Text(line) => writeln!(text, "{line}"),
            Block::Item(line) => writeln!(text, "- {line}"),
            Block::Dated { when, what } => writeln!(text, "- {when}: {what}"),
        };
    }
    text
}

/// The blocks as Markdown.
pub fn to_markdown(blocks: &[Block]) -> String {
    let mut text = String::new();
    let mut listed = false;
    for block in blocks {
        let lists = matches!(block, Block::Item(_) | Block::Dated { .. });
        let apart = !(lists && listed);
        if apart && !text.is_empty() {
            text.push('\n');
        }
        listed = lists;
        // Writing to a string cannot fail.
        let _ = match block {
            Block::Title(line) => writeln!(text, "# {}", plain(line)),
            Block::Heading(line) => writeln!(text, "## {}", plain(line)),
            Block::Text(line) => writeln!(text, "{}", plain(line)),
            Block::Item(line) => writeln!(text, "- {}", plain(line)),
            Block::Dated { when, what } => writeln!(text, "- **{}**: {}", plain(when), plain(what)),
        };
    }
    text
}

/// A text in which nothing is taken for Markdown: its marks escaped, its lines joined. Web addresses stay as they are,
/// so that they can be followed.
fn plain(text: &str) -> String {
    let address = |word: &str| word.find("https://").or_else(|| word.find("http://"));
    let words = text.split_whitespace().map(|word| match address(word) {
        Some(at) => format!("{}<{}>", escaped(&word[..at]), &word[at..]),
        None => escaped(word),
    });
    words.collect::<Vec<_>>().join(" ")
}

fn escaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~') {
            plain.push('\\');
        }
        plain.push(letter);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_markdown_in_a_text_stay_what_they_are() {
        let blocks = [
            Block::Title("A *bold* title".into()),
            Block::Text("One\n# two <b>".into()),
            Block::Item("See https://a.example/x_y_z".into()),
            Block::Dated { when: "1 March".into(), what: "[link](x)".into() },
        ];
        assert_eq!(
            to_markdown(&blocks),
            "# A \\*bold\\* title\n\nOne \\# two \\<b\\>\n\n- See <https://a.example/x_y_z>\n- **1 March**: \\[link\\](x)\n"
        );
        assert_eq!(to_text(&blocks[2..]), "- See https://a.example/x_y_z\n- 1 March: [link](x)\n");
    }
}
