//! In which order nodes stand above each other, so that few bands cross.
//!
//! Barycentre sweeps (Sugiyama, Tagawa and Toda 1981): each column is sorted by the mean place of what it is linked to in the column
//! before, forwards and backwards in turn, and the order with the least crossing money is kept.

use super::graph::Graph;
use crate::plan::{map_of, sort_by_key};

/// How often all columns are gone through.
const SWEEPS: usize = 6;

/// The nodes of each column from the top.
pub type Order = Vec<Vec<usize>>;

/// The order to draw in. Nodes with a key in `previous` start as they stood there, and another order is taken only if it spares a
/// quarter of the crossings.
pub fn order(graph: &Graph, values: &[i128], previous: &[String]) -> Order {
    let start = start(graph, values, previous);
    let before = crossings(graph, &start);
    let (mut best, mut least) = (start.clone(), before);
    let mut current = start.clone();
    for sweep in 0..SWEEPS {
        let columns: Vec<usize> =
            if sweep % 2 == 0 { (0..current.len()).collect() } else { (0..current.len()).rev().collect() };
        for column in columns {
            sort(graph, values, &mut current, column, sweep % 2 == 0);
        }
        let crossed = crossings(graph, &current);
        if crossed < least {
            (best, least) = (current.clone(), crossed);
        }
    }
    let is_worth_it = previous.is_empty() || least.saturating_mul(4) < before.saturating_mul(3);
    if is_worth_it { best } else { start }
}

/// Columns as they stood before; what is new behind what is known, in the order of the plan.
fn start(graph: &Graph, values: &[i128], previous: &[String]) -> Order {
    let known = map_of(previous.iter().enumerate().map(|(place, key)| (key.as_str(), place)));
    let mut columns: Order = Vec::new();
    for (index, node) in graph.nodes.iter().enumerate() {
        if values.get(index).is_none_or(|value| *value <= 0) {
            continue;
        }
        if columns.len() <= node.column {
            columns.resize(node.column + 1, Vec::new());
        }
        if let Some(column) = columns.get_mut(node.column) {
            column.push(index);
        }
    }
    for column in &mut columns {
        sort_by_key(column, |index| {
            let node = graph.nodes.get(*index);
            let place = node.and_then(|node| known.get(node.key.as_str())).copied();
            (node.map(|node| (node.place.rank(), place.unwrap_or(usize::MAX), node.place)), *index)
        });
    }
    columns
}

/// Sorts a column by the mean place of what its nodes are linked to on one side; those without links there stay where they are.
fn sort(graph: &Graph, values: &[i128], order: &mut Order, column: usize, by_sources: bool) {
    let centres = centres(graph, values, order);
    let centre = |node: usize| centres.get(node).copied().unwrap_or_default();
    let mut sums = vec![(0_i128, 0_i128); graph.nodes.len()];
    for ((from, to), value) in &graph.links {
        let (node, other) = if by_sources { (*to, *from) } else { (*from, *to) };
        if let Some((sum, weight)) = sums.get_mut(node) {
            *sum = sum.saturating_add(centre(other).saturating_mul(*value));
            *weight += value;
        }
    }
    let mean = |node: usize| match sums.get(node) {
        Some((sum, weight)) if *weight > 0 => sum.div_euclid(*weight),
        _ => centre(node),
    };
    if let Some(nodes) = order.get_mut(column) {
        sort_by_key(nodes, |node| (graph.nodes.get(*node).map(|one| one.place.rank()), mean(*node)));
    }
}

/// The middle of each node, in half fen from the top of its column.
fn centres(graph: &Graph, values: &[i128], order: &Order) -> Vec<i128> {
    let mut centres = vec![0; graph.nodes.len()];
    for column in order {
        let mut above = 0;
        for node in column {
            let value = values.get(*node).copied().unwrap_or_default();
            if let Some(centre) = centres.get_mut(*node) {
                *centre = above + value;
            }
            above += 2 * value;
        }
    }
    centres
}

/// The money that crosses: over all pairs of bands that do, the product of the two.
fn crossings(graph: &Graph, order: &Order) -> i128 {
    let mut places = vec![0; graph.nodes.len()];
    for column in order {
        for (place, node) in column.iter().enumerate() {
            if let Some(slot) = places.get_mut(*node) {
                *slot = place;
            }
        }
    }
    let place = |node: usize| places.get(node).copied().unwrap_or_default();
    let mut links: Vec<(usize, usize, usize, i128)> = graph
        .links
        .iter()
        .filter_map(|((from, to), value)| {
            Some((graph.nodes.get(*from)?.column, place(*from), place(*to), *value))
        })
        .collect();
    sort_by_key(&mut links, |link| *link);
    let columns = links.chunk_by(|one, other| one.0 == other.0);
    columns.map(crossings_of_column).fold(0, i128::saturating_add)
}

/// Bands from one column, in the order of where they start: each crosses those before it that end below it.
fn crossings_of_column(links: &[(usize, usize, usize, i128)]) -> i128 {
    let ends = links.iter().map(|(_, _, end, _)| end + 1).max().unwrap_or_default();
    let mut sums = Fenwick(vec![0; ends + 1]);
    let mut crossed = 0_i128;
    for from in links.chunk_by(|one, other| one.1 == other.1) {
        for (_, _, end, value) in from {
            crossed = crossed.saturating_add(value.saturating_mul(sums.all() - sums.up_to(*end)));
        }
        for (_, _, end, value) in from {
            sums.add(*end, *value);
        }
    }
    crossed
}

/// Sums of the leading elements of a list that changes (Fenwick 1994). The element in front is unused.
struct Fenwick(Vec<i128>);

impl Fenwick {
    fn add(&mut self, index: usize, value: i128) {
        let mut at = index + 1;
        while let Some(sum) = self.0.get_mut(at) {
            *sum += value;
            at += at & at.wrapping_neg();
        }
    }

    fn up_to(&self, index: usize) -> i128 {
        let (mut sum, mut at) = (0, index + 1);
        while at > 0 {
            sum += self.0.get(at).copied().unwrap_or_default();
            at &= at - 1;
        }
        sum
    }

    fn all(&self) -> i128 {
        self.up_to(self.0.len().saturating_sub(2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bands as (start, end, money) from one column to the next.
    fn check(bands: &[(usize, usize, i128)], expect: i128) {
        let mut links: Vec<_> = bands.iter().map(|(start, end, value)| (0, *start, *end, *value)).collect();
        links.sort_unstable();
        assert_eq!(crossings_of_column(&links), expect, "{bands:?}");
        // Pair by pair it is the same.
        let pairs = links.iter().flat_map(|one| links.iter().map(move |other| (one, other)));
        let crossed = pairs.filter(|(one, other)| one.1 < other.1 && one.2 > other.2);
        assert_eq!(crossed.map(|(one, other)| one.3 * other.3).sum::<i128>(), expect);
    }

    #[test]
    fn crossing_money_is_counted() {
        check(&[], 0);
        check(&[(0, 0, 5), (1, 1, 7)], 0);
        check(&[(0, 1, 5), (1, 0, 7)], 35);
        check(&[(0, 0, 2), (0, 1, 3), (1, 0, 5), (1, 1, 7)], 15);
        check(&[(0, 3, 1), (1, 2, 1), (2, 1, 1), (3, 0, 1)], 6);
    }
}
