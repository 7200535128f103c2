//! Chains: columns that are alike, in the order in which they fill.
//!
//! Most columns of a plan's program are amounts of projects in one group, which differ in what they gain and in nothing else. Whatever the
//! duals, their reduced costs ascend along the chain, so those below nothing come first, and a dual step meets only neighbours of the place
//! where the sign changes. No reduced cost of a chain is kept: what its columns have in common is computed once where it is looked at.
//! Where rounding breaks the order, so it does for reduced costs that are next to nothing, and a proof tells by how much.

use std::ops::Range;

use super::dual::Candidate;
use super::scan::{NOTHING, SMALL, left_of};
use super::sparse::Sparse;
use super::{DUAL_TOLERANCE, Simplex};

/// The chains of a program, and which of them the tableau's row touches.
#[derive(Clone, Debug)]
pub(super) struct Chains {
    /// Where the columns of each are inside.
    pub(super) members: Vec<Range<usize>>,
    /// The entries that all columns of each have.
    common: Sparse,
    /// The row in which the entries of each differ; and of every column of a chain, from the first on, its entry there.
    own_rows: Vec<Option<u32>>,
    own: Vec<f64>,
    first: usize,
    /// About where reduced costs change their sign: that place of each.
    turns: Vec<usize>,
    /// Per row the chains that have entries in it.
    of_row: Sparse,
    touched: Vec<Touched>,
    /// Which of them are in that list while it is gathered.
    is_touched: Vec<bool>,
}

/// A chain that the tableau's row has something of: what the duals, and what the row come to in its columns.
#[derive(Clone, Copy, Debug)]
struct Touched {
    chain: usize,
    prices: Summed,
    entries: Summed,
}

/// Something that is a sum over the entries of a column, for all columns of a chain: what they have in common, and how much an entry of
/// their own adds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Summed {
    common: f64,
    own: f64,
}

impl Summed {
    fn is_nothing(self) -> bool {
        self.common.abs() < NOTHING && self.own.abs() < NOTHING
    }

    fn plus(self, other: Self, times: f64) -> Self {
        Self { common: self.common + times * other.common, own: self.own + times * other.own }
    }
}

/// Where the columns of a program are inside, the loose ones first, then those of chains behind the rows; and how many loose ones there are.
pub(super) fn inside(columns: usize, rows: usize, chains: &[Vec<usize>]) -> (Vec<usize>, usize) {
    let mut inside = vec![usize::MAX; columns];
    let loose = columns - chains.iter().map(Vec::len).sum::<usize>();
    for (place, column) in chains.iter().flatten().enumerate() {
        inside[*column] = loose + rows + place;
    }
    let open = inside.iter_mut().filter(|place| **place == usize::MAX);
    open.enumerate().for_each(|(place, slot)| *slot = place);
    (inside, loose)
}

impl Chains {
    /// Chains of columns that are inside from `first` on, `rows` places behind their lists.
    pub fn of(chains: &[Vec<usize>], first: usize, by_column: &Sparse, rows: usize) -> Self {
        let mut next = first;
        let mut range_of = |chain: &Vec<usize>| {
            let begin = next;
            next += chain.len();
            begin..next
        };
        let members: Vec<Range<usize>> =
            chains.iter().filter(|chain| !chain.is_empty()).map(&mut range_of).collect();
        let (mut common, mut rows_of, mut own_rows, mut own) =
            (Sparse::new(), Sparse::new(), Vec::new(), Vec::new());
        for range in &members {
            let list = |column: usize| by_column.list(column - rows);
            let (one, other) = (list(range.start), list(range.end - 1));
            let own_row = one.iter().chain(other).find(|(row, _)| entry(one, *row) != entry(other, *row));
            let own_row = own_row.map(|(row, _)| *row);
            common.push(one.iter().copied().filter(|(row, _)| Some(*row) != own_row));
            rows_of.push(one.iter().chain(other.iter().filter(|(row, _)| entry(one, *row) == 0.0)).copied());
            own_rows.push(own_row);
            own.extend(range.clone().map(|column| own_row.map_or(0.0, |row| entry(list(column), row))));
        }
        Self {
            turns: members.iter().map(|range| range.start).collect(),
            of_row: rows_of.transposed(rows),
            touched: Vec::new(),
            is_touched: vec![false; members.len()],
            members,
            common,
            own_rows,
            own,
            first,
        }
    }

