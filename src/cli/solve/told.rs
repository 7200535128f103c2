//! The outcome of a search for programs.

use serde::Serialize;

use super::summary;
use crate::cli::listing::Counts;
use crate::cli::{goals, remark};

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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) remark: Option<remark::Told>,
}
