//! From a proposal near the optimum to an allocation in whole quanta.
//!
//! Totals come first: what each project gets, then what of it is lent, then which streams pay. Within a group a stream may pay any project, so
//! the last step is a transportation problem over whole quanta: flows are rounded down and the few quanta that are
//! missing are led along augmenting paths. Nothing here is trusted either: [`super::check`] judges the outcome.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use super::allocation::{Allocation, Buffer, Grant, Loan};
use super::case::Case;
use super::domain::{Domain, ceil_to, floor_to};
use super::flow::Flow;
use crate::lp::Groups;
use crate::money::Money;
use crate::plan::Plan;
use crate::rows::{COEFFICIENT_UNIT, EachProject};

/// What a solver proposes, rounded to fen; positions are those in the plan's lists and in the groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// Per project, what it gets.
    pub projects: Vec<i128>,
    /// Per group and payer, in the order of [`crate::lp::Group::payers`], what it pays.
    pub flows: Vec<Vec<i128>>,
    /// Per group and lender, in the order of [`crate::lp::Group::lenders`], what is lent.
    pub loans: Vec<Vec<i128>>,
    /// Per facility and stream, what the stream puts into the buffer.
    pub buffers: Vec<Vec<i128>>,
    /// What is lent to projects that a row speaks of by themselves.
    pub lent: BTreeMap<usize, i128>,
    /// Amounts this near to an end of what a project may get, in fen, are meant to be that end: [`NEAR`], or nothing where every amount is
    /// meant as it is.
    pub near: i128,
}

/// How near to an end of what it may be an amount may come by a solver that means the end, in fen.
pub const NEAR: i128 = 50;

/// How often what is lent is lowered to what grants there are.
const PASSES: usize = 3;

/// The allocation nearest to a proposal.
pub fn snap(case: &Case<'_>, groups: &Groups, proposal: &Proposal) -> Allocation {
    let plan = case.plan();
    let quantum = i128::from(plan.quantum.amount().fen());
    let amounts = proposal.projects.iter().zip(&case.laid.domains);
    let snapped = |(amount, domain): (&i128, &Domain)| {
        snap_amount(domain.in_quanta(quantum), *amount, quantum, proposal.near)
    };
    let amounts: Vec<i128> = amounts.map(snapped).collect();
    let mut snapper = Snapper { case, plan, groups, quantum, amounts, lent: vec![0; plan.projects.len()] };
    let mut allocation = Allocation::default();
    for _ in 0..PASSES {
        let loans = snapper.loans(proposal);
        let buffers = snapper.buffers(proposal, &loans);
        let grants = snapper.grants(proposal, &buffers);
        allocation = Allocation { grants, buffers, loans };
        if !snapper.lower_lent(&allocation) {
            break;
        }
    }
    allocation
}

/// What a project gets in whole quanta where a solver proposes this amount: one of those it may have, which are whole quanta; an end of
/// them where the amount is this near to it.
pub fn snap_amount(domain: Domain, amount: i128, quantum: i128, near: i128) -> i128 {
    let Domain { nothing, least, most } = domain;
    if amount >= most.saturating_sub(near) {
        return most;
    }
    if amount >= least.saturating_sub(near) {
        return floor_to(amount, quantum).max(least);
    }
    if nothing { 0 } else { least }
}

struct Snapper<'a> {
    case: &'a Case<'a>,
    plan: &'a Plan,
    groups: &'a Groups,
    quantum: i128,
    /// Per project, what it gets in all.
    amounts: Vec<i128>,
    /// Per project, what of it is lent.
    lent: Vec<i128>,
}

