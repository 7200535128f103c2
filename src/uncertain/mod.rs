//! What a plan comes to where it is not certain what the streams bring: many draws, each solved and judged like any plan.
//!
//! A stream with a range ([`Stream::low`], [`Stream::high`]) brings an amount between its ends, most likely about the expected one
//! (a triangular distribution); streams are drawn independently. A draw is known by the seed and its number, and a stream's part in it
//! by its position, so that the same seed asks the same of every scenario of a plan. All numbers are whole; nothing is estimated but the
//! distribution itself.
//!
//! A draw hangs on no other, so a [`Drawing`] gives any of them by its number, and they can be shared out: every [`Ledger`] keeps count
//! of some, and all ledgers joined come to the same however they were shared out.

mod band;
mod draw;
mod drawing;
#[cfg(all(test, any(feature = "app", feature = "cli")))]
pub(crate) mod example;
mod ledger;

use crate::explain::Unsolved;
use crate::pipeline::{Series, SeriesWatch};
use crate::plan::{Channel, Plan, Stream};

pub use band::{Band, PERCENTILES};
pub use draw::drawn;
pub use drawing::Drawing;
pub use ledger::Ledger;

/// What many draws come to. Positions are those in the plan's lists.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Draws {
    /// The seed they come from.
    pub seed: u64,
    /// How many were asked for.
    pub asked: usize,
    /// How many were solved; fewer if it was stopped.
    pub done: usize,
    /// How many of them have an allocation; everything that follows is about these.
    pub kept: usize,
    /// How many no allocation keeps, which is proven.
    pub infeasible: usize,
    /// For how many neither an allocation nor a proof that there is none was found.
    pub unknown: usize,
    /// What there is of all budget streams together in the draws that have an allocation, in fen; none if none has.
    pub inflow: Option<Band>,
    /// The benefit, with 12 decimals.
    pub benefit: Option<Band>,
    /// How far the benefit of a draw is from what is proven that none can pass, at most; 12 decimals.
    pub gap: i128,
    /// Per county, grants in fen.
    pub counties: Vec<Band>,
    /// Per project, in how many draws it gets anything.
    pub funded: Vec<usize>,
    /// Rules that take part in the proofs that a draw cannot be kept, with the number of draws, the most frequent first.
    pub conflicts: Vec<(usize, usize)>,
}

/// The most draws there can be.
pub const MOST: usize = 10_000;

impl Draws {
    /// Whether a project gets something in every draw that has an allocation.
    pub fn is_safe(&self, project: usize) -> bool {
        self.kept > 0 && self.funded.get(project) == Some(&self.kept)
    }
}

/// The streams whose amounts are not certain, by position.
pub fn uncertain_streams(plan: &Plan) -> Vec<usize> {
    let is_uncertain = |stream: &Stream| {
        let (low, high) = draw::ends(stream);
        stream.channel != Channel::Procurement && low < high
    };
    let streams = plan.streams.iter().enumerate();
    streams.filter(|(_, stream)| is_uncertain(stream)).map(|(index, _)| index).collect()
}

/// So many draws of a plan without errors, no more than [`MOST`], one after the other. One that is stopped has what it has by then.
///
/// # Errors
/// Those of [`Drawing::of`] and [`Drawing::draw`].
pub fn draws(plan: &Plan, asked: usize, seed: u64, watch: SeriesWatch<'_>) -> Result<Draws, Unsolved> {
    let asked = asked.min(MOST);
    let drawing = Drawing::of(plan, seed, &|_| watch(Series { done: 0, of: asked }))?;
    let mut ledger = Ledger::of(plan);
    for number in 0..asked {
        let series = Series { done: number, of: asked };
        match drawing.draw(number, &mut ledger, &|| watch(series)) {
            Err(Unsolved::Stopped) => break,
            done => done?,
        }
    }
    Ok(ledger.finish(asked, seed))
}
