//! Branch and bound over projects that are all or nothing, or tied to others.
//!
//! First a dive: the clearest choices are taken together until none is open. Then a tree with the best bound first. Each node goes on from
//! wherever the method is: choices are limits, which change no reduced cost, and a few more steps cost less than another basis that has to be
//! factored. How much is tried is counted in nodes and iterations, not in time: the same plan has the same
//! answer everywhere.

use super::backend::Stop;
use super::choice::{Choice, Choices, Fork, Made};
use super::relaxation::Relaxation;
use crate::plan::{map_of, sort_by_key};

/// Choices this clear are taken together in a dive, in thousandths.
const CLEAR: i128 = 850;
/// How much farther from the bound than they were, relative to it, the choices of an earlier search may be to be kept without another
/// search.
const NEAR: f64 = 1e-4;
/// How often a dive may turn back.
const TURNS: usize = 40;
/// Nodes that promise less than this more than what there is, relative to it, are not worth a look.
const WORTH: f64 = 1e-9;

/// How much is tried to better a first allocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Nodes of the tree.
    pub nodes: usize,
    /// Iterations of the simplex method in all of them.
    pub iterations: usize,
}

/// A way through all choices, and what the relaxation reaches on it.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub value: f64,
    pub choices: Vec<Choice>,
}

struct Node {
    bound: f64,
    choices: Vec<Choice>,
}

/// Choices of a dive that were made together, and those of them that the others follow from; none where there is no other way.
struct Batch {
    choices: Vec<Choice>,
    led_by: Vec<Choice>,
}

/// Finds good ways through the choices of a plan.
pub(super) struct Branching<'r, 'a> {
    relaxation: &'r mut Relaxation<'a>,
    choices: &'r Choices<'a>,
    /// Ways of which none can be rounded.
    failed: &'r [Vec<Choice>],
    /// The best ways, the best first.
    pub best: Vec<Way>,
}

impl<'r, 'a> Branching<'r, 'a> {
    /// Nothing tried yet but these ways, which lead to no allocation.
    pub const fn new(
        relaxation: &'r mut Relaxation<'a>,
        choices: &'r Choices<'a>,
        failed: &'r [Vec<Choice>],
    ) -> Self {
        Self { relaxation, choices, failed, best: Vec::new() }
    }

    /// Keeps the way of these choices if it is one, and stays on it if it comes about as near to the bound as when they were found, `gap`
    /// relative to it; tells whether it does, and so without a search. It leans towards a later goal.
    pub fn keep_if_near(
        &mut self,
        choices: Vec<Choice>,
        (bound, gap): (f64, f64),
        towards: Option<usize>,
    ) -> bool {
        let places = self.relaxation.places();
        let is_way = !choices.is_empty()
            && self.settle(&choices)
            && self.relaxation.solve_leaning(towards) == Stop::Optimal;
        let value = self.relaxation.value();
        let is_whole = is_way && self.choices.open(self.relaxation).is_empty();
        if is_whole {
            self.best.push(Way { value, choices });
        }
        let is_near = is_whole && gap_to(bound, value) <= gap + NEAR;
        if !is_near {
            self.settle(&[]);
            self.relaxation.return_to(&places);
        }
        is_near
    }

    /// Dives, then searches the tree; leaves the relaxation without choices. `stop` is asked at every node.
    pub fn search(&mut self, effort: Effort, stop: &dyn Fn() -> bool) {
        // It would lead where it led before.
        if self.failed.is_empty() {
            self.dive(stop);
        }
        let mut open = vec![Node { bound: f64::INFINITY, choices: Vec::new() }];
        let (mut nodes, mut iterations) = (0, 0);
        while let Some(node) = self.next(&mut open) {
            if nodes >= effort.nodes || iterations >= effort.iterations || stop() {
                break;
            }
            let mut next = Some(node);
            while let Some(node) = next.take().filter(|node| self.is_worth(node.bound)) {
                nodes += 1;
                let (child, cost) = self.visit(&node, &mut open);
                iterations += cost;
                next = child.filter(|_| nodes < effort.nodes && iterations < effort.iterations);
            }
        }
        self.settle(&[]);
    }

    /// Until there is a first way, the node that was left last; then the one with the best bound.
    fn next(&self, open: &mut Vec<Node>) -> Option<Node> {
        if self.best.is_empty() {
            return open.pop();
        }
        let nodes = open.iter().enumerate();
        let (best, _) = nodes.max_by(|(_, one), (_, other)| one.bound.total_cmp(&other.bound))?;
        Some(open.swap_remove(best))
    }

    fn is_worth(&self, bound: f64) -> bool {
        bound > self.least_worth()
    }

    /// What a node has to promise more than.
    fn least_worth(&self) -> f64 {
        self.best.first().map_or(f64::NEG_INFINITY, |best| best.value + WORTH * (1.0 + best.value.abs()))
    }

