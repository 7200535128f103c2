//! The water's way: no fen is lost, no unit is left over, and small changes make small moves.

use std::collections::{BTreeMap, BTreeSet};

use fundpool::generate::Options;
use fundpool::money::Money;
use fundpool::plan::Plan;
use fundpool::report::Report;
use fundpool::report::sankey::{Axis, Link, Node, Place, Sankey, Shape};

use crate::allocated::{generated, report};

fn shapes() -> Vec<Shape> {
    let axes = [
        vec![],
        vec![Axis::Counties],
        vec![Axis::Uses, Axis::Counties],
        vec![Axis::Counties, Axis::Projects],
        vec![Axis::Uses, Axis::Counties, Axis::Projects],
    ];
    let shape = |(index, axes): (usize, Vec<Axis>)| Shape { axes, most: 3 + 4 * index, ..Shape::default() };
    let mut shapes: Vec<Shape> = axes.into_iter().enumerate().map(shape).collect();
    shapes.push(Shape { width: 7_919, height: 101, gap: 40, bar: 3, most: 40, ..Shape::default() });
    shapes
}

fn each_drawing(test: impl Fn(&Shape, &Report, &Sankey)) {
    for seed in 1..=6 {
        let options =
            Options { projects: 30 * seed as usize, counties: 4 + seed as usize, seed, ..Options::default() };
        let (plan, verified) = generated(&options);
        let report = report(&plan, &verified);
        for shape in shapes() {
            test(&shape, &report, &Sankey::of(&plan, &report, &shape));
            test(&shape, &report, &Sankey::of_loans(&plan, &report, &shape));
        }
    }
}

fn sides(sankey: &Sankey, node: usize) -> (Vec<&Link>, Vec<&Link>) {
    let into = sankey.links.iter().filter(|link| link.to == node).collect();
    (into, sankey.links.iter().filter(|link| link.from == node).collect())
}

fn total(links: &[&Link]) -> Money {
    Money::sum(links.iter().map(|link| link.value)).unwrap()
}

#[test]
fn what_flows_in_flows_out() {
    each_drawing(|shape, _, sankey| {
        for (index, node) in sankey.nodes.iter().enumerate() {
            let (into, out) = sides(sankey, index);
            let ends = matches!(node.place, Place::Unmoved | Place::Left)
                || (matches!(node.place, Place::Credit(_)) && node.column > 0)
                || sankey.nodes.iter().all(|other| other.column <= node.column)
                || shape.axes.is_empty();
            assert!(node.value > Money::ZERO, "{node:?}");
            assert!(into.is_empty() == (node.column == 0), "{node:?}");
            assert!(into.is_empty() || total(&into) == node.value, "{node:?}");
            assert!(ends || total(&out) == node.value, "{node:?}");
            assert!(sankey.links.iter().all(|link| link.value > Money::ZERO));
        }
    });
}

#[test]
fn the_drawing_holds_the_figures_of_the_report() {
    let (plan, verified) = generated(&Options { projects: 120, ..Options::default() });
    let report = report(&plan, &verified);
    let sankey = Sankey::of(&plan, &report, &Shape { most: 100, ..Shape::default() });
    let value = |place: Place| {
        sankey.nodes.iter().find(|node| node.place == place).map_or(Money::ZERO, |node| node.value)
    };
    let cards = &report.cards.streams;
    assert_eq!(value(Place::Pool), cards.moved);
    assert_eq!(value(Place::Unmoved), cards.unmoved);
    assert_eq!(Some(value(Place::Left)), cards.left.checked_sub(cards.unmoved));
    for (index, county) in report.counties.iter().enumerate() {
        assert_eq!(value(Place::County(index)), county.grants);
    }
    for (index, used) in report.uses.iter().enumerate().filter(|(_, used)| used.parent.is_none()) {
        assert_eq!(value(Place::Use(index)), used.grants);
    }
    for (index, channel) in report.channels.iter().enumerate() {
        assert_eq!(value(Place::Channel(index)), channel.amount);
    }
    let loans = Sankey::of_loans(&plan, &report, &Shape::default());
    let first = loans.nodes.iter().filter(|node| node.column == 0);
    assert_eq!(Money::sum(first.map(|node| node.value)), Some(report.cards.loans));
}

