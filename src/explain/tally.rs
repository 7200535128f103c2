//! What an allocation adds up to, for people to compare.

use super::exact::{money, told_floor};
use super::measure::{Measured, measured};
use crate::money::Money;
use crate::plan::{Plan, map_of};
use crate::rows::{Demands, Levels};
use crate::verify::{Allocation, Overflow, Sums, benefit_of, value};

/// What an allocation adds up to. Lists are by position in the plan's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// What each goal reaches, in its own unit; 12 decimals, rounded down.
    pub goals: Vec<i128>,
    /// Grants to all projects.
    pub granted: Money,
    /// Money that leaves its earmark.
    pub pooled: Money,
    /// Money in risk buffers.
    pub buffered: Money,
    /// Bank loans.
    pub lent: Money,
    /// What is brought of each measure; 12 decimals.
    pub measures: Vec<i128>,
    /// Per county.
    pub counties: Vec<CountyTally>,
    /// Per project, grants and loans.
    pub projects: Vec<Money>,
}

/// What one county gets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CountyTally {
    /// Grants.
    pub granted: Money,
    /// Bank loans.
    pub lent: Money,
    /// Benefit; 12 decimals, rounded down project by project.
    pub benefit: i128,
    /// How many projects get anything.
    pub funded: usize,
}

/// What an allocation adds up to.
///
/// # Errors
/// If a number does not fit.
pub fn tally(plan: &Plan, allocation: &Allocation) -> Result<Tally, Overflow> {
    let demands = Demands::of(plan);
    let sums = Sums::of(plan, &demands, allocation)?;
    let all =
        |amounts: &[i128]| money(amounts.iter().fold(0, |sum, amount| i128::saturating_add(sum, *amount)));
    let goals = plan.objective.iter().map(|tier| told_floor(value(plan, &demands, allocation, tier)?));
    let granted: Vec<i128> =
        (0..plan.projects.len()).map(|project| sums.grants_of(project, Levels::ALL)).collect();
    let Measured(measures) = measured(plan, allocation)?;
    let projects = (0..plan.projects.len()).map(|project| money(sums.funded(project)));
    Ok(Tally {
        goals: goals.collect::<Result<_, _>>()?,
        granted: all(&granted)?,
        pooled: all(&sums.pooled)?,
        buffered: all(&sums.buffers)?,
        lent: all(&sums.lent)?,
        measures,
        counties: by_county(plan, &sums)?,
        projects: projects.collect::<Result<_, _>>()?,
    })
}

fn by_county(plan: &Plan, sums: &Sums) -> Result<Vec<CountyTally>, Overflow> {
    let positions = map_of(plan.counties.iter().enumerate().map(|(index, county)| (&county.id, index)));
    let mut counties = vec![CountyTally::default(); plan.counties.len()];
    for (index, project) in plan.projects.iter().enumerate() {
        let position = positions.get(&project.county);
        let Some(county) = position.and_then(|position| counties.get_mut(*position)) else { continue };
        let (granted, funded) = (sums.grants_of(index, Levels::ALL), sums.funded(index));
        let plus = |sum: Money, amount: i128| sum.checked_add(money(amount)?).ok_or(Overflow);
        county.granted = plus(county.granted, granted)?;
        county.lent = plus(county.lent, funded.saturating_sub(granted))?;
        county.benefit = county.benefit.saturating_add(told_floor(benefit_of(plan, project, funded)?)?);
        county.funded = county.funded.saturating_add(usize::from(funded > 0));
    }
    Ok(counties)
}
