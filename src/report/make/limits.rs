//! How much more a project could get beside the allocation as it stands: from the streams, and under the rules.

use std::collections::BTreeMap;

use super::at;
use super::basis::Basis;
use crate::plan::{Channel, Level, Plan, Project};
use crate::rows::{COEFFICIENT_UNIT, EachProject};
use crate::rows::{Cell, Demands, Row, Term, Total, Way};
use crate::verify::Overflow;

/// What stands against more grants, per cell.
pub struct Limits<'a> {
    demands: &'a Demands,
    cells: Vec<CellLimit>,
    /// Rows of villages that some project could break: by county and name.
    villages: BTreeMap<(usize, &'a str), Vec<(&'a Row, i128)>>,
}

/// What stands against more grants to a project of a cell.
#[derive(Clone, Debug, Default)]
pub struct CellLimit {
    /// Levels of streams that may pay.
    levels: [bool; 4],
    /// What is left in all streams that may pay and need not be kept back, in fen.
    pub left: i128,
    /// Whether some facility lends.
    pub lends: bool,
    /// The most that rows leave, in fen, and the rule that says so.
    room: Option<(i128, usize)>,
}

impl CellLimit {
    /// Whether some stream may pay.
    pub fn has_payers(&self) -> bool {
        self.levels.contains(&true)
    }

    fn lower(&mut self, room: Option<i128>, rule: usize) {
        if let Some(room) = room.filter(|room| self.room.is_none_or(|(least, _)| *room < least)) {
            self.room = Some((room, rule));
        }
    }
}

impl<'a> Limits<'a> {
    pub fn of(basis: &Basis<'a>) -> Result<Self, Overflow> {
        let mut limits = Self {
            demands: basis.demands,
            cells: vec![CellLimit::default(); basis.demands.cells.all().len()],
            villages: BTreeMap::new(),
        };
        // No project needs more, so a row with room for that stands against none.
        if let Some(most) = basis.most_needed {
            limits.add_streams(basis);
            let kept_back = limits.add_rows(basis, most)?;
            for cell in &mut limits.cells {
                cell.left = kept_back.map_or(cell.left, |most| cell.left.min(most));
            }
            for each in &basis.demands.each_project {
                limits.add_each_project(basis, each);
            }
        }
        Ok(limits)
    }

    pub fn cell(&self, cell: usize) -> Option<&CellLimit> {
        self.cells.get(cell)
    }

    fn add_streams(&mut self, basis: &Basis<'_>) {
        let (plan, ways) = (basis.plan, &basis.demands.cells);
        for (index, stream) in plan.streams.iter().enumerate() {
            if stream.channel == Channel::Procurement {
                continue;
            }
            let amount = i128::from(stream.amount.fen());
            let left = amount - at(&basis.sums.spent, index);
            let poolable = stream.poolable.trillionths().saturating_mul(amount).div_euclid(COEFFICIENT_UNIT);
            let unmoved = left.min(poolable - at(&basis.sums.pooled, index));
            for (cell, limit) in self.cells.iter_mut().enumerate() {
                let way = ways.way(index, cell);
                if way == Way::Not {
                    continue;
                }
                limit.left += if way == Way::Pooled { unmoved } else { left };
                for (_, has) in by_level(&mut limit.levels).filter(|(level, _)| *level == stream.level) {
                    *has = true;
                }
            }
        }
        for (cell, limit) in self.cells.iter_mut().enumerate() {
            limit.lends = (0..plan.credit.len()).any(|credit| ways.lends(credit, cell));
        }
    }

    /// Lowers the room of what rows count; returns what may still be spent at all, where a row says so.
    fn add_rows(&mut self, basis: &Basis<'a>, most: i128) -> Result<Option<i128>, Overflow> {
        let mut spendable: Option<i128> = None;
        for row in &basis.demands.rows {
            let left = row.left(&basis.sums.totals).ok_or(Overflow)?;
            let headroom = row.at_most.checked_sub(left).ok_or(Overflow)?;
            let steepest = row.terms.iter().map(|term| term.coefficient.max(0)).sum::<i128>();
            if steepest.saturating_mul(most) <= headroom {
                continue;
            }
            for term in row.terms.iter().filter(|term| term.coefficient > 0) {
                match basis.demands.totals.all().get(term.total.0) {
                    Some(Total::Village { county, village, .. }) => {
                        let rows = self.villages.entry((*county, village.as_str())).or_default();
                        rows.push((row, headroom));
                    }
                    Some(Total::Spending) => {
                        let most = headroom.div_euclid(term.coefficient);
                        spendable = Some(spendable.map_or(most, |least| least.min(most)));
                    }
                    _ => self.add_row(row, term, headroom),
                }
            }
        }
        Ok(spendable)
    }

