//! `tests/golden/compare/<case>/`: plans with a result of each, and every table of their comparison.
//!
//! `FUNDPOOL_BLESS=1 cargo test --test compare` writes the tables anew, and results where there are none.

use fundpool::compare::Comparison;
use fundpool::compare::table::Sheet;
use fundpool::diagnostic::Name;
use fundpool::document::csv::Charset;
use fundpool::i18n::{Key, Lang};
use fundpool::plan::Plan;
use fundpool::report::table::Table;
use fundpool::verify::Verified;

use crate::judged::{compare, folder, plan, told, verified};

/// The cases and how many plans each has.
const CASES: [(&str, usize); 2] = [("pooling", 3), ("shock", 2)];

#[test]
fn comparisons_are_as_their_golden_files_say() {
    for (case, count) in CASES {
        let tables = tables(case, count);
        let tables =
            Sheet::ALL.iter().zip(&tables).map(|(sheet, table)| told(sheet.title().text(Lang::En), table));
        compare(&folder("compare").join(case).join("comparison.txt"), &tables.collect::<String>());
    }
}

#[test]
fn files_hold_shares_and_their_differences_as_numbers_of_one() {
    let at = Sheet::ALL.iter().position(|sheet| *sheet == Sheet::Counties).unwrap();
    let csv = tables("shock", 2)[at].csv(Lang::Zh, Charset::Utf8).unwrap();
    let text = String::from_utf8(csv).unwrap();
    assert!(text.contains(",0.923076923076,0.9375,0.014423076924,"), "{text}");
    assert!(
        !text.contains('%') && !text.contains(Key::PercentPoints.with(Lang::Zh, &[("digits", "")]).trim())
    );
}

/// Every table of a case, in the order of [`Sheet::ALL`].
fn tables(case: &str, count: usize) -> Vec<Table> {
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
    Sheet::ALL.map(|sheet| comparison.table(&named, sheet)).into()
}
