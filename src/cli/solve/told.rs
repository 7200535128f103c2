//! The outcome of a search for programs.

use serde::Serialize;

use super::summary;
use crate::cli::listing::Counts;
use crate::cli::{goals, remark};
use crate::verify::Shortfall;

/// An outcome as programs read it.
#[derive(Serialize)]
pub(super) struct Told {
    pub(super) plan: String,
    pub(super) plan_sha256: String,
    #[serde(flatten)]
    pub(super) counts: Counts,
    /// As in the result document; or `unknown`, or `fault`.
    pub(super) status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) written: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) summary: Option<summary::Told>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) tiers: Vec<goals::Told>,
    /// What has to be given up at the least, as far as that is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) conflict: Vec<Conflict>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) remark: Option<remark::Told>,
}

/// A demand that has to be given up, and by how many yuan.
#[derive(Serialize)]
pub(super) struct Conflict {
    row: String,
    short: String,
}

/// The same for programs.
pub(super) fn conflict(missed: &Shortfall) -> Conflict {
    Conflict { row: missed.row.0.clone(), short: missed.short.to_string() }
}