    /// Takes note that the tableau's row has something of a row of the program, until [`Simplex::sum_in_chains`].
    pub fn touch(&mut self, row: usize) {
        for (chain, _) in self.of_row.list(row) {
            if !self.is_touched[*chain as usize] {
                self.is_touched[*chain as usize] = true;
                let nothing = Summed::default();
                self.touched.push(Touched { chain: *chain as usize, prices: nothing, entries: nothing });
            }
        }
    }

    /// The tableau's row touches none.
    pub fn leave(&mut self) {
        self.touched.clear();
    }
}

/// The entry of a column in a row.
fn entry(list: &[(u32, f64)], row: u32) -> f64 {
    list.iter().find(|(other, _)| *other == row).map_or(0.0, |(_, entry)| *entry)
}

impl Simplex {
    /// The dual of a row.
    fn price(&self, row: u32) -> f64 {
        let logical = self.loose() + row as usize;
        self.shifted[logical] - self.reduced[logical]
    }

    /// The reduced cost of a column.
    pub(super) fn reduced_of(&self, column: usize) -> f64 {
        match self.reduced.get(column) {
            Some(reduced) => *reduced,
            None => self.cost_less_duals(column),
        }
    }

    /// The reduced cost of a column that is not a logical one, computed from the duals.
    pub(super) fn cost_less_duals(&self, column: usize) -> f64 {
        let list = self.list(column).iter();
        self.shifted[column] - list.map(|(row, entry)| entry * self.price(*row)).sum::<f64>()
    }

    /// Notes a reduced cost; that of a chain's column follows from the duals.
    pub(super) fn set_reduced(&mut self, column: usize, to: f64) {
        if let Some(reduced) = self.reduced.get_mut(column) {
            *reduced = to;
        }
    }

    /// The entry of a column in the tableau's row.
    pub(super) fn entry_of(&self, column: usize) -> f64 {
        match self.row.get(column) {
            Some(entry) => *entry,
            None => {
                let list = self.list(column).iter();
                list.map(|(row, entry)| entry * self.row[self.loose() + *row as usize]).sum()
            }
        }
    }

    /// What a number per row comes to in a chain's columns.
    fn summed(&self, chain: usize, per_row: impl Fn(u32) -> f64) -> Summed {
        let common = self.chains.common.list(chain).iter();
        Summed {
            common: common.map(|(row, entry)| entry * per_row(*row)).sum(),
            own: self.chains.own_rows[chain].map_or(0.0, per_row),
        }
    }

    /// What the duals come to in a chain's columns.
    pub(super) fn prices_in(&self, chain: usize) -> Summed {
        self.summed(chain, |row| self.price(row))
    }

    /// What the tableau's row comes to in a chain's columns.
    fn entries_in(&self, chain: usize) -> Summed {
        self.summed(chain, |row| self.row[self.loose() + row as usize])
    }

    fn sum_in(&self, column: usize, summed: Summed) -> f64 {
        summed.common + self.chains.own[column - self.chains.first] * summed.own
    }

    pub(super) fn reduced_in(&self, column: usize, prices: Summed) -> f64 {
        self.shifted[column] - self.sum_in(column, prices)
    }

    /// Where a chain's reduced costs change their sign: the first that is not negative.
    pub(super) fn turn_of(&mut self, chain: usize, prices: Summed) -> usize {
        let Range { start, end } = self.chains.members[chain];
        let mut turn = self.chains.turns[chain];
        while turn < end && self.reduced_in(turn, prices) < 0.0 {
            turn += 1;
        }
        while turn > start && self.reduced_in(turn - 1, prices) >= 0.0 {
            turn -= 1;
        }
        self.chains.turns[chain] = turn;
        turn
    }

