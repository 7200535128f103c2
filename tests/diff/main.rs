//! What differs between two plans: nothing is overlooked, nothing else is told, and the way back to changes is exact.

#[path = "../support/altered_rows.rs"]
mod altered_rows;
#[path = "../support/random_changes.rs"]
mod random_changes;
#[path = "../support/sample_plan.rs"]
#[allow(dead_code, reason = "shared with other suites, which use the rest")]
mod sample_plan;

mod each_change;
mod properties;
mod words;
