//! Programs of plans as our own simplex method takes them. It is a package by itself, which knows neither plans nor demands: so it is
//! built for speed, where everything else is built small.

pub use fundpool_simplex::{Place, Row, Simplex};

use crate::lp::{Program, chains_of};

#[cfg(all(test, feature = "backends"))]
mod tests;

impl From<&Program> for Simplex {
    fn from(program: &Program) -> Self {
        let rows =
            program.rows.iter().map(|row| Row { terms: &row.terms, sense: row.sense, right: row.right });
        Self::new(&program.columns, &rows.collect::<Vec<_>>(), &program.starts, &chains_of(program))
    }
}
