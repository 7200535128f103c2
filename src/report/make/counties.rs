//! The county table.

use super::basis::Basis;
use super::projects::{CellSum, Projects};
use super::{fen, money};
use crate::money::{Money, Ratio};
use crate::plan::rule::{FactorBand, Rule, RuleKind, Strength};
use crate::plan::{County, Plan, Scope, Text};
use crate::report::{Baseline, BaselineRow, CountyRow, Trillionths};
use crate::rows::{COEFFICIENT_UNIT, Share, due_by_shares, factor_shares};
use crate::verify::Overflow;

pub fn rows(
    basis: &Basis<'_>,
    projects: &Projects<'_>,
) -> Result<(Vec<CountyRow>, Option<Baseline>), Overflow> {
    let baseline = Method::of(basis.plan);
    let mut due = vec![None; basis.plan.counties.len()];
    if let Some(method) = &baseline {
        method.fill(basis, projects, &mut due)?;
    }
    let counties = basis.plan.counties.iter().enumerate().zip(due).zip(&projects.not_ready.counties);
    let rows = counties.map(|(((index, county), due), not_ready)| {
        let mut sum = projects.sum(basis.demands.cells.of_county(index).map(|(cell, _)| cell));
        sum.counts.not_ready = *not_ready;
        row(county, &sum, due)
    });
    Ok((rows.collect::<Result<_, _>>()?, baseline.map(|method| method.source)))
}

fn row(county: &County, sum: &CellSum, baseline: Option<BaselineRow>) -> Result<CountyRow, Overflow> {
    let grants = sum.grants();
    let mut by_level = [Money::ZERO; 4];
    for (amount, sum) in by_level.iter_mut().zip(sum.by_level) {
        *amount = money(sum)?;
    }
    let change = county.last_year.map(|last| money(grants.saturating_sub(fen(last))));
    Ok(CountyRow {
        grants: money(grants)?,
        by_level,
        pooled: money(sum.pooled)?,
        loans: money(sum.loans)?,
        per_head: grants.checked_div_euclid(county.population.into()).map(money).transpose()?,
        change: change.transpose()?,
        cost: money(sum.cost)?,
        coverage: Trillionths::share(grants, sum.cost),
        projects: sum.counts,
        baseline,
    })
}

/// The factor method that counties are measured against.
struct Method<'a> {
    source: Baseline,
    uses: &'a Scope,
    shares: Vec<(usize, Share)>,
}

impl<'a> Method<'a> {
    fn of(plan: &'a Plan) -> Option<Self> {
        let mut bands = plan.rules.iter().enumerate().filter_map(|(index, rule)| match &rule.kind {
            RuleKind::FactorBand(band) => Some((index, &**rule, band)),
            _ => None,
        });
        let first = bands.clone().find(|(_, rule, _)| rule.on).or_else(|| bands.next());
        match first {
            Some((index, rule, band)) => {
                let shares = factor_shares(plan, rule, band);
                Some(Self { source: Baseline::Rule(index), uses: &rule.uses, shares })
            }
            None => Self::evenly(plan),
        }
    }

    /// Every factor that some county has, with the same weight: the shares do not depend on what the weights sum up to.
    fn evenly(plan: &Plan) -> Option<Self> {
        let names = plan.counties.iter().flat_map(|county| county.factors.keys());
        let weights = names.map(|name| (name.clone(), Ratio::ONE)).collect();
        let band = FactorBand { band: Ratio::ZERO, weights };
        let rule = Rule {
            id: "evenly".parse().ok()?,
            name: Text::default(),
            on: false,
            strength: Strength::Preference,
            cite: String::new(),
            uses: Scope::All,
            counties: Scope::All,
            kind: RuleKind::FactorBand(band.clone()),
        };
        let shares = factor_shares(plan, &rule, &band);
        (!shares.is_empty()).then_some(Self { source: Baseline::Evenly, uses: &Scope::All, shares })
    }

    /// Gives all grants that the method speaks of to its counties by their shares.
    fn fill(
        &self,
        basis: &Basis<'_>,
        projects: &Projects<'_>,
        rows: &mut [Option<BaselineRow>],
    ) -> Result<(), Overflow> {
        let granted: Vec<i128> =
            self.shares.iter().map(|(county, _)| self.granted(basis, projects, *county)).collect();
        let all = granted.iter().sum();
        for (((county, share), granted), due) in
            self.shares.iter().zip(granted).zip(due_by_shares(all, &self.shares))
        {
            if let Some(slot) = rows.get_mut(*county) {
                *slot = Some(BaselineRow {
                    share: Trillionths(share.times_floor(COEFFICIENT_UNIT)),
                    due: money(due)?,
                    granted: money(granted)?,
                    difference: money(granted.saturating_sub(due))?,
                });
            }
        }
        Ok(())
    }

    /// What a county gets of the grants that the method speaks of.
    fn granted(&self, basis: &Basis<'_>, projects: &Projects<'_>, county: usize) -> i128 {
        let covers = |used: usize| basis.plan.uses.get(used).is_some_and(|one| self.uses.covers(&one.id));
        let cells = basis.demands.cells.of_county(county).filter(|(_, cell)| covers(cell.use_index));
        projects.sum(cells.map(|(cell, _)| cell)).grants()
    }
}
