//! What a verified allocation tells: figures, tables and the water's way, as plain data.
//!
//! A [`Report`] is made of a plan, its demands and a `Verified` allocation (feature `solve`), and can then travel as it is (feature
//! `serde`). It holds no words and no names: rows stand in the order of the plan's lists, and positions are
//! those in the lists of the plan it was made of.
//!
//! Amounts are exact to the fen and add up: what the streams spend is what projects and buffers get, whichever way it is summed.
//! Shares and prices are [`Trillionths`]; where a figure cannot be exact, its field says which way it is rounded, and limits are
//! rounded so that no rule looks easier than it is.

mod card;
mod county;
mod credit;
mod demand;
#[cfg(feature = "solve")]
mod make;
mod project;
pub mod sankey;
mod stream;
pub mod table;
mod tier;
mod trillionths;
mod used;

pub use card::Cards;
pub use county::{Baseline, BaselineRow, CountyRow, VillageRow};
pub use credit::CreditRow;
pub use demand::{DemandRow, Gain, Place, RuleTable, Side};
pub use project::{Counts, Funded, Lent, Paid, ProjectRow, Reason};
pub use stream::{Split, StreamRow};
pub use tier::{Standing, TierRow};
pub use trillionths::Trillionths;
pub use used::UseRow;

/// Everything a verified allocation tells.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Report {
    /// The figures that sum it up.
    pub cards: Cards,
    /// How good it is known to be as a whole.
    pub standing: Standing,
    /// What is proven about each goal, in the plan's order.
    pub tiers: Vec<TierRow>,
    /// Per stream of the plan.
    pub streams: Vec<StreamRow>,
    /// The streams' sums by [`Level::ALL`](crate::plan::Level::ALL).
    pub levels: Vec<Split>,
    /// The streams' sums by [`Channel::ALL`](crate::plan::Channel::ALL).
    pub channels: Vec<Split>,
    /// Per credit facility of the plan.
    pub credit: Vec<CreditRow>,
    /// What counties are measured against, if anything is known of it.
    pub baseline: Option<Baseline>,
    /// Per county of the plan.
    pub counties: Vec<CountyRow>,
    /// Per use of the plan, its parts included.
    pub uses: Vec<UseRow>,
    /// The villages, if a rule speaks of villages; by county, then name.
    pub villages: Vec<VillageRow>,
    /// Per project of the plan.
    pub projects: Vec<ProjectRow>,
    /// Per rule of the plan.
    pub rules: Vec<RuleTable>,
}
