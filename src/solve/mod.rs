//! Floats: the solvers behind one small trait, and the way to an allocation and its duals.
//!
//! The only room that knows good_lp. Nothing it says is believed: amounts are snapped to whole quanta and checked, duals are only ever
//! used in a bound that holds for any duals ([`crate::verify`]).

mod backend;
mod branch;
mod certify;
mod choice;
mod clarabel;
mod elastic;
mod microlp;
mod propose;
mod relaxation;
mod repair;
mod rounding;
mod search;
mod simplex;
mod wake;

pub use backend::{Backend, Found, Solved, Stop};
pub use branch::Effort;
pub use certify::certificate_duals;
pub use clarabel::Clarabel;
pub use elastic::{Elastic, Giving};
pub use microlp::Microlp;
pub use propose::propose;
pub use search::{Answer, Duals, Memory, Progress, Stage, Watch, search, search_near};
pub use simplex::{Place, Simplex};