    /// Solves a node; its nearer child is visited next, the other one waits.
    fn visit(&mut self, node: &Node, open: &mut Vec<Node>) -> (Option<Node>, usize) {
        if !self.settle(&node.choices) {
            return (None, 0);
        }
        let stop = self.relaxation.solve_above(self.least_worth());
        let cost = self.relaxation.iterations();
        if stop != Stop::Optimal {
            return (None, cost);
        }
        let bound = self.relaxation.value();
        if !self.is_worth(bound) {
            return (None, cost);
        }
        let made: Made = map_of(node.choices.iter().map(|choice| (choice.project, choice.funded)));
        let fork = match hardest(self.choices.open(self.relaxation)) {
            Some(fork) => Some(fork),
            None if self.failed.contains(&self.choices.taken(self.relaxation)) => {
                self.choices.undecided(self.relaxation, &made)
            }
            None => {
                self.keep(bound);
                None
            }
        };
        let Some(fork) = fork else { return (None, cost) };
        let child = |way: Choice| {
            let implied = self.choices.with_implied(way, &made)?;
            let choices = node.choices.iter().copied().chain(implied).collect();
            Some(Node { bound, choices })
        };
        let mut children = fork.ways.into_iter().filter_map(child).collect::<Vec<_>>().into_iter();
        let first = children.next();
        open.extend(children);
        (first, cost)
    }

    /// Takes the clearest choices until none is open; where there is no point left, the last ones are taken back.
    fn dive(&mut self, stop: &dyn Fn() -> bool) {
        let mut batches: Vec<Batch> = Vec::new();
        for _ in 0..TURNS + self.choices.count() {
            if stop() {
                return;
            }
            let taken: Vec<Choice> = batches.iter().flat_map(|batch| batch.choices.iter().copied()).collect();
            if !self.settle(&taken) || self.relaxation.solve() != Stop::Optimal {
                if !self.turn(&mut batches) {
                    return;
                }
                continue;
            }
            let mut forks = self.choices.open(self.relaxation);
            if forks.is_empty() {
                return self.keep(self.relaxation.value());
            }
            sort_by_key(&mut forks, |fork| -fork.clarity);
            let clear = forks.iter().filter(|fork| fork.clarity >= CLEAR).count();
            let count = clear.max(forks.len().div_ceil(4));
            let ways = forks.iter().take(count).filter_map(|fork| fork.ways.first().copied());
            let batch = self.batch(&taken, ways);
            if batch.choices.is_empty() {
                return;
            }
            batches.push(batch);
        }
    }

    /// Those of the ways that go together, with all that follows from them.
    fn batch(&self, taken: &[Choice], ways: impl Iterator<Item = Choice>) -> Batch {
        let mut made: Made = map_of(taken.iter().map(|choice| (choice.project, choice.funded)));
        let mut batch = Batch { choices: Vec::new(), led_by: Vec::new() };
        for way in ways {
            if made.contains_key(&way.project) {
                continue;
            }
            let Some(implied) = self.choices.with_implied(way, &made) else { continue };
            made.extend(implied.iter().map(|choice| (choice.project, choice.funded)));
            batch.choices.extend(implied);
            batch.led_by.push(way);
        }
        batch
    }

    /// Takes the last choices back: of several only the first stays, a single one is taken the other way. Tells whether there is
    /// anything left to try.
    fn turn(&self, batches: &mut Vec<Batch>) -> bool {
        while let Some(last) = batches.pop() {
            let Some(first) = last.led_by.first().copied() else { continue };
            let way = if last.led_by.len() > 1 { first } else { Choice { funded: !first.funded, ..first } };
            let taken: Vec<Choice> = batches.iter().flat_map(|batch| batch.choices.iter().copied()).collect();
            let mut batch = self.batch(&taken, std::iter::once(way));
            if last.led_by.len() == 1 {
                // The other way of the other way is where it came from.
                batch.led_by.clear();
            }
            if !batch.choices.is_empty() {
                batches.push(batch);
                return true;
            }
        }
        false
    }

    /// Keeps the way of the last point.
    fn keep(&mut self, value: f64) {
        let way = Way { value, choices: self.choices.taken(self.relaxation) };
        let at = self.best.partition_point(|best| best.value >= value);
        self.best.insert(at, way);
        self.best.truncate(4);
    }

    /// Makes these the choices that are taken; tells whether there can be any point.
    fn settle(&mut self, choices: &[Choice]) -> bool {
        settle(self.relaxation, self.choices, choices)
    }
}

/// Makes these the choices that are taken, and no others; tells whether each has an amount.
pub(super) fn settle(relaxation: &mut Relaxation, choices: &Choices<'_>, taken: &[Choice]) -> bool {
    let mut wanted = Vec::with_capacity(taken.len());
    for choice in taken {
        let Some(range) = choices.range(*choice) else { return false };
        wanted.push((choice.project, range));
    }
    if !wanted.is_sorted_by_key(|(project, _)| *project) {
        sort_by_key(&mut wanted, |(project, _)| *project);
    }
    relaxation.decide(wanted, choices.pieces());
    true
}

/// How far a value is from a bound, relative to it.
pub(super) fn gap_to(bound: f64, value: f64) -> f64 {
    (bound - value) / (1.0 + bound.abs())
}

/// The fork that is least clear.
fn hardest(forks: Vec<Fork>) -> Option<Fork> {
    forks.into_iter().min_by_key(|fork| (fork.ways.len(), fork.clarity))
}
