//! Tables as people save them from spreadsheets.

use std::collections::BTreeSet;

use fundpool::document::csv::{self, Charset, Headings, Sheet};
use fundpool::document::json;
use fundpool::i18n::Lang;
use fundpool::plan::{Plan, TableName};

const PROJECTS: Sheet = Sheet::Table(TableName::Projects);

/// What reading a table of projects, all alike, gives as the JSON of the last.
fn project(file: &str) -> String {
    let read = csv::read(&Plan::default(), PROJECTS, file.as_bytes(), None);
    assert_eq!(read.diagnostics, [], "{file}");
    let plan = Plan { projects: read.plan.unwrap().projects, ..Plan::default() };
    let text = json::write(&plan);
    let row = text.split("\"projects\": [").nth(1).unwrap().split(']').next().unwrap();
    row.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

#[test]
fn cells_are_read_as_people_write_them() {
    let check = |heading: &str, cell: &str, expect: &str| {
        let read = project(&format!("id,county,use,cost,{heading}\np,yudu,roads,1,{cell}\n"));
        assert!(read.contains(expect), "{heading} = {cell}: {read}");
    };
    check("min", "1200.5", r#""min": "1200.50""#);
    check("min", "\"1,200.50\"", r#""min": "1200.50""#);
    check("min", "￥１２００．５０", r#""min": "1200.50""#);
    check("min (万元)", "12", r#""min": "120000.00""#);
    check("最低资金（亿元）", "0.5", r#""min": "50000000.00""#);
    check("min (万元)", "12元", r#""min": "12.00""#);
    check("credit_share_max", "60 %", r#""credit_share_max": "0.6""#);
    check("ready", "FALSE", r#""ready": false"#);
    check("ready", "否", r#""ready": false"#);
    check("must", "是", r#""must": true"#);
    check("必须安排", "Yes", r#""must": true"#);
    check("requires", "a; b；c", r#""requires": ["a", "b", "c"#);
    check("curve", "0.5:0.7;80%:0.9", r#""curve": [["0.5", "0.7"#);
    check("benefits.people", "3200", r#""benefits": {"people": "3200"}"#);
    check("效益：people", "3200", r#""benefits": {"people": "3200"}"#);
    check("village", "'=梓山镇", r#""village": "=梓山镇""#);
    check("lock", "", r#""ready": true"#);
}

#[test]
fn tables_are_written_for_spreadsheets() {
    let check = |sheet, headings, expect: &str| {
        let plan = json::read(include_bytes!("../../examples/minimal.json")).plan.unwrap();
        let file = csv::write(&plan, sheet, headings, Charset::Utf8).unwrap();
        assert_eq!(String::from_utf8(file).unwrap(), expect);
    };
    check(
        Sheet::Table(TableName::Uses),
        Headings::Words(Lang::Zh),
        "\u{feff}编号,名称（中文）,名称（英文）\r\nindustry,产业,Industry\r\nroads,农村公路,Rural roads\r\n",
    );
    check(
        Sheet::Table(TableName::Streams),
        Headings::Members,
        "\u{feff}id,name.zh,name.en,channel,level,document,period,amount,low,high,poolable,must_spend,\
         earmark.uses,earmark.counties,reach,source.zh,source.en,illustrative\r\n\
         county-budget,县级预算,County budget,local,county,,,3000000.00,,,0.4,0.00,industry,*,*,,,true\r\n",
    );
    check(
        Sheet::Objective,
        Headings::Members,
        "\u{feff}maximise,slack,minimise\r\nbenefit,0,\r\n,0,pooled\r\n",
    );
}

#[test]
fn a_sheet_is_found_by_its_name() {
    for sheet in Sheet::all() {
        assert_eq!(Sheet::of_name(sheet.name()), Some(sheet));
    }
    assert_eq!(Sheet::of_name("stream"), None);
}

/// Otherwise a file with headings in one language could not be read back.
#[test]
fn no_two_columns_of_a_table_are_headed_alike() {
    for (sheet, lang) in Sheet::all().flat_map(|sheet| Lang::ALL.map(|lang| (sheet, lang))) {
        let file = csv::write(&Plan::default(), sheet, Headings::Words(lang), Charset::Utf8).unwrap();
        let text = String::from_utf8(file).unwrap().to_lowercase();
        let headings: Vec<&str> = text.lines().next().unwrap().split(',').collect();
        let different: BTreeSet<&&str> = headings.iter().collect();
        assert_eq!(different.len(), headings.len(), "{sheet:?} {lang:?}: {headings:?}");
    }
}

#[test]
fn a_table_takes_the_place_of_the_plans_own_and_of_nothing_else() {
    let plan = json::read(include_bytes!("../../examples/minimal.json")).plan.unwrap();
    let read = csv::read(&plan, PROJECTS, b"id,county,use,cost\np,yudu,roads,1\n", None).plan.unwrap();
    assert_eq!(read.projects.len(), 1);
    assert_eq!(Plan { projects: plan.projects.clone(), ..read }, plan);
}

#[cfg(feature = "gbk")]
mod gbk {
    use fundpool::document::{EncodingRs, Gbk};
    use fundpool::plan::Text;

    use super::*;

    fn titled(title: &str) -> Plan {
        Plan { title: Text { zh: Some(title.to_owned()), en: None }, ..Plan::default() }
    }

    #[test]
    fn gbk_comes_back() {
        for title in ["于都县", "镕 € 堃", "1,200 “元”", "=于都"] {
            let plan = titled(title);
            let file =
                csv::write(&plan, Sheet::Plan, Headings::Words(Lang::Zh), Charset::Gbk(&EncodingRs)).unwrap();
            assert!(std::str::from_utf8(&file).is_err());
            let read = csv::read(&Plan::default(), Sheet::Plan, &file, Some(&EncodingRs));
            assert_eq!((read.plan, read.diagnostics), (Some(plan), vec![]), "{title}");
        }
    }

    #[test]
    fn what_gbk_has_not_is_told_by_its_cell() {
        let refused =
            csv::write(&titled("𠮷野家"), Sheet::Plan, Headings::Members, Charset::Gbk(&EncodingRs));
        let refused = refused.unwrap_err();
        assert_eq!(refused.len(), 1);
        let place = fundpool::diagnostic::Cell { row: 2, column: Some("title.zh".to_owned()) };
        assert_eq!(refused[0].place, place.into());
    }

    #[test]
    fn the_tables_refuse_what_is_no_gbk() {
        assert_eq!(EncodingRs.decode(b"\xff\xff"), None);
    }
}
