//! `tests/golden/compare/<case>/`: plans with a result of each, and every table of their comparison.
//!
//! `FUNDPOOL_BLESS=1 cargo test --test compare` writes the tables anew, and results where there are none.

use fundpool::compare::Comparison;
use fundpool::compare::table::Sheet;
use fundpool::diagnostic::Name;
use fundpool::i18n::Lang;
use fundpool::plan::Plan;
use fundpool::verify::Verified;

use crate::judged::{compare, folder, plan, told, verified};

/// The cases and how many plans each has.
const CASES: [(&str, usize); 2] = [("pooling", 3), ("shock", 2)];

#[test]
fn comparisons_are_as_their_golden_files_say() {
    for (case, count) in CASES {
        let folder = folder("compare").join(case);
        let plan = |nth: usize| {
            let plan = plan(&folder.join(format!("{nth}.plan.json")));
            let verified = verified(&plan, &folder.join(format!("{nth}.result.json")));
            (plan, verified)
        };
        let plans: Vec<(Plan, Verified)> = (1..=count).map(plan).collect();
        let both: Vec<(&Plan, &Verified)> = plans.iter().map(|(plan, verified)| (plan, verified)).collect();
        let comparison = Comparison::of(&both).unwrap();
        let called = |nth: usize| Name { zh: nth.to_string(), en: nth.to_string() };
        let named: Vec<(&Plan, Name)> =
            both.iter().zip(1..).map(|((plan, _), nth)| (*plan, called(nth))).collect();
        let tables =
            Sheet::ALL.map(|sheet| told(sheet.title().text(Lang::En), &comparison.table(&named, sheet)));
        compare(&folder.join("comparison.txt"), &tables.concat());
    }
}
