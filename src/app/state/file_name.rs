//! Names of downloaded files: the plan's title, as far as every system takes it.

use crate::diagnostic::is_invisible;

/// How many characters of a title a name takes; file systems count bytes, and a Chinese character has three.
const MOST: usize = 60;
/// What no file may be called on Windows, whatever its ending.
const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A name for a file with this title and ending.
pub fn file_name(title: &str, ending: &str) -> String {
    let safe = |c: char| {
        let is_special = c.is_control() || is_invisible(c) || r#"/\:*?"<>|"#.contains(c);
        if is_special { '_' } else { c }
    };
    let name: String = title.trim().chars().map(safe).take(MOST).collect();
    let name = name.trim_matches(['.', ' ']);
    let lower = name.to_lowercase();
    let is_reserved = RESERVED.contains(&&*lower)
        || ["com", "lpt"].iter().any(|port| {
            lower
                .strip_prefix(port)
                .is_some_and(|rest| rest.len() == 1 && rest.chars().all(|c| c.is_ascii_digit()))
        });
    match name {
        "" => format!("fundpool.{ending}"),
        name if is_reserved => format!("_{name}.{ending}"),
        name => format!("{name}.{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_are_safe_everywhere() {
        let check = |title: &str, expect: &str| assert_eq!(file_name(title, "json"), expect, "{title:?}");
        check("赣州市 2020 年", "赣州市 2020 年.json");
        check("a/b\\c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j.json");
        check("roads\u{202e}nosj\n", "roads_nosj.json");
        check("  ..hidden. ", "hidden.json");
        check("", "fundpool.json");
        check("../", "_.json");
        check("Con", "_Con.json");
        check("COM1", "_COM1.json");
        check("COM10", "COM10.json");
        assert_eq!(file_name(&"县".repeat(500), "csv").chars().count(), 64);
    }
}
