//! The judge on plans small enough to reckon by hand.

#![allow(clippy::panic, reason = "a test fails by it")]

mod bound;
mod broken;
mod way_out;

use fundpool::document::json;
use fundpool::money::Money;
use fundpool::plan::{Id, Plan, check as problems};
use fundpool::verify::{Allocation, Buffer, Grant, Loan};

/// Two counties, a road and a greenhouse in the east, a road in the west. Of the 100 yuan for roads 60 may go elsewhere; the city's 50
/// yuan are for anything. The bank lends eight times a buffer of at most 5 yuan, for farming.
///
/// `more` are members of the document such as rules; `projects` are changed members of projects: `glass.must: true`.
pub fn plan(more: &str, projects: &[&str]) -> Plan {
    let members = |id: &str| {
        let own = projects.iter().filter_map(|change| change.strip_prefix(id)?.strip_prefix('.'));
        own.map(|change| {
            let (name, value) = change.split_once(": ").expect("a member and its value");
            format!(r#", "{name}": {value}"#)
        })
        .collect::<String>()
    };
    let project = |id: &str, county: &str, used: &str, cost: &str, people: &str| {
        let more = members(id);
        format!(
            r#"{{"id": "{id}", "name": {{"en": "{id}"}}, "county": "{county}", "village": "{id}-village", "use": "{used}",
            "cost": "{cost}", "benefits": {{"people": "{people}"}}{more}}}"#
        )
    };
    let text = format!(
        r#"{{"format": "fundpool-plan", "version": 1,
        "uses": [{{"id": "farm", "name": {{"en": "Farming"}}}}, {{"id": "road", "name": {{"en": "Roads"}}}}],
        "measures": [{{"id": "people", "name": {{"en": "People"}}, "unit": {{"en": "people"}}}}],
        "counties": [
            {{"id": "east", "name": {{"en": "East"}}, "population": 1000, "last_year": "30.00", "factors": {{"need": "3"}}}},
            {{"id": "west", "name": {{"en": "West"}}, "population": 500, "factors": {{"need": "1"}}}}],
        "streams": [
            {{"id": "roads", "name": {{"en": "Roads"}}, "channel": "superior", "level": "central", "amount": "100.00",
            "poolable": "0.60", "earmark": {{"uses": ["road"], "counties": ["*"]}}}},
            {{"id": "city", "name": {{"en": "City"}}, "channel": "local", "level": "municipal", "amount": "50.00"}}],
        "credit": [{{"id": "bank", "name": {{"en": "Bank"}}, "leverage": "8", "buffer_max": "5.00", "uses": ["farm"]}}],
        "projects": [{}, {}, {}], {more}}}"#,
        project("glass", "east", "farm", "80.00", "800"),
        project("road", "east", "road", "80.00", "80"),
        project("lane", "west", "road", "40.00", "20"),
    );
    let read = json::read(text.as_bytes());
    let plan = read.plan.unwrap_or_else(|| panic!("{:?}", read.diagnostics));
    let errors: Vec<_> = problems(&plan).into_iter().filter(|problem| problem.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    plan
}

/// Payments as lines: `city glass 12.00`, `city into bank 5.00`, `bank lends glass 40.00`.
pub fn payments(plan: &Plan, lines: &[&str]) -> Allocation {
    let at = |id: &str, ids: Vec<&Id>| ids.iter().position(|one| one.as_str() == id).expect("an id");
    let stream = |id: &str| at(id, plan.streams.iter().map(|row| &row.id).collect());
    let project = |id: &str| at(id, plan.projects.iter().map(|row| &row.id).collect());
    let credit = |id: &str| at(id, plan.credit.iter().map(|row| &row.id).collect());
    let money = |text: &str| text.parse::<Money>().expect("an amount");
    let mut all = Allocation::default();
    for line in lines {
        match line.split(' ').collect::<Vec<_>>()[..] {
            [from, "into", to, amount] => {
                all.buffers.push(Buffer { credit: credit(to), stream: stream(from), amount: money(amount) });
            }
            [from, "lends", to, amount] => {
                all.loans.push(Loan { project: project(to), credit: credit(from), amount: money(amount) });
            }
            [from, to, amount] => {
                all.grants.push(Grant { project: project(to), stream: stream(from), amount: money(amount) });
            }
            _ => panic!("{line}"),
        }
    }
    all.grants.sort_unstable();
    all
}
