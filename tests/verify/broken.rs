//! Every demand, kept to the fen and missed by a single one.

use fundpool::rows::Demands;
use fundpool::verify::{Violation, check as broken};

use crate::{payments, plan};

/// `kept` breaks nothing; `missed` breaks what is expected and nothing else.
fn check_in(more: &str, projects: &[&str], kept: &[&str], missed: &[&str], expect: &str) {
    let plan = plan(more, projects);
    let demands = Demands::of(&plan);
    let broken = |lines: &[&str]| broken(&plan, &demands, &payments(&plan, lines)).expect("small numbers");
    assert_eq!(broken(kept), [], "{more} {projects:?}");
    let told: Vec<String> = broken(missed).iter().map(told).collect();
    assert_eq!(told.join("; "), expect, "{more} {projects:?}");
}

fn told(violation: &Violation) -> String {
    match violation {
        Violation::Row { row, over } => format!("{} by {over}", row.0),
        Violation::Funding { amount, .. } => format!("not with {amount}"),
        Violation::CreditShare { over, .. } => format!("credit share by {over}"),
        Violation::Requires { other, .. } => format!("without {other}"),
        Violation::Excludes { other, .. } => format!("beside {other}"),
        other => format!("{other:?}"),
    }
}

const GOAL: &str = r#""objective": [{"maximise": "benefit"}]"#;

fn check(kept: &[&str], missed: &[&str], expect: &str) {
    check_in(GOAL, &[], kept, missed, expect);
}

