//! Small plans and what every test asks of them.

use std::ops::ControlFlow;

use fundpool::document::json;
use fundpool::pipeline::{Outcome, run};
use fundpool::plan::{Plan, check};
use fundpool::solve::Progress;
use fundpool::verify::Verified;

/// Goes on to the end.
pub fn on(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// A plan of two counties, east and west, with farming and roads; `parts` are further members of the document.
pub fn small(parts: &str) -> Plan {
    let text = format!(
        r#"{{"format": "fundpool-plan", "version": 1,
        "uses": [{{"id": "farm", "name": {{"en": "Farming"}}}}, {{"id": "road", "name": {{"en": "Roads"}}}}],
        "measures": [{{"id": "people", "name": {{"en": "People"}}, "unit": {{"en": "people"}}, "weight": "1"}}],
        "counties": [
            {{"id": "east", "name": {{"en": "East"}}, "class": "key", "population": 1000, "last_year": "80.00",
              "factors": {{"poor": "30"}}}},
            {{"id": "west", "name": {{"en": "West"}}, "class": "key", "population": 2000, "last_year": "40.00",
              "factors": {{"poor": "10"}}}}],
        "pool": {{"uses": ["farm", "road"], "counties": ["*"]}}, {parts}}}"#
    );
    read(text.as_bytes())
}

/// The plan of a document without errors.
pub fn read(document: &[u8]) -> Plan {
    let read = json::read(document);
    let plan = read.plan.unwrap_or_else(|| panic!("{:?}", read.diagnostics));
    assert_eq!(check(&plan).into_iter().filter(|found| found.is_error()).collect::<Vec<_>>(), []);
    plan
}

/// A stream that reaches everything.
pub fn stream(id: &str, level: &str, amount: &str, poolable: &str, uses: &str, more: &str) -> String {
    format!(
        r#"{{"id": "{id}", "name": {{"en": "{id}"}}, "channel": "superior", "level": "{level}", "amount": "{amount}",
        "poolable": "{poolable}", "earmark": {{"uses": ["{uses}"], "counties": ["*"]}}, "reach": ["*"]{more}}}"#
    )
}

/// A divisible project, unless `more` says something else.
pub fn project(id: &str, county: &str, used: &str, cost: &str, people: &str, more: &str) -> String {
    let funding = if more.contains("\"funding\"") { "" } else { r#""funding": "divisible", "# };
    format!(
        r#"{{"id": "{id}", "name": {{"en": "{id}"}}, "county": "{county}", "use": "{used}", "cost": "{cost}", {funding}
        "benefits": {{"people": "{people}"}}{more}}}"#
    )
}

/// A rule that is on; `more` are the members of its kind.
pub fn rule(id: &str, kind: &str, strength: &str, more: &str) -> String {
    format!(
        r#"{{"id": "{id}", "kind": "{kind}", "on": true, "strength": "{strength}", "cite": "x", {more}}}"#
    )
}

/// A document's lists, with benefit as the goal.
pub fn parts(streams: &[String], projects: &[String], rules: &[String]) -> String {
    format!(
        r#""streams": [{}], "projects": [{}], "rules": [{}], "objective": [{{"maximise": "benefit"}}]"#,
        streams.join(", "),
        projects.join(", "),
        rules.join(", ")
    )
}
/// The best allocation.
pub fn solved(plan: &Plan) -> Verified {
    match run(plan, &on) {
        Outcome::Allocated(verified) => verified,
        other => panic!("no allocation: {other:?}"),
    }
}
