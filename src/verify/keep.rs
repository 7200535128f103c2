//! Who pays whom inside a group, so that as much as can be stays as it was.
//!
//! Every payer of a group may pay every project of it, so grants may be handed out anew as long as each payer pays and each project gets
//! the same in all. How much of an older allocation then stays is a problem of flows in whole quanta, solved exactly.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Allocation, Grant};
use crate::lp::Groups;
use crate::money::Money;
use crate::plan::set_of;
use crate::rows::Demands;

/// The allocation with the same sums per payer, group and project that keeps most of the grants of an older one.
pub fn keep(demands: &Demands, groups: &Groups, allocation: &Allocation, older: &Allocation) -> Allocation {
    let group_of = |grant: &Grant| {
        let cell = demands.cells.of_project(grant.project)?;
        groups.of_cell.get(cell).copied()
    };
    let mut by_group: BTreeMap<Option<usize>, Handing> = BTreeMap::new();
    for grant in &allocation.grants {
        let handing = by_group.entry(group_of(grant)).or_default();
        *handing.left.entry(grant.stream).or_default() += i128::from(grant.amount.fen());
        *handing.wanted.entry(grant.project).or_default() += i128::from(grant.amount.fen());
    }
    for grant in &older.grants {
        if let Some(handing) = by_group.get_mut(&group_of(grant)) {
            handing.most.insert((grant.stream, grant.project), grant.amount.fen().into());
        }
    }
    let mut grants: Vec<Grant> = by_group.into_values().flat_map(Handing::done).collect();
    grants.sort_unstable();
    Allocation { grants, ..allocation.clone() }
}

/// What the payers of a group have and its projects want, and what may stay between them.
#[derive(Default)]
struct Handing {
    left: BTreeMap<usize, i128>,
    wanted: BTreeMap<usize, i128>,
    /// By stream and project.
    most: BTreeMap<(usize, usize), i128>,
    stays: BTreeMap<(usize, usize), i128>,
}

/// A payer or a project.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Stream(usize),
    Project(usize),
}

impl Handing {
    fn done(mut self) -> Vec<Grant> {
        for (stream, project) in self.most.keys().copied().collect::<Vec<_>>() {
            let part = self.room(stream, project).min(self.left_of(stream)).min(self.wanted_of(project));
            self.hand(stream, project, part);
        }
        while let Some(path) = self.path() {
            self.lead(&path);
        }
        self.hand_out_the_rest();
        let grants = self.stays.into_iter().filter(|(_, amount)| *amount > 0);
        let grant = |((stream, project), amount): ((usize, usize), i128)| {
            let amount = Money::from_fen(i64::try_from(amount).unwrap_or(i64::MAX));
            Grant { project, stream, amount }
        };
        grants.map(grant).collect()
    }

    fn left_of(&self, stream: usize) -> i128 {
        self.left.get(&stream).copied().unwrap_or_default()
    }

    fn wanted_of(&self, project: usize) -> i128 {
        self.wanted.get(&project).copied().unwrap_or_default()
    }

    fn stays_of(&self, stream: usize, project: usize) -> i128 {
        self.stays.get(&(stream, project)).copied().unwrap_or_default()
    }

    /// What more may stay of a pair.
    fn room(&self, stream: usize, project: usize) -> i128 {
        let most = self.most.get(&(stream, project)).copied().unwrap_or_default();
        most.saturating_sub(self.stays_of(stream, project))
    }

    fn hand(&mut self, stream: usize, project: usize, amount: i128) {
        *self.left.entry(stream).or_default() -= amount;
        *self.wanted.entry(project).or_default() -= amount;
        *self.stays.entry((stream, project)).or_default() += amount;
    }

    /// A shortest way from a payer that has money left to a project that wants some, over pairs with room and back over pairs that
    /// have money: along it more can stay.
    fn path(&self) -> Option<Vec<Node>> {
        let with_money =
            self.left.iter().filter(|(_, left)| **left > 0).map(|(stream, _)| Node::Stream(*stream));
        let mut queue: VecDeque<Node> = with_money.collect();
        let mut seen: BTreeSet<Node> = set_of(queue.iter().copied());
        let mut came: BTreeMap<Node, Node> = BTreeMap::new();
        while let Some(node) = queue.pop_front() {
            if matches!(node, Node::Project(project) if self.wanted_of(project) > 0) {
                let mut path = vec![node];
                while let Some(before) = path.last().and_then(|last| came.get(last)) {
                    path.push(*before);
                }
                path.reverse();
                return Some(path);
            }
            let next = self.most.keys().filter_map(|(stream, project)| match node {
                Node::Stream(from) => {
                    (from == *stream && self.room(*stream, *project) > 0).then_some(Node::Project(*project))
                }
                Node::Project(from) => (from == *project && self.stays_of(*stream, *project) > 0)
                    .then_some(Node::Stream(*stream)),
            });
            for next in next.collect::<Vec<_>>() {
                if seen.insert(next) {
                    came.insert(next, node);
                    queue.push_back(next);
                }
            }
        }
        None
    }

    /// Lets as much more stay along a path as its ends and its pairs allow.
    fn lead(&mut self, path: &[Node]) {
        let (Some(Node::Stream(first)), Some(Node::Project(last))) = (path.first(), path.last()) else {
            return;
        };
        let pairs: Vec<(Node, Node)> = path.iter().copied().zip(path.iter().copied().skip(1)).collect();
        let capacities = pairs.iter().map(|pair| match pair {
            (Node::Stream(stream), Node::Project(project)) => self.room(*stream, *project),
            (Node::Project(project), Node::Stream(stream)) => self.stays_of(*stream, *project),
            _ => 0,
        });
        let part = capacities.min().unwrap_or_default().min(self.left_of(*first)).min(self.wanted_of(*last));
        for pair in pairs {
            match pair {
                (Node::Stream(stream), Node::Project(project)) => self.hand(stream, project, part),
                (Node::Project(project), Node::Stream(stream)) => self.hand(stream, project, -part),
                _ => {}
            }
        }
    }

    /// What does not stay goes from one payer after the other to one project after the other.
    fn hand_out_the_rest(&mut self) {
        let projects: Vec<usize> = self.wanted.keys().copied().collect();
        let streams: Vec<usize> = self.left.keys().copied().collect();
        for project in projects {
            for stream in &streams {
                let part = self.left_of(*stream).min(self.wanted_of(project));
                if part > 0 {
                    self.hand(*stream, project, part);
                }
            }
        }
    }
}
