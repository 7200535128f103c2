//! A file has one subject: about 200 lines, never more than 400.

use super::{none, sources};

const MOST: usize = 400;

#[test]
fn no_file_is_too_long_to_have_one_subject() {
    let folders = [
        ("src", ".rs"),
        ("simplex/src", ".rs"),
        ("xtask/src", ".rs"),
        ("tests", ".rs"),
        ("tests", ".mjs"),
        ("styles", ".css"),
        ("web", ".js"),
    ];
    let all = folders.iter().flat_map(|(folder, ending)| sources(folder, ending));
    let long = all.filter(|file| file.text.lines().count() > MOST);
    none(
        long.map(|file| format!("{}: {} lines, at most {MOST}", file.path, file.text.lines().count()))
            .collect(),
    );
}
