//! What a project brings for its money, piece by piece of its curve.

use super::exact::told_floor;
use crate::money::Unit;
use crate::plan::{Plan, Project};
use crate::rows::COEFFICIENT_UNIT;
use crate::verify::{Overflow, Sums, benefit_of};

/// What a project brings, in benefit (12 decimals), for every 10,000 yuan between two amounts in fen; nothing where they are the same.
pub(super) fn per_step(plan: &Plan, project: &Project, from: i128, to: i128) -> Result<i128, Overflow> {
    let way = to.saturating_sub(from);
    if way <= 0 {
        return Ok(0);
    }
    let rise = benefit_of(plan, project, to)?.minus(benefit_of(plan, project, from)?)?;
    let step = i128::from(Unit::TenThousand.amount().fen());
    told_floor(rise.times(step)?.over_floor(way.into())?)
}

/// The amounts in fen, ascending, at which a project is done with a piece: its least, the points of its curve beyond, its cost. In whole
/// quanta, each rounded so that the project may have it.
pub(super) fn pieces(plan: &Plan, project: &Project) -> Vec<i128> {
    let quantum = i128::from(plan.quantum.amount().fen());
    let (cost, least) = (i128::from(project.cost.fen()), i128::from(project.least_if_funded().fen()));
    let least_whole = least.saturating_add(least.saturating_neg().rem_euclid(quantum));
    let most = cost.saturating_sub(cost.rem_euclid(quantum));
    let points = project.curve.iter().map(|point| {
        let amount = point.funded.trillionths().saturating_mul(cost).div_euclid(COEFFICIENT_UNIT);
        amount.saturating_sub(amount.rem_euclid(quantum))
    });
    let mut pieces: Vec<i128> = [least_whole, most].into_iter().chain(points).collect();
    pieces.retain(|amount| (least_whole.max(1)..=most).contains(amount));
    pieces.sort_unstable();
    pieces.dedup();
    pieces
}

/// The piece that is next for a project that gets so much; none where it gets its cost.
pub(super) fn next_piece(plan: &Plan, project: &Project, gets: i128) -> Option<i128> {
    pieces(plan, project).into_iter().find(|amount| *amount > gets)
}

/// Where the piece begins that an amount of a project lies in.
fn piece_before(plan: &Plan, project: &Project, amount: i128) -> i128 {
    pieces(plan, project).into_iter().rfind(|end| *end < amount).unwrap_or_default()
}

/// The funded project, among those that fit, that brings least for the piece its money ends in, and what that is for every 10,000 yuan.
/// Those that have to be funded do not compete.
pub(super) fn worst_funded(
    plan: &Plan,
    sums: &Sums,
    fits: impl Fn(usize, &Project) -> bool,
) -> Result<Option<(usize, i128)>, Overflow> {
    let mut worst: Option<(usize, i128)> = None;
    for (index, project) in plan.projects.iter().enumerate().filter(|(index, one)| fits(*index, one)) {
        let amount = sums.funded(index);
        if amount > i128::from(project.demanded().fen()) {
            let brings = per_step(plan, project, piece_before(plan, project, amount), amount)?;
            if worst.is_none_or(|(_, worst)| brings < worst) {
                worst = Some((index, brings));
            }
        }
    }
    Ok(worst)
}
