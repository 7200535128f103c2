//! Programs in the terms of good_lp.

use good_lp::{Constraint, Expression, ProblemVariables, Variable, variable};

use crate::lp::{Program, Sense};

/// More than any sum of a program.
const NO_LIMIT: f64 = 1e9;

/// A program in good_lp's terms.
pub(super) struct Translated {
    pub variables: ProblemVariables,
    pub goal: Expression,
    pub columns: Vec<Variable>,
    pub rows: Vec<Constraint>,
}

/// The program in good_lp's terms. Rows are built with `add_mul`: sums of products allocate a map per term.
pub(super) fn translate(program: &Program) -> Translated {
    let mut variables = ProblemVariables::new();
    let all = program.columns.iter();
    let columns: Vec<Variable> =
        all.map(|column| variables.add(variable().min(column.lower).max(column.upper))).collect();
    let mut goal = Expression::with_capacity(columns.len());
    for (variable, column) in columns.iter().zip(&program.columns).filter(|(_, column)| column.gain != 0.0) {
        goal.add_mul(column.gain, *variable);
    }
    let rows = program.rows.iter().map(|row| {
        // good_lp's solvers do not take infinite limits; such a row asks for nothing.
        let right = row.right.min(NO_LIMIT);
        let mut left = Expression::with_capacity(row.terms.len());
        for (column, coefficient) in &row.terms {
            left.add_mul(*coefficient, columns[*column]);
        }
        match row.sense {
            Sense::AtMost => left.leq(right),
            Sense::Equal => left.eq(right),
        }
    });
    let rows = rows.collect();
    Translated { variables, goal, columns, rows }
}
