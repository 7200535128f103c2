//! What is compared: columns of figures, plan by plan.

/// What a figure tells; see the fields of reports of the same names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Column {
    /// All there is.
    Amount,
    /// Grants within earmarks.
    Own,
    /// Grants through the pool.
    Pooled,
    /// What leaves earmarks.
    Moved,
    /// Risk buffers.
    Buffers,
    /// What is not spent.
    Left,
    /// What of it might have left its earmark.
    Unmoved,
    /// Grants.
    Grants,
    /// Loans.
    Loans,
    /// Weighted benefit.
    Benefit,
    /// Benefit of one measure.
    Measure,
    /// How many projects get anything.
    Funded,
    /// How many get all of their cost.
    FundedFully,
    /// The integration rate.
    Integration,
    /// Value per 万元.
    Price,
    /// Grants per head.
    PerHead,
    /// What projects cost.
    Cost,
    /// Grants as a share of that.
    Coverage,
    /// Distance to the factor method.
    Difference,
    /// A share of all grants, or of a project's cost.
    Share,
}

/// What the numbers of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Fen.
    Fen,
    /// Trillionths of the whole.
    Share,
    /// Trillionths of one.
    Number,
    /// Things.
    Count,
}

/// Rows of several plans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ComparedTable {
    /// What each column tells.
    pub columns: Vec<Column>,
    /// The rows, those of the first plan first.
    pub rows: Vec<ComparedRow>,
}

/// A row that some of the plans have.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ComparedRow {
    /// Its id.
    pub id: String,
    /// Its position in each plan; none where the plan does not have it.
    pub at: Vec<Option<usize>>,
    /// Column by column the figure in each plan, in the column's unit; none where there is none.
    pub cells: Vec<Option<i128>>,
    /// Whether any figure, or having the row at all, differs between plans.
    pub differs: bool,
}

/// A figure that sums up each plan.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ComparedCard {
    /// What it tells.
    pub what: Column,
    /// The figure in each plan, in one column; of a measure with its id and position, of others without.
    pub row: ComparedRow,
}

impl Column {
    /// What its numbers are.
    pub const fn unit(self) -> Unit {
        match self {
            Self::Amount | Self::Own | Self::Pooled | Self::Moved | Self::Buffers | Self::Left => Unit::Fen,
            Self::Unmoved | Self::Grants | Self::Loans | Self::PerHead | Self::Cost => Unit::Fen,
            Self::Difference => Unit::Fen,
            Self::Benefit | Self::Measure | Self::Price => Unit::Number,
            Self::Funded | Self::FundedFully => Unit::Count,
            Self::Integration | Self::Coverage | Self::Share => Unit::Share,
        }
    }
}

impl ComparedRow {
    pub(super) fn new(id: String, at: Vec<Option<usize>>, cells: Vec<Option<i128>>) -> Self {
        let mut row = Self { id, at, cells, differs: false };
        let plans = row.at.len().max(1);
        let differs = |values: &[Option<i128>]| values.iter().any(|value| Some(value) != values.first());
        row.differs = row.at.iter().any(|at| at.is_some() != row.at.first().is_some_and(Option::is_some))
            || row.cells.chunks(plans).any(differs);
        row
    }

    /// The figures of a column, plan by plan.
    pub fn values(&self, column: usize) -> &[Option<i128>] {
        self.cells.chunks(self.at.len().max(1)).nth(column).unwrap_or_default()
    }

    /// How far a plan's figure is from the first plan's; none where one of them is missing.
    pub fn change(&self, column: usize, plan: usize) -> Option<i128> {
        let values = self.values(column);
        values.get(plan).copied()??.checked_sub(values.first().copied()??)
    }
}
