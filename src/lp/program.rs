//! A linear program as plain numbers: maximise Σ gain · column over bounded columns and sparse rows.

use crate::rows::{RowId, TotalId};

/// Maximise Σ gain · column. Money is in units of [`Program::MONEY`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Program {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<ProgramRow>,
}

/// A bounded column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Least value.
    pub lower: f64,
    /// Greatest value; infinite where rows limit it.
    pub upper: f64,
    /// What a unit adds to the goal.
    pub gain: f64,
}

/// `Σ coefficient · column (≤ | =) right`.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgramRow {
    /// Which row it is.
    pub key: RowKey,
    /// How the sides compare.
    pub sense: Sense,
    /// Column positions and coefficients, each column once.
    pub terms: Vec<(usize, f64)>,
    /// The right-hand side.
    pub right: f64,
}

/// Which row of a program it is: the same row has the same key in every program of a plan, so that a basis can be carried over.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKey {
    /// A demand of the plan, whose dual goes into certificates.
    Demand(RowId),
    /// A demand on every project of a group by itself: position in [`crate::rows::Demands::each_project`], group.
    ForEach(usize, usize),
    /// What a class of levels grants to a group is what its streams pay: group, class.
    Paid(usize, usize),
    /// What a group's projects get is what is granted and lent to it.
    Balance(usize),
    /// Loans to a group keep its projects' credit shares.
    Lendable(usize),
    /// What projects of a group that rows speak of are lent is no more than is lent to it.
    LentOf(usize),
    /// Loans to a project that a row speaks of keep its credit share.
    LentTo(usize),
    /// What a total sums.
    Sum(TotalId),
    /// A project gets money only if it is funded, and then at least its least.
    Funded(usize),
    /// See [`RowKey::Funded`].
    FundedLeast(usize),
    /// A goal is held at a value; position of the tier.
    Held(usize),
}

/// How the sides of a row compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// At most.
    AtMost,
    /// Equal.
    Equal,
}

impl Program {
    /// Fen in a unit of money: a million yuan, so that values stay near 1 (microlp called feasible plans in fen singular).
    pub const MONEY: f64 = 1e8;

    /// Adds a column and tells its position.
    pub fn column(&mut self, lower: f64, upper: f64, gain: f64) -> usize {
        self.columns.push(Column { lower, upper, gain });
        self.columns.len() - 1
    }

    /// Adds a row, leaving out columns with coefficient 0.
    pub fn row(&mut self, key: RowKey, sense: Sense, mut terms: Vec<(usize, f64)>, right: f64) {
        terms.retain(|(_, coefficient)| *coefficient != 0.0);
        self.rows.push(ProgramRow { key, sense, terms, right });
    }
}
