//! Whole quanta from streams to groups.

use std::collections::{BTreeMap, VecDeque};

use super::allocation::Buffer;
use crate::lp::Groups;
use crate::plan::{Channel, Plan, map_of};
use crate::rows::{COEFFICIENT_UNIT, Demands, Way, scaled};

/// Flows of whole quanta from streams to groups, within every stream's amount and poolable share.
pub(super) struct Flow<'a> {
    groups: &'a Groups,
    quantum: i128,
    /// Per stream, what it may still pay, and what of it may still leave its earmark.
    left: Vec<i128>,
    pooled_left: Vec<i128>,
    /// Per stream, what it still has to pay.
    owed: Vec<i128>,
    /// Per group: stream → (way, amount).
    flows: Vec<BTreeMap<usize, (Way, i128)>>,
}

impl<'a> Flow<'a> {
    /// No flows yet; the streams' money less what they put into buffers.
    pub fn new(
        plan: &Plan,
        demands: &Demands,
        groups: &'a Groups,
        buffers: &[Buffer],
        quantum: i128,
    ) -> Self {
        let whole = |fen: i128| fen - fen.rem_euclid(quantum);
        let amount = |stream: &crate::plan::Stream| i128::from(stream.amount.fen());
        let pooled = |stream: &crate::plan::Stream| {
            (scaled(stream.poolable) * amount(stream)).div_euclid(COEFFICIENT_UNIT)
        };
        let owed = |stream: &crate::plan::Stream| match stream.channel {
            Channel::Procurement => 0,
            _ => i128::from(stream.must_spend.fen()),
        };
        let flows = groups
            .all
            .iter()
            .map(|group| map_of(group.payers.iter().map(|(stream, way)| (*stream, (*way, 0)))));
        let mut flow = Self {
            groups,
            quantum,
            left: plan.streams.iter().map(|stream| whole(amount(stream))).collect(),
            pooled_left: plan.streams.iter().map(|stream| whole(pooled(stream))).collect(),
            owed: plan.streams.iter().map(|stream| owed(stream)).collect(),
            flows: flows.collect(),
        };
        for buffer in buffers {
            let way = demands.cells.buffer_way(buffer.credit, buffer.stream);
            flow.take(buffer.stream, way, i128::from(buffer.amount.fen()));
        }
        flow
    }

    /// The proposed flows, rounded down, and no more than a group wants.
    pub fn start(&mut self, proposed: &[Vec<i128>], wanted: &[i128]) {
        for (group, amounts) in proposed.iter().enumerate() {
            let mut open = wanted[group];
            for ((stream, way), amount) in self.groups.all[group].payers.iter().zip(amounts) {
                let whole = amount - amount.rem_euclid(self.quantum);
                let part = whole.min(open).min(self.room(*stream, *way)).max(0);
                self.push(*stream, group, part);
                open -= part;
            }
        }
    }

    /// Leads more money to a group until it has what it wants; tells what is missing in the end.
    pub fn fill(&mut self, group: usize, wanted: i128) -> i128 {
        let has: i128 = self.flows[group].values().map(|(_, amount)| amount).sum();
        let mut missing = wanted - has;
        while missing > 0 {
            let Some(path) = self.path(group) else { break };
            let part = self.capacity(&path).min(missing);
            if part <= 0 {
                break;
            }
            self.lead(&path, part);
            missing -= part;
        }
        missing
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
    pub fn of_group(&self, group: usize) -> Vec<(usize, i128)> {
        let paying = self.flows[group].iter().filter(|(_, (_, amount))| *amount > 0);
        paying.map(|(stream, (_, amount))| (*stream, *amount)).collect()
    }

    fn take_over(&mut self, stream: usize, group: usize) {
        let Some((way, _)) = self.flows[group].get(&stream).copied() else { return };
        let others: Vec<usize> = self.flows[group].keys().copied().filter(|other| *other != stream).collect();
        for other in others {
            let paid = self.flows[group].get(&other).map_or(0, |(_, amount)| *amount);
            let owed = self.owed[stream];
            let owed = owed + (-owed).rem_euclid(self.quantum);
            let part = paid.min(owed).min(self.room(stream, way)).min((-self.owed[other]).max(0));
            let part = part - part.rem_euclid(self.quantum);
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
        if let Some((way, flow)) = self.flows[group].get_mut(&stream) {
            *flow += amount;
            let way = *way;
            self.take(stream, way, amount);
        }
    }

    /// A chain of streams and groups along which a group can get more: the first stream pays it, and is itself relieved in another
    /// group by the next one, until one has money left. Breadth first, so the shortest.
    fn path(&self, group: usize) -> Option<Vec<(usize, usize)>> {
        let mut came: BTreeMap<usize, (Option<usize>, usize)> = BTreeMap::new();
        let mut queue = VecDeque::new();
        for stream in self.flows[group].keys() {
            came.insert(*stream, (None, group));
            queue.push_back(*stream);
        }
        while let Some(stream) = queue.pop_front() {
            let (_, into) = came[&stream];
            let way = self.flows[into][&stream].0;
            if self.room(stream, way) > 0 {
                return Some(trace(&came, stream));
            }
            let pooled_short = way == Way::Pooled && self.pooled_left[stream] <= 0;
            for (other_group, flows) in self.flows.iter().enumerate() {
                let relieves = flows
                    .get(&stream)
                    .is_some_and(|(from, amount)| *amount > 0 && (!pooled_short || *from == Way::Pooled));
                if !relieves || other_group == into {
                    continue;
                }
                for other in flows.keys() {
                    if !came.contains_key(other) {
                        came.insert(*other, (Some(stream), other_group));
                        queue.push_back(*other);
                    }
                }
            }
        }
        None
    }

    /// What can go along a path: what the last stream has left, and what every other one is relieved of.
    fn capacity(&self, path: &[(usize, usize)]) -> i128 {
        let Some((last, into)) = path.last() else { return 0 };
        let relieved =
            path.iter().zip(path.iter().skip(1)).map(|((stream, _), (_, next))| self.flows[*next][stream].1);
        relieved.fold(self.room(*last, self.flows[*into][last].0), i128::min)
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
fn trace(came: &BTreeMap<usize, (Option<usize>, usize)>, last: usize) -> Vec<(usize, usize)> {
    let mut path = Vec::new();
    let mut next = Some(last);
    while let Some(stream) = next {
        let (before, group) = came[&stream];
        path.push((stream, group));
        next = before;
    }
    path.reverse();
    path
}
