//! Benchmarks: each case of benches/ in a process of its own, natively and as WebAssembly in Node, side by side; and the page in a browser.

mod page;
mod peers;
mod programs;
mod report;

use std::fs;
use std::io;

use crate::error::Error;
use crate::paths::Paths;
use programs::{Program, Target};
use report::{Case, Pair};

/// How the figures are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A table for people, in Markdown.
    Table,
    /// An object for each figure and target, one a line.
    Json,
}

/// Measures every case whose line in `list` holds one of the words, or every case without words.
///
/// # Errors
/// When the benchmarks do not build, or one of them ends without figures.
pub fn run(paths: &Paths, form: Form, words: &[String]) -> Result<(), Error> {
    let folder = paths.root.join("target").join("bench");
    let unwritable =
        |error: io::Error| Error::new(format!("cannot write {}", folder.display())).why(error.to_string());
    fs::create_dir_all(&folder).map_err(unwritable)?;
    let native = Program::build(Target::Native, &folder, paths)?;
    let mut list = native.lines(&["list"])?;
    list.push(page::CASE.to_owned());
    let mut cases = chosen(&list, words)?;
    let is_page_asked_for = cases.pop_if(|case| case.subject == page::SUBJECT).is_some();
    if is_page_asked_for {
        page::measure(&native, form, &folder, paths)?;
    }
    if cases.is_empty() {
        return Ok(());
    }
    let wasm = Program::build(Target::Wasm, &folder, paths)?;
    if form == Form::Table {
        println!("{}", report::HEADING);
    }
    let input = folder.join("input");
    let file = input.to_string_lossy();
    for case in cases {
        native.lines(&["input", &case.subject, &case.name, &file])?;
        let measure = |program: &Program| program.lines(&["run", &case.subject, &file]);
        let unreadable = |why: String| Error::new(format!("{case} cannot be read")).why(why);
        let mut pairs = Pair::side_by_side(&measure(&native)?, &measure(&wasm)?).map_err(unreadable)?;
        let peers = peers::measure(&native, &case, &input, paths)?;
        pairs.extend(Pair::beside(&peers, &pairs).map_err(unreadable)?);
        match form {
            Form::Table => println!("{}", report::rows(&case, &pairs)),
            Form::Json => println!("{}", report::json(&case, &pairs)),
        }
        fs::remove_file(&input).map_err(unwritable)?;
    }
    Ok(())
}

fn chosen(list: &[String], words: &[String]) -> Result<Vec<Case>, Error> {
    let asked_for = |line: &&String| words.is_empty() || words.iter().any(|word| line.contains(word));
    let cases: Vec<Case> = list.iter().filter(asked_for).filter_map(|line| Case::parse(line)).collect();
    if cases.is_empty() {
        let known = list.join("\n").replace('\t', ": ");
        return Err(Error::usage(format!("there is no benchmark with {}", words.join(" or "))).remedy(known));
    }
    Ok(cases)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_choose_by_subject_or_case() {
        let list = ["document\t1,000 projects", "document\t5,000 projects", "hostile\tzeros"];
        let list = list.map(str::to_owned);
        let check = |words: &[&str], expect: &[usize]| {
            let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
            let expect: Vec<Case> = expect.iter().filter_map(|&at| Case::parse(&list[at])).collect();
            assert_eq!(chosen(&list, &words).unwrap(), expect);
        };
        check(&[], &[0, 1, 2]);
        check(&["document"], &[0, 1]);
        check(&["5,000", "zeros"], &[1, 2]);
        let error = chosen(&list, &["solve".to_owned()]).unwrap_err().to_string();
        assert!(error.contains("solve") && error.contains("document: 1,000 projects"), "{error}");
    }
}
