//! From words to a command.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use super::failure::Failure;
use super::language::short;
use super::{
    check, compare, completions, convert, diff, draws, explain, frontier, generate, help, misuse, replan,
    report, scenarios, schema, solve, verify,
};
use crate::i18n::Lang;

// What clap shows of these types is said in i18n/, not here: comments that clap could read as help are avoided.

#[derive(Parser)]
#[command(name = "fundpool", version, subcommand_required = true)]
#[command(disable_help_flag = true, disable_help_subcommand = true, disable_version_flag = true)]
struct Words {
    // Found by `language::choose` before clap; it stands here so that clap knows it.
    #[arg(long, global = true, value_name = "LANG", value_parser = Lang::ALL.map(short))]
    lang: Option<String>,
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

/// The commands with their arguments.
#[derive(Subcommand)]
pub(super) enum Command {
    #[command(name = "check")]
    Check(check::Arguments),
    #[command(name = "solve")]
    Solve(solve::Arguments),
    #[command(name = "verify")]
    Verify(verify::Arguments),
    #[command(name = "explain")]
    Explain(explain::Arguments),
    #[command(name = "scenarios")]
    Scenarios(scenarios::Arguments),
    #[command(name = "compare")]
    Compare(compare::Arguments),
    #[command(name = "frontier")]
    Frontier(frontier::Arguments),
    #[command(name = "draws")]
    Draws(draws::Arguments),
    #[command(name = "replan")]
    Replan(replan::Arguments),
    #[command(name = "schema")]
    Schema(schema::Arguments),
    #[command(name = "gen")]
    Gen(generate::Arguments),
    #[command(name = "diff")]
    Diff(diff::Arguments),
    #[command(name = "convert")]
    Convert(convert::Arguments),
    #[command(name = "report")]
    Report(report::Arguments),
    #[command(name = "completions")]
    Completions(completions::Arguments),
}

/// What is asked for.
pub(super) enum Request {
    /// To run a command; whether in JSON.
    Command(Command, bool),
    /// To show the help or the version.
    Text(String),
}

/// The grammar, explained in the language.
pub(super) fn grammar(lang: Lang) -> clap::Command {
    help::explained(Words::command(), lang)
}

/// Reads the words, the program's name first.
///
/// # Errors
/// If they cannot be understood: which, and what comes near.
pub(super) fn parse(words: &[OsString], lang: Lang) -> Result<Request, Failure> {
    let parsed =
        grammar(lang).try_get_matches_from(words).and_then(|matches| Words::from_arg_matches(&matches));
    match parsed {
        Ok(words) => Ok(Request::Command(words.command, words.json)),
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            Ok(Request::Text(error.render().ansi().to_string()))
        }
        Err(error) => Err(misuse::told(&error, words, grammar(lang))),
    }
}