    /// Computes what duals and the tableau's row come to in the chains that it touches, and leaves those that it has nothing of.
    pub(super) fn sum_in_chains(&mut self) {
        let mut touched = std::mem::take(&mut self.chains.touched);
        touched.retain_mut(|one| {
            self.chains.is_touched[one.chain] = false;
            one.entries = self.entries_in(one.chain);
            !one.entries.is_nothing()
        });
        for one in &mut touched {
            one.prices = self.prices_in(one.chain);
        }
        self.chains.touched = touched;
    }

    /// Finds the columns of touched chains that may enter within a reach of the dual step; tells whether there are any beyond it.
    pub(super) fn find_in_chains(&mut self, sign: f64, reach: f64, found: &mut Vec<Candidate>) -> bool {
        let mut is_beyond = false;
        for index in 0..self.chains.touched.len() {
            let Touched { chain, prices, entries } = self.chains.touched[index];
            let turn = self.turn_of(chain, prices);
            let Range { start, end } = self.chains.members[chain];
            let mut follow = |columns: &mut dyn Iterator<Item = usize>| {
                self.follow(columns, (prices, entries), (sign, reach), found)
            };
            is_beyond |= follow(&mut (turn..end));
            is_beyond |= follow(&mut (start..turn).rev());
        }
        is_beyond
    }

    /// Follows a chain away from where the sign changes, as far as columns may enter; tells whether there is one beyond the reach.
    fn follow(
        &self,
        columns: &mut dyn Iterator<Item = usize>,
        (prices, entries): (Summed, Summed),
        (sign, reach): (f64, f64),
        found: &mut Vec<Candidate>,
    ) -> bool {
        for column in columns {
            let way = self.way[column];
            if way == 0.0 {
                continue;
            }
            let reduced = self.reduced_in(column, prices);
            let (entry, left) = (sign * self.sum_in(column, entries) * way, left_of(reduced * way));
            if entry > SMALL {
                if left > reach * entry {
                    return true;
                }
                found.push(Candidate::new(column, left, entry));
            } else if reduced.abs() > DUAL_TOLERANCE && reach.is_finite() {
                break;
            }
        }
        false
    }

    /// Shifts costs in touched chains where a dual step took reduced costs past nothing by what the tolerance lets pass.
    pub(super) fn keep_signs_in_chains(&mut self, step: f64) {
        for index in 0..self.chains.touched.len() {
            let Touched { chain, prices, entries } = self.chains.touched[index];
            let prices = prices.plus(entries, step);
            let turn = self.turn_of(chain, prices);
            let Range { start, end } = self.chains.members[chain];
            self.keep_near(turn..end, prices);
            self.keep_near((start..turn).rev(), prices);
        }
    }

    fn keep_near(&mut self, columns: impl Iterator<Item = usize>, prices: Summed) {
        for column in columns {
            let reduced = self.reduced_in(column, prices);
            if reduced.abs() > 2.0 * DUAL_TOLERANCE {
                break;
            }
            if reduced * self.way[column] < 0.0 {
                self.shift(column, -reduced);
            }
        }
    }

    /// The columns of chains that would lower the cost if they moved off their bounds, with their reduced costs: those on the wrong side of
    /// where reduced costs change their sign. Where rounding breaks the order some that are next to nothing are missed.
    pub(super) fn improving_in_chains(&mut self) -> Vec<(usize, f64)> {
        let mut found = Vec::new();
        for chain in 0..self.chains.members.len() {
            let prices = self.prices_in(chain);
            let turn = self.turn_of(chain, prices);
            let Range { start, end } = self.chains.members[chain];
            // Where the dual of a held goal has the wrong sign, the order is another one.
            let (rising, falling) =
                if prices.own > 0.0 { (start..end, start..end) } else { (start..turn, turn..end) };
            let rising = rising.filter(|column| self.way[*column] > 0.0);
            let wrong = rising.chain(falling.filter(|column| self.way[*column] < 0.0));
            let reduced = wrong.map(|column| (column, self.reduced_in(column, prices)));
            let improves = |(column, reduced): &(usize, f64)| reduced * self.way[*column] < -DUAL_TOLERANCE;
            found.extend(reduced.filter(improves));
        }
        found
    }
}
