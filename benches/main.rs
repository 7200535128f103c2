//! One benchmark case at a time, natively or in Node: `cargo xtask bench` calls this program for each case and puts the figures
//! side by side.
//!
//! ```text
//! list                       a line for each case: subject, case
//! input SUBJECT CASE FILE    makes the file the case works on
//! run SUBJECT FILE           a line for each figure: what, unit, best, median
//! program SUBJECT CASE FILE OUT    makes what other programs solve beside it, if any do
//! ```
//!
//! The fields of a line are parted by tabs. A process measures a single case, so its peak memory is that of the case. To add a
//! subject: a file with a [`Subject`], and its line in [`SUBJECTS`].

mod allocation;
mod document;
mod figure;
mod host;
mod hostile;
mod questions;
mod subject;

use figure::Figure;
use subject::Subject;

/// Everything there is to measure, in the order of the report.
const SUBJECTS: [&dyn Subject; 4] =
    [&document::Document, &hostile::Hostile, &allocation::Allocation, &questions::Questions];

fn main() {
    let words = host::words();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match obey(&words) {
        Ok(lines) => lines.iter().for_each(|line| host::print(line)),
        Err(why) => host::fail(&why),
    }
}

fn obey(words: &[&str]) -> Result<Vec<String>, String> {
    match words {
        ["list"] => {
            let cases = |subject: &&dyn Subject| {
                let name = subject.name();
                subject.cases().into_iter().map(move |case| format!("{name}\t{case}"))
            };
            Ok(SUBJECTS.iter().flat_map(cases).collect())
        }
        ["input", subject, case, file] => {
            host::write(file, &find(subject)?.input(case)?).map(|()| Vec::new())
        }
        ["run", subject, file] => {
            let figures = find(subject)?.run(&host::read(file)?)?;
            Ok(figures.iter().map(Figure::to_string).collect())
        }
        ["program", subject, case, file, out] => match find(subject)?.program(case, &host::read(file)?)? {
            Some(program) => host::write(out, &program).map(|()| Vec::new()),
            None => Ok(Vec::new()),
        },
        _ => {
            Err("list | input SUBJECT CASE FILE | run SUBJECT FILE | program SUBJECT CASE FILE OUT"
                .to_owned())
        }
    }
}

fn find(name: &str) -> Result<&'static dyn Subject, String> {
    let found = SUBJECTS.into_iter().find(|subject| subject.name() == name);
    found.ok_or_else(|| format!("there is no subject {name:?}"))
}
