//! Golden plans with results of them. The results are judged, not solved for, so that what is told of them does not hang on which of
//! several optima a search finds.

use std::fs;
use std::path::{Path, PathBuf};

use fundpool::document::json;
use fundpool::i18n::Lang;
use fundpool::plan::{Plan, check};
use fundpool::report::table::Table;
use fundpool::result::{self, Judged};
use fundpool::verify::{TierProof, Verified};

use crate::allocated::{judged, solved};

/// A folder below `tests/golden`.
pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

/// A plan without errors.
pub fn plan(path: &Path) -> Plan {
    let read = json::read(&fs::read(path).unwrap());
    let plan = read.plan.unwrap_or_else(|| panic!("{}: {:?}", path.display(), read.diagnostics));
    let errors: Vec<_> = check(&plan).into_iter().filter(|finding| finding.is_error()).collect();
    assert!(errors.is_empty(), "{}: {errors:?}", path.display());
    plan
}

/// The plan's result; when blessing, one is searched where there is none.
pub fn verified(plan: &Plan, path: &Path) -> Verified {
    if blessing() && !path.exists() {
        fs::write(path, result::write(plan, &with_short_duals(plan, &solved(plan)))).unwrap();
    }
    let claims = result::read(plan, &fs::read(path).unwrap()).unwrap();
    match result::judge(plan, claims) {
        Ok(Judged::Allocated(verified)) => verified,
        other => panic!("{}: {other:?}", path.display()),
    }
}

/// The same with duals of nine decimals, for prices that a person can check: any duals prove a bound.
fn with_short_duals(plan: &Plan, verified: &Verified) -> Verified {
    const NINE_OF_EIGHTEEN: i128 = 1_000_000_000;
    let nearest = |dual: i128| (dual + NINE_OF_EIGHTEEN / 2).div_euclid(NINE_OF_EIGHTEEN) * NINE_OF_EIGHTEEN;
    let short = |tier: &TierProof| {
        let duals = tier.duals.iter().map(|(row, dual)| (row.clone(), nearest(*dual)));
        duals.filter(|(_, dual)| *dual > 0).collect()
    };
    judged(plan, verified.allocation().clone(), verified.tiers().iter().map(short).collect())
}

fn blessing() -> bool {
    std::env::var_os("FUNDPOOL_BLESS").is_some()
}

/// Holds a text against a golden file.
pub fn compare(path: &Path, actual: &str) {
    if blessing() {
        fs::write(path, actual).unwrap();
    }
    let written = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(written, actual, "{} (FUNDPOOL_BLESS=1 writes it anew)", path.display());
}

/// A table under its title, its columns under each other; nothing of a table without rows.
pub fn told(title: &str, table: &Table) -> String {
    let rows = table.said(Lang::En);
    if rows.len() < 2 {
        return String::new();
    }
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width =
        |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or_default()).collect();
    let mut text = format!("# {title}\n");
    for row in &rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}", width = *width));
        text += cells.collect::<Vec<_>>().join(" | ").trim_end();
        text.push('\n');
    }
    text + "\n"
}
