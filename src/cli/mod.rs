//! The command line: `fundpool check`, `solve`, `verify`, `explain`, `scenarios`, `compare`, `frontier`, `draws`, `replan`, `schema`, `gen`, `diff`,
//! `convert`, `report`, `completions`.
//!
//! Each command is a file with its arguments and a `run` that turns them into an [`Answer`], words and JSON in one; only this
//! module prints. Nothing but [`files`] touches the disk, and nothing overwrites a file unless `--force` is given.
//!
//! Exit codes: 0 done, 1 the answer is no (a plan with errors or one that nothing keeps, a result that is refused), 2 wrong usage or trouble with a file.

mod answer;
mod arguments;
mod check;
mod compare;
mod completions;
mod convert;
mod diff;
mod draws;
mod explain;
mod failure;
mod files;
mod frontier;
mod generate;
mod goals;
mod grid;
mod help;
mod judged;
mod language;
mod listing;
mod misuse;
mod patience;
mod progress;
mod remark;
mod repair;
mod replan;
mod report;
mod scenarios;
mod schema;
mod setting;
mod sheet;
mod solve;
mod source;
mod style;
mod threads;
mod unsolved;
mod verify;
mod versus;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use crate::i18n::Lang;
use answer::{Answer, Ending, Report};
use arguments::Request;
use failure::Failure;

/// Runs the program on the words and the environment of this process.
pub fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let lang = language::choose(&words, |name| std::env::var(name).ok());
    let printed = match arguments::parse(&words, lang) {
        Ok(Request::Command(command, json)) => {
            print(command.run(lang).unwrap_or_else(|failure| failure.answer(lang)), json)
        }
        Ok(Request::Text(text)) => say(&text).map(|()| Ending::Done),
        Err(failure) => print(failure.answer(lang), words.iter().any(|word| word == "--json")),
    };
    ExitCode::from(printed.unwrap_or(Ending::Trouble))
}

/// Prints an answer. Failures go to standard error, unless a program reads along.
fn print(answer: Answer, json: bool) -> io::Result<Ending> {
    match answer.report {
        Report::Bytes(bytes) => unbroken(io::stdout().lock().write_all(&bytes))?,
        Report::Words { json: told, .. } if json => say(&told)?,
        Report::Words { text, .. } if answer.ending == Ending::Trouble => {
            unbroken(anstream::stderr().lock().write_all(text.as_bytes()))?;
        }
        Report::Words { text, .. } => say(&text)?,
    }
    Ok(answer.ending)
}

/// Writes to standard output; colours go only to a terminal that wants them.
fn say(text: &str) -> io::Result<()> {
    let mut out = anstream::stdout().lock();
    unbroken(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// A reader that has seen enough (`| head`) is no failure.
fn unbroken(written: io::Result<()>) -> io::Result<()> {
    written.or_else(|error| if error.kind() == io::ErrorKind::BrokenPipe { Ok(()) } else { Err(error) })
}

/// What a command comes to.
type Outcome = Result<Answer, Failure>;

impl arguments::Command {
    fn run(self, lang: Lang) -> Outcome {
        match self {
            Self::Check(arguments) => arguments.run(lang),
            Self::Solve(arguments) => arguments.run(lang),
            Self::Verify(arguments) => arguments.run(lang),
            Self::Explain(arguments) => arguments.run(lang),
            Self::Scenarios(arguments) => arguments.run(lang),
            Self::Compare(arguments) => arguments.run(lang),
            Self::Frontier(arguments) => arguments.run(lang),
            Self::Draws(arguments) => arguments.run(lang),
            Self::Replan(arguments) => arguments.run(lang),
            Self::Schema(arguments) => arguments.run(lang),
            Self::Gen(arguments) => arguments.run(lang),
            Self::Diff(arguments) => arguments.run(lang),
            Self::Convert(arguments) => arguments.run(lang),
            Self::Report(arguments) => arguments.run(lang),
            Self::Completions(arguments) => arguments.run(lang),
        }
    }
}
