//! What is asked of a plan beyond its best allocation: explanations, scenarios, comparisons, frontiers, draws, re-planning.

use std::fs;

use super::command::{Folder, golden};

/// A folder with a plan with a scenario and an uncertain stream, one that nothing keeps, and one with errors.
fn with_plans(test: &str) -> Folder {
    let folder = Folder::new(test);
    for name in ["valley.json", "stuck.json", "broken.json"] {
        fs::copy(golden(name), folder.0.join(name)).unwrap();
    }
    let valley = fs::read_to_string(golden("valley.json")).unwrap();
    let amount = r#""amount": "1000000.00""#;
    let ranged =
        valley.replacen(amount, &format!(r#"{amount}, "low": "600000.00", "high": "1200000.00""#), 1);
    assert_ne!(ranged, valley);
    folder.write("ranged.json", &ranged);
    let poorer = valley.replacen(amount, r#""amount": "900000.00""#, 1);
    folder.write("poorer.json", &poorer);
    let (head, _) = valley.trim_end().rsplit_once('}').unwrap();
    let scenarios = r#""scenarios": [
        {"id": "poorer", "name": {"zh": "资金减少", "en": "Less money"},
         "changes": [{"set": "stream", "id": "roads", "amount": "900000.00"}]},
        {"id": "stuck", "changes": [{"set": "stream", "id": "roads", "amount": "10.00"}]}]"#;
    folder.write("scenarios.json", format!("{head}, {scenarios}}}"));
    folder
}

#[test]
fn explain_tells_prices_ways_in_and_the_way_out() {
    let folder = with_plans("explain");
    assert_eq!(folder.run("solve valley.json -o result.json").code, 0);
    folder.check(
        "explain",
        &[
            "explain valley.json",
            "explain valley.json result.json --json",
            "explain valley.json --project lane",
            "explain valley.json --project pond --json",
            "explain valley.json --project moon",
            "explain stuck.json",
            "explain stuck.json --json",
            "explain poorer.json result.json",
            "explain broken.json",
        ],
    );
}

#[test]
fn scenarios_stand_beside_the_plan() {
    let folder = with_plans("scenarios");
    folder.check(
        "scenarios",
        &[
            "scenarios scenarios.json",
            "scenarios scenarios.json --only poorer",
            "scenarios scenarios.json --only nowhere",
            "scenarios valley.json",
        ],
    );
    let told = folder.run("scenarios scenarios.json --json");
    let told: serde_json::Value = serde_json::from_str(&told.stdout).unwrap();
    let statuses: Vec<&str> =
        told["plans"].as_array().unwrap().iter().map(|plan| plan["status"].as_str().unwrap()).collect();
    assert_eq!(statuses, ["optimal", "optimal", "infeasible"]);
    assert_eq!(told["comparison"]["plans"], 2, "only those that have an allocation are compared");
}

#[test]
fn plans_are_compared_with_the_first() {
    let folder = with_plans("compare");
    let many = "compare".to_owned() + &" valley.json".repeat(9);
    folder.check(
        "compare",
        &[
            "compare valley.json poorer.json",
            "compare valley.json stuck.json",
            "compare valley.json broken.json",
            "compare valley.json",
            "compare - -",
            &many,
        ],
    );
}

#[test]
fn frontiers_are_drawn_in_points() {
    let folder = with_plans("frontier");
    folder.check(
        "frontier",
        &[
            "frontier valley.json --points 3",
            "frontier valley.json --points 3 --between benefit,pooled",
            "frontier valley.json --points 3 --between benefit,rule:west-floor",
            "frontier valley.json --points 2 --between benefit,rule:farm-share:max --json",
            "frontier valley.json --between benefit,rule:farm-share:min",
            "frontier valley.json --between benefit,rule:nowhere",
            "frontier valley.json --between cost,benefit",
            "frontier valley.json --points 0",
            "frontier stuck.json",
        ],
    );
}

#[test]
fn draws_tell_how_results_are_spread() {
    let folder = with_plans("draws");
    folder.check(
        "draws",
        &[
            "draws ranged.json --draws 40 --seed 7",
            "draws ranged.json --draws 4 --seed 7 --json",
            "draws valley.json",
            "draws ranged.json --draws 0",
        ],
    );
}

#[test]
fn replan_moves_as_little_as_can_be() {
    let folder = with_plans("replan");
    // The lane is worth far more than was thought: nothing has to move, and the best allocation would.
    let valley = folder.text("valley.json");
    let better = valley.replacen(r#"{"people": "600"}"#, r#"{"people": "60000"}"#, 1);
    assert_ne!(better, valley);
    folder.write("better.json", &better);
    folder.check(
        "replan",
        &[
            "replan scenarios.json --scenario poorer",
            "replan valley.json --to poorer.json",
            "replan valley.json --to poorer.json --json",
            "replan valley.json --to better.json",
            "replan valley.json --to valley.json",
            "replan valley.json --to stuck.json",
            "replan scenarios.json --scenario stuck",
            "replan stuck.json --to valley.json",
            "replan valley.json --to broken.json",
            "replan scenarios.json --scenario nowhere",
            "replan valley.json",
            "replan scenarios.json --scenario poorer --to poorer.json",
            "replan - --to -",
        ],
    );
}

/// `tests/browser/least_change.test.mjs` holds what the page tells against this.
#[test]
fn replan_of_the_demonstration_without_one_of_its_funds() {
    let folder = Folder::new("replan-demo");
    let demo =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/ganzhou-2020.json")).unwrap();
    let lost = demo.replacen(r#""amount": "92310000.00""#, r#""amount": "0.00""#, 1);
    assert_ne!(lost, demo);
    folder.write("demo.json", &demo);
    folder.write("lost.json", &lost);
    folder.check("replan-demo", &["replan demo.json --to lost.json"]);
}

#[test]
fn replan_goes_on_from_the_result_that_was_adopted() {
    let folder = with_plans("replan-adopted");
    assert_eq!(folder.run("solve valley.json -o result.json").code, 0);
    let told = |line: &str| {
        let run = folder.run(line);
        (run.code, run.stdout)
    };
    // The result is the plan's best allocation, which is what counts as adopted where there is none.
    let adopted = told("replan valley.json result.json --to poorer.json --json");
    assert_eq!(adopted, told("replan valley.json --to poorer.json --json"));
    assert_eq!(adopted.0, 0);
    let refused = folder.run("replan poorer.json result.json --to valley.json --lang en");
    assert_eq!(refused.code, 1);
    assert!(refused.stdout.contains("result.json is refused"), "{}", refused.stdout);
}
