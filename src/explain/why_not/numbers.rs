//! Numbers that would fund a project: its benefit, its cost, a stream, a rule's limit.

use super::seek::{Seeker, Tried};
use super::ways::{Means, WayIn};
use crate::explain::Unsolved;
use crate::explain::conflict::{Loosener, missed_by_rule};
use crate::explain::exact::{money, told_floor};
use crate::explain::lever::{Lever, Setting};
use crate::money::{Money, Ratio};
use crate::plan::Id;
use crate::plan::edit::ProjectField;
use crate::rows::{Bound, COEFFICIENT_UNIT, Demands, RowId, Way};
use crate::verify::{Sums, Wide, benefit_of};

/// How many streams are tried.
const MOST_STREAMS: usize = 2;

/// What the project would have to bring more at its full cost, in benefit with 12 decimals, for the plan to lose nothing by funding it.
///
/// Of a project that gets its next amount or nothing of it, that is what is lost by fixing it. Of one that may get any part, the last
/// part counts: it displaces the best of the others.
pub(super) fn lacking(seeker: &Seeker<'_>, fixed: &Tried) -> Result<Option<i128>, Unsolved> {
    let (from, next) = (seeker.gets, seeker.next);
    let (before, way) = if seeker.is_lumpy() {
        (seeker.value, next)
    } else {
        let quantum = i128::from(seeker.plan.quantum.amount().fen());
        let part = next.saturating_sub(from).div_euclid(100).max(quantum);
        let part = part.saturating_sub(part.rem_euclid(quantum));
        let less = money(next.saturating_sub(part))?;
        let Some(change) = seeker.set(ProjectField::Lock(Some(less))) else { return Ok(None) };
        let Some(value) = seeker.value_with(&[change])? else { return Ok(None) };
        (value, part)
    };
    let lost = before.saturating_sub(fixed.value).max(0);
    // As much for every yuan of its cost as is lost for every yuan of that way, and in proportion to its curve.
    let project = seeker.one();
    let cost = i128::from(project.cost.fen());
    let start = if seeker.is_lumpy() { 0 } else { from };
    let of_plan = |amount| told_floor(benefit_of(&seeker.plan, project, amount)?);
    let (total, rise) = (of_plan(cost)?, of_plan(next)?.saturating_sub(of_plan(start)?));
    let (numerator, denominator) = if rise > 0 {
        let span = next.saturating_sub(start);
        (Wide::from(total).times(lost)?.times(span)?, Wide::from(way).times(rise)?)
    } else {
        (Wide::from(lost).times(cost)?, Wide::from(way))
    };
    Ok(Some(numerator.over_ceil(denominator)?.narrow()?))
}

/// More of the measure that counts most in what it brings.
pub(super) fn by_benefit(seeker: &Seeker<'_>, extra: i128) -> Result<Option<WayIn>, Unsolved> {
    let project = seeker.one();
    let counts = |index: &usize| {
        let measure = seeker.plan.measures.get(*index)?;
        let weight = measure.weight.trillionths();
        let quantity = project.benefits.get(&measure.id).copied().map_or(0, Ratio::trillionths);
        (weight > 0).then_some((Wide::from(weight).times(quantity).ok()?, weight, quantity))
    };
    let measures = (0..seeker.plan.measures.len()).filter_map(|index| Some((counts(&index)?, index)));
    let Some(((_, weight, quantity), measure)) =
        measures.max_by_key(|((counts, ..), index)| (*counts, usize::MAX - index))
    else {
        return Ok(None);
    };
    let Some(id) = seeker.plan.measures.get(measure).map(|one| one.id.clone()) else { return Ok(None) };
    let more = Wide::from(extra).times(COEFFICIENT_UNIT)?.over_ceil(weight.into())?.narrow()?;
    let at = |units: i128| {
        let to = Ratio::from_trillionths(units)?;
        Some(vec![seeker.set(ProjectField::Benefit(id.clone(), Some(to)))?])
    };
    let zero = Setting::Ratio(Ratio::ZERO);
    let grain = grain(seeker, &id);
    let found = seeker.narrowed(zero, (quantity, quantity.saturating_add(more)), grain, &at)?;
    Ok(found.and_then(|(to, tried, too_little)| match to {
        Setting::Ratio(to) => Some(seeker.way(Means::Benefit { measure, to }, tried, Some(too_little))),
        Setting::Amount(_) => None,
    }))
}