#[test]
fn bars_are_in_proportion_to_less_than_a_unit_and_within_the_box() {
    each_drawing(|shape, _, sankey| {
        let columns = columns(sankey);
        let scale = columns.iter().map(|column| height_and_value(column));
        let (height, value) = scale.max_by_key(|(_, value)| *value).unwrap_or_default();
        for column in &columns {
            let (own, money) = height_and_value(column);
            // Heights of a column add up to its money in the one scale; cross-multiplied, as there are no fractions.
            assert!(
                (own * value - money * height).abs() <= value.max(money),
                "{own} {money} {height} {value}"
            );
            for node in column {
                let exact = i128::from(node.value.fen()) * own;
                assert!((i128::from(node.height) * money - exact).abs() < money, "{node:?}");
                assert!(node.x >= 0 && node.x + node.width <= shape.width, "{node:?}");
                assert!(node.y >= 0 && node.y + node.height <= shape.height, "{node:?}");
            }
            for pair in column.windows(2) {
                assert!(pair[0].y + pair[0].height <= pair[1].y);
            }
        }
        let fills = columns
            .iter()
            .any(|column| height_and_value(column).0 + gaps(column) == i128::from(shape.height));
        assert!(fills || columns.is_empty(), "no column fills the box");
    });
}

fn columns(sankey: &Sankey) -> Vec<Vec<&Node>> {
    let mut columns: BTreeMap<usize, Vec<&Node>> = BTreeMap::new();
    for node in &sankey.nodes {
        columns.entry(node.column).or_default().push(node);
    }
    columns.into_values().collect()
}

fn height_and_value(column: &[&Node]) -> (i128, i128) {
    let heights = column.iter().map(|node| i128::from(node.height)).sum();
    (heights, column.iter().map(|node| i128::from(node.value.fen())).sum())
}

fn gaps(column: &[&Node]) -> i128 {
    column.windows(2).map(|pair| i128::from(pair[1].y - pair[0].y - pair[0].height)).sum()
}

#[test]
fn bands_fill_the_sides_of_their_bars_without_gap_or_overlap() {
    each_drawing(|_, _, sankey| {
        for (index, node) in sankey.nodes.iter().enumerate() {
            let (into, out) = sides(sankey, index);
            let spans = [
                into.iter().map(|link| (link.end, link.from)).collect::<Vec<_>>(),
                out.iter().map(|link| (link.start, link.to)).collect(),
            ];
            for mut side in spans.into_iter().filter(|side| !side.is_empty()) {
                side.sort_by_key(|(span, other)| (span.y, *other));
                let mut y = node.y;
                for (span, _) in &side {
                    assert_eq!(span.y, y);
                    y += span.height;
                }
                assert_eq!(y, node.y + node.height);
                // Bands leave in the order of where they go.
                assert!(side.is_sorted_by_key(|(_, other)| *other));
            }
        }
    });
}

#[test]
fn what_is_too_small_is_drawn_as_one() {
    let (plan, verified) = generated(&Options { projects: 200, counties: 15, ..Options::default() });
    let report = report(&plan, &verified);
    let funded = report.counties.iter().filter(|county| county.grants > Money::ZERO).count();
    let check = |most: usize| {
        let shape = Shape { axes: vec![Axis::Counties], most, ..Shape::default() };
        let sankey = Sankey::of(&plan, &report, &shape);
        let nodes: Vec<&Node> = sankey.nodes.iter().filter(|node| node.column == 2).collect();
        let counties: Vec<&&Node> =
            nodes.iter().filter(|node| matches!(node.place, Place::County(_) | Place::Others)).collect();
        assert_eq!(counties.len(), funded.min(most));
        assert_eq!(counties.iter().map(|node| node.count).sum::<usize>(), funded);
        let others = counties.iter().find(|node| node.place == Place::Others);
        let least = counties.iter().filter(|node| node.place != Place::Others).map(|node| node.value).min();
        if let (Some(others), Some(least)) = (others, least) {
            assert!(others.count > 1);
            // None of those drawn as one is larger than any that stands alone.
            let alone: BTreeSet<&str> = counties.iter().map(|node| node.key.as_str()).collect();
            let hidden = plan.counties.iter().zip(&report.counties);
            let hidden =
                hidden.filter(|(county, _)| !alone.contains(format!("county:{}", county.id).as_str()));
            assert!(hidden.map(|(_, row)| row.grants).all(|grants| grants <= least));
        }
    };
    [1, 2, 5, funded - 1, funded, funded + 1].into_iter().for_each(check);
}

