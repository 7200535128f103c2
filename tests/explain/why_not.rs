//! Why a project gets no more, and the smallest changes that fund it.

use fundpool::explain::{Means, Reason, Setting, WayIn, ways_in, why_not};
use fundpool::generate::{Options, generate};
use fundpool::plan::edit::apply_all;
use fundpool::plan::{Plan, check};
use fundpool::rows::Demands;
use fundpool::verify::Sums;

use crate::support::{on, parts, project, rule, small, solved, stream};

fn roads(amount: &str, projects: &[String], rules: &[String]) -> Plan {
    small(&parts(&[stream("roads", "central", amount, "0", "road", "")], projects, rules))
}

/// East brings two people a yuan, west one, north (in west) half.
fn three_roads(more: &str) -> [String; 3] {
    [
        project("e", "east", "road", "60.00", "120", ""),
        project("w", "west", "road", "100.00", "100", ""),
        project("n", "west", "road", "30.00", "15", more),
    ]
}

fn reason(plan: &Plan, reason: &Reason) -> String {
    let name = |index: usize| plan.projects[index].id.to_string();
    let thousand = |units: i128| units / 1_000_000_000_000;
    match reason {
        Reason::NotReady => "not ready".to_owned(),
        Reason::Locked(amount) => format!("locked {amount}"),
        Reason::NoPayer(refusals) => format!("no payer {refusals:?}"),
        Reason::Requires(other) => format!("requires {}", name(*other)),
        Reason::ExcludedBy(other) => format!("excluded by {}", name(*other)),
        Reason::Full { row, room, .. } => format!("{} has room for {room}", row.0),
        Reason::Spent(left) => {
            format!("spent {}", left.iter().map(|(_, left)| left.to_string()).collect::<String>())
        }
        Reason::Competes { own, in_county, in_all } => {
            let told = |other: &Option<(usize, i128)>| {
                other.map_or("none".to_owned(), |(other, brings)| {
                    format!("{} {}", name(other), thousand(brings))
                })
            };
            format!("brings {}, in county {}, in all {}", thousand(*own), told(in_county), told(in_all))
        }
    }
}

fn check_reasons(plan: &Plan, project: usize, expect: &[&str]) {
    let why = why_not(plan, solved(plan).allocation(), project).expect("fits");
    let told: Vec<String> = why.reasons.iter().map(|one| reason(plan, one)).collect();
    assert_eq!(told, expect);
}

fn told(way: &WayIn) -> String {
    match &way.means {
        Means::Benefit { to, .. } => format!("benefit {to}"),
        Means::Cost(to) => format!("cost {to}"),
        Means::Stream { to, .. } => format!("stream {to}"),
        Means::Limit { to: Setting::Amount(to), .. } => format!("limit {to}"),
        Means::FixAndLoosen(amount, concessions) => format!("fix {amount} and {} more", concessions.len()),
        other => format!("{other:?}"),
    }
}

/// Every way funds the project when the plan is changed and solved anew.
fn check_ways(plan: &Plan, project: usize) -> Vec<WayIn> {
    let best = solved(plan);
    let ways = ways_in(plan, &best, project, &on).expect("not stopped");
    let next = why_not(plan, best.allocation(), project).expect("fits").next;
    for way in &ways {
        let changed = apply_all(plan, &way.changes).expect("the changes apply");
        assert!(check(&changed).iter().all(|found| !found.is_error()), "{way:?}");
        let after = solved(&changed);
        let gets =
            Sums::of(&changed, &Demands::of(&changed), after.allocation()).expect("fits").funded(project);
        assert_eq!(gets, i128::from(way.gets.fen()), "{way:?}");
        let is_cheaper = matches!(way.means, Means::Cost(_));
        assert!(is_cheaper || next.is_none_or(|next| way.gets >= next), "{way:?}");
    }
    ways
}

#[test]
fn a_project_competes_with_those_that_bring_more() {
    let plan = roads("100.00", &three_roads(""), &[]);
    check_reasons(&plan, 2, &["spent 0.00", "brings 5000, in county w 10000, in all w 10000"]);
    check_reasons(&plan, 0, &[]);
}

#[test]
fn what_would_fund_it_is_found_to_a_hundredth_of_the_change() {
    let plan = roads("100.00", &three_roads(""), &[]);
    let ways = check_ways(&plan, 2);
    let number = |way: &WayIn| match &way.means {
        Means::Benefit { to, .. } => to.trillionths() as f64 / 1e12,
        Means::Cost(to) | Means::Stream { to, .. } | Means::Fix(to) => to.fen() as f64 / 100.0,
        other => panic!("{other:?}"),
    };
    let numbers: Vec<f64> = ways.iter().map(number).collect();
    // Fixed it takes 30 yuan from the better road, which is 15 people in all. It has to bring what that one does, a person a yuan: 30
    // people, or the same for 15 yuan; or the better road has to be full first, with 60 yuan more, and it with 30 more.
    let expect = [(30.0, 0.0), (30.0, 0.2), (15.0, 0.2), (190.0, 1.0)];
    for (number, (expect, within)) in numbers.iter().zip(expect) {
        assert!((number - expect).abs() <= within, "{numbers:?}");
    }
    assert_eq!(numbers.len(), expect.len(), "{:?}", ways.iter().map(told).collect::<Vec<_>>());
    assert_eq!(ways[0].gain, -15_000_000_000_000);
}

