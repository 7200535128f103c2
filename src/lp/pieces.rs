//! A project's money as bounded pieces, and exact numbers as floats.

use std::iter;

use super::Program;
use crate::money::Money;
use crate::plan::{Funding, Id, Plan, Project};
use crate::rows::{COEFFICIENT_UNIT, Lists};

/// A piece of a project's money: least, most, and the benefit of a unit.
pub type Piece = (f64, f64, f64);

/// Every project's money.
#[derive(Clone, Debug, Default)]
pub struct Pieces {
    /// Per project, the bounded pieces of its money, as [`pieces_of`] tells them.
    of: Lists<Piece>,
    /// Per project, what of its money may be loans, and how much that is.
    shares: Vec<(f64, f64)>,
}

impl Pieces {
    /// Those of a plan.
    pub fn of(plan: &Plan) -> Self {
        let projects = plan.projects.iter().enumerate();
        let pieces: Vec<(usize, Piece)> = projects
            .flat_map(|(index, project)| pieces_of(plan, project).map(move |piece| (index, piece)))
            .collect();
        Self {
            of: Lists::of(plan.projects.len(), pieces.into_iter()),
            shares: plan.projects.iter().map(|project| share_of(project)).collect(),
        }
    }

    /// Makes them those of a plan in which these projects are not what they were.
    pub fn follow(&mut self, plan: &Plan, changed: &[usize]) {
        for index in changed {
            let pieces: Vec<Piece> =
                plan.projects.get(*index).into_iter().flat_map(|one| pieces_of(plan, one)).collect();
            let (slots, share) = (self.of.at_mut(*index), self.shares.get_mut(*index));
            match (plan.projects.get(*index), share) {
                (Some(project), Some(share)) if slots.len() == pieces.len() => {
                    slots.copy_from_slice(&pieces);
                    *share = share_of(project);
                }
                // Lists lie behind each other: longer ones have no room.
                _ => return *self = Self::of(plan),
            }
        }
    }

    /// How many pieces all projects have together.
    pub fn count(&self) -> usize {
        self.of.all().len()
    }

    /// The pieces of a project's money.
    pub fn at(&self, project: usize) -> &[Piece] {
        self.of.at(project)
    }

    /// What of a project's money may be loans.
    pub fn share(&self, project: usize) -> f64 {
        self.shares.get(project).map_or(0.0, |(share, _)| *share)
    }

    /// How much may be lent to a project.
    pub fn lendable(&self, project: usize) -> f64 {
        self.shares.get(project).map_or(0.0, |(_, lendable)| *lendable)
    }
}

/// What of a project's money may be loans, and how much that is.
fn share_of(project: &Project) -> (f64, f64) {
    let share = number(project.credit_share_max.trillionths());
    (share, share * money(project.cost))
}

/// The bounded pieces of a project's money, steepest first, since curves are concave.
fn pieces_of(plan: &Plan, project: &Project) -> impl Iterator<Item = Piece> {
    let total: f64 = project
        .benefits
        .iter()
        .map(|(measure, quantity)| weight_of(plan, measure) * number(quantity.trillionths()))
        .sum();
    let mut spread = Spread(Span::of(project).with(None));
    let piece = move |(width, rise)| {
        let (lower, upper) = spread.over(width);
        (lower, upper, rise * total / width)
    };
    widths_of(project).map(piece)
}

/// The least and the most of each piece of a project's money where what it gets is decided to lie in a range, in fen.
pub fn ranges_of(project: &Project, decided: Option<(i128, i128)>) -> Vec<(f64, f64)> {
    let mut spread = Spread(Span::of(project).with(decided));
    widths_of(project).map(|(width, _)| spread.over(width)).collect()
}

/// What is left, between the least and the most, of what a project gets: it fills the first pieces first.
struct Spread((f64, f64));

impl Spread {
    /// The least and the most on the next piece, which is this wide.
    fn over(&mut self, width: f64) -> (f64, f64) {
        let Self((least, most)) = self;
        let (lower, upper) = (least.min(width), most.min(width));
        (*least, *most) = (*least - lower, *most - upper);
        (lower, upper)
    }
}

/// The least and the most that a project gets in all.
#[derive(Clone, Copy, Debug)]
enum Span {
    /// It is locked, whatever is decided.
    Locked(f64),
    /// Where nothing is decided.
    Free(f64, f64),
}

impl Span {
    fn of(project: &Project) -> Self {
        match project.lock {
            Some(lock) => Self::Locked(money(lock)),
            None => Self::Free(money(project.guaranteed()), money(project.cost)),
        }
    }

    fn with(self, decided: Option<(i128, i128)>) -> (f64, f64) {
        match (self, decided) {
            (Self::Locked(lock), _) => (lock, lock),
            (Self::Free(..), Some((least, most))) => (fen(least), fen(most)),
            (Self::Free(least, most), None) => (least, most),
        }
    }
}

/// The pieces of projects that are decided again and again, computed once.
#[derive(Debug)]
pub struct Decidable {
    /// Per project of the plan, its position in the lists below; none where it is not among those.
    positions: Vec<Option<usize>>,
    spans: Vec<Span>,
    widths: Lists<f64>,
}

impl Decidable {
    /// The pieces of these projects, each named once.
    pub fn of(plan: &Plan, projects: &[usize]) -> Self {
        let mut positions = vec![None; plan.projects.len()];
        let mut spans = Vec::with_capacity(projects.len());
        let mut widths = Vec::with_capacity(projects.len());
        for (position, project) in projects.iter().enumerate() {
            let one = &plan.projects[*project];
            positions[*project] = Some(position);
            spans.push(Span::of(one));
            widths.extend(widths_of(one).map(|(width, _)| (position, width)));
        }
        Self { positions, spans, widths: Lists::of(projects.len(), widths.into_iter()) }
    }

    /// [`ranges_of`] a project, if it is one of these.
    pub fn ranges_of(
        &self,
        project: usize,
        decided: Option<(i128, i128)>,
    ) -> Option<impl Iterator<Item = (f64, f64)>> {
        let position = self.positions.get(project).copied().flatten()?;
        let mut spread = Spread(self.spans[position].with(decided));
        Some(self.widths.at(position).iter().map(move |width| spread.over(*width)))
    }
}

/// The width of each piece, and how much the share of the benefit rises on it.
fn widths_of(project: &Project) -> impl Iterator<Item = (f64, f64)> {
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
    let later = curve_of(project).filter(move |(share, _)| *share > start);
    let mut before = (0.0, 0.0);
    knee.into_iter().chain(later).filter_map(move |point| {
        let width = (point.0 - before.0) * cost;
        let rise = point.1 - before.1;
        before = point;
        (width > 0.0).then_some((width, rise))
    })
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
    // Ids that were read from one document share their text.
    let shared = plan.measures.iter().find(|one| std::ptr::eq(one.id.as_str(), measure.as_str()));
    let known = shared.or_else(|| plan.measures.iter().find(|one| one.id == *measure));
    known.map_or(0.0, |one| number(one.weight.trillionths()))
}

/// Fen as a number in units of [`Program::MONEY`].
pub fn money(amount: Money) -> f64 {
    amount.fen() as f64 / Program::MONEY
}

/// A number of units of 10⁻¹².
pub fn number(units: i128) -> f64 {
    // Almost every number is short, and those of 128 bits are turned into floats by many steps.
    let float = i64::try_from(units).map_or(units as f64, |short| short as f64);
    float / COEFFICIENT_UNIT as f64
}

/// The same of whole fen.
pub fn fen(amount: i128) -> f64 {
    amount as f64 / Program::MONEY
}
