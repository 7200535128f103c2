//! The rows of the program: limits of streams and facilities, balances of groups, totals, rules and links between projects.

use super::build::{Builder, TotalColumn};
use super::pieces::{money, number};
use super::start::Starts;
use super::{Program, RowKey, Sense};
use crate::money::Money;
use crate::plan::Channel;
use crate::rows::{RowId, Way};

impl Builder<'_> {
    pub(super) fn hub_rows(&mut self) {
        for (index, hub) in self.hubs.clone().into_iter().enumerate() {
            let into = &self.into_hubs[index];
            let largest =
                hub.streams.iter().zip(into).max_by_key(|(stream, _)| self.plan.streams[**stream].amount);
            let Some((_, first)) = largest else { continue };
            let mut terms: Vec<(usize, f64)> = into.iter().map(|column| (*column, 1.0)).collect();
            terms.extend(self.from_hubs[index].iter().map(|column| (*column, -1.0)));
            self.program.definition(RowKey::Hub(index), terms, *first);
        }
    }

    pub(super) fn stream_rows(&mut self) {
        for (index, stream) in self.plan.streams.iter().enumerate() {
            if stream.channel == Channel::Procurement {
                continue;
            }
            let buffers = |way: Option<Way>| {
                let paying = self
                    .buffers
                    .iter()
                    .filter(move |(_, payer, by, _)| *payer == index && way.is_none_or(|way| way == *by));
                paying.map(|(.., column)| *column)
            };
            let all: Vec<usize> =
                self.own[index].iter().copied().chain(self.pooled[index]).chain(buffers(None)).collect();
            let terms = |sign: f64| all.iter().map(|column| (*column, sign)).collect::<Vec<_>>();
            let pooled: Vec<(usize, f64)> = self.pooled[index]
                .into_iter()
                .chain(buffers(Some(Way::Pooled)))
                .map(|column| (column, 1.0))
                .collect();
            let amount = money(stream.amount);
            self.program.row(RowKey::Demand(RowId::stream(&stream.id)), Sense::AtMost, terms(1.0), amount);
            if stream.must_spend > Money::ZERO {
                let key = RowKey::Demand(RowId::must_spend(&stream.id));
                self.program.row(key, Sense::AtMost, terms(-1.0), -money(stream.must_spend));
            }
            if !pooled.is_empty() && stream.poolable < crate::money::Ratio::ONE {
                let most = amount * number(stream.poolable.trillionths());
                self.program.row(RowKey::Demand(RowId::poolable(&stream.id)), Sense::AtMost, pooled, most);
            }
        }
    }

    pub(super) fn credit_rows(&mut self) {
        for (index, credit) in self.plan.credit.iter().enumerate() {
            let lending = self.groups.all.iter().zip(&self.loans);
            let loans = lending.filter_map(|(group, loans)| {
                let at = group.lenders.iter().position(|lender| *lender == index)?;
                loans.clone().nth(at)
            });
            let loans: Vec<(usize, f64)> = loans.map(|column| (column, 1.0)).collect();
            let buffers = self.buffers.iter().filter(|(facility, ..)| *facility == index);
            let buffers: Vec<usize> = buffers.map(|(.., column)| *column).collect();
            let leverage = number(credit.leverage.trillionths());
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

    /// Per group: what its projects get is granted or lent to it; loans keep the credit shares.
    pub(super) fn group_rows(&mut self) {
        let mut terms = Vec::new();
        let Starts { payments, loans } = self.starts();
        for (group, (payment, loan)) in payments.into_iter().zip(loans).enumerate() {
            let paid = self.grants_of(group).flatten().copied().chain(self.loans[group].clone());
            let pieces = self.members(group).flat_map(|project| self.pieces[project].clone());
            terms.clear();
            terms.extend(paid.map(|column| (column, 1.0)));
            terms.extend(pieces.map(|column| (column, -1.0)));
            match payment {
                Some(column) => self.program.definition(RowKey::Balance(group), terms.clone(), column),
                None => self.program.row(RowKey::Balance(group), Sense::Equal, terms.clone(), 0.0),
            }
            if !self.loans[group].is_empty() {
                self.lending_rows(group, loan, &mut terms);
            }
        }
    }

    /// Loans to a group keep the credit shares of its projects; those that rows speak of keep it by themselves. A loan may start in the
    /// basis. Terms are gathered in a list that is at hand.
    fn lending_rows(&mut self, group: usize, first: Option<usize>, terms: &mut Vec<(usize, f64)>) {
        let loans = self.loans[group].clone();
        let limits = |project: usize| {
            let share = self.groups.pieces.share(project);
            self.pieces[project].clone().map(move |column| (column, -share))
        };
        let lent_to =
            |project: usize| self.single[project].then(|| self.lent.get(&project).copied()).flatten();
        let singles = self.members(group).filter_map(|project| Some((project, lent_to(project)?)));
        let singles: Vec<(usize, usize)> = singles.collect();
        let others = self.members(group).filter(|project| lent_to(*project).is_none());
        terms.clear();
        terms.extend(loans.clone().map(|column| (column, 1.0)));
        terms.extend(others.flat_map(limits));
        terms.extend(singles.iter().map(|(_, column)| (*column, -1.0)));
        if !singles.is_empty() {
            // What single projects are lent is lent to the group.
            let lent = singles.iter().map(|(_, column)| (*column, 1.0));
            let terms = lent.chain(loans.map(|column| (column, -1.0))).collect();
            self.program.row(RowKey::LentOf(group), Sense::AtMost, terms, 0.0);
        }
        if let Some(loan) = first {
            self.program.start_with(loan);
        }
        self.program.row(RowKey::Lendable(group), Sense::AtMost, terms.clone(), 0.0);
        for (project, column) in singles {
            let terms = limits(project).chain([(column, 1.0)]).collect();
            self.program.row(RowKey::LentTo(project), Sense::AtMost, terms, 0.0);
        }
    }

    pub(super) fn rule_rows(&mut self) {
        for row in &self.demands.rows {
            if row.terms.iter().any(|term| self.totals[term.total.0] == TotalColumn::Asleep) {
                // A row that speaks of a sleeping village sleeps too.
                continue;
            }
            let right = number(row.at_most) / Program::MONEY;
            let mut terms: Vec<(usize, f64)> = Vec::with_capacity(row.terms.len());
            for term in &row.terms {
                let TotalColumn::Column(column) = self.totals[term.total.0] else { continue };
                let coefficient = number(term.coefficient);
                match terms.binary_search_by_key(&column, |(other, _)| *other) {
                    Ok(at) => terms[at].1 += coefficient,
                    Err(at) => terms.insert(at, (column, coefficient)),
                }
            }
            self.program.demand(row.id.clone(), terms, right);
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
                if let TotalColumn::Column(column) = self.totals[total.total.0] {
                    terms.push((column, number(total.coefficient)));
                }
                self.program.row(RowKey::Demand(id), Sense::AtMost, terms, 0.0);
            }
        }
    }

    /// If a group keeps the demand as a whole, so do its projects, given that its money is split in proportion.
    pub(super) fn group_demand(&mut self, index: usize) {
        let each = &self.demands.each_project[index];
        for group in 0..self.groups.all.len() {
            let Some(first) = self.members(group).next() else { continue };
            if !each.holds(self.plan, &self.plan.projects[first]) {
                continue;
            }
            let mut terms = Vec::new();
            for (class, levels) in self.classes.iter().enumerate() {
                let parts = each.grants.iter().filter(|(asked, _)| asked.overlaps(*levels));
                let coefficient = number(parts.map(|(_, coefficient)| coefficient).sum());
                terms.extend(self.grant_terms(self.atom(group, class), coefficient));
            }
            self.program.row(RowKey::ForEach(index, group), Sense::AtMost, terms, 0.0);
        }
    }
}