/// The order of the nodes that two drawings share.
fn common(one: &Sankey, other: &Sankey) -> (Vec<String>, Vec<String>) {
    let keys = |sankey: &Sankey| sankey.keys().into_iter().collect::<BTreeSet<_>>();
    let shared: BTreeSet<String> = keys(one).intersection(&keys(other)).cloned().collect();
    let order = |sankey: &Sankey| sankey.keys().into_iter().filter(|key| shared.contains(key)).collect();
    (order(one), order(other))
}

#[test]
fn small_changes_leave_the_order() {
    for seed in 1..=8 {
        let (plan, verified) = generated(&Options { projects: 80, counties: 12, seed, ..Options::default() });
        let before = report(&plan, &verified);
        let drawn = Sankey::of(&plan, &before, &Shape::default());
        // A few per cent of every grant moves: as if amounts were a little different.
        let after = shaken(&before);
        let shape = Shape { previous: drawn.keys(), ..Shape::default() };
        let redrawn = Sankey::of(&plan, &after, &shape);
        let (one, other) = common(&drawn, &redrawn);
        assert_eq!(one, other, "seed {seed}");
        // And nothing at all changes where nothing changes.
        assert_eq!(Sankey::of(&plan, &before, &shape), drawn);
    }
}

/// The report with every grant a few per cent smaller, by another share each; sums are not adjusted, as drawings do not ask for them.
fn shaken(report: &Report) -> Report {
    let mut shaken = report.clone();
    for (index, row) in shaken.projects.iter_mut().enumerate() {
        let mut granted = 0;
        for grant in &mut row.grants {
            let fen = grant.amount.fen();
            grant.amount = Money::from_fen(fen - fen / 100 * (index as i64 % 5));
            granted += grant.amount.fen();
        }
        row.granted = Money::from_fen(granted);
    }
    shaken
}

#[test]
fn fewer_bands_cross_than_in_the_order_of_the_plan() {
    let mut better = 0;
    for seed in 1..=8 {
        let (plan, verified) = generated(&Options { projects: 80, counties: 12, seed, ..Options::default() });
        let report = report(&plan, &verified);
        let drawn = crossings(&Sankey::of(&plan, &report, &Shape::default()));
        let as_planned = crossings(&as_planned(&plan, &report));
        assert!(drawn <= as_planned, "seed {seed}: {drawn} > {as_planned}");
        better += usize::from(drawn < as_planned);
    }
    assert!(better >= 6, "{better} of 8");
}

/// The drawing with its nodes in the order of the plan.
fn as_planned(plan: &Plan, report: &Report) -> Sankey {
    let mut sankey = Sankey::of(plan, report, &Shape::default());
    let mut order: Vec<usize> = (0..sankey.nodes.len()).collect();
    order.sort_by_key(|index| (sankey.nodes[*index].column, sankey.nodes[*index].place));
    let place: BTreeMap<usize, usize> = order.iter().enumerate().map(|(new, old)| (*old, new)).collect();
    sankey.nodes = order.iter().map(|old| sankey.nodes[*old].clone()).collect();
    for link in &mut sankey.links {
        (link.from, link.to) = (place[&link.from], place[&link.to]);
    }
    sankey
}

/// The product of the money of every two bands that cross.
fn crossings(sankey: &Sankey) -> i128 {
    let column = |link: &Link| sankey.nodes[link.from].column;
    let fen = |link: &Link| i128::from(link.value.fen());
    let mut crossed = 0;
    for one in &sankey.links {
        for other in sankey.links.iter().filter(|other| column(one) == column(other)) {
            if one.from < other.from && one.to > other.to {
                crossed += fen(one) / 1_000 * (fen(other) / 1_000);
            }
        }
    }
    crossed
}
