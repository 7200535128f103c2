//! The table of goals.

use crate::report::{Standing, TierRow, Trillionths};
use crate::verify::{Overflow, Status, TierProof, Verified};

pub fn rows(verified: &Verified) -> Result<Vec<TierRow>, Overflow> {
    verified.tiers().iter().map(|proof| row(proof, verified.status())).collect()
}

fn row(proof: &TierProof, status: Status) -> Result<TierRow, Overflow> {
    let size = proof.value.checked_abs().ok_or(Overflow)?;
    Ok(TierRow {
        value: Trillionths(proof.value),
        bound: Trillionths(proof.bound),
        gap: Trillionths(proof.gap),
        relative_gap: Trillionths::share_up(proof.gap, size),
        allowance: Trillionths(proof.allowance),
        given: Trillionths(proof.given()),
        standing: match status {
            _ if proof.is_optimal() => Standing::Optimal,
            Status::Stopped => Standing::Stopped,
            Status::Optimal | Status::WithinGap => Standing::WithinGap,
        },
    })
}

pub const fn standing(status: Status) -> Standing {
    match status {
        Status::Optimal => Standing::Optimal,
        Status::WithinGap => Standing::WithinGap,
        Status::Stopped => Standing::Stopped,
    }
}
