//! Money and shares are exact from the file to the file: no float in the rooms that hold them.

use super::{none, sources};

const EXACT_ROOMS: [&str; 15] = [
    "src/money",
    "src/diagnostic",
    "src/plan",
    "src/document",
    "src/generate",
    "src/rows",
    "src/verify",
    "src/result",
    "src/explain",
    "src/frontier",
    "src/uncertain",
    "src/report",
    "src/compare",
    "src/paper",
    "src/share",
];

#[test]
fn exact_rooms_hold_no_float() {
    let mut faults = Vec::new();
    for file in EXACT_ROOMS.iter().flat_map(|room| sources(room, ".rs")) {
        for (line, code) in file.code() {
            let words = code.split(|c: char| !c.is_alphanumeric() && c != '_');
            if words.into_iter().any(|word| word == "f64" || word == "f32") {
                faults.push(format!("{}:{line}: a float where amounts are exact", file.path));
            }
        }
    }
    none(faults);
}

#[test]
fn the_core_has_no_hash_order() {
    let mut faults = Vec::new();
    let rooms = EXACT_ROOMS.iter().copied().chain(["src/i18n"]);
    for file in rooms.flat_map(|room| sources(room, ".rs")) {
        for (line, code) in file.code() {
            if code.contains("HashMap") || code.contains("HashSet") {
                faults.push(format!(
                    "{}:{line}: the same plan has to give the same bytes; use a BTreeMap",
                    file.path
                ));
            }
        }
    }
    none(faults);
}
