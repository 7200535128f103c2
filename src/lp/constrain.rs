//! The rows of the program: limits of streams and facilities, balances of groups, totals, rules and links between projects.

use std::collections::BTreeMap;

use super::build::{Builder, Link, TotalColumn};
use super::pieces::{money, number};
use super::{Program, RowKey, Sense, What};
use crate::money::Money;
use crate::plan::Channel;
use crate::rows::{RowId, Way};

impl Builder<'_> {
    pub(super) fn hub_rows(&mut self) {
        for (index, hub) in self.hubs.clone().into_iter().enumerate() {
            let paying = hub.streams.iter().filter_map(|stream| self.pooled[*stream]);
            let mut terms: Vec<(usize, f64)> = paying.map(|column| (column, 1.0)).collect();
            let largest = hub.streams.iter().max_by_key(|stream| self.plan.streams[**stream].amount);
            let Some(first) = largest.and_then(|stream| self.pooled[*stream]) else { continue };
            terms.extend(self.from_hubs[index].iter().map(|column| (*column, -1.0)));
            self.program.definition(RowKey::Hub(index), terms, first);
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
            let loans = self.loans.iter().flatten().filter(|(lender, _)| *lender == index);
            let loans: Vec<(usize, f64)> = loans.map(|(_, column)| (*column, 1.0)).collect();
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
        for (group, first) in self.first_payments().into_iter().enumerate() {
            let grants: Vec<usize> = self.grants_of(group).flatten().copied().collect();
            let loans: Vec<(usize, f64)> =
                self.loans[group].iter().map(|(_, column)| (*column, 1.0)).collect();
            let pieces = self.members(group).flat_map(|project| self.pieces[project].clone());
            let terms = grants.iter().map(|column| (*column, 1.0)).chain(loans.iter().copied());
            let terms = terms.chain(pieces.map(|column| (column, -1.0))).collect();
            match first {
                Some(column) => self.program.definition(RowKey::Balance(group), terms, column),
                None => self.program.row(RowKey::Balance(group), Sense::Equal, terms, 0.0),
            }
            if !loans.is_empty() {
                self.lending_rows(group, &loans);
            }
        }
    }

    /// Loans to a group keep the credit shares of its projects; those that rows speak of keep it by themselves.
    fn lending_rows(&mut self, group: usize, loans: &[(usize, f64)]) {
        let limits = |project: usize| {
            let share = self.groups.pieces.share(project);
            self.pieces[project].clone().map(move |column| (column, -share))
        };
        let (singles, others): (Vec<usize>, Vec<usize>) =
            self.members(group).partition(|project| self.lent.contains_key(project));
        let lent: Vec<usize> = singles.iter().filter_map(|project| self.lent.get(project).copied()).collect();
        let lendable = others.iter().flat_map(|project| limits(*project));
        let lendable: Vec<(usize, f64)> =
            loans.iter().copied().chain(lendable).chain(lent.iter().map(|column| (*column, -1.0))).collect();
        let of_singles: Vec<(usize, Vec<(usize, f64)>)> = singles
            .iter()
            .map(|project| {
                (
                    *project,
                    limits(*project).chain(self.lent.get(project).map(|column| (*column, 1.0))).collect(),
                )
            })
            .collect();
        if !lent.is_empty() {
            // What single projects are lent is lent to the group.
            let terms = lent.iter().map(|column| (*column, 1.0));
            let terms = terms.chain(loans.iter().map(|(column, _)| (*column, -1.0))).collect();
            self.program.row(RowKey::LentOf(group), Sense::AtMost, terms, 0.0);
        }
        self.program.row(RowKey::Lendable(group), Sense::AtMost, lendable, 0.0);
        for (project, terms) in of_singles {
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
            let mut terms: BTreeMap<usize, f64> = BTreeMap::new();
            for term in &row.terms {
                if let TotalColumn::Column(column) = self.totals[term.total.0] {
                    *terms.entry(column).or_default() += number(term.coefficient);
                }
            }
            self.program.demand(row.id.clone(), terms.into_iter().collect(), right);
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

    /// A link speaks of whether its projects are funded, as a number between 0 and 1.
    pub(super) fn link_rows(&mut self) {
        let mut columns: BTreeMap<usize, usize> = BTreeMap::new();
        for link in self.awake.links.clone() {
            let (sign, right, one, other) = match link {
                Link::Requires(one, other) => (-1.0, 0.0, one, other),
                Link::Excludes(one, other) => (1.0, 1.0, one, other),
            };
            let mut terms = self.funded_terms(one, &mut columns);
            for (column, share) in self.funded_terms(other, &mut columns) {
                terms.push((column, sign * share));
            }
            self.program.row(RowKey::Demand(link.row_id(self.plan)), Sense::AtMost, terms, right);
        }
    }

    /// Whether a project is funded: the share of its cost where that says so, else a column.
    fn funded_terms(&mut self, project: usize, columns: &mut BTreeMap<usize, usize>) -> Vec<(usize, f64)> {
        let one = &self.plan.projects[project];
        let least = money(one.least_if_funded());
        let pieces = self.pieces[project].clone();
        // What has to get something is funded in any case: without saying so a part of it would do.
        let always = pieces.clone().any(|piece| self.program.columns[piece].lower > 0.0);
        let is_share = !always && one.lock.is_none() && (least == 0.0 || one.least_if_funded() == one.cost);
        match pieces.len() {
            0 => return Vec::new(),
            1 if is_share => return vec![(pieces.start, 1.0 / money(one.cost))],
            _ => {}
        }
        if let Some(column) = columns.get(&project) {
            return vec![(*column, 1.0)];
        }
        let column = self.add(What::Funded { project }, if always { 1.0 } else { 0.0 }, 1.0);
        columns.insert(project, column);
        // Each piece by itself: of a project that is half funded there is half of every piece, not all of the steepest.
        for (index, piece) in pieces.clone().enumerate() {
            let terms = vec![(piece, 1.0), (column, -self.program.columns[piece].upper)];
            self.program.row(RowKey::Funded(project, index), Sense::AtMost, terms, 0.0);
        }
        if least > 0.0 {
            let terms = pieces.map(|piece| (piece, -1.0)).chain([(column, least)]);
            self.program.row(RowKey::FundedLeast(project), Sense::AtMost, terms.collect(), 0.0);
        }
        vec![(column, 1.0)]
    }
}
