//! What is proven about the goals of an allocation, for people and for programs.

use serde::Serialize;

use super::grid::Grid;
use crate::diagnostic::Arg;
use crate::document::json::Choice;
use crate::i18n::{Key, Lang, Phrase};
use crate::money::Ratio;
use crate::paper::goal::figure;
pub(super) use crate::paper::goal::short;
use crate::plan::{Direction, Term};
use crate::result::{decimal, status_name};
use crate::verify::{Status, TierProof, VALUE, Verified};

/// A goal as programs read it; figures are decimals with twelve places.
#[derive(Serialize)]
pub(super) struct Told {
    goal: &'static str,
    direction: &'static str,
    value: String,
    bound: String,
    gap: String,
    status: &'static str,
}

/// The goals for programs, in the plan's order.
pub(super) fn told(verified: &Verified) -> Vec<Told> {
    let written = |number| decimal::written(number, VALUE);
    let told = |proof: &TierProof| Told {
        goal: proof.tier.goal.name(),
        direction: match proof.tier.direction {
            Direction::Maximise => "maximise",
            Direction::Minimise => "minimise",
        },
        value: written(proof.value),
        bound: written(proof.bound),
        gap: written(proof.gap),
        status: status_name(status(proof, verified.status())),
    };
    verified.tiers().iter().map(told).collect()
}

/// The goals for people: a line each.
pub(super) fn table(verified: &Verified, lang: Lang) -> String {
    let heading = |key: Key| key.text(lang);
    let mut grid = Grid::new(&[
        (heading(Key::CliGoalsGoal), false),
        (heading(Key::FigureValue), true),
        (heading(Key::FigureBound), true),
        (heading(Key::FigureGap), true),
        (heading(Key::CliGoalsProof), false),
    ]);
    for proof in verified.tiers() {
        let figure = |number| figure(proof.tier.goal, number, lang);
        grid.row([
            proof.tier.phrase().say(lang),
            figure(proof.value),
            figure(proof.bound),
            figure(proof.gap),
            standing(proof, verified.status()).say(lang),
        ]);
    }
    grid.finish()
}

/// How good the goal's value is known to be, in words.
fn standing(proof: &TierProof, of_all: Status) -> Phrase {
    let status = status(proof, of_all);
    // More than the value itself says nothing.
    let share = relative_gap(proof).filter(|share| *share <= Ratio::ONE);
    match (status, share) {
        (Status::WithinGap, Some(share)) => {
            Phrase::new(Key::CliGoalsWithin).with("share", Arg::Percent(share))
        }
        (Status::Stopped, Some(share)) => {
            Phrase::new(Key::CliGoalsStopped).with("share", Arg::Percent(share))
        }
        _ => Phrase::new(status.term()),
    }
}

/// How good the goal's value is known to be.
fn status(proof: &TierProof, of_all: Status) -> Status {
    if proof.is_optimal() { Status::Optimal } else { of_all.max(Status::WithinGap) }
}

/// The gap as a share of the value, rounded up to millionths; none where the value is nothing.
fn relative_gap(proof: &TierProof) -> Option<Ratio> {
    const MILLION: i128 = 1_000_000;
    const DECIMALS: u32 = 6;
    let size = proof.value.checked_abs().filter(|size| *size > 0)?;
    let millionths = proof.gap.checked_mul(MILLION)?.checked_add(size.checked_sub(1)?)?.checked_div(size)?;
    decimal::written(millionths, DECIMALS).parse().ok()
}
