//! Goals as gains of columns.

use super::build::{Builder, GoalTerms};
use super::{Program, RowKey, Sense, What};
use crate::plan::{Direction, Goal, Tier};
use crate::rows::{RowId, Way};

impl Builder<'_> {
    /// The plan's goals, each with a row by which it can be held.
    pub fn goals(&mut self) -> Vec<GoalTerms> {
        let mut goals = Vec::new();
        for (index, tier) in self.plan.objective.clone().iter().enumerate() {
            let (terms, unit) = self.terms_of_goal(tier);
            let held = terms.iter().map(|(column, gain)| (*column, -gain)).collect();
            let row = self.program.rows.len();
            self.program.row(RowKey::Held(index), Sense::AtMost, held, f64::INFINITY);
            goals.push(GoalTerms { terms, unit, row });
        }
        goals
    }

    /// A goal as gains of columns, more is better, and what a unit of it is in the goal's own unit.
    fn terms_of_goal(&mut self, tier: &Tier) -> (Vec<(usize, f64)>, f64) {
        let sign = if tier.direction == Direction::Maximise { 1.0 } else { -1.0 };
        let yuan = Program::MONEY / 100.0;
        let (columns, unit): (Vec<(usize, f64)>, f64) = match tier.goal {
            Goal::Benefit => {
                let steepest = self.slopes.iter().map(|(_, slope)| *slope).fold(0.0, f64::max);
                let unit = if steepest > 0.0 { steepest } else { 1.0 };
                (self.slopes.iter().map(|(column, slope)| (*column, slope / unit)).collect(), unit)
            }
            Goal::Funded => (self.flows.all().iter().map(|column| (*column, 1.0)).collect(), yuan),
            Goal::Pooled => {
                let buffers = self.buffers.iter().filter(|(.., way, _)| *way == Way::Pooled);
                let pooled = self.pooled.iter().flatten().chain(buffers.map(|(.., column)| column));
                (pooled.map(|column| (*column, 1.0)).collect(), yuan)
            }
            Goal::Credit => {
                (self.loans.iter().cloned().flatten().map(|column| (column, 1.0)).collect(), yuan)
            }
            // The number of transfers is no linear goal; the allocation is made sparse when it is snapped, and bounded by the projects it funds.
            Goal::Transfers => (Vec::new(), 1.0),
            Goal::LeastCoverage | Goal::LeastPerHead => return self.level_of(tier.goal),
        };
        (columns.into_iter().map(|(column, gain)| (column, gain * sign)).collect(), unit)
    }

    /// The level of a least-county goal: no county's ratio is below it.
    fn level_of(&mut self, goal: Goal) -> (Vec<(usize, f64)>, f64) {
        let measures = crate::rows::least_measures(self.plan, self.demands, goal);
        // Without a county to measure there is no level.
        if measures.is_empty() {
            return (Vec::new(), 1.0);
        }
        let largest = measures.iter().map(|(_, measure)| *measure).max().unwrap_or(1) as f64;
        // A unit of the level is what the largest county needs a unit of money for.
        let unit = if goal == Goal::LeastCoverage {
            Program::MONEY / largest
        } else {
            Program::MONEY / 100.0 / largest
        };
        if let Some(column) = self.levels.get(&goal) {
            return (vec![(*column, 1.0)], unit);
        }
        let column = self.add(What::Level(goal), 0.0, f64::INFINITY);
        self.levels.insert(goal, column);
        for (county, measure) in measures {
            let groups = self.groups.all.iter().enumerate().filter(|(_, group)| group.county == county);
            let grants =
                groups.flat_map(|(group, _)| self.grants_of(group).flatten().map(|column| (*column, -1.0)));
            let terms = grants.chain([(column, measure as f64 / largest)]).collect();
            let id = RowId::least(goal, &self.plan.counties[county].id);
            self.program.row(RowKey::Demand(id), Sense::AtMost, terms, 0.0);
        }
        (vec![(column, 1.0)], unit)
    }
}
