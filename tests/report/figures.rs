//! Small plans with an allocation written out: why a project gets nothing, and what binds.

use fundpool::document::json;
use fundpool::money::Money;
use fundpool::plan::Plan;
use fundpool::report::{Place, Reason, Report};
use fundpool::verify::{Allocation, Grant, Loan};

use crate::allocated::{judged, report, solved};

/// A plan of one county with two uses and two streams: the city pays for anything by itself, the road fund for roads.
fn plan(projects: &str, rules: &str) -> Plan {
    let text = format!(
        r#"{{"format": "fundpool-plan", "version": 1,
        "uses": [{{"id": "farm", "name": {{"en": "Farming"}}}}, {{"id": "road", "name": {{"en": "Roads"}}}}],
        "measures": [{{"id": "people", "name": {{"en": "People"}}, "unit": {{"en": "people"}}, "weight": "1"}}],
        "counties": [{{"id": "east", "name": {{"en": "East"}}, "class": "key", "population": 10}}],
        "streams": [
          {{"id": "city", "name": {{"en": "City"}}, "channel": "local", "level": "municipal", "amount": "100.00",
            "earmark": {{"uses": ["*"], "counties": ["*"]}}, "reach": ["*"]}},
          {{"id": "roads", "name": {{"en": "Roads"}}, "channel": "sector", "level": "central", "amount": "50.00",
            "poolable": "0.2", "earmark": {{"uses": ["road"], "counties": ["*"]}}, "reach": ["*"]}}],
        "pool": {{"uses": ["farm"], "counties": ["*"]}},
        "credit": [{{"id": "bank", "name": {{"en": "Bank"}}, "leverage": "1000", "buffer_max": "1.00", "uses": ["farm"],
          "counties": ["*"]}}],
        "projects": [{projects}], "rules": [{rules}], "objective": [{{"maximise": "benefit"}}]}}"#
    );
    let read = json::read(text.as_bytes());
    read.plan.unwrap_or_else(|| panic!("{:?}", read.diagnostics))
}

fn project(id: &str, used: &str, cost: &str, more: &str) -> String {
    format!(
        r#"{{"id": "{id}", "name": {{"en": "{id}"}}, "county": "east", "use": "{used}", "cost": "{cost}",
        "benefits": {{"people": "10"}}{more}}}"#
    )
}

fn yuan(amount: &str) -> Money {
    amount.parse().unwrap()
}

/// The report where (stream, project, amount) are granted; nothing is optimal about it.
fn granted(plan: &Plan, grants: &[(usize, usize, &str)]) -> Report {
    let grant = |(stream, project, amount): &(usize, usize, &str)| Grant {
        project: *project,
        stream: *stream,
        amount: yuan(amount),
    };
    let mut grants: Vec<Grant> = grants.iter().map(grant).collect();
    grants.sort_unstable();
    let allocation = Allocation { grants, buffers: Vec::new(), loans: Vec::<Loan>::new() };
    report(plan, &judged(plan, allocation, Vec::new()))
}

const CITY: usize = 0;
const ROADS: usize = 1;

/// Of two projects the first is granted these amounts by the city and the road fund, the other nothing, for this reason.
fn check(first: &str, second: &str, rules: &str, amounts: [&str; 2], expect: Reason) {
    let plan = plan(&format!("{first}, {second}"), rules);
    let grants = [(CITY, 0, amounts[0]), (ROADS, 0, amounts[1])];
    let grants: Vec<_> = grants.into_iter().filter(|(_, _, amount)| *amount != "0").collect();
    assert_eq!(granted(&plan, &grants).projects[1].reason, Some(expect));
}

#[test]
fn what_is_left_is_what_may_pay() {
    let road = project("first", "road", "200.00", "");
    let whole = r#", "funding": "whole""#;
    // 10 of the 50 for roads may leave the earmark, and 20 are left of the city's money.
    let farm = |cost| project("second", "farm", cost, whole);
    check(&road, &farm("30.00"), "", ["80.00", "0"], Reason::Outbid);
    let too_little = Reason::TooLittleLeft { needs: yuan("30.01"), left: yuan("30.00") };
    check(&road, &farm("30.01"), "", ["80.00", "0"], too_little);
    check(&road, &farm("30.01"), "", ["100.00", "50.00"], Reason::UsedUp);
    // A divisible project can do with a fen.
    check(&road, &project("second", "farm", "99.00", ""), "", ["99.99", "50.00"], Reason::Outbid);
    check(&road, &project("second", "farm", "99.00", ""), "", ["100.00", "50.00"], Reason::UsedUp);
}

