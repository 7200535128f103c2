//! Floats: the solvers behind one small trait, and the way to an allocation and its duals.
//!
//! The only room that knows good_lp. Nothing it says is believed: amounts are snapped to whole quanta and checked, duals are only ever
//! used in a bound that holds for any duals ([`crate::verify`]).

mod answer;
mod backend;
mod branch;
mod certify;
mod choice;
#[cfg(feature = "backends")]
mod clarabel;
mod doubt;
mod elastic;
mod goals;
mod granule;
#[cfg(feature = "backends")]
mod microlp;
mod narrow;
mod parted;
mod propose;
mod quanta;
mod relaxation;
mod repair;
mod rounding;
mod search;
mod simplex;
mod tied;
mod tiers;
#[cfg(feature = "backends")]
mod translated;
mod wake;
mod ways;
mod woken;

pub use answer::{Answer, Duals, Progress, Stage, Watch};
pub use backend::{Backend, Found, Solved, Stop};
pub use branch::Effort;
pub use certify::certificate_duals;
#[cfg(feature = "backends")]
pub use clarabel::Clarabel;
pub use elastic::{Elastic, Giving};
#[cfg(feature = "backends")]
pub use microlp::Microlp;
pub use propose::propose;
pub use search::{Memory, Nearness, search, search_near};
pub use simplex::{Place, Simplex};
