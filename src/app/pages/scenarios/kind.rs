//! What can be changed by hand in a scenario.

use std::sync::Arc;

use crate::app::pages::figures::name_of;
use crate::i18n::{Key, Lang};
use crate::money::{Money, Ratio};
use crate::plan::edit::{
    Change, CreditField, PlanField, ProjectField, Row, RowChange, RuleField, StreamField,
};
use crate::plan::rule::Rule;
use crate::plan::{Direction, Goal, Id, Plan, Table, Term, Tier};

/// What can be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Amount,
    Poolable,
    Rule,
    Leverage,
    Objective,
    Lock,
}

impl Kind {
    /// All of them, in the order they are offered.
    pub const ALL: [Kind; 6] =
        [Kind::Amount, Kind::Poolable, Kind::Rule, Kind::Leverage, Kind::Objective, Kind::Lock];

    /// What it is called.
    pub const fn name(self) -> Key {
        match self {
            Self::Amount => Key::AmendAmount,
            Self::Poolable => Key::AmendPoolable,
            Self::Rule => Key::AmendRule,
            Self::Leverage => Key::AmendLeverage,
            Self::Objective => Key::AmendObjective,
            Self::Lock => Key::AmendLock,
        }
    }

    /// How its value is typed; none where it is chosen along with the row.
    pub const fn hint(self) -> Option<Key> {
        match self {
            Self::Amount | Self::Lock => Some(Key::AmendAmountHint),
            Self::Poolable => Some(Key::AmendShareHint),
            Self::Leverage => Some(Key::AmendTimesHint),
            Self::Rule | Self::Objective => None,
        }
    }

    /// What can be chosen: its value in the list, and its name.
    pub fn rows(self, plan: &Plan, lang: Lang) -> Vec<(String, String)> {
        match self {
            Self::Amount | Self::Poolable => named(&plan.streams, lang),
            Self::Leverage => named(&plan.credit, lang),
            Self::Lock => named(&plan.projects, lang),
            Self::Rule => {
                let row = |(rule, (id, name)): (&Arc<Rule>, (String, String))| {
                    let then = if rule.on { Key::AmendOff } else { Key::AmendOn };
                    (id, format!("{name} → {}", then.text(lang)))
                };
                plan.rules.iter().zip(named(&plan.rules, lang)).map(row).collect()
            }
            Self::Objective => {
                let first = plan.objective.first().map(|tier| tier.goal);
                let goals = Goal::ALL.into_iter().enumerate().filter(|(_, goal)| Some(*goal) != first);
                let then = Key::AmendFirst.text(lang);
                goals
                    .map(|(at, goal)| (at.to_string(), format!("{} → {then}", goal.term().text(lang))))
                    .collect()
            }
        }
    }

    /// The change of the row, with a value that is typed over.
    pub fn change(self, plan: &Plan, row: &str) -> Option<Change> {
        if self == Self::Objective {
            return first_goal(plan, *Goal::ALL.get(row.parse::<usize>().ok()?)?);
        }
        let id: Id = row.parse().ok()?;
        Some(match self {
            Self::Amount => stream(id, StreamField::Amount(Money::ZERO)),
            Self::Poolable => stream(id, StreamField::Poolable(Ratio::ZERO)),
            Self::Leverage => Change::Credit(RowChange::Set { id, field: CreditField::Leverage(Ratio::ONE) }),
            Self::Lock => {
                Change::Project(RowChange::Set { id, field: ProjectField::Lock(Some(Money::ZERO)) })
            }
            Self::Rule => {
                let on = plan.rules.iter().find(|rule| rule.id == id)?.on;
                Change::Rule(RowChange::Set { id, field: RuleField::On(!on) })
            }
            Self::Objective => return None,
        })
    }
}

fn stream(id: Id, field: StreamField) -> Change {
    Change::Stream(RowChange::Set { id, field })
}

/// The goal in front of the others; one that the plan does not have comes in the direction it allows.
fn first_goal(plan: &Plan, goal: Goal) -> Option<Change> {
    let direction = [Direction::Maximise, Direction::Minimise].into_iter().find(|way| goal.allows(*way))?;
    let own = plan.objective.iter().find(|tier| tier.goal == goal).copied();
    let first = own.unwrap_or(Tier { direction, goal, slack: Ratio::ZERO });
    let others = plan.objective.iter().filter(|tier| tier.goal != goal).copied();
    Some(Change::Plan(PlanField::Objective(std::iter::once(first).chain(others).collect())))
}

fn named<R: Row>(table: &Table<R>, lang: Lang) -> Vec<(String, String)> {
    table.iter().map(|row| (row.id().to_string(), name_of(row.name(), row.id(), lang))).collect()
}
