//! What a yuan costs: the duals of a certificate gathered by stream, cell and project.

use std::collections::BTreeMap;

use super::wide::{DUAL, SHARE};
use super::{Certificate, Overflow, Wide};
use crate::plan::{Direction, Goal, Level, Plan, Project};
use crate::rows::{Demands, RowId, Total, Way, least_measures};

/// Decimals of a price per yuan: a dual times a coefficient.
pub(super) const PRICE: u32 = DUAL + SHARE;

/// Prices per yuan with [`PRICE`] decimals, by position in the plan's lists.
pub(super) struct Prices {
    /// Per stream, of a yuan it spends.
    spent: Vec<Wide>,
    /// Per stream, of a yuan that leaves its earmark, on top.
    pooled: Vec<Wide>,
    /// Of a yuan spent at all (reserves).
    spending: Wide,
    /// Per cell and level, of a yuan granted.
    cells: Vec<[Wide; 4]>,
    /// Per cell and level, the cheapest stream; none where no stream of that level may pay.
    streams: Vec<[Option<Wide>; 4]>,
    /// Per project and level, what is added in rows of its village or its own.
    projects: BTreeMap<usize, [Wide; 4]>,
    /// Per credit facility, of a yuan lent, and of a yuan in its buffer.
    pub lent: Vec<Wide>,
    buffers: Vec<Wide>,
}

impl Prices {
    /// Gathers the prices of a certificate.
    pub fn of(plan: &Plan, demands: &Demands, certificate: &Certificate<'_>) -> Result<Self, Overflow> {
        let mut prices = Self {
            spent: Vec::new(),
            pooled: Vec::new(),
            spending: Wide::ZERO,
            cells: vec![[Wide::ZERO; 4]; demands.cells.all().len()],
            streams: Vec::new(),
            projects: BTreeMap::new(),
            lent: Vec::new(),
            buffers: Vec::new(),
        };
        prices.add_streams(plan, certificate)?;
        prices.add_credit(plan, certificate)?;
        prices.add_totals(plan, demands, certificate)?;
        prices.add_each_project(plan, demands, certificate)?;
        prices.add_goals(plan, demands, certificate)?;
        prices.streams = cheapest(plan, demands, &prices)?;
        Ok(prices)
    }

    /// The price of a yuan granted to a project, from the stream that is cheapest for it; none where no stream may pay.
    pub fn grant(&self, cell: usize, project: usize) -> Result<Option<Wide>, Overflow> {
        let own = self.projects.get(&project).copied().unwrap_or_default();
        let streams = self.streams.get(cell).copied().unwrap_or_default();
        let here = self.cells.get(cell).copied().unwrap_or_default();
        let mut least: Option<Wide> = None;
        for ((stream, here), own) in streams.into_iter().zip(here).zip(own) {
            if let Some(stream) = stream {
                let price = stream.plus(here)?.plus(own)?;
                least = Some(least.map_or(price, |least| least.min(price)));
            }
        }
        Ok(least)
    }

    /// The price of a yuan of a stream in the buffer of a facility, before what the loans it carries bring.
    pub fn buffer(&self, credit: usize, stream: usize, way: Way) -> Result<Wide, Overflow> {
        let of = |prices: &[Wide], index: usize| prices.get(index).copied().unwrap_or_default();
        let pooled = if way == Way::Pooled { of(&self.pooled, stream) } else { Wide::ZERO };
        of(&self.spent, stream).plus(pooled)?.plus(self.spending)?.plus(of(&self.buffers, credit))
    }

    fn add_streams(&mut self, plan: &Plan, certificate: &Certificate<'_>) -> Result<(), Overflow> {
        let relief = certificate.goal(Goal::Pooled)?;
        for stream in plan.streams.iter() {
            let dual = |row: RowId| certificate.dual(&row).finer(SHARE);
            let spent = dual(RowId::stream(&stream.id))?.minus(dual(RowId::must_spend(&stream.id))?)?;
            self.spent.push(spent);
            self.pooled.push(dual(RowId::poolable(&stream.id))?.minus(relief)?);
        }
        Ok(())
    }

    fn add_credit(&mut self, plan: &Plan, certificate: &Certificate<'_>) -> Result<(), Overflow> {
        let relief = certificate.goal(Goal::Credit)?;
        for credit in plan.credit.iter() {
            let leverage = certificate.dual(&RowId::leverage(&credit.id));
            let carried = leverage.times(crate::rows::scaled(credit.leverage))?;
            let buffer = certificate.dual(&RowId::buffer(&credit.id)).finer(SHARE)?;
            self.lent.push(leverage.finer(SHARE)?.minus(relief)?);
            self.buffers.push(buffer.minus(carried)?);
        }
        Ok(())
    }

