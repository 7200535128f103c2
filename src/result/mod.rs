//! Results as JSON: `"format": "fundpool-result", "version": 1`.
//!
//! [`write()`] writes what was verified; [`read`] takes any file apart, and [`judge`] believes nothing in it: every demand is checked,
//! every value and bound computed anew from the amounts and duals, and compared with what is printed.

pub(crate) mod decimal;
mod judge;
mod read;
mod words;
mod write;

pub use judge::{Judged, Objection, judge};
pub use read::{Claim, Claims, TierClaim, Unreadable, read};
pub use write::{write, write_infeasible};

use crate::verify::Status;

/// The name of the format.
const FORMAT: &str = "fundpool-result";
/// Its version.
const VERSION: &str = "1";
/// What a result calls a plan that nothing keeps.
pub const INFEASIBLE: &str = "infeasible";

/// The name of a status in documents.
pub const fn status_name(status: Status) -> &'static str {
    match status {
        Status::Optimal => "optimal",
        Status::WithinGap => "within_gap",
        Status::Stopped => "stopped",
    }
}
