//! What the duals of the first goal say about amounts.

use std::collections::BTreeMap;

use crate::report::Trillionths;
use crate::rows::RowId;
use crate::verify::{DUAL, Overflow, TierProof, VALUE, Wide};

/// Decimals of a number that counts 10,000 yuan.
const TEN_THOUSAND: u32 = 4;

/// The duals of the first goal; without goals or duals every price is 0.
pub struct Prices<'a>(Option<&'a BTreeMap<RowId, i128>>);

impl<'a> Prices<'a> {
    pub fn of(tiers: &'a [TierProof]) -> Self {
        Self(tiers.first().map(|tier| &tier.duals).filter(|duals| !duals.is_empty()))
    }

    /// The dual of a row per yuan with [`DUAL`] decimals; as in the proof, a negative one counts as 0.
    pub fn dual(&self, row: &RowId) -> i128 {
        self.0.and_then(|duals| duals.get(row)).copied().unwrap_or_default().max(0)
    }

    /// Whether every price is 0.
    pub const fn are_all_zero(&self) -> bool {
        self.0.is_none()
    }
}

/// A dual times a factor with so many decimals, rounded down.
pub fn times(dual: i128, factor: i128, decimals: u32) -> Result<Trillionths, Overflow> {
    Wide::product(dual, factor).coarser_floor(DUAL + decimals - VALUE)?.narrow().map(Trillionths)
}

/// A dual per 10,000 yuan.
pub fn per_ten_thousand(dual: i128) -> Result<Trillionths, Overflow> {
    times(dual, 10_i128.pow(TEN_THOUSAND), 0)
}
