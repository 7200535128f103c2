//! What pooling brings: the best allocation beside the best one in which every stream pays only for its own earmark.

use super::exact::oriented;
use super::tally::{Tally, tally};
use super::{Unsolved, WayOut, set, solve, way_out};
use crate::money::{Money, Ratio};
use crate::plan::Plan;
use crate::plan::edit::{Change, StreamField, apply_all};
use crate::solve::Watch;
use crate::verify::Verified;

/// What pooling brings.
#[derive(Clone, Debug)]
pub struct Pooling {
    /// The changes that end pooling: a scenario.
    pub changes: Vec<Change>,
    /// With pooling.
    pub with: Tally,
    /// Without it.
    pub without: Without,
}

/// The plan without pooling.
#[derive(Clone, Debug)]
pub enum Without {
    /// It can be kept.
    Kept {
        /// Its best allocation.
        best: Box<Verified>,
        /// What that adds up to.
        tally: Box<Tally>,
        /// What pooling adds to the first goal, in its own unit with 12 decimals, more is better: proven to be at least and at most so
        /// much.
        gain: (i128, i128),
        /// Projects, by position, that get anything only with pooling.
        gained: Vec<usize>,
        /// Those that get something only without it.
        lost: Vec<usize>,
    },
    /// No allocation keeps it; what would have to give way.
    Broken(Box<WayOut>),
    /// Whether it can be kept is not known.
    Unknown,
}

/// What pooling brings as the few figures that are told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum PoolingGain {
    /// Without pooling there is less. Values are of the first goal, in its own unit with 12 decimals.
    Gain {
        /// What pooling adds, proven to be at least so much; more is better.
        least: i128,
        /// What is reached without it.
        without: i128,
        /// Grants without it.
        granted: Money,
        /// How many projects get anything only with it.
        gained: usize,
        /// How many get something only without it.
        lost: usize,
    },
    /// Without pooling no allocation keeps the plan, which is proven.
    Needed,
    /// Whether the plan can be kept without it is not known.
    Unknown,
}

impl Pooling {
    /// The figures that are told of it.
    pub fn gain(&self) -> PoolingGain {
        match &self.without {
            Without::Kept { tally, gain, gained, lost, .. } => PoolingGain::Gain {
                least: gain.0,
                without: tally.goals.first().copied().unwrap_or_default(),
                granted: tally.granted,
                gained: gained.len(),
                lost: lost.len(),
            },
            Without::Broken(_) => PoolingGain::Needed,
            Without::Unknown => PoolingGain::Unknown,
        }
    }
}

/// What pooling brings, seen from the plan's best allocation.
///
/// # Errors
/// If it was stopped, or a number does not fit.
pub fn pooling(plan: &Plan, best: &Verified, watch: Watch<'_>) -> Result<Pooling, Unsolved> {
    let pooled = plan.streams.iter().enumerate().filter(|(_, stream)| !stream.poolable.is_zero());
    let changes: Vec<Change> = pooled
        .filter_map(|(index, _)| set::stream(plan, index, StreamField::Poolable(Ratio::ZERO)))
        .collect();
    let unpooled = apply_all(plan, &changes).map_err(|_| Unsolved::Fault)?;
    let with = tally(plan, best.allocation())?;
    let without = match solve(&unpooled, watch) {
        Ok(without) => kept(&unpooled, best, &with, without)?,
        Err(Unsolved::Infeasible) => match way_out(&unpooled, watch) {
            Ok(way) => Without::Broken(Box::new(way)),
            Err(Unsolved::Stopped) => return Err(Unsolved::Stopped),
            Err(_) => Without::Unknown,
        },
        Err(Unsolved::Unknown) => Without::Unknown,
        Err(other) => return Err(other),
    };
    Ok(Pooling { changes, with, without })
}

fn kept(unpooled: &Plan, best: &Verified, with: &Tally, without: Verified) -> Result<Without, Unsolved> {
    let tally = tally(unpooled, without.allocation())?;
    let gain = match (best.tiers().first(), without.tiers().first()) {
        (Some(with), Some(without)) => {
            let range = |proof| (oriented(proof, proof.value), oriented(proof, proof.bound));
            let ((with, with_bound), (without, without_bound)) = (range(with), range(without));
            (with.saturating_sub(without_bound), with_bound.saturating_sub(without))
        }
        _ => (0, 0),
    };
    let only = |one: &Tally, other: &Tally| {
        let pairs = one.projects.iter().zip(&other.projects).enumerate();
        pairs.filter(|(_, (one, other))| one.fen() > 0 && other.fen() == 0).map(|(index, _)| index).collect()
    };
    let (gained, lost) = (only(with, &tally), only(&tally, with));
    Ok(Without::Kept { best: Box::new(without), tally: Box::new(tally), gain, gained, lost })
}
