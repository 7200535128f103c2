//! Results as JSON: `"format": "fundpool-result", "version": 1`.
//!
//! [`write()`] writes what was verified; [`read`] takes any file apart, and [`judge`] believes nothing in it: every demand is checked,
//! every value and bound computed anew from the amounts and duals, and compared with what is printed. `tools/verify_result.py`
//! does the same with nothing but Python's standard library; `tests/result/` holds the two against each other.
//!
//! A result is an object with exactly these members; lists may be in any order but that of the tiers.
//!
//! | member | |
//! |---|---|
//! | format, version | `"fundpool-result"`, `1` |
//! | plan_sha256 | the [fingerprint](crate::document::json::fingerprint) of the plan |
//! | status | `optimal`, `within_gap`, `stopped`, or `infeasible` |
//! | tiers | unless infeasible: of each goal, in the plan's order, `tier` (its name), `value`, `bound` and `gap` with 12 decimals, `duals` |
//! | duals | if infeasible: the proof that nothing keeps the plan |
//! | grants | `stream`, `project`, `amount` in yuan, `pooled` (whether it leaves the stream's earmark) |
//! | buffers | `credit`, `stream`, `amount` |
//! | loans | `credit`, `project`, `amount` |
//! | conflict | `rule`, `row`, `short` in yuan, rounded up to fen; see below |
//!
//! A dual is `{"row": …, "y": …}`, `y` not negative, below 10¹⁴, with at most 24 decimals; rows that are not named have dual 0.
//!
//! *infeasible* may show a way out: the amounts are then an allocation that keeps everything but the demands in `conflict`, each
//! missed by exactly `short`. `rule` is the rule to loosen, or the row itself where that is no rule's (`must-spend:…`, `must:…`,
//! `lock:…`). That nothing misses less is not proven. Without a way out the lists are empty.
//!
//! A file cannot prove that a search was *stopped*: it is the same as *within_gap*, with a reason.

pub(crate) mod decimal;
mod judge;
mod premise;
mod read;
mod words;
mod write;

pub use judge::{Judged, Objection, judge};
pub use premise::Unsound;
pub use read::{Claims, Missed, Proof, TierClaim, Unreadable, read};
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
