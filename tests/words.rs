//! What judges and searches speak of, in words.

#![allow(clippy::panic, reason = "a test fails by it")]

use fundpool::document::json;
use fundpool::i18n::Lang;
use fundpool::money::Money;
use fundpool::plan::{County, Plan, TableName, alone_at_position, name_alone, name_and_id};
use fundpool::rows::RowId;
use fundpool::verify::Violation;

/// A plan with places for further members of the stream and the first project, and for further rules.
const DOCUMENT: &str = r#"{"format": "fundpool-plan", "version": 1,
    "uses": [{"id": "farm", "name": {"en": "Farming"}}],
    "counties": [{"id": "east", "name": {"en": "East"}}],
    "streams": [{"id": "roads", "name": {"en": "Roads"}, "channel": "local", "level": "county", "amount": "1.00"STREAM}],
    "pool": {"uses": []},
    "credit": [{"id": "loans", "name": {"en": "Farm loans"}, "leverage": "8", "buffer_max": "1.00"}],
    "projects": [
        {"id": "glass", "name": {"en": "Greenhouse"}, "county": "east", "use": "farm", "cost": "1.00",
         "credit_share_max": "0.25"PROJECT},
        {"id": "east", "county": "east", "use": "farm", "cost": "1.00"}],
    "rules": [
        {"id": "cap", "name": {"en": "Cap"}, "kind": "max_share", "of": "village", "max": "0.5"},
        {"id": "each", "kind": "max_share", "of": "project", "max": "0.5"}RULES]}"#;

fn read(document: &str) -> Plan {
    let read = json::read(document.as_bytes());
    read.plan.unwrap_or_else(|| panic!("{:?}", read.diagnostics))
}

fn with_project(members: &str) -> Plan {
    read(
        &DOCUMENT
            .replace("STREAM", r#", "earmark": {"uses": []}"#)
            .replace("PROJECT", members)
            .replace("RULES", ""),
    )
}

fn plan() -> Plan {
    with_project("")
}

#[test]
fn demands_are_said_by_the_names_of_the_plan() {
    let plan = plan();
    let check = |row: &str, expect: &str| {
        assert_eq!(RowId(row.to_owned()).phrase(&plan, name_and_id).say(Lang::En), expect)
    };
    check("stream:roads", "the amount of stream “Roads” (roads)");
    check("must-spend:gone", "what stream “gone” has to spend");
    check("coverage:east", "the coverage of county “East” (east)");
    check("requires:glass:east", "that project “Greenhouse” (glass) requires project “east”");
    check("tier:0", "the value of goal 1");
    check("rule:cap:max", "rule “Cap” (cap), upper limit");
    check("rule:cap:max:east", "rule “Cap” (cap) in county “East” (east), upper limit");
    check(
        "rule:cap:max:east:New: Old",
        "rule “Cap” (cap) in village “New: Old” of county “East” (east), upper limit",
    );
    check("rule:each:max:glass", "rule “each” for project “Greenhouse” (glass), upper limit");
    // A project and a county may have the same id.
    check("rule:each:max:east", "rule “each” for project “east”, upper limit");
}

#[test]
fn an_id_stands_beside_a_name_only_where_the_name_is_not_enough() {
    let plan = read(
        r#"{"format": "fundpool-plan", "version": 1, "counties": [{"id": "yudu", "name": {"en": "Yudu"}},
        {"id": "a", "name": {"zh": "河", "en": "River"}}, {"id": "b", "name": {"zh": "江", "en": "River"}}, {"id": "c"}]}"#,
    );
    let check = |id: &str, expect: &str| {
        let id = id.parse().unwrap_or_else(|error| panic!("{error:?}"));
        assert_eq!(name_alone(&plan, TableName::Counties, &id).say(Lang::En), expect);
    };
    check("yudu", "“Yudu”");
    check("b", "“River (b)”");
    check("c", "“c”");
    check("gone", "“gone”");
    assert_eq!(alone_at_position::<County>(&plan, 1).say(Lang::Zh), "“河（a）”");
    assert_eq!(alone_at_position::<County>(&plan, 9).say(Lang::Zh), "“9”");
}

#[test]
fn those_who_know_names_are_told_names() {
    let plan = plan();
    let check = |row: &str, expect: &str| {
        assert_eq!(RowId(row.to_owned()).phrase(&plan, name_alone).say(Lang::En), expect);
    };
    check("stream:roads", "the amount of stream “Roads”");
    check("requires:glass:east", "that project “Greenhouse” requires project “east”");
    check("rule:cap:max:east", "rule “Cap” in county “East”, upper limit");
}

