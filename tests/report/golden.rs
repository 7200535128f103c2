//! `tests/golden/report/<case>/`: a plan, a result of it, and every table of its report.
//!
//! `FUNDPOOL_BLESS=1 cargo test --test report` writes the tables anew, and results where there are none.

use fundpool::i18n::Lang;
use fundpool::report::table::Sheet;

use crate::allocated::report;
use crate::judged::{compare, folder, plan, told, verified};

const CASES: [&str; 4] = ["choices", "credit", "pooling", "rules"];

#[test]
fn reports_are_as_their_golden_files_say() {
    for case in CASES {
        let folder = folder("report").join(case);
        let plan = plan(&folder.join("plan.json"));
        let report = report(&plan, &verified(&plan, &folder.join("result.json")));
        let tables = Sheet::ALL.map(|sheet| told(sheet.title().text(Lang::En), &report.table(&plan, sheet)));
        compare(&folder.join("report.txt"), &tables.concat());
    }
}
