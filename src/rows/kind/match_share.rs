//! `match`: `ratio · upper ≤ own`, over all, in each county or in each project.

use crate::plan::Scope;
use crate::plan::rule::{Match, MatchScope, Rule};
use crate::rows::row::{Builder, COEFFICIENT_UNIT};
use crate::rows::{Bound, Levels};

pub fn add<'a>(builder: &mut Builder<'a>, index: usize, rule: &'a Rule, share: &Match) {
    let (own, upper) = (Levels::of(&share.own_levels), Levels::of(&share.upper_levels));
    let places: Vec<(Option<usize>, Scope)> = match share.scope {
        MatchScope::EachProject => {
            let grants = [(upper, share.ratio.trillionths()), (own, -COEFFICIENT_UNIT)];
            return builder.each_project(index, Bound::Min, &grants, None);
        }
        MatchScope::Total => vec![(None, rule.counties.clone())],
        MatchScope::EachCounty => builder
            .counties_of(rule)
            .map(|(index, county)| (Some(index), Scope::Listed(vec![county.id.clone()])))
            .collect(),
    };
    for (county, counties) in places {
        let own = builder.grants(counties.clone(), rule.uses.clone(), own);
        let upper = builder.grants(counties, rule.uses.clone(), upper);
        builder.row(
            index,
            Bound::Min,
            county,
            "",
            &[(upper, share.ratio.trillionths()), (own, -COEFFICIENT_UNIT)],
            0,
        );
    }
}
