//! Whole quanta from streams to groups.

use std::collections::VecDeque;

use super::allocation::Buffer;
use super::domain::{ceil_to, floor_to};
use super::payers::Payers;
use crate::lp::Groups;
use crate::plan::{Channel, Plan};
use crate::rows::{COEFFICIENT_UNIT, Demands, Way};

/// Flows of whole quanta from streams to groups, within every stream's amount and poolable share.
pub(super) struct Flow<'a> {
    groups: &'a Groups,
    quantum: i128,
    payers: Payers,
    /// Per stream, the groups it pays something, ascending, each with its position among their payers: few of those it may pay.
    paid_by: Vec<Vec<(usize, usize)>>,
    /// Per stream, what it may still pay, and what of it may still leave its earmark.
    left: Vec<i128>,
    pooled_left: Vec<i128>,
    /// Per stream, what it still has to pay.
    owed: Vec<i128>,
    /// Per group and payer, in the order of [`crate::lp::Group::payers`], what it pays.
    flows: Vec<Vec<i128>>,
}

/// Per stream that a search has come to: the stream it relieves, and the group it would pay more into.
type Came = Vec<Option<(Option<usize>, usize)>>;

impl<'a> Flow<'a> {
    /// No flows yet; the streams' money less what they put into buffers.
    pub fn new(
        plan: &Plan,
        demands: &Demands,
        groups: &'a Groups,
        buffers: &[Buffer],
        quantum: i128,
    ) -> Self {
        let whole = |fen: i128| floor_to(fen, quantum);
        let amount = |stream: &crate::plan::Stream| i128::from(stream.amount.fen());
        let pooled = |stream: &crate::plan::Stream| {
            (stream.poolable.trillionths() * amount(stream)).div_euclid(COEFFICIENT_UNIT)
        };
        let owed = |stream: &crate::plan::Stream| match stream.channel {
            Channel::Procurement => 0,
            _ => i128::from(stream.must_spend.fen()),
        };
        let mut flow = Self {
            groups,
            quantum,
            payers: Payers::of(groups, plan.streams.len()),
            paid_by: vec![Vec::new(); plan.streams.len()],
            left: plan.streams.iter().map(|stream| whole(amount(stream))).collect(),
            pooled_left: plan.streams.iter().map(|stream| whole(pooled(stream))).collect(),
            owed: plan.streams.iter().map(|stream| owed(stream)).collect(),
            flows: groups.all.iter().map(|group| vec![0; group.payers.len()]).collect(),
        };
        for buffer in buffers {
            let way = demands.cells.buffer_way(buffer.credit, buffer.stream);
            flow.take(buffer.stream, way, i128::from(buffer.amount.fen()));
        }
        flow
    }

    /// The proposed flows, rounded down, and no more than a group wants.
    pub fn start(&mut self, proposed: &[Vec<i128>], wanted: &[i128]) {
        let groups = self.groups;
        for (group, amounts) in proposed.iter().enumerate() {
            let mut open = wanted[group];
            for (payer, ((stream, way), amount)) in groups.all[group].payers.iter().zip(amounts).enumerate() {
                if *amount <= 0 {
                    continue;
                }
                let part = floor_to(*amount, self.quantum).min(open).min(self.room(*stream, *way)).max(0);
                self.pay(*stream, group, payer, part);
                self.take(*stream, *way, part);
                open -= part;
            }
        }
    }

    /// Leads more money to a group until it has what it wants; tells what is missing in the end.
    pub fn fill(&mut self, group: usize, wanted: i128) -> i128 {
        let has: i128 = self.flows[group].iter().sum();
        let mut missing = wanted - has;
        while missing > 0 && self.left.iter().any(|left| *left > 0) {
            let Some(path) = self.path(group, |stream, way| self.room(stream, way) > 0) else { break };
            let part = self.capacity(&path).min(missing);
            if part <= 0 {
                break;
            }
            self.lead(&path, part);
            missing -= part;
        }
        missing
    }

    /// Leads to a group what another can spare, of the amounts that groups can spare; tells which one, and how much it gave.
    pub fn lead_away(&mut self, group: usize, missing: i128, spare: &[i128]) -> Option<(usize, i128)> {
        let giver = |stream: usize, way: Way| {
            let can_spare =
                |other: &usize| *other != group && spare.get(*other).is_some_and(|spare| *spare > 0);
            self.relieving(stream, way).find(can_spare)
        };
        let path = self.path(group, |stream, way| giver(stream, way).is_some())?;
        let (last, into) = *path.last()?;
        let (way, _) = self.paid(last, into)?;
        let giver = giver(last, way)?;
        let most = missing.min(*spare.get(giver)?).min(self.paid(last, giver)?.1);
        self.push(last, giver, -most);
        let part = self.capacity(&path).min(most);
        self.push(last, giver, most - part);
        self.lead(&path, part);
        (part > 0).then_some((giver, part))
    }

    /// The groups that a stream pays something that it could pay elsewhere in this way, ascending.
    fn relieving(&self, stream: usize, way: Way) -> impl Iterator<Item = usize> {
        let is_short = way == Way::Pooled && self.pooled_left[stream] <= 0;
        let gives = move |(group, payer): &&(usize, usize)| {
            !is_short || self.groups.all[*group].payers[*payer].1 == Way::Pooled
        };
        self.paid_by[stream].iter().filter(gives).map(|(group, _)| *group)
    }

