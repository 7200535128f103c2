//! A room knows only the rooms that ARCHITECTURE.md lets it know.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::{none, sources};

/// Room → rooms it may know, from the table of ARCHITECTURE.md.
fn allowed() -> BTreeMap<String, BTreeSet<String>> {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/ARCHITECTURE.md")).unwrap();
    let rows = page.lines().skip_while(|line| !line.starts_with("| room |")).skip(2);
    let rows = rows.take_while(|line| line.starts_with('|'));
    let in_ticks =
        |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<BTreeSet<_>>();
    rows.filter_map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').collect();
        let [room, _, knows] = cells.as_slice() else { panic!("three columns: {row}") };
        Some((in_ticks(room).into_iter().next()?, in_ticks(knows)))
    })
    .collect()
}

#[test]
fn rooms_know_only_what_the_plan_of_the_house_allows() {
    let allowed = allowed();
    let mut faults = Vec::new();
    for file in sources("src", ".rs") {
        let Some(room) = file.path.strip_prefix("src/").and_then(|path| path.split(['/', '.']).next()) else {
            continue;
        };
        if ["lib", "bin"].contains(&room) {
            continue;
        }
        let Some(known) = allowed.get(room) else {
            faults.push(format!("{}: ARCHITECTURE.md knows no room `{room}`", file.path));
            continue;
        };
        for (line, code) in file.code() {
            for other in code.split("crate::").skip(1) {
                let other: String = other
                    .chars()
                    .take_while(|c| c.is_ascii_lowercase() || *c == '_' || c.is_ascii_digit())
                    .collect();
                if other != room && !other.is_empty() && !known.contains(&other) {
                    faults.push(format!("{}:{line}: `{room}` may not know `{other}`", file.path));
                }
            }
        }
    }
    none(faults);
}

#[test]
fn every_room_of_the_plan_is_there() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let missing = allowed()
        .into_keys()
        .filter(|room| !root.join(room).exists() && !root.join(format!("{room}.rs")).exists());
    none(
        missing
            .map(|room| format!("ARCHITECTURE.md speaks of a room `{room}` that is not in src/"))
            .collect(),
    );
}

#[test]
fn only_the_platform_touches_the_browser() {
    let app = sources("src/app", ".rs");
    let outside = app.iter().filter(|file| !file.path.starts_with("src/app/platform/"));
    let mut faults = Vec::new();
    for file in outside {
        for (line, code) in file.code() {
            if ["web_sys", "js_sys", "wasm_bindgen", "gloo"].iter().any(|name| code.contains(name)) {
                faults.push(format!("{}:{line}: only src/app/platform speaks to the browser", file.path));
            }
        }
    }
    none(faults);
}
