//! From nodes and links to places in a box.

use super::graph::Graph;
use super::order::{Order, order};
use super::{Link, Node, Sankey, Shape, Span};
use crate::money::Money;
use crate::plan::apportion;
use crate::plan::sort_by_key;

pub fn lay_out(graph: Graph, shape: &Shape) -> Sankey {
    let values = graph.values();
    let order = order(&graph, &values, &shape.previous);
    let boxes = Boxes::of(&order, &values, shape);
    let mut sankey = Sankey::default();
    let mut places = vec![usize::MAX; graph.nodes.len()];
    for (column, nodes) in order.iter().enumerate() {
        for (node, (y, height)) in nodes.iter().zip(boxes.of_column(nodes, &values)) {
            let Some(bar) = graph.nodes.get(*node) else { continue };
            if let Some(place) = places.get_mut(*node) {
                *place = sankey.nodes.len();
            }
            sankey.nodes.push(Node {
                key: bar.key.clone(),
                place: bar.place,
                count: bar.count,
                column,
                value: money(values.get(*node).copied().unwrap_or_default()),
                x: boxes.x(column),
                y,
                width: shape.bar,
                height,
            });
        }
    }
    sankey.links = links(&graph, &places);
    stack(&mut sankey, |link| link.from, |link| link.to, |link| &mut link.start);
    stack(&mut sankey, |link| link.to, |link| link.from, |link| &mut link.end);
    sankey
}

/// How many fen a unit stands for, rounded up.
pub fn scale(graph: &Graph, shape: &Shape) -> i128 {
    let values = graph.values();
    let boxes = Boxes::of(&order(graph, &values, &shape.previous), &values, shape);
    let up = boxes.fen.saturating_add(boxes.units).saturating_sub(1);
    up.checked_div(boxes.units).unwrap_or_default()
}

/// The links by where they start, then where they end.
fn links(graph: &Graph, places: &[usize]) -> Vec<Link> {
    let place = |node: &usize| places.get(*node).copied().unwrap_or(usize::MAX);
    let link = |((from, to), value): (&(usize, usize), &i128)| Link {
        from: place(from),
        to: place(to),
        value: money(*value),
        start: Span::default(),
        end: Span::default(),
    };
    let mut links: Vec<Link> = graph.links.iter().map(link).collect();
    sort_by_key(&mut links, |link| (link.from, link.to));
    links
}

/// Fills one side of every node with the bands that touch it, in the order of the nodes at their other ends.
fn stack(
    sankey: &mut Sankey,
    here: impl Fn(&Link) -> usize,
    there: impl Fn(&Link) -> usize,
    side: impl Fn(&mut Link) -> &mut Span,
) {
    let mut sorted: Vec<usize> = (0..sankey.links.len()).collect();
    sort_by_key(&mut sorted, |index| sankey.links.get(*index).map(|link| (here(link), there(link))));
    let at = |links: &[Link], index: &usize| links.get(*index).map(&here);
    let touching: Vec<&[usize]> =
        sorted.chunk_by(|one, other| at(&sankey.links, one) == at(&sankey.links, other)).collect();
    for links in touching {
        let node = links.first().and_then(|first| at(&sankey.links, first));
        let Some(node) = node.and_then(|node| sankey.nodes.get(node)) else { continue };
        let value = |index: &usize| sankey.links.get(*index).map_or(0, |link| link.value.fen().into());
        let values: Vec<i128> = links.iter().map(value).collect();
        let heights = apportion(node.height.into(), &values);
        let mut y = node.y;
        for (index, height) in links.iter().zip(heights) {
            let height = i64::try_from(height).unwrap_or_default();
            if let Some(link) = sankey.links.get_mut(*index) {
                *side(link) = Span { y, height };
            }
            y += height;
        }
    }
}

/// The scale of a drawing and where its columns are.
struct Boxes<'a> {
    shape: &'a Shape,
    columns: usize,
    /// So many units are so many fen.
    units: i128,
    fen: i128,
}

impl<'a> Boxes<'a> {
    /// The largest scale with which every column fits, and that is asked for.
    fn of(order: &Order, values: &[i128], shape: &'a Shape) -> Self {
        let mut boxes = Self { shape, columns: order.len(), units: 0, fen: 0 };
        for nodes in order {
            let fen = sum(nodes, values);
            let units = i128::from(boxes.room(nodes.len()));
            let is_smaller = units.saturating_mul(boxes.fen) < boxes.units.saturating_mul(fen);
            if fen > 0 && (boxes.fen == 0 || is_smaller) {
                (boxes.units, boxes.fen) = (units, fen);
            }
        }
        if shape.scale.saturating_mul(boxes.units) > boxes.fen {
            (boxes.units, boxes.fen) = (1, shape.scale);
        }
        boxes
    }

    /// The distance of so many nodes: at least half of the box is left to them.
    fn gap(&self, nodes: usize) -> i64 {
        let gaps = i64::try_from(nodes.saturating_sub(1)).unwrap_or(i64::MAX);
        let most = self.shape.height.max(0).checked_div(gaps.saturating_mul(2)).unwrap_or_default();
        self.shape.gap.clamp(0, most)
    }

    /// What is left to so many nodes.
    fn room(&self, nodes: usize) -> i64 {
        let gaps = i64::try_from(nodes.saturating_sub(1)).unwrap_or(i64::MAX);
        self.shape.height.max(0).saturating_sub(self.gap(nodes).saturating_mul(gaps))
    }

    /// Top and height of each node of a column, which stands in the middle of the box.
    fn of_column(&self, nodes: &[usize], values: &[i128]) -> Vec<(i64, i64)> {
        let scaled = sum(nodes, values).saturating_mul(self.units).checked_div_euclid(self.fen).unwrap_or(0);
        let own: Vec<i128> = nodes.iter().map(|node| values.get(*node).copied().unwrap_or(0)).collect();
        let spare = self.room(nodes.len()).saturating_sub(i64::try_from(scaled).unwrap_or_default());
        let mut y = spare.max(0) / 2;
        let mut column = Vec::new();
        for height in apportion(scaled, &own) {
            let height = i64::try_from(height).unwrap_or_default();
            column.push((y, height));
            y = y.saturating_add(height).saturating_add(self.gap(nodes.len()));
        }
        column
    }

    /// The left edge of a column: the first and the last stand at the edges of the box.
    fn x(&self, column: usize) -> i64 {
        let steps = i64::try_from(self.columns.saturating_sub(1)).unwrap_or_default();
        let width = self.shape.width.saturating_sub(self.shape.bar);
        let step = i64::try_from(column).unwrap_or_default();
        width.saturating_mul(step).checked_div(steps).unwrap_or_default()
    }
}

fn sum(nodes: &[usize], values: &[i128]) -> i128 {
    nodes.iter().filter_map(|node| values.get(*node)).sum()
}

fn money(fen: i128) -> Money {
    // Sums of amounts of a plan fit; see `Report`.
    Money::from_fen(i64::try_from(fen).unwrap_or(i64::MAX))
}
