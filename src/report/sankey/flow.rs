//! Which money flows where.

use super::axis::Column;
use super::graph::Graph;
use super::{Axis, Place, Shape};
use crate::money::Money;
use crate::plan::{Channel, Plan};
use crate::report::{ProjectRow, Report, Split};

/// The column of own use and pool.
const POOL: usize = 1;

impl Graph {
    /// The streams' money: from the channels to the projects.
    pub fn of_money(plan: &Plan, report: &Report, shape: &Shape) -> Self {
        let mut graph = Self::default();
        let own = graph.node(plan, Place::Own, 1, POOL);
        let pool = graph.node(plan, Place::Pool, 1, POOL);
        graph.add_channels(plan, report, own, pool);
        let columns = columns(plan, report, shape, |row| fen(row.granted));
        let nodes = graph.add_columns(plan, &columns, POOL + 1);
        for (index, row) in report.projects.iter().enumerate() {
            let way = path(report, &columns, &nodes, index, row);
            for grant in &row.grants {
                graph.add_path(if grant.pooled { pool } else { own }, &way, grant.amount);
            }
        }
        for (credit, row) in report.credit.iter().enumerate() {
            let node = graph.node(plan, Place::Credit(credit), 1, POOL + 1);
            graph.link(own, node, fen(row.buffer) - fen(row.moved));
            graph.link(pool, node, fen(row.moved));
        }
        graph
    }

    /// The banks' loans: from the facilities to the projects.
    pub fn of_loans(plan: &Plan, report: &Report, shape: &Shape) -> Self {
        let mut graph = Self::default();
        let credit: Vec<usize> =
            (0..report.credit.len()).map(|credit| graph.node(plan, Place::Credit(credit), 1, 0)).collect();
        let columns = columns(plan, report, shape, |row| fen(row.lent));
        let nodes = graph.add_columns(plan, &columns, 1);
        for (index, row) in report.projects.iter().enumerate() {
            let way = path(report, &columns, &nodes, index, row);
            for loan in &row.loans {
                if let Some(node) = credit.get(loan.credit) {
                    graph.add_path(*node, &way, loan.amount);
                }
            }
        }
        graph
    }

    fn add_channels(&mut self, plan: &Plan, report: &Report, own: usize, pool: usize) {
        let unmoved = self.node(plan, Place::Unmoved, 1, POOL);
        let left = self.node(plan, Place::Left, 1, POOL);
        for (channel, split) in report.channels.iter().enumerate().take(Channel::ALL.len()) {
            let node = self.node(plan, Place::Channel(channel), 1, 0);
            let Split { amount, left: unspent, moved, unmoved: poolable, .. } = split;
            self.link(node, own, fen(*amount) - fen(*unspent) - fen(*moved));
            self.link(node, pool, fen(*moved));
            self.link(node, unmoved, fen(*poolable));
            self.link(node, left, fen(*unspent) - fen(*poolable));
        }
    }

    /// Adds the nodes of the columns from a column on.
    fn add_columns(&mut self, plan: &Plan, columns: &[(Axis, Column)], first: usize) -> Vec<Vec<usize>> {
        let mut all = Vec::new();
        for (place, (_, column)) in columns.iter().enumerate() {
            let nodes = column.nodes.iter();
            all.push(nodes.map(|(what, count)| self.node(plan, *what, *count, first + place)).collect());
        }
        all
    }

    /// Leads money from a node along the nodes of its way.
    fn add_path(&mut self, from: usize, way: &[usize], amount: Money) {
        let mut from = from;
        for to in way {
            self.link(from, *to, fen(amount));
            from = *to;
        }
    }
}

/// The columns of the axes, each axis once.
fn columns(
    plan: &Plan,
    report: &Report,
    shape: &Shape,
    money: impl Fn(&ProjectRow) -> i128,
) -> Vec<(Axis, Column)> {
    let mut columns: Vec<(Axis, Column)> = Vec::new();
    for axis in &shape.axes {
        if columns.iter().all(|(known, _)| known != axis) {
            columns.push((*axis, Column::of(*axis, plan, report, shape, &money)));
        }
    }
    columns
}

/// The nodes that a project's money goes through.
fn path(
    report: &Report,
    columns: &[(Axis, Column)],
    nodes: &[Vec<usize>],
    index: usize,
    row: &ProjectRow,
) -> Vec<usize> {
    let slot = |(axis, column): &(Axis, Column)| column.slot(axis.position(report, index, row)?);
    let nodes = columns.iter().zip(nodes).map(|(column, nodes)| nodes.get(slot(column)?).copied());
    nodes.map_while(|node| node).collect()
}

fn fen(amount: Money) -> i128 {
    amount.fen().into()
}
