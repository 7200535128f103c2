//! The SHA-256 of a plan.

use std::fmt;

use sha2::{Digest, Sha256};

use super::canonical;
use crate::plan::Plan;

/// The SHA-256 of a plan's canonical form; shown as 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub [u8; 32]);

/// The fingerprint of a plan: what a result names to say which plan it belongs to.
///
/// It does not depend on how the file was laid out, only on what the plan holds.
pub fn fingerprint(plan: &Plan) -> Fingerprint {
    Fingerprint(Sha256::digest(canonical(plan)).into())
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
