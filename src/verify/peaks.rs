//! Where projects can bring most over what they cost, whatever money costs: found once for the bounds of all goals and edits.

use super::domain::Domain;
use super::fundable::Fundable;
use super::wide::{DUAL, Overflow, Rounding, YUAN, power};
use crate::rows::COEFFICIENT_UNIT;

/// Units of 10⁻²² in a fen: a price with 24 decimals times an amount in them has 48, as a multiplier times a benefit has.
const PART: i128 = power(DUAL - YUAN);

/// An amount that a project may get, in units of 10⁻²² fen, and what it brings, rounded up, with 24 decimals.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peak {
    pub amount: i128,
    pub benefit: i128,
}

/// Of each of some projects the peaks. A gain is linear between the ends of what a project may get and the points of its curve, so it is
/// greatest at one of them.
#[derive(Debug)]
pub(super) struct Peaks {
    all: Vec<Peak>,
    /// Behind the peaks of each.
    ends: Vec<usize>,
}

impl Peaks {
    /// Those of these projects, in their order.
    pub fn of(projects: &[Fundable]) -> Result<Self, Overflow> {
        let mut peaks = Self { all: Vec::new(), ends: Vec::with_capacity(projects.len()) };
        for one in projects {
            peaks.add(one)?;
            peaks.ends.push(peaks.all.len());
        }
        Ok(peaks)
    }

    fn add(&mut self, one: &Fundable) -> Result<(), Overflow> {
        let Domain { least, most, .. } = one.domain;
        for fen in [least, most] {
            // No plan has 10¹⁶ fen, and PART is 10²².
            self.all.push(Peak { amount: fen * PART, benefit: one.benefit_of(fen, Rounding::Up)? });
        }
        for (share, benefit) in one.inner_points.iter().copied() {
            let amount = share.checked_mul(i128::from(one.cost) * (PART / COEFFICIENT_UNIT));
            let amount = amount.ok_or(Overflow)?;
            if least * PART < amount && amount < most * PART {
                self.all.push(Peak { amount, benefit: one.share_of_benefit(benefit, Rounding::Up)? });
            }
        }
        Ok(())
    }

    /// Project by project.
    pub fn iter(&self) -> impl Iterator<Item = &[Peak]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| self.all.get(start..*end).unwrap_or_default())
    }
}
