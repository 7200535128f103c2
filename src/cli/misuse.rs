//! A command line that cannot be understood, in words.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use super::failure::Failure;
use crate::i18n::{Key, Phrase};

/// What is wrong with the words, and where the usage is explained.
pub(super) fn told(error: &clap::Error, words: &[OsString], mut grammar: Command) -> Failure {
    // Only then do arguments know how they are shown.
    grammar.build();
    let command = called(words, &grammar);
    Failure { what: what(error, &grammar), hint: Phrase::new(Key::CliMisuseHint).with("command", command) }
}

fn what(error: &clap::Error, grammar: &Command) -> Phrase {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    let about = |key| Phrase::new(key).with("option", argument.clone());
    match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => unknown_option(error, argument),
        ErrorKind::UnknownArgument => Phrase::new(Key::CliMisuseUnexpected).with("word", argument),
        ErrorKind::InvalidSubcommand => unknown_command(error),
        ErrorKind::MissingSubcommand => Phrase::new(Key::CliMisuseNoCommand),
        ErrorKind::MissingRequiredArgument => Phrase::new(Key::CliMisuseMissing).with("words", argument),
        ErrorKind::InvalidValue if value.is_empty() => about(Key::CliMisuseNoValue),
        ErrorKind::TooManyValues => about(Key::CliMisuseSurplus),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            about(Key::CliMisuseUnfit).with("value", value).with("help", help_of(&argument, grammar))
        }
        // No two arguments exclude each other; only the same one twice is a conflict.
        ErrorKind::ArgumentConflict => about(Key::CliMisuseTwice),
        other => Phrase::new(Key::CliMisuseNotUnderstood).with("text", other.to_string()),
    }
}

fn unknown_option(error: &clap::Error, option: String) -> Phrase {
    let similar = context(error, ContextKind::SuggestedArg);
    let key =
        if similar.is_empty() { Key::CliMisuseUnknownOption } else { Key::CliMisuseUnknownOptionSimilar };
    Phrase::new(key).with("option", option).with("similar", similar)
}

fn unknown_command(error: &clap::Error) -> Phrase {
    let similar = context(error, ContextKind::SuggestedSubcommand);
    let key =
        if similar.is_empty() { Key::CliMisuseUnknownCommand } else { Key::CliMisuseUnknownCommandSimilar };
    Phrase::new(key).with("command", context(error, ContextKind::InvalidSubcommand)).with("similar", similar)
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) if kind == ContextKind::InvalidArg => texts.join(" "),
        // Of several that are similar the last is the most.
        Some(ContextValue::Strings(texts)) => texts.last().cloned().unwrap_or_default(),
        _ => String::new(),
    }
}

/// The program with the command that was meant, where one was.
fn called(words: &[OsString], grammar: &Command) -> String {
    let command = words.iter().skip(1).find_map(|word| grammar.find_subcommand(word));
    command.map_or_else(
        || grammar.get_name().to_owned(),
        |command| format!("{} {}", grammar.get_name(), command.get_name()),
    )
}

/// The words that explain an argument, which tell what fits; clap names it as in `--seed <N>`.
fn help_of(shown: &str, grammar: &Command) -> String {
    let commands = std::iter::once(grammar).chain(grammar.get_subcommands());
    let mut arguments = commands.flat_map(Command::get_arguments);
    let found = arguments.find(|argument| argument.to_string() == shown);
    found.and_then(Arg::get_help).map(ToString::to_string).unwrap_or_default()
}
