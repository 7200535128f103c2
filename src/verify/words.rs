//! What an allocation breaks, and how good it is, in words.

use super::{Domain, Refused, Status, Violation};
use crate::diagnostic::Arg;
use crate::i18n::{Key, Phrase, Remark};
use crate::money::Money;
use crate::plan::{Id, Plan, Project, TableName, Term, at_position, may_pay, name_and_id};
use crate::rows::RowId;

impl Violation {
    /// What is broken, where and by how much, with the names of the plan.
    pub fn phrase(&self, plan: &Plan) -> Phrase {
        match self {
            Self::Malformed => Phrase::new(Key::ViolationMalformed),
            Self::Amount(amount) => Phrase::new(Key::ViolationAmount)
                .with("amount", *amount)
                .with("quantum", plan.quantum.amount()),
            Self::MayNotPay { stream, project } => may_not_pay(plan, *stream, *project),
            Self::MayNotBack { stream, credit } => Phrase::new(Key::ViolationMayNotBack)
                .with("stream", at_position(&plan.streams, *stream))
                .with("credit", at_position(&plan.credit, *credit)),
            Self::MayNotLend { credit, project } => Phrase::new(Key::ViolationMayNotLend)
                .with("credit", at_position(&plan.credit, *credit))
                .with("project", at_position(&plan.projects, *project)),
            Self::Funding { project, amount } => {
                let allowed =
                    plan.projects.get(*project).map_or(Phrase::new(Key::AllowedNothing), |one| allowed(one));
                of_project(plan, Key::ViolationFunding, *project)
                    .with("amount", *amount)
                    .with("allowed", allowed)
            }
            Self::CreditShare { project, over } => {
                let share = plan.projects.get(*project).map(|one| one.credit_share_max).unwrap_or_default();
                of_project(plan, Key::ViolationCreditShare, *project)
                    .with("share", Arg::Percent(share))
                    .with("over", yuan(*over))
            }
            Self::Requires { project, other } => of_pair(plan, Key::ViolationRequires, *project, other),
            Self::Excludes { project, other } => of_pair(plan, Key::ViolationExcludes, *project, other),
            Self::Row { row, over } => row.missed(plan, yuan(*over)),
        }
    }

    /// The row that is missed, and by how much; none where something else is broken.
    pub fn missed_row(&self) -> Option<(&RowId, Money)> {
        match self {
            Self::Row { row, over } => Some((row, yuan(*over))),
            _ => None,
        }
    }
}

impl Refused {
    /// What the check refuses.
    pub fn remark(&self, plan: &Plan) -> Remark {
        match self {
            Self::Broken(broken) => Remark {
                what: Phrase::new(Key::ObjectionBroken).with("count", broken.len()),
                details: broken.iter().map(|violation| violation.phrase(plan)).collect(),
                hint: Phrase::new(Key::ObjectionBrokenHint),
            },
            Self::Overflow(_) => {
                Remark::new(Phrase::new(Key::ObjectionOverflow), Phrase::new(Key::ObjectionOverflowHint))
            }
            Self::NoProof => {
                Remark::new(Phrase::new(Key::ObjectionNoProof), Phrase::new(Key::ObjectionNoProofHint))
            }
            Self::UnknownRow(position) => Remark::new(
                Phrase::new(Key::ObjectionUnknownRow).with("number", position.saturating_add(1)),
                Phrase::new(Key::ObjectionNoProofHint),
            ),
            Self::PassedBound(position) => Remark::new(
                Phrase::new(Key::ObjectionPassedBound).with("number", position.saturating_add(1)),
                Phrase::new(Key::UnsoundHint),
            ),
        }
    }
}

impl Term for Status {
    fn term(&self) -> Key {
        match self {
            Self::Optimal => Key::StatusOptimal,
            Self::WithinGap => Key::StatusWithinGap,
            Self::Stopped => Key::StatusStopped,
        }
    }
}

fn of_project(plan: &Plan, key: Key, project: usize) -> Phrase {
    Phrase::new(key).with("project", at_position(&plan.projects, project))
}

fn of_pair(plan: &Plan, key: Key, project: usize, other: &Id) -> Phrase {
    of_project(plan, key, project).with("other", name_and_id(plan, TableName::Projects, other))
}

fn may_not_pay(plan: &Plan, stream: usize, project: usize) -> Phrase {
    let verdict = plan.streams.get(stream).zip(plan.projects.get(project)).map(|(s, p)| may_pay(plan, s, p));
    let why = verdict.and_then(Result::err).map_or(Phrase::new(Key::RefusalUnknown), |why| why.phrase(plan));
    of_project(plan, Key::ViolationMayNotPay, project)
        .with("stream", at_position(&plan.streams, stream))
        .with("why", why)
}

/// The amounts that a project may get.
fn allowed(project: &Project) -> Phrase {
    let Domain { nothing, least, most } = Domain::of(project);
    let key = match (nothing && least > 0, least == most) {
        _ if most == 0 => Key::AllowedNothing,
        (true, true) => Key::AllowedNothingOr,
        (true, false) => Key::AllowedNothingOrBetween,
        (false, true) => Key::AllowedExactly,
        (false, false) => Key::AllowedBetween,
    };
    Phrase::new(key).with("least", yuan(least)).with("most", yuan(most))
}

/// Fen as an amount; one out of all proportion as the largest.
fn yuan(fen: i128) -> Money {
    i64::try_from(fen).map_or(Money::MAX, Money::from_fen)
}
