//! `reserve`: `grants and buffers ≤ all streams − amount`.

use crate::money::Money;
use crate::plan::Channel;
use crate::plan::rule::{Reserve, Rule};
use crate::rows::row::{Builder, COEFFICIENT_UNIT, scaled_money};
use crate::rows::{Bound, Total};

pub fn add(builder: &mut Builder<'_>, index: usize, _rule: &Rule, reserve: &Reserve) {
    let budget = builder.plan.streams.iter().filter(|stream| stream.channel != Channel::Procurement);
    let budget: i128 = budget.map(|stream| scaled_money(stream.amount)).sum();
    let spending = builder.total(Total::Spending);
    let kept: Money = reserve.amount;
    builder.row(
        index,
        Bound::Max,
        None,
        "",
        &[(spending, COEFFICIENT_UNIT)],
        budget.saturating_sub(scaled_money(kept)),
    );
}
