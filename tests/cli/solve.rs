//! Solving plans and verifying results.

use std::fs;

use super::command::{Folder, check_golden, golden};

/// A folder with a plan that has an allocation, one that nothing keeps, and one with errors.
fn with_plans(test: &str) -> Folder {
    let folder = Folder::new(test);
    for name in ["valley.json", "stuck.json", "broken.json"] {
        fs::copy(golden(name), folder.0.join(name)).unwrap();
    }
    folder
}

/// The same with the result of the first.
fn with_result(test: &str) -> Folder {
    let folder = with_plans(test);
    assert_eq!(folder.run("solve valley.json -o result.json").code, 0);
    folder
}

#[test]
fn solve_tells_the_goals_and_writes_the_result() {
    let folder = with_plans("solve");
    folder.write("empty.json", r#"{"format": "fundpool-plan", "version": 1}"#);
    folder.check(
        "solve",
        &[
            "solve valley.json",
            "solve valley.json -o result.json --force",
            "solve valley.json --json",
            "solve stuck.json",
            "solve stuck.json --json",
            "solve empty.json",
            "solve broken.json -o never.json",
            "solve missing.json",
        ],
    );
    check_golden("solve-result", &folder.text("result.json"));
    assert!(!folder.names().contains(&"never.json".to_owned()));
}

#[test]
fn a_plan_without_money_and_one_without_projects_have_their_answers() {
    let folder = Folder::new("solve-tiny");
    let valley = fs::read_to_string(golden("valley.json")).unwrap();
    folder.write("poor.json", valley.replace(r#""amount": "1000000.00""#, r#""amount": "0.00""#));
    let (start, end) = (valley.find(r#""projects""#).unwrap(), valley.find(r#""rules""#).unwrap());
    let (_, objective) = valley.split_once(r#""objective""#).unwrap();
    folder.write("bare.json", format!(r#"{}"objective"{objective}"#, &valley[..start]));
    assert!(start < end);
    folder.check("solve-tiny", &["solve poor.json", "solve bare.json"]);
}

#[test]
fn results_go_through_pipes() {
    let folder = with_result("solve-pipe");
    let valley = folder.text("valley.json");
    let solved = folder.run_with("solve - -o -", &valley);
    assert_eq!((solved.code, solved.stderr.as_str()), (0, ""));
    assert_eq!(solved.stdout, folder.text("result.json"));
    let verified = folder.run_with("verify valley.json - --lang en", &solved.stdout);
    assert_eq!(verified.code, 0, "{}", verified.stdout);
    assert!(
        verified.stdout.contains("standard input is what it says: proven optimal."),
        "{}",
        verified.stdout
    );
    // The proof that there is nothing is a result, too, and the answer is no.
    let stuck = folder.run("solve stuck.json -o -");
    assert_eq!((stuck.code, stuck.stderr.as_str()), (1, ""));
    let verified = folder.run_with("verify stuck.json -", &stuck.stdout);
    assert_eq!(verified.code, 0, "{}", verified.stdout);
}

#[test]
fn a_result_is_not_overwritten_and_not_computed_in_vain() {
    let folder = with_result("solve-force");
    folder.write("result.json", "kept");
    folder.check("solve-force", &["solve valley.json -o result.json"]);
    assert_eq!(folder.text("result.json"), "kept");
    assert_eq!(folder.run("solve valley.json -o result.json --force").code, 0);
    assert_ne!(folder.text("result.json"), "kept");
}

#[test]
fn with_no_time_nothing_is_claimed_that_was_not_searched() {
    let folder = Folder::new("solve-stopped");
    fs::copy(golden("bridges.json"), folder.0.join("bridges.json")).unwrap();
    folder.check("solve-gap", &["solve bridges.json"]);
    let run = folder.run("solve bridges.json --time-limit 0 --lang en");
    let stopped = run.stdout.starts_with("bridges.json: stopped.\n");
    let found_none =
        run.stdout.starts_with("bridges.json: no allocation was found, and none is ruled out.\n");
    assert_eq!((run.code, stopped, found_none), (i32::from(!stopped), stopped, !stopped), "{}", run.stdout);
}

#[test]
fn verify_tells_what_was_checked() {
    let folder = with_result("verify");
    assert_eq!(folder.run("solve stuck.json -o none.json").code, 1);
    folder.check(
        "verify",
        &[
            "verify valley.json result.json",
            "verify valley.json result.json --json",
            "verify stuck.json none.json",
            "verify stuck.json none.json --json",
        ],
    );
}

/// Each change of the result with the words that are replaced and those that take their place.
const TAMPERED: [(&str, &str, &str); 12] = [
    ("amount", r#""bridge", "amount": "300000.00""#, r#""bridge", "amount": "300000.01""#),
    ("more", r#""lane", "amount": "400000.00""#, r#""lane", "amount": "500000.00""#),
    ("negative", r#""lane", "amount": "400000.00""#, r#""lane", "amount": "-400000.00""#),
    ("stranger", r#""stream": "budget", "project": "glass""#, r#""stream": "budget", "project": "pond""#),
    ("twice", r#""stream": "budget", "project": "glass""#, r#""stream": "roads", "project": "glass""#),
    ("earmark", r#""pooled": true"#, r#""pooled": false"#),
    ("value", r#""value": "9600.0"#, r#""value": "9700.0"#),
    ("bound", r#""bound": "9600.0"#, r#""bound": "9599.0"#),
    ("dual", r#""stream:roads", "y": "0.001"#, r#""stream:roads", "y": "0.002"#),
    ("status", r#""status": "optimal""#, r#""status": "within_gap""#),
    ("goal", r#""tier": "benefit""#, r#""tier": "funded""#),
    ("loan", r#""project": "glass", "amount": "400000.00""#, r#""project": "glass", "amount": "400000.01""#),
];

#[test]
fn a_tampered_result_is_refused_in_words() {
    let folder = with_result("tampered");
    let result = folder.text("result.json");
    let lines = TAMPERED.map(|(name, old, new)| {
        assert_eq!(result.matches(old).count(), 1, "{old} stands once in\n{result}");
        folder.write(&format!("{name}.json"), result.replacen(old, new, 1));
        format!("verify valley.json {name}.json")
    });
    folder.check("tampered", &lines.each_ref().map(String::as_str));
}

#[test]
fn what_is_no_result_of_the_plan_is_refused_in_words() {
    let folder = with_result("no-result");
    let result = folder.text("result.json");
    folder.write("cut.json", &result[..result.len() / 2]);
    folder.write("unknown.json", result.replace("bridge", "ferry"));
    folder.write("member.json", result.replace("\"pooled\": false", "\"pooled\": \"no\""));
    folder.write("changed.json", folder.text("valley.json").replace("1200", "1300"));
    folder.check(
        "no-result",
        &[
            "verify valley.json cut.json",
            "verify valley.json valley.json",
            "verify valley.json unknown.json",
            "verify valley.json member.json",
            "verify changed.json result.json",
            "verify changed.json result.json --json",
            "verify broken.json result.json",
            "verify valley.json missing.json",
        ],
    );
}
