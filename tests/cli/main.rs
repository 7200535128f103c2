//! The command line as people and scripts meet it: what is typed beside what is answered, in `tests/golden/cli/`.

#[path = "../support/command.rs"]
mod command;
mod questions;
mod report;
mod solve;

use std::fs;
use std::io::Read;
use std::process::Stdio;

use command::{Folder, check_golden, golden};

/// A folder with a plan that is in order and one that is not.
fn with_plans(test: &str) -> Folder {
    let folder = Folder::new(test);
    for name in ["small.json", "broken.json", "changed.json"] {
        fs::copy(golden(name), folder.0.join(name)).unwrap();
    }
    folder
}

#[test]
fn help_in_both_languages() {
    let commands = [
        "",
        "check",
        "solve",
        "verify",
        "explain",
        "scenarios",
        "compare",
        "frontier",
        "draws",
        "replan",
        "schema",
        "gen",
        "diff",
        "convert",
        "report",
        "completions",
    ];
    let lines = commands.map(|command| format!("{command} --help").trim().to_owned());
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    Folder::new("help").check("help", &lines);
}

#[test]
fn misuse_is_told_with_what_comes_near() {
    let lines = [
        "",
        "chek small.json",
        "frobnicate",
        "check",
        "check a.json b.json",
        "check --repair a.json",
        "gen --project 5",
        "gen --projects 0",
        "gen --projects many",
        "gen --seed",
        "gen --seed 1 --seed 2",
        "gen --whole 1.5",
        "gen --whole 30",
        "completions tcsh",
        "convert small.json",
        "convert small.json -o tables --table project",
        "diff - -",
        "verify - -",
        "verify small.json",
        "solve small.json --time-limit -1",
        "solve small.json --time-limit soon",
        "solve small.json --force",
        "check --json",
        "check small.json --json=yes",
        "help",
    ];
    Folder::new("misuse").check("misuse", &lines);
}

#[test]
fn trouble_with_files_names_the_file_and_the_way_out() {
    let folder = with_plans("files");
    fs::create_dir(folder.0.join("folder")).unwrap();
    folder.check(
        "files",
        &[
            "check missing.json",
            "check folder",
            "check small.json/inner.json",
            "check missing.json --json",
            "gen -o small.json",
            "gen -o folder --force",
            "gen -o nowhere/plan.json",
            "schema -o small.json",
            "convert small.json -o folder/small.json --to json",
            "convert folder -o new.json",
        ],
    );
    assert_eq!(folder.read("small.json"), fs::read(golden("small.json")).unwrap(), "nothing was overwritten");
}

#[test]
fn check_lists_all_problems_by_severity() {
    let folder = with_plans("check");
    folder.write("cut.json", &fs::read(golden("small.json")).unwrap()[..200]);
    folder.write("newer.json", r#"{"format": "fundpool-plan", "version": 99}"#);
    let lines = [
        "check small.json",
        "check broken.json",
        "check cut.json",
        "check newer.json",
        "check broken.json --json",
    ];
    folder.check("check", &lines);
}

#[test]
fn check_reads_standard_input() {
    let folder = Folder::new("stdin");
    let small = fs::read_to_string(golden("small.json")).unwrap();
    let run = folder.run_with("check - --lang en", &small);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.contains("standard input: "), "{}", run.stdout);
    let run = folder.run_with("check - --lang en", "{");
    assert_eq!(run.code, 1);
}

#[test]
fn repair_tells_each_change_and_drops_nothing() {
    let folder = with_plans("repair");
    let lines = [
        "check broken.json --repair -o zh.json --lang zh",
        "check broken.json --repair -o en.json --lang en",
    ];
    check_golden("repair", &folder.transcript(&lines));
    assert_eq!(folder.names().len(), 7, "{:?}", folder.names());
    check_golden("repair-set-aside", &folder.text("en.set-aside.json"));
    // What is kept beside it is not overwritten either.
    fs::remove_file(folder.0.join("en.json")).unwrap();
    assert_eq!(folder.run("check broken.json --repair -o en.json").code, 2);
    assert!(!folder.names().contains(&"en.json".to_owned()), "all files or none");
    assert_eq!(folder.run("check broken.json --repair -o en.json --force").code, 1);
}

