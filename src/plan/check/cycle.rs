//! Circles in a graph.

/// Every circle that a walk through the graph closes, as the nodes from the one it comes back to up to the one that closes it.
/// Without the closing edges the graph has no circle. Edges from a node to itself are left out; O(nodes + edges), but for the
/// circles' own length.
pub(super) fn circles(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut walk = Walk { edges, seen: vec![Seen::Not; edges.len()], trail: Vec::new(), circles: Vec::new() };
    for start in 0..edges.len() {
        walk.from(start);
    }
    walk.circles
}

/// A depth-first walk; it keeps its own trail, since a chain of projects may be longer than the stack is deep.
struct Walk<'e> {
    edges: &'e [Vec<usize>],
    seen: Vec<Seen>,
    /// The nodes from the start to where the walk is, each with the number of its edges already taken.
    trail: Vec<(usize, usize)>,
    circles: Vec<Vec<usize>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Not,
    /// At this position of the trail.
    OnTrail(usize),
    Done,
}

impl Walk<'_> {
    fn from(&mut self, start: usize) {
        self.enter(start);
        while let Some((node, taken)) = self.trail.last_mut() {
            let (node, edge) = (*node, *taken);
            *taken += 1;
            match self.edges.get(node).and_then(|edges| edges.get(edge)) {
                Some(&next) if next == node => {}
                Some(&next) => self.enter(next),
                None => {
                    self.mark(node, Seen::Done);
                    self.trail.pop();
                }
            }
        }
    }

    fn enter(&mut self, node: usize) {
        match self.seen.get(node) {
            Some(Seen::Not) => {
                self.mark(node, Seen::OnTrail(self.trail.len()));
                self.trail.push((node, 0));
            }
            Some(Seen::OnTrail(position)) => {
                let circle = self.trail.iter().skip(*position).map(|(node, _)| *node).collect();
                self.circles.push(circle);
            }
            Some(Seen::Done) | None => {}
        }
    }

    fn mark(&mut self, node: usize, seen: Seen) {
        if let Some(mark) = self.seen.get_mut(node) {
            *mark = seen;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::circles;

    #[test]
    fn every_circle_is_found_once() {
        let check = |edges: &[&[usize]], expect: &[&[usize]]| {
            let edges: Vec<Vec<usize>> = edges.iter().map(|to| to.to_vec()).collect();
            assert_eq!(circles(&edges), expect);
        };
        check(&[], &[]);
        check(&[&[1], &[2], &[]], &[]);
        check(&[&[0]], &[]);
        check(&[&[1], &[0]], &[&[0, 1]]);
        check(&[&[1], &[2], &[1]], &[&[1, 2]]);
        check(&[&[1, 2], &[0], &[0]], &[&[0, 1], &[0, 2]]);
        check(&[&[1, 2], &[3], &[3], &[]], &[]);
    }

    #[test]
    fn a_long_chain_does_not_overflow_the_stack() {
        let edges: Vec<Vec<usize>> = (0..100_000).map(|node| vec![(node + 1) % 100_000]).collect();
        assert_eq!(circles(&edges).len(), 1);
    }
}