/// The last digit of what the plan's projects bring of a measure, or a whole where none has decimals: one more digit would be none that
/// anybody can estimate.
fn grain(seeker: &Seeker<'_>, measure: &Id) -> i128 {
    let all = seeker.plan.projects.iter().filter_map(|one| one.benefits.get(measure));
    all.fold(COEFFICIENT_UNIT, |grain, benefit| {
        let divides = |grain: &i128| benefit.trillionths().rem_euclid(*grain) == 0;
        std::iter::successors(Some(grain), |grain| Some(grain / 10)).find(divides).unwrap_or(1)
    })
}

/// A lower cost, with the same benefit.
pub(super) fn by_cost(seeker: &Seeker<'_>, extra: i128) -> Result<Option<WayIn>, Unsolved> {
    let project = seeker.one();
    let cost = i128::from(project.cost.fen());
    let total = crate::explain::exact::told_floor(benefit_of(&seeker.plan, project, cost)?)?;
    let guess = Wide::from(cost)
        .times(total)?
        .over_floor(Wide::from(total.saturating_add(extra).max(1)))?
        .narrow()?;
    let at = |fen: i128| {
        let to = money(fen).ok().filter(|to| *to > Money::ZERO)?;
        let min = (project.min > to).then(|| seeker.set(ProjectField::Min(to))).flatten();
        Some(std::iter::once(seeker.set(ProjectField::Cost(to))?).chain(min).collect())
    };
    let found = seeker.narrowed(Setting::Amount(Money::ZERO), (cost, guess), 1, &at)?;
    Ok(found.and_then(|(to, tried, too_little)| match to {
        Setting::Amount(to) => Some(seeker.way(Means::Cost(to), tried, Some(too_little))),
        Setting::Ratio(_) => None,
    }))
}

/// More money in the streams that may pay for it and are worth most.
pub(super) fn by_streams(seeker: &Seeker<'_>) -> Result<Vec<WayIn>, Unsolved> {
    let demands = Demands::of(&seeker.plan);
    let Some(cell) = demands.cells.of_project(seeker.project) else { return Ok(Vec::new()) };
    let payers = seeker
        .plan
        .streams
        .iter()
        .enumerate()
        .filter(|(index, _)| demands.cells.way(*index, cell) != Way::Not);
    let mut payers: Vec<(i128, usize)> =
        payers.map(|(index, stream)| (-seeker.dual(&RowId::stream(&stream.id)), index)).collect();
    payers.sort_unstable();
    let mut ways = Vec::new();
    for (_, stream) in payers.into_iter().take(MOST_STREAMS) {
        let lever = Lever::Amount(stream);
        let Some(setting) = lever.setting(&seeker.plan) else { continue };
        let at = |fen: i128| Some(vec![lever.change(&seeker.plan, setting.at(fen)?)?]);
        let more = seeker.next.saturating_sub(seeker.gets);
        let now = setting.units();
        let found = seeker.narrowed(setting, (now, now.saturating_add(more)), 1, &at)?;
        ways.extend(found.and_then(|(to, tried, too_little)| match to {
            Setting::Amount(to) => Some(seeker.way(Means::Stream { stream, to }, tried, Some(too_little))),
            Setting::Ratio(_) => None,
        }));
    }
    Ok(ways)
}

/// The number of a rule between what it is and what the allocation without it needs.
pub(super) fn by_limit(seeker: &Seeker<'_>, rule: usize, without: &WayIn) -> Result<Option<WayIn>, Unsolved> {
    let Some(verified) = seeker.solved_with(&without.changes)? else { return Ok(None) };
    let demands = Demands::of(&seeker.plan);
    let sums = Sums::of(&seeker.plan, &demands, verified.allocation())?;
    let loosener = Loosener { plan: &seeker.plan, demands: &demands, sums: &sums, rule, room: 0 };
    let missed = missed_by_rule(&seeker.plan, &demands, verified.allocation(), rule)?;
    let Some(first) = missed.first() else { return Ok(None) };
    if missed.iter().any(|one| one.bound != first.bound) {
        return Ok(None);
    }
    let limits = missed.iter().map(|one| loosener.limit(one));
    let Some(limits) = limits.collect::<Option<Vec<Setting>>>() else { return Ok(None) };
    let lever = Lever::Limit(rule, first.bound);
    let loosest = if first.bound == Bound::Min { limits.into_iter().min() } else { limits.into_iter().max() };
    let (Some(setting), Some(loosest)) = (lever.setting(&seeker.plan), loosest) else { return Ok(None) };
    let at = |units: i128| Some(vec![lever.change(&seeker.plan, setting.at(units)?)?]);
    let found = seeker.narrowed(setting, (setting.units(), loosest.units()), 1, &at)?;
    Ok(found.map(|(to, tried, too_little)| {
        seeker.way(Means::Limit { rule, bound: first.bound, to }, tried, Some(too_little))
    }))
}
