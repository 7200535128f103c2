//! From verified allocations.

use super::{Comparison, HowMany};
use crate::plan::Plan;
use crate::report::Report;
use crate::rows::Demands;
use crate::verify::{Overflow, Verified};

/// Why plans could not be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failed {
    /// More plans than can be compared, or none.
    #[error(transparent)]
    HowMany(#[from] HowMany),
    /// A figure is too large to be told.
    #[error(transparent)]
    Overflow(#[from] Overflow),
}

impl Comparison {
    /// Compares plans by their verified allocations. Who has their reports already compares those.
    ///
    /// # Errors
    /// If there are none or more than [`Self::MOST`], or a figure is too large to be told.
    pub fn of(plans: &[(&Plan, &Verified)]) -> Result<Self, Failed> {
        if plans.len() > Self::MOST {
            return Err(HowMany.into());
        }
        let report = |(plan, verified): &(&Plan, &Verified)| Report::of(plan, &Demands::of(plan), verified);
        let reports: Vec<Report> = plans.iter().map(report).collect::<Result<_, _>>()?;
        let plans: Vec<(&Plan, &Report)> = plans.iter().map(|(plan, _)| *plan).zip(&reports).collect();
        Ok(Self::of_reports(&plans)?)
    }
}
