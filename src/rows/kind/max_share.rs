//! `max_share`: `part ≤ max · G` for every county, village or project.

use crate::plan::rule::{MaxShare, Part, Rule};
use crate::rows::row::{Builder, COEFFICIENT_UNIT};
use crate::rows::{Bound, Levels, Total};

pub fn add<'a>(builder: &mut Builder<'a>, index: usize, rule: &'a Rule, share: &MaxShare) {
    let all = builder.grants(rule.counties.clone(), rule.uses.clone(), Levels::ALL);
    let limit = (all, -share.max.trillionths());
    match share.of {
        Part::Project => {
            builder.each_project(index, Bound::Max, &[(Levels::ALL, COEFFICIENT_UNIT)], Some(limit))
        }
        Part::County => {
            for (county, _) in builder.counties_of(rule) {
                let part = builder.grants_in(county, rule);
                builder.row(index, Bound::Max, Some(county), "", &[(part, COEFFICIENT_UNIT), limit], 0);
            }
        }
        Part::Village => {
            for (county, village, projects) in builder.villages_of(rule) {
                let total = Total::Village { county, village: village.to_owned(), uses: rule.uses.clone() };
                let part = builder.village(total, &projects);
                builder.row(index, Bound::Max, Some(county), village, &[(part, COEFFICIENT_UNIT), limit], 0);
            }
        }
    }
}
