//! The table of credit facilities.

use super::basis::Basis;
use super::prices::per_ten_thousand;
use super::{at, fen, money};
use crate::report::CreditRow;
use crate::rows::{COEFFICIENT_UNIT, RowId, Way};
use crate::verify::Overflow;

pub fn rows(basis: &Basis<'_>) -> Result<Vec<CreditRow>, Overflow> {
    let facilities = basis.plan.credit.iter().enumerate();
    facilities
        .map(|(index, facility)| {
            let (buffer, loans) = (at(&basis.sums.buffers, index), at(&basis.sums.lent, index));
            let carried = facility.leverage.trillionths().checked_mul(buffer).ok_or(Overflow)?;
            let carried = carried.div_euclid(COEFFICIENT_UNIT);
            Ok(CreditRow {
                buffer: money(buffer)?,
                moved: money(moved(basis, index))?,
                buffer_left: money(fen(facility.buffer_max).saturating_sub(buffer))?,
                loans: money(loans)?,
                loans_left: money(carried.saturating_sub(loans))?,
                price: per_ten_thousand(basis.prices.dual(&RowId::buffer(&facility.id)))?,
            })
        })
        .collect()
}

/// What of a facility's buffer leaves earmarks, in fen.
fn moved(basis: &Basis<'_>, credit: usize) -> i128 {
    let buffers = basis.allocation.buffers.iter().filter(|buffer| buffer.credit == credit);
    let is_moved = |stream| basis.demands.cells.buffer_way(credit, stream) == Way::Pooled;
    buffers.filter(|buffer| is_moved(buffer.stream)).map(|buffer| fen(buffer.amount)).sum()
}
