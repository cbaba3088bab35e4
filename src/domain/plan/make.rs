//! Makes a plan: forward from a first day, or backward from a day that matters.

use super::course::{
    ChangeWindow, DatedPrecare, Goal, Misfit, OpenDates, Plan, PlanAsk, PlannedSession, Remedies, Spacing, WithoutDays,
};
use super::facts::PlanFacts;
use super::span::DateRange;
use crate::domain::course::CourseKind;
use crate::domain::course::{OpenRange, TimeSpan};
use crate::domain::date::CivilDate;
use crate::domain::quantity::{Days, Sessions};
use crate::domain::treatment::Without;

/// The plan for what is asked, seen from `today`.
///
/// Forward, the sessions follow the first day at the studied interval.
/// Backward, they are as late as they can be: the last one's healing days, and its days without make-up, are over
/// before the day that matters.
///
/// Invariant: sessions keep the interval, and backward neither a session nor a healing day falls on the day that
/// matters or after it (`ten_thousand_plans_keep_every_rule`).
///
/// # Errors
/// When it does not fit: by how much, and what would. When it cannot be counted back because a fact is not known.
pub fn make_plan(facts: &PlanFacts, ask: PlanAsk, today: CivilDate) -> Result<Plan, Misfit> {
    let course = Course::new(facts, ask);
    match ask.goal {
        Goal::From(first) => {
            if let Some(days) = days_before(first, today) {
                return Err(Misfit::Past { days });
            }
            let begins = facts.kind() != CourseKind::NoTreatment;
            Ok(course.lay_out(Some(first).filter(|_| begins), today))
        }
        Goal::Before(event) => {
            let first = course.first_before(event)?;
            // Without an interval only the last session has a day; it must not be past either.
            let earliest = first.or(course.last_before(event)?);
            if let Some(days) = earliest.and_then(|day| days_before(day, today)) {
                return Err(Misfit::TooNear { days, remedies: course.remedies(event, today)? });
            }
            Ok(course.lay_out(first, today))
        }
    }
}

/// How many days `day` lies before `today`; `None` when it does not.
fn days_before(day: CivilDate, today: CivilDate) -> Option<u32> {
    u32::try_from(day.days_until(today)).ok().filter(|days| *days > 0)
}

/// The last day that `fits`, looked for around `near`: a month back and a month on may differ by some days.
fn last_day(near: CivilDate, fits: impl Fn(CivilDate) -> bool) -> CivilDate {
    /// More days than any two months differ by.
    const AROUND: usize = 31;
    let earlier = |day: &CivilDate| Some(day.minus_days(1));
    let fitting = std::iter::successors(Some(near), earlier).take(AROUND).find(|day| fits(*day)).unwrap_or(near);
    let later = |day: &CivilDate| Some(day.plus_days(1)).filter(|day| fits(*day));
    std::iter::successors(Some(fitting), later).take(AROUND).last().unwrap_or(fitting)
}

/// The sessions that are asked for, with their interval, not yet on any day.
#[derive(Clone, Copy)]
struct Course<'a> {
    facts: &'a PlanFacts,
    ask: PlanAsk,
    /// How many sessions; 0 for home care.
    count: u8,
    interval: Option<TimeSpan>,
}

impl<'a> Course<'a> {
    fn new(facts: &'a PlanFacts, ask: PlanAsk) -> Self {
        let studied = facts.session_range().and_then(|range| range.shortest());
        let asked = ask.sessions.map(Sessions::get);
        let least = studied.and_then(|least| u8::try_from(least).ok()).filter(|least| *least <= Sessions::MOST);
        let count = match facts.kind() {
            CourseKind::Sessions => asked.or(least).unwrap_or(1).max(1),
            CourseKind::AtHome | CourseKind::NoTreatment => 0,
        };
        let interval = facts.interval_range().and_then(|range| match ask.spacing {
            Spacing::Longest => range.longest(),
            Spacing::Shortest => range.shortest(),
        });
        Self { facts, ask, count, interval: interval.filter(|_| count > 1) }
    }

