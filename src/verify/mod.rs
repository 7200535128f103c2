//! The judge: exact checks of an allocation and exact bounds on what any allocation could reach.
//!
//! Nothing here knows a solver or a float. An [`Allocation`] is checked against the plan's own demands ([`crate::rows`]) to the last
//! fen; a [`Certificate`] of sign-correct duals gives a bound that holds whatever the duals are (Neumaier and Shcherbina
//! 2004), so a wrong one only makes the gap larger.

mod allocation;
mod allowance;
mod bound;
mod case;
mod check;
mod domain;
mod flow;
mod fundable;
mod goal;
mod keep;
mod laid;
mod loosening;
mod payers;
mod peaks;
mod placed;
mod prices;
mod snap;
mod sums;
mod verified;
mod wide;
mod words;

pub use allocation::{Allocation, Buffer, Grant, Loan};
pub use allowance::{allowance, allowance_in};
pub use bound::{Certificate, bound};
pub use case::Case;
pub use check::{Violation, check};
pub use domain::Domain;
pub use goal::{benefit_of, held_value, part_of, value};
pub use keep::keep;
pub use laid::Laid;
pub use loosening::{Infeasible, Loosening, Shortfall, shortfalls, verify_conflict};
pub use snap::{NEAR, Proposal, snap, snap_amount};
pub use sums::Sums;
pub use verified::{Refused, Status, TierProof, Verified, verify, verify_infeasible};
pub use wide::{DUAL, EXACT, LARGEST_DUAL, Overflow, VALUE, Wide};