    fn add_totals(
        &mut self,
        plan: &Plan,
        demands: &Demands,
        certificate: &Certificate<'_>,
    ) -> Result<(), Overflow> {
        let mut totals = vec![Wide::ZERO; demands.totals.all().len()];
        for row in &demands.rows {
            let dual = certificate.dual(&row.id);
            for term in &row.terms {
                raise(totals.get_mut(term.total.0), dual.times(term.coefficient)?)?;
            }
        }
        for each in &demands.each_project {
            if let Some(term) = each.total {
                for (index, project) in plan.projects.iter().enumerate() {
                    if demands.cells.of_project(index).is_some() && each.holds(plan, project) {
                        let dual = certificate.dual(&each.row_id(&project.id));
                        raise(totals.get_mut(term.total.0), dual.times(term.coefficient)?)?;
                    }
                }
            }
        }
        for ((total, cells), price) in demands.totals.all().iter().zip(&demands.total_cells).zip(totals) {
            if price == Wide::ZERO {
                continue;
            }
            match total {
                Total::Spending => self.spending = self.spending.plus(price)?,
                Total::Grants { levels, .. } => {
                    for cell in cells {
                        raise_levels(self.cells.get_mut(*cell), |level| levels.contains(level), price)?;
                    }
                }
                Total::Village { village, .. } => {
                    let projects = cells.iter().filter_map(|cell| demands.cells.all().get(*cell));
                    for index in projects.flat_map(|cell| &cell.projects) {
                        if plan
                            .projects
                            .get(*index)
                            .is_some_and(|one: &std::sync::Arc<Project>| one.village == *village)
                        {
                            raise_levels(Some(self.projects.entry(*index).or_default()), |_| true, price)?;
                        }
                    }
                }
            }
        }
        Ok(())
    }

    fn add_each_project(
        &mut self,
        plan: &Plan,
        demands: &Demands,
        certificate: &Certificate<'_>,
    ) -> Result<(), Overflow> {
        for each in &demands.each_project {
            for (index, project) in plan.projects.iter().enumerate() {
                if demands.cells.of_project(index).is_none() || !each.holds(plan, project) {
                    continue;
                }
                let dual = certificate.dual(&each.row_id(&project.id));
                if dual == Wide::ZERO {
                    continue;
                }
                for (levels, coefficient) in &each.grants {
                    let price = dual.times(*coefficient)?;
                    raise_levels(
                        Some(self.projects.entry(index).or_default()),
                        |level| levels.contains(level),
                        price,
                    )?;
                }
            }
        }
        Ok(())
    }

    fn add_goals(
        &mut self,
        plan: &Plan,
        demands: &Demands,
        certificate: &Certificate<'_>,
    ) -> Result<(), Overflow> {
        let relief = Wide::ZERO.minus(certificate.goal(Goal::Funded)?)?;
        for cell in &mut self.cells {
            raise_levels(Some(cell), |_| true, relief)?;
        }
        for goal in [Goal::LeastCoverage, Goal::LeastPerHead] {
            for (county, _) in least_measures(plan, demands, goal) {
                let Some(id) = plan.counties.get(county).map(|county| &county.id) else { continue };
                let relief = Wide::ZERO.minus(certificate.dual(&RowId::least(goal, id)).finer(SHARE)?)?;
                for (index, _) in demands.cells.of_county(county) {
                    raise_levels(self.cells.get_mut(index), |_| true, relief)?;
                }
            }
        }
        Ok(())
    }
}

/// Per cell and level, the price of the cheapest stream that may pay.
fn cheapest(plan: &Plan, demands: &Demands, prices: &Prices) -> Result<Vec<[Option<Wide>; 4]>, Overflow> {
    let mut all = Vec::with_capacity(demands.cells.all().len());
    for cell in 0..demands.cells.all().len() {
        let mut by_level: [Option<Wide>; 4] = [None; 4];
        for (index, stream) in plan.streams.iter().enumerate() {
            let way = demands.cells.way(index, cell);
            if way == Way::Not {
                continue;
            }
            let of = |prices: &[Wide]| prices.get(index).copied().unwrap_or_default();
            let pooled = if way == Way::Pooled { of(&prices.pooled) } else { Wide::ZERO };
            let price = of(&prices.spent).plus(pooled)?.plus(prices.spending)?;
            let slot = Level::ALL.iter().zip(&mut by_level).find(|(level, _)| **level == stream.level);
            if let Some((_, slot)) = slot {
                *slot = Some(slot.map_or(price, |least| least.min(price)));
            }
        }
        all.push(by_level);
    }
    Ok(all)
}

fn raise(slot: Option<&mut Wide>, by: Wide) -> Result<(), Overflow> {
    if let Some(slot) = slot {
        *slot = slot.plus(by)?;
    }
    Ok(())
}

fn raise_levels(slots: Option<&mut [Wide; 4]>, of: impl Fn(Level) -> bool, by: Wide) -> Result<(), Overflow> {
    for (level, slot) in Level::ALL.iter().zip(slots.into_iter().flatten()) {
        if of(*level) {
            *slot = slot.plus(by)?;
        }
    }
    Ok(())
}

/// The sign a goal has where more is better.
pub(super) const fn sign(direction: Direction) -> i128 {
    match direction {
        Direction::Maximise => 1,
        Direction::Minimise => -1,
    }
}