    /// The last day for the last session, or for the start of home care; `None` where nothing begins.
    fn last_before(&self, event: CivilDate) -> Result<Option<CivilDate>, Misfit> {
        if self.facts.kind() == CourseKind::NoTreatment {
            return Ok(None);
        }
        if self.count == 0 {
            let onset = self.facts.onsets.iter().find_map(|onset| onset.range).and_then(|range| range.longest());
            let onset = onset.ok_or(Misfit::OnsetUnknown)?;
            return Ok(Some(last_day(onset.before(event, 1), |day| onset.after(day, 1) <= event)));
        }
        let downtime = self.facts.longest_downtime().ok_or(Misfit::HealingUnknown)?;
        let bare = self.facts.last_day_without(Without::MakeUp).unwrap_or(Days(0));
        // Healed, and free to wear make-up.
        let clear = |day: CivilDate| downtime.after(day, 1).max(day.plus_days(bare.0.into())) < event;
        let eve = event.minus_days(1);
        Ok(Some(last_day(downtime.before(eve, 1).min(eve.minus_days(bare.0.into())), clear)))
    }

    /// The last sensible first day; `None` when the interval is not known.
    fn first_before(&self, event: CivilDate) -> Result<Option<CivilDate>, Misfit> {
        let last = self.last_before(event)?;
        if self.count <= 1 {
            return Ok(last);
        }
        let steps = self.count - 1;
        let first = last
            .zip(self.interval)
            .map(|(last, interval)| last_day(interval.before(last, steps), |day| interval.after(day, steps) <= last));
        Ok(first)
    }

    /// What would fit where this course does not.
    fn remedies(self, event: CivilDate, today: CivilDate) -> Result<Remedies, Misfit> {
        let fits = |course: Self, event: CivilDate| -> Result<bool, Misfit> {
            let first = course.first_before(event)?.or(course.last_before(event)?);
            Ok(first.is_some_and(|first| first >= today))
        };
        let short = Self::new(self.facts, PlanAsk { spacing: Spacing::Shortest, ..self.ask });
        let shortest_interval =
            if short.interval != self.interval && fits(short, event)? { short.interval } else { None };
        let mut fewer_sessions = None;
        for count in (1..self.count).rev() {
            let sessions = Sessions::new(count).ok();
            if fits(Self::new(self.facts, PlanAsk { sessions, ..self.ask }), event)? {
                fewer_sessions = sessions;
                break;
            }
        }
        let mut later_event = event;
        // Moving by what is missing is enough for days; with months, short ones may need some more steps.
        for _ in 0..16 {
            let first = self.first_before(later_event)?.or(self.last_before(later_event)?);
            let Some(missing) = first.and_then(|first| days_before(first, today)) else {
                break;
            };
            later_event = later_event.plus_days(missing);
        }
        Ok(Remedies {
            shortest_interval,
            fewer_sessions,
            fewer_is_studied: fewer_sessions.is_some_and(|sessions| self.is_studied(sessions.get())),
            later_event,
        })
    }

    fn is_studied(&self, count: u8) -> bool {
        let within = |range: OpenRange<u16>| {
            range.least.is_none_or(|least| u16::from(count) >= least)
                && range.most.is_none_or(|most| u16::from(count) <= most)
        };
        self.facts.session_range().is_some_and(within)
    }

    /// The plan with its first session on `first`; without it only what can be dated has a day.
    fn lay_out(&self, first: Option<CivilDate>, today: CivilDate) -> Plan {
        let event = match self.ask.goal {
            Goal::Before(event) => Some(event),
            Goal::From(_) => None,
        };
        let last = event.and_then(|event| self.last_before(event).ok().flatten());
        let sessions: Vec<_> = (1..=self.count)
            .map(|number| {
                let date = match (first, self.interval) {
                    (Some(first), _) if number == 1 => Some(first),
                    (Some(first), Some(interval)) => Some(interval.after(first, number - 1)),
                    // Counted back, the last session is known even where the interval is not.
                    (None, _) if number == self.count => last,
                    _ => None,
                };
                self.session(number, date, first, today)
            })
            .collect();
        let sun_on_event = event.is_some_and(|event| {
            let sunless = |days: &WithoutDays| days.what == Without::Sun && days.days.contains(event);
            sessions.iter().flat_map(|session| &session.without).any(sunless)
        });
        let last_session = sessions.last().and_then(|session| session.date).filter(|_| self.count > 1);
        Plan {
            today,
            ask: self.ask,
            kind: self.facts.kind(),
            start: first,
            latest_start: event.and(first),
            interval: self.interval,
            changes: self.changes(first, last_session, event),
            sessions_known: self.facts.session_range().is_some(),
            outside_studied: self.count > 0 && self.facts.session_range().is_some() && !self.is_studied(self.count),
            sessions,
            sun_on_event,
        }
    }

