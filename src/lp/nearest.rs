//! Nearness to an adopted allocation as a goal.
//!
//! Of the money x that goes from a stream to a project now and x₀ that did before, `min(x, x₀)` stays; all other money moves:
//! `Σ|x − x₀| = Σx + Σx₀ − 2 Σ min(x, x₀)`. What stays is a column per pair that had money, hardly more than there are projects. It is no
//! more than the stream pays to the project's group and than the project is granted: within a group every payer may pay every
//! project, so what does not stay can always be handed out around it.

use std::collections::BTreeMap;

use super::pieces::money;
use super::{Awake, Built, Groups, Program, RowKey, Sense, What};
use crate::money::Money;
use crate::rows::Demands;

/// Who paid what before, in positions of the plan that is solved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adopted {
    /// Project, stream, grant.
    pub grants: Vec<(usize, usize, Money)>,
    /// Facility, stream, money in its buffer.
    pub buffers: Vec<(usize, usize, Money)>,
    /// Project, facility, loan.
    pub loans: Vec<(usize, usize, Money)>,
}

impl Adopted {
    /// What the program has to tell apart: the streams that paid, and the projects that were paid.
    pub fn awake(&self) -> Awake {
        let projects = self.grants.iter().map(|(project, ..)| *project);
        let lent = self.loans.iter().map(|(project, ..)| *project);
        Awake {
            streams: self.grants.iter().map(|(_, stream, _)| *stream).collect(),
            singles: projects.chain(lent).collect(),
            ..Awake::default()
        }
    }
}

/// Adds the goal to move as little as can be behind those of the plan.
pub(super) fn stay(built: &mut Built, demands: &Demands, groups: &Groups, adopted: &Adopted) {
    let columns = Columns::of(built);
    let group_of = |project: usize| {
        let cell = demands.cells.of_project(project)?;
        groups.of_cell.get(cell).copied()
    };
    let mut stays = Stays::of(built);
    for (project, stream, amount) in &adopted.grants {
        let group = group_of(*project);
        if let Some(paid) = group.and_then(|group| columns.flows.get(&(*stream, group))) {
            stays.add(*amount, (Source::Stream(*stream), paid), Some((*project, Kind::Granted)));
        }
    }
    for (project, credit, amount) in &adopted.loans {
        let group = group_of(*project);
        if let Some(lent) = group.and_then(|group| columns.loans.get(&(*credit, group))) {
            stays.add(*amount, (Source::Credit(*credit), lent), Some((*project, Kind::Lent)));
        }
    }
    for (credit, stream, amount) in &adopted.buffers {
        if let Some(buffer) = columns.buffers.get(&(*credit, *stream)) {
            stays.add(*amount, (Source::Buffer(*credit), buffer), None);
        }
    }
    stays.finish(&columns);
}

/// The columns of money by where it comes from and goes to.
#[derive(Default)]
struct Columns {
    /// By stream and group.
    flows: BTreeMap<(usize, usize), Vec<usize>>,
    /// By facility and group.
    loans: BTreeMap<(usize, usize), Vec<usize>>,
    /// By facility and stream.
    buffers: BTreeMap<(usize, usize), Vec<usize>>,
    /// By project, of its loans.
    lent: BTreeMap<usize, usize>,
    /// Of all money that is paid or lent.
    all: Vec<usize>,
}

impl Columns {
    fn of(built: &Built) -> Self {
        let mut columns = Self::default();
        for (column, what) in built.what.iter().enumerate() {
            let slot = match *what {
                What::Flow { stream, group } => columns.flows.entry((stream, group)),
                What::FromHub { hub, group } => {
                    columns.all.push(column);
                    // What several streams pay together is no single one's.
                    match built.hubs.get(hub).map(|hub| hub.streams.as_slice()) {
                        Some([stream]) => {
                            columns.flows.entry((*stream, group)).or_default().push(column);
                            continue;
                        }
                        _ => continue,
                    }
                }
                What::Loan { credit, group } => columns.loans.entry((credit, group)),
                What::Buffer { credit, stream, .. } => columns.buffers.entry((credit, stream)),
                What::Lent { project } => {
                    columns.lent.insert(project, column);
                    continue;
                }
                _ => continue,
            };
            slot.or_default().push(column);
            columns.all.push(column);
        }
        columns
    }
}

/// Where money comes from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    Stream(usize),
    Credit(usize),
    Buffer(usize),
}

/// How a project has its money.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Granted,
    Lent,
}

struct Stays<'b> {
    built: &'b mut Built,
    /// What stays of the money in these columns.
    by_source: BTreeMap<(Source, Vec<usize>), Vec<usize>>,
    by_project: BTreeMap<(usize, Kind), Vec<usize>>,
    terms: Vec<(usize, f64)>,
    rows: usize,
}

impl<'b> Stays<'b> {
    const fn of(built: &'b mut Built) -> Self {
        Self { built, by_source: BTreeMap::new(), by_project: BTreeMap::new(), terms: Vec::new(), rows: 0 }
    }

    /// What stays of an amount that was paid.
    fn add(&mut self, amount: Money, (source, paid): (Source, &Vec<usize>), project: Option<(usize, Kind)>) {
        self.built.what.push(What::Stays(self.terms.len()));
        let column = self.built.program.column(0.0, money(amount), 0.0);
        self.by_source.entry((source, paid.clone())).or_default().push(column);
        if let Some(project) = project {
            self.by_project.entry(project).or_default().push(column);
        }
        self.terms.push((column, 2.0));
    }

    fn finish(mut self, columns: &Columns) {
        for ((_, paid), stays) in std::mem::take(&mut self.by_source) {
            self.limit(&stays, paid.into_iter().map(|column| (column, -1.0)));
        }
        for ((project, kind), stays) in std::mem::take(&mut self.by_project) {
            let lent = columns.lent.get(&project).copied();
            let pieces = self.built.pieces.get(project).cloned().unwrap_or_default();
            match (kind, lent) {
                (Kind::Granted, _) => {
                    let pieces = pieces.map(|column| (column, -1.0));
                    self.limit(&stays, pieces.chain(lent.map(|column| (column, 1.0))));
                }
                (Kind::Lent, lent) => self.limit(&stays, lent.into_iter().map(|column| (column, -1.0))),
            }
        }
        let paid = columns.all.iter().map(|column| (*column, -1.0));
        let terms = self.terms.into_iter().chain(paid).collect();
        self.built.add_goal(terms, Program::MONEY / 100.0);
    }

    /// What stays is no more than what there is.
    fn limit(&mut self, stays: &[usize], there_is: impl Iterator<Item = (usize, f64)>) {
        let terms = stays.iter().map(|column| (*column, 1.0)).chain(there_is).collect();
        self.built.program.row(RowKey::Stays(self.rows), Sense::AtMost, terms, 0.0);
        self.rows += 1;
    }
}
