//! Floats: the solvers behind one small trait, and the way to an allocation and its duals.
//!
//! The only room that knows good_lp. Nothing it says is believed: amounts are snapped to whole quanta and checked, duals are only ever
//! used in a bound that holds for any duals ([`crate::verify`]).

mod backend;
mod branch;
mod certify;
mod choice;
#[cfg(feature = "backends")]
mod clarabel;
mod elastic;
#[cfg(feature = "backends")]
mod microlp;
mod propose;
mod relaxation;
mod repair;
mod rounding;
mod search;
mod simplex;
#[cfg(feature = "backends")]
mod translated;
mod wake;

pub use backend::{Backend, Found, Solved, Stop};
pub use branch::Effort;
pub use certify::certificate_duals;
#[cfg(feature = "backends")]
pub use clarabel::Clarabel;
pub use elastic::{Elastic, Giving};
#[cfg(feature = "backends")]
pub use microlp::Microlp;
pub use propose::propose;
pub use search::{Answer, Duals, Memory, Progress, Stage, Watch, search, search_near};
pub use simplex::{Place, Simplex};
