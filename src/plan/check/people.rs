//! Counties that something counts per head.

use super::{Findings, Spot};
use crate::diagnostic::{Code, Diagnostic, Name};
use crate::plan::{County, row_name};

/// Every one of these counties has people.
pub(in crate::plan) fn counted<'p>(
    findings: &mut Findings,
    spot: Spot,
    counties: impl Iterator<Item = &'p County>,
) {
    let empty: Vec<Name> = names(counties.filter(|county| county.population == 0));
    if !empty.is_empty() {
        findings.push(Diagnostic::new(Code::PerHeadWithoutPeople, spot.path()).with("counties", empty));
    }
}

/// What these counties are called.
pub(in crate::plan) fn names<'p>(counties: impl Iterator<Item = &'p County>) -> Vec<Name> {
    counties.map(|county| row_name(&county.name, &county.id)).collect()
}
