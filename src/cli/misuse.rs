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
    let text = |kind| context(error, kind);
    let option = |key| Phrase::new(key).with("option", text(ContextKind::InvalidArg));
    let similar = |plain: Phrase, key, kind| match text(kind) {
        similar if similar.is_empty() => plain,
        similar => Phrase { key, ..plain }.with("similar", similar),
    };
    let what = match error.kind() {
        ErrorKind::UnknownArgument if !text(ContextKind::InvalidArg).starts_with('-') => {
            Phrase::new(Key::CliMisuseUnexpected).with("word", text(ContextKind::InvalidArg))
        }
        ErrorKind::UnknownArgument => {
            let plain = option(Key::CliMisuseUnknownOption);
            similar(plain, Key::CliMisuseUnknownOptionSimilar, ContextKind::SuggestedArg)
        }
        ErrorKind::InvalidSubcommand => {
            let plain = Phrase::new(Key::CliMisuseUnknownCommand)
                .with("command", text(ContextKind::InvalidSubcommand));
            similar(plain, Key::CliMisuseUnknownCommandSimilar, ContextKind::SuggestedSubcommand)
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Phrase::new(Key::CliMisuseNoCommand)
        }
        ErrorKind::MissingRequiredArgument => {
            Phrase::new(Key::CliMisuseMissing).with("words", text(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue if text(ContextKind::InvalidValue).is_empty() => {
            option(Key::CliMisuseNoValue)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => option(Key::CliMisuseUnfit)
            .with("value", text(ContextKind::InvalidValue))
            .with("help", help_of(&text(ContextKind::InvalidArg), &grammar)),
        ErrorKind::ArgumentConflict => match text(ContextKind::PriorArg) {
            other if other == text(ContextKind::InvalidArg) => option(Key::CliMisuseTwice),
            other => option(Key::CliMisuseConflict).with("other", other),
        },
        _ => Phrase::new(Key::CliMisuseNotUnderstood).with("text", error.kind().to_string()),
    };
    let hint = Phrase::new(Key::CliMisuseHint).with("command", called(words, &grammar));
    Failure { what, hint }
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
