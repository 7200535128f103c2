//! A report goes from the worker to the page, and its tables into files.

use fundpool::document::csv::Charset;
use fundpool::generate::Options;
use fundpool::i18n::Lang;
use fundpool::report::Report;
use fundpool::report::sankey::{Sankey, Shape};
use fundpool::report::table::Sheet;

use crate::allocated::{generated, report};

#[test]
fn what_arrives_is_what_was_sent() {
    for seed in 1..=3 {
        let (plan, verified) = generated(&Options { projects: 60, seed, ..Options::default() });
        let sent = report(&plan, &verified);
        let text = serde_json::to_string(&sent).unwrap();
        assert_eq!(serde_json::from_str::<Report>(&text).unwrap(), sent);
        let drawing = Sankey::of(&plan, &sent, &Shape::default());
        let text = serde_json::to_string(&drawing).unwrap();
        assert_eq!(serde_json::from_str::<Sankey>(&text).unwrap(), drawing);
    }
}

#[test]
fn every_table_has_as_many_cells_as_headings() {
    let (plan, verified) = generated(&Options { projects: 60, ..Options::default() });
    let report = report(&plan, &verified);
    for sheet in Sheet::ALL {
        let table = report.table(&plan, sheet);
        assert!(!table.rows.is_empty(), "{}", sheet.name());
        assert!(table.rows.iter().all(|row| row.len() == table.headings.len()), "{}", sheet.name());
        for lang in Lang::ALL {
            assert!(table.headings.iter().all(|heading| !heading.say(lang).is_empty()));
        }
    }
}

#[test]
fn files_hold_numbers_as_numbers_and_no_formula() {
    let (mut plan, verified) = generated(&Options { projects: 60, ..Options::default() });
    let report = report(&plan, &verified);
    let county = std::sync::Arc::make_mut(&mut plan.counties);
    std::sync::Arc::make_mut(&mut county[0]).name.zh = Some("=1+1".to_owned());
    let bytes = report.table(&plan, Sheet::Counties).csv(Lang::Zh, Charset::Utf8).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let mut lines = text.lines();
    assert!(lines.next().unwrap().starts_with("\u{feff}编号,名称,拨款合计,"));
    let first = lines.next().unwrap();
    let grants = report.counties[0].grants;
    assert!(first.starts_with(&format!("{},'=1+1,{grants},", plan.counties[0].id)), "{first}");
    // The change on last year may be negative, and is a number all the same.
    let change = report.counties.iter().filter_map(|row| row.change).find(|change| change.is_negative());
    assert!(text.contains(&format!(",{},", change.unwrap())));
}
