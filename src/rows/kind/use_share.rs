//! `use_share`: `min · all ≤ some` and `some ≤ max · all`, over the counties together or one by one.

use crate::plan::Scope;
use crate::plan::rule::{Rule, UseShare};
use crate::rows::row::{Builder, COEFFICIENT_UNIT};
use crate::rows::{Bound, Levels};

pub fn add<'a>(builder: &mut Builder<'a>, index: usize, rule: &'a Rule, share: &UseShare) {
    let places: Vec<(Option<usize>, Scope)> = if share.each_county {
        builder
            .counties_of(rule)
            .map(|(index, county)| (Some(index), Scope::Listed(vec![county.id.clone()])))
            .collect()
    } else {
        vec![(None, rule.counties.clone())]
    };
    for (county, counties) in places {
        let some = builder.grants(counties.clone(), rule.uses.clone(), Levels::ALL);
        let all = builder.grants(counties, Scope::All, Levels::ALL);
        if let Some(min) = share.min {
            builder.row(
                index,
                Bound::Min,
                county,
                "",
                &[(all, min.trillionths()), (some, -COEFFICIENT_UNIT)],
                0,
            );
        }
        if let Some(max) = share.max {
            builder.row(
                index,
                Bound::Max,
                county,
                "",
                &[(some, COEFFICIENT_UNIT), (all, -max.trillionths())],
                0,
            );
        }
    }
}
