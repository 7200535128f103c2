//! What was found at one point is taken over by every point that it is better for, where it keeps that one's plan; a point where nothing was
//! found stays without.
//!
//! Not every choice of projects is tried, and whole quanta cost what they cost, so that the search of a point may end with less of one
//! quantity and no more of the other than that of a point beside it.

use super::course::Course;
use super::{Against, Found, Frontier, Point};
use crate::explain::Unsolved;
use crate::plan::edit::apply_all;
use crate::rows::Demands;
use crate::verify::{Refused, verify};

/// What was found at a point, and how good it is there: more is better.
#[derive(Clone, Copy)]
struct Standing<'p> {
    found: &'p Found,
    benefit: i128,
    /// What benefit is held against. The number of a rule is asked for and not reached, so there it is where the point stands.
    other: i128,
    /// Whether it is reached.
    is_reached: bool,
}

impl Course<'_> {
    /// The frontier, with a better allocation wherever another point has one.
    pub(super) fn mended(&self, frontier: &Frontier) -> Result<Frontier, Unsolved> {
        let Frontier { against, ref points, beyond } = *frontier;
        let standings: Vec<_> =
            points.iter().enumerate().map(|(at, point)| Standing::of(against, at, point)).collect();
        let mended = |(point, own): (&Point, &Option<Standing<'_>>)| {
            let better = own.as_ref().and_then(|own| own.best_of_better(against, &standings));
            let taken = better.map(|better| self.taken_over(against, point, better)).transpose()?;
            Ok(Point { found: taken.flatten().map_or_else(|| point.found.clone(), Ok), ..point.clone() })
        };
        let points = points.iter().zip(&standings).map(mended).collect::<Result<_, Unsolved>>()?;
        Ok(Frontier { against, points, beyond })
    }

    /// What was found at another point, under this point's plan and its proof; nothing where it does not keep that to the last quantum.
    fn taken_over(&self, against: Against, point: &Point, other: &Found) -> Result<Option<Found>, Unsolved> {
        let Ok(own) = &point.found else { return Ok(None) };
        let plan = apply_all(self.plan, &point.changes).map_err(|_| Unsolved::Fault)?;
        let duals = own.best.tiers().iter().map(|proof| proof.duals.clone()).collect();
        match verify(&plan, &Demands::of(&plan), other.best.allocation().clone(), duals, false) {
            Ok(best) => self.found(against, point.asked, &point.changes, best).map(Some),
            Err(Refused::Broken(_)) => Ok(None),
            Err(refused) => Err(refused.into()),
        }
    }
}

impl<'p> Standing<'p> {
    /// Of a point where something was found.
    fn of(against: Against, at: usize, point: &'p Point) -> Option<Self> {
        let found = point.found.as_ref().ok()?;
        let (other, is_reached) = match against {
            Against::Coverage => (found.other, true),
            Against::Pooled => (found.other.checked_neg()?, true),
            Against::Rule(..) => (i128::try_from(at).ok()?, false),
        };
        Some(Self { found, benefit: found.benefit, other, is_reached })
    }

    /// Whether it is better in one quantity and worse in none. That the same benefit is had at a harder number of a rule takes nothing from
    /// an easier one.
    const fn outdoes(&self, other: &Self) -> bool {
        let is_harder = self.is_reached && self.other > other.other;
        self.benefit >= other.benefit
            && self.other >= other.other
            && (self.benefit > other.benefit || is_harder)
    }

    /// Of what outdoes it the best for its plan, whose goals come in this order.
    fn best_of_better(&self, against: Against, all: &[Option<Self>]) -> Option<&'p Found> {
        let outdoing = all.iter().flatten().filter(|other| other.outdoes(self));
        let best = outdoing.max_by_key(|one| match against {
            Against::Pooled => (one.other, one.benefit),
            Against::Coverage | Against::Rule(..) => (one.benefit, one.other),
        });
        best.map(|best| best.found)
    }
}