    fn session(
        &self,
        number: u8,
        date: Option<CivilDate>,
        first: Option<CivilDate>,
        today: CivilDate,
    ) -> PlannedSession {
        let studied = first.zip(self.facts.interval_range()).filter(|_| number > 1).and_then(|(first, range)| {
            let days =
                DateRange { from: range.least?.after(first, number - 1), to: range.most?.after(first, number - 1) };
            (days.from < days.to).then_some(days)
        });
        let healing = date.zip(self.facts.longest_downtime());
        PlannedSession {
            number,
            date,
            studied,
            precare: date.map(|date| self.precare(date, today)).unwrap_or_default(),
            healing: healing.map(|(date, downtime)| DateRange { from: date, to: downtime.after(date, 1) }),
            without: date.map(|date| self.without(date)).unwrap_or_default(),
        }
    }

    fn precare(&self, date: CivilDate, today: CivilDate) -> Vec<DatedPrecare> {
        let dated = |(index, days): (usize, Days)| {
            let days = DateRange { from: date.minus_days(days.0.into()), to: date.minus_days(1) };
            DatedPrecare { index, days, late: days.from < today }
        };
        let rows = self.facts.precare.iter().enumerate();
        rows.filter_map(|(index, row)| Some((index, row.days_before.filter(|days| days.0 > 0)?))).map(dated).collect()
    }

    /// Days without make-up and without sun before and after a session; rows that touch are one stretch.
    fn without(&self, date: CivilDate) -> Vec<WithoutDays> {
        let mut found: Vec<WithoutDays> = Vec::new();
        for what in Without::ALL {
            let before = self.facts.precare.iter().filter(|row| row.without.contains(&what));
            let before = before.filter_map(|row| row.days_before).filter(|days| days.0 > 0);
            let before = before.map(|days| DateRange { from: date.minus_days(days.0.into()), to: date.minus_days(1) });
            let after = self.facts.aftercare.iter().filter(|row| row.without.contains(&what)).map(|row| DateRange {
                from: date.plus_days(row.days.min().0.into()),
                to: date.plus_days(row.days.max().0.into()),
            });
            let mut stretches: Vec<_> = before.chain(after).collect();
            stretches.sort_by_key(|days| (days.from, days.to));
            for days in stretches {
                match found.last_mut().filter(|last| last.what == what && days.from <= last.days.to.plus_days(1)) {
                    Some(last) => last.days.to = last.days.to.max(days.to),
                    None => found.push(WithoutDays { what, days }),
                }
            }
        }
        found
    }

    fn changes(
        &self,
        first: Option<CivilDate>,
        last: Option<CivilDate>,
        event: Option<CivilDate>,
    ) -> Vec<ChangeWindow> {
        let counted = |from: Option<CivilDate>, range: OpenRange<TimeSpan>| {
            let from = from?;
            let end = |span: Option<TimeSpan>| span.map(|span| span.after(from, 1));
            Some(OpenDates { from: end(range.least), to: end(range.most) })
        };
        let windows = self.facts.onsets.iter().enumerate().map(|(index, onset)| {
            let first_signs = onset.range.and_then(|range| counted(first, range));
            let judge = onset.range.and_then(|range| counted(last, range));
            let by_event = event.zip(first_signs.and_then(|dates| dates.first())).map(|(event, signs)| signs <= event);
            ChangeWindow { index, first_signs, judge, by_event }
        });
        windows.collect()
    }
}