#[test]
fn repair_gives_up_on_what_is_no_plan() {
    let folder = Folder::new("unrepairable");
    folder.write("noise.json", "no plan at all");
    folder.check("unrepairable", &["check noise.json --repair -o new.json"]);
    assert_eq!(folder.names(), ["noise.json"]);
}

#[test]
fn diff_says_what_changed() {
    let folder = with_plans("diff");
    let lines = [
        "diff small.json changed.json",
        "diff small.json small.json",
        "diff small.json changed.json --json",
        "diff small.json broken.json",
    ];
    folder.check("diff", &lines);
}

#[test]
fn gen_gives_the_same_plan_everywhere() {
    let folder = Folder::new("gen");
    let size = "--streams 3 --projects 6 --counties 2 --whole 30%";
    let run = folder.run(&format!("gen {size}"));
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    if std::env::var_os("FUNDPOOL_BLESS").is_some() {
        fs::write(golden("small.json"), &run.stdout).unwrap();
    }
    assert_eq!(run.stdout, fs::read_to_string(golden("small.json")).unwrap());
    let lines = [
        format!("gen {size} -o zh.json --lang zh"),
        format!("gen {size} -o en.json --lang en"),
        format!("gen {size} --infeasible -o infeasible-zh.json --lang zh"),
        format!("gen {size} --infeasible -o infeasible-en.json --lang en"),
        format!("gen {size} --infeasible -o infeasible.json --json"),
    ];
    check_golden("gen", &folder.transcript(&lines.each_ref().map(String::as_str)));
    assert_eq!(folder.read("zh.json"), folder.read("en.json"));
    assert_ne!(folder.read("zh.json"), folder.read("infeasible.json"));
}

#[test]
fn schema_is_the_published_one() {
    let folder = Folder::new("schema");
    assert_eq!(folder.run("schema").stdout, fundpool::document::json::schema());
    assert_eq!(folder.run("schema -o schema.json").code, 0);
    assert_eq!(folder.text("schema.json"), fundpool::document::json::schema());
}

#[test]
fn tables_go_out_and_come_back_to_the_byte() {
    let folder = Folder::new("convert-back");
    assert_eq!(folder.run("gen --projects 120 --whole 0.3 -o plan.json").code, 0);
    for options in
        ["", "--encoding gbk", "--headings members", "--lang en", "--lang en --encoding gbk --headings zh"]
    {
        let run = folder.run(&format!("convert plan.json -o tables --force {options}"));
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{options}");
        let run = folder.run("convert tables -o back.json --force");
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{options}");
        assert_eq!(folder.text("back.json"), folder.text("plan.json"), "{options}");
    }
}

#[test]
fn tables_are_for_spreadsheets() {
    let folder = with_plans("convert");
    folder.check(
        "convert",
        &[
            "convert small.json -o tables --force",
            "convert small.json -o tables --table counties",
            "convert small.json -o counties.csv --table counties --force --json",
            "convert small.json -o - --table counties",
            "convert small.json -o both.csv --table counties --table uses",
            "convert small.json -o again.json --to json --force",
            "convert counties.csv -o again.json --into small.json --force",
            "convert counties.csv -o - --to csv --headings members",
            "convert tables -o one.csv --to csv",
            "convert small.json -o again.json --to json --encoding gbk",
            "convert small.json -o tables --into small.json",
            "convert broken.json -o tables",
        ],
    );
    assert_eq!(folder.read("again.json"), folder.read("small.json"));
    assert!(folder.read("counties.csv").starts_with("\u{feff}".as_bytes()));
}

