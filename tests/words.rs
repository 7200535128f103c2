//! What judges and searches speak of, in words.

#![allow(clippy::panic, reason = "a test fails by it")]

use fundpool::document::json;
use fundpool::i18n::Lang;
use fundpool::plan::Plan;
use fundpool::rows::RowId;

fn plan() -> Plan {
    let text = r#"{"format": "fundpool-plan", "version": 1,
        "uses": [{"id": "farm", "name": {"en": "Farming"}}],
        "counties": [{"id": "east", "name": {"en": "East"}}],
        "streams": [{"id": "roads", "name": {"en": "Roads"}, "channel": "local", "level": "county", "amount": "1.00"}],
        "projects": [{"id": "glass", "name": {"en": "Greenhouse"}, "county": "east", "use": "farm", "cost": "1.00"},
                     {"id": "east", "county": "east", "use": "farm", "cost": "1.00"}],
        "rules": [
            {"id": "cap", "name": {"en": "Cap"}, "kind": "max_share", "of": "village", "max": "0.5"},
            {"id": "each", "kind": "max_share", "of": "project", "max": "0.5"}]}"#;
    let read = json::read(text.as_bytes());
    read.plan.unwrap_or_else(|| panic!("{:?}", read.diagnostics))
}

#[test]
fn demands_are_said_by_the_names_of_the_plan() {
    let plan = plan();
    let check =
        |row: &str, expect: &str| assert_eq!(RowId(row.to_owned()).phrase(&plan).say(Lang::En), expect);
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
fn what_names_no_demand_is_quoted() {
    let plan = plan();
    let check =
        |row: &str, expect: &str| assert_eq!(RowId(row.to_owned()).phrase(&plan).say(Lang::En), expect);
    check("", "the demand “”");
    check("frobnicate:x", "the demand “frobnicate:x”");
    check("stream:Not An Id\u{202e}", "the amount of stream “Not An Id⟨U+202E⟩”");
    check("rule", "the demand “rule”");
}
