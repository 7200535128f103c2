//! Links between projects: rows that come while a program is solved, of which there may be as many as all others.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::build::{Builder, Built, shared};
use super::pieces::money;
use super::{Program, ProgramRow, RowKey, Sense, What};
use crate::plan::Plan;
use crate::rows::RowId;

/// A link between two projects, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Link {
    /// The first may be funded only if the second is.
    Requires(usize, usize),
    /// At most one of them may be funded.
    Excludes(usize, usize),
}

impl Link {
    /// The id of its row.
    pub fn row_id(self, plan: &Plan) -> RowId {
        match self {
            Self::Requires(one, other) => RowId::requires(&plan.projects[one].id, &plan.projects[other].id),
            Self::Excludes(one, other) => RowId::excludes(&plan.projects[one].id, &plan.projects[other].id),
        }
    }
}

/// Where in a program links are written out: behind everything else but what goals need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Linked {
    columns: Range<usize>,
    rows: Range<usize>,
}

impl Builder<'_> {
    /// Writes out the links that are awake.
    pub(super) fn link_rows(&mut self) -> Linked {
        let (plan, pieces) = (self.plan, &self.pieces);
        let columns = BTreeMap::new();
        Writer { plan, pieces, program: &mut self.program, what: &mut self.what, columns }
            .write(&self.awake.links)
    }
}

impl Built {
    /// Makes it the program in which these links are written out, and otherwise the same rows. It has to be as the plan has it, whatever
    /// goal columns gain something for. Tells the positions of [`Self::positions_in`] the program before.
    pub fn relink(&mut self, plan: &Plan, links: &BTreeSet<Link>) -> Vec<Option<usize>> {
        let (columns_before, before) = (self.what.len(), self.linked.clone());
        let behind = self.cut_behind(before.columns.end, before.rows.end);
        let within = self.cut_behind(before.columns.start, before.rows.start);
        let (program, what, columns) = (&mut self.program, &mut self.what, BTreeMap::new());
        let linked = Writer { plan, pieces: &self.pieces, program, what, columns }.write(links);
        let is_same_row = |one: &ProgramRow, other: &ProgramRow| one.key == other.key;
        let new_what = self.what.get(linked.columns.clone()).unwrap_or_default();
        let new_rows = self.program.rows.get(linked.rows.clone()).unwrap_or_default();
        let columns = shared(new_what, &within.what, |one, other| one == other);
        let rows = shared(new_rows, &within.program.rows, is_same_row);
        let columns = positions(&before.columns, columns, columns_before);
        let rows = positions(&before.rows, rows, before.rows.end + behind.program.rows.len());
        let positions = columns.chain(rows.map(|row| row.map(|row| columns_before + row))).collect();
        self.linked = linked;
        self.put_behind(behind, &before);
        positions
    }

    /// Takes away what stands behind a column and a row.
    fn cut_behind(&mut self, column: usize, row: usize) -> Part {
        let (columns, rows) = (self.program.columns.split_off(column), self.program.rows.split_off(row));
        Part { what: self.what.split_off(column), program: Program { columns, rows, ..Program::default() } }
    }

    /// Puts what goals need behind links again, which took other room before.
    fn put_behind(&mut self, behind: Part, before: &Linked) {
        let Linked { columns, rows } = self.linked.clone();
        let moved = |at: usize, before: usize, now: usize| if at < before { at } else { at - before + now };
        let move_terms = |terms: &mut Vec<(usize, f64)>| {
            for (column, _) in terms {
                *column = moved(*column, before.columns.end, columns.end);
            }
        };
        self.what.extend(behind.what);
        self.program.columns.extend(behind.program.columns);
        for mut row in behind.program.rows {
            move_terms(&mut row.terms);
            self.program.rows.push(row);
        }
        for goal in &mut self.goals {
            move_terms(&mut goal.terms);
            goal.row = moved(goal.row, before.rows.end, rows.end);
        }
    }
}

/// Columns and rows that were taken away, with what the columns mean.
struct Part {
    what: Vec<What>,
    program: Program,
}

/// Positions before of what stands before links, of links, and of what stands behind them, up to so many.
fn positions(
    before: &Range<usize>,
    within: impl Iterator<Item = Option<usize>>,
    all: usize,
) -> impl Iterator<Item = Option<usize>> {
    let first = before.start;
    let within = within.map(move |at| at.map(|at| first + at));
    (0..first).map(Some).chain(within).chain((before.end..all).map(Some))
}

/// Writes out links.
struct Writer<'w> {
    plan: &'w Plan,
    pieces: &'w [Range<usize>],
    program: &'w mut Program,
    what: &'w mut Vec<What>,
    /// Per project, the column that says whether it is funded, where it needs one.
    columns: BTreeMap<usize, usize>,
}

impl Writer<'_> {
    /// A link speaks of whether its projects are funded, as a number between 0 and 1.
    fn write(mut self, links: &BTreeSet<Link>) -> Linked {
        let (column, row) = (self.what.len(), self.program.rows.len());
        for link in links.iter().copied() {
            let (sign, right, one, other) = match link {
                Link::Requires(one, other) => (-1.0, 0.0, one, other),
                Link::Excludes(one, other) => (1.0, 1.0, one, other),
            };
            let first = self.funded_term(one).into_iter();
            let second = self.funded_term(other).map(|(column, share)| (column, sign * share));
            let terms = first.chain(second).collect();
            self.program.row(RowKey::Demand(link.row_id(self.plan)), Sense::AtMost, terms, right);
        }
        Linked { columns: column..self.what.len(), rows: row..self.program.rows.len() }
    }

    /// Whether a project is funded: the share of its cost where that says so, else a column; none where it cannot be.
    fn funded_term(&mut self, project: usize) -> Option<(usize, f64)> {
        let one = &self.plan.projects[project];
        let least = money(one.least_if_funded());
        let pieces = self.pieces[project].clone();
        // What has to get something is funded in any case: without saying so a part of it would do.
        let always = pieces.clone().any(|piece| self.program.columns[piece].lower > 0.0);
        let is_share = !always && one.lock.is_none() && (least == 0.0 || one.least_if_funded() == one.cost);
        match pieces.len() {
            0 => return None,
            1 if is_share => return Some((pieces.start, 1.0 / money(one.cost))),
            _ => {}
        }
        if let Some(column) = self.columns.get(&project) {
            return Some((*column, 1.0));
        }
        self.what.push(What::Funded { project });
        let column = self.program.column(if always { 1.0 } else { 0.0 }, 1.0, 0.0);
        self.columns.insert(project, column);
        // Each piece by itself: of a project that is half funded there is half of every piece, not all of the steepest.
        for (index, piece) in pieces.clone().enumerate() {
            let terms = vec![(piece, 1.0), (column, -self.program.columns[piece].upper)];
            self.program.row(RowKey::Funded(project, index), Sense::AtMost, terms, 0.0);
        }
        if least > 0.0 {
            let terms = pieces.map(|piece| (piece, -1.0)).chain([(column, least)]);
            self.program.row(RowKey::FundedLeast(project), Sense::AtMost, terms.collect(), 0.0);
        }
        Some((column, 1.0))
    }
}
