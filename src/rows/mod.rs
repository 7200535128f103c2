//! The exact linear meaning of a plan: who may pay whom, and every demand as a row of whole numbers.
//!
//! Streams, credit facilities and rules see a project only through its county and its use. A [`Cell`] is such a pair; everything
//! here is told per cell, so that its size does not grow with the number of projects. [`crate::lp`] builds the program for
//! the solvers from it, [`crate::verify`] evaluates it exactly: both read the same demands, and neither trusts the other.
//!
//! ```text
//! Σ coefficient · total ≤ at_most        total: grants to some cells, from some levels
//! ```

mod cell;
mod finder;
mod kind;
mod least;
mod lists;
mod row;
mod share;
mod total;
mod words;

pub use cell::{Cell, Cells, Way};
pub(crate) use finder::Finder;
pub use least::least_measures;
pub(crate) use lists::Lists;
pub use row::{Bound, COEFFICIENT_DECIMALS, COEFFICIENT_UNIT, EachProject, Row, RowId, Term};
pub use share::{Share, due_by_shares, factor_shares};
pub use total::{Levels, Total, TotalId, Totals};

use crate::plan::rule::Rule;
use crate::plan::{Plan, has_same_rows};

/// All demands of a plan that tie several projects or streams together.
#[derive(Clone, Debug)]
pub struct Demands {
    /// Who may pay whom.
    pub cells: Cells,
    /// Sums of grants that rows speak of.
    pub totals: Totals,
    /// Per total the positions of its cells; of a village's total, only its own projects in them count.
    pub total_cells: Vec<Vec<usize>>,
    /// Pairs of a village's total and a project that it counts, by position.
    pub in_villages: Vec<(usize, usize)>,
    /// What the rules that are on demand.
    pub rows: Vec<Row>,
    /// What rules demand of every project by itself.
    pub each_project: Vec<EachProject>,
}

impl Demands {
    /// The demands of a plan that [`crate::plan::check`] found no error in; what is inconsistent in a plan with errors is left out.
    pub fn of(plan: &Plan) -> Self {
        Self::of_rules(plan, Cells::of(plan), |rule| rule.on)
    }

    /// The same with every project told apart from others of its county and use: more to solve, and less to round.
    pub fn apart(plan: &Plan) -> Self {
        Self::of_rules(plan, Cells::apart(plan), |rule| rule.on)
    }

    /// Makes them the demands of a plan that was edited, in which projects, uses and counties say what they did about where projects are;
    /// tells whether more than limits of rows may have changed.
    pub fn follow(&mut self, before: &Plan, plan: &Plan) -> bool {
        let pay_others = self.cells.follow(plan);
        if has_same_rows(&before.rules, &plan.rules) {
            self.rows.iter_mut().for_each(|row| kind::follow(row, plan));
            return pay_others;
        }
        *self = Self::of_rules(plan, std::mem::take(&mut self.cells), |rule| rule.on);
        true
    }

    /// What the rules that are off would demand, with who may pay whom as it is; of the negative list nothing.
    pub fn of_rules_off(&self, plan: &Plan) -> Self {
        Self::of_rules(plan, self.cells.clone(), |rule| !rule.on)
    }

    fn of_rules(plan: &Plan, cells: Cells, counts: impl Fn(&Rule) -> bool) -> Self {
        let mut builder = row::Builder::new(plan, &cells);
        for (index, rule) in plan.rules.iter().enumerate().filter(|(_, rule)| counts(rule)) {
            kind::add(&mut builder, index, rule);
        }
        let row::Builder { totals, in_villages, rows, each_project, .. } = builder;
        let total_cells = totals.all().iter().map(|total| total.cells(plan, &cells)).collect();
        Self { cells, totals, total_cells, in_villages, rows, each_project }
    }
}