#[test]
fn faults_of_tables_name_file_row_and_column() {
    let folder = with_plans("convert-faults");
    assert_eq!(folder.run("convert small.json -o tables --headings en").code, 0);
    let counties = folder.text("tables/counties.csv");
    folder.write("tables/counties.csv", counties.replacen("1.0", "one", 1));
    let streams = folder.text("tables/streams.csv");
    folder.write("tables/streams.csv", streams.replacen(".00", ".005", 1));
    folder.check("convert-faults", &["convert tables -o new.json"]);
    folder.write("tables/project.csv", "");
    folder
        .check("convert-stranger", &["convert tables -o new.json", "convert tables/project.csv -o new.json"]);
    assert!(!folder.names().contains(&"new.json".to_owned()));
}

#[test]
fn what_gbk_cannot_say_is_told_by_cell() {
    let folder = with_plans("gbk");
    let plan = folder.text("small.json").replacen("青汀县", "青汀县😀", 1);
    folder.write("smile.json", plan);
    folder.check("gbk", &["convert smile.json -o tables --encoding gbk"]);
    assert!(!folder.names().iter().any(|name| name.starts_with("tables")), "all files or none");
}

#[test]
fn force_replaces_and_leaves_nothing_behind() {
    let folder = with_plans("force");
    assert_eq!(folder.run("gen -o small.json").code, 2);
    assert_eq!(folder.run("gen -o small.json --force").code, 0);
    assert_ne!(folder.read("small.json"), fs::read(golden("small.json")).unwrap());
    assert_eq!(folder.names(), ["broken.json", "changed.json", "small.json"]);
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let folder = Folder::new("pipe");
    let mut command = folder.command(&["gen", "--projects", "5000"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = [0; 100];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn colours_are_for_terminals() {
    let folder = with_plans("colour");
    let shown = |variables: &[(&str, &str)]| {
        let mut command = folder.command(&["check", "broken.json"]);
        let output = command.envs(variables.iter().copied()).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(!shown(&[]).contains('\u{1b}'), "a pipe gets none");
    assert!(shown(&[("CLICOLOR_FORCE", "1")]).contains('\u{1b}'));
    assert!(!shown(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]).contains('\u{1b}'));
}

#[test]
fn names_cannot_steer_the_terminal() {
    let folder = with_plans("escape");
    let plan = folder.text("small.json").replacen("Random plan", r"\u001b[31mred \u202e", 1);
    folder.write("red.json", plan);
    let run = folder.run("diff small.json red.json --lang en");
    assert!(run.stdout.contains("⟨U+001B⟩[31mred ⟨U+202E⟩"), "{}", run.stdout);
    assert!(!run.stdout.contains(['\u{1b}', '\u{202e}']));
    let run = folder.run("check \u{1b}[31m.json --lang en");
    assert!(run.stderr.contains("⟨U+001B⟩[31m.json") && !run.stderr.contains('\u{1b}'), "{}", run.stderr);
}

#[test]
fn the_language_comes_from_the_environment() {
    let folder = with_plans("language");
    let check = |variables: &[(&str, &str)], expect: &str| {
        let mut command = folder.command(&["diff", "small.json", "small.json"]);
        let output = command.envs(variables.iter().copied()).output().unwrap();
        assert_eq!(String::from_utf8(output.stdout).unwrap(), expect, "{variables:?}");
    };
    let (zh, en) = ("两个方案没有不同。\n", "The plans do not differ.\n");
    check(&[], zh);
    check(&[("LANG", "en_GB.UTF-8")], en);
    check(&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "zh_CN.UTF-8")], zh);
}

#[test]
fn shells_get_their_completions() {
    let folder = Folder::new("completions");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = folder.run(&format!("completions {shell}"));
        let words = [
            "check",
            "solve",
            "verify",
            "schema",
            "gen",
            "diff",
            "convert",
            "completions",
            "infeasible",
            "encoding",
        ];
        assert!(words.iter().all(|word| run.stdout.contains(word)), "{shell}");
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    }
}
