//! Columns of a program that differ in what they gain alone: nearly all amounts of projects.

use super::{Program, ProgramRow, RowKey};

/// What tells columns of a group apart, and where they are in the rows that hold goals.
#[derive(Clone, Copy, Debug, Default)]
struct Traits {
    /// Whether it is in a group at all, and in another row besides, as of a link.
    is_member: bool,
    is_apart: bool,
    /// How much of it may be lent.
    lendable: f64,
    /// Its entry in the row that holds a goal, if it is in one: what it gains, negative.
    held: Option<f64>,
}

/// Chains of a program's columns: columns of one group with finite bounds that are in the same rows with the same entries but for what
/// they gain, in the order in which they fill. The most that is gained comes first: where gains are counted their costs ascend, and where
/// that goal is held its dual has one sign.
pub fn chains_of(program: &Program) -> Vec<Vec<usize>> {
    let traits = traits_of(program);
    let balances = program.rows.iter().filter(|row| matches!(row.key, RowKey::Balance(_)));
    balances.flat_map(|row| chains_of_group(program, row, &traits)).collect()
}

fn chains_of_group(program: &Program, balance: &ProgramRow, traits: &[Traits]) -> Vec<Vec<usize>> {
    let is_linked = |column: usize| {
        let (bounds, traits) = (&program.columns[column], &traits[column]);
        // What it gains is what holds its goal, else the order would not be that of what is gained.
        let is_in_order = traits.held.is_some() || bounds.gain == 0.0;
        bounds.lower.is_finite() && bounds.upper.is_finite() && !traits.is_apart && is_in_order
    };
    let terms = balance.terms.iter().filter(|(column, _)| is_linked(*column));
    let mut links: Vec<(f64, f64, f64, usize)> = terms
        .map(|(column, entry)| {
            let Traits { lendable, held, .. } = traits[*column];
            (*entry, lendable, held.unwrap_or_default(), *column)
        })
        .collect();
    links.sort_unstable_by(|one, other| {
        let [first, second] = [one, other].map(|link| [link.0, link.1, link.2]);
        let mut orders = first.iter().zip(&second).map(|(one, other)| one.total_cmp(other));
        orders.find(|order| order.is_ne()).unwrap_or(one.3.cmp(&other.3))
    });
    let alike = links.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1));
    alike.filter(|chain| chain.len() > 1).map(|chain| chain.iter().map(|link| link.3).collect()).collect()
}

fn traits_of(program: &Program) -> Vec<Traits> {
    let mut traits = vec![Traits::default(); program.columns.len()];
    for row in &program.rows {
        for (column, entry) in &row.terms {
            let traits = &mut traits[*column];
            match row.key {
                RowKey::Balance(_) => {
                    traits.is_apart |= std::mem::replace(&mut traits.is_member, true);
                }
                RowKey::Lendable(_) => traits.lendable = *entry,
                // Two such rows may have it fill in two orders.
                RowKey::Held(_) => traits.is_apart |= traits.held.replace(*entry).is_some(),
                _ => traits.is_apart = true,
            }
        }
    }
    traits
}