#[test]
fn what_is_kept_back_is_not_left() {
    let reserve = r#"{"id": "kept", "kind": "reserve", "on": true, "strength": "policy", "cite": "x", "amount": "60.00"}"#;
    let (road, farm) = (project("first", "road", "200.00", ""), project("second", "farm", "99.00", ""));
    check(&road, &farm, reserve, ["40.00", "50.00"], Reason::UsedUp);
    let whole = project("second", "farm", "20.00", r#", "funding": "whole""#);
    let too_little = Reason::TooLittleLeft { needs: yuan("20.00"), left: yuan("15.00") };
    check(&road, &whole, reserve, ["25.00", "50.00"], too_little);
}

#[test]
fn loans_carry_their_share_of_the_least() {
    let road = project("first", "road", "200.00", "");
    let half = |cost| project("second", "farm", cost, r#", "funding": "whole", "credit_share_max": "0.5""#);
    // 40 of grants carry 80; a fen more than that needs a fen more in grants, as half of it is rounded up.
    check(&road, &half("80.00"), "", ["70.00", "0"], Reason::Outbid);
    let too_little = Reason::TooLittleLeft { needs: yuan("40.01"), left: yuan("40.00") };
    check(&road, &half("80.01"), "", ["70.00", "0"], too_little);
}

#[test]
fn a_rule_is_named_if_the_least_would_break_it() {
    let rule = |id: &str, more: &str| {
        format!(r#"{{"id": "{id}", "on": true, "strength": "policy", "cite": "x", {more}}}"#)
    };
    let road = project("first", "road", "200.00", r#", "village": "A""#);
    let whole = |cost: &str| project("second", "farm", cost, r#", "funding": "whole", "village": "B""#);
    let broken = Reason::Rule { rule: 0 };
    // 60 for roads; at most a quarter for farms allows 20.
    let share = rule("farms", r#""kind": "use_share", "uses": ["farm"], "max": "0.25""#);
    check(&road, &whole("20.00"), &share, ["60.00", "0"], Reason::Outbid);
    check(&road, &whole("20.01"), &share, ["60.00", "0"], broken);
    // At least three quarters for roads says the same.
    let share = rule("roads", r#""kind": "use_share", "uses": ["road"], "min": "0.75""#);
    check(&road, &whole("20.00"), &share, ["60.00", "0"], Reason::Outbid);
    check(&road, &whole("20.01"), &share, ["60.00", "0"], broken);
    let cap = rule("east", r#""kind": "county_range", "max": "79.99""#);
    check(&road, &whole("19.99"), &cap, ["60.00", "0"], Reason::Outbid);
    check(&road, &whole("20.00"), &cap, ["60.00", "0"], broken);
    // A limit for each: of 80 in all, at most 20 may be for the second; the first keeps what it has.
    let first = r#"{"id": "x", "kind": "county_range", "on": false, "strength": "policy", "cite": "x", "max": "1.00"}"#;
    check(&road, &whole("20.00"), first, ["60.00", "0"], Reason::Outbid);
}

#[test]
fn a_village_or_project_at_its_limit_is_told() {
    let limit = |of: &str| {
        format!(
            r#"{{"id": "limit", "kind": "max_share", "on": true, "strength": "policy", "cite": "x", "of": "{of}",
            "uses": ["farm"], "max": "0.5"}}"#
        )
    };
    let projects = |village: &str, cost: &str| {
        [
            project("a", "farm", "100.00", r#", "village": "A""#),
            project("b", "farm", "100.00", r#", "village": "B""#),
            project("c", "farm", cost, &format!(r#", "funding": "whole", "village": "{village}""#)),
        ]
        .join(", ")
    };
    // 20 and 20: a third one in village B may have 0 beside the 20 there, in a village of its own 40.
    let grants = [(CITY, 0, "20.00"), (CITY, 1, "20.00")];
    let reason = |rule: &str, village: &str, cost: &str| {
        granted(&plan(&projects(village, cost), rule), &grants).projects[2].reason
    };
    let broken = Some(Reason::Rule { rule: 0 });
    assert_eq!(reason(&limit("village"), "B", "0.01"), broken);
    assert_eq!(reason(&limit("village"), "C", "40.00"), Some(Reason::Outbid));
    assert_eq!(reason(&limit("village"), "C", "40.01"), broken);
    assert_eq!(reason(&limit("project"), "B", "40.00"), Some(Reason::Outbid));
    assert_eq!(reason(&limit("project"), "B", "40.01"), broken);
}

#[test]
fn a_row_binds_within_what_rounding_leaves() {
    // A project in part may miss a fen, and the row itself one more: two fen of headroom are none.
    let cap = r#"{"id": "east", "kind": "county_range", "on": true, "strength": "policy", "cite": "x", "max": "50.00"}"#;
    let plan = plan(&project("only", "road", "200.00", ""), cap);
    let binds = |amount| granted(&plan, &[(CITY, 0, amount)]).rules[0].rows[0].binding;
    assert!(binds("50.00"));
    assert!(binds("49.98"));
    assert!(!binds("49.97"));
}

#[test]
fn of_many_limits_that_bind_the_dearest_are_listed() {
    let limit = r#"{"id": "limit", "kind": "max_share", "on": true, "strength": "policy", "cite": "x", "of": "project", "max": "0.04"}"#;
    let one = |at: usize| {
        project(&format!("p{at}"), "farm", "100.00", "").replace(r#""10""#, &format!(r#""{}""#, 10 + at))
    };
    // 25 projects get a twenty-fifth each; the last, p29, brings the most.
    let projects: Vec<String> = (0..30).map(one).collect();
    let plan = plan(&projects.join(", "), limit);
    let table = &report(&plan, &solved(&plan)).rules[0];
    assert_eq!((table.binding, table.rows.len()), (25, 20));
    let listed: Vec<Place> = table.rows.iter().map(|row| row.place).collect();
    assert_eq!(listed.first(), Some(&Place::Project(29)));
    assert!(table.rows.iter().is_sorted_by(|one, next| one.price >= next.price));
}

#[test]
fn a_rule_about_nothing_does_not_bind() {
    let share = r#"{"id": "farms", "kind": "use_share", "on": true, "strength": "policy", "cite": "x", "uses": ["farm"],
        "max": "0.5"}"#;
    let plan = plan(&project("only", "road", "200.00", ""), share);
    let report = granted(&plan, &[]);
    assert_eq!(report.rules[0].binding, 0);
    assert_eq!(report.rules[0].rows[0].reached, None);
    assert_eq!(report.cards.streams.left, yuan("150.00"));
    assert_eq!(report.cards.streams.unmoved, yuan("10.00"));
}
