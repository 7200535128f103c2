//! A project's money as bounded pieces, and exact numbers as floats.

use std::iter;

use super::Program;
use crate::money::Money;
use crate::plan::{Funding, Id, Plan, Project};
use crate::rows::COEFFICIENT_UNIT;

/// What of a project's money may be loans.
pub fn share_of(project: &Project) -> f64 {
    number(project.credit_share_max.trillionths())
}

/// The bounded pieces of a project's money: least, most, and the benefit of a unit; steepest first, since curves are concave.
pub fn pieces_of(plan: &Plan, project: &Project) -> Vec<(f64, f64, f64)> {
    let total: f64 = project
        .benefits
        .iter()
        .map(|(measure, quantity)| weight_of(plan, measure) * number(quantity.trillionths()))
        .sum();
    let widths = widths_of(project);
    let ranges = ranges_in(project, None, &widths);
    let pieces = ranges.into_iter().zip(&widths);
    pieces.map(|((lower, upper), (width, rise))| (lower, upper, rise * total / width)).collect()
}

/// The least and the most of each piece of a project's money where what it gets is decided to lie in a range, in fen.
pub fn ranges_of(project: &Project, decided: Option<(i128, i128)>) -> Vec<(f64, f64)> {
    ranges_in(project, decided, &widths_of(project))
}

fn ranges_in(project: &Project, decided: Option<(i128, i128)>, widths: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let (mut least, mut most) = match (project.lock, decided) {
        (Some(lock), _) => (money(lock), money(lock)),
        (None, Some((least, most))) => (fen(least), fen(most)),
        (None, None) => (money(project.guaranteed()), money(project.cost)),
    };
    let of_piece = |(width, _): &(f64, f64)| {
        let (lower, upper) = (least.min(*width), most.min(*width));
        (least, most) = (least - lower, most - upper);
        (lower, upper)
    };
    widths.iter().map(of_piece).collect()
}

/// The width of each piece, and how much the share of the benefit rises on it.
fn widths_of(project: &Project) -> Vec<(f64, f64)> {
    let cost = money(project.cost);
    let start = match project.funding {
        Funding::Divisible => 0.0,
        // Between nothing and its least, a project is only ever a mixture of the two.
        Funding::AtLeast | Funding::Whole => {
            if cost > 0.0 {
                money(project.least_if_funded()) / cost
            } else {
                0.0
            }
        }
    };
    let knee = (start > 0.0).then(|| (start, at(curve_of(project), start)));
    let later = curve_of(project).filter(|(share, _)| *share > start);
    let mut before = (0.0, 0.0);
    let mut widths = Vec::with_capacity(project.curve.len() + 2);
    for point in knee.into_iter().chain(later) {
        let width = (point.0 - before.0) * cost;
        if width > 0.0 {
            widths.push((width, point.1 - before.1));
        }
        before = point;
    }
    widths
}

/// What share of its benefit a project brings at which share of its cost, in points of a piecewise linear curve.
fn curve_of(project: &Project) -> impl Iterator<Item = (f64, f64)> + Clone + '_ {
    let points = project
        .curve
        .iter()
        .map(|point| (number(point.funded.trillionths()), number(point.benefit.trillionths())));
    iter::once((0.0, 0.0)).chain(points).chain(iter::once((1.0, 1.0)))
}

/// A piecewise linear curve at a share.
fn at(curve: impl Iterator<Item = (f64, f64)> + Clone, share: f64) -> f64 {
    let pieces = curve.clone().zip(curve.skip(1));
    let mut piece = pieces.filter(|((from, _), (to, _))| *from <= share && share <= *to && from < to);
    piece.next().map_or(1.0, |((from, low), (to, high))| low + (share - from) / (to - from) * (high - low))
}

fn weight_of(plan: &Plan, measure: &Id) -> f64 {
    plan.measures.iter().find(|one| one.id == *measure).map_or(0.0, |one| number(one.weight.trillionths()))
}

/// Fen as a number in units of [`Program::MONEY`].
pub fn money(amount: Money) -> f64 {
    amount.fen() as f64 / Program::MONEY
}

/// A number of units of 10⁻¹².
pub fn number(units: i128) -> f64 {
    units as f64 / COEFFICIENT_UNIT as f64
}

/// The same of whole fen.
pub fn fen(amount: i128) -> f64 {
    amount as f64 / Program::MONEY
}