#[test]
fn a_benefit_has_no_more_digits_than_the_others() {
    // The worse of two roads brings 50 for 70 yuan; for 30 yuan that is 21.428571…
    let needed = |best: &str| {
        let projects = [
            project("e", "east", "road", "60.00", best, ""),
            project("w", "west", "road", "70.00", "50", ""),
            project("n", "west", "road", "30.00", "15", ""),
        ];
        let ways = check_ways(&roads("100.00", &projects, &[]), 2);
        ways.iter().find_map(|way| match way.means {
            Means::Benefit { to, .. } => Some(to.to_string()),
            _ => None,
        })
    };
    assert_eq!(needed("120").as_deref(), Some("22"));
    assert_eq!(needed("120.5").as_deref(), Some("21.5"));
}

#[test]
fn a_full_rule_is_named_and_loosened() {
    let most = rule("most", "county_range", "policy", r#""counties": ["west"], "max": "40.00""#);
    let plan = roads("300.00", &three_roads(""), &[most]);
    check_reasons(
        &plan,
        2,
        &["rule:most:max:west has room for 0.00", "brings 5000, in county w 10000, in all w 10000"],
    );
    let ways = check_ways(&plan, 2);
    // The ceiling has to go to 130 yuan: west's better road comes first.
    assert!(
        ways.iter().any(|way| told(way) == "limit 130.00"),
        "{:?}",
        ways.iter().map(told).collect::<Vec<_>>()
    );
}

#[test]
fn obstacles_are_told_before_competition() {
    check_reasons(&roads("100.00", &three_roads(r#", "ready": false"#), &[]), 2, &["not ready"]);
    check_reasons(&roads("100.00", &three_roads(r#", "lock": "0.00""#), &[]), 2, &["locked 0.00"]);
    check_reasons(&roads("100.00", &three_roads(r#", "excludes": ["e"]"#), &[]), 2, &["excluded by e"]);
    let mut farm = three_roads("");
    farm[2] = project("n", "west", "farm", "50.00", "25", "");
    check_reasons(&roads("100.00", &farm, &[]), 2, &["no payer [(0, OutsideEarmark)]"]);
    let forbid =
        rule("no", "forbid", "legal", r#""levels": ["central"], "uses": ["road"], "counties": ["west"]"#);
    check_reasons(&roads("100.00", &three_roads(""), &[forbid]), 2, &["no payer [(0, Forbidden(0))]"]);
}

#[test]
fn what_keeps_it_out_is_the_way_in() {
    let told_ways = |plan: &Plan| check_ways(plan, 2).iter().map(told).collect::<Vec<_>>();
    assert_eq!(told_ways(&roads("300.00", &three_roads(r#", "ready": false"#), &[])), ["Ready"]);
    assert_eq!(told_ways(&roads("300.00", &three_roads(r#", "lock": "0.00""#), &[])), ["Unlock"]);
    let forbid =
        rule("no", "forbid", "legal", r#""levels": ["central"], "uses": ["road"], "counties": ["west"]"#);
    assert_eq!(told_ways(&roads("300.00", &three_roads(""), &[forbid])), ["Off(0)"]);
}

#[test]
fn a_whole_project_that_does_not_fit_needs_rules_to_give_way() {
    let most = rule("most", "county_range", "policy", r#""counties": ["west"], "max": "20.00""#);
    let plan = roads("100.00", &three_roads(r#", "funding": "whole""#), &[most]);
    let ways = check_ways(&plan, 2);
    assert_eq!(told(&ways[0]), "fix 30.00 and 1 more");
}

#[test]
fn ways_fund_projects_of_generated_plans() {
    let (mut asked, mut found) = (0, 0);
    for seed in 1..=3 {
        let plan = generate(&Options { streams: 8, projects: 30, counties: 3, seed, ..Options::default() });
        let best = solved(&plan);
        let unfunded = (0..plan.projects.len())
            .filter(|project| why_not(&plan, best.allocation(), *project).expect("fits").next.is_some());
        for project in unfunded.take(4) {
            let start = std::time::Instant::now();
            let ways = check_ways(&plan, project);
            println!(
                "{seed} {project} {:?} {:?} {:?}",
                ways.iter().map(told).collect::<Vec<_>>(),
                start.elapsed(),
                why_not(&plan, best.allocation(), project)
                    .expect("fits")
                    .reasons
                    .iter()
                    .map(|one| reason(&plan, one))
                    .collect::<Vec<_>>()
            );
            asked += 1;
            found += usize::from(!ways.is_empty());
        }
    }
    assert!(found * 10 >= asked * 8, "{found} of {asked}");
}
