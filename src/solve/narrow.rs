//! What is narrowed of a program for a while: projects that are decided, rows drawn in for the rounding, amounts that are branched on.

use std::collections::BTreeMap;

use super::relaxation::Relaxation;
use crate::lp::{Decidable, Program, ProgramRow, RowKey, Sense, What, ranges_of};
use crate::plan::Quantum;
use crate::rows::RowId;
use crate::verify::Domain;

/// Per column of money the least and the most it may be, in fen.
pub(super) type Ranges = BTreeMap<What, (i128, i128)>;

/// Projects with the least and the most that they are decided to get, in fen; ascending. There may be as many as projects, and each
/// decision replaces all of them.
pub(super) type Decided = Vec<(usize, (i128, i128))>;

/// Limits this little below whole quanta, in quanta, are whole.
const NEAR_WHOLE: f64 = 1e-3;

/// The bounds of a column that has none.
const UNBOUNDED: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);

impl Relaxation<'_> {
    /// Decides the least and the most that projects get, in fen, and nothing of others.
    pub fn decide(&mut self, decided: Decided, pieces: &Decidable) {
        if decided == self.decided {
            return;
        }
        let before = std::mem::replace(&mut self.decided, decided);
        let open = before.iter().filter(|(project, _)| self.decided(*project).is_none());
        let open = open.map(|(project, _)| *project);
        let new = self.decided.iter().filter(|(project, range)| find(&before, *project) != Some(*range));
        let changed: Vec<_> = open.chain(new.map(|(project, _)| *project)).collect();
        for project in changed {
            match pieces.ranges_of(project, self.range_of(project)) {
                Some(ranges) => self.write_pieces(project, ranges),
                // It had a choice before an edit.
                None => self.write_decision(project),
            }
        }
    }

    /// The least and the most that a project is decided to get, if it is.
    pub fn decided(&self, project: usize) -> Option<(i128, i128)> {
        find(&self.decided, project)
    }

    pub(super) fn write_decision(&mut self, project: usize) {
        let range = self.range_of(project);
        self.write_pieces(project, ranges_of(&self.plan.projects[project], range).into_iter());
    }

    /// The least and the most that a project may get where that is not what the plan says: what is decided, or its limits in whole quanta.
    fn range_of(&self, project: usize) -> Option<(i128, i128)> {
        self.decided(project).or_else(|| self.limits_in_quanta.then(|| self.limits_of(project)).flatten())
    }

    /// The limits of a project in whole quanta, if the least is not above the most; nothing, where it may have that, is the least.
    fn limits_of(&self, project: usize) -> Option<(i128, i128)> {
        let quantum = i128::from(self.plan.quantum.amount().fen());
        let domain = Domain::of(self.plan.projects.get(project)?).in_quanta(quantum);
        let least = if domain.nothing { 0 } else { domain.least };
        (least <= domain.most).then_some((least, domain.most))
    }

    fn write_pieces(&mut self, project: usize, ranges: impl Iterator<Item = (f64, f64)>) {
        for (column, range) in self.built.pieces[project].clone().zip(ranges) {
            self.widest[column] = range;
            self.write_column(column, range);
        }
    }

    /// Draws rows in by so many fen, so that rounding to quanta stays inside them.
    pub fn set_margins(&mut self, margins: BTreeMap<RowId, i128>) {
        self.margins = margins;
        self.write_margins();
    }

    /// Takes limits of sums of whole quanta, and of projects, as they are in whole quanta, or as the plan has them. A vertex cannot tell that
    /// of 86,659,051.82 yuan no more than 86,650,000 are spent in quanta of 10,000, and amounts that are branched on go round that one by one.
    pub fn take_limits_in_quanta(&mut self, in_quanta: bool) {
        if std::mem::replace(&mut self.limits_in_quanta, in_quanta) == in_quanta {
            return;
        }
        self.write_margins();
        if self.plan.quantum != Quantum::Fen {
            for project in 0..self.plan.projects.len() {
                self.write_decision(project);
            }
        }
    }

    /// How far rows are drawn in.
    pub const fn margins(&self) -> &BTreeMap<RowId, i128> {
        &self.margins
    }

    pub(super) fn write_margins(&mut self) {
        for row in 0..self.rights.len() {
            if !matches!(self.built.program.rows[row].key, RowKey::Held(_)) {
                let margin = self.margin_of(&self.built.program.rows[row].key);
                self.set_right(row, self.limit_of(row) - in_program(margin));
            }
        }
        self.write_totals();
    }

    /// The right-hand side of a row without margin: in whole quanta where that is asked and it limits a sum of amounts.
    fn limit_of(&self, row: usize) -> f64 {
        let is_sum = |row: &ProgramRow| {
            let is_amount =
                |(column, by): &(usize, f64)| by.abs() == 1.0 && self.is_amount(&self.built.what[*column]);
            row.sense == Sense::AtMost && row.terms.iter().all(is_amount)
        };
        let right = self.rights[row];
        if !self.limits_in_quanta || !is_sum(&self.built.program.rows[row]) {
            return right;
        }
        self.in_quanta(right)
    }

    /// The most whole quanta that are no more than a limit, both in units of the program.
    fn in_quanta(&self, limit: f64) -> f64 {
        let quantum = self.plan.quantum.amount().fen() as f64;
        (limit * Program::MONEY / quantum + NEAR_WHOLE).floor() * quantum / Program::MONEY
    }

    fn margin_of(&self, key: &RowKey) -> i128 {
        match key {
            RowKey::Demand(id) => self.margins.get(id).copied().unwrap_or_default(),
            RowKey::ForEach(each, group) => {
                let cells = self.groups.all[*group].cells.iter().map(|cell| &self.demands.cells.all()[*cell]);
                let projects = cells.flat_map(|cell| &cell.projects);
                let ids = projects
                    .map(|project| self.demands.each_project[*each].row_id(&self.plan.projects[*project].id));
                ids.filter_map(|id| self.margins.get(&id).copied()).max().unwrap_or_default()
            }
            _ => 0,
        }
    }

    /// Bounds by demands are on columns of totals, which have none of their own. Where margins leave no room between two of them, those
    /// are taken as they stand.
    fn write_totals(&mut self) {
        let drawn_in = self.bounds_by_demands(|id| self.margins.get(id).copied().unwrap_or_default());
        let plain = self.bounds_by_demands(|_| 0);
        for (column, bounds) in plain {
            let drawn_in = drawn_in.get(&column).filter(|(lower, upper)| lower <= upper);
            self.widest[column] = bounds;
            self.write_column(column, drawn_in.copied().unwrap_or(bounds));
        }
    }

    /// Per column that demands bound, between what.
    fn bounds_by_demands(&self, margin: impl Fn(&RowId) -> i128) -> BTreeMap<usize, (f64, f64)> {
        let mut bounds = BTreeMap::new();
        for bound in &self.built.program.bounds {
            let slot = bounds.entry(bound.column).or_insert(UNBOUNDED);
            *slot = bound.within(slot.0, slot.1, in_program(margin(&bound.id)));
        }
        if self.limits_in_quanta {
            for (column, bounds) in &mut bounds {
                let (lower, upper) = (-self.in_quanta(-bounds.0), self.in_quanta(bounds.1));
                if self.is_amount(&self.built.what[*column]) && lower <= upper {
                    *bounds = (lower, upper);
                }
            }
        }
        bounds
    }

    /// Narrows amounts to ranges; those that are not named are as wide as plan and decisions leave them, without margins. Tells whether
    /// each still has a value.
    pub fn set_ranges(&mut self, ranges: Ranges) -> bool {
        let before = std::mem::replace(&mut self.ranges, ranges);
        self.write_ranges(&before)
    }

    /// What amounts are narrowed to.
    pub const fn ranges(&self) -> &Ranges {
        &self.ranges
    }

    /// Writes these ranges and those that were there before; tells whether each leaves a value.
    pub(super) fn write_ranges(&mut self, before: &Ranges) -> bool {
        if before.is_empty() && self.ranges.is_empty() {
            return true;
        }
        let mut has_values = true;
        for column in 0..self.built.what.len() {
            let what = self.built.what[column];
            let range = self.ranges.get(&what).copied();
            if range.is_none() && !before.contains_key(&what) {
                continue;
            }
            let (least, most) = range.map_or(UNBOUNDED, |(least, most)| (end(least), end(most)));
            let (lower, upper) = self.widest[column];
            let (lower, upper) = (lower.max(least), upper.min(most));
            has_values &= lower <= upper;
            self.write_column(column, (lower, upper));
        }
        has_values
    }

    fn write_column(&mut self, column: usize, (lower, upper): (f64, f64)) {
        let slot = &mut self.built.program.columns[column];
        (slot.lower, slot.upper) = (lower, upper);
        self.simplex.set_bounds(column, lower, upper);
    }

    /// The columns that stand for amounts in whole quanta, with what they are at the last point, in fen.
    pub fn amounts(&self) -> impl Iterator<Item = (What, f64)> {
        let columns = self.built.what.iter().zip(&self.point).filter(|(what, _)| self.is_amount(what));
        columns.map(|(what, value)| (*what, value * Program::MONEY))
    }

    fn is_amount(&self, what: &What) -> bool {
        match what {
            What::Segment { project, .. } => self.built.pieces[*project].len() == 1,
            What::Funded { .. } | What::Level(_) | What::Lack(_) | What::Stays(_) => false,
            _ => true,
        }
    }

    /// How many columns there are.
    pub const fn size(&self) -> usize {
        self.built.what.len()
    }
}

/// What is decided of a project, if anything is.
fn find(decided: &[(usize, (i128, i128))], project: usize) -> Option<(i128, i128)> {
    let at = decided.binary_search_by_key(&project, |(one, _)| *one).ok()?;
    decided.get(at).map(|(_, range)| *range)
}

/// An end of a range in units of the program: the least and the greatest number there is stand for none. As numbers they would be values
/// to a solver, and nothing else would count beside them.
fn end(fen: i128) -> f64 {
    match fen {
        i128::MIN => f64::NEG_INFINITY,
        i128::MAX => f64::INFINITY,
        _ => in_program(fen),
    }
}

/// Fen in units of the program.
fn in_program(fen: i128) -> f64 {
    fen as f64 / Program::MONEY
}
