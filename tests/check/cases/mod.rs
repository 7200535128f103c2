//! Ways to spoil the sample plan, each with the code that tells it.

mod amounts;
mod links;
mod lists;
mod objective;
mod payers;
mod rules;

use fundpool::diagnostic::Code;
use fundpool::plan::rule::Rule;
use fundpool::plan::{County, Plan, Project, Stream, Table};

use crate::sample_plan::row_mut;

/// A way to spoil the sample plan.
pub struct Case {
    /// What tells it.
    pub code: Code,
    /// What was done, for people.
    pub what: &'static str,
    /// Does it.
    pub spoil: fn(&mut Plan),
}

/// Every case; those of one code stand together in its golden file.
pub fn cases() -> Vec<Case> {
    [lists::cases(), amounts::cases(), payers::cases(), links::cases(), rules::cases(), objective::cases()]
        .into_iter()
        .flatten()
        .collect()
}

fn case(code: Code, what: &'static str, spoil: fn(&mut Plan)) -> Case {
    Case { code, what, spoil }
}

fn project<'p>(plan: &'p mut Plan, id: &str) -> &'p mut Project {
    named(&mut plan.projects, |row| row.id.as_str() == id)
}

fn stream<'p>(plan: &'p mut Plan, id: &str) -> &'p mut Stream {
    named(&mut plan.streams, |row| row.id.as_str() == id)
}

fn county<'p>(plan: &'p mut Plan, id: &str) -> &'p mut County {
    named(&mut plan.counties, |row| row.id.as_str() == id)
}

fn rule<'p>(plan: &'p mut Plan, id: &str) -> &'p mut Rule {
    named(&mut plan.rules, |row| row.id.as_str() == id)
}

fn named<T: Clone>(table: &mut Table<T>, is_meant: impl Fn(&T) -> bool) -> &mut T {
    let position = table.iter().position(|row| is_meant(row)).unwrap();
    row_mut(table, position)
}
