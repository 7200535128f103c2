//! Words for people live in i18n/, all of them are used, and nowhere else are there any.

use std::collections::BTreeSet;

use super::{none, sources};

/// Files that hold Chinese because reading it, or drawing names from it, is their subject.
const CHINESE_IS_THE_SUBJECT: [&str; 3] = ["src/money/", "src/generate/", "src/document/"];

/// `nav.saved-ago` → `NavSavedAgo`, as build.rs names the constants.
fn constant(key: &str) -> String {
    let words = key.split(['.', '-', '_']);
    words
        .map(|word| {
            word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect::<String>()
        })
        .collect()
}

#[test]
fn every_message_is_used() {
    let code: Vec<String> = sources("src", ".rs").into_iter().map(|file| file.text).collect();
    let names: BTreeSet<&str> =
        code.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && c != '_')).collect();
    let mut unused = Vec::new();
    for file in
        sources("i18n/zh", ".toml").into_iter().filter(|file| !file.path.ends_with("/diagnostics.toml"))
    {
        let mut section = String::new();
        for line in file.text.lines() {
            if let Some(name) = line.strip_prefix('[') {
                section = name.trim_end_matches(']').to_owned();
            } else if let Some((key, _)) = line.split_once(" = ").filter(|(key, _)| !key.starts_with('#')) {
                let key = format!("{section}.{key}");
                if !names.contains(constant(key.trim_start_matches('.')).as_str()) {
                    unused.push(format!("{}: nothing says {key}", file.path));
                }
            }
        }
    }
    none(unused);
}

#[test]
fn no_prose_outside_of_i18n() {
    let mut faults = Vec::new();
    for file in sources("src", ".rs") {
        if CHINESE_IS_THE_SUBJECT.iter().any(|folder| file.path.starts_with(folder)) {
            continue;
        }
        let text_of_tests =
            file.text.find("#[cfg(test)]").map_or(usize::MAX, |at| file.text[..at].lines().count());
        for (line, code) in file.code().take_while(|(line, _)| *line <= text_of_tests) {
            if code.replace("一池", "").chars().any(is_han) {
                faults.push(format!("{}:{line}: words belong into i18n/", file.path));
            }
        }
    }
    none(faults);
}

const fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}
