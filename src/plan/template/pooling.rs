//! Nothing pooled, and everything.

use super::{Unfit, some};
use crate::money::Ratio;
use crate::plan::edit::{Change, RowChange, StreamField};
use crate::plan::{Plan, Stream};

/// Every stream within its earmark.
pub(super) fn none(plan: &Plan) -> Result<Vec<Change>, Unfit> {
    some(set(plan, Ratio::ZERO, is_poolable), Unfit::NothingPoolable)
}

/// What is poolable in part becomes so as a whole; what is not at all is protected and stays so.
pub(super) fn all(plan: &Plan) -> Result<Vec<Change>, Unfit> {
    if !plan.streams.iter().any(|stream| is_poolable(stream)) {
        return Err(Unfit::NothingPoolable);
    }
    some(
        set(plan, Ratio::ONE, |stream| is_poolable(stream) && stream.poolable < Ratio::ONE),
        Unfit::AllPooled,
    )
}

fn is_poolable(stream: &Stream) -> bool {
    !stream.poolable.is_zero()
}

fn set(plan: &Plan, share: Ratio, which: impl Fn(&Stream) -> bool) -> Vec<Change> {
    let streams = plan.streams.iter().filter(|stream| which(stream));
    let change = |id| RowChange::Set { id, field: StreamField::Poolable(share) };
    streams.map(|stream| Change::Stream(change(stream.id.clone()))).collect()
}
