//! Projects that were probably entered, or claimed, twice.

use std::collections::BTreeMap;

use super::facts::Facts;
use super::{Findings, Spot};
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::{TableName, row_name};

/// What makes two projects look like one: county and use, which are one cell, name and village.
type Likeness = (usize, String, String);

/// Reports every project that looks like an earlier one.
pub(super) fn check(facts: &Facts, findings: &mut Findings) {
    let list = Spot::list(TableName::Projects);
    let mut first_of: BTreeMap<Likeness, usize> = BTreeMap::new();
    for (position, (project, &cell)) in facts.plan.projects.iter().zip(facts.cells.of_projects()).enumerate()
    {
        let name = plain(project.name.zh_first());
        if name.is_empty() {
            continue;
        }
        let likeness = (cell, name, plain(&project.village));
        let first = *first_of.entry(likeness).or_insert(position);
        if first != position {
            let twin = Diagnostic::new(Code::DuplicateProject, list.index(position).path())
                .with("first", list.index(first).path().to_string())
                .with("name", row_name(&project.name, &project.id));
            findings.push(twin);
        }
    }
}

/// The words without what people do not see as a difference: white space, full-width forms, capitals, invisible characters.
fn plain(words: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        other => other,
    };
    let visible = words.chars().filter(|c| !c.is_whitespace() && !super::words::is_hidden(*c));
    visible.map(narrow).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_looks_alike_is_alike() {
        let check = |a, b, expect| assert_eq!(plain(a) == plain(b), expect, "{a} ~ {b}");
        check("于都 蔬菜大棚", "于都蔬菜大棚", true);
        check("大棚(一期)", "大棚\u{ff08}一期\u{ff09}", true);
        check("村道\u{ff11}号", "村道1号", true);
        check("Road A", "road\u{3000}a", true);
        check("村道\u{200b}1号", "村道1号", true);
        check("村道1号", "村道2号", false);
    }
}
