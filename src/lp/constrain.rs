//! The rows of the program: limits of streams and facilities, balances of groups, totals, rules and links between projects.

use std::collections::BTreeMap;

use super::build::{Builder, Link};
use super::pieces::{money, number, share_of};
use super::{Program, RowKey, Sense, What};
use crate::money::Money;
use crate::plan::Channel;
use crate::rows::{RowId, Total, TotalId, Way, scaled};

impl Builder<'_> {
    pub(super) fn stream_rows(&mut self) {
        for (index, stream) in self.plan.streams.iter().enumerate() {
            if stream.channel == Channel::Procurement {
                continue;
            }
            let flows = self.flows.iter().flatten().filter(|(payer, ..)| *payer == index);
            let flows = flows.map(|(_, way, column)| (*way, *column));
            let buffers = self.buffers.iter().filter(|(_, payer, ..)| *payer == index);
            let all: Vec<(Way, usize)> =
                flows.chain(buffers.map(|(_, _, way, column)| (*way, *column))).collect();
            let terms = |sign: f64| all.iter().map(|(_, column)| (*column, sign)).collect::<Vec<_>>();
            let amount = money(stream.amount);
            self.program.row(RowKey::Demand(RowId::stream(&stream.id)), Sense::AtMost, terms(1.0), amount);
            if stream.must_spend > Money::ZERO {
                let least = -money(stream.must_spend);
                self.program.row(
                    RowKey::Demand(RowId::must_spend(&stream.id)),
                    Sense::AtMost,
                    terms(-1.0),
                    least,
                );
            }
            let pooled = all
                .iter()
                .filter(|(way, _)| *way == Way::Pooled)
                .map(|(_, column)| (*column, 1.0))
                .collect::<Vec<_>>();
            if !pooled.is_empty() && stream.poolable < crate::money::Ratio::ONE {
                let most = amount * number(scaled(stream.poolable));
                self.program.row(RowKey::Demand(RowId::poolable(&stream.id)), Sense::AtMost, pooled, most);
            }
        }
    }

    pub(super) fn credit_rows(&mut self) {
        for (index, credit) in self.plan.credit.iter().enumerate() {
            let loans = self.loans.iter().flatten().filter(|(lender, _)| *lender == index);
            let loans: Vec<(usize, f64)> = loans.map(|(_, column)| (*column, 1.0)).collect();
            let buffers = self.buffers.iter().filter(|(facility, ..)| *facility == index);
            let buffers: Vec<usize> = buffers.map(|(.., column)| *column).collect();
            let leverage = number(scaled(credit.leverage));
            let carried = buffers.iter().map(|column| (*column, -leverage));
            let terms = loans.into_iter().chain(carried).collect();
            self.program.row(RowKey::Demand(RowId::leverage(&credit.id)), Sense::AtMost, terms, 0.0);
            let terms = buffers.iter().map(|column| (*column, 1.0)).collect();
            self.program.row(
                RowKey::Demand(RowId::buffer(&credit.id)),
                Sense::AtMost,
                terms,
                money(credit.buffer_max),
            );
        }
    }

    /// Per group: its flows are its grants, grants and loans are what its projects get, loans keep the credit shares.
    pub(super) fn group_rows(&mut self) {
        let mut pieces: Vec<Vec<(usize, usize, f64)>> = vec![Vec::new(); self.groups.all.len()];
        for piece in &self.segments {
            let share = share_of(&self.plan.projects[piece.project]);
            pieces[piece.group].push((piece.project, piece.column, share));
        }
        for (group, pieces) in pieces.into_iter().enumerate() {
            for (class, levels) in self.classes.iter().enumerate() {
                let paying = self.flows[group]
                    .iter()
                    .filter(|(stream, ..)| levels.contains(self.plan.streams[*stream].level));
                let mut terms: Vec<(usize, f64)> = paying.map(|(.., column)| (*column, 1.0)).collect();
                terms.push((self.grants[group][class], -1.0));
                self.program.row(RowKey::Paid(group, class), Sense::Equal, terms, 0.0);
            }
            let grants = self.grants[group].iter().map(|column| (*column, 1.0));
            let loans = self.loans[group].iter().map(|(_, column)| (*column, 1.0));
            let amounts = pieces.iter().map(|(_, column, _)| (*column, -1.0));
            let terms = grants.chain(loans.clone()).chain(amounts).collect();
            self.program.row(RowKey::Balance(group), Sense::Equal, terms, 0.0);
            if self.loans[group].is_empty() {
                continue;
            }
            let single = |project: &usize| self.lent.get(project);
            let lendable = pieces.iter().filter(|(project, ..)| single(project).is_none());
            let lendable = lendable.map(|(_, column, share)| (*column, -share));
            let singles: Vec<usize> =
                self.members(group).into_iter().filter_map(|project| single(&project).copied()).collect();
            if !singles.is_empty() {
                // What single projects are lent is lent to the group.
                let lent = singles.iter().map(|column| (*column, 1.0));
                let terms = lent.chain(loans.clone().map(|(column, _)| (column, -1.0))).collect();
                self.program.row(RowKey::LentOf(group), Sense::AtMost, terms, 0.0);
            }
            let singles = singles.into_iter();
            let terms = loans.chain(lendable).chain(singles.map(|column| (column, -1.0))).collect();
            self.program.row(RowKey::Lendable(group), Sense::AtMost, terms, 0.0);
            for project in self.members(group).iter().filter(|project| single(project).is_some()) {
                let limit = pieces.iter().filter(|(one, ..)| one == project);
                let limit = limit.map(|(_, column, share)| (*column, -share));
                let terms = limit.chain(single(project).map(|column| (*column, 1.0))).collect();
                self.program.row(RowKey::LentTo(*project), Sense::AtMost, terms, 0.0);
            }
        }
    }

    /// What grants to a project are made of: its pieces, less its loans.
    fn grants_to(&self, project: usize) -> Vec<(usize, f64)> {
        let pieces = self.segments.iter().filter(|piece| piece.project == project);
        let pieces = pieces.map(|piece| (piece.column, 1.0));
        pieces.chain(self.lent.get(&project).map(|column| (*column, -1.0))).collect()
    }

    /// A total that rows name is a column of its own, so that rows stay short. Villages that are asleep have none.
    pub(super) fn total_rows(&mut self) {
        for (index, total) in self.demands.totals.all().iter().enumerate() {
            if !total.is_of_cells() && !self.awake.villages.contains(&index) {
                continue;
            }
            let terms = self.terms_of(TotalId(index), total);
            let column = self.add(What::Total(TotalId(index)), 0.0, f64::INFINITY);
            self.totals[index] = Some(column);
            let terms = terms.into_iter().chain([(column, -1.0)]).collect();
            self.program.row(RowKey::Sum(TotalId(index)), Sense::Equal, terms, 0.0);
        }
    }

    fn terms_of(&self, id: TotalId, total: &Total) -> Vec<(usize, f64)> {
        let groups = self.groups.all.iter().enumerate().filter(|(_, group)| group.totals.contains(&id));
        let classes = |group: usize| self.classes.iter().zip(&self.grants[group]);
        let counted = groups.flat_map(|(group, _)| {
            classes(group)
                .filter(|(class, _)| total.levels().overlaps(**class))
                .map(|(_, column)| (*column, 1.0))
        });
        let spent = self.buffers.iter().map(|(.., column)| (*column, 1.0));
        match total {
            Total::Spending => counted.chain(spent).collect(),
            Total::Grants { .. } => counted.collect(),
            Total::Village { .. } => {
                let projects = (0..self.plan.projects.len()).filter(|one| self.lies_in(*one, id.0));
                projects.flat_map(|project| self.grants_to(project)).collect()
            }
        }
    }

    pub(super) fn rule_rows(&mut self) {
        for row in &self.demands.rows {
            let terms: Option<Vec<(usize, f64)>> = row
                .terms
                .iter()
                .map(|term| Some((self.totals[term.total.0]?, number(term.coefficient))))
                .collect();
            // A row that speaks of a sleeping village sleeps too.
            let Some(terms) = terms else { continue };
            let right = number(row.at_most) / Program::MONEY;
            self.program.row(RowKey::Demand(row.id.clone()), Sense::AtMost, terms, right);
        }
    }

    /// Demands on every project: by group, where no total is involved; else for the projects that are awake.
    pub(super) fn each_project_rows(&mut self) {
        for (index, each) in self.demands.each_project.iter().enumerate() {
            let Some(total) = each.total else {
                self.group_demand(index);
                continue;
            };
            let awake: Vec<usize> =
                self.awake.projects.iter().filter(|(row, _)| *row == index).map(|(_, one)| *one).collect();
            for project in awake {
                let id = each.row_id(&self.plan.projects[project].id);
                let own: i128 = each.grants.iter().map(|(_, coefficient)| coefficient).sum();
                let mut terms: Vec<(usize, f64)> = self.grants_to(project);
                for (_, coefficient) in &mut terms {
                    *coefficient *= number(own);
                }
                terms.extend(self.totals[total.total.0].map(|column| (column, number(total.coefficient))));
                self.program.row(RowKey::Demand(id), Sense::AtMost, terms, 0.0);
            }
        }
    }

    /// If a group keeps the demand as a whole, so do its projects, given that its money is split in proportion.
    pub(super) fn group_demand(&mut self, index: usize) {
        let each = &self.demands.each_project[index];
        for group in 0..self.groups.all.len() {
            let Some(first) = self.members(group).first().copied() else { continue };
            if !each.holds(self.plan, &self.plan.projects[first]) {
                continue;
            }
            let classes = self.classes.iter().zip(&self.grants[group]);
            let terms = classes.map(|(class, column)| {
                let parts = each.grants.iter().filter(|(levels, _)| levels.overlaps(*class));
                (*column, number(parts.map(|(_, coefficient)| coefficient).sum()))
            });
            self.program.row(RowKey::ForEach(index, group), Sense::AtMost, terms.collect(), 0.0);
        }
    }

    /// A link speaks of whether its projects are funded: a column between 0 and 1 for each of them.
    pub(super) fn link_rows(&mut self) {
        let mut funded: BTreeMap<usize, usize> = BTreeMap::new();
        for link in self.awake.links.clone() {
            let (Link::Requires(one, other) | Link::Excludes(one, other)) = link;
            let one = self.funded_column(one, &mut funded);
            let other = self.funded_column(other, &mut funded);
            let key = RowKey::Demand(link.row_id(self.plan));
            match link {
                Link::Requires(..) => {
                    self.program.row(key, Sense::AtMost, vec![(one, 1.0), (other, -1.0)], 0.0)
                }
                Link::Excludes(..) => {
                    self.program.row(key, Sense::AtMost, vec![(one, 1.0), (other, 1.0)], 1.0)
                }
            }
        }
    }

    fn funded_column(&mut self, project: usize, funded: &mut BTreeMap<usize, usize>) -> usize {
        if let Some(column) = funded.get(&project) {
            return *column;
        }
        let one = &self.plan.projects[project];
        let column = self.add(What::Funded { project }, 0.0, 1.0);
        funded.insert(project, column);
        let amount: Vec<usize> =
            self.segments.iter().filter(|piece| piece.project == project).map(|piece| piece.column).collect();
        let most = amount.iter().map(|piece| (*piece, 1.0)).chain([(column, -money(one.cost))]);
        self.program.row(RowKey::Funded(project), Sense::AtMost, most.collect(), 0.0);
        let least = money(one.least_if_funded());
        if least > 0.0 {
            let terms = amount.iter().map(|piece| (*piece, -1.0)).chain([(column, least)]);
            self.program.row(RowKey::FundedLeast(project), Sense::AtMost, terms.collect(), 0.0);
        }
        column
    }
}
