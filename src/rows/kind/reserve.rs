//! `reserve`: `grants and buffers ≤ all streams − amount`.

use crate::plan::rule::{Reserve, Rule};
use crate::plan::{Channel, Plan};
use crate::rows::row::{Builder, COEFFICIENT_UNIT, scaled_money};
use crate::rows::{Bound, Total};

pub fn add(builder: &mut Builder<'_>, index: usize, _rule: &Rule, reserve: &Reserve) {
    let spending = builder.total(Total::Spending);
    let at_most = limit(builder.plan, reserve);
    builder.row(index, Bound::Max, None, "", &[(spending, COEFFICIENT_UNIT)], at_most);
}

/// What may be spent: of all rows only this one's depends on what streams have.
pub fn limit(plan: &Plan, reserve: &Reserve) -> i128 {
    let budget = plan.streams.iter().filter(|stream| stream.channel != Channel::Procurement);
    let budget: i128 = budget.map(|stream| scaled_money(stream.amount)).sum();
    budget.saturating_sub(scaled_money(reserve.amount))
}
