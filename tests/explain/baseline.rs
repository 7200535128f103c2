//! Each county under the factor method beside what it gets.

use fundpool::explain::{CountyBaseline, Difference, baseline};
use fundpool::generate::{Options, generate};
use fundpool::plan::Plan;
use fundpool::rows::Levels;

use crate::support::{parts, project, rule, small, solved, stream};

/// East has three quarters of the poor, west one; a band so wide that it never binds.
fn plan(east: &str, west: &str, more: &[String]) -> Plan {
    let band = rule("band", "factor_band", "policy", r#""band": "4", "weights": {"poor": "1"}"#);
    let projects =
        [project("e", "east", "road", "60.00", east, ""), project("w", "west", "road", "100.00", west, "")];
    let rules: Vec<String> = [band].into_iter().chain(more.iter().cloned()).collect();
    small(&parts(&[stream("roads", "central", "100.00", "0", "road", "")], &projects, &rules))
}

fn told(county: &CountyBaseline) -> String {
    let reason = |reason: &Difference| match reason {
        Difference::Binds { row, .. } => row.0.clone(),
        Difference::Earmarked(amount) => format!("earmarked {amount}"),
        Difference::Exhausted => "exhausted".to_owned(),
        Difference::BringsMore { here, elsewhere } => format!("{} > {}", people(*here), people(*elsewhere)),
        Difference::BringsLess { here, elsewhere } => format!("{} < {}", people(*here), people(*elsewhere)),
    };
    let reasons: Vec<String> = county.reasons.iter().map(reason).collect();
    format!("due {} gets {}: {}", county.due, county.gets, reasons.join(", "))
}

fn people(units: i128) -> i128 {
    units / 1_000_000_000_000
}

fn check(plan: &Plan, expect: &[&str]) {
    let answer = baseline(plan, &solved(plan)).expect("fits").expect("there is a factor rule");
    assert_eq!(answer.counties.iter().map(told).collect::<Vec<_>>(), expect);
}

#[test]
fn a_county_whose_projects_bring_less_gets_less() {
    check(
        &plan("30", "100", &[]),
        &["due 75.00 gets 0.00: 5000 < 10000", "due 25.00 gets 100.00: 10000 > 5000"],
    );
}

#[test]
fn a_county_without_further_projects_gets_no_more() {
    check(&plan("120", "100", &[]), &["due 75.00 gets 60.00: exhausted", "due 25.00 gets 40.00: "]);
}

#[test]
fn what_the_counties_are_due_adds_up_to_the_fen() {
    // Three quarters and one of 99.99 yuan: 74.9925 and 24.9975.
    let mut plan = plan("120", "100", &[]);
    std::sync::Arc::make_mut(&mut std::sync::Arc::make_mut(&mut plan.streams)[0]).amount =
        "99.99".parse().expect("an amount");
    let best = solved(&plan);
    let answer = baseline(&plan, &best).expect("fits").expect("there is a factor rule");
    let due: Vec<String> = answer.counties.iter().map(|county| county.due.to_string()).collect();
    assert_eq!(due, ["74.99", "25.00"]);
}

#[test]
fn rules_that_bind_are_named() {
    let most = rule("most", "county_range", "policy", r#""counties": ["east"], "max": "20.00""#);
    check(
        &plan("120", "100", &[most]),
        &["due 75.00 gets 20.00: rule:most:max:east", "due 25.00 gets 80.00: "],
    );
    let least = rule("least", "county_range", "policy", r#""counties": ["west"], "min": "70.00""#);
    check(
        &plan("120", "100", &[least]),
        &["due 75.00 gets 30.00: ", "due 25.00 gets 70.00: rule:least:min:west"],
    );
}

#[test]
fn only_what_the_rule_speaks_of_is_earmarked() {
    let band =
        rule("band", "factor_band", "policy", r#""band": "4", "weights": {"poor": "1"}, "uses": ["road"]"#);
    let projects = [
        project("e", "east", "road", "60.00", "30", ""),
        project("w", "west", "road", "100.00", "100", ""),
        project("f", "west", "farm", "50.00", "1", ""),
    ];
    let streams = [
        stream("roads", "central", "100.00", "0", "road", ""),
        stream("farms", "central", "50.00", "0", "farm", ""),
    ];
    check(
        &small(&parts(&streams, &projects, &[band])),
        &["due 75.00 gets 0.00: ", "due 25.00 gets 100.00: "],
    );
}

#[test]
fn a_plan_without_factors_has_no_baseline() {
    let projects = [project("e", "east", "road", "60.00", "1", "")];
    let plan = small(&parts(&[stream("roads", "central", "100.00", "0", "road", "")], &projects, &[]));
    assert_eq!(baseline(&plan, &solved(&plan)), Ok(None));
}

#[test]
fn what_is_due_adds_up_to_what_is_granted() {
    for seed in 1..=5 {
        let plan = generate(&Options { streams: 8, projects: 30, counties: 3, seed, ..Options::default() });
        let best = solved(&plan);
        let answer = baseline(&plan, &best).expect("fits").expect("there is a factor rule");
        let demands = fundpool::rows::Demands::of(&plan);
        let sums = fundpool::verify::Sums::of(&plan, &demands, best.allocation()).expect("fits");
        let granted: i128 = (0..plan.projects.len()).map(|one| sums.grants_of(one, Levels::ALL)).sum();
        let sum = |of: fn(&CountyBaseline) -> fundpool::money::Money| {
            answer.counties.iter().map(|county| i128::from(of(county).fen())).sum::<i128>()
        };
        assert_eq!(
            (i128::from(answer.granted.fen()), sum(|county| county.gets)),
            (granted, granted),
            "seed {seed}"
        );
        let left = granted - sum(|county| county.due);
        assert!((0..3).contains(&left), "seed {seed}: {left} fen");
    }
}