    /// Lowers the room of the cells that a term of a row counts.
    fn add_row(&mut self, row: &Row, term: &Term, headroom: i128) {
        for cell in self.demands.total_cells.get(term.total.0).into_iter().flatten() {
            let coefficients = coefficients(self.demands, &row.terms, *cell);
            if let Some(limit) = self.cells.get_mut(*cell) {
                let room = room(headroom, coefficients, limit.levels);
                limit.lower(room, row.rule);
            }
        }
    }

    /// Lowers the room of the cells that a rule on every project speaks of: the row of a project without grants.
    fn add_each_project(&mut self, basis: &Basis<'_>, each: &EachProject) {
        let total = each
            .total
            .map_or(0, |term| at(&basis.sums.totals, term.total.0).saturating_mul(term.coefficient));
        for (index, cell) in self.demands.cells.all().iter().enumerate() {
            if !speaks_of(basis.plan, each.rule, cell) {
                continue;
            }
            let mut sums = each.total.map_or([0; 4], |term| coefficients(self.demands, &[term], index));
            for (levels, coefficient) in &each.grants {
                for (level, sum) in by_level(&mut sums) {
                    *sum += if levels.contains(level) { *coefficient } else { 0 };
                }
            }
            if let Some(limit) = self.cells.get_mut(index) {
                let room = room(total.saturating_neg(), sums, limit.levels);
                limit.lower(room, each.rule);
            }
        }
    }

    /// The rule that so many grants more to a project would break, whichever streams pay them.
    pub fn rule(&self, index: usize, project: &Project, limit: &CellLimit, needs: i128) -> Option<usize> {
        if let Some((_, rule)) = limit.room.filter(|(room, _)| needs > *room) {
            return Some(rule);
        }
        let cell = self.demands.cells.of_project(index)?;
        let county = self.demands.cells.all().get(cell)?.county;
        let rows = self.villages.get(&(county, project.village.as_str()))?;
        let breaks = |(row, headroom): &&(&Row, i128)| {
            let coefficients = coefficients(self.demands, &row.terms, cell);
            room(*headroom, coefficients, limit.levels).is_some_and(|room| needs > room)
        };
        rows.iter().find(breaks).map(|(row, _)| row.rule)
    }
}

/// Whether a rule speaks of a cell.
pub fn speaks_of(plan: &Plan, rule: usize, cell: &Cell) -> bool {
    let rule = plan.rules.get(rule);
    let (county, used) = (plan.counties.get(cell.county), plan.uses.get(cell.use_index));
    match (rule, county, used) {
        (Some(rule), Some(county), Some(used)) => {
            rule.counties.contains(&county.id) && rule.uses.covers(&used.id)
        }
        _ => false,
    }
}

/// What a fen granted in a cell adds to the left-hand side, by level. A village's total counts as one that the project lies in.
fn coefficients(demands: &Demands, terms: &[Term], cell: usize) -> [i128; 4] {
    let mut sums = [0; 4];
    for term in terms {
        let cells = demands.total_cells.get(term.total.0);
        // Cells of totals are in ascending order.
        if cells.is_none_or(|cells| cells.binary_search(&cell).is_err()) {
            continue;
        }
        let Some(total) = demands.totals.all().get(term.total.0) else { continue };
        for (level, sum) in by_level(&mut sums) {
            *sum += if total.levels().contains(level) { term.coefficient } else { 0 };
        }
    }
    sums
}

/// How many fen may be granted before the headroom is gone, whichever of the levels pays; none where one of them may pay without end.
fn room(headroom: i128, coefficients: [i128; 4], levels: [bool; 4]) -> Option<i128> {
    let paying = coefficients.into_iter().zip(levels).filter(|(_, pays)| *pays);
    let rooms = paying.map(|(coefficient, _)| (coefficient > 0).then(|| headroom.div_euclid(coefficient)));
    rooms.collect::<Option<Vec<i128>>>()?.into_iter().max()
}

fn by_level<T>(slots: &mut [T; 4]) -> impl Iterator<Item = (Level, &mut T)> {
    Level::ALL.into_iter().zip(slots)
}