impl Snapper<'_> {
    fn members(&self, group: usize) -> impl Iterator<Item = usize> {
        let cells = self.case.demands.cells.all();
        self.groups.all[group].cells.iter().flat_map(|cell| cells[*cell].projects.iter().copied())
    }

    /// Loans of each group, handed to its projects up to their credit shares; projects with a loan of their own come first.
    fn loans(&mut self, proposal: &Proposal) -> Vec<Loan> {
        let mut loans = Vec::new();
        let groups = self.groups;
        for (group, one) in groups.all.iter().enumerate().filter(|(_, one)| !one.lenders.is_empty()) {
            let lenders = one.lenders.iter().zip(&proposal.loans[group]);
            let mut left: Vec<(usize, i128)> = lenders
                .map(|(credit, amount)| {
                    (*credit, floor_to(*amount + proposal.near.min(self.quantum - 1), self.quantum))
                })
                .collect();
            let is_left = |left: &[(usize, i128)]| left.iter().any(|(_, left)| *left > 0);
            if !is_left(&left) {
                continue;
            }
            let (own, others): (Vec<usize>, Vec<usize>) =
                self.members(group).partition(|project| proposal.lent.contains_key(project));
            for project in own.into_iter().chain(others) {
                if !is_left(&left) {
                    break;
                }
                let share = i128::from(self.case.laid.credit_shares[project]);
                if share <= 0 || self.amounts[project] == 0 {
                    continue;
                }
                let most = (share * self.amounts[project]).div_euclid(COEFFICIENT_UNIT);
                let most = proposal.lent.get(&project).map_or(most, |lent| most.min(*lent));
                let mut room = floor_to(most, self.quantum);
                for (credit, left) in &mut left {
                    let part = room.min(*left);
                    if part > 0 {
                        (room, *left) = (room - part, *left - part);
                        self.lent[project] += part;
                        loans.push(Loan { project, credit: *credit, amount: to_money(part) });
                    }
                }
            }
        }
        loans.sort_unstable();
        loans
    }

    /// Buffers: what was proposed, and what the loans need beyond that from whoever gives most. A buffer may hold more than its
    /// loans need, where money has to be spent or pooled.
    fn buffers(&self, proposal: &Proposal, loans: &[Loan]) -> Vec<Buffer> {
        let mut lent = vec![0; self.plan.credit.len()];
        for loan in loans {
            lent[loan.credit] += i128::from(loan.amount.fen());
        }
        let mut buffers = Vec::new();
        for (credit, (facility, lent)) in self.plan.credit.iter().zip(lent).enumerate() {
            let proposed = proposal.buffers[credit].iter().copied();
            let mut paid: Vec<i128> = proposed.clone().map(|amount| floor_to(amount, self.quantum)).collect();
            let leverage = facility.leverage.trillionths();
            let first =
                proposed.enumerate().max_by_key(|(stream, amount)| (*amount, std::cmp::Reverse(*stream)));
            if let Some((first, _)) = first.filter(|_| lent > 0 && leverage > 0) {
                let needed = ceil_to(-(-lent * COEFFICIENT_UNIT).div_euclid(leverage), self.quantum);
                paid[first] += (needed - paid.iter().sum::<i128>()).max(0);
            }
            let paid = paid.into_iter().enumerate().filter(|(_, part)| *part > 0);
            buffers.extend(paid.map(|(stream, part)| Buffer { credit, stream, amount: to_money(part) }));
        }
        buffers.sort_unstable();
        buffers
    }

    /// Which stream pays which project.
    fn grants(&mut self, proposal: &Proposal, buffers: &[Buffer]) -> Vec<Grant> {
        let wanted = |snapper: &Self, group| {
            snapper.members(group).map(|one| snapper.amounts[one] - snapper.lent[one]).sum()
        };
        let wanted: Vec<i128> = (0..self.groups.all.len()).map(|group| wanted(self, group)).collect();
        let mut flow = Flow::new(self.plan, self.case.demands, self.groups, buffers, self.quantum);
        flow.start(&proposal.flows, &wanted);
        let mut short = Vec::new();
        for (group, wanted) in wanted.iter().enumerate() {
            let missing = flow.fill(group, *wanted);
            short.push((group, self.cut(group, missing)));
        }
        short.retain(|(_, missing)| *missing > 0);
        self.take_from_others(&mut flow, short);
        flow.spend_what_must();
        self.handed_out(&flow)
    }

    /// The flows of every group handed to its projects, by project, then stream.
    fn handed_out(&self, flow: &Flow<'_>) -> Vec<Grant> {
        let mut by_group = Vec::new();
        // Per project, where its grants are.
        let mut places = vec![0..0; self.amounts.len()];
        for group in 0..self.groups.all.len() {
            match self.matched(group) {
                Some(each) => {
                    self.split_matched(group, flow.of_group(group), each, &mut by_group, &mut places)
                }
                None => self.split(group, flow.of_group(group), &mut by_group, &mut places),
            }
        }
        let mut grants: Vec<Grant> = Vec::with_capacity(by_group.len());
        for place in places {
            let first = grants.len();
            grants.extend_from_slice(&by_group[place]);
            grants[first..].sort_unstable();
        }
        grants.dedup_by(|next, first| {
            let is_same = (next.project, next.stream) == (first.project, first.stream);
            if is_same {
                first.amount = Money::from_fen(first.amount.fen().saturating_add(next.amount.fen()));
            }
            is_same
        });
        grants
    }

    /// A project that did not get all its grants can have less in loans, too: lowers what it gets in all to what its grants
    /// carry. Tells whether there was any.
    fn lower_lent(&mut self, allocation: &Allocation) -> bool {
        if allocation.loans.is_empty() {
            return false;
        }
        let mut granted = vec![0; self.amounts.len()];
        for grant in &allocation.grants {
            granted[grant.project] += i128::from(grant.amount.fen());
        }
        let mut any = false;
        for (project, granted) in
            granted.into_iter().enumerate().filter(|(project, _)| self.lent[*project] > 0)
        {
            let share = i128::from(self.case.laid.credit_shares[project]);
            let lent = self.lent[project];
            if lent * COEFFICIENT_UNIT > share * (granted + lent) && share < COEFFICIENT_UNIT {
                let carried = (share * granted).div_euclid(COEFFICIENT_UNIT - share);
                self.amounts[project] = granted + floor_to(carried, self.quantum);
                any = true;
            }
        }
        if any {
            self.lent.fill(0);
        }
        any
    }

    /// What a project can do with less; what is lent to it hangs on its grants.
    fn spare(&self, project: usize) -> i128 {
        if self.lent[project] == 0 {
            let least = self.case.domain(project).in_quanta(self.quantum).least;
            (self.amounts[project] - least.max(0)).max(0)
        } else {
            0
        }
    }

    /// Takes what no stream can pay from the projects of a group that can do with less, the last first; tells what is still missing.
    fn cut(&mut self, group: usize, mut missing: i128) -> i128 {
        if missing <= 0 {
            return missing;
        }
        let members: Vec<usize> = self.members(group).collect();
        for project in members.into_iter().rev() {
            let part = self.spare(project).min(missing);
            if part > 0 {
                self.amounts[project] -= part;
                missing -= part;
            }
        }
        missing
    }

    /// Projects that are all or nothing lack a few quanta where loans were rounded down: other groups give them up.
    fn take_from_others(&mut self, flow: &mut Flow<'_>, short: Vec<(usize, i128)>) {
        if short.is_empty() {
            return;
        }
        let of_group = |group| self.members(group).map(|project| self.spare(project)).sum();
        let mut spare: Vec<i128> = (0..self.groups.all.len()).map(of_group).collect();
        for (group, mut missing) in short {
            while missing > 0 {
                let Some((giver, part)) = flow.lead_away(group, missing, &spare) else { break };
                self.cut(giver, part);
                spare[giver] -= part;
                missing -= part;
            }
        }
    }

    /// Hands the flows of a group to its projects one after the other, so that few pairs carry money.
    fn split(
        &self,
        group: usize,
        mut flows: VecDeque<(usize, i128)>,
        grants: &mut Vec<Grant>,
        places: &mut [Range<usize>],
    ) {
        for project in self.members(group) {
            let first = grants.len();
            take(&mut flows, self.amounts[project] - self.lent[project], project, grants);
            places[project] = first..grants.len();
        }
    }

    /// The rule that every project of the group has to keep by itself, if there is one.
    fn matched(&self, group: usize) -> Option<&EachProject> {
        let cell = self.groups.all[group].cells.first()?;
        let all = self.case.demands.each_project.iter().zip(&self.case.each_cells);
        all.filter(|(each, cells)| each.total.is_none() && cells[*cell]).map(|(each, _)| each).next()
    }

    /// The same where every project has to match money from some levels by money from others: each takes as much of what asks for
    /// a match as it can match, then the match, then what is neither.
    fn split_matched(
        &self,
        group: usize,
        flows: VecDeque<(usize, i128)>,
        each: &EachProject,
        grants: &mut Vec<Grant>,
        places: &mut [Range<usize>],
    ) {
        let weight = |stream: usize| {
            let level = self.plan.streams[stream].level;
            each.grants
                .iter()
                .filter(|(levels, _)| levels.contains(level))
                .map(|(_, weight)| *weight)
                .sum::<i128>()
        };
        let of_sign = |sign: i128| {
            flows.iter().copied().filter(|(stream, _)| weight(*stream).signum() == sign).collect()
        };
        let (mut asking, mut matching, mut neither): (VecDeque<_>, VecDeque<_>, VecDeque<_>) =
            (of_sign(1), of_sign(-1), of_sign(0));
        let asks = asking.iter().map(|(stream, _)| weight(*stream)).max().unwrap_or(0);
        let gives = matching.iter().map(|(stream, _)| -weight(*stream)).min().unwrap_or(COEFFICIENT_UNIT);
        for project in self.members(group) {
            let first = grants.len();
            let wanted = self.amounts[project] - self.lent[project];
            let most = floor_to(wanted * gives / (gives + asks), self.quantum);
            let mut hand = |from: &mut VecDeque<(usize, i128)>, most: i128| take(from, most, project, grants);
            let asked = hand(&mut asking, most);
            let match_needed = ceil_to(-(-asked * asks).div_euclid(gives), self.quantum);
            let mut open = wanted - asked;
            open -= hand(&mut matching, match_needed.min(open));
            open -= hand(&mut neither, open);
            open -= hand(&mut matching, open);
            hand(&mut asking, open);
            places[project] = first..grants.len();
        }
    }
}

/// Takes so much for a project from the first that have some; tells how much it got.
fn take(from: &mut VecDeque<(usize, i128)>, most: i128, project: usize, grants: &mut Vec<Grant>) -> i128 {
    let mut open = most;
    while let Some((stream, left)) = from.front_mut().filter(|_| open > 0) {
        let part = open.min(*left);
        grants.push(Grant { project, stream: *stream, amount: to_money(part) });
        (open, *left) = (open - part, *left - part);
        if *left == 0 {
            from.pop_front();
        }
    }
    most - open
}

fn to_money(fen: i128) -> Money {
    i64::try_from(fen).map_or(Money::MAX, Money::from_fen)
}
