//! The least a project needs to get anything.

use crate::plan::Project;
use crate::rows::COEFFICIENT_UNIT;
use crate::verify::Domain;

/// The least a project needs in grants to be funded at all: what its loans cannot carry, in fen.
pub fn needs(project: &Project, lends: bool, quantum: i128) -> i128 {
    let least = Domain::of(project).least.max(quantum);
    let lent = if lends { project.credit_share_max.trillionths().min(COEFFICIENT_UNIT) } else { 0 };
    let granted = least.saturating_mul(COEFFICIENT_UNIT.saturating_sub(lent));
    granted.saturating_neg().div_euclid(COEFFICIENT_UNIT).saturating_neg()
}