/// `rule` are the members of a rule beside its id.
fn check_rule(rule: &str, kept: &[&str], missed: &[&str], expect: &str) {
    let rules = format!(r#"{GOAL}, "rules": [{{"id": "r", {rule}}}]"#);
    check_in(&rules, &[], kept, missed, expect);
}

fn check_project(changes: &[&str], kept: &[&str], missed: &[&str], expect: &str) {
    check_in(GOAL, changes, kept, missed, expect);
}

#[test]
fn streams() {
    check(&["city road 50.00"], &["city road 50.01"], "stream:city by 1");
    check(&["roads glass 60.00"], &["roads glass 60.01"], "poolable:roads by 1");
    // 150 yuan in all, of which 30 stay.
    let (kept, one) = (["roads road 80.00", "city lane 40.00"], "roads glass 0.01");
    check_rule(r#""kind": "reserve", "amount": "30.00""#, &kept, &[kept[0], kept[1], one], "rule:r:max by 1");
}

#[test]
fn buffers_and_loans() {
    let borrows = ["glass.credit_share_max: \"0.5\""];
    let base = ["city glass 40.00", "city into bank 5.00"];
    let with = |lines: &[&'static str]| [&base[..], lines].concat();
    check_project(
        &borrows,
        &with(&["bank lends glass 40.00"]),
        &["city glass 40.00", "city into bank 4.99", "bank lends glass 40.00"],
        // Eight fen are missing where one is missing in the buffer.
        "leverage:bank by 8",
    );
    check_project(&borrows, &base, &["city glass 40.00", "city into bank 5.01"], "buffer:bank by 1");
    check_project(
        &borrows,
        &["city glass 20.00", "city into bank 5.00", "bank lends glass 20.00"],
        &["city glass 20.00", "city into bank 5.00", "bank lends glass 20.01"],
        "credit share by 1",
    );
    check_project(
        &["road.credit_share_max: \"1\""],
        &["city into bank 1.00"],
        &["city into bank 1.00", "bank lends road 1.00"],
        "MayNotLend { credit: 0, project: 1 }",
    );
}

#[test]
fn projects() {
    check_project(
        &["glass.must: true", "glass.min: \"20.00\""],
        &["city glass 20.00"],
        &["city glass 19.99"],
        "not with 19.99",
    );
    check_project(&["glass.lock: \"20.00\""], &["city glass 20.00"], &["city glass 20.01"], "not with 20.01");
    check_project(&["lane.funding: \"whole\""], &["city lane 40.00"], &["city lane 39.99"], "not with 39.99");
    let at_least = ["lane.funding: \"at_least\"", "lane.min: \"10.00\""];
    check_project(&at_least, &["city lane 10.00"], &["city lane 9.99"], "not with 9.99");
    check(&["roads lane 40.00"], &["roads lane 40.01"], "not with 40.01");
    let requires = ["glass.requires: [\"lane\"]", "lane.funding: \"whole\""];
    check_project(&requires, &["city glass 0.01", "roads lane 40.00"], &["city glass 0.01"], "without lane");
    check_project(
        &["glass.excludes: [\"lane\"]"],
        &["city glass 1.00"],
        &["city glass 1.00", "roads lane 0.01"],
        "beside lane",
    );
    check_project(
        &["lane.ready: false"],
        &["city glass 1.00"],
        &["city lane 1.00"],
        "MayNotPay { stream: 1, project: 2 }; not with 1.00",
    );
}

#[test]
fn shares() {
    let third = r#""kind": "use_share", "uses": ["farm"], "max": "0.333333""#;
    // A third of 100 yuan less 0.0001.
    check_rule(
        third,
        &["city glass 33.33", "roads road 66.67"],
        &["city glass 33.34", "roads road 66.66"],
        "rule:r:max by 1",
    );
    let half =
        r#""kind": "use_share", "uses": ["farm"], "min": "0.5", "counties": ["east"], "each_county": true"#;
    check_rule(
        half,
        &["city glass 10.00", "roads road 10.00"],
        &["city glass 10.00", "roads road 10.01"],
        "rule:r:min:east by 1",
    );
    let part = |of: &str| format!(r#""kind": "max_share", "of": "{of}", "max": "0.5", "uses": ["road"]"#);
    let (kept, missed) = (["roads road 10.00", "roads lane 10.00"], ["roads road 10.00", "roads lane 10.01"]);
    check_rule(&part("county"), &kept, &missed, "rule:r:max:west by 1");
    check_rule(&part("village"), &kept, &missed, "rule:r:max:west:lane-village by 1");
    check_rule(&part("project"), &kept, &missed, "rule:r:max:lane by 1");
}

#[test]
fn counties() {
    let range = r#""kind": "county_range", "counties": ["west"], "min": "10.00", "max": "20.00""#;
    check_rule(range, &["roads lane 10.00"], &["roads lane 9.99"], "rule:r:min:west by 1");
    check_rule(range, &["roads lane 20.00"], &["roads lane 20.01"], "rule:r:max:west by 1");
    let per_head = r#""kind": "county_range", "counties": ["west"], "min": "0.02", "per_head": true"#;
    check_rule(per_head, &["roads lane 10.00"], &["roads lane 9.99"], "rule:r:min:west by 1");
    let floor = r#""kind": "no_regression", "ratio": "0.9""#;
    // Nothing is known of the west's last year.
    check_rule(floor, &["city glass 27.00"], &["city glass 26.99"], "rule:r:min:east by 1");
    // The east needs three times as much as the west: 75 % to 25 % of it all, a fifth less or more.
    let band = r#""kind": "factor_band", "band": "0.2", "weights": {"need": "1"}"#;
    let least = ["city glass 24.00", "roads lane 6.00"];
    check_rule(band, &least, &["city glass 24.01", "roads lane 6.00"], "rule:r:min:west by 1");
    let most = ["city glass 21.00", "roads lane 9.00"];
    check_rule(band, &most, &["city glass 21.00", "roads lane 9.01"], "rule:r:max:west by 1");
}

#[test]
fn levels() {
    let matching = |scope: &str| {
        format!(
            r#""kind": "match", "own_levels": ["municipal", "county"], "upper_levels": ["central"], "ratio": "0.5", "scope": "{scope}""#
        )
    };
    let (kept, missed) = (["roads lane 20.00", "city lane 10.00"], ["roads lane 20.00", "city lane 9.99"]);
    check_rule(&matching("total"), &kept, &missed, "rule:r:min by 1");
    check_rule(&matching("each_county"), &kept, &missed, "rule:r:min:west by 1");
    check_rule(&matching("each_project"), &kept, &missed, "rule:r:min:lane by 1");
    let forbid = r#""kind": "forbid", "levels": ["municipal"], "uses": ["farm"]"#;
    check_rule(forbid, &["city lane 0.01"], &["city glass 0.01"], "MayNotPay { stream: 1, project: 0 }");
}

#[test]
fn amounts() {
    let yuan = format!(r#"{GOAL}, "quantum": "1""#);
    check_in(&yuan, &[], &["city lane 1.00"], &["city lane 1.01"], "Amount(Money(101))");
    check(&["city lane 0.01"], &["city lane 0.00"], "Amount(Money(0))");
    check(&["city lane 0.01"], &["city lane 0.01", "city lane 0.02"], "Malformed");
}