    /// Lets streams that owe spending take over from others that need not pay.
    pub fn spend_what_must(&mut self) {
        for stream in 0..self.owed.len() {
            for group in 0..self.groups.all.len() {
                if self.owed[stream] <= 0 {
                    break;
                }
                self.take_over(stream, group);
            }
        }
    }

    /// What each stream pays to a group.
    pub fn of_group(&self, group: usize) -> VecDeque<(usize, i128)> {
        let paying = self.groups.all[group].payers.iter().zip(&self.flows[group]);
        paying.filter(|(_, amount)| **amount > 0).map(|((stream, _), amount)| (*stream, *amount)).collect()
    }

    /// The way a stream pays into a group, and what it pays.
    fn paid(&self, stream: usize, group: usize) -> Option<(Way, i128)> {
        let payer = self.groups.all[group].payer(stream)?;
        Some((self.groups.all[group].payers[payer].1, self.flows[group][payer]))
    }

    fn take_over(&mut self, stream: usize, group: usize) {
        let groups = self.groups;
        let Some((way, _)) = self.paid(stream, group) else { return };
        let payers = groups.all[group].payers.iter().enumerate();
        for (payer, (other, _)) in payers.filter(|(_, (other, _))| *other != stream) {
            let (other, paid) = (*other, self.flows[group][payer]);
            let owed = ceil_to(self.owed[stream], self.quantum);
            let part = paid.min(owed).min(self.room(stream, way)).min((-self.owed[other]).max(0));
            let part = floor_to(part, self.quantum);
            if part > 0 {
                self.push(other, group, -part);
                self.push(stream, group, part);
            }
        }
    }

    fn room(&self, stream: usize, way: Way) -> i128 {
        match way {
            Way::Pooled => self.left[stream].min(self.pooled_left[stream]),
            _ => self.left[stream],
        }
    }

    fn take(&mut self, stream: usize, way: Way, amount: i128) {
        self.left[stream] -= amount;
        self.owed[stream] -= amount;
        if way == Way::Pooled {
            self.pooled_left[stream] -= amount;
        }
    }

    fn push(&mut self, stream: usize, group: usize, amount: i128) {
        if let Some(payer) = self.groups.all[group].payer(stream) {
            self.pay(stream, group, payer, amount);
            self.take(stream, self.groups.all[group].payers[payer].1, amount);
        }
    }

    /// Raises what a stream pays to a group, where it stands at this position among the payers.
    fn pay(&mut self, stream: usize, group: usize, payer: usize, amount: i128) {
        let flow = &mut self.flows[group][payer];
        let paid_before = *flow > 0;
        *flow += amount;
        if paid_before != (*flow > 0) {
            let paid = &mut self.paid_by[stream];
            match paid.binary_search(&(group, payer)) {
                Ok(at) => drop(paid.remove(at)),
                Err(at) => paid.insert(at, (group, payer)),
            }
        }
    }

    /// A chain of streams and groups along which a group can get more: the first stream pays it, and is itself relieved in another
    /// group by the next one, until one is at an end: it has money left, say. Breadth first, so the shortest.
    fn path(&self, group: usize, is_end: impl Fn(usize, Way) -> bool) -> Option<Vec<(usize, usize)>> {
        let groups = &self.groups.all;
        let mut came: Came = vec![None; self.left.len()];
        // Whose payers the search has come to.
        let mut is_seen = vec![false; groups.len()];
        is_seen[group] = true;
        let mut apart = self.payers.all();
        let mut queue = VecDeque::new();
        self.payers.take(group, &mut apart, |_| {});
        for (stream, way) in &groups[group].payers {
            came[*stream] = Some((None, group));
            queue.push_back((*stream, *way));
        }
        while let Some((stream, way)) = queue.pop_front() {
            if is_end(stream, way) {
                return Some(trace(&came, stream));
            }
            for other_group in self.relieving(stream, way) {
                if std::mem::replace(&mut is_seen[other_group], true) {
                    continue;
                }
                self.payers.take(other_group, &mut apart, |other| {
                    came[other] = Some((Some(stream), other_group));
                    queue.extend(self.paid(other, other_group).map(|(way, _)| (other, way)));
                });
            }
        }
        None
    }

    /// What can go along a path: what the last stream has left, and what every other one is relieved of.
    fn capacity(&self, path: &[(usize, usize)]) -> i128 {
        let Some((last, into)) = path.last() else { return 0 };
        let paid = |stream, group| self.paid(stream, group).unwrap_or((Way::Not, 0));
        let relieved =
            path.iter().zip(path.iter().skip(1)).map(|((stream, _), (_, next))| paid(*stream, *next).1);
        relieved.fold(self.room(*last, paid(*last, *into).0), i128::min)
    }

    fn lead(&mut self, path: &[(usize, usize)], amount: i128) {
        for ((stream, _), (_, next)) in path.iter().zip(path.iter().skip(1)) {
            self.push(*stream, *next, -amount);
        }
        for (stream, into) in path {
            self.push(*stream, *into, amount);
        }
    }
}

/// The streams of a path with the groups they pay into, from the group that wants money to the stream that has some.
fn trace(came: &Came, last: usize) -> Vec<(usize, usize)> {
    let mut path = Vec::new();
    let mut next = Some(last);
    while let Some((stream, (before, group))) = next.and_then(|stream| Some((stream, came[stream]?))) {
        path.push((stream, group));
        next = before;
    }
    path.reverse();
    path
}