#[test]
fn what_names_no_demand_is_quoted() {
    let plan = plan();
    let check = |row: &str, expect: &str| {
        assert_eq!(RowId(row.to_owned()).phrase(&plan, name_and_id).say(Lang::En), expect)
    };
    check("", "the demand “”");
    check("frobnicate:x", "the demand “frobnicate:x”");
    check("stream:Not An Id\u{202e}", "the amount of stream “Not An Id⟨U+202E⟩”");
    check("rule", "the demand “rule”");
}

#[test]
fn violations_say_what_where_and_how_much() {
    let plan = plan();
    let check =
        |violation: Violation, expect: &str| assert_eq!(violation.phrase(&plan).say(Lang::En), expect);
    let yuan = |text: &str| text.parse::<Money>().expect("an amount");
    let row = |id: &str, over| Violation::Row { row: RowId(id.to_owned()), over };
    check(Violation::Malformed, "A pair of payer and project (or of stream and facility) stands twice.");
    check(
        Violation::Amount(yuan("-0.50")),
        "An amount of −0.50 yuan is not positive, or no multiple of the smallest unit of 0.01 yuan.",
    );
    check(
        Violation::MayNotPay { stream: 0, project: 0 },
        "Stream “Roads” (roads) may not pay for project “Greenhouse” (glass): \
         the project lies outside the earmark, and nothing of the stream is poolable.",
    );
    check(
        Violation::MayNotBack { stream: 0, credit: 0 },
        "Stream “Roads” (roads) may not pay into the risk buffer of credit facility “Farm loans” (loans).",
    );
    check(
        Violation::MayNotLend { credit: 0, project: 1 },
        "Credit facility “Farm loans” (loans) does not lend to project “east”.",
    );
    check(
        Violation::CreditShare { project: 0, over: 12_345 },
        "Project “Greenhouse” (glass) is lent 123.45 yuan more than 25 % of what it gets.",
    );
    check(
        Violation::Requires { project: 1, other: "glass".parse().expect("an id") },
        "Project “east” gets money, but project “Greenhouse” (glass), which it requires, gets none.",
    );
    check(
        Violation::Excludes { project: 1, other: "gone".parse().expect("an id") },
        "Projects “east” and “gone” both get money, but exclude each other.",
    );
    check(row("stream:roads", 1), "Missed by 0.01 yuan: the amount of stream “Roads” (roads).");
    check(
        row("rule:cap:max:east:Old", 150),
        "Missed by 1.50 yuan: rule “Cap” (cap) in village “Old” of county “East” (east), upper limit. \
         No single village gets more than 50 % of grants to all uses in all counties together.",
    );
}

#[test]
fn an_amount_that_does_not_fit_is_told_with_those_that_do() {
    let check = |members: &str, expect: &str| {
        let plan = with_project(members);
        let violation = Violation::Funding { project: 0, amount: Money::from_fen(123) };
        let expect = format!("Project “Greenhouse” (glass) gets 1.23 yuan, but may get {expect}.");
        assert_eq!(violation.phrase(&plan).say(Lang::En), expect, "{members}");
    };
    check("", "0.00 to 1.00 yuan");
    check(r#", "ready": false"#, "nothing");
    check(r#", "lock": "0.00""#, "nothing");
    check(r#", "lock": "0.40""#, "exactly 0.40 yuan");
    check(r#", "funding": "whole""#, "nothing or exactly 1.00 yuan");
    check(r#", "funding": "whole", "must": true"#, "exactly 1.00 yuan");
    check(r#", "funding": "at_least", "min": "0.50""#, "nothing or 0.50 to 1.00 yuan");
    check(r#", "funding": "at_least", "min": "0.50", "must": true"#, "0.50 to 1.00 yuan");
}

#[test]
fn a_refusal_to_pay_says_why() {
    let check = |stream: &str, project: &str, rules: &str, expect: &str| {
        let plan =
            read(&DOCUMENT.replace("STREAM", stream).replace("PROJECT", project).replace("RULES", rules));
        let violation = Violation::MayNotPay { stream: 0, project: 0 };
        let said = violation.phrase(&plan).say(Lang::En);
        assert_eq!(said.split_once(": ").map(|(_, why)| why), Some(expect));
    };
    let own = r#", "earmark": {"uses": ["farm"]}"#;
    check(own, r#", "ready": false"#, "", "the project is not in the project library.");
    check(r#", "reach": []"#, "", "", "the stream does not reach the county of the project.");
    let poolable = r#", "poolable": "1", "earmark": {"uses": []}"#;
    check(poolable, "", "", "the project lies outside the earmark and outside the pool.");
    let forbid = r#", {"id": "no", "kind": "forbid", "levels": ["county"], "uses": ["farm"]}"#;
    check(own, "", forbid, "rule “no” forbids it: No county money may pay for Farming in any county.");
}
