//! Why a result is not accepted, in words.

use super::{Claims, Objection, Proof, TierClaim, Unreadable, Unsound};
use crate::diagnostic::{Arg, Noun};
use crate::document::json::fingerprint;
use crate::i18n::{Key, Phrase, Remark, Word};
use crate::money::exact_trillionths;
use crate::plan::{Plan, Term, at_position};
use crate::verify::{Grant, Status, TierProof};

impl Unreadable {
    /// What is wrong with the file.
    pub fn remark(&self) -> Remark {
        let plain = |what, hint| Remark::new(Phrase::new(what), Phrase::new(hint));
        match self {
            Self::TooLarge => plain(Key::UnreadableTooLarge, Key::UnreadableTooLargeHint),
            Self::Twice(list) => Remark::new(
                Phrase::new(Key::UnreadableTwice).with("name", *list),
                Phrase::new(Key::UnreadableTwiceHint),
            ),
            Self::NotJson => plain(Key::UnreadableNotJson, Key::UnreadableNotJsonHint),
            Self::OtherFormat => plain(Key::UnreadableOtherFormat, Key::UnreadableOtherFormatHint),
            Self::Member(name) => Remark::new(
                Phrase::new(Key::UnreadableMember).with("name", name.as_str()),
                Phrase::new(Key::UnreadableMemberHint),
            ),
            Self::Unknown { kind, id } => Remark::new(
                Phrase::new(Key::UnreadableUnknown).with("noun", noun(kind)).with("id", id.as_str()),
                Phrase::new(Key::UnreadableUnknownHint),
            ),
        }
    }
}

/// The member that holds an id tells what it is the id of.
fn noun(member: &str) -> Word {
    match member {
        "stream" => Arg::Noun(Noun::Stream).into(),
        "project" => Arg::Noun(Noun::Project).into(),
        _ => Arg::Noun(Noun::Credit).into(),
    }
}

impl Objection {
    /// What in the claims is not true.
    pub fn remark(&self, plan: &Plan, claims: &Claims) -> Remark {
        match self {
            Self::OtherPlan => Remark::new(
                Phrase::new(Key::ObjectionOtherPlan)
                    .with("named", claims.plan_sha256.as_str())
                    .with("fingerprint", fingerprint(plan).to_string()),
                Phrase::new(Key::ObjectionOtherPlanHint),
            ),
            Self::Unsound(unsound) => of_unsound(unsound),
            Self::Refused(refused) => refused.remark(plan),
            Self::Conflict => {
                Remark::new(Phrase::new(Key::ObjectionConflict), Phrase::new(Key::ObjectionConflictHint))
            }
            Self::Pooled(index) => {
                Remark::new(of_grant(plan, claims, *index), Phrase::new(Key::ObjectionPooledHint))
            }
            Self::Goals => {
                Remark::new(Phrase::new(Key::ObjectionGoals), Phrase::new(Key::ObjectionGoalsHint))
            }
            Self::Figures { position, computed } => of_figures(claims, *position, computed),
            Self::Status(status) => of_status(claims, *status),
        }
    }
}

/// What in the plan keeps results of it from being judged.
fn of_unsound(unsound: &Unsound) -> Remark {
    let what = match unsound {
        Unsound::DoubleId(list, id) => {
            Phrase::new(Key::UnsoundDoubleId).with("list", *list).with("id", id.as_str())
        }
        Unsound::Goal(position) => Phrase::new(Key::UnsoundGoal).with("number", position.saturating_add(1)),
        Unsound::Slack(position) => Phrase::new(Key::UnsoundSlack).with("number", position.saturating_add(1)),
        Unsound::Amount(project) => Phrase::new(Key::UnsoundAmount).with("project", project.as_str()),
        Unsound::Curve(project) => Phrase::new(Key::UnsoundCurve).with("project", project.as_str()),
        Unsound::Factors(rule) => Phrase::new(Key::UnsoundFactors).with("rule", rule.as_str()),
    };
    Remark::new(what, Phrase::new(Key::UnsoundHint))
}

/// The grant at this position of the claimed allocation.
fn of_grant(plan: &Plan, claims: &Claims, position: usize) -> Phrase {
    let phrase = Phrase::new(Key::ObjectionPooled);
    let (grant, said) = (claims.allocation.grants.get(position), claims.pooled.get(position));
    let (Some(grant), Some(said)) = (grant, said) else { return phrase };
    let word = |is_pooled| Phrase::new(if is_pooled { Key::ObjectionIsPooled } else { Key::ObjectionIsOwn });
    let Grant { project, stream, amount } = *grant;
    phrase
        .with("amount", amount)
        .with("stream", at_position(&plan.streams, stream))
        .with("project", at_position(&plan.projects, project))
        .with("is", word(!said))
        .with("said", word(*said))
}

fn of_figures(claims: &Claims, position: usize, computed: &TierProof) -> Remark {
    let tiers: &[TierClaim] = match &claims.proof {
        Proof::Allocated { tiers, .. } => tiers,
        Proof::Infeasible(_) => &[],
    };
    let what = Phrase::new(Key::ObjectionFigures)
        .with("number", position.saturating_add(1))
        .with("goal", Phrase::new(computed.tier.goal.term()));
    let details = tiers.get(position).map(|printed| {
        let figures = [
            (Key::FigureValue, printed.value, computed.value),
            (Key::FigureBound, printed.bound, computed.bound),
            (Key::FigureGap, printed.gap, computed.gap),
        ];
        figures.into_iter().filter(|(_, printed, computed)| printed != computed).map(
            |(figure, printed, computed)| {
                Phrase::new(Key::ObjectionFigure)
                    .with("figure", Phrase::new(figure))
                    .with("printed", exact_trillionths(printed))
                    .with("computed", exact_trillionths(computed))
            },
        )
    });
    Remark {
        what,
        details: details.into_iter().flatten().collect(),
        hint: Phrase::new(Key::ObjectionFiguresHint),
    }
}

fn of_status(claims: &Claims, status: Status) -> Remark {
    let said = match &claims.proof {
        Proof::Allocated { status, .. } => status.term(),
        Proof::Infeasible(_) => Key::StatusInfeasible,
    };
    let said = Phrase::new(said);
    let what = Phrase::new(Key::ObjectionStatus).with("said", said).with("is", Phrase::new(status.term()));
    Remark::new(what, Phrase::new(Key::ObjectionStatusHint))
}
