//! A re-plan as programs read it.

use serde::Serialize;

use super::{Changed, Found};
use crate::cli::goals;
use crate::explain::{Move, Moved, Payee, Payer};
use crate::i18n::Lang;
use crate::result::decimal;
use crate::verify::{VALUE, Verified};

/// Amounts are in yuan with two decimals, figures of goals decimals with twelve.
#[derive(Serialize)]
pub(super) struct Told {
    plan: String,
    changed: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    remarks: Vec<String>,
    adopted: Vec<goals::Told>,
    near: ToldWay,
    best: ToldWay,
    /// What has to move in any case.
    forced: String,
    /// What the best one brings more of the first goal.
    gain: ToldGain,
}

#[derive(Serialize)]
struct ToldWay {
    moved: String,
    taken: String,
    given: String,
    tiers: Vec<goals::Told>,
    moves: Vec<ToldMove>,
}

#[derive(Serialize)]
struct ToldGain {
    least: String,
    most: String,
}

#[derive(Serialize)]
struct ToldMove {
    #[serde(skip_serializing_if = "Option::is_none")]
    stream: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    project: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    buffer: Option<String>,
    before: String,
    after: String,
}

impl Told {
    pub(super) fn of(plan: String, changed: &Changed, found: &Found, lang: Lang) -> Self {
        let replan = &found.replan;
        let (least, most) = replan.gain;
        Self {
            plan,
            changed: changed.id.clone(),
            remarks: changed.remarks.iter().map(|remark| remark.say(lang)).collect(),
            adopted: goals::told(&found.adopted),
            near: way(&replan.near, &replan.near_moved),
            best: way(&replan.best, &replan.best_moved),
            forced: replan.forced.to_string(),
            gain: ToldGain { least: decimal::written(least, VALUE), most: decimal::written(most, VALUE) },
        }
    }
}

fn way(verified: &Verified, moved: &Moved) -> ToldWay {
    ToldWay {
        moved: moved.total.to_string(),
        taken: moved.taken.to_string(),
        given: moved.given.to_string(),
        tiers: goals::told(verified),
        moves: moved.moves.iter().map(told_move).collect(),
    }
}

fn told_move(one: &Move) -> ToldMove {
    let (stream, credit) = match &one.payer {
        Payer::Stream(id) => (Some(id.to_string()), None),
        Payer::Credit(id) => (None, Some(id.to_string())),
    };
    let (project, buffer) = match &one.payee {
        Payee::Project(id) => (Some(id.to_string()), None),
        Payee::Buffer(id) => (None, Some(id.to_string())),
    };
    ToldMove { stream, credit, project, buffer, before: one.before.to_string(), after: one.after.to_string() }
}
