//! The report as a file: of a judged result, of a plan that is solved on the spot, and of what there is nothing to report.

use std::fs;

use super::with_plans;

#[test]
fn a_report_is_one_file_without_script_or_foreign_parts() {
    let folder = with_plans("report");
    assert_eq!(folder.run("solve small.json -o result.json").code, 0);
    for line in ["report small.json result.json -o judged.html", "report small.json -o solved.html"] {
        let run = folder.run(line);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{line}");
    }
    let read = |name: &str| fs::read_to_string(folder.0.join(name)).unwrap();
    let (judged, solved) = (read("judged.html"), read("solved.html"));
    assert_eq!(judged, solved, "the same plan gives the same report");
    assert!(judged.starts_with("<!doctype html>") && judged.trim_end().ends_with("</html>"));
    let outside = judged.replace("http://www.w3.org/2000/svg", "").replace("http-equiv", "");
    for foreign in ["<script", "http:", "https:", "src=", "@import", "url("] {
        assert!(!outside.contains(foreign), "{foreign}");
    }
    let run = folder.run("report small.json --brief --date 2026-03-01 --lang en");
    assert_eq!(run.code, 0);
    assert!(run.stdout.contains("2026-03-01") && run.stdout.contains("<html lang=\"en\""));
}

#[test]
fn nothing_is_reported_that_was_not_verified() {
    let folder = with_plans("report-refused");
    assert_eq!(folder.run("solve small.json -o result.json").code, 0);
    let result = fs::read_to_string(folder.0.join("result.json")).unwrap();
    fs::write(folder.0.join("result.json"), result.replacen("\"value\": \"", "\"value\": \"9", 1)).unwrap();
    let check = |line: &str, code: i32| {
        let run = folder.run(line);
        assert_eq!(run.code, code, "{line}: {}{}", run.stdout, run.stderr);
        assert!(!folder.0.join("out.html").exists() && !run.stdout.contains("<html"), "{line}");
    };
    check("report small.json result.json -o out.html", 1);
    check("report changed.json result.json -o out.html", 1);
    check("report broken.json -o out.html", 1);
    check("report small.json missing.json -o out.html", 2);
    check("report - - -o out.html", 2);
    fs::write(folder.0.join("there.html"), "mine").unwrap();
    assert_eq!(folder.run("report small.json -o there.html").code, 2);
    assert_eq!(fs::read_to_string(folder.0.join("there.html")).unwrap(), "mine");
}
